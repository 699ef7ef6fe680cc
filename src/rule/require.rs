//! `require`: a statement that must be made, as ideas and the ways in which they meet.

use std::sync::Arc;

use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;
use crate::role::Role;

/// A rule has at most so many ideas: which of them a sentence carries is kept in the bits of a `u32`.
pub const MOST_IDEAS: usize = 32;

/// A statement that must be made: ideas that meet, in any wording.
#[derive(Debug, Clone)]
pub struct Require {
    /// The checklist item: `sharing/purpose`.
    pub item: Arc<str>,
    /// The supervisor's question.
    pub question: Arc<str>,
    /// Named ideas the ways are made of.
    pub ideas: Vec<Idea>,
    /// Asked only where any of these holds; none listed: always.
    pub applies: Vec<Way>,
    /// A question for supervision: when nothing answers it, it is left to judgement and nothing is found.
    pub asks: bool,
    /// Any of these makes it met.
    pub met: Vec<Way>,
    /// Any of these makes it weak, when none of `met` holds.
    pub weak: Vec<Way>,
    /// Any of these makes it honestly explained, when none of `met` holds.
    pub explained: Vec<Way>,
    /// Any of these undoes it: the opposite of what is asked.
    pub contrary: Vec<Way>,
    /// Whether a sentence that reads like the statement makes it, when no way holds and nothing is contrary.
    pub reads_like: bool,
    /// Ideas of which a sentence is not read so: its words say that it is about something else.
    pub unlike: Vec<String>,
    /// Properties, front-matter keys or scope-table rows that meet it when they are filled.
    pub fields: Vec<String>,
    /// Properties or rows that, filled, are only an attempt.
    pub weak_fields: Vec<String>,
    /// What the words that make it hold, for those who need it: the gate.
    pub gives: Option<Gives>,
    /// The roles of the section the statement belongs in, best first: where a finding points.
    pub belongs: Vec<Role>,
    /// Wording to fill in.
    pub model: String,
    /// What to say when it is only weak, before its note: the message would deny what is quoted.
    pub weak_message: Option<String>,
    /// Severity when it is only weak; by default one below the rule's.
    pub weak_severity: Option<Severity>,
}

impl Require {
    /// Every way, whatever it makes of the statement.
    pub fn all_ways(&self) -> impl Iterator<Item = &Way> {
        [&self.applies, &self.met, &self.weak, &self.explained, &self.contrary].into_iter().flatten()
    }

    /// The same, to be changed.
    pub(super) fn all_ways_mut(&mut self) -> impl Iterator<Item = &mut Way> {
        let Self { applies, met, weak, explained, contrary, .. } = self;
        [applies, met, weak, explained, contrary].into_iter().flatten()
    }
}

named! {
    /// What the words of a statement hold, beside making it.
    Gives {
        /// The day by which the report is to be looked at again.
        ReviewDate = "review-date",
    }
}

/// An idea: words, or a fact of the context, that carry it.
#[derive(Debug, Clone)]
pub struct Idea {
    /// Its name, for ways.
    pub name: String,
    /// Words that carry it.
    pub any: Vec<Term>,
    /// Or a fact that does.
    pub is: Vec<Fact>,
    /// Or being the value of one of these declared entries: "review-date".
    pub entry: Vec<String>,
    /// Different carriers needed, at least.
    pub at_least: u32,
    /// The name by which that number may be set, if it may.
    pub at_least_name: Option<Arc<str>>,
    /// Whether words that are denied carry nothing: "must not be used as evidence" allows no use.
    pub asserted: bool,
    /// What to say when it is the one that is lacking: "it does not say who may read it".
    pub lacking: String,
}

/// Ideas that must meet.
#[derive(Debug, Clone)]
pub struct Way {
    /// All of these.
    pub all: Vec<String>,
    /// None of these.
    pub without: Vec<String>,
    /// Only in sections of these roles; empty: anywhere.
    pub roles: Vec<Role>,
    /// How near to each other.
    pub within: Within,
    /// The name by which a number of sentences may be set, if it may.
    pub within_name: Option<Arc<str>>,
    /// Holds only where no way that does not yield holds, be it an explanation or the contrary.
    pub yields: bool,
    /// Of what is contrary: holds beside a firm way of `met`, too. What is taken back in one place was not promised.
    pub outweighs: bool,
    /// What to tell the supervisor.
    pub note: Option<String>,
}

/// How near ideas must stand to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// In this many sentences in a row of one paragraph (or list, or table row).
    Sentences(u32),
    /// In one paragraph, list item or table row.
    Paragraph,
    /// In one section.
    Section,
    /// Anywhere in the draft.
    Draft,
}

impl Within {
    /// Whether every sentence in a window of this kind has that same window: it need be looked at only once.
    pub const fn is_whole(self) -> bool {
        !matches!(self, Self::Sentences(_))
    }
}

named! {
    /// A fact of the context that can carry an idea.
    Fact {
        /// Any date, however vague.
        Date = "date",
        /// A date with a year.
        DatedYear = "dated-year",
        /// A period: from one date to another.
        Period = "period",
        /// A date after the report's own date, or a fixed event.
        ComingDate = "coming-date",
        /// A young person's words in quotation.
        YoungPersonWords = "young-person-words",
        /// A view a young person gave, told in the author's words.
        YoungPersonView = "young-person-view",
        /// A named professional or a role.
        NamedReader = "named-reader",
        /// An agency, a panel, a team.
        NamedBody = "named-body",
        /// A counted group: "the six young people".
        CountedGroup = "counted-group",
        /// A period with a year.
        DatedPeriod = "dated-period",
        /// A young person's words in quotation of which the sentence itself says that they spoke.
        YoungPersonSpeech = "young-person-speech",
        /// A sentence before the first heading below the title, or in a table there.
        Opening = "opening",
        /// Of the report itself: in its opening, in a section about it, or among sentences that speak of it.
        OfReport = "of-report",
        /// Labels of members in a row: "A, B and C", "Child A to Child F".
        Labels = "labels",
        /// Ages or school years: "aged 13 to 16".
        Ages = "ages",
        /// Two places or more.
        Places = "places",
        /// Opens with whom it is for: "For the panel chair and the two head teachers."
        ForSomeone = "for-someone",
        /// A sentence of eight words or more.
        Said = "said",
        /// Any sentence that is no placeholder.
        Anything = "anything",
        /// A step of the plan: a row of its table, an item of its list, a sentence of its section.
        Planned = "planned",
        /// The day by which a step is to be done, in a cell of its own.
        Due = "due",
    }
}
