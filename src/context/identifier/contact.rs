//! Telephone numbers, e-mail addresses and names of accounts.

use super::Identifier;
use super::reading::{goes_on_from_digits, near, on_a_day, separator};
use crate::dates::{Cursor, DateKind, DateMention, Word};
use crate::rule::Recogniser;

/// The longest part of an e-mail address before its sign (RFC 5321, section 4.5.3.1.1), and of a handle.
const LONGEST: usize = 64;

/// Where accounts are held.
pub(super) const PLATFORMS: &[&str] = &[
    "snap",
    "snapchat",
    "insta",
    "instagram",
    "ig",
    "tiktok",
    "discord",
    "xbox",
    "psn",
    "playstation",
    "telegram",
    "twitter",
    "facebook",
    "fb",
    "kik",
    "roblox",
    "twitch",
    "steam",
    "whatsapp",
    "threads",
    "youtube",
];

/// Words after which any word is the name of an account.
pub(super) const ACCOUNTS: &[&str] = &["gamertag", "username", "handle"];

/// A telephone number of a person or an office: 07, 01 or 02 and nine more digits (Ofcom's National Telephone
/// Numbering Plan), or the same behind +44. Helplines (0800, 0808, 116, 101, 111, 999) and service lines (03)
/// are nobody's own.
pub(super) fn telephone(c: Cursor, dates: &[DateMention]) -> Option<Identifier> {
    let open = c.eat(b'(');
    let first = open.unwrap_or(c);
    let abroad = first
        .eat(b'+')
        .or_else(|| (first.byte() == b'0' && first.ahead(1) == b'0').then(|| first.to(first.at + 2)));
    if goes_on_from_digits(c) || (abroad.is_none() && first.byte() != b'0') {
        return None;
    }
    let mut at = match abroad {
        Some(next) => {
            let next = next.eat(b'4')?.eat(b'4')?;
            let next = next.eat(b')').unwrap_or(next);
            let next = separator(next).unwrap_or(next);
            next.eat(b'(')
                .and_then(|zero| zero.eat(b'0')?.eat(b')'))
                .or_else(|| next.eat(b'0'))
                .unwrap_or(next)
        }
        None => first.eat(b'0')?,
    };
    at = separator(at).filter(|_| abroad.is_some()).unwrap_or(at);
    let kind = at.byte();
    let area = at.ahead(1).is_ascii_digit();
    if !matches!(kind, b'1' | b'2' | b'7') || !area {
        return None;
    }
    let mut digits = 0;
    let mut end = at;
    while digits < 10 {
        if at.byte().is_ascii_digit() {
            digits += 1;
            at = at.to(at.at + 1);
            end = at;
        } else {
            let closed = at.eat(b')').unwrap_or(at);
            let next = separator(closed).unwrap_or(closed);
            if next.at == at.at || !next.byte().is_ascii_digit() {
                break;
            }
            at = next;
        }
    }
    // A few old exchanges have nine digits after the nought.
    let enough = digits == 10 || (digits == 9 && kind == b'1');
    let start = if open.is_some() && !c.text[c.at..end.at].contains(')') { first.at } else { c.at };
    (enough && !end.in_word() && !on_a_day(dates, first.at))
        .then(|| Identifier::sure(start, end.at, Recogniser::Telephone))
}

/// What an `@` stands in: an e-mail address or a handle.
pub(super) fn at_sign(c: Cursor) -> Option<Identifier> {
    let bytes = c.text.as_bytes();
    let floor = c.at.saturating_sub(LONGEST);
    let local =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'');
    let mut start = c.at;
    while start > floor && local(bytes[start - 1]) {
        start -= 1;
    }
    while start < c.at && matches!(bytes[start], b'.' | b'-' | b'\'') {
        start += 1;
    }
    let rest = &bytes[c.at + 1..bytes.len().min(c.at + 1 + LONGEST)];
    if start < c.at {
        let len = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
            .count();
        let len = rest[..len].iter().rposition(u8::is_ascii_alphanumeric)? + 1;
        let dot = rest[..len].iter().rposition(|byte| *byte == b'.')?;
        let domain = dot > 0 && len - dot > 2 && rest[dot + 1..len].iter().all(u8::is_ascii_alphabetic);
        return domain.then(|| Identifier::sure(start, c.at + 1 + len, Recogniser::Email));
    }
    let len = handle_len(rest);
    let named = (2..=30).contains(&len) && rest[..len].iter().any(u8::is_ascii_alphabetic);
    let end = c.at + 1 + len;
    let loose = c.after_letter() || c.to(end).in_word();
    let odd = rest[..len].iter().any(|byte| !byte.is_ascii_alphabetic());
    // "met @school" is only shorthand
    let sure = odd || near(c.text, c.at..end, 40, 40, PLATFORMS);
    (named && !loose).then(|| Identifier::sure(c.at, end, Recogniser::Handle).perhaps(sure))
}

/// Words by which somebody is said to go where nobody uses their name: "posts as", "goes by", "her account".
const SCREEN: &[&str] = &[
    "account", "accounts", "profile", "username", "handle", "gamertag", "login", "alias", "online", "posts",
    "posting", "posted", "goes", "logs", "plays", "streams", "chat", "dm", "dms",
];

