//! The day by which a report is to be reviewed.

use std::sync::Arc;

use jiff::civil::Date;

use super::Case;
use crate::dates;
use crate::rule::{Gives, Kind, Rule};
use crate::text::Span;

/// How words begin that tell of a review.
const OF_REVIEW: &[&str] =
    &["review", "revisit", "reassess", "reconsider", "refresh", "updat", "renew", "return", "again", "next"];

/// How words begin that tell of what a report is about, or when it was made: what is dated there has been.
const OF_THE_REPORT: &[&str] = &[
    "snapshot", "picture", "cover", "describ", "period", "dated", "written", "wrote", "gather", "based",
    "since",
];

/// The day by which the report is to be reviewed: as declared, else the last whole day in the words that say when.
pub(super) fn day(case: &Case<'_>) -> Option<(Date, Span)> {
    let brief = &case.checked.brief;
    if let Some(declared) = &brief.review_date {
        return Some((declared.value, declared.span));
    }
    let gives = |rule: &Arc<Rule>| match &rule.kind {
        Kind::Require(require) => (require.gives == Some(Gives::ReviewDate)).then(|| require.item.clone()),
        _ => None,
    };
    let asked = case.pack.rules.iter().find_map(gives)?;
    let item = case.checked.checklist.iter().find(|item| item.id == asked)?;
    let written = brief.report_date.as_ref().map(|declared| declared.value);
    let days = item.evidence.iter().flat_map(|evidence| {
        let words = case.draft.slice(evidence.span);
        let mentions = dates::find(words).into_iter().filter(|mention| is_of_review(words, mention.span));
        // A month or a year gives no day that could have passed while it lasts: its last day counts.
        mentions.filter_map(move |mention| {
            let (_, last) = mention.interval(mention.year().or(written.map(Date::year))?)?;
            // No report is to be reviewed before it was written.
            written.is_none_or(|written| last > written).then_some((last, evidence.span))
        })
    });
    days.max_by_key(|(day, _)| *day)
}

/// Whether a date stands where a review is told of: by the word before it that says what is dated, or else the one after
/// it. Where no word says so, as in an entry, it does.
fn is_of_review(words: &str, date: Span) -> bool {
    let says = |word: &str| {
        let small = word.to_lowercase();
        let begins = |some: &[&str]| some.iter().any(|start| small.starts_with(start));
        if begins(OF_REVIEW) { Some(true) } else { begins(OF_THE_REPORT).then_some(false) }
    };
    let parted = |c: char| !c.is_alphabetic();
    let range = date.range();
    let before = words[..range.start].rsplit(parted).find_map(says);
    before.or_else(|| words[range.end..].split(parted).find_map(says)).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_that_of_a_review_only_where_one_is_told_of() {
        let taken = |words: &str| {
            let mentions = dates::find(words).into_iter().filter(|one| is_of_review(words, one.span));
            mentions.map(|one| words[one.span.range()].to_owned()).collect::<Vec<_>>()
        };
        for words in [
            "It is a snapshot of April to June 2026.",
            "The picture drawn here is that of May 2026 and will fade.",
            "Between 3 May 2026 and 4 June 2026 lies all that this report describes.",
        ] {
            assert_eq!(taken(words), [""; 0], "{words}");
        }
        assert_eq!(
            taken("It covers April to June 2026, and the panel reviews it on 9 November 2026."),
            ["9 November 2026"]
        );
        assert_eq!(taken("On 9 November 2026 the panel will look at it again."), ["9 November 2026"]);
        assert_eq!(taken("9 November 2026"), ["9 November 2026"]);
        assert_eq!(taken("Reviewed on 4 May 2026 and again on 3 August 2026.").len(), 2);
    }
}
