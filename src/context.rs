//! What a careful reader notices, worked out once for each draft.

mod action;
pub(crate) mod class;
mod fact;
pub mod identifier;
pub mod name;
mod people;
pub mod placeholder;
mod quotation;
mod reason;
mod sentence;
mod stance;

use std::ops::Range;

pub use action::{Action, ActionPart};
pub use fact::Facts;
pub use people::People;
pub use quotation::Quotation;
pub use sentence::{Sentence, Sentences};

use crate::brief::Brief;
use crate::dates::{self, DateKind, DateMention};
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::lexicon::{Hits, Lexicon, ListId};
use crate::named::named;
use crate::role::{Headings, Role, RoleSet};
use crate::rule::Recogniser;
use crate::text::Span;
use identifier::Identifier;
use name::{Name, Whose};

named! {
    /// Whom or what a clause is about.
    About {
        /// A young person, in the group or not.
        YoungPerson = "young-person",
        /// The group as a group.
        Group = "group",
        /// A professional or an agency.
        Professional = "professional",
        /// A parent, carer or relative.
        Family = "family",
        /// An adult who causes harm.
        AdultOfConcern = "adult-of-concern",
        /// A place or building.
        Place = "place",
        /// A thing, an animal, an idea.
        Thing = "thing",
        /// Nobody could be told.
        Unknown = "unknown",
    }
}

named! {
    /// How the words stand to what they say.
    Stance {
        /// Denied: "there is no evidence that".
        Negated = "negated",
        /// Passed on: "police described him as".
        Reported = "reported",
        /// Passed on in order to be put right: "we asked for this wording to be changed".
        Challenged = "challenged",
        /// Supposed: "if he were".
        Hypothetical = "hypothetical",
        /// Told to readers: "avoid".
        Instructed = "instructed",
        /// Named as a word: "the word 'gang'".
        Mentioned = "mentioned",
    }
}

named! {
    /// Who says the words of a quotation.
    Speaker {
        /// A young person.
        YoungPerson = "young-person",
        /// A named or unnamed professional.
        Professional = "professional",
        /// An agency, a log, a record.
        Agency = "agency",
        /// A parent, carer or relative.
        Family = "family",
        /// Nobody could be told.
        Unknown = "unknown",
    }
}

named! {
    /// A stated reason that excuses physical detail.
    Reason {
        /// The bearing on safety is said.
        SafeguardingLink = "safeguarding-link",
        /// To recognise someone who is missing.
        Missing = "missing",
        /// An injury recorded as evidence.
        Injury = "injury",
        /// Neglect recorded as evidence.
        Neglect = "neglect",
        /// The young person's own description or choice.
        OwnDescription = "own-description",
        /// A health or access need that others must know.
        Need = "need",
        /// Told as a strength.
        Strength = "strength",
    }
}

impl About {
    /// Whether it is somebody, as against a place, a thing or nobody known.
    pub const fn is_person(self) -> bool {
        matches!(
            self,
            Self::YoungPerson | Self::Group | Self::Professional | Self::Family | Self::AdultOfConcern
        )
    }
}

/// The identifiers of a block. In a table, the label of the row or the head of the column says what a number is,
/// and for a declared property its key does: "NHS no. | 943 476 5919".
fn identifiers_of(draft: &Draft, index: usize, dates: &[DateMention]) -> Vec<Identifier> {
    let block = &draft.blocks()[index];
    let text = draft.slice(block.span);
    let labels =
        if text.bytes().any(|byte| byte.is_ascii_digit()) { labels_of(draft, index) } else { Vec::new() };
    let mut out = if labels.is_empty() { identifier::find(text, dates) } else { Vec::new() };
    for label in labels {
        for one in identifier::find_under(label, text) {
            if !out.iter().any(|known| known.span.overlaps(one.span)) {
                out.push(one);
            }
        }
    }
    out.sort_by_key(|one| one.span);
    for one in &mut out {
        one.span = Span::new(one.span.start + block.span.start, one.span.end + block.span.start);
    }
    out
}

