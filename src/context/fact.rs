//! Facts about a sentence that a required statement can be made of.

use std::ops::Range;

use super::class::{
    ADULT, AGENCY, AUTHOR, FAMILY, GROUP, NUMBER, PLACE, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, SAYING,
    VIEW, YOUNG_PERSON,
};
use super::quotation::Quotation;
use super::{About, Context, Sentence, Speaker};
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Part};
use crate::lexicon::{ListId, Token};
use crate::role::Role;
use crate::rule::Fact;
use crate::text::Span;

/// The facts of one sentence, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    const fn add(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.0 |= 1 << fact as u32;
        }
    }

    /// Some facts as a set.
    pub fn of(facts: &[Fact]) -> Self {
        Self(facts.iter().fold(0, |all, fact| all | 1 << *fact as u32))
    }

    /// Whether any of some facts holds.
    pub const fn any(self, facts: Self) -> bool {
        self.0 & facts.0 != 0
    }
}

/// A sentence this long says something.
const SAID_WORDS: usize = 8;

/// The opening of a draft without headings is at most this many sentences.
const OPENING_SENTENCES: usize = 10;

/// A section that frames the report has at most this many sentences.
const FRAMING_SENTENCES: usize = 10;

/// What a label looks like: one of these at least.
const LABEL: u16 = Token::CAPITAL | Token::INITIAL | Token::ALL_CAPITALS | Token::DIGIT;

/// What is counted when it is not young people.
const UNITS: &[&str] = &[
    "minutes", "hours", "days", "nights", "evenings", "weeks", "months", "years", "times", "places", "sites",
    "streets", "parks", "shops", "stops", "schools", "homes", "pounds", "pages", "actions", "agencies",
    "services", "phones",
];

/// What follows "the six" where they are the group and no noun does.
const ALONE_BEFORE: &[&str] = &[
    "who", "are", "were", "have", "share", "meet", "on", "at", "in", "as", "listed", "named", "know", "live",
];

/// Sections that speak of the report and not of the group.
const ABOUT_THE_REPORT: &[Role] = &[
    Role::Purpose,
    Role::Scope,
    Role::Method,
    Role::Contributors,
    Role::Sharing,
    Role::Review,
    Role::Appendix,
];

/// A quotation of a young person counts from this many words.
const QUOTED_WORDS: u32 = 2;

/// What a young person says on a line of its own has at least so many words.
const PUT_DOWN_WORDS: u32 = 5;

/// It opens its line, or follows whose words they are: within so many bytes.
const PUT_DOWN_REACH: u32 = 40;

/// Whether a mention anchors something in the calendar, as a time of day or an age does not.
pub(crate) const fn anchors(date: &DateMention) -> bool {
    !matches!(
        date.kind,
        DateKind::Clock
            | DateKind::Relative
            | DateKind::RelativeFloating
            | DateKind::Age
            | DateKind::Duration
            | DateKind::Citation
            | DateKind::Impossible
    )
}

