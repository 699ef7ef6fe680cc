//! The bank: how much of what a supervisor would raise is found, and how much is raised that is right as it is.
//!
//! Prints recall and false alarms by category; `-- --nocapture` also shows every miss and alarm when
//! `FAIRCOPY_BANK_SHOW` names a category, `checklist` or `all`, and what is raised without a mark when it names a group of rules.
//! `FAIRCOPY_BANK_ONLY` keeps to the files in whose name it stands (`p4`: a batch), and then no floor is asked.
//! `FAIRCOPY_BANK_APART=1` takes the reports that are kept apart instead (`tests/apart`).
//! `FAIRCOPY_BANK_RULES=rules` reads the rules from the folder: to try a term takes no build then. The floors stand a
//! little under what is reached.

#![allow(clippy::disallowed_methods)] // the bank is on the disk; what to show is asked of the environment
#![allow(clippy::print_stdout)] // the figures are the point

#[path = "support/bank.rs"]
mod bank;
#[path = "support/floors.rs"]
mod floors;
#[path = "support/questions.rs"]
mod questions;

use std::collections::BTreeMap;
use std::path::Path;

use bank::{Form, Mark, Marked};
use faircopy::check::{Checked, Checker};
use faircopy::draft::Draft;
use faircopy::finding::Severity;
use faircopy::pack::{Pack, PackFile};
use faircopy::read::{Format, read};
use floors::{APART, APART_CHECKLIST, CHECKLIST, EXCELLENT, FLOORS, Floor, UNMARKED};
use jiff::civil::date;
use questions::{QUESTIONS, points, status};

/// The groups of rules that answer for a category.
fn groups(category: &str) -> &'static [&'static str] {
    match category {
        "undated-finding" => &["dating"],
        "vague-action" => &["actions"],
        "identifier" => &["privacy"],
        "unattributed-opinion" => &["evidence"],
        "jargon" => &["clarity"],
        drift if drift.starts_with("scope-drift") => &["scope"],
        _ => &["description", "language"],
    }
}

/// A longer finding names no words: it counts for a mark only when it is no longer than twice the mark.
fn longest(group: &str) -> usize {
    match group {
        "description" | "language" => 160,
        "privacy" | "clarity" => 120,
        "scope" => 1500,
        _ => 400,
    }
}

/// The areas that are counted together.
fn area(category: &str) -> &str {
    match category {
        "victim-blaming" | "criminalising-label" | "adultification" | "othering-or-deficit-label" => "labels",
        drift if drift.starts_with("scope-drift") => "scope-drift",
        other => other,
    }
}

/// What a rule found, as bytes of the file.
struct Found {
    start: usize,
    end: usize,
    group: String,
    rule: String,
    message: String,
}

#[derive(Default)]
struct Tally {
    found: u32,
    raised: u32,
    alarms: u32,
    near_misses: u32,
}

impl Tally {
    fn recall(&self) -> f64 {
        f64::from(self.found) / f64::from(self.raised.max(1))
    }

    fn false_alarms(&self) -> f64 {
        f64::from(self.alarms) / f64::from(self.near_misses.max(1))
    }
}

#[derive(Default)]
struct Score {
    tallies: BTreeMap<(Form, String), Tally>,
    /// Points and questions of the reports' checklists.
    checklist: (f64, u32),
    /// Findings on words without a mark, by form and group, and the words of each form.
    unmarked: BTreeMap<(Form, String), u32>,
    words: BTreeMap<Form, u32>,
    /// Findings on words in reports that are excellent, by severity.
    excellent: BTreeMap<Severity, u32>,
}

/// Some labels about wording are answered by rules that the pack keeps in other groups. What points at half a statement
/// ("it gives no year") answers for the checklist, and says nothing of drift or of a finding's date.
fn group_of(rule: &str) -> &str {
    match rule {
        "scope/declaration-missing" | "dating/report-date-missing" | "dating/review-date-missing" => {
            "checklist"
        }
        "evidence/association-as-finding" | "voice/absence-blamed" => "language",
        _ => rule.split('/').next().unwrap_or(rule),
    }
}

