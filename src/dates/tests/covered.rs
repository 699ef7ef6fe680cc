//! The days that a date covers, and what is wrong with it.

use jiff::civil::date;

use super::super::{Fault, find};
use super::days;

#[test]
fn days_covered() {
    let span = |a: (i16, i8, i8), b: (i16, i8, i8)| Some((date(a.0, a.1, a.2), date(b.0, b.1, b.2)));
    for (text, want) in [
        ("12/03/2026", span((2026, 3, 12), (2026, 3, 12))),
        ("16 May", span((2025, 5, 16), (2025, 5, 16))),
        ("29 February", None),
        ("w/c 9 March 2026", span((2026, 3, 9), (2026, 3, 15))),
        ("week ending 3 March 2025", span((2025, 2, 25), (2025, 3, 3))),
        ("in February 2024", span((2024, 2, 1), (2024, 2, 29))),
        ("since March", span((2025, 3, 1), (2025, 3, 31))),
        ("spring 2025", span((2025, 3, 1), (2025, 5, 31))),
        ("winter 2024", span((2024, 12, 1), (2025, 2, 28))),
        ("winter 2024/25", span((2024, 12, 1), (2025, 2, 28))),
        ("spring term 2024/25", span((2025, 1, 1), (2025, 4, 30))),
        ("autumn term 2024/25", span((2024, 9, 1), (2024, 12, 31))),
        ("Q1 2025/26", span((2025, 4, 1), (2025, 6, 30))),
        ("Q4 2025/26", span((2026, 1, 1), (2026, 3, 31))),
        ("Q1 2025", span((2025, 1, 1), (2025, 3, 31))),
        ("in 2019", span((2019, 1, 1), (2019, 12, 31))),
        ("2023/24", span((2023, 4, 1), (2024, 8, 31))),
        ("academic year 2023/24", span((2023, 9, 1), (2024, 8, 31))),
        ("financial year 2023-24", span((2023, 4, 1), (2024, 3, 31))),
        ("the 2023/24 school year", span((2023, 9, 1), (2024, 8, 31))),
        ("2022-2024", span((2022, 1, 1), (2024, 12, 31))),
        ("between 1 March and 31 May 2025", span((2025, 3, 1), (2025, 5, 31))),
        ("November to February 2025", span((2024, 11, 1), (2025, 2, 28))),
        ("November 2024 to February", span((2024, 11, 1), (2025, 2, 28))),
        ("Nov to Feb", span((2025, 11, 1), (2026, 2, 28))),
        ("8, 9 and 15 March 2024", span((2024, 3, 8), (2024, 3, 15))),
        ("Easter 2024", span((2024, 3, 29), (2024, 4, 1))),
        ("Easter Monday", span((2025, 4, 21), (2025, 4, 21))),
        ("Christmas Eve", span((2025, 12, 24), (2025, 12, 24))),
        ("12.3.87", span((1987, 3, 12), (1987, 3, 12))),
        ("the 18th.", None),
        ("last week", None),
        ("31 November 2025", None),
    ] {
        assert_eq!(days(text), want, "{text}");
    }
}

#[test]
fn a_yearless_date_is_the_last_such_before_a_report() {
    let on = |text: &str| find(text)[0].interval_before(date(2025, 6, 12)).map(|days| days.0);
    assert_eq!(on("16 May"), Some(date(2025, 5, 16)));
    assert_eq!(on("16 November"), Some(date(2024, 11, 16)));
    assert_eq!(on("29 February"), Some(date(2024, 2, 29)));
    assert_eq!(on("16 November 2025"), Some(date(2025, 11, 16)));
}

#[test]
fn faults() {
    let fault = |text: &str| find(text)[0].fault();
    assert_eq!(fault("Monday 14 April 2025"), None);
    assert_eq!(
        fault("Tuesday 14 April 2025"),
        Some(Fault::WrongWeekday {
            written: jiff::civil::Weekday::Tuesday,
            actual: jiff::civil::Weekday::Monday
        })
    );
    assert_eq!(fault("14 April 2025 (Monday)"), None);
    assert_eq!(fault("31 November"), Some(Fault::NoSuchDay));
    assert_eq!(fault("7 June 2024 to 2 May 2024"), Some(Fault::EndsBeforeStart));
    assert_eq!(fault("Tuesday 14 April"), None); // no year, so no telling
    assert_eq!(fault("Friday 28 November to 3 February 2026"), None);
    assert_eq!(fault("14 April 2025 (Tuesday)").map(Fault::said).as_deref(), Some("falls on a Monday"));
}
