//! What rules ask of words besides whom they are about: how they stand to what they say, who says them, and what
//! excuses them.

use crate::named::named;

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
