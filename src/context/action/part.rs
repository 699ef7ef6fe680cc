//! What an action is made of: who does it, by when, and how it will be known.

use super::super::Context;
use super::super::class::{ACTION, AGENCY, MEASURE, PROFESSIONAL};
use super::super::fact::anchors;
use super::super::name::Whose;
use crate::dates::{DateKind, DateMention};
use crate::lexicon::Token;
use crate::text::Span;

impl Context<'_> {
    /// Who is to do it: a name, else a role or a service.
    pub(super) fn doer(&self, span: Span) -> Option<Span> {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        let whole =
            |first: u32, last: u32| Span::new(tokens[first as usize].start, tokens[last as usize].end);
        let named = self
            .names_in(&words)
            .iter()
            .find(|name| !matches!(name.whose, Whose::Relative) && !self.is_given_it(name.tokens.end))
            .map(|name| whole(name.tokens.start, name.tokens.end - 1));
        let capital = || {
            words.clone().find(|at| {
                let token = tokens[*at as usize];
                // "CM to check": letters that open a sentence and are told to do something.
                let told = token.looks(Token::ALL_CAPITALS) && matches!(self.word(*at + 1), "to" | "will");
                token.looks(Token::CAPITAL)
                    && token.look & (Token::DIGIT | Token::FIRST) == 0
                    && token.entry == Token::UNKNOWN
                    && (told || !self.opens_sentence(*at) && !self.is_given_it(*at + 1))
                    && self.dates_in(Span::new(token.start, token.end)).is_empty()
            })
        };
        // "I will ring all eight homes", "Me in the laundry": the author, who is named on the first page.
        let author = || {
            words.clone().find(|at| {
                matches!(
                    self.word(*at),
                    "I" | "Me" | "me" | "I'll" | "I’ll" | "I'm" | "I’m" | "Myself" | "myself"
                )
            })
        };
        // "Harbour master: lights on until two": whoever stands before a colon.
        let label = || {
            let colon = words
                .clone()
                .take(5)
                .find(|at| self.draft.text()[tokens[*at as usize].end as usize..].starts_with(": "))?;
            let first = words.clone().find(|at| !tokens[*at as usize].looks(Token::DIGIT))?;
            let dated = !self.dates_in(whole(first, colon)).is_empty();
            (first <= colon && !dated && !self.people.is(first, ACTION)).then(|| whole(first, colon))
        };
        let role = || words.clone().find(|at| self.people.is(*at, PROFESSIONAL | AGENCY));
        // "I will staff the door": who promises it comes before whom it names.
        let promises = || author().filter(|at| matches!(self.word(at + 1), "will" | "shall" | "am" | "have"));
        named
            .or_else(|| promises().map(|at| whole(at, at)))
            .or_else(|| capital().or_else(role).map(|at| whole(at, at)))
            .or_else(label)
            .or_else(|| author().map(|at| whole(at, at)))
    }

    /// "That Fern be given a curfew", "Fern to be collected": whoever stands before these words has it done to them.
    fn is_given_it(&self, after: u32) -> bool {
        let be = (after..after + 3).find(|at| self.word(*at) == "be");
        be.is_some_and(|be| {
            (after..be)
                .all(|at| matches!(self.word(at), "is" | "are" | "to" | "should" | "must" | "will" | "can"))
                && self.is_participle(be + 1)
        })
    }

    fn opens_sentence(&self, token: u32) -> bool {
        self.sentence_of(token).start == token
    }

    /// By when: a date, a term, a named day, or a weekday with one of those.
    pub(super) fn due(&self, span: Span) -> Option<Span> {
        let counts = |date: &&DateMention| anchors(date) && date.kind != DateKind::Year;
        let dates = self.dates_in(span);
        let fixed = || {
            // "within five school days of this report"
            let text = self.draft.text();
            dates.iter().find(|date| {
                let before = text[..date.span.start as usize].trim_end();
                date.kind == DateKind::Duration && (before.ends_with("within") || before.ends_with("Within"))
            })
        };
        // "by the first night of the holidays", "before the harvest supper".
        let occasion = || {
            let words = self.hits.tokens_in(span);
            let by = words.clone().find(|at| {
                matches!(
                    self.small(*at).as_ref(),
                    "by" | "before" | "until" | "from" | "after" | "ere" | "till"
                ) && self.word(at + 1) == "the"
                    && (at + 2..words.end.min(at + 9)).any(|at| {
                        matches!(self.word(at), "term" | "holidays" | "holiday" | "half-term" | "clocks")
                            || self.word(at) == "day" && matches!(self.word(at - 1), "longest" | "shortest")
                    })
            })?;
            let tokens = self.hits.tokens();
            Some(Span::new(tokens[by as usize].start, tokens[words.end as usize - 1].end))
        };
        dates.iter().find(counts).or_else(fixed).map(|date| date.span).or_else(occasion)
    }

    /// How it will be known: words that measure, count or look again.
    pub(super) fn measure(&self, span: Span) -> Option<Span> {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        words
            .clone()
            .find(|at| self.people.is(*at, MEASURE))
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
    }
}
