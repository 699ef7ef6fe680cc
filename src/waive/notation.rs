//! How a waiver is written: `faircopy: allow RULE because REASON`, with `until 2026-12-31` after the rule if it is
//! to end; `31/12/2026` and `31 December 2026` are read as well.

use jiff::civil::Date;

use crate::dates::{self, DateKind};
use crate::excerpt::fold;

/// What every waiver begins with.
const CALL: &str = "faircopy:";

/// A call to faircopy in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    /// The rules it names, as far as they could be told: lower case, plain hyphens.
    pub(super) rules: Vec<String>,
    /// Its last day; an error is what stands there and is no day. An end that was asked for must not be lost.
    pub(super) until: Result<Option<Date>, String>,
    /// The reason it gives; `None` when there is none to read.
    pub(super) reason: Option<String>,
    /// Its own words, from `faircopy:` on, on one line.
    pub(super) words: String,
}

/// The calls in the text of a comment.
pub(super) fn calls(text: &str) -> Vec<Call> {
    let folded = text.to_ascii_lowercase();
    let starts: Vec<usize> = folded
        .match_indices(CALL)
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-')))
        .collect();
    starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let end = starts.get(index + 1).copied().unwrap_or(text.len());
            call(&text[*start..end])
        })
        .collect()
}

/// Reads one call; `words` begins with `faircopy:`.
fn call(words: &str) -> Call {
    let shown = fold(words);
    let nothing = Call { rules: Vec::new(), until: Ok(None), reason: None, words: shown };
    let mut tokens = words[CALL.len()..].split_whitespace().peekable();
    if !tokens.next().is_some_and(|verb| bare(verb).eq_ignore_ascii_case("allow")) {
        return nothing;
    }
    let mut named: Vec<String> = Vec::new();
    let mut until = Ok(None);
    let mut reason = None;
    while let Some(token) = tokens.next() {
        let word = name(token);
        match word.as_str() {
            "because" => {
                let rest = tokens.by_ref().collect::<Vec<_>>().join(" ");
                reason = Some(rest).filter(|reason| is_reason(reason));
            }
            "until" => {
                let mut day: Vec<&str> = Vec::new();
                while let Some(token) = tokens.next_if(|token| !ends_a_day(token)) {
                    day.push(token);
                }
                let day = day.join(" ");
                until = last_day(&day).map(Some).ok_or(day);
            }
            "" | "and" | "rule" | "rules" => {}
            _ => named.push(word),
        }
    }
    Call { rules: rules(named, reason.is_some()), until, reason, ..nothing }
}

/// Whether a word after `until` belongs to what follows the day.
fn ends_a_day(token: &str) -> bool {
    let word = name(token);
    let is_rule = word.contains('/') && word.contains(char::is_alphabetic);
    is_rule || matches!(word.as_str(), "because" | "and" | "rule" | "rules")
}

/// A whole day, year first or as it is written in Britain: the day before the month, and the year in full.
fn last_day(written: &str) -> Option<Date> {
    let written = bare(written);
    if let Ok(day) = written.parse() {
        return Some(day);
    }
    let found = dates::find(written);
    let [day] = found.as_slice() else { return None };
    let whole = day.span.start == 0 && day.span.end as usize == written.len();
    let year = day.from?.year?;
    let (first, last) = day.interval(year)?;
    let single = day.kind == DateKind::Day && first == last;
    (whole && single && written.contains(&year.to_string())).then_some(last)
}

/// The rules among the words before the reason. Without a reason, words that are no rule are probably one, put
/// without `because`; without any rule's name, they are a name misremembered.
fn rules(named: Vec<String>, reasoned: bool) -> Vec<String> {
    let has_slash = named.iter().any(|word| word.contains('/'));
    match (has_slash, reasoned) {
        (true, _) => named.into_iter().filter(|word| word.contains('/')).collect(),
        (false, true) if !named.is_empty() => vec![named.join("-")],
        (false, _) => named.into_iter().take(1).collect(),
    }
}

/// A word without the punctuation and quotation marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/')
}

/// A word as a rule's name is spelt; word processors turn hyphens into other dashes.
fn name(word: &str) -> String {
    bare(word).replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{ad}'], "-").to_lowercase()
}

