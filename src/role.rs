//! What a section is for.

use crate::named::named;

named! {
    /// The role of a section, told from its heading and inherited by the sections under it.
    Role {
        /// Why the assessment was made.
        Purpose = "purpose",
        /// What it covers: group, members, period, places.
        Scope = "scope",
        /// How it was done.
        Method = "method",
        /// Who contributed.
        Contributors = "contributors",
        /// What the young people said.
        Voice = "voice",
        /// What was found.
        Findings = "findings",
        /// What the group gives its members and who stands by them.
        Strengths = "strengths",
        /// What the author makes of it.
        Analysis = "analysis",
        /// What will be done.
        Actions = "actions",
        /// Who may see it, for what, and where it is kept.
        Sharing = "sharing",
        /// When it will be looked at again.
        Review = "review",
        /// What led up to it.
        Background = "background",
        /// Words explained, or words to use and avoid.
        Glossary = "glossary",
        /// Sources cited.
        Reference = "reference",
        /// Added at the end.
        Appendix = "appendix",
        /// Anything else.
        Other = "other",
    }
}