/// The first cell of a block's row and the head of its column, or its key.
fn labels_of(draft: &Draft, index: usize) -> Vec<&str> {
    /// A label says what something is; a longer cell says something.
    const LONGEST: usize = 40;
    let blocks = draft.blocks();
    let block = &blocks[index];
    let short = |text: &&str| text.len() <= LONGEST && text.contains(char::is_alphabetic);
    if block.part == Part::Properties {
        let field = draft.fields().iter().find(|field| field.block == index);
        return field.map(|field| field.key.as_str()).filter(short).into_iter().collect();
    }
    let Some(cell) = block.cell else { return Vec::new() };
    let before = blocks[..index].iter().rev();
    let table = before.take_while(|other| {
        other.part == block.part && other.cell.is_some_and(|own| own.table == cell.table)
    });
    let label = |other: &Block| {
        other.cell.is_some_and(|own| {
            (own.row == cell.row && own.column == 1 && cell.column > 1)
                || (own.row == 1 && own.column == cell.column && cell.row > 1)
        })
    };
    table.filter(|other| label(other)).map(|other| draft.slice(other.span)).filter(short).collect()
}

/// Template text alone in a field or a sentence is at most this long, in bytes.
const LONGEST_HOLLOW: usize = 100;

/// The vocabularies that context asks for by list and not by word class.
#[derive(Debug)]
pub struct Vocabulary {
    /// Headings by role.
    pub headings: Headings,
    column_plan: Option<ListId>,
    column_what: Option<ListId>,
    column_who: Option<ListId>,
    column_when: Option<ListId>,
    column_measure: Option<ListId>,
}

impl Vocabulary {
    /// Looks them up in a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            headings: Headings::new(lexicon),
            column_plan: lexicon.list("column-plan"),
            column_what: lexicon.list("column-what"),
            column_who: lexicon.list("column-who"),
            column_when: lexicon.list("column-when"),
            column_measure: lexicon.list("column-measure"),
        }
    }
}

/// Whether a term of a list stands in a span.
fn holds(hits: &Hits, list: Option<ListId>, span: Span) -> bool {
    let words = hits.tokens_in(span);
    list.is_some_and(|list| !hits.within(list, &words).is_empty())
}

/// A draft with what a careful reader notices in it.
#[derive(Debug)]
pub struct Context<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// Its words and every term found.
    pub hits: &'d Hits,
    /// What it was set to cover.
    pub brief: &'d Brief,
    /// Sentences and clauses.
    pub sentences: Sentences,
    /// Whom words name.
    pub people: People,
    /// Words in quotation marks and block quotations, by place.
    pub quotations: Vec<Quotation>,
    /// Dates and times, by place.
    pub dates: Vec<DateMention>,
    /// Identifiers, by place.
    pub identifiers: Vec<Identifier>,
    /// Names of people, by place.
    pub names: Vec<Name>,
    placeholders: Vec<Span>,
    roles: Vec<RoleSet>,
    facts: Vec<Facts>,
    passages: Vec<u32>,
    sections: Vec<Range<u32>>,
    titles: Vec<Range<u32>>,
    hollow: Vec<bool>,
    actions: Vec<Action>,
}

impl<'d> Context<'d> {
    /// Reads a draft with care.
    pub fn new(draft: &'d Draft, hits: &'d Hits, brief: &'d Brief, vocabulary: &Vocabulary) -> Self {
        let sentences = Sentences::new(draft, hits);
        let mut dates = Vec::new();
        let mut identifiers = Vec::new();
        let mut placeholders = Vec::new();
        for (index, block) in draft.blocks().iter().enumerate() {
            let text = draft.slice(block.span);
            let shift = |span: Span| Span::new(span.start + block.span.start, span.end + block.span.start);
            let found = dates::find(text);
            identifiers.extend(identifiers_of(draft, index, &found));
            let field = block.kind == BlockKind::Field;
            placeholders.extend(placeholder::find(text, field).into_iter().map(shift));
            dates.extend(found.into_iter().map(|date| DateMention { span: shift(date.span), ..date }));
        }
        let names = name::find(draft, hits, &sentences, &dates);
        let people = People::new(draft, hits, &sentences, brief, &names);
        let roles = vocabulary.headings.of_blocks(draft, hits);
        let quotations = quotation::find(draft, hits, &sentences, &people, &roles);
        let mut this = Self {
            draft,
            hits,
            brief,
            sentences,
            people,
            quotations,
            dates,
            identifiers,
            names,
            placeholders,
            roles,
            facts: Vec::new(),
            passages: Vec::new(),
            sections: Vec::new(),
            titles: Vec::new(),
            hollow: Vec::new(),
            actions: Vec::new(),
        };
        this.passages = this.all_passages();
        (this.sections, this.titles) = this.all_sections();
        this.hollow = this.hollow_sentences();
        this.facts = this.all_facts();
        this.actions = action::find(&this, vocabulary);
        this
    }

    /// The roles of a block.
    pub fn roles_at(&self, block: usize) -> RoleSet {
        self.roles.get(block).copied().unwrap_or_default()
    }

