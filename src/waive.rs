//! Waivers: findings that a named person has accepted for a stated reason.
//!
//! They stand in the draft itself (a comment in Word, an HTML comment in Markdown) or are given from outside (the
//! configuration). A waived finding stays among the findings, with who and why, and no longer holds the draft; a
//! waiver that does nothing, or gives no reason, becomes a finding of its own.

mod draft;
mod fault;
mod given;
mod index;
mod notation;

pub use fault::{OWN_RULES, OwnRule};
pub(crate) use fault::{UNUSED, number, unfinished};
pub use given::{Given, settle_given};
pub(crate) use notation::is_reason;

use index::Index;
use jiff::civil::Date;

use crate::check::Checked;
use crate::context::identifier::{masked, masked_name};
use crate::draft::Draft;
use crate::excerpt::words_of;
use crate::finding::{Finding, Waived, WaiverSource, in_order};
use crate::pack::Pack;
use crate::rule::Kind;
use crate::text::Span;

/// One rule, accepted in one place for a stated reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule, by its id or an earlier one.
    pub rule: String,
    /// Why. A waiver without a reason is never made: asking for one is told as a fault.
    pub reason: String,
    /// Who.
    pub by: Option<String>,
    /// The day it was written, as the file gives it.
    pub date: Option<String>,
    /// The last day it counts.
    pub until: Option<Date>,
    /// Where it stands.
    pub source: WaiverSource,
    /// What it covers.
    pub reach: Reach,
}

/// What a waiver covers.
///
/// A statement that is missing or weak belongs to the whole draft: a waiver of the rule that asks for it covers it
/// wherever it stands, unless it names words or a fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All that the rule finds.
    Draft,
    /// What the rule finds in some words, and statements that are missing or weak.
    Words(Span),
    /// Statements alone: a comment that hangs on nothing.
    Statements,
    /// Findings whose excerpt holds these words as whole words, whatever the case and the punctuation; an identifier
    /// as it is written or as it is shown.
    Excerpt(String),
    /// The finding of this fingerprint.
    Fingerprint(String),
}

/// What became of a waiver that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It covers a finding.
    Used,
    /// It covers none.
    Unused,
    /// Its last day has passed, and it covers a finding that is open again.
    Expired,
    /// The pack has no such rule, or it is turned off.
    UnknownRule,
}

impl Waiver {
    /// Whether it names the rule of a finding; `pack` knows the earlier names of rules.
    fn names(&self, pack: &Pack, finding: &Finding) -> bool {
        *self.rule == *finding.rule
            || pack.rule(&finding.rule).is_some_and(|rule| rule.answers_to(&self.rule))
    }

    /// Whether it covers a finding of a draft; `pack` knows the earlier names of rules.
    pub fn covers(&self, draft: &Draft, pack: &Pack, finding: &Finding) -> bool {
        let rule = pack.rule(&finding.rule);
        let named = self.names(pack, finding);
        // A statement is asked for once in a draft, whether it is missing or only weak.
        let statement = || rule.is_some_and(|rule| matches!(rule.kind, Kind::Require(_)));
        named
            && match &self.reach {
                Reach::Draft => true,
                Reach::Words(words) => finding.span.is_none_or(|span| span.overlaps(*words)) || statement(),
                Reach::Statements => finding.span.is_none() || statement(),
                Reach::Excerpt(words) => {
                    let words = whole_words(words);
                    let holds = |excerpt: &str| whole_words(excerpt).contains(&words);
                    // An identifier may be given as outputs show it, masked, or as it is written.
                    finding.excerpt.as_deref().is_some_and(holds)
                        || finding.span.is_some_and(|span| holds(draft.slice(span)))
                }
                Reach::Fingerprint(print) => {
                    *print == finding.fingerprint
                        || finding.earlier.iter().any(|earlier| earlier.fingerprint == *print)
                }
            }
    }

    fn waived(&self) -> Waived {
        Waived {
            // People give reasons with numbers in them, and every output says them.
            by: self.by.as_deref().map(masked_name),
            reason: masked(&self.reason),
            date: self.date.clone(),
            until: self.until.map(|day| day.to_string()),
            source: self.source.clone(),
        }
    }
}

/// Marks the findings that the draft's own waivers and those `given` cover, and adds what is wrong with the
/// draft's own; gives what became of each of those given.
///
/// `today` is the day that counts as today: a waiver counts up to and on its last day.
///
/// ```
/// use faircopy::{check::Checker, pack::Pack, read, waive};
/// let text = "<!-- faircopy: allow language/gang-label because it is the name of the Gangs Unit's form -->\n\n\
///             The gang members met at the Steps.";
/// let today = jiff::civil::date(2026, 11, 22);
/// let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
/// let draft = read::read(read::Format::Markdown, text.as_bytes()).expect("text");
/// let mut checked = Checker::new(&pack).check(&draft, today);
/// waive::settle(&draft, &pack, today, &[], &mut checked);
/// let label = checked.findings.iter().find(|finding| &*finding.rule == "language/gang-label").expect("found");
/// assert_eq!(label.waived.as_ref().expect("waived").reason, "it is the name of the Gangs Unit's form");
/// ```
pub fn settle(
    draft: &Draft,
    pack: &Pack,
    today: Date,
    given: &[Waiver],
    checked: &mut Checked,
) -> Vec<Standing> {
    let asked = draft::requests(draft, pack, checked);
    if asked.is_empty() && given.is_empty() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut index = Index::new(&checked.findings);
    for request in &asked {
        match &request.waiver {
            Ok(waiver) => {
                let standing = apply(waiver, (draft, pack), today, &mut index, &mut checked.findings);
                let findings = &checked.findings;
                faults.extend(fault::of_standing(request, waiver, standing, pack, &index, findings));
            }
            Err(refused) => faults.push(fault::of_refusal(request, refused, pack)),
        }
    }
    let standings = given
        .iter()
        .map(|waiver| apply(waiver, (draft, pack), today, &mut index, &mut checked.findings))
        .collect();
    fault::number(&mut faults);
    checked.findings.extend(faults);
    in_order(&mut checked.findings);
    standings
}

/// Words in small letters, a space before and after each: a waiver for `thin` does not cover `thinking`.
fn whole_words(words: &str) -> String {
    words_of(words).fold(String::from(" "), |all, word| all + &word + " ")
}

/// Marks what one waiver covers. The first waiver of a finding stands; a later one that covers it too is used.
fn apply(
    waiver: &Waiver,
    (draft, pack): (&Draft, &Pack),
    today: Date,
    index: &mut Index,
    findings: &mut [Finding],
) -> Standing {
    if pack.rule(&waiver.rule).is_none() {
        return Standing::UnknownRule;
    }
    let expired = waiver.until.is_some_and(|until| until < today);
    if let Some(standing) = index.settled(waiver, expired) {
        return standing;
    }
    let mut standing = Standing::Unused;
    for number in index.candidates(waiver, pack) {
        let finding = &mut findings[number];
        if !waiver.covers(draft, pack, finding) {
            continue;
        }
        if expired {
            standing = Standing::Expired;
            continue;
        }
        standing = Standing::Used;
        finding.waived.get_or_insert_with(|| waiver.waived());
    }
    index.settle(waiver, expired, standing);
    standing
}

#[cfg(test)]
mod tests;
