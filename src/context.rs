//! What a careful reader notices, worked out once for each draft.

mod acronym;
mod action;
mod aged;
mod alone;
mod anchor;
mod answer;
mod aside;
mod bearing;
mod beside_name;
mod called;
pub(crate) mod class;
mod earlier;
mod event;
mod fact;
mod focus;
mod given;
pub mod identifier;
mod label;
pub mod likeness;
pub mod name;
mod occasion;
mod passage;
mod people;
pub mod placeholder;
mod quotation;
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

use std::ops::Range;
use std::sync::OnceLock;

pub use action::{Action, ActionPart};
pub use alone::{Alone, MemberId, NO_FINDINGS, Single};
pub use anchor::{Event, EventPart, Time};
pub use aside::Aside;
pub use bearing::{Tie, Ties};
pub use fact::Facts;
pub use focus::Subject;
pub use passage::Headed;
pub use people::People;
pub use quotation::Quotation;
pub(crate) use sentence::cut;
pub use sentence::{Sentence, Sentences};
pub use signs::Signs;

use crate::both::{Hands, LIGHT, both};
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::excerpt::excerpt;
use crate::draft::{Block, Draft, Part};
use crate::lexicon::{Hits, Lexicon, ListId, Token};
use crate::named::named;
use crate::role::{Headings, RoleSet};
use crate::slices::{Pauses, at_once};
use crate::text::Span;
use identifier::Identifier;
use name::Name;

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

/// How sure it is whom words are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Nothing in the clause says so: the kind of noun, or the row it stands in.
    Guessed,
    /// A pronoun or the clause before.
    Followed,
    /// A noun or a label of the clause itself.
    Said,
}

/// Whom or what words are about, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whom {
    /// Whom or what.
    pub about: About,
    /// How sure.
    pub sure: Sure,
}

impl Whom {
    const fn said(about: About) -> Self {
        Self { about, sure: Sure::Said }
    }

    const fn followed(about: About) -> Self {
        Self { about, sure: Sure::Followed }
    }

