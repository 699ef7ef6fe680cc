//! A real first name that slipped into a draft whose people have labels: "Test: P4 goes alone. I told Kieran so."

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Context;
use super::super::class::{AGENCY, PROFESSIONAL, TITLE};
use super::super::given::is_given;
use super::super::name::Whose;
use super::super::recognise::WORKERS;
use crate::draft::{BlockKind, Part};
use crate::lexicon::Token;
use crate::text::Span;

/// So many different names are no slip: the draft calls its people so.
const MOST_NAMES: usize = 2;

/// Who is named more often than this is somebody in the draft.
const MOST_TIMES: u32 = 3;

/// So many different labels are a way of naming people.
const LEAST_LABELS: usize = 3;

/// What drafts say whose people are called by something else than their names.
const MASKED: [&str; 14] = [
    "i have used colours",
    "colours used",
    "letters used",
    "initials used",
    "initials are used",
    "numbers used",
    "by numbers",
    "by letters",
    "which they chose",
    "they chose the names",
    "the key is held",
    "the key is kept",
    "codes which",
    "codes were given",
];

/// First names that are also flowers, stones and spices, by which drafts call their people, or short words.
const BORROWED: [&str; 15] = [
    "Heather", "Ivy", "Jade", "Jasmine", "Jasmin", "Lily", "Daisy", "Poppy", "Rosemary", "Ruby", "Saffron",
    "Saffie", "Jan", "Non", "Bo",
];

impl Context<'_> {
    /// Common first names that stand alone in a draft of labels, each where it is first named.
    pub(super) fn slipped_names(&self, known: &FxHashSet<&str>) -> Vec<Span> {
        let tokens = self.hits.tokens();
        let mut found: FxHashMap<&str, (Span, u32)> = FxHashMap::default();
        for at in 0..tokens.len() as u32 {
            if !tokens[at as usize].looks(Token::CAPITAL) {
                continue;
            }
            let word = self.word(at);
            let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            if !is_given(bare) || known.contains(bare) || BORROWED.contains(&bare) {
                continue;
            }
            let start = tokens[at as usize].start;
            let span = Span::new(start, start + bare.len() as u32);
            // One mention that says otherwise speaks for all.
            let times = if self.may_be_a_slip(at, span) { 1 } else { MOST_TIMES + 1 };
            let own = found.entry(bare).or_insert((span, 0));
            own.1 = own.1.saturating_add(times);
        }
        let professional = |word: &str| {
            self.names.iter().any(|name| {
                name.whose == Whose::Professional && self.draft.slice(self.name_span(name)) == word
            })
        };
        let of_members = |word: &str| self.brief.members.iter().any(|member| member.value.contains(word));
        found.retain(|word, (_, times)| *times <= MOST_TIMES && !of_members(word) && !professional(word));
        // The whole draft is gone through only where there is something to ask it.
        if found.is_empty() || found.len() > MOST_NAMES || !self.has_labels() {
            return Vec::new();
        }
        found.into_values().map(|(span, _)| span).collect()
    }

    /// Whether a first name may be a young person's: no part of a longer name, no place, nobody at work, no animal.
    fn may_be_a_slip(&self, at: u32, span: Span) -> bool {
        let tokens = self.hits.tokens();
        let index = self.draft.block_index(span.start);
        let block = &self.draft.blocks()[index];
        let sentence = self.sentence_of(at);
        let capital = |at: u32| tokens[at as usize].look & (Token::CAPITAL | Token::INITIAL) != 0;
        let apart = |at: u32| tokens[at as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
        let joined_before =
            before.is_some_and(|before| capital(before) && !apart(before) && before > sentence.start);
        let joined_after = at + 1 < sentence.end && capital(at + 1) && !apart(at);
        let placed = before.is_some_and(|before| {
            matches!(
                self.word(before),
                "at" | "in"
                    | "near"
                    | "outside"
                    | "from"
                    | "via"
                    | "St"
                    | "Saint"
                    | "Storm"
                    | "the"
                    | "called"
            ) && !tokens[at as usize].looks(Token::POSSESSIVE)
        });
        let near = at.saturating_sub(4).max(sentence.start)..sentence.end.min(at + 4);
        let other = near.clone().any(|at| {
            matches!(
                self.word(at),
                "dog" | "cat" | "puppy" | "horse" | "pony" | "hamster" | "boat" | "song" | "film" | "named"
            )
        });
        // "Non-smoker"
        let hyphened = self.draft.text()[span.end as usize..].starts_with('-');
        block.part == Part::Body
            && !hyphened
            && !matches!(block.kind, BlockKind::Heading(_))
            && !self.roles_at(index).any(WORKERS)
            && !joined_before
            && !joined_after
            && !placed
            && !other
            && !self.people.any(&near, PROFESSIONAL | AGENCY | TITLE)
            && !self.dates.iter().any(|date| date.span.overlaps(span))
    }

    /// Whether the draft calls its young people by codes, initials or names they took.
    fn has_labels(&self) -> bool {
        let own = |at: &u32| {
            let token = self.hits.tokens()[*at as usize];
            let code =
                token.looks(Token::DIGIT) && token.looks(Token::CAPITAL) && token.end - token.start <= 4;
            let short = token.looks(Token::INITIAL) || token.end - token.start == 2;
            code || short && token.looks(Token::CAPITAL) && self.is_labelled(*at)
        };
        let codes: FxHashSet<&str> =
            (0..self.hits.tokens().len() as u32).filter(own).map(|at| self.word(at)).collect();
        let members = self.brief.members.iter().filter(|member| !is_given(&member.value)).count();
        codes.len() >= LEAST_LABELS
            || members >= LEAST_LABELS
            || MASKED.iter().any(|cue| self.small.contains(cue))
    }

    fn is_labelled(&self, at: u32) -> bool {
        self.people.is(at, super::super::class::YOUNG_PERSON)
    }
}
