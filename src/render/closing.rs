//! What remains of documents once they are written: counts by report and by rule, and what could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Outcome, count, thousands};
use crate::finding::{Finding, Severity};
use crate::gate::own_rules;
use crate::pack::{Pack, PackLabel};
use crate::rule::Rule;
use crate::waive::UNUSED;

/// What remains of a document once it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its path.
    pub path: String,
    /// Whether it passed.
    pub passed: bool,
    /// Its counts: of all that was found.
    pub tally: Tally,
    /// What of that is shown.
    pub shown: Tally,
    /// What kinds of thing in it could not be read, where no finding says so.
    pub unread: Option<String>,
}

/// A draft that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its path.
    pub path: String,
    /// Why, and what to do.
    pub message: String,
}

/// A waiver in a configuration for a report that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusedWaiver {
    /// The configuration, and the line.
    pub source: String,
    /// The report it names.
    pub path: String,
    /// The rule it names.
    pub rule: String,
}

impl UnusedWaiver {
    /// In a sentence, with what to do.
    pub fn told(&self) -> String {
        format!(
            "The waiver at {} is for {}, which is not there, so it is unused ({}). Take it out, or mend its path.",
            self.source, self.path, UNUSED.id
        )
    }
}

/// A line of output that is kept until the last document is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How grave: the gravest are kept when there are too many.
    pub weight: Weight,
    /// The line.
    pub text: String,
}

/// How grave a kept line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A finding that someone has accepted.
    Waived,
    /// An open finding.
    Open(Severity),
}

impl Weight {
    /// That of a finding.
    pub fn of(finding: &Finding) -> Self {
        if finding.waived.is_some() { Self::Waived } else { Self::Open(finding.severity) }
    }
}

/// Lines of one weight that are kept at most.
pub const NOTES_KEPT: usize = 10;

/// A rule as outputs that list rules describe it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleNote {
    /// Its title.
    pub title: String,
    /// Its severity.
    pub severity: Severity,
    /// Why it is there.
    pub why: String,
    /// How to mend what it finds.
    pub instead: String,
    /// The published sources it rests on, each in a line.
    pub sources: Vec<String>,
}

impl RuleNote {
    /// Describes a rule of a pack.
    pub(super) fn of(pack: &Pack, rule: &Rule) -> Self {
        let cited = rule.sources.iter().filter_map(|id| pack.sources.get(id));
        let sources = cited.map(|source| {
            let year = source.year.as_deref().map(|year| format!(", {year}")).unwrap_or_default();
            let url = source.url.as_deref().map(|url| format!(". {url}")).unwrap_or_default();
            format!("{}. {}{year}{url}", source.title.trim_end_matches('.'), source.publisher)
        });
        Self {
            title: rule.title.to_string(),
            severity: rule.severity,
            why: rule.why.to_string(),
            instead: rule.instead.to_string(),
            sources: sources.collect(),
        }
    }
}

/// How often a rule was found, in all documents together; waived findings are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTotal {
    /// The gravest of its findings.
    pub severity: Severity,
    /// Findings.
    pub findings: usize,
    /// Documents with at least one.
    pub documents: usize,
}

/// What one document adds to the [`Closing`].
#[derive(Debug)]
pub struct Remains {
    line: Line,
    notes: Vec<Note>,
    rules: Vec<(Arc<str>, RuleTotal)>,
}

impl Remains {
    /// What remains of a document; `notes` are the lines its renderer wants kept.
    pub fn of(outcome: &Outcome<'_>, notes: Vec<Note>) -> Self {
        let mut rules: BTreeMap<&Arc<str>, RuleTotal> = BTreeMap::new();
        for finding in outcome.findings.iter().filter(|finding| finding.waived.is_none()) {
            let first = RuleTotal { severity: finding.severity, findings: 0, documents: 1 };
            let total = rules.entry(&finding.rule).or_insert(first);
            total.severity = total.severity.max(finding.severity);
            total.findings += 1;
        }
        Self {
            line: Line {
                path: outcome.path.to_owned(),
                passed: outcome.passed,
                tally: outcome.tally(),
                shown: outcome.shown(),
                unread: outcome.unread(),
            },
            notes,
            rules: rules.into_iter().map(|(rule, total)| (Arc::clone(rule), total)).collect(),
        }
    }

