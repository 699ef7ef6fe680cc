//! The words dates are made of.

use jiff::civil::Weekday;

/// A month's name as it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthWord {
    /// 1 to 12.
    pub(super) number: i8,
    /// Whether people, verbs or other words are written the same ("April", "may", "Dec"), so that it needs company.
    pub(super) shared: bool,
}

/// What a word may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// "March", "Sept".
    Month(MonthWord),
    /// "Monday", "Tues"; shared when it is also another word ("Sun", "sat").
    Weekday(Weekday, bool),
    /// "spring".
    Season(Season),
    /// "half", for half-term.
    Half,
    /// "Lent", "Michaelmas": the older names of terms.
    OldTerm(Season),
    /// "Term", for "Term 3".
    Term,
    /// "academic", "school", "financial", "calendar": kinds of year.
    YearKind,
    /// "first", "second", "third", "fourth", "final": of a quarter.
    Ordinal(i8),
    /// "week", "wk", "w", "wc".
    Week,
    /// "two", "several".
    Count(u32),
    /// "a", "an".
    Article,
    /// "the".
    The,
    /// "that", "same", "following", "previous".
    Anchored,
    /// "last", "this", "next", "past".
    Floating,
    /// "aged", "age", "ages".
    Aged,
    /// "turned", "turning", "under", "over".
    Reaching,
    /// A word that may open a named day.
    Named,
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A month's name or usual short form.
pub(super) fn month(key: &[u8]) -> Option<MonthWord> {
    let (number, shared) = match key {
        b"january" => (1, false),
        b"jan" => (1, true),
        b"february" => (2, false),
        b"feb" => (2, true),
        b"march" | b"mar" => (3, true),
        b"april" | b"apr" => (4, true),
        b"may" => (5, true),
        b"june" | b"jun" => (6, true),
        b"july" => (7, false),
        b"jul" => (7, true),
        b"august" | b"aug" => (8, true),
        b"september" | b"sept" => (9, false),
        b"sep" => (9, true),
        b"october" => (10, false),
        b"oct" => (10, true),
        b"november" => (11, false),
        b"nov" => (11, true),
        b"december" => (12, false),
        b"dec" => (12, true),
        _ => return None,
    };
    Some(MonthWord { number, shared })
}

/// A day of the week, and whether its short form is also another word.
pub(super) fn weekday(key: &[u8]) -> Option<(Weekday, bool)> {
    Some(match key {
        b"monday" => (Weekday::Monday, false),
        b"mon" => (Weekday::Monday, true),
        b"tuesday" | b"tues" => (Weekday::Tuesday, false),
        b"tue" => (Weekday::Tuesday, true),
        b"wednesday" | b"weds" => (Weekday::Wednesday, false),
        b"wed" => (Weekday::Wednesday, true),
        b"thursday" | b"thurs" => (Weekday::Thursday, false),
        b"thu" | b"thur" => (Weekday::Thursday, true),
        b"friday" => (Weekday::Friday, false),
        b"fri" => (Weekday::Friday, true),
        b"saturday" => (Weekday::Saturday, false),
        b"sat" => (Weekday::Saturday, true),
        b"sunday" => (Weekday::Sunday, false),
        b"sun" => (Weekday::Sunday, true),
        _ => return None,
    })
}

/// A season's name.
pub(super) fn season(key: &[u8]) -> Option<Season> {
    Some(match key {
        b"spring" => Season::Spring,
        b"summer" => Season::Summer,
        b"autumn" => Season::Autumn,
        b"winter" => Season::Winter,
        _ => return None,
    })
}

/// A count in words, up to twenty and the round tens; vague counts ("several") are 0.
pub(super) fn count(key: &[u8]) -> Option<u32> {
    Some(match key {
        b"one" => 1,
        b"two" => 2,
        b"three" => 3,
        b"four" => 4,
        b"five" => 5,
        b"six" => 6,
        b"seven" => 7,
        b"eight" => 8,
        b"nine" => 9,
        b"ten" => 10,
        b"eleven" => 11,
        b"twelve" => 12,
        b"thirteen" => 13,
        b"fourteen" => 14,
        b"fifteen" => 15,
        b"sixteen" => 16,
        b"seventeen" => 17,
        b"eighteen" => 18,
        b"nineteen" => 19,
        b"twenty" => 20,
        b"thirty" => 30,
        b"forty" => 40,
        b"fifty" => 50,
        b"sixty" => 60,
        b"ninety" => 90,
        b"several" | b"some" | b"many" | b"few" => 0,
        _ => return None,
    })
}

