//! `avoid`: words that are not to stand, and where they may.

use crate::context::{About, Reason, Speaker, Stance};
use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;
use crate::role::Role;

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
    /// Never let go by what its sentence reads like: of these words nothing has been learnt.
    pub firm: bool,
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
        /// A date that no calendar has: no such day, another day of the week, or an end before its start.
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

impl Recogniser {
    /// Whether a message may hold `{detail}`: the words that weigh most, or what is wrong with a date.
    pub(crate) const fn has_detail(self) -> bool {
        matches!(self, Self::Resemblance | Self::ImpossibleDate)
    }
}
