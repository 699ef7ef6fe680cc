//! The comments part, made or extended, and what leads to it: relationships, content types, and Word's lists of
//! answers and of ids.

use std::collections::{HashMap, HashSet};

use super::AnnotateError;
use super::archive::Changes;
use super::comment::{self, Line};
use super::edit::Edits;
use super::root::Root;
use crate::draft::{COMMENTER, Draft};
use crate::finding::Finding;
use crate::read::docx::encoding::{Encoding, decode};
use crate::read::docx::package::Package;
use crate::read::docx::relations::Relations;
use crate::read::docx::threads::{self, Entry};
use crate::read::docx::xml::{Scanner, Token};
use crate::render::{markup, place};
use crate::text::Span;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Word's own lists beside the comments, by the kind of their relationship, and the attribute that each entry is
/// known by.
const LISTS: [(&str, &str); 3] =
    [("commentsExtended", "paraId"), ("commentsIds", "paraId"), ("commentsExtensible", "durableId")];

/// A comments part as it is read.
struct Part {
    name: String,
    encoding: Encoding,
    xml: String,
}

/// A comment of faircopy's that somebody answered.
#[derive(Debug)]
struct Discussed {
    text: String,
    span: Option<Span>,
}

/// The comments of a file, and those to come.
pub(super) struct CommentsPart {
    relations: Relations,
    part: Option<Part>,
    entries: Vec<Entry>,
    own: HashSet<String>,
    discussed: Vec<Discussed>,
    next: i64,
    taken: HashSet<i64>,
    /// What an added comment has to declare.
    declaration: String,
    added: String,
}

impl Part {
    fn open(package: &mut Package<'_>, target: &str) -> Result<Option<Self>, AnnotateError> {
        let Some((name, bytes)) = package.bytes(target)? else { return Ok(None) };
        let encoding = Encoding::of(&bytes);
        let xml = decode(&name, bytes)?;
        Ok(Some(Self { name, encoding, xml }))
    }
}

impl CommentsPart {
    /// Reads the comments of a file that `draft` was read from.
    pub(super) fn open(package: &mut Package<'_>, draft: &Draft) -> Result<Self, AnnotateError> {
        let relations = package.main_relations()?;
        let part = match relations.target("comments") {
            Some(target) => Part::open(package, target)?,
            None => None,
        };
        let entries =
            part.as_ref().map_or_else(|| Ok(Vec::new()), |part| threads::entries(&part.name, &part.xml))?;
        let declaration = match &part {
            Some(part) => Root::of(&part.name, &part.xml)?.declaration(&part.xml),
            None => String::new(),
        };
        let answers = match relations.target("commentsExtended").map(|target| package.text(target)) {
            Some(extended) => match extended? {
                Some((name, xml)) => threads::answers(&name, &xml)?,
                None => HashMap::new(),
            },
            None => HashMap::new(),
        };
        let is_own = |entry: &Entry| entry.author.as_deref() == Some(COMMENTER);
        let of_others: HashSet<&str> =
            entries.iter().filter(|entry| !is_own(entry)).map(|entry| entry.id.as_str()).collect();
        let answered: HashSet<String> = threads::answered(&entries, &answers)
            .into_iter()
            .filter(|(answer, _)| of_others.contains(answer.as_str()))
            .map(|(_, parent)| parent)
            .collect();
        let own = entries.iter().filter(|entry| is_own(entry) && !answered.contains(&entry.id));
        let own = own.map(|entry| entry.id.clone()).collect();
        // The draft's remarks are the comments in the order of their part.
        let remarks = draft.remarks();
        let discussed = entries
            .iter()
            .zip(remarks)
            .filter(|(entry, _)| {
                remarks.len() == entries.len() && is_own(entry) && answered.contains(&entry.id)
            })
            .map(|(_, remark)| Discussed { text: remark.text.clone(), span: remark.span })
            .collect();
        Ok(Self {
            relations,
            part,
            entries,
            own,
            discussed,
            next: 0,
            taken: HashSet::new(),
            declaration,
            added: String::new(),
        })
    }

    /// The numbers of faircopy's own comments that are to be replaced.
    pub(super) fn own(&self) -> &HashSet<String> {
        &self.own
    }

