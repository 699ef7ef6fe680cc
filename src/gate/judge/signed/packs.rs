//! The packs a report was signed under, and how they were set: edited since, gone, or set otherwise.

use super::super::super::record::Entry;
use super::super::super::rules::{OTHER_RULES, PACK_EDITED};
use super::super::super::settled;
use super::super::{Case, told};
use crate::finding::Finding;
use crate::pack::Pack;

/// Packs that are not what they were under the same version.
pub(super) fn edited(case: &Case<'_>, entry: &Entry, signed: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let same_tool = entry.tool == env!("CARGO_PKG_VERSION");
    for pack in case.packs {
        let Some(then) = entry.packs.iter().find(|then| then.name == pack.name) else { continue };
        // Packs that come with faircopy are renewed with it; their rules are those of the tool's version.
        let renewed = !same_tool && Pack::builtin_names().any(|name| name == pack.name);
        if then.version == pack.version && then.digest != pack.digest && !renewed {
            let message = format!(
                "{signed}, and the pack {} was edited after that: its version is still {}, but its files are not what \
                 they were.",
                pack.name, pack.version
            );
            found.push(told(&PACK_EDITED, PACK_EDITED.severity, message));
        }
    }
    found
}

/// What was asked when the report was signed and is not asked, or not so, any more.
pub(super) fn others(case: &Case<'_>, entry: &Entry, signed: &str) -> Vec<Finding> {
    let consider = |what: String| told(&OTHER_RULES, OTHER_RULES.severity, format!("{signed}, {what}"));
    let gone = entry.packs.iter().filter(|then| !case.packs.iter().any(|now| now.name == then.name));
    let mut found: Vec<Finding> = gone
        .map(|then| {
            let pack = format!("{} {}", then.name, then.version);
            consider(format!("and the pack {pack}, whose rules were asked then, is not used any more."))
        })
        .collect();
    // Where the packs are the same to the byte, what differs was set.
    let same = entry.packs.len() == case.packs.len()
        && case.packs.iter().all(|now| entry.packs.iter().any(|then| then.digest == now.digest));
    if same && entry.rules.as_ref().is_some_and(|then| *then != settled::digest_of(case.pack)) {
        found.push(consider(
            "and the configuration has changed since which rules are on, how much they matter or their numbers."
                .to_owned(),
        ));
    }
    found
}