    const fn guessed(about: About) -> Self {
        Self { about, sure: Sure::Guessed }
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
        /// Somebody does something about it.
        Answered = "answered",
        /// An adult of concern gave it or made the child do it.
        Given = "given",
        /// What something hangs on: "because of", "so we".
        Used = "used",
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

/// The vocabularies that context asks for by list and not by word class.
#[derive(Debug)]
pub struct Vocabulary {
    /// Headings by role.
    pub headings: Headings,
    report_talk: Option<ListId>,
    /// Words that only a text about children and those around them holds.
    childhood: Option<ListId>,
    column_plan: Option<ListId>,
    column_what: Option<ListId>,
    column_who: Option<ListId>,
    column_when: Option<ListId>,
    column_measure: Option<ListId>,
    column_dated: Option<ListId>,
    column_event: Option<ListId>,
    dates_section: Option<ListId>,
    no_date: Option<ListId>,
    snapshot: Option<ListId>,
    plan_leading: Option<ListId>,
    plan_opening: Option<ListId>,
    time_period: Option<ListId>,
    scope: ScopeLists,
    answer: answer::AnswerLists,
}

/// The vocabularies asked by place.
#[derive(Debug, Clone, Copy)]
struct ScopeLists {
    calling: Option<ListId>,
    innocent: Option<ListId>,
    outsider: Option<ListId>,
    long_before: Option<ListId>,
    tie_link: Option<ListId>,
    tie_group: Option<ListId>,
    tie_danger: Option<ListId>,
    tie_guard: Option<ListId>,
    tie_care: Option<ListId>,
    tie_safety: Option<ListId>,
    place_noun: Option<ListId>,
    drift_health: Option<ListId>,
    drift_care: Option<ListId>,
}

impl Vocabulary {
    /// Looks them up in a lexicon.
    pub fn new(lexicon: &mut Lexicon) -> Self {
        Self {
            headings: Headings::new(lexicon),
            report_talk: lexicon.list("report-talk"),
            childhood: lexicon.list("childhood"),
            column_plan: lexicon.list("column-plan"),
            column_what: lexicon.list("column-what"),
            column_who: lexicon.list("column-who"),
            column_when: lexicon.list("column-when"),
            column_measure: lexicon.list("column-measure"),
            column_dated: lexicon.list("column-dated"),
            column_event: lexicon.list("column-event"),
            dates_section: lexicon.list("dates-section"),
            no_date: lexicon.list("no-date"),
            snapshot: lexicon.list("snapshot"),
            plan_leading: lexicon.list("plan-leading"),
            plan_opening: lexicon.list("plan-opening"),
            time_period: lexicon.list("time-period"),
            scope: ScopeLists {
                calling: lexicon.list("calling"),
                innocent: lexicon.list("innocent"),
                outsider: lexicon.list("outsider"),
                long_before: lexicon.list("long-before"),
                tie_link: lexicon.list("tie-link"),
                tie_group: lexicon.list("tie-group"),
                tie_danger: lexicon.list("tie-danger"),
                tie_guard: lexicon.list("tie-guard"),
                tie_care: lexicon.list("tie-care"),
                tie_safety: lexicon.list("tie-safety"),
                place_noun: lexicon.list("place-noun"),
                drift_health: lexicon.list("drift-health"),
                drift_care: lexicon.list("drift-care"),
            },
            answer: answer::AnswerLists {
                answering: lexicon.list("answering"),
                answerer: lexicon.list("answerer"),
                giving: lexicon.list("giving"),
            },
        }
    }
}

/// A term has at most this many words before its last.
const LONGEST_TERM: u32 = 8;

/// A text of fewer words is too short to tell by how often it speaks of children: it is taken for a draft, because a
/// gate that lets a short draft through is worse than one that asks about a short notice.
const PASSING: usize = 120;

/// A text about children speaks of them, by a noun, as "he" or "she" or as a group, at least once in so many words;
/// reports do it once in thirty or more often, what is written about such reports once in sixty or less.
const SPOKEN_OF: usize = 45;

/// Whether a text is about children, and not a licence, a manual or a paper on how such reports are made.
/// `childhood` is how often it has words that only a text about children has, its declared members among them.
fn is_about_children(tokens: &[Token], childhood: usize) -> bool {
    let spoken =
        tokens.iter().filter(|token| token.is(class::PRONOUN_ONE | class::GROUP)).count() + childhood;
    tokens.len() < PASSING || spoken * SPOKEN_OF >= tokens.len()
}

/// [`Draft::words`], told from words that are cut already: those that white space stands before, or that open a block.
fn words_in_all(draft: &Draft, hits: &Hits) -> u32 {
    let text = draft.text().as_bytes();
    let blocks = draft.blocks().iter().filter(|block| block.part != Part::Properties);
    let of_block = |block: &Block| {
        let words = hits.tokens_in(block.span);
        let all = &hits.tokens()[words.start as usize..words.end as usize];
        let parted = all.windows(2).filter(|two| {
            text[two[0].end as usize..two[1].start as usize].iter().any(u8::is_ascii_whitespace)
        });
        parted.count() + usize::from(!all.is_empty())
    };
    blocks.map(of_block).sum::<usize>() as u32
}

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
    roles: Vec<RoleSet>,
    facts: Vec<Facts>,
    /// The block at which the opening ends.
    opening_end: usize,
    passages: Vec<u32>,
    sections: Vec<Range<u32>>,
    titles: Vec<Range<u32>>,
    hollow: Vec<bool>,
    silent: Vec<u32>,
    headed: Vec<Headed>,
    actions: Vec<Action>,
    told: anchor::Told,
    lists: ScopeLists,
    answer_lists: answer::AnswerLists,
    /// The lists hit in each sentence as a set.
    lists_of: Vec<u64>,
    focuses: Vec<focus::Focus>,
    ties: Vec<Ties>,
    statements: statement::Scores,
    /// Every word as a number, once somebody asked.
    stems: OnceLock<Vec<u32>>,
    /// What the learned readers make of every sentence, once somebody asked.
    likenesses: OnceLock<Vec<Option<likeness::Likeness>>>,
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
            roles,
            facts: Vec::new(),
            opening_end: 0,
            passages: Vec::new(),
            sections: Vec::new(),
            titles: Vec::new(),
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
            newest_year: OnceLock::new(),
            alone: Alone::default(),
        };
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

