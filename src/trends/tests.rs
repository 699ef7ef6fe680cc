use jiff::civil::date;
use serde_json::Value;

use super::*;
use crate::check::Checker;
use crate::pack::{Pack, PackLabel};
use crate::read::{Format, read};

fn pack() -> Pack {
    Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid")
}

/// Reports counted in order.
fn trends(step: Step, texts: &[&str]) -> Trends {
    placed(step, false, texts)
}

fn placed(step: Step, or_period: bool, texts: &[&str]) -> Trends {
    let pack = pack();
    let checker = Checker::new(&pack);
    let today = date(2026, 11, 22);
    let mut trends = Trends::new(today, step);
    for text in texts {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, today);
        trends
            .add(&Report::of(&draft, &checked, Dating { today, step, or_period }), &[PackLabel::from(&pack)]);
    }
    trends
}

fn dated(head: &str) -> Result<String, Undated> {
    let trends = trends(Step::Quarter, &[&format!("{head}\n\n## Findings\n\nThe gang members met.\n")]);
    match (trends.periods.keys().next(), trends.reasons.keys().next()) {
        (Some(period), _) => Ok(period.name()),
        (_, Some(reason)) => Err(*reason),
        _ => unreachable!("one report was counted"),
    }
}

#[test]
fn a_report_is_dated_by_what_it_says_and_by_nothing_else() {
    for (head, wanted) in [
        ("---\nreport_date: 2026-06-12\n---", Ok("2026 Q2")),
        ("# The group\n\nReport date: 12 June 2026", Ok("2026 Q2")),
        ("# The group\n\n| Item | Detail |\n|---|---|\n| Report date | 9 October 2025 |", Ok("2025 Q4")),
        ("# The group\n\nReport date: June 2026", Ok("2026 Q2")),
        ("# The group\n\nThis report was written on 3 March 2026.", Ok("2026 Q1")),
        // Which quarter of it?
        ("# The group\n\nReport date: spring 2026", Err(Undated::Vague)),
        ("# The group\n\nReport date: 12 June 2027", Err(Undated::Later)),
        // A day without a year, a day no calendar has, and what is to be filled in.
        ("# The group\n\nReport date: 12 June", Err(Undated::None)),
        ("# The group\n\nReport date: 31 June 2026", Err(Undated::None)),
        ("# The group\n\nReport date: [date]", Err(Undated::None)),
        // The period it covers is not when it was written.
        ("# The group\n\nPeriod covered: 1 July to 30 September 2026", Err(Undated::None)),
        ("# The group", Err(Undated::None)),
        ("", Err(Undated::None)),
    ] {
        assert_eq!(dated(head), wanted.map(str::to_owned), "{head}");
    }
}

#[test]
fn the_period_covered_counts_only_where_it_is_asked_for_and_that_is_told() {
    let text = "# The group\n\nPeriod covered: 1 July to 30 September 2026\n\n## Findings\n\nThe gang members met.\n";
    let trends = placed(Step::Quarter, true, &[text, &report("3 March 2025", "They met.")]);
    let periods: Vec<String> = trends.periods.keys().map(|period| period.name()).collect();
    assert_eq!((periods, trends.by_period), (vec!["2025 Q1".to_owned(), "2026 Q3".to_owned()], 1));
    assert!(trends.terminal(Paint::new(false), 200).contains("1 of these by the end of the period covered"));
}

fn report(day: &str, text: &str) -> String {
    format!("# The Elm group\n\nReport date: {day}. Author: Imke Dray.\n\n## Findings\n\n{text}\n")
}

fn some() -> Trends {
    let mut texts: Vec<String> = (1..=6)
        .map(|day| report(&format!("{day} May 2026"), "The gang members met at the arcade."))
        .collect();
    texts.push(report("3 March 2025", "Ash looked menacing on 4 May 2024."));
    texts.push(texts[0].clone());
    texts.push("## Findings\n\nThey move like a pack of animals.\n".to_owned());
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    trends(Step::Quarter, &texts)
}

#[test]
fn what_says_the_same_is_counted_once_and_nothing_is_lost() {
    let trends = some();
    assert_eq!((trends.reports(), trends.dated(), trends.repeated), (8, 7, 1));
    let periods: Vec<_> =
        trends.periods.iter().map(|(period, counts)| (period.name(), counts.reports)).collect();
    assert_eq!(periods, [("2025 Q1".to_owned(), 1), ("2026 Q2".to_owned(), 6)]);
    for (rule, _) in trends.rules_by_reports() {
        let in_periods: usize = trends.periods.values().map(|counts| counts.rule(rule).findings).sum();
        assert_eq!(trends.all.rule(rule).findings, in_periods + trends.undated.rule(rule).findings, "{rule}");
    }
    let findings = |group: &str| trends.all.group(group).findings;
    let all: usize = trends.groups().into_iter().map(findings).sum();
    assert_eq!(all, trends.all.severities.all());
}

#[test]
fn no_word_of_a_report_and_no_name_reaches_the_result() {
    let trends = some();
    let pages = [trends.terminal(Paint::new(false), 400), trends.markdown(), trends.html(), trends.json()];
    for page in pages {
        for word in ["Elm", "Imke", "Dray", "arcade", "Ash", "menacing on", "pack of animals"] {
            assert!(!page.contains(word), "{word}: {page}");
        }
        assert!(page.contains("language/gang-label"), "{page}");
    }
}

#[test]
fn few_reports_are_said_to_be_few_and_stretches_without_any_are_told() {
    let trends = some();
    for page in [trends.terminal(Paint::new(false), 400), trends.html()] {
        assert!(page.contains("2025 Q1*") && !page.contains("2026 Q2*"), "{page}");
        assert!(page.contains("2025 Q2 to 2026 Q1") && page.contains("Fewer than 5 reports"), "{page}");
        assert!(page.contains("no league table"), "{page}");
    }
    let value: Value = serde_json::from_str(&trends.json()).expect("JSON");
    assert_eq!(value["periods"][0]["few"], true);
    assert_eq!(value["periods"][1]["few"], false);
    assert_eq!(value["reports"]["undated_none"], 1);
}

#[test]
fn without_a_single_date_the_totals_are_still_told() {
    let trends = trends(Step::Month, &["## Findings\n\nThe gang members met.\n"]);
    for page in [trends.terminal(Paint::new(false), 400), trends.html(), trends.markdown()] {
        assert!(page.contains("No report bears a date"), "{page}");
        assert!(page.contains("language/gang-label") || page.contains("language/gang\\-label"), "{page}");
    }
}

#[test]
fn the_page_is_whole_in_itself() {
    let page = some().html();
    for foreign in ["<script", "http:", "https:", "url(", "@import", "<link", "<img"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    for element in ["table", "tbody", "figure", "svg", "ul", "main", "h2"] {
        let opened =
            page.matches(&format!("<{element}>")).count() + page.matches(&format!("<{element} ")).count();
        assert_eq!(opened, page.matches(&format!("</{element}>")).count(), "{element}");
    }
}

#[test]
fn rates_are_for_each_thousand_words() {
    let trends = trends(Step::Year, &[&report("3 March 2025", "The gang members met.")]);
    let counts = &trends.all;
    assert_eq!(counts.rate(counts.words), 100_000); // a finding for each word
    assert_eq!(layout::decimal(123), "1.2");
    assert_eq!(layout::decimal(125), "1.3");
    assert_eq!(layout::decimal(123_456), "1,234.6");
}
