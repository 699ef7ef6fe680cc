//! Names of private people: told from whose they are, what stands beside them, and what the draft says of its names.

mod family;
mod first;
mod nickname;
mod slip;

use rustc_hash::FxHashSet;

use super::Context;
use super::class::{AGENCY, AUTHOR, PROFESSIONAL};
use super::given::is_given;
use super::name::{Name, Whose};
use super::recognise::WORKERS;
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::{Span, without_possessive};

impl Context<'_> {
    /// Names of people who are no professionals, each where it is first named; declared pseudonyms are none.
    pub(super) fn private_names(&self) -> Vec<Span> {
        let full: Vec<&Name> = self.names.iter().filter(|name| name.full).collect();
        let mut private: Vec<bool> = full.iter().map(|name| self.is_private(name)).collect();
        // "Micah Farrow and Kyrie Banks": of two in one breath, what is told of one is told of both.
        for index in 1..full.len() {
            if self.in_one_breath(full[index - 1], full[index]) {
                let one = |index: usize| private[index] && full[index].whose != Whose::Relative;
                let unknown = |index: usize| full[index].whose == Whose::Somebody;
                if one(index - 1) && unknown(index) || one(index) && unknown(index - 1) {
                    private[index - 1] = true;
                    private[index] = true;
                }
            }
        }
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut out = Vec::new();
        for (name, _) in full.iter().zip(&private).filter(|(_, private)| **private) {
            let span = self.name_span(name);
            let words = self.draft.slice(span);
            if !self.is_declared(words) && seen.insert(words) {
                // "Beth Anne" after "Beth Anne Curnow" is one name said again.
                let spaces = words.match_indices(' ');
                seen.extend(spaces.flat_map(|(at, _)| [&words[..at], &words[at + 1..]]));
                out.push(span);
            }
        }
        // A family's name once, at its first mention, and not where it stands in a full name already told.
        for span in self.family_names() {
            let word = self.draft.slice(span);
            if seen.insert(word)
                && !out.iter().any(|known| known.overlaps(span) || self.draft.slice(*known).ends_with(word))
            {
                out.push(span);
            }
        }
        out.extend(self.first_names(&full, &private));
        out.sort_unstable();
        out
    }

    /// The words of a name without a possessive ending.
    pub(super) fn name_span(&self, name: &Name) -> Span {
        let tokens = self.hits.tokens();
        let span =
            Span::new(tokens[name.tokens.start as usize].start, tokens[name.tokens.end as usize - 1].end);
        let words = self.draft.slice(span);
        let bare = without_possessive(words);
        Span::new(span.start, span.start + bare.len() as u32)
    }

    /// Whether a name is what the draft calls a member. A first name is no cover for one who has a last name too: "Corin |
    /// 15" in the table and "Corin Bellweather" in the text, or both in the table.
    fn is_declared(&self, words: &str) -> bool {
        let first = words.split(' ').next().unwrap_or(words);
        let whole = |own: &str| words.contains(' ') && (own == first || own == words && is_given(first));
        // "A" among the members is no part of "Amber Oldacre".
        let holds = |own: &str| {
            own == words
                || words.split([' ', '-']).any(|word| word == own)
                || own.contains(' ') && words.contains(own)
        };
        self.brief.members.iter().any(|member| holds(&member.value) && !whole(&member.value))
    }

    /// Whether a first and last name is a private person's.
    fn is_private(&self, name: &Name) -> bool {
        let span = self.name_span(name);
        let index = self.sentences.of_token(name.tokens.start);
        let prose = self.sentences.all.get(index).is_some_and(|sentence| {
            self.is_prose(sentence.block)
                && !matches!(self.draft.blocks()[sentence.block].kind, BlockKind::Heading(_))
        });
        // An age or a home beside a name is nobody's at work.
        if self.is_aged_or_housed(name, span) {
            return true;
        }
        if self.has_post(name, span) {
            return false;
        }
        let given = self.is_given_in_full(name, span);
        let private = matches!(name.whose, Whose::Private | Whose::Relative)
            || given
            || self.heads_a_row(name, span)
            || self.is_told_private(name);
        (prose || given) && private
    }

    /// "Gareth Ludlowe", "2. Bryony Tamber" over a paragraph: a first name that many have and a last name, where
    /// those who helped or have work to do are not listed, and nobody is introduced as a professional.
    fn is_given_in_full(&self, name: &Name, span: Span) -> bool {
        let index = self.draft.block_index(span.start);
        let tokens = self.hits.tokens();
        let last = tokens[name.tokens.end as usize - 1];
        let sentence = self.sentence_of(name.tokens.start);
        // "Karen Holt of the youth service", "the manager is Carol Denby".
        let near =
            name.tokens.start.saturating_sub(4).max(sentence.start)..sentence.end.min(name.tokens.end + 5);
        // "They read Harry Potter": a book, a film or a game.
        let work = name.tokens.start > sentence.start
            && matches!(
                self.word(name.tokens.start - 1),
                "read" | "reads" | "reading" | "watch" | "watched" | "watching" | "play" | "played" | "like"
            );
        name.whose == Whose::Somebody
            && !work
            && is_given(self.word(name.tokens.start))
            && tokens[name.tokens.start as usize + 1..name.tokens.end as usize]
                .iter()
                .any(|token| token.entry == Token::UNKNOWN)
            && !last.looks(Token::INITIAL)
            && !self.roles_at(index).any(WORKERS)
            && !self.roles_at(index).any(&[Role::Review, Role::Purpose])
            // At the front stand those who wrote it and those who asked for it.
            && (!self.is_opening(index) || self.is_told_of(name, &sentence))
            && !self.people.any(&near, PROFESSIONAL | AGENCY | AUTHOR)
    }
}
