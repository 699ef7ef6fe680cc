//! `pack show`: a pack as it is once it is laid over those it extends and the configuration has had its say.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use crate::cli::args::{Global, PackShow, Showing};
use crate::cli::failure::{Exit, Failure};
use crate::cli::output;
use crate::cli::packs::standing_here;
use crate::cli::screen::Screen;
use crate::explain::reference;
use crate::lexicon::Term;
use crate::pack::{LeftOut, Pack, Source};
use crate::render::{Paint, count, json_text, visible, wrap};
use crate::rule::Rule;

pub(super) fn run(options: &PackShow, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let mut names = global.packs.clone();
    names.extend(options.pack.clone());
    // The rules as they hold for a report that would stand here.
    let (packs, here, exit) = standing_here(&names, global.config.as_deref(), screen)?;
    let engine = packs.standing(here.as_ref())?;
    engine.tell(screen);
    let text = match options.format {
        Showing::Text => plain(&engine.pack, Paint::new(screen.colour), screen.width),
        Showing::Json => json(&engine.pack),
        Showing::Markdown => reference(&engine.pack),
    };
    output::print(&text)?;
    if let (Showing::Text, Some((loaded, _))) = (options.format, &here) {
        screen.note(&format!("with the severities and limits of {}.", loaded.name()));
    }
    Ok(exit)
}

/// For a terminal: who it is, what it stands on, its rules, what it leaves out, its word lists.
fn plain(pack: &Pack, paint: Paint, width: usize) -> String {
    let mut lines = vec![format!("{} {}", paint.bold(&visible(&pack.name)), visible(&pack.version))];
    lines.extend(wrap(&visible(&pack.title), width));
    lines.push(pack.digest.clone());
    if !pack.below.is_empty() {
        let below = pack.below.iter().map(|below| format!("{} {}", below.name, below.version));
        let below = below.collect::<Vec<_>>().join(", then ");
        lines.push(format!("Laid over {}; its own rules are marked +.", visible(&below)));
    }
    let widest = pack.rules.iter().map(|rule| rule.id.width()).max().unwrap_or(0);
    let mut group = "";
    for rule in &pack.rules {
        if rule.group() != group {
            group = rule.group();
            lines.extend([String::new(), paint.bold(&visible(group))]);
        }
        lines.push(row(pack, rule, widest, paint));
    }
    if !pack.left_out.is_empty() {
        lines.extend([String::new(), paint.bold("Turned off")]);
        let row = |out: &LeftOut| format!("  {}  {}", visible(&out.rule.id), visible(&out.rule.title));
        lines.extend(pack.left_out.iter().map(row));
    }
    if !pack.own_vocabularies.is_empty() {
        lines.extend([String::new(), paint.bold("Its word lists, with how many terms each has")]);
        lines.extend(own_lists(pack).map(|(name, terms)| format!("  @{}  {}", visible(name), terms.len())));
    }
    let examples = pack.rules.iter().map(|rule| rule.examples.len()).sum();
    let counts = format!("{}, {}.", count(pack.rules.len(), "rule"), count(examples, "example"));
    lines.extend([String::new(), counts, String::new()]);
    lines.join("\n")
}

/// The word lists that the pack or one below it gives or adds to, without those every pack shares.
fn own_lists(pack: &Pack) -> impl Iterator<Item = (&str, &[Term])> {
    pack.own_vocabularies
        .iter()
        .filter_map(|name| Some((name.as_str(), pack.vocabularies.get(name)?.as_slice())))
}

fn row(pack: &Pack, rule: &Rule, widest: usize, paint: Paint) -> String {
    // Of several packs given, those of the last.
    let below = pack.below.iter().any(|below| *below.name == *rule.pack);
    let own = if pack.below.is_empty() || below { ' ' } else { '+' };
    let severity = paint.severity(rule.severity, &format!("{:<8}", rule.severity.name()));
    // A part may weigh more than its rule.
    let parts = Some(rule.gravest()).filter(|gravest| *gravest > rule.severity);
    let parts = parts.map(|gravest| format!("parts {gravest}"));
    let limits = rule.limits().into_iter().map(|limit| format!("{} = {}", limit.name, limit.number));
    let notes: Vec<String> = parts.into_iter().chain(limits).collect();
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    format!("{own} {severity}  {:<widest$}  {}{}", visible(&rule.id), visible(&rule.title), visible(&notes))
}

#[derive(Serialize)]
struct V1Pack<'a> {
    schema: &'static str,
    name: &'a str,
    version: &'a str,
    title: &'a str,
    digest: &'a str,
    extends: Vec<V1Below<'a>>,
    groups: &'a [String],
    rules: Vec<V1Rule<'a>>,
    off: Vec<&'a str>,
    vocabularies: BTreeMap<&'a str, Vec<&'a str>>,
    sources: BTreeMap<&'a str, V1Source<'a>>,
}

#[derive(Serialize)]
struct V1Below<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct V1Rule<'a> {
    id: &'a str,
    pack: &'a str,
    kind: &'static str,
    severity: &'static str,
    limits: BTreeMap<String, u32>,
    title: &'a str,
    message: &'a str,
    why: &'a str,
    instead: &'a str,
    sources: &'a [String],
    aliases: &'a [String],
    examples: Vec<V1Example<'a>>,
}

#[derive(Serialize)]
struct V1Example<'a> {
    expect: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct V1Source<'a> {
    title: &'a str,
    publisher: &'a str,
    year: Option<&'a str>,
    url: Option<&'a str>,
}

fn json(pack: &Pack) -> String {
    let shown = V1Pack {
        schema: "faircopy.pack/1",
        name: &pack.name,
        version: &pack.version,
        title: &pack.title,
        digest: &pack.digest,
        extends: pack
            .below
            .iter()
            .map(|below| V1Below { name: &below.name, version: &below.version })
            .collect(),
        groups: &pack.groups,
        rules: pack.rules.iter().map(|rule| V1Rule::of(rule)).collect(),
        off: pack.left_out.iter().map(|out| &*out.rule.id).collect(),
        vocabularies: own_lists(pack)
            .map(|(name, terms)| (name, terms.iter().map(Term::written).collect()))
            .collect(),
        sources: pack.sources.iter().map(|(id, source)| (id.as_str(), V1Source::of(source))).collect(),
    };
    json_text(&shown) + "\n"
}

impl<'a> V1Rule<'a> {
    fn of(rule: &'a Rule) -> Self {
        Self {
            id: &rule.id,
            pack: &rule.pack,
            kind: rule.kind.name(),
            severity: rule.severity.name(),
            limits: rule.limits().into_iter().map(|limit| (limit.name.to_string(), limit.number)).collect(),
            title: &rule.title,
            message: &rule.message,
            why: &rule.why,
            instead: &rule.instead,
            sources: &rule.sources,
            aliases: &rule.aliases,
            examples: rule
                .examples
                .iter()
                .map(|example| V1Example { expect: example.expect.name(), text: &example.text })
                .collect(),
        }
    }
}

impl<'a> V1Source<'a> {
    fn of(source: &'a Source) -> Self {
        Self {
            title: &source.title,
            publisher: &source.publisher,
            year: source.year.as_deref(),
            url: source.url.as_deref(),
        }
    }
}
