//! Three questions for supervision that follow from what was found in this draft.

use super::Sheet;
use super::layout::place;
use super::lesson::Standing;
use super::quoted::nested;
use crate::finding::{Finding, Severity, Status};
use crate::render::words::capital;

/// How many questions a supervision has room for.
const QUESTIONS: usize = 3;

/// Longer words are not quoted in a question.
const LONGEST_WORDS: usize = 120;

/// The questions, the weightiest first.
pub(super) fn questions(sheet: &Sheet<'_>, standings: &[Standing<'_>]) -> Vec<String> {
    let mut order: Vec<&Standing<'_>> = standings.iter().collect();
    order.sort_by_key(|standing| std::cmp::Reverse(weight(standing))); // stable: the order of supervision
    order.into_iter().take(QUESTIONS).map(|standing| question(sheet, standing)).collect()
}

/// First what is missing or has to be resolved, then what is weak, then what nobody but a person can judge; then how
/// often.
fn weight(standing: &Standing<'_>) -> (u8, usize) {
    let gravest = standing.findings.iter().map(|finding| finding.severity).max();
    let items = standing.items.iter().map(|item| match item.status {
        Status::Missing => 5,
        Status::Weak => 3,
        Status::Judgement => 2,
        Status::Explained => 1,
        Status::Met | Status::NotApplicable => 0,
    });
    let found = match gravest {
        Some(Severity::Must) => 4,
        Some(Severity::Should) => 3,
        Some(Severity::Consider) => 2,
        None => 0,
    };
    let judged = u8::from(standing.status == Status::Judgement);
    (items.max().unwrap_or(0).max(found).max(judged), standing.findings.len())
}

fn question(sheet: &Sheet<'_>, standing: &Standing<'_>) -> String {
    let lesson = standing.lesson;
    if standing.items.iter().any(|item| item.status == Status::Missing) {
        return lesson.on_absence.to_owned();
    }
    let short = |words: &str| words.chars().count() <= LONGEST_WORDS;
    let quotable =
        |finding: &&&Finding| finding.excerpt.as_deref().is_some_and(short) && finding.span.is_some();
    let gravest = standing
        .findings
        .iter()
        .filter(quotable)
        .max_by_key(|finding| (finding.severity, std::cmp::Reverse(finding.span)));
    let of_finding = gravest.and_then(|finding| Some((finding.excerpt.clone()?, finding.span?)));
    let of_item = || {
        let evidence =
            standing.items.iter().filter(|item| item.status == Status::Weak).flat_map(|item| &item.evidence);
        evidence.filter(|one| short(&one.excerpt)).map(|one| (one.excerpt.clone(), one.span)).next()
    };
    match of_finding.or_else(of_item) {
        Some((_, span)) if !sheet.words => {
            let asks = lesson.on_words.replace("“{words}” ({place})", "{place}");
            let asks = asks.replace("{place}", &place(sheet, span));
            capital(&asks)
        }
        Some((words, span)) => {
            let at = place(sheet, span);
            // One after the other, so that words that look like a placeholder stay words.
            let (before, after) = lesson.on_words.split_once("{words}").unwrap_or(("", lesson.on_words));
            let is_asked = !before.is_empty() || after.len() != lesson.on_words.len();
            let words = if is_asked { nested(&words) } else { String::new() };
            format!("{before}{words}{}", after.replace("{place}", &at))
        }
        None if standing.findings.is_empty() && standing.status != Status::Weak => lesson.judge.to_owned(),
        None => lesson.on_absence.to_owned(),
    }
}
