//! Names of private people: told from whose they are, what stands beside them, and what the draft says of its names.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Context;
use super::class::{AGENCY, AUTHOR, FAMILY, PROFESSIONAL, TITLE};
use super::given::is_given;
use super::name::{Name, Whose};
use super::recognise::WORKERS;
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

impl Context<'_> {
    /// Whether what stands beside a name says that it is a private person's: a relation after it ("Loretta
    /// Findlater, S1's gran"), a home, or the report's own telling that it is a real name ("is properly Jayden").
    fn is_told_private(&self, name: &Name) -> bool {
        let sentence = self.sentence_of(name.tokens.start);
        let tokens = self.hits.tokens();
        let last = name.tokens.end - 1;
        let after = name.tokens.end..sentence.end.min(name.tokens.end + 4);
        let kin = name.whose != Whose::Professional
            && tokens[last as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
            && after.clone().any(|at| self.people.is(at, FAMILY))
            && !after.clone().any(|at| {
                tokens[at as usize].is(PROFESSIONAL) || matches!(self.word(at), "with" | "and" | "or")
            });
        let from = sentence.start.max(name.tokens.start.saturating_sub(6));
        let before = from..name.tokens.start;
        let word = |at: u32| self.word(at).to_lowercase();
        let revealed = before.clone().any(|at| {
            matches!(word(at).as_str(), "properly" | "register" | "birth" | "surname" | "forename")
                || word(at) == "real" && word(at + 1) == "name"
                || word(at) == "full" && word(at + 1) == "name"
                || word(at) == "actually"
                    && matches!(word(at - u32::from(at > 0)).as_str(), "is" | "she's" | "he's")
        });
        // "The parent who rang me is Mrs Jolene Quarmby", "the neighbour, Mr Alan Tibbs", "the home of Mrs Crake"
        let role = |at: u32| tokens[at as usize].is(PROFESSIONAL | AGENCY);
        let plain = |at: u32| {
            matches!(
                word(at).as_str(),
                "parent"
                    | "neighbour"
                    | "tenant"
                    | "resident"
                    | "householder"
                    | "landlady"
                    | "home"
                    | "house"
                    | "flat"
                    | "address"
            )
        };
        let titled = name.tokens.start > 0
            && matches!(self.word(name.tokens.start - 1), "Mr" | "Mrs" | "Ms" | "Miss")
            || matches!(self.word(name.tokens.start), "Mr" | "Mrs" | "Ms" | "Miss");
        let lives = titled
            && before.clone().any(|at| self.people.is(at, FAMILY) || plain(at))
            && !before.clone().any(|at| role(at) && !plain(at))
            && !after.clone().any(role);
        kin || revealed || lives
    }

    /// "the Scargell-Dunne lad", "the Maddocks twins": a family's name set before its children.
    fn family_names(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        (1..tokens.len().saturating_sub(1) as u32)
            .filter(|at| {
                let token = tokens[*at as usize];
                token.looks(Token::CAPITAL)
                    && token.look
                        & (Token::ALL_CAPITALS
                            | Token::DIGIT
                            | Token::INITIAL
                            | Token::HARD_BREAK
                            | Token::COMMA)
                        == 0
                    && token.entry == Token::UNKNOWN
                    && matches!(self.word(at - 1), "the" | "The" | "that" | "those" | "them")
                    && matches!(
                        self.word(at + 1),
                        "lad"
                            | "boy"
                            | "girl"
                            | "twins"
                            | "brothers"
                            | "sisters"
                            | "siblings"
                            | "children"
                            | "family"
                            | "household"
                    )
                    && self.word(*at).len() > 3
                    && !self.names_a_crowd_by_place(*at)
            })
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
            .filter(|span| {
                let words = self.draft.slice(*span);
                !self.brief.members.iter().any(|member| member.value == words)
                    && !self.dates.iter().any(|date| date.span.overlaps(*span))
            })
            .collect()
    }

    /// "the Eastgate lads": many young people who are called after where they live.
    fn names_a_crowd_by_place(&self, at: u32) -> bool {
        const ENDINGS: [&str; 22] = [
            "gate", "way", "moor", "field", "fields", "ton", "ham", "bridge", "side", "dale", "wood", "hill",
            "ford", "wick", "mouth", "port", "stead", "burn", "haven", "worth", "rise", "end",
        ];
        let word = self.word(at);
        matches!(self.word(at + 1), "lads" | "boys" | "girls" | "kids" | "children")
            && !word.contains('-')
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }

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
            // "Beth Anne" for "Beth Anne Curnow" is one name said again.
            let again = seen.iter().any(|known| known.starts_with(words) || known.ends_with(words));
            if !self.is_declared(words) && !again && seen.insert(words) {
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
    fn name_span(&self, name: &Name) -> Span {
        let tokens = self.hits.tokens();
        let span =
            Span::new(tokens[name.tokens.start as usize].start, tokens[name.tokens.end as usize - 1].end);
        let words = self.draft.slice(span);
        let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
        Span::new(span.start, span.start + bare.len() as u32)
    }

    fn is_declared(&self, words: &str) -> bool {
        self.brief.members.iter().any(|member| words.contains(member.value.as_str()))
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

    /// "Kayden Marsh (15)", "Ola Brandt, 16, lives", "Rosa Finch, d.o.b. 3.4.2010", "Piers Holt, 4 Mill Lane": what
    /// stands right after a name is an age, a birth or a home.
    fn is_aged_or_housed(&self, name: &Name, span: Span) -> bool {
        let block = self.draft.blocks()[self.draft.block_index(span.start)].span;
        let after = &self.draft.text()[span.end as usize..block.end as usize];
        let rest = after.trim_start_matches([' ', ',', '(', '–', '-', ':', '*', '"', '”', '’', '\'']);
        let at = span.end + (after.len() - rest.len()) as u32;
        if at == span.end {
            return false;
        }
        // "Bosporus Grill, 4 Mill Lane" is no person, or a public one.
        let person = is_given(self.word(name.tokens.start)) || self.heads_a_row(name, span);
        let housed = self.identifiers.iter().any(|one| {
            one.span.start == at && one.kind == Recogniser::Address && one.certain && person
                || one.kind == Recogniser::DateOfBirth && one.span.start >= at && one.span.start < at + 14
        });
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let age: u32 = rest[..digits].parse().unwrap_or(0);
        let closed = rest[digits..].starts_with([')', ',', ';', '.']) || rest.len() == digits;
        let years = digits == 2 && (8..=19).contains(&age) && closed;
        let word = rest.starts_with("aged ") || rest.starts_with("age ");
        housed || years || word || self.is_born(at)
    }

    /// Whether a day that starts there is one long before the others: "Rosa Finch, 03/04/2010".
    fn is_born(&self, at: u32) -> bool {
        let year = |date: &DateMention| date.from.and_then(|from| from.year);
        let own = self.dates.iter().find(|date| date.span.start == at && date.kind == DateKind::Day);
        let Some(own) = own.and_then(year) else { return false };
        let days = self.dates.iter().filter(|date| matches!(date.kind, DateKind::Day | DateKind::Month));
        days.filter_map(year).max().is_some_and(|newest| (8..=20).contains(&(newest - own)))
    }

    /// Whether a post or a service stands beside a name: in the next cell, as the key of a property, or after "of".
    fn has_post(&self, name: &Name, span: Span) -> bool {
        let index = self.draft.block_index(span.start);
        let blocks = self.draft.blocks();
        let block = &blocks[index];
        let tokens = self.hits.tokens();
        let post = |span: Span| {
            let words = self.hits.tokens_in(span);
            // "Youth worker", "2 Lead nurse, evenings": the noun for the post ends the words or a part of them.
            let ends = |at: u32| {
                at + 1 == words.end || tokens[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
            };
            words.len() <= 7 && words.clone().any(|at| self.people.is(at, PROFESSIONAL) && ends(at))
        };
        if block.part == Part::Properties {
            let of_members = |key: &str| {
                ["member", "child", "young", "name", "group", "subject"].iter().any(|own| key.contains(own))
            };
            return self.draft.fields().iter().any(|field| field.block == index && !of_members(&field.key));
        }
        if let Some(cell) = block.cell
            && block.span.len() < span.len() + 24
        {
            let same = |other: &usize| {
                blocks[*other].part == block.part
                    && blocks[*other].cell.is_some_and(|own| own.table == cell.table && own.row == cell.row)
            };
            let row = (0..index).rev().take_while(same).chain((index + 1..blocks.len()).take_while(same));
            if row.into_iter().any(|other| post(blocks[other].span)) {
                return true;
            }
        }
        // In a plan a name has work to do.
        if block.span.start == span.start && self.roles_at(index).has(Role::Actions) {
            let does = (name.tokens.end as usize) < tokens.len()
                && matches!(self.word(name.tokens.end), "to" | "will" | "is" | "has");
            if does || block.cell.is_some_and(|cell| cell.column > 1) {
                return true;
            }
        }
        // "Gwen Harte of the county's rights of way team"
        let sentence = self.sentence_of(name.tokens.start);
        let after = name.tokens.end..sentence.end.min(name.tokens.end + 9);
        after.len() > 2
            && matches!(self.word(after.start), "of" | "from" | "at")
            && self.hits.tokens()[name.tokens.end as usize - 1].look & (Token::COMMA | Token::HARD_BREAK) == 0
            && self.people.any(&after, PROFESSIONAL | AGENCY)
    }

    /// Whether only "and" or a comma stands between two names.
    fn in_one_breath(&self, one: &Name, other: &Name) -> bool {
        let (one, other) = (self.name_span(one), self.name_span(other));
        one.end < other.start
            && matches!(
                self.draft.text()[one.end as usize..other.start as usize].trim(),
                "and" | "&" | "+" | "," | ", and" | "/" | "or" | ";"
            )
    }

    /// Common first names of people told of, each where it is first named, in a draft that gives somebody's whole name and
    /// never says that its names are made up: there they are real.
    fn first_names(&self, full: &[&Name], private: &[bool]) -> Vec<Span> {
        let young = |name: &Name| !matches!(name.whose, Whose::Relative) && !self.is_titled(name);
        let leaks = full.iter().zip(private).any(|(name, private)| *private && young(name));
        // "I have used first names"
        let leaks = leaks || self.small.contains("first names");
        // "Jodie (15)": with an age beside it, a common first name stands for itself.
        let aged = |name: &Name| leaks || self.is_aged_or_housed(name, self.name_span(name));
        if MADE_UP.iter().any(|cue| self.small.contains(cue)) {
            return Vec::new();
        }
        let known: FxHashSet<&str> =
            full.iter().flat_map(|name| self.draft.slice(self.name_span(name)).split([' ', '-'])).collect();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        self.names
            .iter()
            .filter(|name| !name.full && name.whose == Whose::Private && !self.is_titled(name))
            .filter(|name| aged(name))
            .map(|name| self.name_span(name))
            .filter(|span| {
                let word = self.draft.slice(*span);
                is_given(word.split('-').next().unwrap_or(word))
                    && !known.contains(word)
                    && !self.is_declared(word)
                    && seen.insert(word)
            })
            .collect()
    }

    fn is_titled(&self, name: &Name) -> bool {
        name.tokens.start > 0 && self.hits.tokens()[name.tokens.start as usize - 1].is(TITLE)
    }

    /// Whether a name stands inside a sentence that tells something, or is numbered as one of several.
    fn is_told_of(&self, name: &Name, sentence: &Range<u32>) -> bool {
        let start = name.tokens.start;
        let numbered = start > 0
            && self.hits.tokens()[start as usize - 1].looks(Token::DIGIT)
            && start == sentence.start + 1;
        let told = sentence.len() >= name.tokens.len() + 4
            && !(sentence.start..start).any(|at| {
                matches!(self.word(at).to_lowercase().as_str(), "by" | "author" | "from" | "to" | "for")
            });
        numbered || told
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

    /// A name that opens the first cell of a row, in a table that is about people and not about who does what.
    fn heads_a_row(&self, name: &Name, span: Span) -> bool {
        let index = self.draft.block_index(span.start);
        let block = &self.draft.blocks()[index];
        // "Youth club, Femi Strand": a service stands before it.
        let of_row = block.cell.is_some_and(|cell| {
            cell.row > 1 && (cell.column == 1 || cell.column == 2 && self.is_numbered(index))
        });
        // "- Rosa Finch. Always late, always laughing": an item that tells of whom it names first.
        let after =
            self.draft.text()[span.end as usize..block.span.end as usize].trim_start_matches(['*', '_']);
        let of_item = block.kind == BlockKind::Item
            && is_given(self.word(name.tokens.start))
            && after.starts_with(['.', ':', ','])
            && after.split_whitespace().count() > 5;
        name.whose == Whose::Somebody
            && block.span.start == span.start
            && (of_row || of_item)
            && !self.roles_at(index).any(WORKERS)
    }

    /// Whether the cell before holds a number and nothing else.
    fn is_numbered(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map(|before| self.draft.slice(self.draft.blocks()[before].span));
        before.is_some_and(|text| {
            text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(char::is_alphabetic)
        })
    }
}

/// What a draft says whose names are not real.
const MADE_UP: [&str; 22] = [
    "pseudonym",
    "made up",
    "made-up",
    "not their own",
    "not their real",
    "not their names",
    "not their initials",
    "invented",
    "cover name",
    "nickname",
    "names used",
    "names they",
    "names have been",
    "names are not",
    "call them",
    "called here",
    "called after",
    "lettered",
    "labels",
    "no real name",
    "real names",
    "chosen name",
];
