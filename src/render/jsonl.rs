//! One document of `faircopy.report/1` on each line, so that a reader need not hold them all.

use super::{Outcome, Render, Run, json};

#[derive(Debug)]
pub(super) struct JsonLines;

impl Render for JsonLines {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        json::document_on_a_line(run, outcome) + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn a_line_is_the_document_of_the_whole_report() {
        let run = sample::run(true, 80);
        let lines = sample::written(&JsonLines, Format::Docx, &run);
        sample::assert_fit_to_show(&lines, true);
        let whole = sample::written(&json::Json, Format::Docx, &run);
        let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(lines.lines().count(), 1);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&lines).unwrap(), whole["documents"][0]);
    }
}
