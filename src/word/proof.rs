//! Proof that the copy is the draft with comments and nothing else: it is read again and held against the original.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{Hash, Hasher as _};

use rustc_hash::FxHasher;

use super::AnnotateError;
use super::archive::{self, Changes};
use crate::draft::Draft;
use crate::read::docx::namespace::Namespace;
use crate::read::docx::package::Package;
use crate::read::docx::threads::{self, Entry};
use crate::read::docx::xml::{Element, Scanner, Token};
use crate::read::{Format, WordError, read};
use crate::text::Span;

/// What the copy is held against.
pub(super) struct Proof<'p> {
    /// The main part.
    pub(super) main: &'p str,
    /// Numbers of the comments that were taken out.
    pub(super) removed: &'p HashSet<String>,
    /// Numbers of those that were put in, each with the words it has to hang on where it can.
    pub(super) added: &'p [(String, Option<Span>)],
    /// The draft.
    pub(super) draft: &'p Draft,
}

impl Proof<'_> {
    /// Holds the copy against the original.
    pub(super) fn hold(&self, original: &[u8], copy: &[u8], changes: &Changes) -> Result<(), AnnotateError> {
        if let Some(part) = archive::first_difference(original, copy, changes)? {
            return Err(changed(&part));
        }
        let (mut before, mut after) = (Package::open(original)?, Package::open(copy)?);
        self.main_part(&mut before, &mut after)?;
        self.comments(&mut before, &mut after)?;
        let (old, new) = (before.relations(self.main)?, after.relations(self.main)?);
        // What leads to the comments comes after all that was there.
        if !new.all().starts_with(old.all()) {
            return Err(changed("the list of relationships"));
        }
        self.reading(copy, &mut after)
    }

    /// The same characters with the same run properties inside the same elements.
    fn main_part(&self, before: &mut Package<'_>, after: &mut Package<'_>) -> Result<(), AnnotateError> {
        let missing = || WordError::MissingPart { part: self.main.to_owned() };
        let (_, old) = before.text(self.main)?.ok_or_else(missing)?;
        let (_, new) = after.text(self.main)?.ok_or_else(missing)?;
        let added = self.added.iter().map(|(id, _)| id.clone()).collect();
        let mut old = Flow::new(self.main, &old, self.removed);
        let mut new = Flow::new(self.main, &new, &added);
        loop {
            match (old.next()?, new.next()?) {
                (None, None) => return Ok(()),
                (old, new) if old == new => {}
                _ => return Err(changed("its text")),
            }
        }
    }

    /// The comments that stay are the same, in the same order.
    fn comments(&self, before: &mut Package<'_>, after: &mut Package<'_>) -> Result<(), AnnotateError> {
        let (Some(old), new) = (comments(before)?, comments(after)?) else { return Ok(()) };
        let stay = |(entry, _): &&(Entry, String)| !self.removed.contains(&entry.id);
        let kept = old.iter().filter(stay).map(|(_, xml)| xml);
        let new = new.unwrap_or_default();
        let added: HashSet<&str> = self.added.iter().map(|(id, _)| &**id).collect();
        let still = new.iter().filter(|(entry, _)| !added.contains(&*entry.id));
        if kept.eq(still.map(|(_, xml)| xml)) { Ok(()) } else { Err(changed("somebody's comment")) }
    }

    /// The copy reads as the draft does, and each new comment hangs on its words.
    fn reading(&self, copy: &[u8], after: &mut Package<'_>) -> Result<(), AnnotateError> {
        let again = read(Format::Docx, copy).map_err(|_| changed("the file"))?;
        let shape = |draft: &Draft| -> Vec<_> {
            draft.blocks().iter().map(|block| (block.span, block.part, block.paragraph, block.cell)).collect()
        };
        if again.text() != self.draft.text() || shape(&again) != shape(self.draft) {
            return Err(changed("what is read"));
        }
        let Some(entries) = comments(after)? else {
            return if self.added.is_empty() { Ok(()) } else { Err(changed("the comments part")) };
        };
        let remarks = again.remarks();
        if remarks.len() != entries.len() {
            return Err(changed("the number of comments"));
        }
        let hung = entries.iter().zip(remarks).map(|((entry, _), remark)| (&*entry.id, remark.span));
        let hung: HashMap<&str, Option<Span>> = hung.collect();
        for (id, words) in self.added {
            let holds = |span: Span| words.is_none_or(|words| span.contains(words));
            if !hung.get(&**id).copied().flatten().is_some_and(holds) {
                return Err(changed("the place of a comment"));
            }
        }
        Ok(())
    }
}