    /// Whether the document passed.
    pub const fn passed(&self) -> bool {
        self.line.passed
    }
}

/// What is known when every document is written.
#[derive(Debug, Default)]
pub struct Closing {
    /// The packs that were used, by name.
    pub packs: Vec<PackLabel>,
    /// What configurations let go of their rules, each in a sentence.
    pub eased: BTreeSet<String>,
    /// The rules of those packs and of the gate, by id.
    pub rules: BTreeMap<String, RuleNote>,
    /// The documents, in order.
    pub documents: Vec<Line>,
    /// The drafts that could not be read, in order.
    pub errors: Vec<Unread>,
    /// Whether anything was written of the documents.
    pub written: bool,
    /// How often each rule was found.
    pub totals: BTreeMap<Arc<str>, RuleTotal>,
    /// The lines that were kept: the first of each weight, in order of documents.
    pub notes: Vec<Note>,
    /// How many lines were not kept.
    pub notes_left_out: usize,
    /// The waivers of configurations that are for reports that are not there.
    pub unused_waivers: Vec<UnusedWaiver>,
    /// What a baseline holds that is no longer found, each in a sentence.
    pub gone: Vec<String>,
}

impl Closing {
    /// The packs that were used, in a sentence, with what was let go of them; empty when none was.
    pub fn rules_used(&self) -> String {
        if self.packs.is_empty() {
            return String::new();
        }
        let packs: Vec<String> = self.packs.iter().map(PackLabel::in_words).collect();
        let used = format!("Checked with the rules of {}.", packs.join(" and "));
        std::iter::once(used.as_str())
            .chain(self.eased.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Takes in what remains of the next document.
    pub fn add(&mut self, remains: Remains) {
        for (rule, one) in remains.rules {
            let total = self.totals.entry(rule).or_insert(RuleTotal { findings: 0, documents: 0, ..one });
            total.severity = total.severity.max(one.severity);
            total.findings += one.findings;
            total.documents += 1;
        }
        for note in remains.notes {
            if self.notes.iter().filter(|kept| kept.weight == note.weight).count() < NOTES_KEPT {
                self.notes.push(note);
            } else {
                self.notes_left_out += 1;
            }
        }
        self.documents.push(remains.line);
    }

    /// Takes in a pack that was used: its rules are described, and those of the gate.
    pub fn describe(&mut self, pack: &Pack) {
        for rule in &pack.rules {
            self.rules.entry(rule.id.to_string()).or_insert_with(|| RuleNote::of(pack, rule));
        }
        for own in own_rules() {
            self.rules.entry(own.id.to_owned()).or_insert_with(|| RuleNote {
                title: own.title.to_owned(),
                severity: own.severity,
                why: own.why.to_owned(),
                instead: own.instead.to_owned(),
                sources: Vec::new(),
            });
        }
    }

    /// The counts of all documents together.
    pub fn tally(&self) -> Tally {
        self.documents.iter().fold(Tally::default(), |sum, line| sum.plus(line.tally))
    }

    /// What of them is shown.
    pub fn shown(&self) -> Tally {
        self.documents.iter().fold(Tally::default(), |sum, line| sum.plus(line.shown))
    }

    /// What is open and not shown, in a sentence; `None` when all is shown.
    pub fn not_shown(&self) -> Option<String> {
        self.tally().beyond(self.shown())
    }

    /// The documents of which something could not be read, each with what that is.
    pub fn partly_read(&self) -> impl Iterator<Item = (&str, &str)> {
        self.documents.iter().filter_map(|line| Some((line.path.as_str(), line.unread.as_deref()?)))
    }

    /// How many documents are held.
    pub fn held(&self) -> usize {
        self.documents.iter().filter(|line| !line.passed).count()
    }

    /// How many drafts could not be read, in a sentence; `None`: all were.
    pub fn not_read(&self) -> Option<String> {
        let number = self.errors.len();
        let them = if number == 1 { "it" } else { "them" };
        (number > 0)
            .then(|| format!("{} could not be read, and nothing is known of {them}.", count(number, "draft")))
    }

    /// How many documents are held, and how many nobody can say that of, in sentences.
    pub fn stands(&self) -> String {
        let held = match (self.held(), self.errors.is_empty(), self.documents.is_empty()) {
            (0, true, _) => "Nothing is held.".to_owned(),
            (0, false, true) => return self.not_read().unwrap_or_default(),
            (0, false, false) => "Nothing is held of what could be read.".to_owned(),
            (held, ..) => format!("{} held.", thousands(held)),
        };
        self.not_read().map_or(held.clone(), |not_read| format!("{held} {not_read}"))
    }

    /// The waivers of configurations that are for reports that are not there, each in a sentence.
    pub fn unused(&self) -> impl Iterator<Item = String> {
        self.unused_waivers.iter().map(UnusedWaiver::told)
    }

    /// The rules that were found, worst first: by severity, then by how many drafts and findings.
    pub fn rules_worst_first(&self) -> Vec<(&str, RuleTotal)> {
        let mut rules: Vec<(&str, RuleTotal)> =
            self.totals.iter().map(|(rule, total)| (&**rule, *total)).collect();
        let weight = |total: &RuleTotal| (total.severity, total.documents, total.findings);
        rules.sort_by(|(a, of_a), (b, of_b)| weight(of_b).cmp(&weight(of_a)).then(a.cmp(b)));
        rules
    }

    /// The documents that have something to look at, worst first: held ones, then by counts.
    pub fn documents_worst_first(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> =
            self.documents.iter().filter(|line| !(line.passed && line.tally.open() == 0)).collect();
        let weight = |line: &Line| (!line.passed, line.tally.must, line.tally.should, line.tally.consider);
        lines.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.path.cmp(&b.path)));
        lines
    }
}

