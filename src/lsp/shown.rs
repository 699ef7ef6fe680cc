//! Findings as an editor shows them.

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message,
    PublishDiagnosticsParams, Uri,
};

use super::Sheet;
use super::client::Client;
use super::document::Document;
use crate::finding::{Finding, Severity};
use crate::render::{visible, words};

/// What an editor says found it.
const SOURCE: &str = "faircopy";

/// All there is to show of a text.
pub(super) fn all(uri: &str, document: &Document, client: &Client) -> PublishDiagnosticsParams {
    let diagnostics = match &document.sheet {
        Ok(None) => Vec::new(),
        Ok(Some(sheet)) => {
            let gaps = sheet.draft.gaps().iter().filter(|gap| gap.unread).map(|gap| {
                let message = format!("Not read: {}.", gap.told(true));
                of_the_whole(document, client, DiagnosticSeverity::Information, &message)
            });
            let findings = &sheet.checked.findings;
            gaps.chain(findings.iter().map(|finding| one(uri, document, sheet, finding, client))).collect()
        }
        Err(why) => {
            let message = format!("This draft was not checked: {}", why.trim_end());
            vec![of_the_whole(document, client, DiagnosticSeverity::Error, &message)]
        }
    };
    PublishDiagnosticsParams { uri: Uri(uri.to_owned()), version: Some(document.version), diagnostics }
}

/// Nothing to show any more.
pub(super) fn nothing(uri: &str) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri: Uri(uri.to_owned()), version: None, diagnostics: Vec::new() }
}

/// A finding.
pub(super) fn one(
    uri: &str,
    document: &Document,
    sheet: &Sheet,
    finding: &Finding,
    client: &Client,
) -> Diagnostic {
    let message = words::said(&finding.message, true);
    let message = match &finding.waived {
        // Nothing that was waived is dropped: it stays as the faintest mark an editor has, with who and why.
        Some(waived) => {
            let told = words::capital(&words::waived(waived));
            format!("{told}: {}. {message}", waived.reason.trim_end_matches('.'))
        }
        None => format!("{message} Instead: {}", finding.fix),
    };
    let severity = match finding.severity {
        _ if finding.waived.is_some() => DiagnosticSeverity::Hint,
        Severity::Must => DiagnosticSeverity::Error,
        Severity::Should => DiagnosticSeverity::Warning,
        Severity::Consider => DiagnosticSeverity::Information,
    };
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location {
            uri: Uri(uri.to_owned()),
            range: document.range(&sheet.draft.place(related.span).bytes, client.unit),
        },
        message: visible(&format!("{} ({})", words::said(&related.message, true), related.rule)).into_owned(),
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: document.range(&document.bytes(sheet, finding), client.unit),
        severity: Some(severity),
        code: Some(Code::String(finding.rule.to_string())),
        code_description: None,
        source: Some(SOURCE.to_owned()),
        message: Message::String(visible(&message).into_owned()),
        tags: None,
        related_information: (client.related && !related.is_empty()).then_some(related),
        data: None,
    }
}

/// Something about the whole of a text, at its first line.
fn of_the_whole(
    document: &Document,
    client: &Client,
    severity: DiagnosticSeverity,
    message: &str,
) -> Diagnostic {
    Diagnostic {
        range: document.range(&document.first_line(), client.unit),
        severity: Some(severity),
        code: None,
        code_description: None,
        source: Some(SOURCE.to_owned()),
        message: Message::String(visible(message).into_owned()),
        tags: None,
        related_information: None,
        data: None,
    }
}