/// Each comment with its XML; `None` where there is no comments part.
fn comments(package: &mut Package<'_>) -> Result<Option<Vec<(Entry, String)>>, AnnotateError> {
    let relations = package.main_relations()?;
    let Some(target) = relations.target("comments") else { return Ok(None) };
    let Some((name, xml)) = package.text(target)? else { return Ok(None) };
    let entries = threads::entries(&name, &xml)?.into_iter().map(|entry| {
        let bytes = entry.bytes.start as usize..entry.bytes.end as usize;
        let own = xml.get(bytes).unwrap_or_default().to_owned();
        (entry, own)
    });
    Ok(Some(entries.collect()))
}

fn changed(what: &str) -> AnnotateError {
    AnnotateError::Changed { what: what.to_owned() }
}

/// A part as a flow of signs that does not change when a run is parted, or a comment's mark is put in: every
/// character and element, with the properties of the run around it.
struct Flow<'x> {
    scanner: Scanner<'x>,
    xml: &'x str,
    /// Comments whose marks are passed over.
    skipped: &'x HashSet<String>,
    open: Vec<Open>,
    /// What the runs that are open look like, innermost last.
    runs: Vec<u64>,
    ready: VecDeque<u64>,
    done: bool,
}

/// An element that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Run,
    Text,
    Other,
}

impl<'x> Flow<'x> {
    fn new(part: &'x str, xml: &'x str, skipped: &'x HashSet<String>) -> Self {
        Self {
            scanner: Scanner::new(part, xml),
            xml,
            skipped,
            open: Vec::new(),
            runs: Vec::new(),
            ready: VecDeque::new(),
            done: false,
        }
    }

    fn next(&mut self) -> Result<Option<u64>, WordError> {
        while self.ready.is_empty() && !self.done {
            self.step()?;
        }
        Ok(self.ready.pop_front())
    }

    fn step(&mut self) -> Result<(), WordError> {
        match self.scanner.next()? {
            Token::Open(element) => self.enter(&element)?,
            Token::Close => self.leave(),
            Token::Text(bytes) => self.characters(&self.xml[bytes.start as usize..bytes.end as usize]),
            Token::Cdata(inside, _) => {
                self.characters(&self.xml[inside.start as usize..inside.end as usize]);
            }
            Token::Char(c, _) => self.characters(c.encode_utf8(&mut [0; 4])),
            Token::End => self.done = true,
        }
        Ok(())
    }

    fn enter(&mut self, element: &Element<'_>) -> Result<(), WordError> {
        let is_word = element.namespace == Namespace::Word;
        let tag = &self.xml[element.bytes.start as usize..element.bytes.end as usize];
        let tag = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
        let open = match element.local() {
            b"r" if is_word => {
                self.runs.push(hash(&(tag, "")));
                Open::Run
            }
            b"rPr" if is_word && self.open.last() == Some(&Open::Run) => {
                self.scanner.skip(element)?;
                let properties = &self.xml[element.bytes.start as usize..self.scanner.position() as usize];
                if let Some(run) = self.runs.last_mut() {
                    *run = hash(&(*run, properties));
                }
                return Ok(());
            }
            b"t" if is_word => Open::Text,
            b"commentRangeStart" | b"commentRangeEnd" | b"commentReference"
                if is_word && element.attribute("id").is_some_and(|id| self.skipped.contains(&*id)) =>
            {
                return self.scanner.skip(element);
            }
            _ => {
                self.sign(&tag);
                Open::Other
            }
        };
        self.open.push(open);
        if element.empty {
            self.leave();
        }
        Ok(())
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Open::Run) => {
                self.runs.pop();
            }
            Some(Open::Other) => self.sign(&"/"),
            Some(Open::Text) | None => {}
        }
    }

    fn characters(&mut self, text: &str) {
        for c in text.chars() {
            self.sign(&c);
        }
    }

    fn sign(&mut self, what: &impl Hash) {
        let run = self.runs.last().copied();
        self.ready.push_back(hash(&(run, what)));
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
