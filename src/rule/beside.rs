//! What a `beside` looks for.

use crate::finding::Severity;
use crate::named::named;

/// Something that a file carries beside its prose.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What is looked for.
    pub of: Vec<Carried>,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part of the rule; `{number}` stands for how many there are, `{carried}` for
    /// that with what they are: "1 comment".
    pub message: Option<String>,
}

named! {
    /// What a file can carry beside its prose.
    Carried {
        /// Comments: Word's, Markdown's, and notes in front matter; not faircopy's own, nor what is said to it.
        Comments = "comments",
        /// Text deleted with changes tracked, which whoever opens the file can bring back.
        Deletions = "deletions",
        /// Text that Word does not show.
        HiddenText = "hidden-text",
        /// Telephone numbers, addresses and the like in a comment.
        Identifiers = "identifiers",
        /// Names of people in a comment.
        Names = "names",
        /// Telephone numbers, addresses and the like in text deleted with changes tracked.
        StruckIdentifiers = "struck-identifiers",
        /// Names of people in text deleted with changes tracked.
        StruckNames = "struck-names",
    }
}

impl Carried {
    /// So many of it, in words: "1 comment", "3 tracked deletions".
    pub(crate) fn counted(self, number: usize) -> String {
        let (one, more) = match self {
            Self::Comments => ("comment", "comments"),
            Self::Deletions => ("tracked deletion", "tracked deletions"),
            Self::HiddenText => ("passage of hidden text", "passages of hidden text"),
            Self::Identifiers | Self::Names => ("comment of that kind", "comments of that kind"),
            Self::StruckIdentifiers | Self::StruckNames => {
                ("deletion of that kind", "deletions of that kind")
            }
        };
        format!("{number} {}", if number == 1 { one } else { more })
    }
}
