//! What is generated from the packs is as the packs are.

#![allow(clippy::disallowed_methods)] // the pages are on the disk

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
