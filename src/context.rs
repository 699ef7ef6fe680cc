//! What a careful reader notices, worked out once for each draft.

mod about;
mod acronym;
mod action;
mod aged;
mod alone;
mod anchor;
mod answer;
mod asked;
mod aside;
mod bearing;
mod beside_name;
mod called;
mod conflict;
pub(crate) mod class;
mod earlier;
mod event;
mod fact;
mod focus;
mod given;
pub mod identifier;
mod label;
pub mod likeness;
mod listed;
pub mod name;
mod occasion;
mod passage;
mod people;
pub mod placeholder;
mod quotation;
mod quoted;
mod private;
pub mod reading;
mod reason;
mod recognise;
mod roster;
pub mod resemblance;
mod sentence;
mod signs;
mod sought;
mod source;
mod stance;
mod standing;
pub mod statement;
mod stem;
mod stops;
mod subject;
mod verb;
mod vocabulary;
mod whole_phrase;
mod whole_text;
mod word;

use std::ops::Range;
use std::sync::OnceLock;

pub use about::{About, Sure, Whom};
pub use action::{Action, ActionPart, OwnCell};
pub use alone::{Alone, MemberId, NO_FINDINGS, Single};
pub use anchor::{Event, EventPart, Time};
pub use aside::Aside;
pub use asked::{Reason, Speaker, Stance};
pub use bearing::{Tie, Ties};
pub use fact::Facts;
pub use focus::Subject;
pub use passage::Headed;
pub use people::People;
pub use quotation::Quotation;
pub(crate) use sentence::cut;
pub use sentence::{Sentence, Sentences};
pub use signs::Signs;
pub use vocabulary::Vocabulary;

use crate::both::{Hands, LIGHT, both};
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::draft::{Draft, Part};
use crate::excerpt::excerpt;
use crate::lexicon::{Hits, ListId, Token};
use crate::role::{RoleSet, titles};
use crate::slices::{Pauses, at_once};
use crate::text::Span;
use identifier::Identifier;
use name::Name;
use vocabulary::ScopeLists;
use whole_text::{is_about_children, words_in_all};

/// Whether a term of a list stands in a span.
fn holds(hits: &Hits, list: Option<ListId>, span: Span) -> bool {
    list.is_some_and(|list| !hits.of(list).is_empty() && !hits.within(list, &hits.tokens_in(span)).is_empty())
}

/// A draft with what a careful reader notices in it.
#[derive(Debug)]
pub struct Context<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// Its words and every term found.
    pub hits: &'d Hits,
    /// Its words as they stand.
    words: Vec<&'d str>,
    /// The text with its ASCII letters small.
    small: String,
    /// What it was set to cover.
    pub brief: &'d Brief,
    /// Sentences and clauses.
    pub sentences: Sentences,
    /// Whom words name.
    pub people: People,
    /// Whether it is about children at all; a licence or a manual is not.
    pub about_children: bool,
    /// How many words it has: see [`Draft::words`].
    pub words_in_all: u32,
    /// Words in quotation marks and block quotations, by place.
    pub quotations: Vec<Quotation>,
    /// Dates and times, by place.
    pub dates: Vec<DateMention>,
    /// Identifiers, by place.
    pub identifiers: Vec<Identifier>,
    /// Names of people, by place.
    pub names: Vec<Name>,
    placeholders: Vec<Span>,
    /// What every output hides: the identifiers, in order of place.
    masks: Vec<Span>,
    roles: Vec<RoleSet>,
    /// Filled beside the events, which may not read it.
    facts: Vec<Facts>,
    /// The block at which the opening ends.
    opening_end: usize,
    passages: Vec<u32>,
    sections: Vec<Range<u32>>,
    titles: Vec<Range<u32>>,
    /// Which sections are headed by a line of the title page.
    title_page: Vec<bool>,
    hollow: Vec<bool>,
    silent: Vec<u32>,
    headed: Vec<Headed>,
    /// Filled beside the events, which may not read it.
    actions: Vec<Action>,
    told: anchor::Told,
    lists: ScopeLists,
    answer_lists: answer::AnswerLists,
    /// The lists hit in each sentence as a set.
    lists_of: Vec<u64>,
    /// Filled beside the events, which may not read it.
    focuses: Vec<focus::Focus>,
    /// Filled when focuses, actions and events are.
    ties: Vec<Ties>,
    statements: statement::Scores,
    /// Every word as a number, once somebody asked.
    stems: OnceLock<Vec<u32>>,
    /// What the learned readers make of every sentence, once somebody asked.
    likenesses: OnceLock<Vec<Option<likeness::Likeness>>>,
    /// Dates that contradict the report's own, once somebody asked.
    conflicts: OnceLock<Vec<conflict::Conflict>>,
    /// The year of the newest day or month in the draft, once somebody asked.
    newest_year: OnceLock<Option<i16>>,
    /// Members, and the sentences about one of them alone.
    pub alone: Alone,
}

impl<'d> Context<'d> {
    /// Reads a draft with care; `signs` are its own.
    pub fn new(
        draft: &'d Draft,
        hits: &'d Hits,
        brief: &'d Brief,
        signs: Signs,
        vocabulary: &Vocabulary,
    ) -> Self {
        let sentences = Sentences::new(draft, hits.tokens());
        let (hands, pauses) = (Hands::Shared, Pauses::None);
        at_once(Self::in_slices(draft, hits, sentences, brief, signs, vocabulary, hands, pauses))
    }

