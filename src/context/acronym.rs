//! Short forms that the report never explains, before or after, in place or in a glossary.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use super::class::{TITLE, YOUNG_PERSON};
use super::verb::Tense;
use crate::draft::{Block, BlockKind, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::Span;

/// Short forms that everybody knows, or knows as well as the words they stand for.
const EVERYDAY: &[&str] = &[
    "AA", "AC", "ADHD", "AGM", "AIDS", "AM", "ASAP", "ATM", "BAFTA", "BBC", "BMI", "BMW", "BMX", "BSL",
    "BST", "BT", "CCTV", "CD", "CE", "CEO", "CV", "DC", "DCI", "DCS", "DI", "DIY", "DJ", "DNA", "DOB", "DPD",
    "DS", "DSL", "DT", "DVD", "DVLA", "ECG", "ESOL", "ETA", "EU", "FA", "FAQ", "FC", "FM", "FYI", "GCSE",
    "GDPR", "GMT", "GP", "GPS", "HGV", "HIV", "HMP", "HMRC", "HQ", "HR", "ICT", "ICU", "ID", "IKEA", "IOU",
    "IQ", "IT", "ITV", "IVF", "JCB", "KFC", "LED", "LGBT", "LGBTQ", "LGBTQIA", "MC", "MMA", "MMR", "MOT",
    "MP", "MRI", "MS", "NASA", "NATO", "NB", "NHS", "NSPCC", "OAP", "OK", "PA", "PC", "PCSO", "PDF", "PE",
    "PGCE", "PIN", "PM", "PO", "PS", "PSHE", "PTA", "PVC", "QC", "QR", "RAC", "RAF", "RE", "RIP", "RNLI",
    "RSPB", "RSPCA", "RSVP", "RTA", "SAS", "SATS", "SIM", "SMS", "SOS", "STEM", "SUV", "TBA", "TBC", "TK",
    "TV", "UCAS", "UFO", "UK", "UPS", "US", "USA", "USB", "VAT", "VE", "VHS", "VIP", "VW", "WC", "WHO", "WI",
    "YHA", "YMCA", "YWCA", "YP", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XX", "XXX",
    "XL", "OFFICIAL", "NOT", "NO", "DRAFT", "FINAL", "COPY", "END", "AND", "OR", "ALL", "ONLY", "MUST",
    "WILL", "NEVER", "NONE", "YES", "PLEASE", "NOTE", "URGENT", "DO", "ANY", "THE", "OF", "TO", "IN", "ON",
    "FOR", "BY", "IS", "ARE", "WE",
];

/// Longer runs of capitals are words that shout.
const LONGEST: usize = 6;

/// Words that may stand between a bracket and a short form: "(hereafter TRAC)".
const LEADS: &[&str] = &[
    "the",
    "or",
    "called",
    "known as",
    "now",
    "our",
    "hereafter",
    "henceforth",
    "hence",
    "abbreviated to",
    "abbreviated",
    "shortened to",
    "initials are",
    "short",
    "a.k.a.",
    "aka",
    "i.e.",
    "ie",
    "we call it",
    "we say",
];

/// An explanation in brackets or after "means" holds at most this many words.
const REACH: u32 = 14;

impl Context<'_> {
    /// Short forms that are never explained, each where it first stands.
    pub(super) fn unexplained(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        let forms: Vec<(u32, &str)> =
            (0..tokens.len() as u32).filter_map(|at| Some((at, self.short_form(at)?))).collect();
        let shouted = self.shouted(&forms);
        let names = if forms.is_empty() { FxHashSet::default() } else { self.initials_of_names() };
        let mut explained: FxHashSet<&str> =
            forms.iter().map(|(_, form)| *form).filter(|form| names.contains(*form)).collect();
        let mut used: Vec<(u32, &str)> = Vec::new();
        for (at, form) in forms {
            if explained.contains(form) || shouted.contains(form) {
                continue;
            }
            if self.is_explained(at, form) {
                explained.insert(form);
            } else if self.counts(at, form) && !used.iter().any(|(_, known)| *known == form) {
                used.push((at, form));
            }
        }
        used.into_iter()
            .filter(|(_, form)| !explained.contains(form))
            .map(|(at, _)| {
                let token = tokens[at as usize];
                Span::new(token.start, token.end)
            })
            .collect()
    }

    /// The letters of a short form: two to six capitals, with a plural's small s or without.
    fn short_form(&self, at: u32) -> Option<&str> {
        let token = self.hits.tokens()[at as usize];
        if !token.looks(Token::CAPITAL) || token.looks(Token::INITIAL) {
            return None;
        }
        let word = self.word(at);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let fits = (2..=LONGEST).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        fits.then_some(bare)
    }

    /// Of some short forms, those that the draft also writes in small letters: their capitals only shout.
    fn shouted<'f>(&self, forms: &[(u32, &'f str)]) -> FxHashSet<&'f str> {
        let small: FxHashMap<String, &str> =
            forms.iter().map(|(_, form)| (form.to_ascii_lowercase(), *form)).collect();
        let letter = |byte: u8| 1_u32 << (byte & 31);
        let firsts = forms.iter().fold(0, |all, (_, form)| all | letter(form.as_bytes()[0]));
        let mut shouted = FxHashSet::default();
        for (at, token) in self.hits.tokens().iter().enumerate() {
            if token.look & (Token::CAPITAL | Token::DIGIT) != 0 || token.end - token.start > LONGEST as u32 {
                continue;
            }
            let word = self.word(at as u32);
            if word.bytes().next().is_some_and(|first| firsts & letter(first) != 0)
                && let Some(form) = small.get(word)
            {
                shouted.insert(*form);
            }
        }
        shouted
    }

    /// Whether a short form stands where a reader would stumble over it.
    fn counts(&self, at: u32, form: &str) -> bool {
        let token = self.hits.tokens()[at as usize];
        let Some(sentence) = self.sentences.all.get(self.sentences.of_token(at)) else { return false };
        let block = &self.draft.blocks()[sentence.block];
        let span = Span::new(token.start, token.end);
        let furniture = matches!(block.part, Part::Properties | Part::Header | Part::Footer)
            || matches!(
                block.kind,
                BlockKind::Heading(_) | BlockKind::Header | BlockKind::Footer | BlockKind::Field
            );
        if furniture
            || EVERYDAY.contains(&form) && !self.is_missed_appointment(form, &sentence.tokens)
            || self.people.is(at, TITLE)
            || self.roles_at(sentence.block).has(Role::Reference)
            || form.len() > 3 && self.is_a_heading_by_itself(at, block)
            || self.brief.members.iter().any(|member| member.value == form)
            || self.identifiers.iter().any(|one| one.span.overlaps(span))
            || self.speaker(&(at..at + 1)) == Some(super::Speaker::YoungPerson)
        {
            return false;
        }
        // A label of a member, a reference ("HB/2"), a plate, a name of which it is a part ("JD Sports").
        let text = self.draft.text().as_bytes();
        let beside = |index: Option<usize>| index.and_then(|index| text.get(index)).copied().unwrap_or(b' ');
        let next = beside(Some(token.end as usize));
        let before = beside((token.start as usize).checked_sub(1));
        if matches!(next, b'.' | b'/' | b'-' | b'&' | b'_')
            && beside(Some(token.end as usize + 1)).is_ascii_alphanumeric()
            && form.len() < 3
            || matches!(before, b'@' | b'_' | b'&' | b'.' | b'#')
            || next.is_ascii_digit()
        {
            return false;
        }
        if form.len() == 2 && self.people.is(at, YOUNG_PERSON) {
            return false;
        }
        let near = |other: Option<u32>| {
            other
                .and_then(|other| self.hits.tokens().get(other as usize))
                .is_some_and(|token| token.looks(Token::DIGIT) && token.looks(Token::CAPITAL))
        };
        if near(at.checked_sub(1)) || near(Some(at + 1)) {
            return false; // a plate or a postcode
        }
        // "PEER GROUP", "WHAT WE KNOW": words that shout.
        let loud_word = |at: Option<u32>| {
            at.and_then(|at| self.hits.tokens().get(at as usize))
                .is_some_and(|token| token.looks(Token::ALL_CAPITALS) && token.end - token.start > 3)
        };
        let joined = |first: u32| !self.hits.tokens()[first as usize].looks(Token::HARD_BREAK);
        if form.len() > 3
            && (joined(at) && loud_word(Some(at + 1)) || at > 0 && joined(at - 1) && loud_word(Some(at - 1)))
        {
            return false;
        }
        // A line in capitals shouts.
        let words = &sentence.tokens;
        let loud =
            words.clone().filter(|at| self.hits.tokens()[*at as usize].looks(Token::ALL_CAPITALS)).count();
        loud * 2 <= words.len()
            || words.len() == 1
            || loud < words.len() && words.len() <= 4 && form.len() < 5
    }

    /// "2. VIEWS" on a line of its own.
    fn is_a_heading_by_itself(&self, at: u32, block: &Block) -> bool {
        block.kind == BlockKind::Paragraph
            && block.cell.is_none()
            && self
                .hits
                .tokens_in(block.span)
                .into_iter()
                .all(|other| other == at || self.hits.tokens()[other as usize].looks(Token::DIGIT))
    }

    /// "DNA x3", "DNA'd the clinic": of appointments it stands for what nobody outside health knows.
    fn is_missed_appointment(&self, form: &str, words: &std::ops::Range<u32>) -> bool {
        form == "DNA"
            && words.clone().any(|at| {
                let word = self.small(at);
                ["appointment", "clinic", "dent", "optician", "camhs", "session", "therap"]
                    .iter()
                    .any(|of| word.starts_with(of))
                    || matches!(word.as_ref(), "x2" | "x3" | "x4" | "dna'd" | "dna’d")
            })
    }

    /// Whether the report explains a short form here.
    fn is_explained(&self, at: u32, form: &str) -> bool {
        let tokens = self.hits.tokens();
        let token = tokens[at as usize];
        let sentence = self.sentence_of(at);
        let block = self.sentences.all.get(self.sentences.of_token(at)).map_or(0, |sentence| sentence.block);
        let text = self.draft.text();
        let rest = text[token.end as usize..].trim_start_matches(['"', '”', '’']).trim_start();
        if self.roles_at(block).has(Role::Glossary) {
            // "LT works on the gates" under "Abbreviations" explains nothing.
            let told = self.draft.blocks()[block].cell.is_some()
                || at > sentence.start
                || at + 1 == sentence.end
                || rest.starts_with(|mark: char| !mark.is_alphanumeric())
                || matches!(
                    self.word(at + 1),
                    "is" | "are" | "was" | "means" | "stands" | "for" | "the" | "a"
                )
                || self.initials(at + 1..sentence.end.min(at + 1 + REACH), form);
            if told {
                return true;
            }
        }
        let lead = text[..token.start as usize].trim_end();
        // "child criminal exploitation (CCE)", "the referral mechanism (the NRM, which ...)"
        let lead = LEADS.iter().find_map(|small| lead.strip_suffix(small)).map_or(lead, str::trim_end);
        let rest_of_name = ["here", "below", "locally", "for short"]
            .iter()
            .find_map(|small| rest.strip_prefix(small))
            .map_or(rest, str::trim_start);
        let closes = rest.starts_with([')', ']', ',', ';']) || rest_of_name.starts_with([')', ']']);
        if lead.ends_with(['(', '[']) && closes && at > sentence.start {
            let from = sentence.start.max(at.saturating_sub(REACH));
            // "the child exploitation panel (MACE)": said in other words.
            let described =
                at - from >= 3 && !self.is_participle(at - 1) && rest_of_name.starts_with([')', ']']);
            return described || self.spells(from..at, form) || self.initials(from..at, form);
        }
        // "the Internet Watch Foundation, IWF"
        if lead.ends_with(',') && (2..=5).contains(&form.len()) {
            let from = sentence.start.max(at.saturating_sub(form.len() as u32 + 1));
            if self.initials(from..at, form) {
                return true;
            }
        }
        // "TRIM sheet (our trauma and risk injury map)": a word of its own may stand between.
        let own = (at + 1..sentence.end.min(at + 3))
            .find(|next| self.short_form(*next).is_none() && !tokens[*next as usize].looks(Token::CAPITAL));
        if let Some(own) = own {
            let between = &text[token.end as usize..tokens[own as usize].start as usize];
            let bracketed = text[tokens[own as usize].end as usize..].trim_start().starts_with('(');
            if between.trim().is_empty() && bracketed && sentence.end > own + 2 {
                return true;
            }
        }
        // "CAWN (a warning notice telling an adult to stay away)"
        if rest.starts_with(['(', '[']) && at + 1 < sentence.end {
            let end = (at + 1..sentence.end)
                .find(|next| tokens[*next as usize].looks(Token::HARD_BREAK))
                .map_or(sentence.end, |next| next + 1);
            let inside = end - (at + 1);
            return inside >= 3
                || inside >= 1 && self.initials(at + 1..end, form)
                || inside == 2 && self.short_form(at + 1).is_none();
        }
        let after = at + 1..sentence.end.min(at + 1 + REACH);
        if after.is_empty() {
            // A cell of its own beside what it stands for.
            let cell = self.draft.blocks()[block].cell.is_some() && sentence.len() == 1;
            let next = self.sentences.all.get(self.sentences.of_token(at) + 1);
            return cell
                && next
                    .is_some_and(|next| next.block == block + 1 && self.initials(next.tokens.clone(), form));
        }
        let next = self.word(at + 1);
        // "“LT” in the old notes stands for ...", "MD the mapping day", "LT, a lorry that ..."
        let article = |at: u32| matches!(self.word(at), "the" | "a" | "an" | "our");
        let stands = (at + 1..sentence.end.min(at + 9))
            .any(|at| matches!(self.word(at), "stands" | "stand") && self.word(at + 1) == "for");
        if self.is_said_beside(at, form, rest) {
            return true;
        }
        // "LT, which is a lorry that ...", "LT - that is, the lorry"
        let clause = rest.starts_with([',', '-', '–', '—', ':'])
            && matches!(next, "which" | "that" | "this")
            && matches!(self.word(at + 2), "is" | "are" | "was" | "means" | "meant" | "stands" | "being")
            && at + 4 < sentence.end;
        if clause {
            return true;
        }
        let described = rest.starts_with([',', '-', '–', '—', ':'])
            && article(at + 1)
            && (at + 2..sentence.end.min(at + 8))
                .any(|at| matches!(self.word(at), "that" | "which" | "who" | "where"));
        if article(at + 1) && self.initials(at + 2..sentence.end.min(at + 3 + form.len() as u32), form) {
            return true;
        }
        let says = matches!(next, "means" | "stands" | "meaning") || stands || described;
        let links = matches!(next, "is" | "are" | "or" | "for" | "as")
            || rest.starts_with(['=', ':', '-', '–', '—', ',']);
        says || links && self.initials(after, form)
    }

    /// Whether what a short form stands for is said around it, in any words: in a clause after it, in the sentence
    /// after, or before it.
    fn is_said_beside(&self, at: u32, form: &str, rest: &str) -> bool {
        let tokens = self.hits.tokens();
        let sentence = self.sentence_of(at);
        let article = |at: u32| {
            at < sentence.end
                && matches!(self.word(at), "the" | "a" | "an" | "our" | "their" | "its" | "The" | "A" | "Our")
        };
        let copula = |at: u32| at < sentence.end && matches!(self.word(at), "is" | "are" | "was" | "means");
        let stopped = |at: u32| tokens[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0;
        // "TRAC, our Tuesday meeting with police,": a noun and what belongs to it, up to the next mark.
        let phrase = |first: u32| {
            let end = (first..sentence.end)
                .find(|at| {
                    stopped(*at) || self.draft.text()[tokens[*at as usize].end as usize..].starts_with(" - ")
                })
                .map_or(sentence.end, |last| last + 1);
            let words = first..end;
            let joins = words.clone().any(|at| matches!(self.word(at), "and" | "or") && article(at + 1));
            let finite = self
                .verbs(&words)
                .iter()
                .any(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
            let told = words.clone().any(|at| matches!(self.word(at), "which" | "that" | "who" | "where"));
            article(first) && words.len() >= 4 && (told || !joins && !finite)
        };
        let marked = rest.starts_with([',', '-', '–', '—', ':']);
        let bare = rest.trim_start_matches([',', '(', ' ', '-', '–', '—', ':']);
        let glossed = ["i.e.", "ie ", "that is,", "that is to say", "in other words", "short for"];
        if (marked || rest.starts_with('(')) && glossed.iter().any(|lead| bare.starts_with(lead)) {
            return true;
        }
        let next = self.word(at + 1);
        let clause = marked
            && at + 4 < sentence.end
            && (matches!(next, "where" | "whereby" | "whose")
                || matches!(next, "at" | "by" | "through" | "in" | "under" | "with")
                    && self.word(at + 2) == "which");
        if clause || marked && phrase(at + 1) {
            return true;
        }
        // "TRAC is the weekly meeting at which ..."
        let opens = at == sentence.start
            || at > sentence.start + 1 && (self.word(at - 1) == "call" || self.word(at - 1) == "called")
            || at == sentence.start + 1 && article(sentence.start);
        if opens && copula(at + 1) && article(at + 2) && sentence.end > at + 5 {
            return true;
        }
        // "a TRAC interview, which is offered to ..."
        let own = (at + 1..sentence.end.min(at + 3)).find(|at| stopped(*at));
        if let Some(own) = own
            && matches!(self.word(own + 1), "which" | "that")
            && copula(own + 2)
            && own + 4 < sentence.end
        {
            return true;
        }
        // "... to TRAC on Monday (that's the weekly meeting)", "... to TRAC. That is the weekly meeting"
        let alone = (at + 1..sentence.end).all(|at| self.short_form(at).is_none());
        let aside = (at + 1..sentence.end.saturating_sub(2)).any(|at| {
            matches!(self.word(at), "that's" | "that’s") && article(at + 1)
                || self.word(at) == "that" && self.word(at + 1) == "is" && article(at + 2) && stopped(at - 1)
        });
        let index = self.sentences.of_token(at);
        let own_block = self.sentences.all.get(index).map(|own| own.block);
        let after =
            self.sentences.all.get(index + 1).filter(|next| Some(next.block) == own_block).is_some_and(
                |next| {
                    let first = next.tokens.start;
                    let that = self.word(first) == "That" && self.word(first + 1) == "is"
                        || matches!(self.word(first), "That's" | "That’s");
                    let noun = first + if self.word(first) == "That" { 2 } else { 1 };
                    that && matches!(self.word(noun), "the" | "a" | "an" | "our") && next.tokens.len() >= 5
                },
            );
        if alone && (aside || after) {
            return true;
        }
        // "the weekly meeting about trafficking, TRAC, heard it"
        let lead = self.draft.text()[..tokens[at as usize].start as usize].trim_end();
        if lead.ends_with(',') && rest.starts_with(',') && at > sentence.start {
            let first =
                (sentence.start..at - 1).rev().find(|at| stopped(*at)).map_or(sentence.start, |at| at + 1);
            if phrase(first) {
                return true;
            }
        }
        // "the trafficking response and advice circle or TRAC"
        at > sentence.start + 2
            && self.word(at - 1) == "or"
            && self.initials(sentence.start.max(at.saturating_sub(REACH))..at - 1, form)
    }

    /// The first letters of every name in capitals: "the Trafficking Response and Advice Circle".
    fn initials_of_names(&self) -> FxHashSet<String> {
        let tokens = self.hits.tokens();
        let mut out = FxHashSet::default();
        let mut letters = String::new();
        for at in 0..tokens.len() as u32 {
            let token = tokens[at as usize];
            let word = self.word(at);
            let capital = token.looks(Token::CAPITAL)
                && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0;
            let small =
                !letters.is_empty() && matches!(word, "of" | "and" | "for" | "the" | "in" | "on" | "to");
            if token.looks(Token::FIRST) && !capital {
                letters.clear();
            }
            if capital {
                letters.extend(word.chars().next());
                // Each end of the run may be the name's.
                for start in 0..letters.len().saturating_sub(2) {
                    if letters.is_char_boundary(start) {
                        out.insert(letters[start..].to_owned());
                    }
                }
            } else if !small {
                letters.clear();
            }
            if token.look & (Token::COMMA | Token::HARD_BREAK) != 0 || letters.len() > 12 {
                letters.clear();
            }
        }
        out
    }

    /// Whether some of the words in a row begin with the letters of a short form, small words left out or not.
    fn initials(&self, words: std::ops::Range<u32>, form: &str) -> bool {
        let letters: Vec<u8> = form.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
        let mut have = 0;
        let mut matched = 0;
        let slack = if letters.len() > 4 { 2 } else { 1 };
        for at in words {
            let Some(first) = self.word(at).bytes().next().map(|byte| byte.to_ascii_lowercase()) else {
                continue;
            };
            // One letter may be wanting: "the children's mental health service" for CAMHS.
            if let Some(skipped) = letters.iter().skip(have).take(slack).position(|letter| *letter == first) {
                have += skipped + 1;
                matched += 1;
            }
        }
        matched + slack > letters.len() && matched >= 2
    }

    /// Whether the words before end in a name spelt out in capitals or in two words at least that begin alike.
    fn spells(&self, words: std::ops::Range<u32>, form: &str) -> bool {
        let first = form.bytes().next().unwrap_or(b' ').to_ascii_lowercase();
        words
            .rev()
            .take(2 * form.len())
            .any(|at| self.word(at).bytes().next().is_some_and(|byte| byte.to_ascii_lowercase() == first))
    }
}
