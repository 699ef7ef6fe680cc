//! A proportion that may be off, as a pack writes it.

use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;
use crate::role::Role;
use crate::rule::Unit;

/// A proportion, and from where it is off.
#[derive(Debug, Clone)]
pub struct Balance {
    /// What is counted.
    pub of: Counted,
    /// Among what.
    pub over: Over,
    /// Off from this share on, in percent.
    pub share_from: Option<u32>,
    /// Off below this share, in percent.
    pub share_below: Option<u32>,
    /// Fewer than this counted are let be.
    pub at_least: u32,
    /// Fewer words than this are let be.
    pub least_words: u32,
    /// Whether it is the part for long drafts, whose numbers go by names of their own. Settled as it is read: setting one
    /// number must not change the name of another.
    pub for_long: bool,
    /// Groups of fewer members than this are let be.
    pub least_members: u32,
    /// For words: those of sentences with one of these count.
    pub terms: Vec<Term>,
    /// For words: those in sections of these roles count.
    pub roles: Vec<Role>,
    /// Roles of sections to leave out, besides those that are no findings.
    pub set_aside: Vec<Role>,
    /// Sections to leave out whose heading has one of these.
    pub headings_aside: Vec<Term>,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part; `{tally}` stands for "9 of 11", `{count}`, `{all}` and `{share}` for the numbers,
    /// `{who}` for whom it is about.
    pub message: Option<String>,
}

impl Balance {
    /// Its numbers by name, and what each counts; a rule has one part of each make, or several that are set together.
    pub(super) fn limits(&self) -> Vec<(&'static str, u32, Unit)> {
        let share = self
            .share_from
            .map(|share| (share, Unit::From))
            .or(self.share_below.map(|share| (share, Unit::Below)));
        let [share_name, least_name] = self.names();
        let share = share.map(|(share, unit)| (share_name, share, unit));
        let least = match (self.of, self.over) {
            (Counted::OneMember, Over::Draft) | (Counted::Words, _) => {
                (least_name, self.least_words, Unit::LeastWords)
            }
            _ => (least_name, self.at_least, Unit::Least),
        };
        share.into_iter().chain([least]).collect()
    }

    /// Sets the number of a name.
    pub(super) fn set(&mut self, name: &str, to: u32) {
        let [share, least] = self.names();
        if name == share {
            self.share_from = self.share_from.map(|_| to);
            self.share_below = self.share_below.map(|_| to);
        } else if name == least {
            match (self.of, self.over) {
                (Counted::OneMember, Over::Draft) | (Counted::Words, _) => self.least_words = to,
                _ => self.at_least = to,
            }
        }
    }

    /// What its share and its least number go by.
    const fn names(&self) -> [&'static str; 2] {
        match (self.of, self.over) {
            (Counted::OneMember, Over::Paragraph) => ["paragraph-share", "paragraph-sentences"],
            (Counted::OneMember, Over::Section) => ["section-share", "section-sentences"],
            (Counted::OneMember, Over::Draft) => ["draft-share", "draft-words"],
            (Counted::MemberSections, _) => ["member-sections-share", "member-sections"],
            (Counted::MemberMentions, _) => ["mentions-share", "mentions"],
            // In a long draft another share is off than in a short one.
            (Counted::Words, _) if self.for_long => ["long-share", "long-words"],
            (Counted::Words, _) => ["words-share", "words"],
        }
    }
}

named! {
    /// What a balance counts.
    Counted {
        /// Sentences about one member alone that nothing ties to the group.
        OneMember = "one-member",
        /// Sections headed by a member's label and nothing else.
        MemberSections = "member-sections",
        /// How often the member named most is named.
        MemberMentions = "member-mentions",
        /// Words, of some sections or with some terms in their sentence.
        Words = "words",
    }
}

named! {
    /// Among what a balance counts.
    Over {
        /// In each paragraph and list item.
        Paragraph = "paragraph",
        /// In each section.
        Section = "section",
        /// In the whole draft.
        Draft = "draft",
    }
}
