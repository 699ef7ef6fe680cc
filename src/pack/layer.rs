//! One pack as its files give it, before it is laid over those it extends.

use std::collections::BTreeMap;

use crate::both::{Hands, both};
use crate::pack::PackFile;
use crate::pack::compact;
use crate::pack::decode::{Desk, Fields, Named, Notes};
use crate::pack::fault::{self, Fault, Place};
use crate::pack::manifest::{self, Manifest};
use crate::pack::rule::{self, Written};
use crate::pack::tree::{self, Entry};
use crate::pack::vocabulary::Vocabularies;

/// A file of a pack, with what the build script has made of its text already.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) file: PackFile,
    /// The tree of its text.
    pub(super) tree: Option<&'static [u8]>,
    /// The SHA-256 of its text.
    pub(super) digest: Option<[u8; 32]>,
}

/// One pack by itself.
#[derive(Debug, Default)]
pub(super) struct Layer {
    pub(super) manifest: Manifest,
    pub(super) rules: Vec<Written>,
    pub(super) vocabularies: Vocabularies,
    pub(super) notes: Notes,
    pub(super) sheets: Vec<Sheet>,
    /// A file is not TOML, so that what it holds is not known.
    pub(super) broken: bool,
}

impl Layer {
    /// Reads the files of a pack, in order of name.
    pub(super) fn read(mut sheets: Vec<Sheet>) -> Self {
        sheets.sort_by(|a, b| a.file.name.cmp(&b.file.name));
        let manifest = manifest_of(&sheets);
        let mut layer = Self::of(&sheets, manifest);
        if manifest.is_none() {
            let help = "it gives the pack's name, version and title";
            layer.notes.faults.insert(0, Fault::of(manifest::FILE, "a pack needs this file").help(help));
        }
        layer.finish(sheets)
    }

    /// Reads files that hold vocabularies alone and have no manifest.
    pub(super) fn shared(sheets: Vec<Sheet>) -> Self {
        Self::of(&sheets, None).finish(sheets)
    }

    /// What files hold, the manifest among them. Those that come with the program are without fault, so that nothing
    /// is told of one by another: both halves of them are read at once.
    fn of(sheets: &[Sheet], manifest: Option<usize>) -> Self {
        let bytes = |sheets: &[Sheet]| sheets.iter().map(|sheet| sheet.file.text.len()).sum::<usize>();
        let in_turn = |from: usize, sheets: &[Sheet]| {
            let mut layer = Self::default();
            for (index, sheet) in (from..).zip(sheets) {
                layer.sheet(sheet, manifest == Some(index));
            }
            layer
        };
        if !sheets.iter().all(|sheet| sheet.tree.is_some()) {
            return in_turn(0, sheets);
        }
        let all = bytes(sheets);
        let middle =
            (0..sheets.len()).find(|middle| bytes(&sheets[..*middle]) * 2 >= all).unwrap_or_default();
        let (first, others) = sheets.split_at(middle);
        let (others, mut layer) = both(Hands::Free, all, || in_turn(middle, others), || in_turn(0, first));
        layer.append(others);
        layer
    }

    /// Adds what the files after these hold.
    fn append(&mut self, others: Self) {
        let Self { manifest, rules, vocabularies, notes, sheets: _, broken } = others;
        if !manifest.name.is_empty() {
            self.manifest = manifest;
        }
        self.rules.extend(rules);
        self.vocabularies.append(vocabularies);
        self.notes.append(notes);
        self.broken |= broken;
    }

    fn finish(mut self, sheets: Vec<Sheet>) -> Self {
        self.sheets = sheets;
        self.check_ids();
        self
    }

    fn sheet(&mut self, sheet: &Sheet, is_manifest: bool) {
        let PackFile { name, text } = &sheet.file;
        let stored = sheet.tree.and_then(|bytes| compact::read(bytes, text));
        match stored.map_or_else(|| tree::read(text), Ok) {
            Ok(entries) => self.entries(&entries, &Desk::new(name, text), is_manifest),
            Err(slips) => {
                self.broken = true;
                self.notes.faults.extend(fault::of_slips(name, text, &slips));
            }
        }
    }

    fn entries<'t>(&mut self, entries: &[Entry<'t>], desk: &Desk<'t>, is_manifest: bool) {
        let what = if is_manifest { "a pack" } else { "a file of rules" };
        let mut fields = Fields::new(desk, what, entries, 0..0);
        if is_manifest {
            self.manifest = manifest::read(&mut fields);
        } else {
            for key in manifest::KEYS {
                if let Some(entry) = fields.find(key) {
                    let message = format!("`{key}` belongs in {}, not here", manifest::FILE);
                    desk.fault(&entry.at, message, None);
                }
            }
        }
        self.rules.extend(fields.tables("rule", "a rule").into_iter().filter_map(rule::read));
        if let Some(table) = fields.table("vocabulary", "`[vocabulary]`") {
            self.vocabularies.read(table);
        }
        fields.close();
        self.notes.append(desk.notes.take());
    }

    /// An id is one rule's, and so is an earlier one.
    fn check_ids(&mut self) {
        let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
        for written in &self.rules {
            let own = [(written.rule.id.as_ref(), &written.place)];
            let aliases = written.aliases.iter().map(|Named { name, place, .. }| (name.as_str(), place));
            for (id, place) in own.into_iter().chain(aliases) {
                if let Some(earlier) = first.get(id) {
                    let fault = Fault::at(place, format!("the id `{id}` is taken"));
                    self.notes.faults.push(fault.beside(earlier, "it is used here first"));
                } else {
                    first.insert(id, place);
                }
            }
        }
    }
}

/// The manifest is the file of that name nearest to the top.
fn manifest_of(sheets: &[Sheet]) -> Option<usize> {
    let named = |sheet: &Sheet| sheet.file.name.rsplit(['/', '\\']).next() == Some(manifest::FILE);
    let depth = |sheet: &Sheet| sheet.file.name.matches(['/', '\\']).count();
    (0..sheets.len()).filter(|index| named(&sheets[*index])).min_by_key(|index| depth(&sheets[*index]))
}
