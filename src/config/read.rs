//! A configuration's text becomes a [`Config`].

use super::paths::Globs;
use super::{Config, Override};
use crate::digest;
use crate::excerpt::fold;
use crate::finding::Severity;
use crate::gate::{Concern, PolicyChange};
use crate::pack::{Desk, Fault, Fields, Named, of_slips, read_settings, read_tree};
use crate::text::LineIndex;
use crate::waive::{Given, Reach, is_reason};

pub(super) fn read(file: &str, text: &str) -> (Config, Vec<Fault>) {
    let entries = match read_tree(text) {
        Ok(entries) => entries,
        Err(slips) => return (Config::default(), of_slips(file, text, &slips)),
    };
    let desk = Desk::new(file, text);
    let lines = LineIndex::new(text.to_owned());
    let mut fields = Fields::new(&desk, "faircopy.toml", &entries, 0..0);
    let (gate, baseline) = fields.table("gate", "`[gate]`").map(gate).unwrap_or_default();
    let config = Config {
        packs: names(&mut fields, "packs"),
        include: globs(&mut fields, "include"),
        exclude: globs(&mut fields, "exclude"),
        rules: read_settings(&mut fields),
        overrides: fields.tables("override", "an override").into_iter().map(of_override).collect(),
        gate,
        baseline,
        waivers: fields
            .tables("waiver", "a waiver")
            .into_iter()
            .filter_map(|fields| waiver(fields, &lines))
            .collect(),
    };
    fields.close();
    let faults = desk.notes.take().faults;
    (config, faults)
}

fn names(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<Named> {
    let desk = fields.desk;
    let texts = fields.texts(key);
    texts
        .into_iter()
        .map(|(name, span)| Named { name: name.to_owned(), place: desk.place(span), inside: None })
        .collect()
}

fn globs(fields: &mut Fields<'_, '_>, key: &'static str) -> Globs {
    let texts = fields.texts(key);
    let patterns: Vec<&str> = texts.iter().map(|(pattern, _)| *pattern).collect();
    match Globs::new(&patterns) {
        Ok(globs) => globs,
        Err((index, message)) => {
            let help =
                "patterns look like \"reports/**/*.docx\": * stays inside a folder, ** goes through folders";
            let span = texts.get(index).map_or(fields.span.clone(), |(_, span)| (*span).clone());
            fields.desk.fault(
                &span,
                format!("this pattern cannot be read: {message}"),
                Some(help.to_owned()),
            );
            Globs::default()
        }
    }
}

fn of_override(mut fields: Fields<'_, '_>) -> Override {
    fields.demand("paths");
    let (gate, baseline) = fields.table("gate", "`gate`").map(gate).unwrap_or_default();
    let over = Override {
        paths: globs(&mut fields, "paths"),
        packs: names(&mut fields, "packs"),
        rules: read_settings(&mut fields),
        gate,
        baseline,
    };
    fields.close();
    over
}

fn gate(mut fields: Fields<'_, '_>) -> (PolicyChange, Option<String>) {
    let change = PolicyChange {
        fail_on: fields.name_if("fail-on", Severity::ALL, Severity::name),
        max_should: fields.number_if("max-should"),
        require_signoff: fields.has("require-signoff").then(|| fields.truth("require-signoff")),
        review_overdue: or_off(&mut fields, "review-overdue"),
        unread: or_off(&mut fields, "unread"),
    };
    // Known even where it is not given, so that a slip in its name can be told.
    fields.find("require-signoff");
    let baseline = fields.prose_if("baseline");
    fields.close();
    (change, baseline)
}

/// A severity, or `"off"`.
fn or_off(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Concern> {
    let all: Vec<Concern> = Severity::ALL.iter().copied().map(Concern::At).chain([Concern::Off]).collect();
    fields.name_if(key, &all, Concern::name)
}

/// A waiver. Without a reason, a name or a day it waives nothing, and that is told as a finding of the report, so
/// that one waiver somebody left half written does not stop the others.
fn waiver(mut fields: Fields<'_, '_>, lines: &LineIndex) -> Option<(String, Given)> {
    let desk = fields.desk;
    let line = lines.position(fields.span.start as u32).line;
    let path =
        fields.demand("path").and_then(|entry| Some((fields.text_of("path", entry)?, &entry.node.span)));
    let rule = fields
        .demand("rule")
        .and_then(|entry| Some((fields.text_of("rule", entry)?, desk.place(&entry.node.span))));
    let excerpt = fields.prose_if("excerpt");
    let fingerprint = fields.prose_if("fingerprint");
    let reach = match (excerpt, fingerprint) {
        (Some(_), Some(_)) => {
            let message = "a waiver has an excerpt or a fingerprint, and this one has both";
            desk.fault(&fields.span, message, None);
            None
        }
        (Some(excerpt), None) if !excerpt.contains(char::is_alphanumeric) => {
            desk.fault(&fields.span, "`excerpt` holds no word", None);
            None
        }
        (Some(excerpt), None) => Some(Reach::Excerpt(excerpt)),
        (None, Some(print)) => {
            let digits = print.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
            if print.len() != digest::SHORT || !digits {
                let help = "it is the `fingerprint` of `--format json`: 16 digits and letters a to f";
                desk.fault(&fields.span, "this is no fingerprint of a finding", Some(help.to_owned()));
            }
            Some(Reach::Fingerprint(print))
        }
        (None, None) => Some(Reach::Statements),
    };
    // A reason that says nothing is a missing one, and a finding like it; so is a name without letters.
    let text = |fields: &mut Fields<'_, '_>, key| {
        let entry = fields.find(key)?;
        let text = fold(fields.text_of(key, entry)?);
        (!text.is_empty()).then_some(text)
    };
    let reason = text(&mut fields, "reason").filter(|reason| is_reason(reason));
    let by = text(&mut fields, "by").filter(|name| name.contains(char::is_alphabetic));
    let until = fields.day_if("until");
    fields.close();
    let (path, span) = path?;
    if path.contains(['*', '?', '[', '{']) {
        let help = "name the one report; each waiver is somebody's decision about one text";
        desk.fault(span, "a waiver's `path` is no pattern", Some(help.to_owned()));
    }
    let path = path.replace('\\', "/");
    let (rule, at) = rule?;
    let source = format!("{}:{line}", desk.file);
    Some((
        path.trim_start_matches("./").to_owned(),
        Given { rule: rule.trim().to_lowercase(), reason, by, until, reach: reach?, source, at },
    ))
}
