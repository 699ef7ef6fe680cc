//! The elements reading knows, by namespace and name; all others are passed through to what they hold.

use super::namespace::Namespace;
use super::xml::Element;

/// What an element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    ParagraphProperties,
    ParagraphStyle,
    OutlineLevel,
    NumberingProperties,
    NumberingId,
    Run,
    RunProperties,
    /// Properties of the mark at a paragraph's end: rPr in pPr.
    MarkProperties,
    RunStyle,
    Bold,
    Italic,
    /// A line through words, or two.
    Strike,
    Vanish,
    Text,
    /// A piece of a formula.
    MathsText,
    DeletedText,
    Tab,
    Break,
    NoBreakHyphen,
    Symbol,
    FieldCharacter,
    SimpleField,
    /// What a field of a form holds besides its code.
    FormData,
    /// A box to tick in a form.
    CheckBox,
    /// Whether it is ticked; of a list, which entry was meant at first.
    Checked,
    /// A list of a form to choose from.
    ChoiceList,
    /// One of its entries.
    ListEntry,
    /// Which of them was chosen.
    Chosen,
    Instruction,
    Insertion,
    Deletion,
    Table,
    Row,
    TableCell,
    TextBox,
    Alternatives,
    Choice,
    Fallback,
    /// A fallback whose pictures were met in the choice already.
    QuietFallback,
    Control,
    ControlProperties,
    /// The tag of a content control, which its author gave it.
    ControlKey,
    Note,
    /// The sign of a note.
    NoteSign,
    CommentStart,
    CommentEnd,
    CommentReference,
    /// Holds nothing that is read: properties of tables, rows, cells and sections, and states before a change.
    Skipped,
    Chunk,
    Drawing,
    DrawingName,
    Decorative,
    Picture,
    EmbeddedObject,
    Chart,
    Diagram,
    WordArt,
    DrawingText,
    Other,
}

/// What an element is.
pub(super) fn tag(element: &Element<'_>) -> Tag {
    let local = element.local();
    match element.namespace {
        Namespace::Word => word(local),
        Namespace::Maths => match local {
            b"r" => Tag::Run,
            b"t" => Tag::MathsText,
            _ => Tag::Other,
        },
        Namespace::Compatibility => match local {
            b"AlternateContent" => Tag::Alternatives,
            b"Choice" => Tag::Choice,
            b"Fallback" => Tag::Fallback,
            _ => Tag::Other,
        },
        Namespace::Vml => match local {
            b"imagedata" => Tag::Picture,
            b"textpath" => Tag::WordArt,
            _ => Tag::Other,
        },
        Namespace::Office if local == b"OLEObject" => Tag::EmbeddedObject,
        Namespace::Drawing => match local {
            b"docPr" => Tag::DrawingName,
            b"decorative" => Tag::Decorative,
            b"pic" => Tag::Picture,
            b"chart" => Tag::Chart,
            b"relIds" => Tag::Diagram,
            b"t" => Tag::DrawingText,
            _ => Tag::Other,
        },
        Namespace::Office | Namespace::Other => Tag::Other,
    }
}

// Byte strings, not strings: a match over them becomes a tree of comparisons instead of a list.
fn word(local: &[u8]) -> Tag {
    match local {
        b"p" => Tag::Paragraph,
        b"pPr" => Tag::ParagraphProperties,
        b"pStyle" => Tag::ParagraphStyle,
        b"outlineLvl" => Tag::OutlineLevel,
        b"numPr" => Tag::NumberingProperties,
        b"numId" => Tag::NumberingId,
        b"r" => Tag::Run,
        b"rPr" => Tag::RunProperties,
        b"rStyle" => Tag::RunStyle,
        b"b" => Tag::Bold,
        b"i" => Tag::Italic,
        b"strike" | b"dstrike" => Tag::Strike,
        b"vanish" => Tag::Vanish,
        b"t" => Tag::Text,
        b"delText" => Tag::DeletedText,
        b"tab" | b"ptab" => Tag::Tab,
        b"br" | b"cr" => Tag::Break,
        b"noBreakHyphen" => Tag::NoBreakHyphen,
        b"sym" => Tag::Symbol,
        b"fldChar" => Tag::FieldCharacter,
        b"fldSimple" => Tag::SimpleField,
        b"ffData" => Tag::FormData,
        b"checkBox" => Tag::CheckBox,
        b"checked" | b"default" => Tag::Checked,
        b"ddList" => Tag::ChoiceList,
        b"listEntry" => Tag::ListEntry,
        b"result" => Tag::Chosen,
        b"instrText" | b"delInstrText" => Tag::Instruction,
        b"ins" | b"moveTo" => Tag::Insertion,
        b"del" | b"moveFrom" => Tag::Deletion,
        b"tbl" => Tag::Table,
        b"tr" => Tag::Row,
        b"tc" => Tag::TableCell,
        b"txbxContent" => Tag::TextBox,
        b"sdt" => Tag::Control,
        b"sdtPr" => Tag::ControlProperties,
        b"tag" => Tag::ControlKey,
        b"footnote" | b"endnote" | b"comment" => Tag::Note,
        b"footnoteReference" | b"endnoteReference" => Tag::NoteSign,
        b"commentRangeStart" => Tag::CommentStart,
        b"commentRangeEnd" => Tag::CommentEnd,
        b"commentReference" => Tag::CommentReference,
        b"tabs" | b"tblPr" | b"tblGrid" | b"tblPrEx" | b"trPr" | b"tcPr" | b"sectPr" | b"sdtEndPr"
        | b"pPrChange" | b"rPrChange" | b"numberingChange" => Tag::Skipped,
        b"altChunk" | b"subDoc" => Tag::Chunk,
        b"drawing" | b"pict" | b"object" => Tag::Drawing,
        _ => Tag::Other,
    }
}
