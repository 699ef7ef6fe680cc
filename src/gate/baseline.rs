//! What was found when the gate was adopted: known findings no longer hold a report, and only shrink in number.
//!
//! A finding is known by its rule, its words and the sentence they stand in, and not by where that stands: a moved
//! paragraph brings nothing new, and the same word said of somebody else does.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::rules::{MISSING, OVERDUE, UNREAD};
use crate::check::SentenceNote;
use crate::digest;
use crate::draft::Draft;
use crate::excerpt::{masked, words_of};
use crate::finding::{Finding, Waived, WaiverSource, is_of_the_gate};
use crate::pack::Pack;
use crate::rule::Kind;
use crate::text::Span;

const SCHEMA: &str = "faircopy.baseline/1";

/// The known findings of reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The day it was written.
    written: String,
    reports: BTreeMap<String, Known>,
}

/// A rule, and what tells a finding of it from others.
type Key = (String, String);

/// How often each finding is known in one report.
type Known = BTreeMap<Key, u32>;

/// What was found in one report and can be known: each under the id that its rule has now, then under earlier ones.
pub type Counted = Vec<Vec<(String, String)>>;

/// What the findings of a report are known by besides themselves.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its sentences, in order.
    pub sentences: &'a [SentenceNote],
    /// Its identifiers.
    pub masks: &'a [Span],
    /// The rules it was checked with.
    pub pack: &'a Pack,
}

impl Told<'_> {
    /// The words of the sentences that some words stand in; `None` where that is no more than the words themselves.
    fn around(&self, span: Span) -> Option<String> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let inside = self.sentences[first..].iter().take_while(|sentence| sentence.span.start < span.end);
        let around = inside.fold(span, |around, sentence| around.cover(sentence.span));
        (around != span).then(|| spoken(&masked(self.draft, around, self.masks)))
    }
}