/// In a table, an action or an undated finding may be marked on any cell of its row.
fn place(text: &str, mark: &Mark) -> (usize, usize) {
    let (start, end) = (mark.words.start, mark.words.end);
    if matches!(mark.category.as_str(), "undated-finding" | "vague-action") {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        if text[line..].trim_start().starts_with('|') {
            return (line, text[start..].find('\n').map_or(text.len(), |at| start + at));
        }
    }
    (start, end)
}

/// So many texts are checked before what was found in them is scored, in their order.
const TOGETHER: usize = 512;

/// Checks some texts on all cores.
fn check_all(checker: &Checker, texts: &[Marked]) -> Vec<(Draft, Checked)> {
    let check = |marked: &Marked| {
        let draft = read(Format::Markdown, marked.text.as_bytes()).expect("a draft");
        let checked = checker.check(&draft, date(2026, 11, 22));
        (draft, checked)
    };
    let hands = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = texts.len().div_ceil(hands).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = texts
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(check).collect::<Vec<_>>()))
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("no text panics")).collect()
    })
}

fn score(draft: &Draft, checked: &Checked, marked: &Marked, shown: &str, score: &mut Score) {
    let found: Vec<Found> = checked
        .findings
        .iter()
        .filter_map(|finding| {
            let range = draft.file_range(finding.span?)?;
            let group = group_of(&finding.rule).to_owned();
            Some(Found {
                start: range.start as usize,
                end: range.end as usize,
                group,
                rule: finding.rule.to_string(),
                message: finding.message.clone(),
            })
        })
        .collect();
    if marked.tier == "excellent" {
        for finding in checked.findings.iter().filter(|finding| finding.span.is_some()) {
            *score.excellent.entry(finding.severity).or_default() += 1;
        }
    }
    let meets = |mark: &Mark, found: &Found| {
        let (start, end) = place(&marked.text, mark);
        groups(&mark.category).contains(&found.group.as_str()) && found.start < end && start < found.end
    };
    let tight = |mark: &Mark, found: &Found| {
        found.end - found.start <= longest(&found.group).max(2 * mark.words.len())
    };
    let show = |what: &str, mark: &Mark, by: &str| {
        if shown == "all" || shown == mark.category {
            let words = &marked.text[mark.words.clone()];
            println!("{what} {} {}: {words}{by}", marked.file, mark.category);
        }
    };
    for mark in &marked.marks {
        let tally = score.tallies.entry((marked.form, mark.category.clone())).or_default();
        let over: Vec<&Found> = found.iter().filter(|found| meets(mark, found)).collect();
        if mark.raised {
            tally.raised += 1;
            let hit = over.iter().any(|found| tight(mark, found));
            tally.found += u32::from(hit);
            if !hit {
                show("MISS ", mark, "");
            }
        } else {
            tally.near_misses += 1;
            let excused = |found: &Found| {
                marked.marks.iter().any(|other| {
                    other.raised
                        && groups(&other.category) == groups(&mark.category)
                        && tight(other, found)
                        && meets(other, found)
                })
            };
            if let Some(alarm) = over.iter().find(|found| !excused(found)) {
                tally.alarms += 1;
                show(
                    "ALARM",
                    mark,
                    &format!("  <- {} {}", alarm.rule, alarm.message.chars().take(60).collect::<String>()),
                );
            }
        }
    }
    if marked.form != Form::Case {
        *score.words.entry(marked.form).or_default() += checked.metrics.words;
        for one in &found {
            // A line bears marks of wording alone.
            let judged =
                marked.form != Form::Line || ["description", "language"].contains(&one.group.as_str());
            if judged && !marked.marks.iter().any(|mark| meets(mark, one)) {
                *score.unmarked.entry((marked.form, one.group.clone())).or_default() += 1;
                if shown == one.group {
                    println!(
                        "OTHER {} {}: {} <- {}",
                        marked.file,
                        one.rule,
                        &marked.text[one.start..one.end],
                        one.message.chars().take(60).collect::<String>()
                    );
                }
            }
        }
    }
    if marked.form != Form::Report {
        return;
    }
    for (key, item) in QUESTIONS {
        let wanted = marked.document.get(key).map(|value| status(value));
        let wanted = wanted.unwrap_or_else(|| panic!("{}: says nothing of {key}", marked.file));
        let own = checked.checklist.iter().find(|own| *own.id == *item);
        let got = own.map_or("", |own| own.status.name());
        score.checklist.1 += 1;
        score.checklist.0 += points(wanted, got);
        if wanted != got && (shown == "all" || shown == "checklist") {
            println!("CHECK {} {key}: {got}, should be {wanted}", marked.file);
            for words in marked.evidence.get(key).into_iter().flatten() {
                println!("    label: {words}");
            }
            for evidence in own.into_iter().flat_map(|own| &own.evidence) {
                println!("    read:  {}", draft.slice(evidence.span));
            }
            if let Some(note) = own.and_then(|own| own.note.as_ref()) {
                println!("    note:  {note}");
            }
        }
    }
}

