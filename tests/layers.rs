//! The modules of `src/lib.rs` stand in the order of the pipeline, and use only those above them.

#![allow(clippy::disallowed_methods)] // the sources are on the disk

use std::fs;
use std::path::{Path, PathBuf};

/// What may be used before its place: the names shared by packs and outputs are plain vocabulary.
const ALLOWED: &[(&str, &str)] = &[
    // Briefs are read from words whose classes the context defines.
    ("brief", "context"),
    // The context recognises what rules name, and knows the facts that rules ask for.
    ("context", "rule"),
    // What a file says of its pictures is masked as it is read, so that no output can show an identifier in it.
    ("read", "context"),
    // An answer to a comment of faircopy's is for the place that the comment names, in the words outputs use.
    ("waive", "render"),
];

fn sources(path: &Path, out: &mut String) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            sources(&entry.expect("readable").path(), out);
        }
    } else if path.extension().is_some_and(|own| own == "rs") {
        out.push_str(&fs::read_to_string(path).expect("text"));
    }
}

#[test]
fn modules_use_only_those_above_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = fs::read_to_string(root.join("lib.rs")).expect("text");
    let order: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .filter_map(|line| line.strip_suffix(';'))
        .collect();
    assert!(order.len() > 12, "{order:?}");
    let (mut wrong, mut met) = (Vec::new(), Vec::new());
    for (index, module) in order.iter().enumerate() {
        let mut text = fs::read_to_string(root.join(format!("{module}.rs"))).expect("text");
        if root.join(module).is_dir() {
            sources(&root.join(module), &mut text);
        }
        // Documentation may point anywhere. A module's own tests are held to this as its code is. What is reached by
        // `super::super`, or listed over several lines, is not seen.
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for later in &order[index + 1..] {
            let named = ["::", ";", " as "].map(|after| format!("crate::{later}{after}"));
            let listed = |line: &str| {
                line.split_once("crate::{").is_some_and(|(_, list)| {
                    list.split([',', '{', '}']).any(|name| {
                        let name = name.trim();
                        name == *later || name.starts_with(&format!("{later}::"))
                    })
                })
            };
            let used = code.iter().any(|line| named.iter().any(|name| line.contains(name)) || listed(line));
            if used && ALLOWED.contains(&(*module, *later)) {
                met.push((*module, *later));
            } else if used {
                wrong.push(format!("{module} uses {later}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    let idle: Vec<_> = ALLOWED.iter().filter(|pair| !met.contains(*pair)).collect();
    assert!(idle.is_empty(), "no longer used, and to be taken out: {idle:?}");
}

/// Every file under a folder of sources, with the module that has to name it.
fn named_by(folder: &Path, parent: &Path, out: &mut Vec<(PathBuf, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            let parent = path.with_extension("rs");
            if parent.exists() {
                named_by(&path, &parent, out);
            }
        } else if path.extension().is_some_and(|own| own == "rs") {
            out.push((path, parent.to_owned()));
        }
    }
}

#[test]
fn every_file_is_a_part_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    named_by(&root, &root.join("lib.rs"), &mut files);
    assert!(files.len() > 100, "{}", files.len());
    for (file, parent) in files {
        let name = file.file_stem().expect("a name").to_string_lossy();
        if matches!(&*name, "lib" | "main") {
            continue;
        }
        let text = fs::read_to_string(&parent).expect("text");
        let declared = text.lines().any(|line| {
            let line = line.trim_start();
            line.split_once("mod ").is_some_and(|(before, rest)| {
                (before.is_empty() || before.starts_with("pub")) && rest.strip_suffix(';') == Some(&*name)
            })
        });
        assert!(declared, "{} is in no `mod` of {}", file.display(), parent.display());
    }
}