    /// The actions of its plan.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// The dates that start inside a span.
    pub fn dates_in(&self, span: Span) -> &[DateMention] {
        let start = self.dates.partition_point(|date| date.span.start < span.start);
        let end = start + self.dates[start..].partition_point(|date| date.span.start < span.end);
        &self.dates[start..end]
    }

    /// What a recogniser found.
    pub fn recognised(&self, recogniser: Recogniser) -> Vec<Span> {
        match recogniser {
            Recogniser::Placeholder => self.placeholders.clone(),
            Recogniser::FullName => self.private_names(),
            Recogniser::ImpossibleDate => self
                .dates
                .iter()
                .filter(|date| date.kind == DateKind::Impossible)
                .map(|date| date.span)
                .collect(),
            _ => self
                .identifiers
                .iter()
                .filter(|identifier| identifier.kind == recogniser)
                .map(|identifier| identifier.span)
                .collect(),
        }
    }

    /// First and last names of people who are no professionals, each where it is first named; declared
    /// pseudonyms are none.
    fn private_names(&self) -> Vec<Span> {
        let mut seen: Vec<&str> = Vec::new();
        let mut out = Vec::new();
        for name in self.names.iter().filter(|name| name.full) {
            let span = Span::new(
                self.hits.tokens()[name.tokens.start as usize].start,
                self.hits.tokens()[name.tokens.end as usize - 1].end,
            );
            let words = self.draft.slice(span);
            let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
            let declared = self.brief.members.iter().any(|member| words.contains(member.value.as_str()));
            let index = self.sentences.of_token(name.tokens.start);
            let prose = self.sentences.all.get(index).is_some_and(|sentence| {
                self.is_prose(sentence.block)
                    && !matches!(self.draft.blocks()[sentence.block].kind, BlockKind::Heading(_))
            });
            let private =
                matches!(name.whose, Whose::Private | Whose::Relative) || self.heads_a_row(name, span);
            if declared || !prose || !private || seen.contains(&words) {
                continue;
            }
            seen.push(words);
            out.push(Span::new(span.start, span.start + words.len() as u32));
        }
        out
    }

    /// A name that opens the first cell of a row, in a table that is about people and not about who does what.
    fn heads_a_row(&self, name: &Name, span: Span) -> bool {
        const ROLES: &[Role] = &[
            Role::Actions,
            Role::Contributors,
            Role::Method,
            Role::Sharing,
            Role::Appendix,
            Role::Reference,
        ];
        let index = self.draft.block_index(span.start);
        let block = &self.draft.blocks()[index];
        name.whose == Whose::Somebody
            && block.span.start == span.start
            && block.cell.is_some_and(|cell| cell.column == 1 && cell.row > 1)
            && !self.roles_at(index).any(ROLES)
    }

    /// Whether a span says nothing: it is empty, or template text from end to end.
    pub fn is_hollow(&self, span: Span) -> bool {
        let text = self.draft.slice(span).trim();
        if text.len() > LONGEST_HOLLOW {
            return false;
        }
        !text.contains(char::is_alphanumeric)
            || placeholder::find(text, true).iter().any(|found| {
                let rest = text.len() as u32 - found.len();
                rest == 0 || !text.replacen(&text[found.range()], "", 1).contains(char::is_alphanumeric)
            })
    }

    /// For each sentence, the number of its passage: sentences of one paragraph, list or table row share one.
    pub fn passages(&self) -> &[u32] {
        &self.passages
    }

    /// Only a sentence that holds template text, or one in a field or a cell, can be nothing else.
    fn hollow_sentences(&self) -> Vec<bool> {
        let mut next = 0;
        self.sentences
            .all
            .iter()
            .map(|sentence| {
                while self.placeholders.get(next).is_some_and(|found| found.end <= sentence.span.start) {
                    next += 1;
                }
                let holds = self.placeholders.get(next).is_some_and(|found| found.overlaps(sentence.span));
                let kind = self.draft.blocks()[sentence.block].kind;
                (holds || matches!(kind, BlockKind::Cell | BlockKind::Field)) && self.is_hollow(sentence.span)
            })
            .collect()
    }

    /// Whether a sentence is template text from end to end.
    pub fn is_hollow_sentence(&self, sentence: usize) -> bool {
        self.hollow.get(sentence).copied().unwrap_or(false)
    }