/// Checks and scores texts, in their order.
fn score_all(bank: &[Marked], shown: &str) -> Score {
    let checker = Checker::new(&pack());
    let mut all = Score::default();
    for texts in bank.chunks(TOGETHER) {
        for (marked, (draft, checked)) in texts.iter().zip(check_all(&checker, texts)) {
            score(&draft, &checked, marked, shown, &mut all);
        }
    }
    all
}

impl Score {
    /// The tallies of categories that are counted together.
    fn areas(&self) -> BTreeMap<(Form, String), Tally> {
        let mut areas: BTreeMap<(Form, String), Tally> = BTreeMap::new();
        for ((form, category), tally) in &self.tallies {
            let sum = areas.entry((*form, area(category).to_owned())).or_default();
            sum.found += tally.found;
            sum.raised += tally.raised;
            sum.alarms += tally.alarms;
            sum.near_misses += tally.near_misses;
        }
        areas
    }

    fn checklist(&self) -> f64 {
        self.checklist.0 / f64::from(self.checklist.1.max(1))
    }

    /// Findings of a form and a group on words without a mark, in 1,000 words.
    fn unmarked(&self, form: Form, group: &str) -> f64 {
        let count = self.unmarked.get(&(form, group.to_owned())).copied().unwrap_or_default();
        1000.0 * f64::from(count) / f64::from(self.words.get(&form).copied().unwrap_or_default().max(1))
    }

    fn print(&self) {
        println!("{:10}{:28}{:>16}{:>24}", "form", "category", "recall", "near misses raised");
        for ((form, category), tally) in &self.tallies {
            print_row(*form, category, tally);
        }
        println!("-- by area");
        for ((form, area), tally) in &self.areas() {
            print_row(*form, area, tally);
        }
        for ((form, group), count) in &self.unmarked {
            let share = self.unmarked(*form, group);
            println!("{form:?} {group}: {count} on words without a mark, {share:.3} in 1,000 words");
        }
        for (severity, count) in &self.excellent {
            println!("{count} {} on the excellent reports", severity.name());
        }
        let (right, of) = self.checklist;
        println!("checklist: {right} of {of} = {:.3}", self.checklist());
    }

    /// What lies under its floor or over its ceiling, and what has none.
    fn worse(&self, floors: &[Floor], checklist: u32) -> Vec<String> {
        let mut worse = Vec::new();
        for ((form, area), tally) in self.areas() {
            let Some((_, _, recall, alarms)) =
                floors.iter().find(|(own, named, ..)| *own == form && *named == area)
            else {
                worse.push(format!("{form:?} {area} has no floor"));
                continue;
            };
            if tally.recall() < f64::from(*recall) / 100.0 {
                worse.push(format!("{form:?} {area}: recall {:.3}, floor 0.{recall:02}", tally.recall()));
            }
            if tally.false_alarms() > f64::from(*alarms) / 1000.0 {
                worse.push(format!(
                    "{form:?} {area}: alarms {:.4}, at most 0.{alarms:03}",
                    tally.false_alarms()
                ));
            }
        }
        if self.checklist() < f64::from(checklist) / 100.0 {
            worse.push(format!("checklist: {:.3}", self.checklist()));
        }
        worse
    }

