//! Names of private people: told from whose they are, what stands beside them, and what the draft says of its names.

use rustc_hash::FxHashSet;

use super::Context;
use super::class::{AGENCY, AUTHOR, PROFESSIONAL};
use super::given::is_given;
use super::name::{Name, Whose};
use super::recognise::WORKERS;
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::Span;

impl Context<'_> {
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
        let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
        Span::new(span.start, span.start + bare.len() as u32)
    }

    /// Whether a name is what the draft calls a member. A first name that many have is no cover for one who has a last
    /// name too: "Corin | 15" in the table and "Corin Bellweather" in the text, or both in the table.
    fn is_declared(&self, words: &str) -> bool {
        let whole = |own: &str| {
            let first = words.split(' ').next().unwrap_or(words);
            words.contains(' ') && is_given(first) && (own == words || own == first)
        };
        self.brief.members.iter().any(|member| words.contains(member.value.as_str()) && !whole(&member.value))
    }

    /// Whether the draft calls a member by the first name of one whose whole name it gives, or gives the whole name of
    /// another in the same table.
    fn unmasks(&self, full: &[&Name], real: &[Span]) -> bool {
        let table = |span: Span| {
            let block = &self.draft.blocks()[self.draft.block_index(span.start)];
            block.cell.filter(|cell| cell.column == 1).map(|cell| (block.part, cell.table))
        };
        let members = &self.brief.members;
        full.iter().any(|name| {
            let words = self.draft.slice(self.name_span(name));
            let first = words.split(' ').next().unwrap_or(words);
            is_given(first) && members.iter().any(|member| member.value == first)
        }) || real.iter().filter_map(|span| table(*span)).any(|own| {
            members.iter().any(|member| is_given(&member.value) && table(member.span) == Some(own))
        })
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

    /// Common first names of people told of, each where it is first named, in a draft that gives somebody's whole name and
    /// never says that its names are made up: there they are real.
    fn first_names(&self, full: &[&Name], private: &[bool]) -> Vec<Span> {
        let young = |name: &Name| !matches!(name.whose, Whose::Relative) && !self.is_titled(name);
        let leaks = full.iter().zip(private).any(|(name, private)| *private && young(name));
        // "I have used first names"
        let leaks = leaks || self.small.contains("first names");
        // "Jodie (15)": with an age beside it, a common first name stands for itself.
        let aged = |name: &Name| leaks || self.is_aged_or_housed(name, self.name_span(name));
        let known: FxHashSet<&str> =
            full.iter().flat_map(|name| parts(self.draft.slice(self.name_span(name)))).collect();
        let real: Vec<Span> = full
            .iter()
            .zip(private)
            .filter(|(name, private)| **private && young(name))
            .map(|(name, _)| self.name_span(name))
            .collect();
        let unmasked = self.unmasks(full, &real);
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut listed: Vec<Span> = Vec::new();
        let mut out = Vec::new();
        for name in self.names.iter().filter(|name| !name.full && !self.is_titled(name)) {
            let span = self.name_span(name);
            let word = self.draft.slice(span);
            if known.contains(word) || self.is_declared(word) && !unmasked || seen.contains(word) {
                continue;
            }
            let common = is_given(word.split('-').next().unwrap_or(word));
            let told = common && name.whose == Whose::Private && aged(name);
            // "Corin Bellweather, Ysolt and Tam Heddle": who is listed with the others is named as they are.
            let beside = matches!(name.whose, Whose::Private | Whose::Somebody)
                && real.iter().chain(&listed).any(|other| self.in_one_list(*other, span))
                || name.whose == Whose::Private
                    && self.is_aged_or_housed(name, span)
                    && real.iter().any(|other| self.open_lines_alike(*other, span));
            if told || beside {
                seen.insert(word);
                out.push(span);
                listed.push(span);
            }
        }
        out.extend(self.answers_to().into_iter().filter(|span| {
            let word = self.draft.slice(*span);
            !known.contains(word) && !self.is_declared(word) && seen.insert(word)
        }));
        // The whole draft is gone through only where there is something to ask it.
        if !out.is_empty() && MADE_UP.iter().any(|cue| self.small.contains(cue)) {
            out.clear();
        }
        out
    }

    /// "Boy 3 is Corin", "C answers to Corin", "Girl 2, Marnie,": a common first name for one who has a label.
    fn answers_to(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        (2..tokens.len() as u32)
            .filter(|at| {
                let token = tokens[*at as usize];
                token.looks(Token::CAPITAL)
                    && token.look & (Token::POSSESSIVE | Token::ALL_CAPITALS | Token::FIRST) == 0
                    && is_given(self.word(*at))
                    && self.is_labelled_so(*at)
                    && !self.names.iter().any(|name| name.full && name.tokens.contains(at))
            })
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
            .collect()
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

/// The words of a name, and the parts of those with a hyphen.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').chain(name.split([' ', '-']))
}

/// What a draft says whose names are not real.
const MADE_UP: [&str; 33] = [
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
    "is a real name",
    "altered names",
    "names altered",
    "names changed",
    "names for them",
    "picked for themselves",
    "chose for themselves",
    "they picked",
    "known here",
    "referred to here",
    "in this paper",
];
