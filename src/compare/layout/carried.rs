//! What was carried over from the earlier version word for word.

use super::super::{Comparison, Side};
use crate::checklist::Piece;
use crate::render::{count, place, thousands};

/// Sections that are listed.
const SECTIONS: usize = 40;

pub(super) fn carried(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let carried = &of.carried;
    let all = carried.all;
    pieces.push(Piece::Heading(2, "Carried over word for word".to_owned()));
    pieces.push(Piece::Text(format!(
        "Of {}, {} as they were, {} nearly so, {} new. Of the earlier version, {} gone.",
        count(all.sentences, "sentence"),
        thousands(all.same),
        thousands(all.reworded),
        thousands(all.added()),
        thousands(carried.gone)
    )));
    let date = |side: &Side<'_>| side.checked.report_date(side.draft).map(|(day, _)| day);
    if let (Some(was), Some(is)) = (date(&of.old), date(&of.new))
        && was < is
        && all.same > 0
    {
        pieces.push(Piece::Note(format!(
            "The report is dated {is}, and was dated {was}. What was carried over says how things stood then: does it \
             still hold?"
        )));
    }
    let mut lines: Vec<String> = carried
        .sections
        .iter()
        .take(SECTIONS)
        .map(|section| {
            let path =
                place::section(of.new.draft, section.at, &of.new.checked.masks, of.manner.words).join(" > ");
            let path = if path.is_empty() { "Under no heading".to_owned() } else { path };
            let counts = section.counts;
            let mut told = vec![format!("{} of {} as they were", counts.same, counts.sentences)];
            if counts.reworded > 0 {
                told.push(format!("{} nearly so", counts.reworded));
            }
            if counts.added() > 0 {
                told.push(format!("{} new", counts.added()));
            }
            format!("{path}: {}", told.join(", "))
        })
        .collect();
    if carried.sections.len() > SECTIONS {
        lines.push(format!("and {} more; --format json has all", carried.sections.len() - SECTIONS));
    }
    if !lines.is_empty() {
        pieces.push(Piece::List(lines));
    }
}
