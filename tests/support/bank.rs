//! Reads `tests/bank`: every text with its marks, in one form. `tests/bank/README.md` says what they mean.

#![allow(dead_code)] // each of its users asks for a part

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

/// In what form a text stands in the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Case,
    Line,
    Passage,
    Report,
}

/// Words that somebody has judged.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// Bytes of the text.
    pub(crate) words: Range<usize>,
    pub(crate) category: String,
    /// Whether a careful supervisor would raise them; if not, they are a near miss.
    pub(crate) raised: bool,
}

/// A draft in Markdown, with its marks.
#[derive(Debug)]
pub(crate) struct Marked {
    /// The file that it stands in, from the bank's folder.
    pub(crate) file: String,
    pub(crate) form: Form,
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    /// For a report: what its checklist should say, by the name of the question.
    pub(crate) document: BTreeMap<String, String>,
    /// For a report: the words by which it says so.
    pub(crate) evidence: BTreeMap<String, Vec<String>>,
    /// For a report: excellent, mixed or poor.
    pub(crate) tier: String,
}

impl Marked {
    /// A text of which nothing else is known.
    pub(crate) fn new(file: String, form: Form, text: String, marks: Vec<Mark>) -> Self {
        let (document, evidence, tier) = (BTreeMap::new(), BTreeMap::new(), String::new());
        Self { file, form, text, marks, document, evidence, tier }
    }
}

/// The whole bank, in the order of its files.
pub(crate) fn read(root: &Path) -> Vec<Marked> {
    let mut out = Vec::new();
    for (path, file) in files(root, ".toml") {
        if file != "statements.toml" {
            cases(&load(&path), &file, &mut out);
        }
    }
    for (path, file) in files(&root.join("lines"), ".txt") {
        for line in load(&path).lines().filter(|line| !line.trim().is_empty()) {
            let (text, marks) = inline(&format!("## Findings\n\n{line}\n"));
            out.push(Marked::new(format!("lines/{file}"), Form::Line, text, marks));
        }
    }
    for (path, file) in files(&root.join("passages"), ".txt") {
        let (text, marks) = inline(&load(&path));
        out.push(Marked::new(format!("passages/{file}"), Form::Passage, text, marks));
    }
    out.extend(reports(&root.join("reports"), "reports/"));
    out
}

/// The labelled reports of a folder: each `NAME.md` that has a `NAME.labels.json`.
pub(crate) fn reports(folder: &Path, prefix: &str) -> Vec<Marked> {
    files(folder, ".labels.json").into_iter().map(|(path, file)| report(&path, prefix, &file)).collect()
}

fn files(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut out: Vec<(PathBuf, String)> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            name.ends_with(ending).then_some((path, name))
        })
        .collect();
    out.sort();
    out
}

