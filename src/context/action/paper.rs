//! What speaks of the report itself and tells its readers something: no action of the plan.

use super::super::Context;
use super::super::identifier::Identifier;
use super::Action;
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::rule::Recogniser;
use crate::text::Span;

impl Context<'_> {
    /// Whether a sentence of a plan speaks of the report's own review, or of what contributors get to see: it sets no
    /// task that changes anything for the group. "Next meeting to be arranged", "Review at the spring conference".
    fn is_of_the_paper(&self, span: Span) -> bool {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        let Some(first) = words.clone().find(|at| !tokens[*at as usize].looks(Token::DIGIT)) else {
            return false;
        };
        let small = |away: u32| {
            if first + away < words.end { self.small(first + away).into_owned() } else { String::new() }
        };
        let skip = u32::from(matches!(small(0).as_str(), "a" | "the"));
        let (one, two, three) = (small(skip), small(skip + 1), small(skip + 2));
        let dated = one == "date" && matches!(two.as_str(), "for" | "of");
        let meets = |word: &str| matches!(word, "meeting" | "review" | "look" | "assessment");
        // A word is cut at its hyphen: "Follow-up meeting"; "Follow up the review" is a task.
        let followed = one == "follow"
            && two == "up"
            && self.draft.text()[tokens[(first + skip) as usize].end as usize..].starts_with('-');
        let next = one == "next" && meets(&two) || followed && meets(&three);
        let review = one == "review"
            && (matches!(two.as_str(), "at" | "on" | "in" | "due" | "date" | "meeting" | "when")
                || self.draft.text()[tokens[(first + skip) as usize].end as usize..].starts_with(':'));
        let dated = dated && (three.starts_with("review") || small(skip + 3).starts_with("review"));
        let author = matches!(self.word(first), "I" | "We");
        let shown = author
            && words.clone().any(|at| {
                matches!(
                    self.word(at),
                    "passage" | "passages" | "paragraph" | "paragraphs" | "extract" | "extracts"
                )
            });
        let again = author
            && words.clone().any(|at| {
                matches!(self.word(at), "look" | "meet" | "return") && self.word(at + 1) == "again"
            });
        let kept = author
            && words.clone().any(|at| matches!(self.word(at), "matter" | "this" | "it"))
            && words.clone().any(|at| self.word(at) == "under" && self.word(at + 1) == "review");
        dated || next || review || shown || again || kept
    }
}

impl Context<'_> {
    /// Whether what stands as an action outside a table tells readers of the report something: whom to ring, who gets
    /// it, when it is looked at again.
    pub(crate) fn is_notice_to_readers(&self, action: &Action) -> bool {
        let block = &self.draft.blocks()[self.draft.block_index(action.what.start)];
        if block.cell.is_some() {
            return false;
        }
        let rings = |one: &Identifier| matches!(one.kind, Recogniser::Telephone | Recogniser::Email);
        // What is listed among actions is meant as one.
        let listed = block.kind == BlockKind::Item;
        self.identifiers_in(action.what).iter().any(rings)
            || self.is_of_the_paper(action.what)
            || !listed && self.reads_of_report(self.sentences.at(action.what.start))
    }
}
