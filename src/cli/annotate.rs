//! `annotate`: a copy of a Word draft with a comment on every finding.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Annotate, Global};
use super::desk::today;
use super::failure::{Exit, Failure};
use super::fault;
use super::output::{self, Sink};
use super::owned::{self, REVIEWED};
use super::screen::Screen;
use super::single::{self, Single};
use super::source;
use super::walk;
use crate::pack::{Pack, PackLabel, nearest};
use crate::read::Format;
use crate::render::{NOT_APPROVAL, count, thousands};
use crate::waive::OWN_RULES;
use crate::word::{self, Annotated, Selection};

/// More comments than this slow a word processor down: `LibreOffice` takes minutes over five thousand.
const MANY: usize = 1000;

pub(super) fn run(options: &Annotate, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    if source::is_stdin(&options.file) {
        return Err(Failure::Options("annotate takes a Word file by its name, not standard input"));
    }
    let output = match &options.output {
        Some(_) if output::named(options.output.as_deref()).is_none() => {
            return Err(Failure::Options(
                "the copy goes into a file, not to standard output. Give it a name",
            ));
        }
        Some(output) if same_file(output, &options.file) => {
            return Err(Failure::OutputIsInput(walk::shown(output)));
        }
        Some(output) if !has_word_ending(output) => return Err(Failure::CopyKind(walk::shown(output))),
        Some(output) => {
            owned::check(output)?;
            output.clone()
        }
        None => beside(&options.file),
    };
    match fault::guarded(|| annotated(options, global, screen)) {
        Ok(copy) => {
            if copy.signed {
                screen.note(
                    "the draft bears a digital signature. The copy is not what was signed, and Word will say so; the \
                     draft itself is untouched.",
                );
            }
            Sink::write_file(&output, &copy.bytes)?;
            report(&copy, &output, screen);
            Ok(Exit::Pass)
        }
        Err(failure) => {
            screen.complain(&format!("{}: {failure}", walk::shown(&options.file)));
            Ok(failure.exit())
        }
    }
}

fn annotated(options: &Annotate, global: &Global, screen: &Screen) -> Result<Annotated, Failure> {
    let source = source::file(&options.file)?;
    match source.format {
        Format::Docx => {}
        Format::Markdown => return Err(Failure::NotWord("Markdown")),
        Format::Plain => return Err(Failure::NotWord("plain text")),
    }
    let date = options.date.unwrap_or_else(today);
    let Single { source, draft, engine, checked, remark } =
        single::check(source, &options.file, date, global)?;
    if let Some(remark) = remark {
        remark.tell(screen);
    }
    let groups = options.groups.iter().map(|group| known_group(group, &engine.pack));
    let groups = groups.collect::<Result<Vec<String>, Failure>>()?;
    let rules = PackLabel::from(&*engine.pack).in_words();
    let selection = Selection { date, only: &options.only, groups: &groups, rules: &rules };
    Ok(word::annotate(&source.bytes, &draft, &checked, &selection)?)
}

/// A group that some rule belongs to.
fn known_group(name: &str, pack: &Pack) -> Result<String, Failure> {
    let mut known: Vec<String> = Vec::new();
    let own = OWN_RULES.iter().filter_map(|rule| rule.id.split('/').next());
    for group in pack.rules.iter().map(|rule| rule.group()).chain(own) {
        if !known.iter().any(|other| other == group) {
            known.push(group.to_owned());
        }
    }
    let wanted = name.trim().trim_end_matches('/').to_lowercase();
    if known.contains(&wanted) {
        return Ok(wanted);
    }
    let nearest = nearest(&wanted, known.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
    Err(Failure::UnknownGroup { name: name.to_owned(), nearest, known })
}

fn report(copy: &Annotated, output: &Path, screen: &Screen) {
    let mut text = format!("wrote {} with {}", walk::shown(output), count(copy.comments, "comment"));
    if copy.replaced > 0 {
        let were = if copy.replaced == 1 { "was" } else { "were" };
        text.extend(["; ", &thousands(copy.replaced), " from an earlier run ", were, " taken out"]);
    }
    if copy.answered > 0 {
        let stay = if copy.answered == 1 { "stays as it is" } else { "stay as they are" };
        text.extend(["; ", &thousands(copy.answered), " that somebody replied to ", stay]);
    }
    screen.note(&format!("{text}."));
    screen.note(NOT_APPROVAL);
    if copy.left_out > 0 {
        screen.note(&format!(
            "{} have no comment, because Word opens no file with more; the gravest have one.",
            count(copy.left_out, "further finding")
        ));
    }
    if copy.comments > MANY {
        screen.note(
            "so many comments are slow to open, and too many to work through: `--only must`, or `--group` and the name \
             of a group of rules, gives a copy with fewer.",
        );
    }
}

/// Whether two paths lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Whether a name ends as those of Word files do.
fn has_word_ending(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Format::by_ending(&ending) == Some(Format::Docx)
}

/// A name beside the draft that no file has: `draft.reviewed.docx`, else `draft.reviewed-2.docx`. An earlier copy
/// may hold what a supervisor replied, and is not written over.
fn beside(draft: &Path) -> PathBuf {
    let stem = draft.file_stem().unwrap_or_default();
    // A name that is no text keeps its bytes; there is no telling whether it is that of a copy.
    let earlier = stem.to_str().and_then(|stem| stem.rsplit_once(REVIEWED));
    let stem = match earlier {
        Some((stem, rest)) if rest.chars().all(|c| c == '-' || c.is_ascii_digit()) => OsStr::new(stem),
        _ => stem,
    };
    // A Word file may bear any name; its copy has one that Word opens.
    let ending = draft.extension().filter(|_| has_word_ending(draft)).unwrap_or(OsStr::new("docx"));
    let name = |number: u32| {
        let mut name = stem.to_owned();
        name.push(REVIEWED);
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(".");
        name.push(ending);
        draft.with_file_name(name)
    };
    let mut number = 1;
    // Some number is free: a folder holds fewer files than there are numbers.
    while fs::symlink_metadata(name(number)).is_ok() {
        number += 1;
    }
    name(number)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn a_copy_has_the_name_of_its_draft_byte_for_byte() {
        let beside =
            |name: &[u8]| beside(Path::new(OsStr::from_bytes(name))).as_os_str().as_bytes().to_owned();
        assert_eq!(beside(b"no-such/d\xe9j.docx"), b"no-such/d\xe9j.reviewed.docx");
        assert_eq!(beside("no-such/déj.reviewed-2.docm".as_bytes()), "no-such/déj.reviewed.docm".as_bytes());
        assert_eq!(beside(b"no-such/elm"), b"no-such/elm.reviewed.docx");
    }
}
