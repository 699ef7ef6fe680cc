//! What a rule is: identity, reasons, examples, and one of a handful of kinds.

mod balance;
pub mod kind;
mod beside;
mod limit;
mod measure;

pub use balance::{Balance, Counted, Over};
pub use beside::{Beside, Carried};
pub use limit::{Limit, Unit};
pub use measure::{Measure, Measured};

use std::sync::Arc;

use crate::context::{About, Reason, Speaker, Stance, Subject, Tie};
use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;
use crate::role::Role;

/// A rule as a pack gives it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `group/name`, kebab-case, stable for ever once released.
    pub id: Arc<str>,
    /// The name of the pack that gives it.
    pub pack: Arc<str>,
    /// Names the fault, and reads after "allow".
    pub title: Arc<str>,
    /// The rule's own severity; a finding's may be lower.
    pub severity: Severity,
    /// What was noticed, said to the author; `{words}` stands for the report's words.
    pub message: String,
    /// Why it matters.
    pub why: Arc<str>,
    /// How to mend it.
    pub instead: Arc<str>,
    /// Ids of the pack's sources.
    pub sources: Vec<String>,
    /// Earlier ids of the same rule.
    pub aliases: Vec<String>,
    /// Whether its findings are let go in a sentence that is unlike all wording that supervisors have asked to
    /// change, unless they must be resolved: see [`crate::check`].
    pub weighed: bool,
    /// How it decides.
    pub kind: Kind,
    /// Its tests and its documentation.
    pub examples: Vec<Example>,
}

impl Rule {
    /// The group it belongs to: what stands before the `/` of its id.
    pub fn group(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(group, _)| group)
    }

    /// Its id, then the earlier ones.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.id).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether it raises what a recogniser finds.
    pub fn raises(&self, recogniser: Recogniser) -> bool {
        let Kind::Avoid(parts) = &self.kind else { return false };
        parts.iter().any(|part| part.recognise.contains(&recogniser))
    }

    /// Whether this is its id, or an earlier one.
    pub fn answers_to(&self, id: &str) -> bool {
        self.ids().any(|own| own == id)
    }
}

/// The kinds of rule; each is judged by the module of its name.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Words that should not be there, in their place: any of these.
    Avoid(Vec<Avoid>),
    /// A statement that must be made.
    Require(Box<Require>),
    /// Something that every one of many must have.
    Each(Each),
    /// What lies outside the brief: any of these.
    Bounds(Vec<Bounds>),
    /// A proportion that is off: any of these.
    Balance(Vec<Balance>),
    /// A length, or a likeness, held against a number: any of these.
    Measure(Vec<Measure>),
    /// What the file carries beside its prose: any of these.
    Beside(Vec<Beside>),
}

impl Kind {
    /// The key that tells it in a pack.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Avoid(_) => "avoid",
            Self::Require(_) => "require",
            Self::Each(_) => "each",
            Self::Bounds(_) => "bounds",
            Self::Balance(_) => "balance",
            Self::Measure(_) => "measure",
            Self::Beside(_) => "beside",
        }
    }
}

/// Words that should not be there.
#[derive(Debug, Clone, Default)]
pub struct Avoid {
    /// The words.
    pub terms: Vec<Term>,
    /// Or what a recogniser finds.
    pub recognise: Vec<Recogniser>,
    /// Only with one of these in the same clause.
    pub with: Vec<Term>,
    /// Only in a clause about one of these; empty: about anyone or anything.
    pub about: Vec<About>,
    /// Only where one of these does it: the subject before the words; `unknown` where nobody stands there.
    pub doer: Vec<About>,
    /// Only in a note: where no verb goes before the words in their sentence ("Tall, ginger, grey hoodie").
    pub alone: bool,
    /// Only where it is what a young person or the group is called: "is a runner", "down as a runner".
    pub called: bool,
    /// Only in sections of these roles; empty: anywhere.
    pub roles: Vec<Role>,
    /// Phrases that hold the words and make them innocent ("heavy traffic").
    pub except: Vec<Term>,
    /// What excuses the words.
    pub unless: Unless,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part of the rule.
    pub message: Option<String>,
    /// Wording to use instead.
    pub suggest: Vec<String>,
}

/// What excuses words.
///
/// Unless `always` is set, words are excused from the start when they are negated, challenged, mentioned as
/// words or instructed against, when a young person says them, and in glossaries and references; what a rule
/// lists comes on top.
#[derive(Debug, Clone, Default)]
pub struct Unless {
    /// Nothing excuses these words, not even the usual (identifiers, placeholders).
    pub always: bool,
    /// How they stand.
    pub stance: Vec<Stance>,
    /// Who says them.
    pub speaker: Vec<Speaker>,
    /// A stated reason that governs them.
    pub reason: Vec<Reason>,
    /// The role of their section.
    pub role: Vec<Role>,
    /// Whom the clause is about.
    pub about: Vec<About>,
    /// Whose doing it is: the subject before the words.
    pub doer: Vec<About>,
    /// One of these in the same sentence.
    pub with: Vec<Term>,
    /// One of these in the same paragraph, list item or table row.
    pub nearby: Vec<Term>,
    /// The sentence names who says so, and when.
    pub sourced: bool,
}

