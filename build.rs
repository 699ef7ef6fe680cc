//! Puts the packs of `rules/` into the program: each file's text and its tree, so that starting parses no TOML, and
//! the tables of all their terms, so that it reads no term.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
#![allow(clippy::disallowed_methods, reason = "a build script reads the files it puts in")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The part of the lexicon that depends on nothing but how terms are written.
#[path = "src/lexicon"]
#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
mod lexicon {
    pub(crate) mod assemble;
    mod inflect;
    mod spelling;
    mod syntax;
    pub(crate) mod tables;

    pub(crate) use syntax::{Form, names};
}
#[path = "src/pack/compact.rs"]
#[allow(dead_code, reason = "only the program reads what is stored")]
mod compact;
#[path = "src/pack/tree.rs"]
mod tree;

use lexicon::tables::Tables;
use sha2::{Digest as _, Sha256};
use tree::{Entry, Node, Value};

/// Paths are written into the code as text.
const NOT_TEXT: &str = "the path to this folder is not Unicode";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    for part in [
        "assemble",
        "assemble/surfaces",
        "assemble/lay",
        "inflect",
        "spelling",
        "syntax",
        "tables",
        "tables/ask",
    ] {
        println!("cargo::rerun-if-changed=src/lexicon/{part}.rs");
    }
    println!("cargo::rerun-if-changed=src/pack/compact.rs");
    println!("cargo::rerun-if-changed=src/pack/tree.rs");
    let manifest = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let root = manifest.join("rules");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut names = Vec::new();
    find(&root, "", &mut names)?;
    names.sort();

    let mut files = Vec::new();
    for name in names {
        let text = fs::read_to_string(root.join(&name))?;
        files.push((name, text));
    }
    let mut terms: Vec<String> = Vec::new();
    let mut trees = Vec::new();
    for (name, text) in &files {
        let Ok(entries) = tree::read(text).inspect_err(|slips| tell(name, text, slips)) else {
            return Err("a file of rules/ is not TOML".into());
        };
        for entry in &entries {
            texts(&entry.node, &mut terms);
        }
        trees.push(entries);
    }
    // The page in the browser carries no tables, which are most of its size: it reads the terms when it opens.
    if std::env::var_os("CARGO_FEATURE_CLI").is_none() {
        terms.clear();
    }
    let tables = lexicon::assemble::assemble(terms.iter().map(String::as_str));
    fs::write(out.join("terms.tables"), tables.bytes())?;

    let mut code =
        String::from("/// Every file of `rules/`, in order of name.\nconst RULES: &[Embedded] = &[\n");
    for (index, ((name, text), entries)) in files.iter().zip(&trees).enumerate() {
        let path = root.join(name);
        let mut store = Store { text, tables: &tables, out: Vec::new(), last: 0 };
        store.entries(entries);
        let tree = out.join(format!("{index}.tree"));
        fs::write(&tree, store.out)?;
        let digest = <[u8; 32]>::from(Sha256::digest(text.as_bytes()));
        let (text_at, tree_at) = (path.to_str().ok_or(NOT_TEXT)?, tree.to_str().ok_or(NOT_TEXT)?);
        writeln!(
            code,
            "Embedded {{ name: {name:?}, text: include_str!({text_at:?}), tree: include_bytes!({tree_at:?}), digest: {digest:?} }},"
        )?;
    }
    code.push_str("];\n");
    fs::write(out.join("rules.rs"), code)?;
    Ok(())
}

