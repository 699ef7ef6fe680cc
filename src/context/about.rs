//! Whom or what a clause is about, and how sure that is.

use crate::named::named;

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
    pub(super) const fn said(about: About) -> Self {
        Self { about, sure: Sure::Said }
    }

    pub(super) const fn followed(about: About) -> Self {
        Self { about, sure: Sure::Followed }
    }

    pub(super) const fn guessed(about: About) -> Self {
        Self { about, sure: Sure::Guessed }
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
