use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{DateKind, DateMention, Fault, find};
use DateKind::{
    Age, Citation, Clock, Day, Duration, Impossible, Month, NamedDay, Quarter, Range, Relative,
    RelativeFloating, Season, Term, WeekCommencing, WeekEnding, Weekday, Year, YearlessDay,
};

/// Checks that each text holds just these mentions.
fn table(cases: &[(&str, &[(&str, DateKind)])]) {
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let got: Vec<_> = find(text).iter().map(|m| (&text[m.span.range()], m.kind)).collect();
        if got != *want {
            wrong.push(format!("{text:?}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The days that the first mention of a text covers, in 2025 when it names no year.
fn days(text: &str) -> Option<(Date, Date)> {
    find(text).first().and_then(|m| m.interval(2025))
}

#[test]
fn days_in_words() {
    table(&[
        ("", &[]),
        ("14 April 2025", &[("14 April 2025", Day)]),
        ("On the 14th of April 2025 she", &[("14th of April 2025", Day)]),
        ("14 April, 2025.", &[("14 April, 2025", Day)]),
        ("14\u{a0}April\u{202f}2025", &[("14\u{a0}April\u{202f}2025", Day)]),
        ("on 3rd Sept. 2024 and", &[("3rd Sept. 2024", Day)]),
        ("seen 12 Mar 26, then", &[("12 Mar 26", Day)]),
        ("12-Mar-2026", &[("12-Mar-2026", Day)]),
        ("12\u{2011}Mar\u{2011}2026", &[("12\u{2011}Mar\u{2011}2026", Day)]),
        ("5 MAY 2025", &[("5 MAY 2025", Day)]),
        ("Monday, 14 April 2025", &[("Monday, 14 April 2025", Day)]),
        ("Tuesday the 8th of April 2025", &[("Tuesday the 8th of April 2025", Day)]),
        ("8 April 2025 (Tuesday): three", &[("8 April 2025 (Tuesday)", Day)]),
        ("April 5th, 2025", &[("April 5th, 2025", Day)]),
        ("April 5, 2025", &[("April 5, 2025", Day)]),
        ("on 16 May", &[("16 May", YearlessDay)]),
        ("3rd August", &[("3rd August", YearlessDay)]),
        ("Sunday 4 Aug", &[("Sunday 4 Aug", YearlessDay)]),
        ("Sunday 4\nAug", &[("Sunday 4\nAug", YearlessDay)]),
        ("on 5 may", &[("5 may", YearlessDay)]),
        ("on the 18th, police", &[("18th", YearlessDay)]),
        ("Friday 13th when", &[("Friday 13th", YearlessDay)]),
        ("on 5th she was found; on 3rd floor", &[("5th", YearlessDay)]),
        ("on the 9th and 14th, police", &[("9th", YearlessDay), ("14th", YearlessDay)]),
        ("the January briefing (12th)", &[("January", Month), ("12th", YearlessDay)]),
        ("a 9th and 10th child", &[]),
        ("14 May 2030 hrs", &[("14 May", YearlessDay), ("2030 hrs", Clock)]),
        ("16 May\n2 June", &[("16 May", YearlessDay), ("2 June", YearlessDay)]),
        // doubled
        ("14 April 2025 14 April 2025", &[("14 April 2025", Day), ("14 April 2025", Day)]),
        // nearly: people, counts and verbs
        ("The other 3 may need help", &[]),
        ("of the 5 may have been", &[]),
        ("it may be; they march; he sat in the sun", &[]),
        ("May said no. April told June. Dec ran. Jan was there.", &[]),
        ("the 18th birthday; the 3rd floor; the 5th occasion; the 1st of these", &[]),
        ("Room 4. March on", &[]),
        ("\u{e9}14 April\u{e9}", &[]),
    ]);
}

#[test]
fn days_in_figures() {
    table(&[
        ("12/03/2026", &[("12/03/2026", Day)]),
        ("12.3.26", &[("12.3.26", Day)]),
        ("12-03-2026.", &[("12-03-2026", Day)]),
        ("12\u{2011}03\u{2011}2026", &[("12\u{2011}03\u{2011}2026", Day)]),
        ("2026-03-12", &[("2026-03-12", Day)]),
        ("2026-03-12T10:00", &[("2026-03-12", Day), ("10:00", Clock)]),
        ("Mon 12/03/2026", &[("Mon 12/03/2026", Day)]),
        ("on 12/3", &[("12/3", YearlessDay)]),
        ("17/09 stopped", &[("17/09", YearlessDay)]),
        ("12/3: police", &[("12/3", YearlessDay)]),
        // not dates
        ("3/4 of the group", &[]),
        ("reduced by 3/4", &[]),
        ("24/7 and 50/50", &[]),
        ("after 9/11", &[]),
        ("Year 9/10 pupils, 7/10 score", &[]),
        ("section 1.2.3, version 2.1, v12.3.26", &[]),
        ("1.2.3.4 and 10.20.30.40", &[]),
        ("£12.50 or 12.50%", &[]),
        ("07700 900123, 020 7946 2019", &[]),
        ("Crime ref 01/234567/25 19VW/123/25", &[]),
        ("sort code 20-45-67", &[]),
        ("2000 children, 1990 pounds", &[]),
    ]);
}

#[test]
fn impossible_days() {
    table(&[
        ("31 February", &[("31 February", Impossible)]),
        ("On 31 November 2025 the group", &[("31 November 2025", Impossible)]),
        ("32/01/2024", &[("32/01/2024", Impossible)]),
        ("12/13/2024", &[("12/13/2024", Impossible)]),
        ("29 February 2025", &[("29 February 2025", Impossible)]),
        ("29 February 2024", &[("29 February 2024", Day)]),
        ("29 February", &[("29 February", YearlessDay)]),
        ("2025-02-30", &[("2025-02-30", Impossible)]),
        ("31.04.25", &[("31.04.25", Impossible)]),
        ("the 45 March arrests", &[]),
    ]);
}

#[test]
fn months_and_longer() {
    table(&[
        ("in April 2025", &[("April 2025", Month)]),
        ("Apr 25 to Mar 26", &[("Apr 25 to Mar 26", Range)]),
        ("in Apr 25.", &[("Apr 25", Month)]),
        ("April \u{2019}25", &[("April \u{2019}25", Month)]),
        ("since March.", &[("March", Month)]),
        ("one January evening", &[("January", Month)]),
        ("In May 14 young people", &[("May", Month)]),
        ("in April, May and June", &[("April", Month), ("May", Month), ("June", Month)]),
        ("the last two weeks of June", &[("two weeks", Duration), ("June", Month)]),
        ("In March 25 young people", &[("March", Month)]),
        ("in late October", &[("October", Month)]),
        ("mid-November", &[("November", Month)]),
        ("in May\u{2019}s house", &[]),
        ("spring 2025", &[("spring 2025", Season)]),
        ("the summer of 2024", &[("summer of 2024", Season)]),
        ("over the summer", &[("summer", Season)]),
        ("Spring House has a spring in its step", &[]),
        ("winter 2024/25", &[("winter 2024/25", Season)]),
        ("spring term 2025", &[("spring term 2025", Term)]),
        ("autumn term", &[("autumn term", Term)]),
        ("Autumn term 2024/25", &[("Autumn term 2024/25", Term)]),
        ("at half-term", &[("half-term", Term)]),
        ("October half\u{2011}term 2024", &[("October half\u{2011}term 2024", Term)]),
        ("summer holidays", &[("summer holidays", Term)]),
        ("Term 3 2024/25", &[("Term 3 2024/25", Term)]),
        ("we do not use that term", &[]),
        ("summer term 2, 2023", &[("summer term 2, 2023", Term)]),
        ("in Autumn 2 2024; Summer 2 of them", &[("Autumn 2 2024", Term)]),
        ("Q1 2025/26", &[("Q1 2025/26", Quarter)]),
        ("the third quarter of 2024", &[("third quarter of 2024", Quarter)]),
        ("in 2019", &[("2019", Year)]),
        ("Since 2019, 2020 and 2021", &[("2019", Year), ("2020", Year), ("2021", Year)]),
        ("early 2024", &[("2024", Year)]),
        ("2023/24", &[("2023/24", Year)]),
        ("2023\u{2013}2024", &[("2023\u{2013}2024", Year)]),
        ("academic year 2024/25", &[("academic year 2024/25", Year)]),
        ("the summer (2024)", &[("2024", Year)]),
        ("w/c 9 March 2026", &[("w/c 9 March 2026", WeekCommencing)]),
        ("week commencing 9/3/26", &[("week commencing 9/3/26", WeekCommencing)]),
        ("the week of 14 October 2024", &[("week of 14 October 2024", WeekCommencing)]),
        ("week beginning Monday 3 March", &[("week beginning Monday 3 March", WeekCommencing)]),
        ("week ending 14 March", &[("week ending 14 March", WeekEnding)]),
        ("w/c 3rd, police", &[("w/c 3rd", WeekCommencing)]),
    ]);
}

#[test]
fn citations() {
    table(&[
        ("Children Act 1989", &[("1989", Citation)]),
        ("the 1989 Act", &[("1989", Citation)]),
        ("Working Together 2023, chapter 3", &[("2023", Citation)]),
        ("Keeping Children Safe in Education 2024", &[("2024", Citation)]),
        ("Firmin (2017) and Lloyd et al. (2019)", &[("2017", Citation), ("2019", Citation)]),
        ("(Firmin, 2017)", &[("2017", Citation)]),
    ]);
}

#[test]
fn ranges_and_lists() {
    table(&[
        ("between 1 March and 31 May 2025", &[("1 March and 31 May 2025", Range)]),
        ("March to May 2025", &[("March to May 2025", Range)]),
        ("1-5 May 2025", &[("1-5 May 2025", Range)]),
        ("2 May 2024 to 7 June 2024", &[("2 May 2024 to 7 June 2024", Range)]),
        ("from 9 September \u{2013} 11 October 2024", &[("9 September \u{2013} 11 October 2024", Range)]),
        ("8\u{2011}26 January 2024", &[("8\u{2011}26 January 2024", Range)]),
        ("8, 9 and 15 March 2024", &[("8, 9 and 15 March 2024", Range)]),
        ("5th and 6th of May", &[("5th and 6th of May", Range)]),
        ("5/6 May 2025", &[("5/6 May 2025", Range)]),
        ("Monday 3 to Friday 7 March 2025", &[("Monday 3 to Friday 7 March 2025", Range)]),
        ("12/03/2025 - 15/03/2025", &[("12/03/2025 - 15/03/2025", Range)]),
        ("12/3\u{2013}15/3/25", &[("12/3\u{2013}15/3/25", Range)]),
        ("between January and March", &[("January and March", Range)]),
        ("between May and June", &[("May and June", Range)]),
        ("March and April 2025", &[("March and April 2025", Range)]),
        ("5 May, 7 June and 9 July 2024", &[("5 May, 7 June and 9 July 2024", Range)]),
        ("November to February 2025", &[("November to February 2025", Range)]),
        ("from mid-March to late May 2025", &[("March to late May 2025", Range)]),
        ("between 1 March and the end of May 2025", &[("1 March and the end of May 2025", Range)]),
        ("autumn term 2024 to spring term 2025", &[("autumn term 2024 to spring term 2025", Range)]),
        // two dates, not one stretch
        ("2 May 2024 and 7 June 2024", &[("2 May 2024", Day), ("7 June 2024", Day)]),
        ("on 5 May 2025 \u{2013} police", &[("5 May 2025", Day)]),
        ("Fern, 14, 15 May 2025", &[("15 May 2025", Day)]),
        ("July to the station", &[("July", Month)]),
        ("the half-term to 24 May 2024", &[("half-term", Term), ("24 May 2024", Day)]),
        ("w/c 9 March to w/c 23 March 2026", &[("w/c 9 March to w/c 23 March 2026", Range)]),
    ]);
}

#[test]
fn weekdays_and_clocks() {
    table(&[
        ("on Saturday", &[("Saturday", Weekday)]),
        ("Tues, noon", &[("Tues", Weekday)]),
        ("on Fri night", &[("Fri", Weekday)]),
        ("on Fridays", &[]),
        ("open Monday to Friday, Mon\u{2013}Fri", &[]),
        ("every Saturday, each Sunday evening", &[]),
        ("the sun; Sat down; Mon Repos", &[]),
        ("at 8.40 pm", &[("8.40 pm", Clock)]),
        ("by 22.17", &[("22.17", Clock)]),
        ("03.20 hrs", &[("03.20 hrs", Clock)]),
        ("0320hrs", &[("0320hrs", Clock)]),
        ("8pm, 20:15 and 7 o\u{2019}clock", &[("8pm", Clock), ("20:15", Clock), ("7 o\u{2019}clock", Clock)]),
        ("3-5pm", &[("3-5pm", Clock)]),
        ("8.40 p.m. on 5 May", &[("8.40 p.m.", Clock), ("5 May", YearlessDay)]),
        ("a ratio of 10:75", &[]),
    ]);
}

#[test]
fn told_from_something_else() {
    table(&[
        ("nine days later", &[("nine days later", Relative)]),
        ("The next day", &[("The next day", Relative)]),
        ("that evening", &[("that evening", Relative)]),
        ("later that day", &[("that day", Relative)]),
        ("the same night", &[("the same night", Relative)]),
        ("two days later", &[("two days later", Relative)]),
        ("the following week", &[("the following week", Relative)]),
        ("a week later; an hour earlier", &[("a week later", Relative), ("an hour earlier", Relative)]),
        ("the day after", &[("the day after", Relative)]),
        ("the previous Friday", &[("the previous Friday", Relative)]),
        ("on the last of these", &[("the last of these", Relative)]),
        ("a few weeks after", &[("a few weeks after", Relative)]),
        ("last week", &[("last week", RelativeFloating)]),
        ("this term", &[("this term", RelativeFloating)]),
        ("two months ago", &[("two months ago", RelativeFloating)]),
        ("over the last few weeks", &[("the last few weeks", RelativeFloating)]),
        ("in the past 6 months", &[("the past 6 months", RelativeFloating)]),
        ("last summer; next Friday", &[("last summer", RelativeFloating), ("next Friday", RelativeFloating)]),
        ("the last week of May 2025", &[("May 2025", Month)]),
        // near: not time
        ("the same person; that young person; this group; the next steps; the last word", &[]),
        ("this term is used", &[]),
    ]);
}

#[test]
fn ages_and_lengths() {
    table(&[
        ("aged 15 on 12 June 2025", &[("aged 15", Age), ("12 June 2025", Day)]),
        ("a 14-year-old", &[("14-year-old", Age)]),
        ("fifteen-year-old girl", &[("fifteen-year-old", Age)]),
        ("15 years old", &[("15 years old", Age)]),
        ("14 or 15 year olds", &[("14 or 15 year olds", Age)]),
        ("aged between 13 and 16", &[("aged between 13 and 16", Age)]),
        ("ages 13\u{2013}16", &[("ages 13\u{2013}16", Age)]),
        ("aged 14-16 yrs, 15yrs", &[("aged 14-16 yrs", Age), ("15yrs", Age)]),
        ("under 18s; turned 15.", &[("under 18s", Age), ("turned 15", Age)]),
        ("for two weeks", &[("two weeks", Duration)]),
        ("for a fortnight", &[("a fortnight", Duration)]),
        ("five weeks; a six-week programme", &[("five weeks", Duration), ("six-week", Duration)]),
        ("30 minutes", &[("30 minutes", Duration)]),
        ("within 5 working days", &[("5 working days", Duration)]),
        ("once a week; one day they ran", &[]),
    ]);
}

#[test]
fn days_with_names() {
    table(&[
        ("at Christmas", &[("Christmas", NamedDay)]),
        ("Christmas Eve 2024", &[("Christmas Eve 2024", NamedDay)]),
        ("Easter 2024", &[("Easter 2024", NamedDay)]),
        ("St David\u{2019}s Day", &[("St David\u{2019}s Day", NamedDay)]),
        ("on bonfire night", &[("bonfire night", NamedDay)]),
        ("New Year's Eve", &[("New Year's Eve", NamedDay)]),
        ("when the clocks went back", &[("the clocks went back", NamedDay)]),
        ("Boxing Day, Halloween", &[("Boxing Day", NamedDay), ("Halloween", NamedDay)]),
        ("the May bank holiday", &[("May bank holiday", NamedDay)]),
        ("Easter Road; St Mary's Church; a new year group; good friends; boxing club", &[]),
    ]);
}

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
}

/// Checks what holds of any answer.
pub(crate) fn sound(text: &str, mentions: &[DateMention]) {
    let mut last = 0;
    for mention in mentions {
        assert!(mention.span.start as usize >= last && !mention.span.is_empty(), "{mentions:?}");
        assert!(text.get(mention.span.range()).is_some(), "{text:?} {mention:?}");
        last = mention.span.end as usize;
        let _ = (mention.interval(2025), mention.interval_before(date(2025, 6, 12)), mention.fault());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in any::<String>()) {
        sound(&text, &find(&text));
    }

    #[test]
    fn text_made_of_dates_is_read_soundly(
        parts in prop::collection::vec(prop::sample::select(vec![
            "1", "31", "02", "2025", "24", "May", "march", "Sept.", " ", " ", "\u{a0}", "-", "\u{2013}", "\u{2011}",
            "/", ".", ",", "(", ")", "and", "to", "between", "the", "of", "w/c", "week", "term", "half", "Q1", "spring",
            "Monday", "sat", "th", "pm", "hrs", "aged", "year", "old", "days", "later", "ago", "last", "that", "\u{2019}",
            "é", "\n", "2000", "99", "9999", "0", "Easter", "clocks went back", "Act", "in", "a", "few",
        ]), 0..24)
    ) {
        let text: String = parts.concat();
        sound(&text, &find(&text));
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    for unit in [
        "1",
        "a",
        " ",
        "é",
        "1, ",
        "1 ",
        "1/",
        "1-",
        "May ",
        "5 May, ",
        "between ",
        "the last ",
        "week of ",
        "Monday ",
        "1 and ",
        "2025 ",
        "March to ",
        "aged 15 ",
        "\u{a0}",
        "12/03/",
        "a few ",
        "(2025",
        "13.",
        "Mon 3, ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        sound(&text, &find(&text));
    }
    for unit in ["1", "a", "é", "Monday ", "word 12/03/ "] {
        let text = unit.repeat(1_000_000 / unit.len());
        sound(&text, &find(&text));
    }
}
