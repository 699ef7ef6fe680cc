//! Whose entry some words stand in: the row, the list entry, the profile, the section.
//!
//! A note names nobody: "Stocky, bearded." Whom it is said of stands where the entry begins ("K, 16", "Lad 4:", the
//! first cell of the row), in the sentence before, or in the heading over it.

use std::ops::Range;

use super::super::class::{
    ADULT, ASPECT, COPULA, DEGREE, DETERMINER, GROWN_AGE, PLAIN_VERB, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE,
    RELATIVE, SAYING,
};
use super::super::verb::{Clause, Tense};
use super::super::{About, Context, Subject};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role;

/// The words that name whose entry it is are at most so many, with an age after them.
const LABEL: u32 = 9;

/// Entries of the same list or table are looked at this far to tell what the list is of.
const BESIDE: usize = 24;

/// The head of a column is looked for this far before a cell.
const FURTHEST: usize = 1000;

/// What the first words of an entry say of whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Somebody or something, for certain: "Minh, 15", "Danny, 34", "Van".
    Sure(About),
    /// A noun or a label for somebody young, which a list of adults may hold as well: "Older one", "Male A".
    Likely(About),
    /// A name of which nothing is known.
    Name,
}

impl Context<'_> {
    /// Whether nobody stands before words in their sentence who could be meant by them, but for whoever the entry is
    /// about: "Stocky, bearded", "Wears the same tracksuit", "Lad 4: tall".
    pub(super) fn is_fragment(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let start = self.after_label(&sentence);
        if words.start < start {
            return false;
        }
        let person = |at: u32| self.people.named(at).is_some_and(About::is_person);
        let own = |at: u32| {
            self.people.is(at, PRONOUN_ONE | PRONOUN_MANY)
                || person(at) && self.looks(at, Token::CAPITAL | Token::POSSESSIVE)
        };
        if (start..words.start).any(|at| self.people.named(at).is_some()) || words.clone().any(own) {
            return false;
        }
        let led = (start..words.start).find(|at| !self.people.is(*at, DEGREE));
        let verb = (start..words.start).any(|at| self.verb(at) || self.people.is(at, SAYING | RELATIVE));
        (!verb || led.is_some_and(|led| self.verb(led)))
            && !self.has_a_subject_after(start, words, &sentence)
            && !self.has_a_subject(&(start..sentence.end))
            && !self.opens_with_a_name(start, words)
    }

    /// "Ryan lumbers in": a name that nothing knows, and what it does.
    fn opens_with_a_name(&self, start: u32, words: &Range<u32>) -> bool {
        let unknown = self.hits.tokens().get(start as usize).is_some_and(|own| own.entry == Token::UNKNOWN);
        words.start > start
            && unknown
            && self.looks(start, Token::CAPITAL)
            && !self.looks(start, Token::COMMA)
    }

    /// Whether some words say what their own subject does: "The estates are full of it", "Two years gave him the upper
    /// hand"; not "Left home in May", "Stocky, bearded", "Hair dyed pink".
    fn has_a_subject(&self, words: &Range<u32>) -> bool {
        self.verbs(words).iter().any(|verb| {
            let before = verb.first.saturating_sub(1);
            let joined = self.looks(before, Token::COMMA | Token::HARD_BREAK)
                || matches!(self.word(before), "and" | "but" | "or");
            verb.clause == Clause::Main
                && !matches!(verb.tense, Tense::Participle | Tense::Gerund)
                && verb.first > words.start + 1
                && !joined
                && !self.people.is(before, ASPECT | DEGREE)
        })
    }

    /// Whether the sentence goes on to say what its subject does: "Small and dark, she is easily overlooked", "Being
    /// big for fourteen is not", "Maps, a dumpy child, had let him in"; not "Stocky, has a lisp".
    fn has_a_subject_after(&self, start: u32, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let named =
            words.start > start && self.looks(start, Token::CAPITAL) && self.looks(start, Token::COMMA);
        let mut parted = false;
        for at in words.end..sentence.end {
            parted |= self.looks(at - 1, Token::COMMA | Token::HARD_BREAK)
                || matches!(self.word(at), "and" | "but" | "with");
            if !self.verb(at) {
                continue;
            }
            let subject = at > words.end && self.people.named(at - 1).is_some_and(About::is_person);
            return !parted || named || subject;
        }
        false
    }

    /// Whose entry words stand in: whom the sentences before them in it are about, who the entry is labelled with,
    /// who the section is headed with.
    pub(super) fn holder(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let own = self.sentences.all.get(index)?;
        let block = own.block;
        let kind = self.draft.blocks()[block].kind;
        if matches!(kind, BlockKind::Heading(_) | BlockKind::Field | BlockKind::Quote) {
            return None;
        }
        let first = self.sentences.of_block(block).start;
        if let Some(topic) = self.topic(first, index) {
            return Some(topic);
        }
        // What else a running paragraph tells of has another subject than its first words.
        let strays = kind == BlockKind::Paragraph
            && self.sentences.all[first..index].iter().skip(1).any(|own| self.has_a_subject(&own.tokens));
        let label = if strays { None } else { self.labelled_entry(block) };
        let found = label.or_else(|| self.headed_by(block));
        let young = matches!(found, Some(About::YoungPerson | About::Group));
        if young && self.says_a_grown_age(first, index) {
            return Some(About::AdultOfConcern);
        }
        found
    }

    /// Whom the sentences before one are about in their block, the nearest that says it. A relative or a professional
    /// named there is seldom whom a note is about.
    fn topic(&self, first: usize, index: usize) -> Option<About> {
        for earlier in (first..index).rev() {
            let words = &self.sentences.all[earlier].tokens;
            // The first sentence of an entry may be its label.
            if earlier == first && self.label_of(words).is_some() {
                return None;
            }
            // "*Card A.* Callum, 15. Sallow.": a name with its age, wherever it stands.
            if let Some(Label::Sure(who)) = self.label_of(words)
                && matches!(who, About::YoungPerson | About::AdultOfConcern)
                && words.len() <= 4
            {
                return Some(who);
            }
            let acts = |at: u32| self.verb(at) || self.is_participle(at) || self.people.is(at, SAYING);
            let Some(focus) = self.focuses.get(earlier).copied() else { continue };
            if !words.clone().any(acts) && !self.has_a_past_form(words) {
                continue;
            }
            // "Sold them the phones": whoever the entry is of did, and they are its object.
            let led = self.verb(words.start)
                || self.verbs(words).first().is_some_and(|verb| verb.first == words.start);
            if led && focus.noun > words.start {
                continue;
            }
            let named = self.people.named(focus.noun);
            if self.is_under_a_preposition(focus.noun, words.start) {
                // "Collected by a man": the man; "Lives with her uncle", "Robbed by older lads" tell of the child.
                let by = (words.start..focus.noun).rev().take(3).any(|at| self.word(at) == "by");
                if earlier + 1 == index && by && self.is_one_adult(focus.noun) {
                    return Some(About::AdultOfConcern);
                }
                if named != Some(About::YoungPerson) {
                    continue;
                }
            }
            match focus.subject {
                // "The older of the two men"
                Subject::Member if self.people.any(&(focus.noun..words.end.min(focus.noun + 5)), ADULT) => {
                    return Some(About::AdultOfConcern);
                }
                Subject::Member => {
                    // "Her key worker is Mr Prior": told of the child.
                    return Some(
                        named.filter(|who| *who == About::AdultOfConcern).unwrap_or(About::YoungPerson),
                    );
                }
                Subject::Group => return Some(About::Group),
                Subject::Adult => return Some(About::AdultOfConcern),
                // "The stairs go down to the bins. Dark, dirty."
                Subject::Thing
                    if earlier + 1 == index
                        && self.people.is(words.start, DETERMINER)
                        && !(words.start..focus.noun).any(|at| self.verb(at)) =>
                {
                    return Some(named.unwrap_or(About::Thing));
                }
                Subject::Relative
                | Subject::Outsider
                | Subject::Service
                | Subject::Thing
                | Subject::Nobody => {}
            }
        }
        None
    }

    /// "with his aunt", "by two older lads".
    fn is_under_a_preposition(&self, noun: u32, start: u32) -> bool {
        (start.max(noun.saturating_sub(4))..noun)
            .rev()
            .take_while(|at| !self.verb(*at) && !self.looks(*at, Token::COMMA | Token::HARD_BREAK))
            .any(|at| self.people.is(at, PREPOSITION))
    }

    /// "The new boy left home": a past form that is no helping word.
    fn has_a_past_form(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| self.word(at).len() > 3 && self.word(at).ends_with("ed"))
    }

    fn is_one_adult(&self, token: u32) -> bool {
        self.people.is(token, ADULT)
            && matches!(self.word(token), "man" | "woman" | "male" | "female" | "adult" | "stranger")
    }

    /// Who an entry is labelled with: by its own first words, or by those of the first cell of its row.
    pub(super) fn labelled_entry(&self, block: usize) -> Option<About> {
        let blocks = self.draft.blocks();
        let Some(cell) = blocks[block].cell else {
            let words = self.first_words(block)?;
            return self.resolved(self.label_of(&words)?, &words, block);
        };
        if cell.row <= 1 {
            return None;
        }
        let row: Vec<usize> = (0..block)
            .rev()
            .take_while(|index| {
                blocks[*index].cell.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
            })
            .collect();
        // Where the row begins with a date or a number, the next cell may name somebody.
        row.into_iter().rev().take(2).find_map(|index| {
            let words = self.first_words(index)?;
            let label = self.label_of(&words).or_else(|| self.label_of_cell(&words))?;
            let first = blocks[index].cell.is_some_and(|other| other.column == 1);
            self.resolved(label, &words, index).filter(|who| first || who.is_person())
        })
    }

    pub(in crate::context) fn first_words(&self, block: usize) -> Option<Range<u32>> {
        let range = self.sentences.of_block(block);
        Some(self.sentences.all.get(range)?.first()?.tokens.clone())
    }

    /// Where the words after an entry's label begin: for a sentence that is not the first of its block, its start.
    pub(super) fn after_label(&self, sentence: &Range<u32>) -> u32 {
        let index = self.sentences.of_token(sentence.start);
        let first =
            self.sentences.all.get(index).map_or(index, |own| self.sentences.of_block(own.block).start);
        if first != index || self.label_of(sentence).is_none() {
            return sentence.start;
        }
        let near = self.past_number(sentence)..sentence.end.min(sentence.start + LABEL);
        let ends = |at: &u32| self.looks(*at, Token::COMMA | Token::HARD_BREAK);
        let Some(end) = near.clone().find(ends) else { return sentence.start };
        // "Minh, 15." and "Kes (14)": the age goes with the name.
        let aged = end + 1 < near.end && self.looks(end + 1, Token::DIGIT);
        let end = if aged { (end + 1..near.end).find(ends).unwrap_or(end) } else { end };
        end + 1
    }

    /// Whether words stand in the sentence that opens with their entry's label, and name no thing between.
    pub(super) fn follows_a_label(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let after = self.after_label(&sentence);
        after > sentence.start
            && after <= words.start
            && !(after..words.end).any(|at| self.people.named(at).is_some())
    }

    /// Past the number of an entry: "1: Minh".
    fn past_number(&self, sentence: &Range<u32>) -> u32 {
        let numbered = sentence.len() > 1
            && self.looks(sentence.start, Token::DIGIT)
            && self.looks(sentence.start, Token::HARD_BREAK)
            && self.word(sentence.start).parse::<u32>().is_ok();
        sentence.start + u32::from(numbered)
    }

    /// The label that a sentence opens with: few words up to a mark, no verb among them.
    fn label_of(&self, sentence: &Range<u32>) -> Option<Label> {
        let start = self.past_number(sentence);
        let end = sentence.end.min(start + LABEL);
        let ends = |at: &u32| self.looks(*at, Token::COMMA | Token::HARD_BREAK);
        let last = (start..end).find(ends)?;
        let words = start..last + 1;
        let verb = |at: u32| self.verb(at) || self.people.is(at, SAYING | RELATIVE);
        // "Men of thirty run this; the rest follow" has no label.
        let end = self.hits.tokens()[last as usize].end as usize;
        if self.draft.text().as_bytes().get(end) == Some(&b';') {
            return None;
        }
        if words.len() > 5 || words.clone().any(verb) || self.people.is(start, PREPOSITION) {
            return None;
        }
        // "Stocky, bearded": a comma ends a label only where the words before it name somebody, or an age follows.
        let label = self.label_in(&words, &(start..sentence.end.min(start + LABEL)))?;
        let stops = self.looks(last, Token::HARD_BREAK);
        (stops || !matches!(label, Label::Name)).then_some(label)
    }

    /// The label that a first cell is, without a mark after it.
    fn label_of_cell(&self, words: &Range<u32>) -> Option<Label> {
        (words.len() <= 6).then(|| self.label_in(words, words)).flatten()
    }

    fn label_in(&self, words: &Range<u32>, with_age: &Range<u32>) -> Option<Label> {
        let age = self.age_in(with_age);
        // "Elder, 15": what the name means besides.
        if words.len() <= 2 && age.is_some_and(|age| age < 18) {
            return Some(Label::Sure(About::YoungPerson));
        }
        if self.people.any(with_age, GROWN_AGE) {
            return Some(Label::Sure(About::AdultOfConcern));
        }
        // "One with the dog"; "Coercion by an adult" is no label of the adult's.
        let noun = words.clone().take_while(|at| !self.people.is(*at, PREPOSITION));
        let mut named = noun.filter_map(|at| self.people.named(at));
        let who = named.clone().find(|who| who.is_person()).or_else(|| named.next());
        match (age, who) {
            (Some(age), None | Some(About::YoungPerson | About::Group)) => Some(Label::Sure(if age < 18 {
                who.unwrap_or(About::YoungPerson)
            } else {
                About::AdultOfConcern
            })),
            (_, Some(who @ (About::YoungPerson | About::Group))) => Some(Label::Likely(who)),
            (_, Some(About::Unknown)) => None,
            (_, Some(who)) => Some(Label::Sure(who)),
            (None, None) => {
                let dated = words.clone().any(|at| self.looks(at, Token::DIGIT));
                let name = words.len() <= 3 && self.looks(words.start, Token::CAPITAL) && !dated;
                name.then_some(Label::Name)
            }
        }
    }

    /// The age that stands in a label: "Minh, 15", "Bex 14", "Danny (34)"; eighteen for "30s".
    fn age_in(&self, words: &Range<u32>) -> Option<u32> {
        let part = |at: u32| self.looks(at, Token::COMMA | Token::HARD_BREAK);
        let mut segments = 0;
        for at in words.start + 1..words.end {
            segments += u32::from(part(at - 1));
            if segments > 1 {
                break;
            }
            if !self.looks(at, Token::DIGIT) {
                continue;
            }
            let ends = at + 1 >= words.end
                || part(at)
                || matches!(self.word(at + 1), "yrs" | "years" | "yo" | "year" | "yr" | "y");
            let decade = self.word(at).strip_suffix('s').and_then(|tens| tens.parse::<u32>().ok());
            if decade.is_some_and(|tens| (20..90).contains(&tens)) {
                return Some(18);
            }
            let Some(age) = self.word(at).parse::<u32>().ok().filter(|_| ends && !self.is_of_a_time(at))
            else {
                continue;
            };
            let apart = part(at - 1) || matches!(self.word(at - 1), "aged" | "age" | "about" | "around");
            if (8..18).contains(&age) || apart && (18..100).contains(&age) {
                return Some(age);
            }
        }
        None
    }

    /// "18:05", "2.10".
    fn is_of_a_time(&self, at: u32) -> bool {
        let text = self.draft.text().as_bytes();
        let end = self.hits.tokens()[at as usize].end as usize;
        matches!(text.get(end), Some(b':' | b'.')) && text.get(end + 1).is_some_and(u8::is_ascii_digit)
    }

    /// What a label says of whose entry it is, by the head of its column, the heading over it and the entries beside.
    fn resolved(&self, label: Label, words: &Range<u32>, block: usize) -> Option<About> {
        let over = || self.column_of(block).or_else(|| self.headed_with(block));
        match label {
            Label::Sure(who) => Some(who),
            Label::Likely(who) => {
                let adults = over() == Some(About::AdultOfConcern);
                Some(if adults { About::AdultOfConcern } else { who })
            }
            // Under "Notes" or "Home" a name is nobody's in particular; under "Cars", where no person stands beside it, a
            // thing's.
            Label::Name => {
                let over = over();
                let person =
                    |who: &About| matches!(who, About::AdultOfConcern | About::YoungPerson | About::Group);
                over.filter(person)
                    .or_else(|| self.beside(block, words))
                    .or_else(|| over.filter(|who| *who == About::Thing))
            }
        }
    }

    /// What the first cell of the column says that the cells under it are.
    fn column_of(&self, block: usize) -> Option<About> {
        self.names_first(&self.first_words(self.column_head(block)?)?)
    }

    /// The first cell of a cell's column.
    pub(in crate::context) fn column_head(&self, block: usize) -> Option<usize> {
        let blocks = self.draft.blocks();
        let cell = blocks[block].cell.filter(|cell| cell.row > 1)?;
        (block.saturating_sub(FURTHEST)..block)
            .rev()
            .take_while(|index| blocks[*index].cell.is_some_and(|other| other.table == cell.table))
            .filter(|index| {
                blocks[*index].cell.is_some_and(|other| other.row == 1 && other.column == cell.column)
            })
            .last()
    }

    /// The first cell of a cell's row, where that is another.
    pub(in crate::context) fn row_head(&self, block: usize) -> Option<usize> {
        let blocks = self.draft.blocks();
        let cell = blocks[block].cell.filter(|cell| cell.column > 1)?;
        (block.saturating_sub(FURTHEST)..block)
            .rev()
            .take_while(|index| {
                blocks[*index].cell.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
            })
            .last()
    }

    /// What the headings over a block say that stands under them; the report's title says nothing of the kind.
    fn headed_with(&self, block: usize) -> Option<About> {
        let mut next = self.draft.blocks()[block].section;
        while let Some(id) = next {
            let section = self.draft.section(id);
            if !role::is_title(self.draft, id.index())
                && section.heading != block
                && let Some(who) = self.names_first(&self.first_words(section.heading)?)
            {
                return Some(who);
            }
            next = section.parent;
        }
        None
    }

    /// Of the headings over a block, the member or the adult that one is of: "### Fern, 15", "### Carl" among the men.
    fn headed_by(&self, block: usize) -> Option<About> {
        let id = self.draft.blocks()[block].section?;
        let heading = self.draft.section(id).heading;
        if heading == block || role::is_title(self.draft, id.index()) {
            return None;
        }
        let words = self.first_words(heading)?;
        let label = self.label_of(&words).or_else(|| self.label_of_cell(&words));
        let own = match label {
            Some(Label::Name) => self.headed_with(heading).or_else(|| self.names_first(&words)),
            Some(label) => self.resolved(label, &words, heading),
            None => None,
        };
        own.or_else(|| self.headed_with(block)).filter(|who| who.is_person() && *who != About::Professional)
    }

    /// Whom the words of a heading name first; what, where they name nobody.
    fn names_first(&self, words: &Range<u32>) -> Option<About> {
        let noun = |at: &u32| !self.people.is(*at, PRONOUN_ONE | PRONOUN_MANY);
        let mut named = words.clone().filter(noun).filter_map(|at| self.people.named(at));
        named.clone().find(|who| who.is_person() && *who != About::Professional).or_else(|| named.next())
    }

    /// What the entries beside one in its list or table are of, by the first whose label says it.
    fn beside(&self, block: usize, words: &Range<u32>) -> Option<About> {
        let blocks = self.draft.blocks();
        let own = &blocks[block];
        let together = |index: &usize| {
            let other = &blocks[*index];
            match (own.cell, other.cell) {
                (Some(own), Some(other)) => own.table == other.table && own.column == other.column,
                (None, None) => {
                    own.kind == other.kind && own.list == other.list && own.section == other.section
                }
                _ => false,
            }
        };
        let near = block.saturating_sub(BESIDE)..blocks.len().min(block + BESIDE);
        near.filter(|index| *index != block).filter(together).find_map(|index| {
            let other = self.first_words(index).filter(|other| other != words)?;
            match self.label_of(&other).or_else(|| own.cell.and_then(|_| self.label_of_cell(&other)))? {
                Label::Sure(who) | Label::Likely(who) => Some(who).filter(|who| who.is_person()),
                Label::Name => None,
            }
        })
    }

    /// Whether a note of the entry up to a sentence says an age that no child has: "About 40.", "50s".
    fn says_a_grown_age(&self, first: usize, index: usize) -> bool {
        let verb = COPULA | PLAIN_VERB | SAYING;
        self.sentences.all[first..index].iter().rev().take(3).any(|earlier| {
            earlier.tokens.len() <= 6
                && !self.people.any(&earlier.tokens, verb)
                && self.people.any(&earlier.tokens, GROWN_AGE)
        })
    }

    pub(super) fn sentence_before(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let before = index.checked_sub(1).and_then(|index| self.sentences.all.get(index))?;
        // A relation named in passing is not who the next sentence is about.
        let found = (before.block == block).then(|| self.nearest(&before.tokens)).flatten();
        found.filter(|who| who.is_person() && *who != About::Family)
    }

    /// Whose row or section it is: the first cell of the row, the heading.
    pub(super) fn ground(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let blocks = self.draft.blocks();
        let named = |block: usize| {
            let range = self.sentences.of_block(block);
            self.sentences.all.get(range)?.first().and_then(|sentence| {
                let mut all = sentence.tokens.clone().filter_map(|token| self.people.named(token));
                all.next()
            })
        };
        if let Some(cell) = blocks[block].cell {
            let first = (0..block).rev().take_while(|index| {
                blocks[*index].cell.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
            });
            // "Lacey, sister of the above": a relation in a row's first cell tells who the person is, not whose row it is.
            return first.last().and_then(named).filter(|who| who.is_person() && *who != About::Family);
        }
        let section = blocks[block].section?;
        let heading = self.draft.section(section).heading;
        (heading != block && !matches!(blocks[block].kind, BlockKind::Heading(_)))
            .then(|| named(heading))
            .flatten()
            .filter(|who| matches!(who, About::YoungPerson | About::AdultOfConcern | About::Place))
    }
}
