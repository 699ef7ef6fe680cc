//! The waivers that stand in a draft, in its comments.

use super::notation::{self, Call};
use super::{Reach, Waiver};
use crate::check::Checked;
use crate::draft::{Draft, Remark};
use crate::finding::WaiverSource;
use crate::pack::Pack;
use crate::render::place;
use crate::text::Span;

/// A waiver that someone asked for in a comment.
#[derive(Debug)]
pub(super) struct Request {
    /// The words its comment hangs on.
    pub(super) at: Option<Span>,
    /// Its own words.
    pub(super) words: String,
    /// The waiver, or what it lacks.
    pub(super) waiver: Result<Waiver, Refused>,
}

/// Why a request is no waiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// It names no rule, or asks for something else.
    Unclear,
    /// It gives no reason for the rule it names.
    Reasonless(String),
    /// Nobody can tell when the waiver of a rule is to end.
    Undated {
        /// The rule.
        rule: String,
        /// What stands where the day should.
        until: String,
    },
}

/// All that is asked for in a draft's comments; faircopy's own, which show how to ask, ask for nothing.
pub(super) fn requests(draft: &Draft, pack: &Pack, checked: &Checked) -> Vec<Request> {
    let mut requests = Vec::new();
    for remark in draft.remarks().iter().filter(|remark| !remark.is_by_faircopy()) {
        let at = covered(draft, remark);
        let answered = remark.answers.and_then(|number| draft.remarks().get(number));
        let answered = answered.filter(|answered| answered.is_by_faircopy());
        for mut request in notation::calls(&remark.text).iter().flat_map(|call| of_call(remark, at, call)) {
            if let (Ok(waiver), Some(answered)) = (&mut request.waiver, answered)
                && let Some(words) = told_of(waiver, answered, draft, pack, checked)
            {
                waiver.reach = Reach::Words(words);
            }
            requests.push(request);
        }
    }
    requests
}

/// The words that an answered comment of faircopy's is about, where it hangs elsewhere and names their place: in a
/// note, a header or a box no comment can hang on them.
fn told_of(
    waiver: &Waiver,
    answered: &Remark,
    draft: &Draft,
    pack: &Pack,
    checked: &Checked,
) -> Option<Span> {
    let named = checked.findings.iter().filter(|finding| waiver.names(pack, finding));
    let mut told = named.filter(|finding| place::is_told(&answered.text, draft, finding, &checked.masks));
    told.find_map(|finding| finding.span)
}

fn of_call(remark: &Remark, at: Option<Span>, call: &Call) -> Vec<Request> {
    let request = |waiver| Request { at, words: call.words.clone(), waiver };
    if call.rules.is_empty() {
        return vec![request(Err(Refused::Unclear))];
    }
    let waiver = |rule: &String| match (&call.reason, &call.until) {
        (None, _) => Err(Refused::Reasonless(rule.clone())),
        (_, Err(until)) => Err(Refused::Undated { rule: rule.clone(), until: until.clone() }),
        (Some(reason), Ok(until)) => Ok(Waiver {
            rule: rule.clone(),
            reason: reason.clone(),
            // An author who is a mark, or nothing, is nobody.
            by: remark.author.clone().filter(|author| author.chars().any(char::is_alphabetic)),
            date: remark.date.as_deref().map(day),
            until: *until,
            source: WaiverSource::Comment,
            reach: at.map_or(Reach::Statements, Reach::Words),
        }),
    };
    call.rules.iter().map(|rule| request(waiver(rule))).collect()
}

/// The words a comment is about; one on a place between two characters is about its paragraph.
fn covered(draft: &Draft, remark: &Remark) -> Option<Span> {
    let span = remark.span?;
    if !span.is_empty() {
        return Some(span);
    }
    Some(draft.blocks()[draft.block_index(span.start)].span)
}

/// The day of a moment as files give it.
fn day(moment: &str) -> String {
    moment.split_once('T').map_or(moment, |(day, _)| day).to_owned()
}
