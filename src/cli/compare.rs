//! `compare`: what has changed between two versions of a report.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::args::{Compare, Form, Global};
use super::configs::Configs;
use super::crew;
use super::failure::{Exit, Failure};
use super::fault;
use super::form;
use super::packs::Packs;
use super::progress::Progress;
use super::screen::Screen;
use super::single::{self, Single};
use super::source::{self, Source, is_stdin};
use super::walk::{self, Admission, Named, STDIN};
use crate::compare::{Comparison, Index, Manner, Seen, Side};
use crate::digest;
use crate::read::read;
use crate::render::{Paint, Unread};

/// One version, read and checked.
struct Version {
    digest: String,
    single: Single,
}

impl Version {
    fn side(&self) -> Side<'_> {
        let Single { source, draft, engine, checked, .. } = &self.single;
        Side {
            path: &source.path,
            format: source.format,
            digest: &self.digest,
            draft,
            checked,
            pack: &engine.pack,
        }
    }
}

pub(super) fn run(options: &Compare, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let form = form::of(options.format, options.output.as_deref())?;
    let versions = [&options.old, &options.new];
    if versions.iter().all(|path| is_stdin(path)) {
        return Err(Failure::Options(
            "standard input can be one of the two versions, not both. Name a file for the other",
        ));
    }
    let configs = Configs::open(global.config.as_deref())?;
    let admission = Admission { configs: &configs, named_too: false, under_each_name: false };
    let others = others(options, admission, screen)?;
    let files = others.iter().filter_map(|named| match named {
        Named::File(path) => Some(path),
        Named::Stdin | Named::Bad(..) => None,
    });
    form::never_over(options.output.as_deref(), versions.into_iter().chain(files))?;
    for path in versions {
        configs.of(source::place(path));
    }
    configs.check(&global.packs)?;
    let packs = Packs::open(&global.packs)?;
    let as_of = options.over.day.or_today();
    let [old, new] = versions.map(|path| {
        let version = fault::guarded(|| {
            let source = source::open(path)?;
            let digest = digest::of(&source.bytes);
            let single = single::checked(source, path, as_of, &configs, &packs)?;
            Ok(Version { digest, single })
        });
        version.map_err(|failure| {
            screen.complain(&format!("{}: {failure}", walk::shown(source::place(path))));
            failure.exit()
        })
    });
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(one), Err(other)) => return Ok(one.max(other)),
        (Err(exit), _) | (_, Err(exit)) => return Ok(exit),
    };
    if old.digest == new.digest {
        screen.note("the two files are the same, byte for byte.");
    }
    let manner = Manner { as_of, words: !options.redact, fail_on: options.fail_on };
    let mut comparison = Comparison::new(old.side(), new.side(), manner);
    let mut exit = if comparison.is_held() && !options.exit_zero { Exit::Held } else { Exit::Pass };
    if !options.against.is_empty() {
        let index = Index::new(&new.side());
        let (seen, unread, worst) = look_through(others, &index, [&old, &new], options, screen)?;
        exit = exit.max(worst);
        comparison.against(&index, seen, unread);
    }
    let text = match form {
        Form::Json => comparison.json(),
        Form::Markdown => comparison.markdown(),
        Form::Html => comparison.html(),
        Form::Text => {
            let colour = screen.colour_for(options.output.as_deref(), global);
            comparison.terminal(Paint::new(colour), screen.width)
        }
    };
    form::write(&text, options.output.as_deref(), screen)?;
    Ok(exit)
}

/// The other reports, without the two versions.
fn others(options: &Compare, admission: Admission<'_>, screen: &Screen) -> Result<Vec<Named>, Failure> {
    if options.against.is_empty() {
        return Ok(Vec::new());
    }
    if options.against.iter().any(|path| is_stdin(path)) {
        return Err(Failure::Options("--against takes a folder of other reports, not standard input"));
    }
    let (named, _) = walk::drafts(&options.against, admission, screen);
    let own: BTreeSet<PathBuf> =
        [&options.old, &options.new].into_iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let before = named.len();
    let others: Vec<Named> = named
        .into_iter()
        .filter(|named| match named {
            Named::File(path) => fs::canonicalize(path).map_or(true, |path| !own.contains(&path)),
            Named::Stdin | Named::Bad(..) => true,
        })
        .collect();
    if others.is_empty() {
        let paths: Vec<String> = options.against.iter().map(|path| walk::shown(path)).collect();
        let but = if before > 0 { " but the two versions" } else { "" };
        return Err(Failure::NothingAgainst(format!("{}{but}", paths.join(", "))));
    }
    Ok(others)
}

/// What the other reports hold of the later version; those that cannot be read are told, and the others go on.
fn look_through(
    others: Vec<Named>,
    index: &Index,
    versions: [&Version; 2],
    options: &Compare,
    screen: &Screen,
) -> Result<(Vec<Seen>, Vec<Unread>, Exit), Failure> {
    let progress = Progress::new(others.len(), screen);
    let own = versions.map(|version| version.digest.as_str());
    let (mut seen, mut unread, mut worst) = (Vec::new(), Vec::new(), Exit::Pass);
    let work = |named: Named| {
        let path = match &named {
            Named::File(path) | Named::Bad(path, _) => walk::shown(path),
            Named::Stdin => STDIN.to_owned(),
        };
        let looked = fault::guarded(|| look(named, index, own, !options.redact));
        progress.step();
        (path, looked)
    };
    crew::in_order(others, options.over.jobs.unwrap_or(0), work, |(path, looked)| {
        match looked {
            Ok(Some(one)) => seen.push(one),
            Ok(None) => progress.aside(|| {
                screen.note(&format!("{path} is a copy of one of the two versions; it is left out."));
            }),
            Err(failure) => {
                progress.aside(|| screen.complain(&format!("{path}: {failure}")));
                worst = worst.max(failure.exit());
                unread.push(Unread { path, message: failure.to_string() });
            }
        }
        Ok(())
    })?;
    progress.end();
    Ok((seen, unread, worst))
}

/// Nothing for a copy of one of the two versions.
fn look(named: Named, index: &Index, own: [&str; 2], headings: bool) -> Result<Option<Seen>, Failure> {
    let path = match named {
        Named::File(path) => path,
        Named::Bad(_, failure) => return Err(failure),
        Named::Stdin => return Ok(None),
    };
    let Source { path, format, bytes } = source::file(&path)?;
    if own.contains(&&*digest::of(&bytes)) {
        return Ok(None);
    }
    Ok(Some(index.look(&path, &read(format, &bytes)?, headings)))
}