    /// The sentences of the section that a sentence stands in: those in a row under the same heading.
    pub fn section_of(&self, sentence: usize) -> Range<usize> {
        self.sections
            .get(sentence)
            .map_or(sentence..sentence + 1, |range| range.start as usize..range.end as usize)
    }

    /// The sentences of the heading over a sentence; none for a heading itself.
    pub fn title_of(&self, sentence: usize) -> Range<usize> {
        self.titles.get(sentence).map_or(0..0, |range| range.start as usize..range.end as usize)
    }

    fn all_sections(&self) -> (Vec<Range<u32>>, Vec<Range<u32>>) {
        let blocks = self.draft.blocks();
        let all = &self.sentences.all;
        let section = |index: usize| blocks[all[index].block].section;
        let (mut sections, mut titles) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        while sections.len() < all.len() {
            let start = sections.len();
            let end =
                (start..all.len()).take_while(|index| section(*index) == section(start)).count() + start;
            let title =
                section(start).map_or(0..0, |id| self.sentences.of_block(self.draft.section(id).heading));
            for sentence in &all[start..end] {
                sections.push(start as u32..end as u32);
                let heading = matches!(blocks[sentence.block].kind, BlockKind::Heading(_));
                titles.push(if heading { 0..0 } else { title.start as u32..title.end as u32 });
            }
        }
        (sections, titles)
    }

    fn all_passages(&self) -> Vec<u32> {
        let blocks = self.draft.blocks();
        let together = |first: usize, second: usize| {
            let (first, second) = (&blocks[first], &blocks[second]);
            first.part == second.part
                && match (first.cell, second.cell) {
                    (Some(first), Some(second)) => (first.table, first.row) == (second.table, second.row),
                    (None, None) => first.list.is_some() && first.list == second.list,
                    _ => false,
                }
        };
        let mut passage = 0;
        let mut last: Option<usize> = None;
        self.sentences
            .all
            .iter()
            .map(|sentence| {
                if let Some(before) = last
                    && before != sentence.block
                    && !together(before, sentence.block)
                {
                    passage += 1;
                }
                last = Some(sentence.block);
                passage
            })
            .collect()
    }

    /// The quotation that holds some words.
    pub fn quotation(&self, words: &Range<u32>) -> Option<&Quotation> {
        let start = self.hits.tokens().get(words.start as usize)?.start;
        let index =
            self.quotations.partition_point(|quotation| quotation.span.start <= start).checked_sub(1)?;
        self.quotations.get(index).filter(|quotation| start < quotation.span.end)
    }

    /// The quotations that overlap a span.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        let end = self.quotations.partition_point(|quotation| quotation.span.start < span.end);
        self.quotations[..end].iter().rev().take_while(move |quotation| quotation.span.end > span.start)
    }

    /// Who says some words; `None` for the author.
    pub fn speaker(&self, words: &Range<u32>) -> Option<Speaker> {
        self.quotation(words).map(|quotation| quotation.speaker)
    }

    /// Whether some words stand in quotation marks that only hold them off: one to three words that are no speech.
    pub fn scare_quoted(&self, words: &Range<u32>) -> bool {
        self.quotation(words).is_some_and(|quotation| quotation.words <= 3)
    }

    /// Whom or what some words are about.
    pub fn about(&self, words: &Range<u32>) -> About {
        let clause = self.sentences.clause(words.start);
        let index = self.sentences.of_token(words.start);
        let Some(sentence) = self.sentences.all.get(index) else { return About::Unknown };
        let before = index
            .checked_sub(1)
            .and_then(|index| self.sentences.all.get(index))
            .filter(|before| before.block == sentence.block)
            .map(|before| &before.tokens);
        self.people.about(words, &clause, &sentence.tokens, before)
    }

    /// The clause of a token, with the relative clause that hangs on it ("a scar that is typical of").
    pub(crate) fn clause_with_relative(&self, token: u32) -> Range<u32> {
        let clause = self.sentences.clause(token);
        let sentence = self.sentence_of(token);
        if clause.end < sentence.end && self.people.is(clause.end, class::RELATIVE) {
            clause.start..self.sentences.clause(clause.end).end
        } else {
            clause
        }
    }

    /// Words of young people in quotation.
    pub fn young_person_words(&self) -> u32 {
        let young = |quotation: &&Quotation| quotation.speaker == Speaker::YoungPerson;
        self.quotations.iter().filter(young).map(|quotation| quotation.words).sum()
    }

    /// Whether a block is prose of the report and not one of its properties.
    pub fn is_prose(&self, block: usize) -> bool {
        self.draft.blocks()[block].part != Part::Properties
    }
}