/// Findings counted by severity; waived ones apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// To be resolved.
    pub must: usize,
    /// To be reconsidered.
    pub should: usize,
    /// To consider.
    pub consider: usize,
    /// Accepted for a stated reason.
    pub waived: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match (&finding.waived, finding.severity) {
                (Some(_), _) => tally.waived += 1,
                (None, Severity::Must) => tally.must += 1,
                (None, Severity::Should) => tally.should += 1,
                (None, Severity::Consider) => tally.consider += 1,
            }
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            must: self.must + other.must,
            should: self.should + other.should,
            consider: self.consider + other.consider,
            waived: self.waived + other.waived,
        }
    }

    /// How many are open.
    pub const fn open(self) -> usize {
        self.must + self.should + self.consider
    }

    /// Whether nothing is left to look at: nothing open, and nothing that somebody has accepted or a baseline knows.
    pub const fn is_clean(self) -> bool {
        self.open() + self.waived == 0
    }

    /// What of these is open and not among `shown`, in a sentence with the option that shows it; `None`: nothing.
    pub fn beyond(self, shown: Self) -> Option<String> {
        let left = [
            (self.must.saturating_sub(shown.must), Severity::Must),
            (self.should.saturating_sub(shown.should), Severity::Should),
            (self.consider.saturating_sub(shown.consider), Severity::Consider),
        ];
        let number: usize = left.iter().map(|(number, _)| *number).sum();
        let told = left.iter().filter(|(number, _)| *number > 0);
        let (_, least) = told.clone().next_back()?;
        let counts: Vec<String> =
            told.map(|(number, severity)| format!("{} {severity}", thousands(*number))).collect();
        let (are, them) = if number == 1 { ("is", "it") } else { ("are", "them") };
        Some(format!("{} {are} not shown here; --min-severity {least} shows {them}.", counts.join(" and ")))
    }

    /// "3 must, 5 should, 2 consider", the waived ones after it when there are any.
    pub fn in_words(self) -> String {
        let mut words = format!(
            "{} must, {} should, {} consider",
            thousands(self.must),
            thousands(self.should),
            thousands(self.consider)
        );
        if self.waived > 0 {
            words.extend([", ", &thousands(self.waived), " waived"]);
        }
        words
    }
}
