//! Days, in words and figures, and the names that days have.

use super::super::DateKind::{Clock, Day, Impossible, Month, NamedDay, Weekday, YearlessDay};
use super::table;

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
        ("Date: March", &[("March", Month)]),
        ("Who rang: May", &[]),
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
