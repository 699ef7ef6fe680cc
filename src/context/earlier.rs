//! What lies well before the time the report is about: old dates, and the times of life told by name.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Context, fact};
use crate::dates::DateMention;
use crate::lexicon::Token;
use crate::text::Span;

impl Context<'_> {
    /// The day on which the time that the report is about opens. That time is the declared period, else the year up
    /// to the report, else the year that most of its dates are of; a draft that hardly dates anything is read as if
    /// it were about the two years up to `today`.
    pub fn start(&self, today: Date) -> Option<Date> {
        if let Some(period) = &self.brief.period {
            Some(period.value.0)
        } else if let Some(written) = &self.brief.report_date {
            written.value.checked_sub(1.year()).ok()
        } else if let Some(year) = self.usual_year() {
            Date::new(year, 1, 1).ok()
        } else {
            today.checked_sub(2.years()).ok()
        }
    }

    /// The year of most dates, the later of two; none where no year is named twice.
    fn usual_year(&self) -> Option<i16> {
        let mut years: Vec<i16> =
            self.dates.iter().filter(|date| fact::anchors(date)).filter_map(DateMention::year).collect();
        years.sort_unstable();
        let most = years.chunk_by(|first, second| first == second).max_by_key(|same| same.len())?;
        (most.len() > 1).then(|| most[0])
    }

    /// The words that put a sentence well before the time the report is about: a date before the horizon, or a
    /// stage of life, a decade, a thing that used to be.
    pub fn earlier(&self, sentence: usize, horizon: Option<Date>) -> Option<Span> {
        let sentence = self.sentences.all.get(sentence)?;
        if let Some(list) = self.lists.long_before
            && let Some(hit) = self.hits.within(list, &sentence.tokens).first()
        {
            return Some(self.hits.span(*hit));
        }
        if let Some(year) = self.year_of_history(&sentence.tokens) {
            return Some(year);
        }
        let horizon = horizon?;
        let old = self.dates_in(sentence.span).iter().find(|date| {
            fact::anchors(date)
                && date.year().and_then(|year| date.interval(year)).is_some_and(|(_, to)| to < horizon)
                && !self.runs_on(date.span)
        })?;
        Some(old.span)
    }

    /// "dug in 1794", "built 1934": a year so long ago that no date is read of it. "From 1630", "the 1740" and "about 1620
    /// on the 24th" are as likely hours, unless no clock has such minutes.
    fn year_of_history(&self, words: &Range<u32>) -> Option<Span> {
        let tokens = self.hits.tokens();
        let year = (words.start + 1..words.end).find(|token| {
            tokens[*token as usize].looks(Token::DIGIT)
                && self.word(*token).len() == 4
                && self.word(*token).parse().is_ok_and(|year: u32| {
                    (1500..1990).contains(&year)
                        && match self.small(token - 1).as_ref() {
                            "in" | "of" | "circa" | "built" | "opened" | "founded" | "dated" | "listed" => {
                                true
                            }
                            "since" | "from" | "by" | "until" | "before" | "around" | "about" | "the" => {
                                year % 100 >= 60
                            }
                            _ => false,
                        }
                })
        })?;
        let year = tokens[year as usize];
        Some(Span::new(year.start, year.end))
    }

    /// "since 2019", "from 2016": a standing fact and no event of that day.
    fn runs_on(&self, date: Span) -> bool {
        let words = self.hits.tokens_in(date);
        words.start > 0
            && matches!(
                self.small(words.start - 1).as_ref(),
                "since" | "from" | "act" | "born" | "dob" | "copyright"
            )
    }
}
