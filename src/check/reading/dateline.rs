//! The date that a letter or the minutes of a meeting bear.

use super::checker;
use crate::read::{Format, read};

#[test]
fn the_date_of_a_letter_or_a_meeting_is_the_reports_own() {
    let checker = checker();
    let day = |text: &str| {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, jiff::civil::date(2026, 11, 22));
        checked.brief.report_date.map(|date| date.value.to_string())
    };
    let told = Some("2025-05-04".to_owned());
    assert_eq!(day("Quay House\n\n4 May 2025\n\nDear Ms Mellor,\n\nYou asked me on 2 March 2025."), told);
    assert_eq!(day("# Elm group\n\nHarbourton, 4 May 2025\n\n## Findings\n\nText."), told);
    assert_eq!(
        day("# Elm group\n\nWritten by the warden. Read by the nurse. 4 May 2025\n\n## Findings\n\nText."),
        told
    );
    assert_eq!(day("# Elm group\n\nHeld: Sunday 4 May 2025, 2pm, Room 2\n\nPresent: the warden."), told);
    assert_eq!(
        day("# Elm group\n\nDate: 4 May 2025\n\n9 June 2025\n\nText."),
        told,
        "what is declared holds"
    );
    assert_eq!(day("# Elm group\n\nOn 4 May 2025 two men came.\n"), None);
    assert_eq!(day("# Log\n\n4 May 2025\n\nTwo men came.\n\n9 June 2025\n\nThey came again."), None);
    assert_eq!(day("# Elm group\n\n## Findings\n\n4 May 2025\n\nTwo men came."), None);
}
