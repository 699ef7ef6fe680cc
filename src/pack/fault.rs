//! What is wrong with a pack: every fault at once, each with its place and what to do about it.

use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::pack::PackFile;
use crate::pack::tree::Slip;
use crate::text::{LineColumn, LineIndex};

/// Everything that is wrong with a pack, by file and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// At least one.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file it stands in.
    pub file: String,
    /// Its bytes in that file; `None` when the whole file or pack is meant.
    pub span: Option<Range<usize>>,
    /// Line and column of its first byte.
    pub position: Option<LineColumn>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Aside>,
}

/// A place that belongs to a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The name of the file it stands in.
    pub file: String,
    /// Its bytes in that file.
    pub span: Range<usize>,
    /// Line and column of its first byte.
    pub position: Option<LineColumn>,
    /// What it has to do with the fault.
    pub message: String,
}

/// A place in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: Arc<str>,
    pub(crate) span: Range<usize>,
}

impl Fault {
    /// A fault at a place.
    pub(crate) fn at(place: &Place, message: impl Into<String>) -> Self {
        Self { span: Some(place.span.clone()), ..Self::of(&place.file, message) }
    }

    /// A fault of a whole file.
    pub(crate) fn of(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            span: None,
            position: None,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Says what to do about it.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Points at another place too.
    pub(crate) fn beside(mut self, place: &Place, message: impl Into<String>) -> Self {
        self.related.push(Aside {
            file: place.file.to_string(),
            span: place.span.clone(),
            position: None,
            message: message.into(),
        });
        self
    }
}

/// What is not TOML in a file. One slip often brings others after it on the same line; the first is told.
pub(crate) fn of_slips(file: &str, text: &str, slips: &[Slip]) -> Vec<Fault> {
    let lines = LineIndex::new(text.to_owned());
    let mut last = None;
    let mut faults = Vec::new();
    for slip in slips {
        let line = slip.span.as_ref().map(|span| lines.position(span.start as u32).line);
        if line.is_some() && line == last {
            continue;
        }
        last = line;
        let message = format!("this cannot be read as TOML: {}", slip.message);
        let fault = match &slip.span {
            Some(span) => Fault::at(&Place { file: file.into(), span: span.clone() }, message),
            None => Fault::of(file, message),
        };
        faults.push(fault.help(help_for(&slip.message)));
    }
    faults
}

/// What to do about a slip, by what the parser says of it.
fn help_for(message: &str) -> &'static str {
    if message.contains("duplicate key") {
        "this name is there already; each stands once in its table. Take one out, or give it another name"
    } else if message.contains("recurs") {
        "brackets are nested too deep here; write it flatter"
    } else {
        "text stands in double quotes, lists in square brackets with commas between: terms = [\"one\", \"two\"]"
    }
}

impl PackError {
    /// Puts faults in order and works out their lines and columns from the files they stand in.
    pub(crate) fn new<'f>(mut faults: Vec<Fault>, files: impl Iterator<Item = &'f PackFile>) -> Self {
        for file in files {
            if !faults.iter().any(|fault| fault.touches(&file.name)) {
                continue;
            }
            let lines = LineIndex::new(file.text.clone().into_owned());
            for fault in &mut faults {
                if fault.file == file.name {
                    fault.position = fault.span.as_ref().map(|span| lines.position(span.start as u32));
                }
                for aside in fault.related.iter_mut().filter(|aside| aside.file == file.name) {
                    aside.position = Some(lines.position(aside.span.start as u32));
                }
            }
        }
        let key =
            |fault: &Fault| (fault.file.clone(), fault.span.as_ref().map(|span| (span.start, span.end)));
        faults.sort_by_key(key);
        faults.dedup();
        Self { faults }
    }
}

impl Fault {
    fn touches(&self, file: &str) -> bool {
        self.file == file || self.related.iter().any(|aside| aside.file == file)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(LineColumn { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl Error for PackError {}
