//! Packs on top of each other: every layer once, those below first.

use std::collections::BTreeSet;

use super::builtin;
use super::decode::Named;
use super::fault::Fault;
use super::id;
use super::layer::{Layer, Sheet};
use super::merge;
use super::nearest::advice;
use super::{Pack, PackError, PackFile, sheets};

/// Finds the files of a pack that another one extends.
pub(super) type Base<'b> = &'b dyn Fn(&str) -> Option<Vec<Sheet>>;

/// One of several packs that are laid over each other.
#[derive(Clone, Copy)]
pub struct Part<'p> {
    /// The pack as it is by itself.
    pub alone: &'p Pack,
    /// The files it was read from; `None`: it comes with the program.
    pub files: Option<&'p [PackFile]>,
    /// Gives the files of a pack that it may extend, by name, as for [`Pack::load`].
    pub base: &'p dyn Fn(&str) -> Option<Vec<PackFile>>,
}

impl Pack {
    /// Reads several packs as one: each lies over those before it and over those it extends, and one that several of
    /// them stand on is taken once, below them. What a pack says of a rule it takes over holds until one above it says
    /// something else of the same rule.
    pub fn stack(parts: &[Part<'_>]) -> Result<Self, PackError> {
        let mut stack = Stack::over(builtin::shared());
        let mut laid: Vec<(usize, &Self)> = Vec::new();
        for Part { alone, files, base } in parts {
            let any = |name: &str| base(name).map(|files| sheets(&files)).or_else(|| builtin::sheets(name));
            let own = files.map(sheets).or_else(|| builtin::sheets(&alone.name)).unwrap_or_default();
            let number = stack.give(own, &any);
            // The same pack given twice is one.
            if !laid.iter().any(|(other, _)| *other == number) {
                laid.push((number, alone));
            }
        }
        let mut pack = merge::merge(stack)?;
        let joined =
            |of: fn(&Self) -> &str| laid.iter().map(|(_, one)| of(one)).collect::<Vec<_>>().join("+");
        pack.name = joined(|pack| &pack.name);
        pack.version = joined(|pack| &pack.version);
        // Of what each is by itself: where its files stand makes it no other pack.
        let digests = laid.iter().map(|(_, one)| one.digest.clone());
        pack.digest = digests.reduce(|below, over| merge::digest_of(&below, &over)).unwrap_or_default();
        Ok(pack)
    }
}

/// Layers, those below first.
pub(super) struct Stack {
    pub(super) layers: Vec<Laid>,
    pub(super) faults: Vec<Fault>,
}

/// A layer in its place.
pub(super) struct Laid {
    pub(super) layer: Layer,
    /// The numbers of the layers it extends, and of those they do.
    pub(super) beneath: BTreeSet<usize>,
}

impl Stack {
    /// A stack of the vocabularies that every pack shares.
    pub(super) fn over(shared: Vec<Sheet>) -> Self {
        let shared = Laid { layer: Layer::shared(shared), beneath: BTreeSet::new() };
        Self { layers: vec![shared], faults: Vec::new() }
    }

    /// Puts a pack on those that are there, and on those it extends; gives its number.
    pub(super) fn give(&mut self, sheets: Vec<Sheet>, base: Base<'_>) -> usize {
        match self.number_of(&sheets) {
            Some(number) => number,
            None => self.put(Layer::read(sheets), base, &mut Vec::new()),
        }
    }

    /// Puts a layer on those it extends; `trail` names the packs that are waiting for it.
    fn put(&mut self, layer: Layer, base: Base<'_>, trail: &mut Vec<String>) -> usize {
        let mut beneath = BTreeSet::new();
        trail.push(layer.manifest.name.clone());
        for Named { name, place, .. } in &layer.manifest.extends {
            if trail.contains(name) {
                let mut names = trail.clone();
                names.dedup(); // a pack mostly has its folder's name
                let message = format!("this pack comes back to itself: {}", names.join(" extends "));
                let mut fault = Fault::at(place, format!("{message} extends {name}"));
                if builtin::names().any(|own| own == name) {
                    fault = fault.help(format!(
                        "a folder `{name}` beside this pack is taken in place of the pack that comes with faircopy; give \
                         that folder another name"
                    ));
                }
                self.faults.push(fault);
            } else if let Some(sheets) = base(name) {
                // Two of the packs above may share this one.
                let number = self.number_of(&sheets).unwrap_or_else(|| {
                    // Its folder's name too: a manifest may give another.
                    trail.push(name.clone());
                    let number = self.put(Layer::read(sheets), base, trail);
                    trail.pop();
                    number
                });
                beneath.insert(number);
                beneath.extend(&self.layers[number].beneath);
            } else {
                let fault = Fault::at(place, format!("there is no pack `{name}` to extend"));
                let last = name.rsplit(['/', '\\']).next().filter(|last| *last != name && id::is_kebab(last));
                let help = match last {
                    Some(last) => Some(format!(
                        "a pack is named by its folder alone, which has to lie beside this pack's own: `{last}`"
                    )),
                    None => advice(name, builtin::names()),
                };
                self.faults.push(Fault { help, ..fault });
            }
        }
        trail.pop();
        self.layers.push(Laid { layer, beneath });
        self.layers.len() - 1
    }

    /// The layer that was read from the same texts.
    fn number_of(&self, sheets: &[Sheet]) -> Option<usize> {
        if sheets.is_empty() {
            return None;
        }
        let mut sheets: Vec<&Sheet> = sheets.iter().collect();
        sheets.sort_by(|a, b| a.file.name.cmp(&b.file.name));
        let same = |layer: &Layer| {
            let pairs = || layer.sheets.iter().zip(&sheets);
            layer.sheets.len() == sheets.len()
                && pairs()
                    .all(|(a, b)| file_name(a) == file_name(b) && a.file.text.len() == b.file.text.len())
                && pairs().all(|(a, b)| a.file.text == b.file.text)
        };
        self.layers.iter().position(|laid| same(&laid.layer))
    }
}

/// The name of a file without its folder: a pack may be given from one folder and extended from another.
fn file_name(sheet: &Sheet) -> &str {
    sheet.file.name.rsplit(['/', '\\']).next().unwrap_or_default()
}
