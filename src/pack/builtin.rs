//! The packs that come with the program, put in by the build script.

use std::borrow::Cow;

use crate::pack::layer::Sheet;
use crate::pack::manifest;
use crate::pack::{Pack, PackError, PackFile, merge};

/// A file of `rules/`: its path there, its text, the tree and the SHA-256 of the text.
struct Embedded {
    name: &'static str,
    text: &'static str,
    tree: &'static [u8],
    digest: [u8; 32],
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The folder of the vocabularies every pack shares.
const SHARED: &str = "vocabulary";

/// Folders of `rules/` that hold a pack, in order.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter_map(|file| {
        let (folder, name) = file.name.split_once('/')?;
        (name == manifest::FILE).then_some(folder)
    })
}

/// The files of a built-in pack.
pub(super) fn sheets(pack: &str) -> Option<Vec<Sheet>> {
    names().any(|name| name == pack).then(|| folder(pack))
}

/// The vocabularies every pack shares.
pub(super) fn shared() -> Vec<Sheet> {
    folder(SHARED)
}

/// A built-in pack.
pub(super) fn load(pack: &str) -> Option<Result<Pack, PackError>> {
    Some(merge::load(sheets(pack)?, shared(), &sheets))
}

fn folder(folder: &str) -> Vec<Sheet> {
    RULES
        .iter()
        .filter(|file| file.name.split_once('/').is_some_and(|(first, _)| first == folder))
        .map(|file| Sheet {
            file: PackFile { name: file.name.to_owned(), text: Cow::Borrowed(file.text) },
            tree: Some(file.tree),
            digest: Some(file.digest),
        })
        .collect()
}

/// A built-in pack from its texts alone.
#[cfg(test)]
pub(super) fn load_bare(pack: &str) -> Option<Result<Pack, PackError>> {
    let bare = |sheets: Vec<Sheet>| -> Vec<Sheet> {
        sheets.into_iter().map(|sheet| Sheet { tree: None, digest: None, ..sheet }).collect()
    };
    let base = |name: &str| sheets(name).map(bare);
    Some(merge::load(base(pack)?, bare(shared()), &base))
}

/// Every file that is built in, with its text.
#[cfg(test)]
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|file| (file.name, file.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::layer::Layer;
    use crate::pack::{compact, tree};

    #[test]
    fn stored_trees_are_those_of_the_texts() {
        for file in RULES {
            let read = tree::read(file.text).expect(file.name);
            assert_eq!(compact::read(file.tree, file.text), Some(read), "{}", file.name);
        }
    }

    #[test]
    fn what_is_stored_of_a_pack_changes_nothing_but_the_time_it_takes() {
        for name in names() {
            let read = load_bare(name).expect("it is built in").expect("it is valid");
            let stored = load(name).expect("it is built in").expect("it is valid");
            assert_eq!(format!("{read:?}"), format!("{stored:?}"));
        }
    }

    #[test]
    fn what_terms_name_is_noted_either_way() {
        let noted = |sheet: Sheet| {
            let notes = Layer::shared(vec![sheet]).notes;
            assert!(notes.faults.is_empty(), "{:?}", notes.faults);
            format!("{:#?}", notes.uses)
        };
        for name in names().chain([SHARED]) {
            for sheet in folder(name).into_iter().filter(|sheet| !sheet.file.name.ends_with(manifest::FILE)) {
                let bare = Sheet { tree: None, digest: None, ..sheet.clone() };
                assert_eq!(noted(sheet), noted(bare));
            }
        }
    }

    #[test]
    fn built_in_packs_are_in_order() {
        assert!(names().any(|name| name == "peer-group-assessment"));
        for name in names() {
            let pack = load(name).expect("it is built in").unwrap_or_else(|error| panic!("\n{error}"));
            assert_eq!(pack.name, name, "a pack is named as its folder");
            assert!(pack.digest.starts_with("sha256:"));
        }
        assert!(load("no-such-pack").is_none());
    }
}
