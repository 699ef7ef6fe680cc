//! What an editor can do about a finding: take up other wording, or put in the comment that keeps it.
//!
//! Every one is offered and none preferred: which wording is true only the author knows.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};

use super::client::Client;
use super::document::Document;
use super::waiver::{self, Insertion};
use super::{Sheet, shown};
use crate::excerpt::fold;
use crate::finding::Finding;
use crate::rule::Kind;
use crate::text::Unit;

/// Actions are worked out for so many findings at most: nobody picks one from a longer menu.
const MOST_FINDINGS: usize = 16;

/// The longest wording that is shown whole in a menu, in characters.
const LONGEST_TITLE: usize = 60;

/// What can be done about the findings in a range.
pub(super) fn offered(params: &CodeActionParams, document: &Document, client: &Client) -> Vec<CodeAction> {
    let uri = &params.text_document.uri.0;
    let wanted = params.context.only.as_ref().is_none_or(|only| only.iter().any(covers_quick_fixes));
    let Some(sheet) = document.sheet().filter(|_| wanted && client.actions) else { return Vec::new() };
    let from = document.byte(params.range.start, client.unit);
    let upto = document.byte(params.range.end, client.unit).max(from);
    let open = sheet.checked.findings.iter().filter(|finding| finding.waived.is_none());
    let here = open.filter(|finding| {
        let bytes = document.bytes(sheet, finding);
        bytes.start <= upto && from <= bytes.end
    });
    let action = |title: String, diagnostic: &Diagnostic, edit: TextEdit| CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(workspace(uri, document, client, edit)),
        ..CodeAction::default()
    };
    let mut actions = Vec::new();
    for finding in here.take(MOST_FINDINGS) {
        let diagnostic = shown::one(uri, document, sheet, finding, client);
        for (title, edit) in wordings(document, sheet, finding, client) {
            actions.push(action(title, &diagnostic, edit));
        }
        if let Some(insertion) = waiver::insertion(document, sheet, finding) {
            let title = format!("Keep it on purpose: a waiver of {}, with your reason", finding.rule);
            actions.push(action(title, &diagnostic, edit_of(document, client, insertion)));
        }
    }
    actions
}

/// Whether a kind of actions that was asked for holds quick fixes.
fn covers_quick_fixes(kind: &CodeActionKind) -> bool {
    *kind == CodeActionKind::QuickFix || *kind == CodeActionKind::Empty
}

/// The wordings that a finding suggests, each with what it changes.
fn wordings(
    document: &Document,
    sheet: &Sheet,
    finding: &Finding,
    client: &Client,
) -> Vec<(String, TextEdit)> {
    let Some(rule) = sheet.pack.rule(&finding.rule) else { return Vec::new() };
    let suggestions = finding.suggestions.iter();
    if matches!(rule.kind, Kind::Require(_)) {
        // Wording to fill in never takes the place of an author's own attempt: it comes after it.
        let Some(at) = below(document, sheet, finding) else { return Vec::new() };
        let newline = if document.lines.source().contains("\r\n") { "\r\n" } else { "\n" };
        let insertion = |wording: &String| Insertion { at, text: format!("{newline}{newline}{wording}") };
        return suggestions
            .map(|wording| {
                let title = format!("Put in wording to fill in: “{}”", shortened(wording));
                (title, edit_of(document, client, insertion(wording)))
            })
            .collect();
    }
    let Some(bytes) = replaceable(document, sheet, finding) else { return Vec::new() };
    let range = document.range(&bytes, client.unit);
    suggestions
        .map(|wording| {
            let title = format!("Write “{}” instead", shortened(wording));
            (title, TextEdit { range, new_text: wording.clone() })
        })
        .collect()
}

/// The bytes of a finding's words, where the file holds these words and nothing between them: of words that are half
/// bold, one of the marks would be left.
fn replaceable(document: &Document, sheet: &Sheet, finding: &Finding) -> Option<std::ops::Range<u32>> {
    let span = finding.span?;
    let bytes = sheet.draft.file_range(span)?;
    let written = &document.lines.source()[bytes.start as usize..bytes.end as usize];
    (fold(written) == fold(sheet.draft.slice(span))).then_some(bytes)
}

/// The end of the last line of the paragraph or heading that a statement belongs to.
fn below(document: &Document, sheet: &Sheet, finding: &Finding) -> Option<u32> {
    let span = finding.place()?;
    let block = &sheet.draft.blocks()[sheet.draft.block_index(span.start)];
    let bytes = sheet.draft.file_range(block.span)?;
    let text = document.lines.source();
    let (line, _) = document.lines.place_of(bytes.end, Unit::Byte);
    let next = document.lines.byte_at(line + 1, 0, Unit::Byte)
        ..document.lines.byte_at(line + 1, u32::MAX, Unit::Byte);
    let next = text[next.start as usize..next.end as usize].trim();
    // A heading may be underlined.
    let underlined =
        !next.is_empty() && (next.bytes().all(|sign| sign == b'=') || next.bytes().all(|sign| sign == b'-'));
    let line = if underlined { line + 1 } else { line };
    // In a table or a list the wording would come to stand in the middle of it.
    (block.cell.is_none() && block.list.is_none()).then(|| document.lines.byte_at(line, u32::MAX, Unit::Byte))
}

fn edit_of(document: &Document, client: &Client, insertion: Insertion) -> TextEdit {
    let range = document.range(&(insertion.at..insertion.at), client.unit);
    TextEdit { range, new_text: insertion.text }
}

fn workspace(uri: &str, document: &Document, client: &Client, edit: TextEdit) -> WorkspaceEdit {
    let uri = Uri(uri.to_owned());
    if client.versioned {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(document.version),
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        let edits = TextDocumentEdit { text_document, edits: vec![Edit::TextEdit(edit)] };
        return WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(edits)]),
            ..WorkspaceEdit::default()
        };
    }
    WorkspaceEdit { changes: Some(HashMap::from([(uri, vec![edit])])), ..WorkspaceEdit::default() }
}

fn shortened(wording: &str) -> String {
    let wording = fold(wording);
    if wording.chars().count() <= LONGEST_TITLE {
        return wording;
    }
    let cut: String = wording.chars().take(LONGEST_TITLE - 1).collect();
    format!("{}…", cut.trim_end())
}
