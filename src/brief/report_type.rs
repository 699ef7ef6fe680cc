//! The type of report that a draft says it is.

use crate::draft::{Draft, Part};

/// What a draft calls itself, as the name of a pack ("neighbourhood-assessment"): from a property "Report type", or
/// a table row of that name.
pub fn report_type(draft: &Draft) -> Option<String> {
    const KEY: &str = "report-type";
    let property = draft
        .fields()
        .iter()
        .find(|field| levelled(&field.key) == KEY)
        .map(|field| draft.slice(draft.blocks()[field.block].span));
    let row = || {
        draft.blocks().windows(2).find_map(|pair| {
            let (key, value) = (pair[0].cell?, pair[1].cell?);
            let is_row = pair[0].part == Part::Body && key.table == value.table && key.row == value.row;
            let likely = || {
                draft
                    .slice(pair[0].span)
                    .trim_start()
                    .starts_with(|c: char| !c.is_alphanumeric() || matches!(c, 'r' | 'R'))
            };
            (is_row && likely() && levelled(draft.slice(pair[0].span)) == KEY)
                .then(|| draft.slice(pair[1].span))
        })
    };
    property.or_else(row).map(levelled)
}

/// "Peer group assessment" as `peer-group-assessment`.
fn levelled(words: &str) -> String {
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}