    /// How many comments stay: those of others, and those of faircopy's that somebody answered.
    pub(super) fn kept(&self) -> usize {
        self.entries.len().saturating_sub(self.own.len())
    }

    /// How many of faircopy's own comments somebody answered.
    pub(super) fn answered(&self) -> usize {
        self.discussed.len()
    }

    /// Whether a comment of faircopy's about this finding stays because somebody answered it.
    pub(super) fn is_under_discussion(&self, draft: &Draft, finding: &Finding, masks: &[Span]) -> bool {
        let about = self.discussed.iter().filter(|comment| comment::is_about(&comment.text, &finding.rule));
        about.into_iter().any(|comment| {
            let here = match (finding.span, comment.span) {
                (Some(finding), Some(comment)) => finding.overlaps(comment),
                _ => true,
            };
            // One that could not hang on the words says where they are.
            let elsewhere = comment.text.lines().any(|line| line.starts_with(place::TOLD));
            if elsewhere { place::is_told(&comment.text, draft, finding, masks) } else { here }
        })
    }

    /// New comments are numbered after those that stay and after `others` that the text still bears.
    pub(super) fn number_after<'m>(&mut self, others: impl Iterator<Item = &'m str>) {
        let own = &self.own;
        let number = |id: &str| id.trim().parse::<i64>().ok().filter(|_| !own.contains(id));
        self.taken = self.entries.iter().filter_map(|entry| number(&entry.id)).collect();
        self.taken.extend(others.filter_map(number));
        self.next = self.taken.iter().max().map_or(0, |last| (*last).max(-1) + 1);
    }

    /// Adds a comment and gives its number.
    pub(super) fn add(&mut self, date: &str, lines: &[Line]) -> i64 {
        /// Numbers are read as 32 bits with a sign.
        const LAST: i64 = i32::MAX as i64;
        while self.next > LAST || self.taken.contains(&self.next) {
            self.next = if self.next > LAST { 0 } else { self.next + 1 };
        }
        let id = self.next;
        self.next += 1;
        self.added.push_str(&comment::element(id, date, &self.declaration, lines));
        id
    }

    /// Writes the comments part and what leads to it into the changes; `main` is the main part.
    pub(super) fn finish(
        mut self,
        package: &mut Package<'_>,
        main: &str,
        changes: &mut Changes,
    ) -> Result<(), AnnotateError> {
        match self.part.take() {
            Some(part) => self.extend(package, &part, changes),
            None if self.added.is_empty() => Ok(()),
            None => self.create(package, main, changes),
        }
    }

    fn extend(
        &self,
        package: &mut Package<'_>,
        part: &Part,
        changes: &mut Changes,
    ) -> Result<(), AnnotateError> {
        let mut edits = Edits::default();
        let removed: Vec<&Entry> = self.entries.iter().filter(|entry| self.own.contains(&entry.id)).collect();
        for entry in &removed {
            edits.remove(&entry.bytes);
        }
        Root::of(&part.name, &part.xml)?.append(&mut edits, &self.added);
        changes.changed.insert(part.name.clone(), part.encoding.encode(&edits.apply(&part.xml)));
        let mut gone: HashSet<String> = removed.iter().filter_map(|entry| entry.paragraph.clone()).collect();
        for (kind, key) in LISTS {
            let Some(target) = self.relations.target(kind).filter(|_| !gone.is_empty()) else { continue };
            let Some(list) = Part::open(package, target)? else { continue };
            let (edits, durable) = without(&list, key, &gone)?;
            if let Some(edits) = edits {
                changes.changed.insert(list.name.clone(), list.encoding.encode(&edits.apply(&list.xml)));
            }
            gone.extend(durable);
        }
        Ok(())
    }

    fn create(
        &self,
        package: &mut Package<'_>,
        main: &str,
        changes: &mut Changes,
    ) -> Result<(), AnnotateError> {
        let (_, main_xml) = package
            .text(main)?
            .ok_or_else(|| crate::read::WordError::MissingPart { part: main.to_owned() })?;
        let root = Root::of(main, &main_xml)?;
        let word = root.word();
        let (folder, file) = main.rsplit_once(['/', '\\']).unwrap_or(("", main));
        let within =
            |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        // A relationship may lead to a part that is not there; the part is then made where it leads.
        let promised = self.relations.target("comments").map(str::to_owned);
        let name = promised.clone().unwrap_or_else(|| {
            let mut name = "comments.xml".to_owned();
            while package.name(&within(&name)).is_some() {
                name.insert_str(0, "faircopy-");
            }
            within(&name)
        });
        let comments = format!("{DECLARATION}<w:comments xmlns:w=\"{word}\">{}</w:comments>", self.added);
        changes.added.push((name.clone(), comments.into_bytes()));
        if promised.is_none() {
            let kind = if root.is_strict() {
                "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
            } else {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            };
            let target = name.rsplit('/').next().unwrap_or(&name);
            relate(package, &within(&format!("_rels/{file}.rels")), kind, target, changes)?;
        }
        declare(package, &name, changes)
    }
}

