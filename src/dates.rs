//! stub until the dates branch lands
use crate::text::Span;
use jiff::civil::{Date, Weekday, date};
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum DateKind {
    Day,
    WeekCommencing,
    WeekEnding,
    Month,
    Season,
    Term,
    Quarter,
    Year,
    Range,
    YearlessDay,
    Weekday,
    Clock,
    Relative,
    RelativeFloating,
    Age,
    Duration,
    NamedDay,
    Impossible,
    Citation,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
pub struct Partial {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DateMention {
    pub span: Span,
    pub kind: DateKind,
    pub from: Option<Partial>,
    pub to: Option<Partial>,
    pub weekday: Option<Weekday>,
}
#[allow(missing_docs)]
impl DateMention {
    pub fn has_year(&self) -> bool {
        self.from.is_some_and(|p| p.year.is_some()) || self.to.is_some_and(|p| p.year.is_some())
    }
    pub fn year(&self) -> Option<i16> {
        self.to.and_then(|p| p.year).or(self.from.and_then(|p| p.year))
    }
    pub fn interval(&self, year: i16) -> Option<(Date, Date)> {
        let f = self.from?;
        let t = self.to?;
        Some((
            Date::new(f.year.or(t.year).unwrap_or(year), f.month.or(t.month)?, f.day.unwrap_or(1)).ok()?,
            Date::new(t.year.unwrap_or(year), t.month?, t.day.unwrap_or(28)).ok()?,
        ))
    }
}
#[allow(missing_docs)]
pub fn find(text: &str) -> Vec<DateMention> {
    use regex::Regex;
    use std::sync::LazyLock;
    static R: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(?P<y>\d{4}))?\b|\b(?P<nd>\d{1,2})[/.](?P<nm>\d{1,2})(?:[/.](?P<ny>\d{2,4}))?\b|\b(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)\b").unwrap()
    });
    let mut out: Vec<DateMention> = Vec::new();
    for c in R.captures_iter(text) {
        let all = c.get(0).unwrap();
        let n = |k: &str| c.name(k).and_then(|m| m.as_str().parse::<i16>().ok());
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let p = if let Some(m) = c.name("m") {
            if n("d").is_none() && n("y").is_none() {
                continue;
            }
            Partial {
                year: n("y"),
                month: months.iter().position(|x| x.eq_ignore_ascii_case(m.as_str())).map(|i| i as i8 + 1),
                day: n("d").map(|x| x as i8),
            }
        } else if let Some(iy) = n("iy") {
            Partial { year: Some(iy), month: n("im").map(|x| x as i8), day: n("id").map(|x| x as i8) }
        } else {
            Partial {
                year: n("ny").map(|y| if y < 100 { 2000 + y } else { y }),
                month: n("nm").map(|x| x as i8),
                day: n("nd").map(|x| x as i8),
            }
        };
        let kind = if p.day.is_some() && p.year.is_some() {
            DateKind::Day
        } else if p.day.is_some() {
            DateKind::YearlessDay
        } else {
            DateKind::Month
        };
        if let Some(last) = out.last_mut() {
            let between = &text[last.span.end as usize..all.start()];
            if matches!(between.trim(), "to" | "and" | "-" | "–" | "until") {
                last.kind = DateKind::Range;
                last.to = Some(p);
                last.span.end = all.end() as u32;
                continue;
            }
        }
        out.push(DateMention { span: all.range().into(), kind, from: Some(p), to: Some(p), weekday: None });
    }
    let _ = date(2020, 1, 1);
    out
}