/// A word with an underscore inside, of which `c` is the first: `kez_1410`, `queen_mars`.
///
/// Letters alone may be the name of a field or a file, so that something has to say that it is somebody's.
pub(super) fn underscored(c: Cursor) -> Option<Identifier> {
    let bytes = c.text.as_bytes();
    let floor = c.at.saturating_sub(LONGEST);
    let of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    let mut start = c.at;
    while start > floor && of_name(bytes[start - 1]) {
        start -= 1;
    }
    while start < c.at && bytes[start] == b'.' {
        start += 1;
    }
    let rest = &bytes[start..bytes.len().min(start + LONGEST)];
    let len = handle_len(rest);
    let end = start + len;
    let before = c.to(start).char_before();
    let held = matches!(before, Some('@' | '/' | '\\' | '{' | '<' | '[' | '=' | '&' | '?' | '#' | '-'))
        || matches!(bytes.get(end), Some(b'@' | b'/' | b'\\' | b'}' | b'>' | b']' | b'=' | b'(' | b'-'));
    let name = &rest[..len];
    let small = name.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let of_file = name
        .iter()
        .rposition(|byte| *byte == b'.')
        .is_some_and(|dot| FILES.iter().any(|kind| kind.as_bytes().eq_ignore_ascii_case(&name[dot + 1..])));
    if !(5..=30).contains(&len) || small < 2 || held || of_file || c.to(start).after_letter() {
        return None;
    }
    let figures = name.iter().any(u8::is_ascii_digit);
    let told = near(c.text, start..end, 40, 40, PLATFORMS) || near(c.text, start..end, 40, 0, SCREEN);
    (figures || told).then(|| Identifier::sure(start, end, Recogniser::Handle).perhaps(told))
}

/// How names of files end.
const FILES: &[&str] = &[
    "doc", "docx", "pdf", "xls", "xlsx", "csv", "txt", "md", "jpg", "jpeg", "png", "mp3", "mp4", "mov",
    "wav", "ppt", "pptx", "msg", "eml", "zip", "heic",
];

/// Letters with figures after them that somebody is said to go by: "goes by brindle88", "her `TikTok`, marrow07".
pub(super) fn screen_name(c: Cursor, end: usize) -> Option<Identifier> {
    let run = &c.text.as_bytes()[c.at..end];
    let letters = run.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let shape = letters >= 3 && run[0].is_ascii_lowercase() && (5..=30).contains(&run.len());
    let rest = &run[letters.min(run.len())..];
    let figures = !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    if !shape || !figures || c.to(end).in_word() {
        return None;
    }
    let told = near(c.text, c.at..end, 30, 0, PLATFORMS)
        || near(c.text, c.at..end, 14, 0, SCREEN)
        || near(c.text, c.at..end, 0, 20, PLATFORMS);
    told.then(|| Identifier::sure(c.at, end, Recogniser::Handle))
}

/// Letters, digits, underscores and inner stops.
fn handle_len(rest: &[u8]) -> usize {
    let len =
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')).count();
    rest[..len].iter().rposition(|byte| *byte != b'.').map_or(0, |last| last + 1)
}

/// The name of an account after its platform: `Snap: ash_17`, `Insta ash.elm04`, `instagram.com/ash_17`; `c` stands after the platform's name.
///
/// A plain word is taken, with doubt, only after "username:" and the like; otherwise an account's name must
/// look like one (a digit, an underscore or an inner stop among its letters).
pub(super) fn account(word: &Word, c: Cursor, dates: &[DateMention]) -> Option<Identifier> {
    let mut told = word.is_one_of(ACCOUNTS);
    let platform = told || word.is_one_of(PLATFORMS);
    if !platform {
        return None;
    }
    let mut at = c;
    if let Some(path) = c.eat(b'.').and_then(|dot| dot.eat_word(b"com")).and_then(|com| com.eat(b'/')) {
        at = path.eat(b'@').unwrap_or(path);
        told = true;
    } else {
        for _ in 0..3 {
            at = past_mark(at.gap()).gap();
            let Some(filler) = at.word() else { break };
            let names =
                matches!(filler.key(), b"username" | b"user" | b"handle" | b"gamertag" | b"tag" | b"name");
            if !names
                && !matches!(
                    filler.key(),
                    b"account" | b"acct" | b"id" | b"is" | b"was" | b"as" | b"profile" | b"called"
                )
            {
                break;
            }
            told |= names;
            at = at.to(filler.end);
        }
    }
    let bytes = c.text.as_bytes();
    let rest = &bytes[at.at..bytes.len().min(at.at + LONGEST)];
    let len = handle_len(rest);
    let token = &rest[..len];
    let letters = token.iter().any(u8::is_ascii_alphabetic);
    if at.at == c.at
        || at.after_letter()
        || !(3..=30).contains(&len)
        || !letters
        || at.to(at.at + len).in_word()
    {
        return None;
    }
    let odd = token.iter().any(|byte| byte.is_ascii_digit() || *byte == b'_') || token[..len].contains(&b'.');
    // "username: ashelm", where a word that opens a sentence would have a capital or a space after it
    let colon = matches!(at.gap_before().char_before(), Some(':' | '=' | '/'));
    let plain = told && colon && !token[0].is_ascii_uppercase();
    let aged = starts_in(dates, at.at);
    ((odd || plain) && !aged).then(|| Identifier::sure(at.at, at.at + len, Recogniser::Handle).perhaps(odd))
}

fn past_mark(c: Cursor) -> Cursor {
    c.eat(b':').or_else(|| c.eat(b'=')).or_else(|| c.dash()).or_else(|| c.eat(b'(')).unwrap_or(c)
}

/// Whether an age or a time starts here: "insta 14yo".
fn starts_in(dates: &[DateMention], at: usize) -> bool {
    let next = dates.partition_point(|date| date.span.end as usize <= at);
    dates.get(next).is_some_and(|date| {
        date.span.start as usize <= at
            && matches!(
                date.kind,
                DateKind::Age | DateKind::Clock | DateKind::Duration | DateKind::YearlessDay
            )
    })
}
