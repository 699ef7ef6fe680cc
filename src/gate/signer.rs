//! Who signs: a name and a role in words, and nobody who wrote the report.

use crate::check::Checked;
use crate::draft::Draft;

/// What a role is made of besides "author", when it says nothing but that somebody wrote the report.
const ABOUT_AN_AUTHOR: &[&str] = &[
    "the", "an", "a", "co", "lead", "main", "sole", "first", "of", "this", "report", "reports", "draft", "s",
];

/// Said of who wrote a report.
const WROTE: &[&str] = &[
    "written",
    "wrote",
    "prepared",
    "completed",
    "compiled",
    "produced",
    "authored",
    "drafted",
    "typed",
    "author",
    "authors",
    "assessor",
    "writer",
];

/// Said of others who had to do with it.
const OTHERS: &[&str] = &[
    "supervised",
    "supervisor",
    "supervision",
    "supervises",
    "supervising",
    "read",
    "checked",
    "approved",
    "reviewed",
    "signed",
    "countersigned",
    "manager",
    "managed",
    "overseen",
    "quality",
];

/// What stands before a name and is no part of it.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor"];

/// Whether a report gives somebody as who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Writer {
    /// It does not.
    No,
    /// It gives a name that may be the same: with initials, or the surname alone.
    Perhaps,
    /// It does.
    Yes,
}

/// Whether somebody may sign so; an error is a sentence for them.
pub fn may_sign(by: &str, role: &str) -> Result<(), &'static str> {
    let says = |text: &str| text.chars().any(char::is_alphabetic);
    if !says(by) || !says(role) {
        return Err(
            "--by and --role say who signs and as what, in words: --by \"C. Evers\" --role supervisor",
        );
    }
    let words = words_of(role);
    let is_author = |word: &String| ["author", "authors", "writer"].contains(&word.as_str());
    let about = |word: &String| is_author(word) || ABOUT_AN_AUTHOR.contains(&word.as_str());
    if words.iter().any(is_author) && words.iter().all(about) {
        return Err(
            "whoever wrote a report does not sign it off: a sign-off says that somebody else, such as a \
                    supervisor, has read it and stands behind it",
        );
    }
    Ok(())
}

/// Whether a report gives a name as that of who wrote it: in its entry for the author, or in the words that say so.
pub fn writer(by: &str, draft: &Draft, checked: &Checked) -> Writer {
    let mut name = words_of(by);
    name.retain(|word| !TITLES.contains(&word.as_str()));
    let entries = checked.brief.entries.iter().filter(|entry| entry.key == "author");
    let declared = entries.map(|entry| named(&name, &words_of(draft.slice(entry.span)), |_, _| true));
    let items = checked.checklist.iter().filter(|item| *item.id == *"evidence/authorship");
    let evidence = items.flat_map(|item| &item.evidence);
    let said = evidence.map(|one| named(&name, &words_of(draft.slice(one.span)), wrote));
    declared.chain(said).max().unwrap_or(Writer::No)
}

/// Whether a name stands among words, where they say so of it.
fn named(name: &[String], words: &[String], says: fn(&[String], &[String]) -> bool) -> Writer {
    let Some(surname) = name.last().filter(|word| word.chars().count() > 1) else { return Writer::No };
    let mut found = Writer::No;
    for (at, _) in words.iter().enumerate().filter(|(_, word)| *word == surname) {
        let from = at.saturating_sub(name.len() - 1);
        let own = &words[from..=at];
        if !says(&words[..from], &words[at + 1..]) {
            continue;
        }
        let initial = |a: &str, b: &str| {
            let short = |word: &str| word.chars().count() == 1;
            (short(a) || short(b)) && a.chars().next() == b.chars().next()
        };
        let near = own.len() == name.len() && name.iter().zip(own).all(|(a, b)| a == b || initial(a, b));
        let same = own == name && name.len() > 1;
        found = found.max(match (same, near) {
            (true, _) => Writer::Yes,
            (false, true) => Writer::Perhaps,
            (false, false) => Writer::No,
        });
    }
    found
}

/// Whether the words before a name, or else those after it, are about who wrote the report.
fn wrote(before: &[String], after: &[String]) -> bool {
    let cue = |word: &String| {
        let is_in = |cues: &[&str]| cues.contains(&word.as_str());
        if is_in(WROTE) { Some(true) } else { is_in(OTHERS).then_some(false) }
    };
    before.iter().rev().find_map(cue).or_else(|| after.iter().find_map(cue)).unwrap_or(false)
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::pack::Pack;
    use crate::read::{Format, read};

    #[test]
    fn a_name_and_a_role_are_words_and_no_author_signs() {
        assert!(may_sign("C. Evers", "supervisor").is_ok());
        assert!(may_sign("C. Evers", "supervisor of the author").is_ok());
        for (by, role) in [("-", "supervisor"), ("C. Evers", "."), ("\u{200b}", "supervisor"), ("", "")] {
            assert!(may_sign(by, role).is_err(), "{by} {role}");
        }
        for role in ["author", "the author", "Co-author", "Lead author of the report", "report's writer"] {
            assert!(may_sign("C. Evers", role).is_err(), "{role}");
        }
    }

    #[test]
    fn whoever_the_report_gives_as_its_author_is_known_by_name() {
        let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
        let checker = Checker::new(&pack);
        let said = "# How we worked\n\nWritten by Marit Osgood, social worker, who holds no case in the group. \
                    Supervised by Lena Harrow, practice lead.\n";
        let declared = "---\nauthor: Marit Osgood, social worker\n---\n\n# How we worked\n\nWe met.\n";
        for (text, by, is) in [
            (said, "Marit Osgood", Writer::Yes),
            (said, "Ms Marit OSGOOD", Writer::Yes),
            (said, "M. Osgood", Writer::Perhaps),
            (said, "Osgood", Writer::Perhaps),
            (said, "Jan Osgood", Writer::No),
            (said, "Lena Harrow", Writer::No),
            (said, "C. Evers", Writer::No),
            (declared, "Marit Osgood", Writer::Yes),
            (declared, "Lena Harrow", Writer::No),
        ] {
            let draft = read(Format::Markdown, text.as_bytes()).expect("text");
            let checked = checker.check(&draft, jiff::civil::date(2026, 11, 22));
            assert_eq!(writer(by, &draft, &checked), is, "{by} in {text}");
        }
    }
}