/// Why a file is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is something else, or was edited.
    #[error(
        "this is no baseline that faircopy wrote. Write it anew with --write-baseline, or name another file"
    )]
    Strange,
    /// A later version of faircopy wrote it.
    #[error(
        "this baseline is in the form {0}, which a newer faircopy wrote. Use that version, or write it anew"
    )]
    Newer(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1Baseline {
    schema: String,
    written: String,
    reports: Vec<V1Report>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1Report {
    path: String,
    findings: Vec<V1Known>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1Known {
    rule: String,
    digest: String,
    count: u32,
}

impl Baseline {
    /// An empty one, written on a day.
    pub fn new(written: &str) -> Self {
        Self { written: written.to_owned(), reports: BTreeMap::new() }
    }

    /// Reads a baseline.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| BaselineError::Strange)?;
        let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
        if schema != SCHEMA {
            let later = schema.starts_with("faircopy.baseline/");
            return Err(if later { BaselineError::Newer(schema.to_owned()) } else { BaselineError::Strange });
        }
        let V1Baseline { written, reports, .. } =
            serde_json::from_value(value).map_err(|_| BaselineError::Strange)?;
        let counted = |findings: Vec<V1Known>| {
            findings.into_iter().map(|known| ((known.rule, known.digest), known.count)).collect::<Known>()
        };
        let reports = reports.into_iter().map(|report| (report.path, counted(report.findings))).collect();
        Ok(Self { written, reports })
    }

    /// The baseline as it is written.
    pub fn text(&self) -> String {
        let reports = self.reports.iter().filter(|(_, counted)| !counted.is_empty());
        let baseline = V1Baseline {
            schema: SCHEMA.to_owned(),
            written: self.written.clone(),
            reports: reports
                .map(|(path, counted)| V1Report {
                    path: path.clone(),
                    findings: counted
                        .iter()
                        .map(|((rule, digest), count)| V1Known {
                            rule: rule.clone(),
                            digest: digest.clone(),
                            count: *count,
                        })
                        .collect(),
                })
                .collect(),
        };
        // The types have string keys and no fallible parts.
        serde_json::to_string_pretty(&baseline).unwrap_or_default() + "\n"
    }

    /// The findings of a report that a baseline can hold: what is open.
    pub fn count<'f>(findings: impl IntoIterator<Item = &'f Finding>, told: Told<'_>) -> Counted {
        let known = |finding: &&Finding| {
            finding.waived.as_ref().is_none_or(|waived| waived.source == WaiverSource::Baseline)
                && may_be_known(&finding.rule)
        };
        findings.into_iter().filter(known).map(|finding| keys(finding, told)).collect()
    }

    /// The rule of an open finding that no baseline takes in: what is wrong with a record of sign-offs.
    pub fn never(finding: &Finding) -> Option<&str> {
        (finding.waived.is_none() && !may_be_known(&finding.rule)).then_some(&*finding.rule)
    }

    /// Marks the findings of a report that are known; further ones of the same words are new.
    pub fn mark(&self, path: &str, findings: &mut [Finding], told: Told<'_>) {
        let Some(known) = self.reports.get(path) else { return };
        let mut left = known.clone();
        for finding in findings.iter_mut().filter(|one| one.waived.is_none() && may_be_known(&one.rule)) {
            if take(&mut left, &keys(finding, told)) {
                finding.waived = Some(Waived {
                    by: None,
                    reason: "known when the baseline was written".to_owned(),
                    date: Some(self.written.clone()),
                    until: None,
                    source: WaiverSource::Baseline,
                });
            }
        }
    }

    /// Takes in what was found in a report; with `shrink`, only what was known already stays.
    pub fn put(&mut self, path: &str, counted: Counted, shrink: Option<&Self>) {
        let mut left = shrink.map(|old| old.reports.get(path).cloned().unwrap_or_default());
        let mut known = Known::new();
        for keys in counted {
            let stays = left.as_mut().is_none_or(|left| take(left, &keys));
            if let Some(now) = keys.into_iter().next().filter(|_| stays) {
                *known.entry(now).or_default() += 1;
            }
        }
        self.reports.insert(path.to_owned(), known);
    }

    /// Keeps what an earlier baseline says of reports that were not looked at and are still there.
    pub fn keep(&mut self, old: &Self, seen: &BTreeSet<String>, gone: &BTreeSet<String>) {
        let kept = old.reports.iter().filter(|(path, _)| !seen.contains(*path) && !gone.contains(*path));
        self.reports.extend(kept.map(|(path, counted)| (path.clone(), counted.clone())));
    }

    /// The reports in it, each with how many findings are known.
    pub fn reports(&self) -> impl Iterator<Item = (&str, usize)> {
        self.reports
            .iter()
            .map(|(path, counted)| (path.as_str(), counted.values().map(|number| *number as usize).sum()))
    }

    /// The reports in it, each with how many findings in their words are known: not how they stood at the gate.
    pub fn wordings(&self) -> impl Iterator<Item = (&str, usize)> {
        self.reports.iter().map(|(path, counted)| {
            let own = counted.iter().filter(|((rule, _), _)| !is_of_the_gate(rule));
            (path.as_str(), own.map(|(_, number)| *number as usize).sum())
        })
    }

    /// Whether a finding in a report's words was marked as known.
    pub fn knows(finding: &Finding) -> bool {
        let known = finding.waived.as_ref().is_some_and(|waived| waived.source == WaiverSource::Baseline);
        known && !is_of_the_gate(&finding.rule)
    }
}

/// Of what the gate itself finds, only what says how old reports stand: a broken record is never known.
fn may_be_known(rule: &str) -> bool {
    !is_of_the_gate(rule) || [MISSING.id, OVERDUE.id, UNREAD.id].contains(&rule)
}

/// Takes one finding from those that are known, by the first of its keys that is.
fn take(left: &mut Known, keys: &[Key]) -> bool {
    let known = keys.iter().find(|key| left.get(*key).is_some_and(|number| *number > 0));
    let number = known.and_then(|key| left.get_mut(key));
    number.map(|number| *number -= 1).is_some()
}

/// What tells a finding: its words and their sentence, not where they stand. A statement is told by its fingerprint,
/// whether it is missing or only weak, and whatever its words. First as it is now, then by its words alone, as the first
/// baselines have it; then both under earlier ids of its rule.
fn keys(finding: &Finding, told: Told<'_>) -> Vec<Key> {
    let statement = told.pack.rule(&finding.rule).is_some_and(|rule| matches!(rule.kind, Kind::Require(_)));
    let words = finding.excerpt.as_ref().filter(|_| !statement).map(|excerpt| spoken(excerpt));
    let around = finding.span.filter(|_| words.is_some()).and_then(|span| told.around(span));
    let digest = |text: String| digest::hex(text.as_bytes())[..digest::SHORT].to_owned();
    let keys = |rule: &str, fingerprint: &str| {
        let Some(words) = &words else { return vec![(rule.to_owned(), fingerprint.to_owned())] };
        let alone = format!("{rule}\n{words}");
        let whole = around.as_ref().map(|around| format!("{alone}\n{around}"));
        whole.into_iter().chain([alone]).map(|text| (rule.to_owned(), digest(text))).collect()
    };
    let earlier = finding.earlier.iter().flat_map(|earlier| keys(&earlier.rule, &earlier.fingerprint));
    keys(&finding.rule, &finding.fingerprint).into_iter().chain(earlier).collect()
}

/// Words in small letters, one space between them.
fn spoken(text: &str) -> String {
    words_of(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::read::{Format, read};

    fn pack() -> Pack {
        Pack::builtin("peer-group-assessment").expect("built in").expect("valid")
    }

    /// Does something with the findings of a text.
    fn with<R>(text: &str, does: impl FnOnce(&mut [Finding], Told<'_>) -> R) -> R {
        let pack = pack();
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let mut checked = Checker::new(&pack).check(&draft, jiff::civil::date(2026, 11, 22));
        let told = Told { draft: &draft, sentences: &checked.sentences, masks: &checked.masks, pack: &pack };
        does(&mut checked.findings, told)
    }

    fn counted(text: &str) -> Counted {
        with(text, |findings, told| Baseline::count(&*findings, told))
    }

    fn of(text: &str) -> Baseline {
        let mut baseline = Baseline::new("2026-11-22");
        baseline.put("a.md", counted(text), None);
        baseline
    }

    /// How many findings are known of the report.
    fn known(baseline: &Baseline) -> usize {
        baseline.reports().filter(|(path, _)| *path == "a.md").map(|(_, number)| number).sum()
    }

    fn open(baseline: &Baseline, text: &str) -> Vec<String> {
        with(text, |findings, told| {
            baseline.mark("a.md", findings, told);
            let open = findings.iter().filter(|finding| finding.waived.is_none());
            open.map(|finding| finding.rule.to_string()).collect()
        })
    }

    const TEXT: &str =
        "# Findings\n\nThe gang members met.\n\n# Later\n\nThey move like a pack of animals.\n";

    #[test]
    fn what_was_there_is_known_and_a_moved_paragraph_brings_nothing_new() {
        let baseline = of(TEXT);
        assert!(known(&baseline) > 3);
        assert_eq!(open(&baseline, TEXT), Vec::<String>::new());
        let moved = "# Findings\n\nThey move like a pack of animals.\n\n# Later\n\nThe gang members met.\n";
        assert_eq!(open(&baseline, moved), Vec::<String>::new());
        let more = TEXT.replace("met.", "met. The gang members left.");
        assert!(open(&baseline, &more).contains(&"language/gang-label".to_owned()));
        // Another report's findings are not known by it.
        with(TEXT, |other, told| {
            baseline.mark("b.md", other, told);
            assert!(other.iter().all(|finding| finding.waived.is_none()));
        });
    }

    #[test]
    fn the_same_word_in_another_sentence_is_new() {
        let baseline = of("# Findings\n\nAsh is a thug.\n\nThey met at the Steps.\n");
        let kept = "# Findings\n\nThey met at the Steps.\n\nAsh is a thug.\n";
        assert_eq!(open(&baseline, kept), Vec::<String>::new());
        let other = "# Findings\n\nThey met at the Steps. Wren is a thug.\n";
        assert_ne!(open(&baseline, other), Vec::<String>::new());
        // The first baselines know words without their sentence, and still do.
        let first = with("# Findings\n\nAsh is a thug.\n", |findings, told| {
            let last = |keys: Vec<Key>| keys.into_iter().next_back().into_iter().collect();
            let mut first = Baseline::new("2026-11-22");
            first.put("a.md", Baseline::count(&*findings, told).into_iter().map(last).collect(), None);
            first
        });
        assert_eq!(open(&first, "# Findings\n\nWren is a thug.\n"), Vec::<String>::new());
    }

    #[test]
    fn it_shrinks_and_never_takes_in_what_is_new() {
        let old = of(TEXT);
        let mended = TEXT.replace("The gang members met.", "The youths loitered. They met.");
        let mut shrunk = Baseline::new("2026-11-23");
        shrunk.put("a.md", counted(&mended), Some(&old));
        assert!(known(&shrunk) < known(&old));
        assert!(!open(&shrunk, TEXT).is_empty()); // the gang members are not known any more
        assert_eq!(open(&shrunk, &mended), open(&old, &mended)); // nor was anything new taken in
        assert_eq!(Baseline::parse(&shrunk.text()), Ok(shrunk));
    }

    #[test]
    fn reports_not_looked_at_stay_and_those_that_are_gone_go() {
        let mut old = Baseline::new("2026-11-22");
        for path in ["seen.md", "unseen.md", "gone.md"] {
            old.put(path, vec![vec![("a/b".into(), "0".into())]], None);
        }
        let mut new = Baseline::new("2026-11-23");
        new.put("seen.md", Counted::new(), Some(&old));
        new.keep(&old, &BTreeSet::from(["seen.md".into()]), &BTreeSet::from(["gone.md".into()]));
        assert!(new.text().contains("unseen.md"));
        assert!(!new.text().contains("gone.md") && !new.text().contains("\"seen.md\""));
    }

    #[test]
    fn what_is_no_baseline_is_told() {
        assert_eq!(Baseline::parse("{"), Err(BaselineError::Strange));
        assert_eq!(Baseline::parse("[]"), Err(BaselineError::Strange));
        let newer = of(TEXT).text().replace("baseline/1", "baseline/7");
        assert_eq!(Baseline::parse(&newer), Err(BaselineError::Newer("faircopy.baseline/7".into())));
    }
}