/// What a lower-case word may open, looked up by its first letter so that most words cost two comparisons.
pub(super) fn lead(key: &[u8]) -> Option<Lead> {
    let other = match key {
        [b'a', ..] => match key {
            b"a" | b"an" => Some(Lead::Article),
            b"aged" | b"age" | b"ages" => Some(Lead::Aged),
            b"academic" => Some(Lead::YearKind),
            _ => None,
        },
        [b'b', ..] => matches!(key, b"bank" | b"bonfire" | b"boxing").then_some(Lead::Named),
        [b'c', ..] => match key {
            b"christmas" | b"clocks" => Some(Lead::Named),
            b"calendar" => Some(Lead::YearKind),
            _ => None,
        },
        [b'd', ..] => matches!(key, b"diwali").then_some(Lead::Named),
        [b'e', ..] => matches!(key, b"easter" | b"eid").then_some(Lead::Named),
        [b'f', ..] => match key {
            b"following" => Some(Lead::Anchored),
            b"first" => Some(Lead::Ordinal(1)),
            b"fourth" | b"final" => Some(Lead::Ordinal(4)),
            b"financial" => Some(Lead::YearKind),
            b"father" | b"fathers" => Some(Lead::Named),
            _ => None,
        },
        [b'g', ..] => matches!(key, b"good" | b"guy").then_some(Lead::Named),
        [b'h', ..] => match key {
            b"half" => Some(Lead::Half),
            b"halloween" | b"hallowe" | b"hanukkah" => Some(Lead::Named),
            _ => None,
        },
        [b'l', ..] => match key {
            b"last" => Some(Lead::Floating),
            b"lent" => Some(Lead::OldTerm(Season::Spring)),
            _ => None,
        },
        [b'm', ..] => match key {
            b"mother" | b"mothers" | b"mothering" => Some(Lead::Named),
            b"michaelmas" => Some(Lead::OldTerm(Season::Autumn)),
            _ => None,
        },
        [b'n', ..] => match key {
            b"next" => Some(Lead::Floating),
            b"new" => Some(Lead::Named),
            _ => None,
        },
        [b'o', ..] => matches!(key, b"over").then_some(Lead::Reaching),
        [b'p', ..] => match key {
            b"previous" => Some(Lead::Anchored),
            b"past" => Some(Lead::Floating),
            b"pancake" => Some(Lead::Named),
            _ => None,
        },
        [b'r', ..] => matches!(key, b"ramadan" | b"remembrance").then_some(Lead::Named),
        [b's', ..] => match key {
            b"same" => Some(Lead::Anchored),
            b"school" => Some(Lead::YearKind),
            b"second" => Some(Lead::Ordinal(2)),
            b"st" | b"saint" | b"shrove" => Some(Lead::Named),
            _ => None,
        },
        [b't', ..] => match key {
            b"the" => Some(Lead::The),
            b"that" => Some(Lead::Anchored),
            b"this" => Some(Lead::Floating),
            b"term" => Some(Lead::Term),
            b"third" => Some(Lead::Ordinal(3)),
            b"turned" | b"turning" => Some(Lead::Reaching),
            _ => None,
        },
        [b'u', ..] => matches!(key, b"under").then_some(Lead::Reaching),
        [b'v', ..] => matches!(key, b"valentine" | b"valentines").then_some(Lead::Named),
        [b'w', ..] => matches!(key, b"w" | b"wc" | b"wb" | b"week" | b"weeks" | b"wk").then_some(Lead::Week),
        [b'x', ..] => matches!(key, b"xmas").then_some(Lead::Named),
        _ => None,
    };
    if other.is_some() {
        return other;
    }
    match key.first()? {
        b'a' | b'd' | b'j' => month(key).map(Lead::Month),
        b'e' | b'o' | b'n' => count(key).map(Lead::Count).or_else(|| month(key).map(Lead::Month)),
        b'f' => month(key)
            .map(Lead::Month)
            .or_else(|| weekday(key).map(|(day, shared)| Lead::Weekday(day, shared)))
            .or_else(|| count(key).map(Lead::Count)),
        b'm' => month(key)
            .map(Lead::Month)
            .or_else(|| weekday(key).map(|(day, shared)| Lead::Weekday(day, shared)))
            .or_else(|| count(key).map(Lead::Count)),
        b's' => month(key)
            .map(Lead::Month)
            .or_else(|| weekday(key).map(|(day, shared)| Lead::Weekday(day, shared)))
            .or_else(|| season(key).map(Lead::Season))
            .or_else(|| count(key).map(Lead::Count)),
        b't' | b'w' => weekday(key)
            .map(|(day, shared)| Lead::Weekday(day, shared))
            .or_else(|| season(key).map(Lead::Season))
            .or_else(|| count(key).map(Lead::Count)),
        _ => None,
    }
    .or_else(|| (key == b"autumn").then_some(Lead::Season(Season::Autumn)))
}