fn load(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every category that a mark may have: one with a slip in it would be counted and held to nothing.
const CATEGORIES: [&str; 14] = [
    "physical-description",
    "victim-blaming",
    "criminalising-label",
    "adultification",
    "othering-or-deficit-label",
    "scope-drift-individual",
    "scope-drift-irrelevant",
    "scope-drift-outside-person",
    "scope-drift-outside-period",
    "undated-finding",
    "unattributed-opinion",
    "vague-action",
    "identifier",
    "jargon",
];

fn known(category: String, file: &str) -> String {
    assert!(CATEGORIES.contains(&category.as_str()), "{file}: no such category: {category}");
    category
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    category: String,
    flag: Option<String>,
    pass: Option<String>,
    /// For whoever reads the file.
    #[serde(rename = "why")]
    _why: Option<String>,
}

/// Each case becomes a draft of its own: a heading that suits it, then its text.
fn cases(toml: &str, file: &str, out: &mut Vec<Marked>) {
    let cases: Cases = toml::from_str(toml).unwrap_or_else(|error| panic!("{file}: {error}"));
    for case in cases.case {
        let (raised, marked) = match (case.flag, case.pass) {
            (Some(flag), None) => (true, flag),
            (None, Some(pass)) => (false, pass),
            (flag, _) => panic!("{file}: either flag or pass: {flag:?}"),
        };
        let category = known(case.category, file);
        let heading = if category == "vague-action" { "## Actions\n\n- " } else { "## Findings\n\n" };
        let mut text = heading.to_owned();
        let mut marks = Vec::new();
        for (index, piece) in marked.split(['«', '»']).enumerate() {
            let start = text.len();
            text.push_str(&piece.replace('\n', " "));
            if index % 2 == 1 {
                marks.push(Mark { words: start..text.len(), category: category.clone(), raised });
            }
        }
        assert!(!marks.is_empty(), "{file}: no « » in {marked}");
        text.push('\n');
        out.push(Marked::new(file.to_owned(), Form::Case, text, marks));
    }
}

const LETTERS: [(u8, &str); 8] = [
    (b'D', "physical-description"),
    (b'V', "victim-blaming"),
    (b'C', "criminalising-label"),
    (b'A', "adultification"),
    (b'O', "othering-or-deficit-label"),
    (b'S', "scope-drift"),
    (b'U', "undated-finding"),
    (b'H', "unattributed-opinion"),
];

/// Takes the marks of lines and passages out of a text: `[V+ words]`, `[V- words]`.
fn inline(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), marked);
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let bytes = rest.as_bytes();
        let letter = LETTERS.iter().find(|(letter, _)| bytes.get(1) == Some(letter));
        let sign = bytes.get(2).filter(|sign| **sign == b'+' || **sign == b'-');
        if let (Some((_, category)), Some(sign), Some(b' '), Some(close)) =
            (letter, sign, bytes.get(3), rest.find(']'))
        {
            let words = text.len()..text.len() + close - 4;
            text.push_str(&rest[4..close]);
            marks.push(Mark { words, category: (*category).to_owned(), raised: *sign == b'+' });
            rest = &rest[close + 1..];
        } else {
            let slip = bytes.get(1).is_some_and(u8::is_ascii_uppercase) && sign.is_some();
            assert!(!slip, "a mark that is not one: {}", rest.lines().next().unwrap_or_default());
            text.push('[');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    (text, marks)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    #[serde(default)]
    tier: String,
    document: BTreeMap<String, String>,
    #[serde(default)]
    document_evidence: BTreeMap<String, Vec<String>>,
    spans: Vec<Label>,
    /// For whoever reads the file, as are the next.
    #[serde(rename = "report")]
    _report: IgnoredAny,
    #[serde(rename = "hand")]
    _hand: Option<IgnoredAny>,
    #[serde(rename = "written_as")]
    _written_as: Option<IgnoredAny>,
    #[serde(rename = "context")]
    _context: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    quote: String,
    #[serde(default)]
    occurrence: Option<usize>,
    category: String,
    should_flag: bool,
    /// For whoever reads the file, as are the next.
    #[serde(rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "line")]
    _line: Option<IgnoredAny>,
    #[serde(rename = "pair")]
    _pair: Option<IgnoredAny>,
}

fn report(path: &Path, prefix: &str, file: &str) -> Marked {
    let name = file.trim_end_matches(".labels.json");
    let labels: Labels = serde_json::from_str(&load(path)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let text = load(&path.with_file_name(format!("{name}.md")));
    let marks = labels
        .spans
        .iter()
        .map(|label| {
            let often = text.matches(&label.quote).count();
            assert!(often < 2 || label.occurrence.is_some(), "{file}: which of {often}: {}", label.quote);
            let nth = label.occurrence.unwrap_or(1).max(1) - 1;
            let start = text
                .match_indices(&label.quote)
                .nth(nth)
                .unwrap_or_else(|| panic!("{file}: not in the report: {}", label.quote))
                .0;
            Mark {
                words: start..start + label.quote.len(),
                category: known(label.category.clone(), file),
                raised: label.should_flag,
            }
        })
        .collect();
    Marked {
        file: format!("{prefix}{name}.md"),
        form: Form::Report,
        text,
        marks,
        document: labels.document,
        evidence: labels.document_evidence,
        tier: labels.tier,
    }
}