/// Whether this says anything: `...` and the `REASON` or `(your reason)` of an example do not.
pub(crate) fn is_reason(words: &str) -> bool {
    let said = bare(words);
    said.contains(char::is_alphabetic) && said != "REASON" && said != "your reason"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Option<String>, Option<String>) {
        let mut all = calls(text);
        assert_eq!(all.len(), 1, "{all:?}");
        let Call { rules, until, reason, .. } = all.remove(0);
        (rules, until.expect("a day, or none").map(|day| day.to_string()), reason)
    }

    #[test]
    fn rule_reason_and_last_day_are_read_however_they_are_typed() {
        let rule = || vec!["voice/missing".to_owned()];
        let day = Some("2026-12-31".to_owned());
        let reason = |text: &str| Some(text.to_owned());
        assert_eq!(
            read("faircopy: allow voice/missing because N agreed."),
            (rule(), None, reason("N agreed."))
        );
        assert_eq!(
            read("Reply: Faircopy: Allow “voice/missing”,\n because\u{a0}N agreed"),
            (rule(), None, reason("N agreed"))
        );
        assert_eq!(
            read("faircopy:allow `voice/missing` until 2026-12-31, because a < b"),
            (rule(), day, reason("a < b"))
        );
        // A word processor's hyphens, and two rules at once.
        assert_eq!(
            read("faircopy: allow a/b\u{2011}c, d/e and f/g because so it is").0,
            ["a/b-c", "d/e", "f/g"]
        );
    }

    #[test]
    fn a_last_day_is_read_as_it_is_written_in_britain_or_not_at_all() {
        let until = |day: &str| {
            let mut all = calls(&format!("faircopy: allow a/b until {day} because so it is"));
            assert_eq!((all.len(), &*all[0].rules), (1, &["a/b".to_owned()][..]), "{day}");
            assert_eq!(all[0].reason.as_deref(), Some("so it is"), "{day}");
            all.remove(0).until.map(|day| day.map(|day| day.to_string()).unwrap_or_default())
        };
        for day in [
            "2020-12-31",
            "31/12/2020",
            "31.12.2020",
            "31 December 2020",
            "31st December 2020,",
            "Thursday 31 December 2020",
        ] {
            assert_eq!(until(day), Ok("2020-12-31".to_owned()), "{day}");
        }
        for day in [
            "the end of 2020",
            "December 2020",
            "31 December",
            "31/12/20",
            "12/31/2020",
            "2020-13-45",
            "31 November 2020",
            "1 May 2020 or 2 May 2020",
            "further notice",
        ] {
            assert_eq!(until(day), Err(day.to_owned()));
        }
        let two = &calls("faircopy: allow a/b until 31/12/2020 and c/d because so")[0];
        assert_eq!(two.rules, ["a/b", "c/d"]);
        assert!(two.until.is_ok());
        assert!(calls("faircopy: allow a/b until because so")[0].until.is_err());
    }

    #[test]
    fn without_because_and_a_reason_there_is_no_reason() {
        for text in [
            "faircopy: allow voice/missing",
            "faircopy: allow voice/missing as we agreed",
            "faircopy: allow voice/missing because",
            "faircopy: allow voice/missing because ...",
            "faircopy: allow voice/missing because REASON",
            "faircopy: allow voice/missing because (your reason)",
        ] {
            assert_eq!(read(text), (vec!["voice/missing".to_owned()], None, None), "{text}");
        }
    }

    #[test]
    fn what_is_no_rule_is_kept_as_it_may_have_been_meant() {
        assert_eq!(read("faircopy: allow clothing as character because so").0, ["clothing-as-character"]);
        assert_eq!(read("faircopy: ignore voice/missing because so").0, [""; 0]);
        assert_eq!(read("faircopy:").0, [""; 0]);
        assert_eq!(calls("see faircopy and https://faircopy:8080, not-faircopy: allow a/b because c"), []);
    }

    #[test]
    fn a_comment_may_call_more_than_once() {
        let all = calls("faircopy: allow a/b because one.\nfaircopy: allow c/d because two");
        let reasons: Vec<_> = all.iter().map(|call| call.reason.as_deref().expect("a reason")).collect();
        assert_eq!(reasons, ["one.", "two"]);
    }
}
