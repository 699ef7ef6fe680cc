//! `pack.toml`: who a pack is, what it extends and at what severity, and the sources its rules cite.

use std::collections::BTreeMap;

use crate::pack::Source;
use crate::pack::decode::{Desk, Fields, Named};
use crate::pack::fault::Fault;
use crate::pack::id;
use crate::pack::setting::{self, Setting};

/// The name of the file.
pub(super) const FILE: &str = "pack.toml";

/// Keys of `pack.toml` that no other file of a pack has.
pub(super) const KEYS: [&str; 7] = ["name", "version", "title", "extends", "groups", "source", "rules"];

/// What `pack.toml` says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) extends: Vec<Named>,
    pub(super) groups: Vec<String>,
    pub(super) sources: BTreeMap<String, Source>,
    pub(super) settings: Vec<Setting>,
}

/// Reads the manifest's keys; the caller goes on with those every file may have.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Manifest {
    let desk = fields.desk;
    let name = fields.prose("name");
    if let Some(entry) = fields.find("name")
        && !name.is_empty()
        && !id::is_kebab(&name)
    {
        let message = format!("a pack cannot be named \"{name}\"");
        let help = "write small letters, digits and hyphens, as in `school-assessment`";
        desk.fault(&entry.node.span, message, Some(help.to_owned()));
    }
    Manifest {
        name,
        version: fields.prose("version"),
        title: fields.prose("title"),
        extends: named(desk, fields.texts("extends")),
        groups: fields.strings("groups"),
        sources: sources(fields),
        settings: setting::read(fields),
    }
}

fn named(desk: &Desk<'_>, texts: Vec<(&str, &std::ops::Range<usize>)>) -> Vec<Named> {
    texts
        .into_iter()
        .map(|(name, span)| Named { name: name.to_owned(), place: desk.place(span), inside: None })
        .collect()
}

fn sources(fields: &mut Fields<'_, '_>) -> BTreeMap<String, Source> {
    let desk = fields.desk;
    let mut sources = BTreeMap::new();
    let mut places = BTreeMap::new();
    for mut table in fields.tables("source", "a source") {
        let id = table.prose("id");
        let place = desk.place(table.find("id").map_or(&table.span, |entry| &entry.node.span));
        let source = Source {
            title: table.prose("title"),
            publisher: table.prose("publisher"),
            year: table.prose_if("year"),
            url: table.prose_if("url"),
        };
        table.close();
        if let Some(first) = places.insert(id.clone(), place.clone()) {
            let fault = Fault::at(&place, format!("there are two sources with the id `{id}`"));
            desk.push(fault.beside(&first, "the first is here"));
        }
        sources.insert(id, source);
    }
    sources
}