/// Every text of a file that may be a term. Which of them are, only the loader of packs knows; those that are not and
/// could be read as one ("practice", a source) take a little room and are never asked for.
fn texts(node: &Node<'_>, out: &mut Vec<String>) {
    match &node.value {
        Value::Text(text) => out.push(text.to_string()),
        Value::List(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Table(entries) => entries.iter().for_each(|entry| texts(&entry.node, out)),
        Value::Number(_) | Value::Truth(_) | Value::Moment(_) | Value::Other => {}
    }
}

/// Names of the TOML files under a folder, with forward slashes whatever the system.
fn find(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name =
            entry.file_name().into_string().map_err(|name| format!("{} is not text", name.display()))?;
        if entry.file_type()?.is_dir() {
            find(&entry.path(), &format!("{prefix}{name}/"), names)?;
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "toml") {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

fn tell(name: &str, text: &str, slips: &[tree::Slip]) {
    for slip in slips {
        let start = slip.span.as_ref().map_or(0, |span| span.start);
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        println!("cargo::error=rules/{name}:{line}: {}", slip.message);
    }
}

/// What `src/pack/compact.rs` reads.
struct Store<'t> {
    text: &'t str,
    tables: &'t Tables,
    out: Vec<u8>,
    /// Where the last span started: the next is near.
    last: usize,
}

impl Store<'_> {
    fn number(&mut self, number: usize) {
        let mut number = number as u64;
        while number >= 0x80 {
            self.out.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.out.push(number.to_le_bytes()[0]);
    }

    fn span(&mut self, span: &Range<usize>) {
        // Steps forward are even, steps back odd.
        let step = if span.start >= self.last {
            (span.start - self.last) * 2
        } else {
            (self.last - span.start) * 2 - 1
        };
        self.number(step);
        self.number(span.len());
        self.last = span.start;
    }

    /// A text after its span: as it stands in the file where it does, quotes before and after it, and no escapes.
    fn text(&mut self, value: &str, span: &Range<usize>) {
        let inside = self.text[span.clone()].find(value).filter(|_| !value.is_empty());
        self.number(inside.map_or(0, |at| at + 1));
        self.number(value.len());
        if inside.is_none() {
            self.out.extend_from_slice(value.as_bytes());
        }
    }

    fn entries(&mut self, entries: &[Entry<'_>]) {
        self.number(entries.len());
        for Entry { key, at, node } in entries {
            self.span(at);
            self.text(key, at);
            self.node(node);
        }
    }

    /// Texts each of which is a stored term: their numbers and the vocabularies they name, before the texts themselves.
    fn terms(&mut self, items: &[Node<'_>], terms: &Terms, start: usize) {
        let part = |last| Store { text: self.text, tables: self.tables, out: Vec::new(), last };
        let (mut runs, mut names, mut nodes) = (part(0), part(start), part(start));
        for run in &terms.runs {
            runs.span(run);
        }
        for name in &terms.names {
            names.span(name);
        }
        for item in items {
            nodes.node(item);
        }
        self.number(items.len());
        let parts = [runs.out, names.out, nodes.out];
        for part in &parts {
            self.number(part.len());
        }
        for part in &parts {
            self.out.extend_from_slice(part);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        let terms = match &node.value {
            Value::List(items) => Terms::of(items, self.text, self.tables),
            _ => None,
        };
        let tag = match &node.value {
            Value::Text(_) => b't',
            Value::Number(_) => b'n',
            Value::Truth(_) => b'b',
            Value::List(_) if terms.is_some() => b'w',
            Value::List(_) => b'l',
            Value::Table(_) => b'd',
            Value::Moment(_) | Value::Other => b'o',
        };
        self.out.push(tag);
        self.span(&node.span);
        match &node.value {
            Value::Text(value) => self.text(value, &node.span),
            Value::Number(number) => self.out.extend_from_slice(&number.to_le_bytes()),
            Value::Truth(truth) => self.out.push(u8::from(*truth)),
            Value::List(items) => {
                if let Some(terms) = terms {
                    self.terms(items, &terms, node.span.start);
                    return;
                }
                self.number(items.len());
                for item in items.iter() {
                    self.node(item);
                }
            }
            Value::Table(entries) => self.entries(entries),
            Value::Moment(_) | Value::Other => {}
        }
    }
}

/// What is stored of a list of terms, so that nobody has to read them.
struct Terms {
    /// Their numbers, those that follow one another together.
    runs: Vec<Range<usize>>,
    /// Where they name vocabularies.
    names: Vec<Range<usize>>,
}

impl Terms {
    /// Nothing when any item is no stored term, or names a vocabulary where escapes hide the place.
    fn of(items: &[Node<'_>], text: &str, tables: &Tables) -> Option<Self> {
        let mut terms = Self { runs: Vec::new(), names: Vec::new() };
        for Node { span, value } in items {
            let Value::Text(written) = value else { return None };
            let number = tables.term(written)? as usize;
            match terms.runs.last_mut().filter(|run| run.end == number) {
                Some(run) => run.end += 1,
                None => terms.runs.push(number..number + 1),
            }
            if written.contains('@') {
                let quotes =
                    text[span.clone()].find(&**written).filter(|at| span.len() == written.len() + 2 * at)?;
                let names = lexicon::names(written);
                terms
                    .names
                    .extend(names.map(|at| span.start + quotes + at.start..span.start + quotes + at.end));
            }
        }
        Some(terms)
    }
}
