//! How a waiver is written: `faircopy: allow RULE because REASON`, with `until 2026-12-31` after the rule if it is
//! to end.

use jiff::civil::Date;

/// What every waiver begins with.
const CALL: &str = "faircopy:";

/// A call to faircopy in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    /// The rules it names, as far as they could be told: lower case, plain hyphens.
    pub(super) rules: Vec<String>,
    /// Its last day.
    pub(super) until: Option<Date>,
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
    let shown = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let nothing = Call { rules: Vec::new(), until: None, reason: None, words: shown };
    let mut tokens = words[CALL.len()..].split_whitespace();
    if !tokens.next().is_some_and(|verb| bare(verb).eq_ignore_ascii_case("allow")) {
        return nothing;
    }
    let mut named: Vec<String> = Vec::new();
    let mut until = None;
    let mut reason = None;
    while let Some(token) = tokens.next() {
        let word = name(token);
        match word.as_str() {
            "because" => {
                let rest = tokens.by_ref().collect::<Vec<_>>().join(" ");
                reason = Some(rest).filter(|reason| is_reason(reason));
            }
            "until" => until = tokens.next().and_then(|day| bare(day).parse().ok()),
            "" | "and" | "rule" | "rules" => {}
            _ => named.push(word),
        }
    }
    Call { rules: rules(named, reason.is_some()), until, reason, ..nothing }
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
fn is_reason(words: &str) -> bool {
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
        (rules, until.map(|day| day.to_string()), reason)
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