    /// The same, for who has other things to do between.
    #[allow(clippy::too_many_arguments, reason = "all that was found before")]
    pub(crate) async fn in_slices(
        draft: &'d Draft,
        hits: &'d Hits,
        sentences: Sentences,
        brief: &'d Brief,
        signs: Signs,
        vocabulary: &Vocabulary,
        hands: Hands,
        pauses: Pauses,
    ) -> Self {
        let bytes = draft.text().len();
        let masks = signs.masks();
        let Signs { dates, identifiers, placeholders } = signs;
        let names = name::find(draft, hits, &sentences, &dates);
        pauses.pause().await;
        let plain = || {
            let word = |token: &Token| draft.slice(Span::new(token.start, token.end));
            let words: Vec<&str> = hits.tokens().iter().map(word).collect();
            let lists_of = |sentence: &Sentence| hits.lists_in(&sentence.tokens);
            let lists_of: Vec<u64> = sentences.all.iter().map(lists_of).collect();
            (words, lists_of, draft.text().to_ascii_lowercase(), words_in_all(draft, hits))
        };
        let people = || People::new(draft, hits, &sentences, brief, &names, &dates);
        let ((words, lists_of, small, words_in_all), people) = both(hands, bytes / LIGHT, plain, people);
        pauses.pause().await;
        let childhood = vocabulary.childhood.map_or(0, |list| hits.of(list).len());
        let about_children = is_about_children(hits.tokens(), childhood + brief.members.len());
        let roles = vocabulary.headings.of_blocks(draft, hits);
        let quotations = quotation::find(draft, hits, &sentences, &people, &roles);
        let mut this = Self {
            draft,
            hits,
            words,
            small,
            brief,
            sentences,
            people,
            about_children,
            words_in_all,
            quotations,
            dates,
            identifiers,
            names,
            placeholders,
            masks,
            roles,
            facts: Vec::new(),
            opening_end: 0,
            passages: Vec::new(),
            sections: Vec::new(),
            titles: Vec::new(),
            title_page: titles(draft),
            hollow: Vec::new(),
            silent: Vec::new(),
            headed: Vec::new(),
            actions: Vec::new(),
            told: anchor::Told::default(),
            lists: vocabulary.scope,
            answer_lists: vocabulary.answer,
            lists_of,
            focuses: Vec::new(),
            ties: Vec::new(),
            statements: statement::Scores::default(),
            stems: OnceLock::new(),
            likenesses: OnceLock::new(),
            conflicts: OnceLock::new(),
            newest_year: OnceLock::new(),
            alone: Alone::default(),
        };
        let births = this.births_beside_names();
        this.masks.extend(births.iter().map(|birth| birth.span));
        this.masks.sort_unstable();
        this.identifiers.extend(births);
        this.identifiers.sort_by_key(|one| one.span);
        this.opening_end = this.find_opening_end();
        this.passages = this.all_passages();
        (this.sections, this.titles) = this.all_sections();
        pauses.pause().await;
        this.hollow = this.hollow_sentences();
        (this.silent, this.headed) = this.under_headings();
        pauses.pause().await;
        ((this.facts, this.focuses, this.actions), this.told) = both(
            hands,
            bytes,
            || {
                let facts = this.all_facts(vocabulary.report_talk);
                (facts, this.all_focuses(), action::find(&this, vocabulary))
            },
            || anchor::find(&this, vocabulary),
        );
        pauses.pause().await;
        this.mark_planned();
        this.ties = this.all_ties(hands);
        pauses.pause().await;
        this.alone = this.all_alone();
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

    /// What every output hides: the identifiers, in order of place.
    pub fn masks(&self) -> &[Span] {
        &self.masks
    }

    /// Words of the draft as they may be shown: identifiers hidden, white space folded.
    pub fn words_shown(&self, span: Span) -> String {
        excerpt(self.draft, span, &self.masks)
    }

    /// Its findings: what happened, goes on or has changed.
    pub fn events(&self) -> &[Event] {
        &self.told.events
    }

    /// The dates that start inside a span.
    pub fn dates_in(&self, span: Span) -> &[DateMention] {
        let start = self.dates.partition_point(|date| date.span.start < span.start);
        let rest = &self.dates[start..];
        if rest.first().is_none_or(|date| date.span.start >= span.end) {
            return &[]; // most sentences have none
        }
        let end = start + rest.partition_point(|date| date.span.start < span.end);
        &self.dates[start..end]
    }

    /// The identifiers that have words of a span.
    pub fn identifiers_in(&self, span: Span) -> &[Identifier] {
        let start = self.identifiers.partition_point(|one| one.span.end <= span.start);
        let rest = &self.identifiers[start..];
        &rest[..rest.partition_point(|one| one.span.start < span.end)]
    }

    /// The names that start among some words.
    pub fn names_in(&self, words: &Range<u32>) -> &[Name] {
        let start = self.names.partition_point(|name| name.tokens.start < words.start);
        let rest = &self.names[start..];
        &rest[..rest.partition_point(|name| name.tokens.start < words.end)]
    }

    /// Whether a date has words of a span.
    pub(crate) fn meets_a_date(&self, span: Span) -> bool {
        let first = self.dates.partition_point(|date| date.span.end <= span.start);
        self.dates.get(first).is_some_and(|date| date.span.start < span.end)
    }

    /// Whom or what some words are about.
    pub fn about(&self, words: &Range<u32>) -> About {
        self.whom(words).about
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

    /// Whether a block is prose of the report and not one of its properties.
    pub fn is_prose(&self, block: usize) -> bool {
        self.draft.blocks()[block].part != Part::Properties
    }
}
