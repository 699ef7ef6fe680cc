//! What an editor says it can do.

use gen_lsp_types::{MarkupKind, PositionEncodingKind};
use serde_json::Value;

use crate::text::Unit;

/// What an editor can do, as far as it matters here.
///
/// Read from the JSON as it came: an editor that says something newer than the types know is no reason not to start.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is something that an editor can or cannot do
pub(super) struct Client {
    /// What columns count.
    pub(super) unit: Unit,
    /// Whether hovers may be Markdown.
    pub(super) markdown: bool,
    /// Whether a diagnostic may lead to other places.
    pub(super) related: bool,
    /// Whether an action may be its edit, and not the name of a command.
    pub(super) actions: bool,
    /// Whether an edit may say for which version of the text it is.
    pub(super) versioned: bool,
    /// Whether it can be asked to tell of files that change.
    pub(super) watches: bool,
}

impl Client {
    /// Reads what an editor says of itself when it starts.
    pub(super) fn new(params: &Value) -> Self {
        let of = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| of(path).and_then(Value::as_bool).unwrap_or(false);
        let names = |path: &str| {
            let list = of(path).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        };
        let encodings = names("general/positionEncodings");
        let utf8 =
            encodings.into_iter().any(|name| PositionEncodingKind::from(name) == PositionEncodingKind::UTF8);
        // The first is what it likes best.
        let markup = names("textDocument/hover/contentFormat").into_iter().next().map(MarkupKind::from);
        Self {
            unit: if utf8 { Unit::Byte } else { Unit::Utf16 },
            markdown: markup == Some(MarkupKind::Markdown),
            related: can("textDocument/publishDiagnostics/relatedInformation"),
            actions: of("textDocument/codeAction/codeActionLiteralSupport").is_some_and(Value::is_object),
            versioned: can("workspace/workspaceEdit/documentChanges"),
            watches: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }

    /// What columns count, as the protocol calls it.
    pub(super) fn encoding(&self) -> PositionEncodingKind {
        match self.unit {
            Unit::Byte => PositionEncodingKind::UTF8,
            Unit::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bytes_are_counted_where_the_editor_can_count_them() {
        let unit = |encodings: Value| {
            Client::new(&json!({"capabilities": {"general": {"positionEncodings": encodings}}})).unit
        };
        assert_eq!(unit(json!(["utf-16", "utf-8"])), Unit::Byte);
        assert_eq!(unit(json!(["utf-32", "utf-16"])), Unit::Utf16);
        assert_eq!(unit(json!(7)), Unit::Utf16);
        assert_eq!(Client::new(&Value::Null).unit, Unit::Utf16);
    }

    #[test]
    fn the_format_it_likes_best_is_used() {
        let markdown = |formats: Value| {
            Client::new(&json!({"capabilities": {"textDocument": {"hover": {"contentFormat": formats}}}}))
                .markdown
        };
        assert!(markdown(json!(["markdown", "plaintext"])));
        assert!(!markdown(json!(["plaintext", "markdown"])));
        assert!(!markdown(json!(null)));
    }
}