named! {
    /// Finds what a list of words cannot.
    Recogniser {
        /// An NHS number.
        NhsNumber = "nhs-number",
        /// A National Insurance number.
        NationalInsurance = "national-insurance",
        /// A unique pupil number.
        PupilNumber = "pupil-number",
        /// A police, custody, court or case-system reference.
        CaseReference = "case-reference",
        /// A vehicle registration.
        Registration = "registration",
        /// A full postcode.
        Postcode = "postcode",
        /// A street address.
        Address = "address",
        /// A telephone number.
        Telephone = "telephone",
        /// An e-mail address.
        Email = "email",
        /// A social media handle.
        Handle = "handle",
        /// A date of birth.
        DateOfBirth = "date-of-birth",
        /// A first and last name of someone who is not a professional.
        FullName = "full-name",
        /// A short form that the report never explains.
        Acronym = "acronym",
        /// Template text left unfilled.
        Placeholder = "placeholder",
        /// A date that no calendar has.
        ImpossibleDate = "impossible-date",
        /// Wording that resembles what supervisors have asked to change.
        Resemblance = "resemblance",
        /// A sentence that reads like drift from the scope.
        ReadsDrift = "reads-drift",
        /// A sentence that reads like a finding and has no date.
        ReadsUndated = "reads-undated",
        /// A sentence that reads like a claim without a source.
        ReadsUnsourced = "reads-unsourced",
    }
}

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
    /// Properties, front-matter keys or scope-table rows that meet it when they are filled.
    pub fields: Vec<String>,
    /// Properties or rows that, filled, are only an attempt.
    pub weak_fields: Vec<String>,
    /// The roles of the section the statement belongs in, best first: where a finding points.
    pub belongs: Vec<Role>,
    /// Wording to fill in.
    pub model: String,
    /// Severity when it is only weak; by default one below the rule's.
    pub weak_severity: Option<Severity>,
}

impl Require {
    /// Every way, whatever it makes of the statement.
    pub fn all_ways(&self) -> impl Iterator<Item = &Way> {
        [&self.applies, &self.met, &self.weak, &self.explained, &self.contrary].into_iter().flatten()
    }

    /// The same, to be changed.
    fn all_ways_mut(&mut self) -> impl Iterator<Item = &mut Way> {
        let Self { applies, met, weak, explained, contrary, .. } = self;
        [applies, met, weak, explained, contrary].into_iter().flatten()
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
    }
}

/// Something that every one of many must have.
#[derive(Debug, Clone)]
pub struct Each {
    /// Of what.
    pub of: Many,
    /// What each must have; the names are those of the parts the context tells apart.
    pub needs: Vec<Need>,
    /// The checklist item that sums it up.
    pub item: Option<(Arc<str>, Arc<str>)>,
    /// How many in a hundred must have it all for the item to be met.
    pub enough: u32,
}

named! {
    /// The many of which each must have something.
    Many {
        /// Actions: rows of a plan's table, items of its list, its sentences.
        Action = "action",
        /// Findings: what happened, goes on or has changed, as the sentences and tables tell it.
        Finding = "finding",
    }
}

/// What each one needs.
#[derive(Debug, Clone)]
pub struct Need {
    /// Of an action: `who`, `when`, `measure`. Of a finding: `time` (any word of when), `fixed-time` (one that does
    /// not float).
    pub part: String,
    /// Words that look like it and are not ("asap", "professionals").
    pub hollow: Vec<Term>,
    /// What to say when it is lacking.
    pub lacking: String,
}

/// What lies outside the brief, a sentence at a time, unless its bearing on the group's safety is said.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// Words for what drifts.
    pub terms: Vec<Term>,
    /// Or figures that do.
    pub figures: Vec<Figure>,
    /// Or a label of a declared make that is not among the declared ones.
    pub labels: bool,
    /// Or a named place that is not among the declared ones.
    pub places: bool,
    /// Only what lies well before the time the report is about.
    pub earlier: bool,
    /// How many months before that time an event is well before it.
    pub months: u32,
    /// Only in a sentence about one of these; empty: about anyone or anything.
    pub about: Vec<Subject>,
    /// Only with one of these in the sentence as well.
    pub with: Vec<Term>,
    /// Phrases that hold the words and make them innocent.
    pub except: Vec<Term>,
    /// Not with one of these in the sentence.
    pub without: Vec<Term>,
    /// What ties a sentence to the group's safety; empty: anything that can.
    pub ties: Vec<Tie>,
    /// Roles of sections to look at although such rules leave them alone.
    pub also_in: Vec<Role>,
    /// Roles of sections to leave alone, besides those that every such rule does.
    pub set_aside: Vec<Role>,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part of the rule; `{detail}` stands for the words that drift.
    pub message: Option<String>,
}

named! {
    /// A figure that can be what drifts.
    Figure {
        /// A sum of money: "£2,300".
        Sum = "sum",
        /// A share: "97%".
        Share = "share",
    }
}

/// A test of a rule, and a line of its documentation.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the rule makes of it.
    pub expect: Expect,
    /// A sentence, or a whole draft in Markdown. Words between « and » are those a finding must hold.
    pub text: String,
}

named! {
    /// What a rule makes of an example.
    Expect {
        /// A finding.
        Flag = "flag",
        /// Nothing; for a requirement: met.
        Pass = "pass",
        /// A requirement that is only weakly met.
        Weak = "weak",
        /// A requirement that is honestly explained.
        Explained = "explained",
    }
}
