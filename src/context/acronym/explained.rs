//! Whether a short form is explained: in brackets, after "means", by initials that fit.

use super::super::Context;
use super::super::verb::Tense;
use crate::lexicon::Token;
use crate::role::Role;

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
    /// Whether the report explains a short form here.
    pub(super) fn is_explained(&self, at: u32, form: &str) -> bool {
        let tokens = self.hits.tokens();
        let token = tokens[at as usize];
        let sentence = self.sentence_of(at);
        let block = self.sentences.all.get(self.sentences.of_token(at)).map_or(0, |sentence| sentence.block);
        let text = self.draft.text();
        let rest = text[token.end as usize..].trim_start_matches(['"', '”', '’']).trim_start();
        if self.is_said_to_be_unknown(at) {
            return false;
        }
        // "HR-QL (a list of questions)": what explains the second half explains the whole.
        if rest.starts_with('-')
            && at + 1 < sentence.end
            && let Some(half) = self.short_form(at + 1)
            && self.is_explained(at + 1, half)
        {
            return true;
        }
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

    /// "I was sent an SDQ and do not know what that is": the author owns up to not knowing.
    fn is_said_to_be_unknown(&self, at: u32) -> bool {
        const OWNED: [&str; 14] = [
            "told me",
            "tell me",
            "told us",
            "tell us",
            "explain",
            "say what",
            "what it is",
            "what it means",
            "what it stands",
            "what they are",
            "what they mean",
            "what that is",
            "what that means",
            "looked it up",
        ];
        const UNKNOWN: [&str; 8] =
            ["nobody", "no one", "never", "not know", "don't know", "no idea", "not been", "couldn't"];
        let Some(sentence) = self.sentences.all.get(self.sentences.of_token(at)) else { return false };
        let words = &self.small[sentence.span.range()];
        UNKNOWN.iter().any(|cue| words.contains(cue)) && OWNED.iter().any(|cue| words.contains(cue))
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
