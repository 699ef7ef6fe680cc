//! The namespaces that matter to reading, in both flavours of the format.

/// The names of Word's own vocabulary: the older one, which files use, and that of the standard's strict flavour.
pub(crate) const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// A namespace that matters to reading, in either flavour (transitional or strict).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// Wordprocessing: paragraphs, runs, tables.
    Word,
    /// Office maths.
    Maths,
    /// Markup compatibility: one content, several ways to show it.
    Compatibility,
    /// The drawing language before 2007.
    Vml,
    /// Office extensions to VML: embedded objects.
    Office,
    /// Drawings, charts and diagrams.
    Drawing,
    /// Everything else.
    Other,
}

impl Namespace {
    /// The namespace of an address.
    pub(super) fn of(uri: &str) -> Self {
        const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/";
        const STRICT: &str = "http://purl.oclc.org/ooxml/";
        if WORD.contains(&uri) {
            return Self::Word;
        }
        if let Some(rest) = uri.strip_prefix(TRANSITIONAL) {
            match rest {
                "officeDocument/2006/math" => Self::Maths,
                "markup-compatibility/2006" => Self::Compatibility,
                rest if rest.starts_with("drawingml/") => Self::Drawing,
                _ => Self::Other,
            }
        } else if let Some(rest) = uri.strip_prefix(STRICT) {
            match rest {
                "officeDocument/math" => Self::Maths,
                rest if rest.starts_with("drawingml/") => Self::Drawing,
                _ => Self::Other,
            }
        } else {
            match uri {
                "urn:schemas-microsoft-com:vml" => Self::Vml,
                "urn:schemas-microsoft-com:office:office" => Self::Office,
                uri if uri.starts_with("http://schemas.microsoft.com/office/drawing/") => Self::Drawing,
                _ => Self::Other,
            }
        }
    }
}
