//! What is generated from the packs is as the packs are.

#![allow(clippy::disallowed_methods)] // the pages are on the disk

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use faircopy::explain::reference;
use faircopy::pack::Pack;

#[test]
fn the_reference_of_the_rules_is_up_to_date() {
    let pack = Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let stored = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let wanted = reference(&pack);
    if stored == wanted {
        return;
    }
    let line = stored.lines().zip(wanted.lines()).position(|(stored, wanted)| stored != wanted);
    let line = line.unwrap_or_else(|| stored.lines().count().min(wanted.lines().count())) + 1;
    panic!(
        "docs/rules.md is not as the rules are, from line {line} on. To write it anew:\n\n    \
         cargo run -- pack show peer-group-assessment --format markdown > docs/rules.md\n"
    );
}

/// What a block of `docs/packs.md` is.
enum Step<'d> {
    /// A file to write.
    File(&'d str, String),
    /// A command, what it says (lines of "..." stand for any others), and its exit status.
    Command(&'d str, Vec<&'d str>, i32),
}

fn steps(text: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, path)) = kind.split_once(" file=") {
            steps.push(Step::File(path, block.join("\n") + "\n"));
        } else if kind == "console" {
            let command = block[0].strip_prefix("$ faircopy ").expect("one command of faircopy");
            let status = block
                .iter()
                .find_map(|line| line.strip_prefix("? "))
                .map_or(0, |code| code.parse().expect("a status"));
            let said = block[1..].iter().copied().filter(|line| !line.starts_with("? ")).collect();
            steps.push(Step::Command(command, said, status));
        }
    }
    steps
}

/// Whether a text is these lines; "..." stands for anything, in a line or as a line for any others.
fn follows(text: &str, wanted: &[&str]) -> Result<(), String> {
    let mut rest = text.lines().map(str::trim_end);
    let mut skips = false;
    for line in wanted {
        if *line == "..." {
            skips = true;
            continue;
        }
        let (start, end) = line.split_once("...").unwrap_or((line, ""));
        let fits = |own: &str| {
            if line.contains("...") { own.starts_with(start) && own.ends_with(end) } else { own == *line }
        };
        let stands = if skips { rest.any(fits) } else { rest.next().is_some_and(fits) };
        if !stands {
            return Err((*line).to_owned());
        }
        skips = false;
    }
    match rest.next() {
        Some(more) if !skips => Err(format!("nothing more, and not: {more}")),
        _ => Ok(()),
    }
}

/// A guide followed literally, in an empty folder, which is given back.
fn follow(guide: &str) -> (usize, tempfile::TempDir) {
    let text = text_of(guide);
    let folder = tempfile::tempdir().expect("a folder");
    let steps = steps(&text);
    let number = steps.len();
    for step in steps {
        match step {
            Step::File(path, text) => {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("writable");
            }
            Step::Command(command, wanted, status) => {
                let (said, code) = run(command, folder.path());
                assert_eq!(code, Some(status), "{guide}: faircopy {command}\n{said}");
                if let Err(line) = follows(&said, &wanted) {
                    panic!("{guide}: faircopy {command}\nshould say: {line}\n\n{said}");
                }
            }
        }
    }
    (number, folder)
}

fn text_of(guide: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(guide);
    fs::read_to_string(path).expect("the guide").replace("\r\n", "\n")
}

/// What a command says on standard output and then on standard error, and its exit status.
fn run(command: &str, folder: &Path) -> (String, Option<i32>) {
    let came = program::run(folder, &command.split_whitespace().collect::<Vec<_>>());
    (came.out + &came.err, Some(came.status))
}

#[test]
fn the_run_in_the_readme_is_what_comes() {
    let text = text_of("README.md");
    let mut runs = 0;
    for step in steps(&text) {
        let Step::Command(command, wanted, _) = step else { continue };
        // Dates of review pass: the run is that of one day.
        let command = &format!("{command} --as-of 2026-11-22");
        let (said, code) = run(command, Path::new(env!("CARGO_MANIFEST_DIR")));
        assert_eq!(code, Some(1), "README.md: faircopy {command}\n{said}");
        if let Err(line) = follows(&said, &wanted) {
            panic!("README.md: faircopy {command}\nshould say: {line}\n\n{said}");
        }
        runs += 1;
    }
    assert!(runs > 0);
}

#[test]
fn the_guide_to_packs_works_as_it_says() {
    let (steps, _) = follow("docs/packs.md");
    assert!(steps > 15, "{steps}");
}

#[test]
fn the_guide_to_comparing_works_as_it_says_and_names_every_field() {
    let guide = "docs/compare.md";
    let (steps, folder) = follow(guide);
    assert!(steps > 5, "{steps}");
    let command = "compare first.md second.md --against reports --format json --quiet";
    names_every_field(guide, &run(command, folder.path()).0);
}

#[test]
fn the_guide_to_trends_works_as_it_says_and_names_every_field() {
    let guide = "docs/trends.md";
    let (steps, folder) = follow(guide);
    assert!(steps > 4, "{steps}");
    names_every_field(guide, &run("trends reports --format json --quiet", folder.path()).0);
}

/// Whether a guide writes the name of every field of some JSON between backticks, and its table of fields no other.
fn names_every_field(guide: &str, json: &str) {
    fn names(value: &serde_json::Value, out: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    out.insert(name.clone());
                    names(value, out);
                }
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| names(value, out)),
            _ => {}
        }
    }
    let mut all = std::collections::BTreeSet::new();
    names(&serde_json::from_str(json).expect("JSON"), &mut all);
    assert!(all.len() > 20, "{all:?}");
    let text = text_of(guide);
    let missing: Vec<&String> = all.iter().filter(|name| !text.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{guide} does not tell of {missing:?}");
    let table = text.split("| field | holds |").nth(1).expect("a table of fields");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let fields =
        rows.filter_map(|row| row.split('|').nth(1)).flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let invented: Vec<&str> = fields.filter(|field| !all.contains(*field)).collect();
    assert!(invented.is_empty(), "{guide} tells of {invented:?}");
}
