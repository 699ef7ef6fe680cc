//! Many documents in one view: which rules were found and which drafts need looking at, worst first.

use super::{Closing, Grouping, Line, RuleTotal, Run, Tally, count, escape::one_line};

/// How many rules are shown when nobody asked for all.
const RULES_SHOWN: usize = 10;
/// How many drafts are shown when nobody asked for all.
const DRAFTS_SHOWN: usize = 20;

/// The rows of a summary.
pub(super) struct Summary<'c> {
    /// Rules, worst first.
    pub(super) rules: Vec<(&'c str, RuleTotal)>,
    /// How many rules are not shown.
    pub(super) rules_left: usize,
    /// Drafts with something to look at, worst first.
    pub(super) drafts: Vec<&'c Line>,
    /// How many of those are not shown.
    pub(super) drafts_left: usize,
    /// How many drafts have nothing to mend.
    pub(super) clean: usize,
    /// How many have nothing open, and something that was waived or known before.
    pub(super) settled: usize,
}

impl<'c> Summary<'c> {
    /// The summary of a run; `None` for a single document, which needs none unless it was asked for.
    pub(super) fn of(run: &Run, closing: &'c Closing) -> Option<Self> {
        if closing.documents.len() < 2 && run.group_by.is_none() {
            return None;
        }
        let (rules_shown, drafts_shown) = match run.group_by {
            None => (RULES_SHOWN, DRAFTS_SHOWN),
            Some(Grouping::Rule) => (usize::MAX, 0),
            Some(Grouping::Report) => (0, usize::MAX),
        };
        let (mut rules, mut drafts) = (closing.rules_worst_first(), closing.documents_worst_first());
        let clean = closing.documents.iter().filter(|line| line.passed && line.tally.is_clean()).count();
        let settled = closing.documents.len() - drafts.len() - clean;
        let rules_left = rules.len().saturating_sub(rules_shown);
        let drafts_left = drafts.len().saturating_sub(drafts_shown);
        rules.truncate(rules_shown);
        drafts.truncate(drafts_shown);
        Some(Self { rules, rules_left, drafts, drafts_left, clean, settled })
    }

    /// What is not shown, and how to see it; `None` when nothing is left out that was wanted.
    pub(super) fn rules_beyond(&self) -> Option<String> {
        let left = self.rules_left;
        (left > 0 && !self.rules.is_empty())
            .then(|| format!("and {}; --group-by rule shows all", count(left, "more rule")))
    }

    /// What is not shown of the drafts.
    pub(super) fn drafts_beyond(&self) -> Option<String> {
        let mut parts = Vec::new();
        if self.drafts_left > 0 && !self.drafts.is_empty() {
            parts.push(format!("and {}; --group-by report shows all", count(self.drafts_left, "more draft")));
        }
        let told = !self.drafts.is_empty() || self.rules.is_empty();
        if self.settled > 0 && told {
            let drafts = count(self.settled, "draft");
            parts.push(format!("and {drafts} with nothing open but what is waived or known"));
        }
        if self.clean > 0 && told {
            parts.push(format!("and {} with nothing to mend", count(self.clean, "draft")));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// The summary as plain lines; empty for a single document.
pub(super) fn lines(run: &Run, closing: &Closing) -> String {
    let Some(summary) = Summary::of(run, closing) else { return String::new() };
    let mut rows = Vec::new();
    if !summary.rules.is_empty() {
        rows.push("By rule, worst first:".to_owned());
        rows.push("          found  drafts  rule".to_owned());
        for (rule, RuleTotal { severity, findings, documents }) in &summary.rules {
            rows.push(format!("  {:<8}{findings:>5}{documents:>8}  {rule}", severity.name()));
        }
        rows.extend(summary.rules_beyond().map(|text| format!("{:>23}{text}", "")));
    }
    if !summary.drafts.is_empty() {
        if !rows.is_empty() {
            rows.push(String::new());
        }
        rows.push("By report, worst first:".to_owned());
        rows.push("  must  should  consider".to_owned());
        for line in &summary.drafts {
            let Tally { must, should, consider, .. } = line.tally;
            let held = if line.passed { "" } else { " - held" };
            rows.push(format!("{must:>6}{should:>8}{consider:>10}  {}{held}", one_line(&line.path)));
        }
        rows.extend(summary.drafts_beyond().map(|text| format!("{:>24}  {text}", "")));
    }
    rows.into_iter().map(|row| row + "\n").collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sample;
    use super::*;
    use crate::finding::Severity;

    fn closing(drafts: usize) -> Closing {
        let mut closing = Closing::default();
        for number in 0..drafts {
            let tally = Tally { must: number % 3, should: 1, ..Tally::default() };
            closing.documents.push(Line {
                path: format!("r{number:02}.md"),
                passed: tally.must == 0,
                tally,
                shown: tally,
                unread: None,
            });
        }
        closing.documents.push(Line {
            path: "clean.md".into(),
            passed: true,
            tally: Tally::default(),
            shown: Tally::default(),
            unread: None,
        });
        for number in 0..12 {
            let severity = if number == 5 { Severity::Must } else { Severity::Should };
            let total = RuleTotal { severity, findings: 40 - number, documents: 3 };
            closing.totals.insert(Arc::from(format!("group/rule-{number:02}")), total);
        }
        closing
    }

    #[test]
    fn the_worst_come_first_and_what_is_left_out_is_counted() {
        let text = lines(&sample::run(false, 80), &closing(24));
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows[2], "  must       35       3  group/rule-05");
        assert_eq!(rows[3], "  should     40       3  group/rule-00");
        assert!(text.contains("and 2 more rules; --group-by rule shows all"), "{text}");
        assert!(text.contains("     2       1         0  r02.md - held\n"), "{text}");
        let last = rows.last().unwrap().trim();
        assert_eq!(last, "and 4 more drafts; --group-by report shows all; and 1 draft with nothing to mend");
    }

    #[test]
    fn a_grouping_shows_all_of_one_and_none_of_the_other() {
        let run = super::super::Run { group_by: Some(Grouping::Rule), ..sample::run(false, 80) };
        let text = lines(&run, &closing(24));
        assert!(
            text.contains("rule-11") && !text.contains("r02.md") && !text.contains("--group-by"),
            "{text}"
        );
        let run = super::super::Run { group_by: Some(Grouping::Report), ..run };
        let text = lines(&run, &closing(24));
        assert!(text.contains("r23.md") && !text.contains("rule-11"), "{text}");
        assert_eq!(lines(&sample::run(false, 80), &closing(0)), "");
    }
}
