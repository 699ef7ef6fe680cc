//! Months and longer, ranges and lists, lengths and ages, and what is told from something else.

use super::super::DateKind::{
    Age, Citation, Day, Duration, Month, Quarter, Range, Relative, RelativeFloating, Season, Term,
    WeekCommencing, WeekEnding, Year,
};
use super::table;

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
        ("recalled the 2016 trouble", &[("2016", Year)]),
        ("missed the 2015 bus", &[]),
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