    /// What is raised too often where nothing should be.
    fn too_much(&self) -> Vec<String> {
        let mut worse = Vec::new();
        for (form, group) in self.unmarked.keys() {
            let share = self.unmarked(*form, group);
            let most = UNMARKED.iter().find(|(own, named, _)| own == form && named == group);
            let most = most.map_or(0.0, |(_, _, most)| *most);
            if share > most {
                worse.push(format!(
                    "{form:?} {group}: {share:.3} on 1,000 words without a mark, at most {most}"
                ));
            }
        }
        for (severity, count) in &self.excellent {
            let most = EXCELLENT.iter().find(|(own, _)| own == severity).map_or(0, |(_, most)| *most);
            if *count > most {
                worse.push(format!("{count} {} on excellent reports, at most {most}", severity.name()));
            }
        }
        worse
    }
}

#[test]
fn what_a_supervisor_would_raise_is_found() {
    let apart = std::env::var_os("FAIRCOPY_BANK_APART").is_some();
    let mut bank = if apart { kept_apart() } else { bank::read(&folder("bank")) };
    let only = std::env::var("FAIRCOPY_BANK_ONLY").unwrap_or_default();
    bank.retain(|marked| marked.file.contains(&only));
    assert!(!bank.is_empty(), "no file has {only:?} in its name");
    // What is missed in reports that are kept apart is never shown.
    let shown = std::env::var("FAIRCOPY_BANK_SHOW").ok().filter(|_| !apart).unwrap_or_default();
    let all = score_all(&bank, &shown);
    all.print();
    if apart || !only.is_empty() {
        return; // the floors are of the whole bank
    }
    assert!(bank.len() > 1000, "the bank was read: {}", bank.len());
    let worse = [all.worse(FLOORS, CHECKLIST), all.too_much()].concat();
    assert!(worse.is_empty(), "worse than it was: {worse:#?}");
}

#[test]
fn reports_that_nothing_has_learnt_from_are_read_too() {
    let bank = kept_apart();
    assert!(bank.len() >= 16, "{} reports are kept apart", bank.len());
    let worse = score_all(&bank, "").worse(APART, APART_CHECKLIST);
    assert!(worse.is_empty(), "much worse than it was: {worse:#?}");
}

fn kept_apart() -> Vec<Marked> {
    bank::reports(&folder("apart"), "apart/")
}

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn print_row(form: Form, category: &str, tally: &Tally) {
    let share = |part: u32, of: u32, rate: f64| {
        if of == 0 { "-".to_owned() } else { format!("{part}/{of} = {rate:.2}") }
    };
    println!(
        "{:10}{category:28}{:>16}{:>24}",
        format!("{form:?}").to_lowercase(),
        share(tally.found, tally.raised, tally.recall()),
        share(tally.alarms, tally.near_misses, tally.false_alarms())
    );
}

/// The pack: the built-in one, or as the rules of a folder have it.
fn pack() -> Pack {
    const NAME: &str = "peer-group-assessment";
    let Ok(root) = std::env::var("FAIRCOPY_BANK_RULES") else {
        return Pack::builtin(NAME).expect("built in").expect("valid");
    };
    let files: Vec<PackFile> = [NAME, "vocabulary"]
        .iter()
        .flat_map(|folder| {
            let all = std::fs::read_dir(format!("{root}/{folder}")).expect("a folder of rules");
            all.filter_map(move |entry| {
                let path = entry.ok()?.path();
                let name = path.file_name()?.to_str()?.to_owned();
                let own = if *folder == NAME { name.clone() } else { format!("{folder}-{name}") };
                let text = std::fs::read_to_string(&path).ok()?;
                path.extension().is_some_and(|ending| ending == "toml").then(|| PackFile::new(own, text))
            })
        })
        .collect();
    Pack::load(&files, &|_| None).unwrap_or_else(|error| panic!("{error}"))
}