/// Takes the entries of a list out whose key is among those given; gives the durable ids of what it took out.
fn without(
    list: &Part,
    key: &str,
    gone: &HashSet<String>,
) -> Result<(Option<Edits>, Vec<String>), AnnotateError> {
    let mut scanner = Scanner::new(&list.name, &list.xml);
    let mut edits = Edits::default();
    let mut durable = Vec::new();
    let mut changed = false;
    let mut depth = 0_u32;
    // The start of the entry that is being taken out.
    let mut open: Option<u32> = None;
    loop {
        match scanner.next()? {
            Token::Open(element) => {
                let [own, id] = element.attributes([key, "durableId"]);
                if depth == 1 && own.is_some_and(|own| gone.contains(&*own)) {
                    changed = true;
                    durable.extend(id.map(std::borrow::Cow::into_owned));
                    if element.empty {
                        edits.remove(&element.bytes);
                    } else {
                        open = Some(element.bytes.start);
                    }
                }
                depth += u32::from(!element.empty);
            }
            Token::Close => {
                depth -= 1; // the scanner refuses an end tag that nothing opened
                if depth == 1
                    && let Some(start) = open.take()
                {
                    edits.remove(&(start..scanner.position()));
                }
            }
            Token::End => return Ok((changed.then_some(edits), durable)),
            _ => {}
        }
    }
}

/// Adds a relationship to a relationships part, or makes the part.
fn relate(
    package: &mut Package<'_>,
    name: &str,
    kind: &str,
    target: &str,
    changes: &mut Changes,
) -> Result<(), AnnotateError> {
    let vocabulary = format!("{PACKAGE}/relationships");
    let relationship = |declaration: &str, id: &str| {
        format!("<Relationship{declaration} Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
    };
    let Some(part) = Part::open(package, name)? else {
        let xml = format!(
            "{DECLARATION}<Relationships xmlns=\"{vocabulary}\">{}</Relationships>",
            relationship("", "rIdFaircopy1")
        );
        changes.added.push((name.to_owned(), xml.into_bytes()));
        return Ok(());
    };
    let mut id = "rIdFaircopy1".to_owned();
    while part.xml.contains(&id) {
        id.push('1');
    }
    let root = Root::of(&part.name, &part.xml)?;
    let mut edits = Edits::default();
    root.append(&mut edits, &relationship(&root.default_declaration(&vocabulary), &id));
    changes.changed.insert(part.name.clone(), part.encoding.encode(&edits.apply(&part.xml)));
    Ok(())
}

/// Says in the list of types that a part holds comments.
fn declare(package: &mut Package<'_>, name: &str, changes: &mut Changes) -> Result<(), AnnotateError> {
    let types = "[Content_Types].xml";
    let missing = || crate::read::WordError::MissingPart { part: types.to_owned() };
    let part = Part::open(package, types)?.ok_or_else(missing)?;
    let name = markup(name);
    let quoted = format!("\"/{name}\"").to_ascii_lowercase();
    if part.xml.to_ascii_lowercase().replace('\'', "\"").contains(&quoted) {
        return Ok(());
    }
    let root = Root::of(&part.name, &part.xml)?;
    let declaration = root.default_declaration(&format!("{PACKAGE}/content-types"));
    let mut edits = Edits::default();
    root.append(
        &mut edits,
        &format!("<Override{declaration} PartName=\"/{name}\" ContentType=\"{CONTENT_TYPE}\"/>"),
    );
    changes.changed.insert(part.name.clone(), part.encoding.encode(&edits.apply(&part.xml)));
    Ok(())
}