    /// Whether a term of a list starts in a sentence.
    pub(crate) fn sentence_holds(&self, list: Option<ListId>, index: usize) -> bool {
        list.is_some_and(|list| {
            self.lists_of.get(index).is_some_and(|set| Hits::may_hit(*set, list))
                && !self.hits.within(list, &self.sentences.all[index].tokens).is_empty()
        })
    }

    /// Whether an innocent phrase holds some words, whatever the rule: an idiom, a game, a name, a sense of law.
    pub fn is_innocent(&self, words: &Range<u32>) -> bool {
        let Some(list) = self.lists.innocent else { return false };
        let near = words.start.saturating_sub(LONGEST_TERM)..words.end;
        self.hits.within(list, &near).iter().any(|hit| hit.last >= words.start)
    }

    /// Whether a word is what somebody in this draft is called, whatever it means besides: "Ned", "Bo", "Short".
    pub fn is_a_name(&self, token: u32) -> bool {
        // "called Velcro Fagin", "a Fagin": what somebody is called by others.
        let given = token.checked_sub(1).is_some_and(|before| {
            !self.hits.tokens()[before as usize].looks(Token::HARD_BREAK)
                && (matches!(self.word(before), "a" | "an" | "the" | "little")
                    || self.people.is(before, class::YOUNG_PERSON)
                        && self.hits.tokens()[before as usize].look & (Token::CAPITAL | Token::COMMA)
                            == Token::CAPITAL)
        });
        !given
            && self.hits.tokens().get(token as usize).is_some_and(|own| {
                own.looks(Token::CAPITAL)
                    && !own.looks(Token::ALL_CAPITALS)
                    && (self.people.is(token, class::YOUNG_PERSON) && !own.is(class::YOUNG_PERSON)
                        || given::is_given(self.word(token).trim_end_matches("'s").trim_end_matches("’s")))
            })
    }

    /// Whether a word is part of a term of a list.
    fn in_list(&self, list: Option<ListId>, token: u32) -> bool {
        list.is_some_and(|list| self.hits.cover(list, &(token..token + 1), LONGEST_TERM))
    }

    /// The roles of a block.
    pub fn roles_at(&self, block: usize) -> RoleSet {
        self.roles.get(block).copied().unwrap_or_default()
    }

    /// The actions of its plan.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Words of the draft as they may be shown: identifiers hidden, white space folded.
    pub fn words_shown(&self, span: Span) -> String {
        let mut masks: Vec<Span> = self.identifiers.iter().map(|identifier| identifier.span).collect();
        masks.sort_unstable();
        excerpt(self.draft, span, &masks)
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

    /// The quotation that holds some words.
    pub fn quotation(&self, words: &Range<u32>) -> Option<&Quotation> {
        let start = self.hits.tokens().get(words.start as usize)?.start;
        let index =
            self.quotations.partition_point(|quotation| quotation.span.start <= start).checked_sub(1)?;
        self.quotations.get(index).filter(|quotation| start < quotation.span.end)
    }

    /// Of words that run into a quotation those inside it: in `as a "drug runner"` it is the log that speaks.
    pub fn within_quotation(&self, words: &Range<u32>) -> Range<u32> {
        let last = words.end.saturating_sub(1);
        if words.len() < 2 || self.quotation(words).is_some() {
            return words.clone();
        }
        let Some(quotation) = self.quotation(&(last..words.end)) else { return words.clone() };
        let inside = self.hits.tokens_in(quotation.span);
        inside.start.max(words.start)..words.end
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