impl Context<'_> {
    /// The facts of every sentence.
    pub fn facts(&self) -> &[Facts] {
        &self.facts
    }

    /// Finds the facts of every sentence; `report_talk` is the vocabulary of words about the report itself.
    pub(super) fn all_facts(&self, report_talk: Option<ListId>) -> Vec<Facts> {
        let opening = self.opening_end;
        let talk = self.talk_by_passage(report_talk);
        let findings = self.findings_begin();
        (0..self.sentences.all.len())
            .map(|sentence| {
                let mut facts = self.facts_of(sentence);
                let block = self.sentences.all[sentence].block;
                let open = block < opening && self.draft.blocks()[block].part == Part::Body;
                let roles = self.roles_at(block);
                let told = talk.get(self.passages[sentence] as usize).is_some_and(|count| *count >= 2);
                // Before the findings a short section with a heading of its own kind frames the report.
                let framing = block < findings
                    && roles.first() == Role::Other
                    && self.section_of(sentence).len() <= FRAMING_SENTENCES;
                facts.add(Fact::Opening, open);
                facts.add(
                    Fact::OfReport,
                    open || told || framing || roles.any(ABOUT_THE_REPORT) || !self.is_prose(block),
                );
                facts
            })
            .collect()
    }

    /// Adds to the facts which sentences are steps of the plan.
    pub(super) fn mark_planned(&mut self) {
        let steps: Vec<_> = self.actions.iter().map(|action| action.what).collect();
        for span in steps {
            let first = self.sentences.at(span.start);
            for (index, sentence) in self.sentences.all.iter().enumerate().skip(first) {
                if !sentence.span.overlaps(span) {
                    break;
                }
                self.facts[index].add(Fact::Planned, true);
            }
        }
    }

    /// The first block that has a part in what was found, or what young people said of it.
    fn findings_begin(&self) -> usize {
        const TOLD: &[Role] = &[Role::Findings, Role::Strengths, Role::Voice, Role::Analysis, Role::Actions];
        (0..self.draft.blocks().len()).find(|block| self.roles_at(*block).any(TOLD)).unwrap_or(0)
    }

    /// How many words about the report itself each passage holds.
    fn talk_by_passage(&self, report_talk: Option<ListId>) -> Vec<u32> {
        let passages = self.passages.last().map_or(0, |last| *last as usize + 1);
        let mut talk = vec![0; passages];
        let mut last = None;
        for hit in report_talk.map_or(&[][..], |list| self.hits.of(list)) {
            if last.is_some_and(|last| hit.first <= last) {
                continue; // words inside words already counted
            }
            last = Some(hit.last);
            if let Some(passage) = self.passages.get(self.sentences.of_token(hit.first)) {
                talk[*passage as usize] += 1;
            }
        }
        talk
    }

    fn facts_of(&self, index: usize) -> Facts {
        let sentence = &self.sentences.all[index];
        let tokens = &sentence.tokens;
        let bits = self.people.of_sentence(index);
        let all = &self.hits.tokens()[tokens.start as usize..tokens.end as usize];
        let (looks, labels) = all.iter().fold((0, 0), |(looks, labels), token| {
            (looks | token.look, labels + u32::from(token.look & LABEL != 0))
        });
        let mut facts = Facts::default();
        let dates: Vec<&DateMention> =
            self.dates_in(sentence.span).iter().filter(|date| anchors(date)).collect();
        let days = dates.iter().filter(|date| !matches!(date.kind, DateKind::Weekday)).count();
        let range = dates.iter().any(|date| date.kind == DateKind::Range);
        let with_year = dates.iter().any(|date| date.has_year());
        facts.add(Fact::Date, !dates.is_empty());
        facts.add(Fact::DatedYear, with_year);
        facts.add(Fact::Period, range || days >= 2);
        facts.add(Fact::DatedPeriod, with_year && (range || days >= 2));
        facts.add(Fact::Anything, !tokens.is_empty());
        facts.add(Fact::ComingDate, dates.iter().any(|date| self.is_coming(date)));
        facts.add(Fact::NamedReader, bits & PROFESSIONAL != 0 || self.names_someone(tokens));
        facts.add(Fact::NamedBody, bits & AGENCY != 0);
        let counts = bits & NUMBER != 0 || looks & Token::DIGIT != 0;
        facts.add(Fact::CountedGroup, counts && self.counts_a_group(tokens));
        facts.add(Fact::Ages, (counts || looks & Token::NUMERAL != 0) && self.tells_ages(tokens));
        // Most sentences have no more than the capital that opens them.
        facts.add(Fact::Labels, labels > 1 && self.lists_labels(tokens));
        facts.add(Fact::Places, bits & PLACE != 0 && self.names_places(tokens));
        facts.add(Fact::ForSomeone, self.opens_for_someone(index));
        facts.add(Fact::Said, tokens.len() >= SAID_WORDS);
        let quoted = self
            .quotations_in(sentence.span)
            .any(|quotation| quotation.speaker == Speaker::YoungPerson && quotation.words >= QUOTED_WORDS);
        facts.add(Fact::YoungPersonWords, quoted);
        facts.add(Fact::YoungPersonView, bits & (VIEW | SAYING) != 0 && self.tells_a_view(index));
        let given = quoted
            && (bits & SAYING != 0 && self.speech_is_given(index) || self.is_put_down_in_full(sentence));
        facts.add(Fact::YoungPersonSpeech, given);
        facts
    }

    /// Whether a block stands in the opening.
    pub(super) fn is_opening(&self, block: usize) -> bool {
        self.draft.blocks()[block].part == Part::Body && block < self.opening_end
    }

    /// The block at which the opening ends: the first heading with a role, the first after any prose, or the
    /// block that takes the prose past its measure. Tables and the title do not count.
    pub(super) fn find_opening_end(&self) -> usize {
        let blocks = self.draft.blocks();
        let (mut before, mut prose) = (0, 0);
        for (index, block) in blocks.iter().enumerate() {
            if block.part != Part::Body {
                continue;
            }
            if matches!(block.kind, BlockKind::Heading(_)) {
                let opens = before == 0 || (prose == 0 && self.roles_at(index).is_empty());
                if !opens {
                    return index;
                }
            } else if block.cell.is_none() {
                prose += self.sentences.of_block(index).len();
                if prose > OPENING_SENTENCES {
                    return index;
                }
            } else {
                prose = prose.max(1);
            }
            before += 1;
        }
        blocks.len()
    }

    /// Said by a young person to the author or for the report; a remark lifted from an interview with police or a doctor
    /// is not, and nor is what another adult told the author of them.
    fn speech_is_given(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let outside = |token: u32| {
            let at = self.hits.tokens()[token as usize].start;
            !self.quotations_in(sentence.span).any(|quote| quote.span.start <= at && at < quote.span.end)
        };
        let author = |token: u32| outside(token) && self.people.is(token, AUTHOR);
        let adult = |token: u32| outside(token) && self.people.is(token, PROFESSIONAL | AGENCY | FAMILY);
        let young = |token: u32| {
            outside(token)
                && !self.people.is(token, AUTHOR)
                && (self.people.is(token, YOUNG_PERSON | GROUP | PRONOUN_ONE | PRONOUN_MANY)
                    || matches!(self.people.named(token), Some(About::YoungPerson | About::Group)))
        };
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY);
        let speaks = |verb: u32| {
            let from = self.sentences.clause(verb).start;
            // "I have asked that it say who called him": the author speaks; "I was told": not.
            let own = (from..verb).rev().find(|token| author(*token) || young(*token) || adult(*token));
            if own.is_some_and(|own| author(own) && matches!(self.word(own), "I" | "We" | "we"))
                && !self.passive_before(verb)
            {
                // "I asked them what would help": what is quoted is their answer.
                return (verb + 1..sentence.tokens.end.min(verb + 4)).any(young);
            }
            match (from..verb).rev().find(|token| young(*token) || adult(*token)) {
                // "The deputy thinks so, and she told me": who she is stands before.
                Some(token) if pronoun(token) => {
                    let earlier = (sentence.tokens.start..token).rev().filter(|earlier| !pronoun(*earlier));
                    !earlier.clone().find(|earlier| young(*earlier) || adult(*earlier)).is_some_and(adult)
                }
                Some(token) => !adult(token),
                None => !sentence.tokens.contains(&(verb + 1)) || young(verb + 1) || !adult(verb + 1),
            }
        };
        let mut tokens = sentence.tokens.clone();
        tokens.clone().any(author)
            && tokens.any(|token| self.people.is(token, SAYING) && outside(token) && speaks(token))
    }

    /// "Nobody asked why we were always wet." on a line of its own, in a cell, or after whose words they are: nothing but
    /// what a young person says, and no service from whose papers it might be lifted.
    fn is_put_down_in_full(&self, sentence: &Sentence) -> bool {
        let block = &self.draft.blocks()[sentence.block];
        let own = |quotation: &&Quotation| {
            quotation.speaker == Speaker::YoungPerson
                && quotation.words >= PUT_DOWN_WORDS
                && quotation.span.start < block.span.start + PUT_DOWN_REACH
        };
        let Some(quotation) = self.quotations_in(block.span).find(own) else { return false };
        let outside = self.hits.tokens_in(block.span).filter(|token| {
            let at = self.hits.tokens()[*token as usize].start;
            !self.quotations_in(block.span).any(|quote| quote.span.start <= at && at < quote.span.end)
        });
        let before = self.draft.slice(Span::new(block.span.start, quotation.span.start));
        let opens = before.trim_end_matches(['"', '“', '‘', '\'', '*', '_', ' ']);
        let led = opens.is_empty() || opens.ends_with([':', '-', '–', '—']);
        led && !outside.into_iter().any(|token| self.people.is(token, PROFESSIONAL | AGENCY | ADULT))
    }

    /// After the report's own date or the end of its period; any day when neither is known.
    fn is_coming(&self, date: &DateMention) -> bool {
        let known = self.brief.report_date.as_ref().map(|date| date.value);
        let end = self.brief.period.as_ref().map(|period| period.value.1);
        let Some(written) = known.into_iter().chain(end).max() else { return date.kind != DateKind::Year };
        match date.interval(written.year()) {
            // A day without a year after the report's own may be of the year after: it is still a date to come.
            Some((_, to)) => to > written || !date.has_year(),
            None => matches!(date.kind, DateKind::NamedDay | DateKind::Term | DateKind::Season),
        }
    }

    /// Two capitalised words in a row, not at the start: a name.
    fn names_someone(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        (tokens.start..tokens.end.saturating_sub(1)).any(|at| {
            let (first, second) = (&all[at as usize], &all[at as usize + 1]);
            let name = |token: &Token| {
                token.looks(Token::CAPITAL)
                    && !token.looks(Token::ALL_CAPITALS)
                    && token.entry == Token::UNKNOWN
            };
            at > tokens.start && name(first) && name(second) && first.look & Token::HARD_BREAK == 0
        })
    }

    /// Whether a word is one of these, in lower case.
    fn says(&self, token: u32, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// "For the panel chair and the two head teachers.", "To: the contextual meeting"; a line of its own may open so.
    fn opens_for_someone(&self, index: usize) -> bool {
        let Sentence { tokens, span, .. } = &self.sentences.all[index];
        let all = self.hits.tokens();
        let text = self.draft.text();
        // Only a heading goes on over the end of a line.
        let lines = self.draft.slice(*span).contains('\n');
        let last = if lines { tokens.end } else { tokens.end.min(tokens.start + 1) };
        let opens = (tokens.start..last).any(|at| {
            let token = all[at as usize];
            let line = at > tokens.start
                && text.as_bytes().get(token.end as usize) == Some(&b':')
                && text[all[at as usize - 1].end as usize..token.start as usize].contains('\n');
            (at == tokens.start || line) && self.says(at, &["for", "to"])
        });
        opens && (self.people.any(tokens, PROFESSIONAL | AGENCY) || self.names_someone(tokens))
    }

    /// "six young people", "all seven", "those six", "nine of them", "Nine, aged ...".
    fn counts_a_group(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        tokens.clone().any(|at| {
            let token = all[at as usize];
            if !self.is_number(at) || self.says(at, &["one", "1"]) || self.is_dated(at) {
                return false;
            }
            let before = at.checked_sub(1).filter(|before| *before >= tokens.start);
            if before.is_some_and(|before| {
                self.says(before, &["year", "years", "class", "section", "page", "item"])
            }) {
                return false;
            }
            let letters = !token.looks(Token::DIGIT);
            let alone = at + 1 >= tokens.end || token.look & (Token::HARD_BREAK | Token::COMMA) != 0;
            let whole = before.is_some_and(|before| self.says(before, &["all", "those", "these", "our"]));
            let noun = |next: u32| {
                self.people.is(next, YOUNG_PERSON | GROUP | PRONOUN_MANY)
                    && !all[next as usize].looks(Token::DIGIT)
                    && !self.says(next, &["of", "the", "a"])
            };
            let unit = self.says(at + 1, UNITS);
            let the = before.is_some_and(|before| self.says(before, &["the"]));
            let doing = the && self.says(at + 1, ALONE_BEFORE);
            // "a set group of eight"
            let of = before.is_some_and(|before| {
                before > tokens.start
                    && self.says(before, &["of"])
                    && self.people.is(before - 1, GROUP)
                    && !unit
            });
            let size = before.is_some_and(|before| self.says(before, &["size", "number", "total"]));
            letters && (whole && !unit || doing || of || alone && before.is_none())
                || size
                // "patch 5, and Dev": another thought begins.
                || (at + 1..tokens.end.min(at + 4))
                    .take_while(|next| all[*next as usize - 1].look & (Token::HARD_BREAK | Token::COMMA) == 0)
                    .any(noun)
        })
    }

    /// "aged 13 to 16", "fourteen to sixteen", "in Years 9 and 10": two ages of children near each other that are
    /// no days or hours.
    fn tells_ages(&self, tokens: &Range<u32>) -> bool {
        let dated = |token: u32| self.is_dated(token);
        let year = |token: u32| {
            token > tokens.start && self.is_number(token) && self.says(token - 1, &["year", "years"])
        };
        tokens.clone().any(|at| {
            year(at)
                || self.child_age(at)
                    && !dated(at)
                    && (at + 1..tokens.end.min(at + 4)).any(|next| self.child_age(next) && !dated(next))
        })
    }

    /// Whether a word stands in a date.
    fn is_dated(&self, token: u32) -> bool {
        let start = self.hits.tokens()[token as usize].start;
        let near = self.dates.partition_point(|date| date.span.end <= start);
        self.dates.get(near).is_some_and(|date| {
            date.span.start <= start
                && !matches!(date.kind, DateKind::Age | DateKind::Duration | DateKind::Clock)
        })
    }

    /// A number a child's age can be.
    fn child_age(&self, token: u32) -> bool {
        const IN_WORDS: [&str; 11] = [
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        let Some(own) = self.hits.tokens().get(token as usize) else { return false };
        if own.looks(Token::DIGIT) {
            return self.word(token).parse::<u8>().is_ok_and(|age| (8..=19).contains(&age));
        }
        // Each starts and ends in one of a few letters, which few other words do.
        let word = self.word(token).as_bytes();
        let likely = matches!(word.first().map(|byte| byte | 0x20), Some(b'n' | b't' | b'e' | b'f' | b's'))
            && matches!(word.last().map(|byte| byte | 0x20), Some(b'e' | b'n'));
        likely && self.says(token, &IN_WORDS)
    }

    /// "A, B and C", "Ash, Birch and Cedar", "Child A to Child F", "N1 to N11".
    fn lists_labels(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        let label = |at: u32| {
            let token = all[at as usize];
            let short = token.end - token.start <= 4;
            let code = token.looks(Token::INITIAL)
                || token.looks(Token::CAPITAL | Token::DIGIT) && short
                || token.looks(Token::ALL_CAPITALS) && token.end - token.start == 2;
            (code, token.looks(Token::CAPITAL) && !token.is(PROFESSIONAL | AGENCY | PLACE | FAMILY))
        };
        // A row is all codes or all names.
        let (mut codes, mut names) = (0, 0);
        for at in tokens.clone() {
            if codes == 0 && names == 0 && all[at as usize].look & LABEL == 0 {
                continue;
            }
            let followed = all[at as usize].look & Token::COMMA != 0;
            let (code, named) = label(at);
            for (run, own) in [(&mut codes, code), (&mut names, named)] {
                if own && (followed || *run >= 2) {
                    *run += 1;
                } else if *run > 0 && !self.says(at, &["and"]) {
                    *run = 0;
                }
            }
            if codes >= 3 || names >= 3 {
                return true;
            }
            let to = || at + 1 < tokens.end && self.says(at + 1, &["to"]);
            let numbered = |at: u32| label(at).0 || all[at as usize].looks(Token::DIGIT);
            if code && to() && (at + 2..tokens.end.min(at + 4)).any(numbered) {
                return true;
            }
        }
        false
    }

    /// Two different places.
    fn names_places(&self, tokens: &Range<u32>) -> bool {
        let mut first: Option<u32> = None;
        tokens.clone().filter(|token| self.people.is(*token, PLACE)).any(|token| {
            let before = *first.get_or_insert(token);
            token > before + 1 && self.word(token) != self.word(before)
        })
    }

    /// Whether a word is a number in digits or words.
    pub(crate) fn is_number(&self, token: u32) -> bool {
        let in_digits = || {
            let word = self.word(token);
            word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty() && word.len() < 4
        };
        self.people.is(token, NUMBER)
            || self.hits.tokens().get(token as usize).is_some_and(|token| token.looks(Token::DIGIT))
                && in_digits()
    }

    /// A young person's view told in the author's words: "Fern told us", "they asked for", "wants".
    fn tells_a_view(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let block = &self.draft.blocks()[sentence.block];
        if matches!(block.kind, BlockKind::Heading(_)) || self.draft.slice(sentence.span).ends_with('?') {
            return false;
        }
        let voice = self.roles_at(sentence.block).has(Role::Voice);
        sentence.tokens.clone().filter(|token| self.people.is(*token, VIEW | SAYING)).any(|verb| {
            let clause = self.sentences.clause(verb);
            let subject = (clause.start..verb).rev().find_map(|token| {
                let named = self.people.named(token);
                if self.people.is(token, AUTHOR) { Some(About::Professional) } else { named }
            });
            let young = match subject {
                None => voice && self.many_speak(clause.start..verb),
                Some(about) => matches!(about, About::YoungPerson | About::Group),
            };
            let to_author = (verb + 1..clause.end.min(verb + 4)).any(|token| self.people.is(token, AUTHOR));
            young && (to_author || voice) && !self.passive_before(verb)
        })
    }

    /// "they", "most of them", "all five", "two": in a section about their voice these are the young people.
    fn many_speak(&self, words: Range<u32>) -> bool {
        words.clone().any(|token| {
            self.people.is(token, PRONOUN_MANY)
                || self.is_number(token) && !self.is_dated(token)
                || self.says(token, &["most", "all", "none", "both", "everyone", "each"])
        }) && !self.people.any(&words, PROFESSIONAL | AGENCY | FAMILY | AUTHOR)
    }

    fn passive_before(&self, verb: u32) -> bool {
        verb.checked_sub(1)
            .is_some_and(|before| matches!(self.word(before), "was" | "were" | "been" | "being" | "be"))
    }
}
