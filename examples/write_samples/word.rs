//! Writes a sample as a Word document.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, Comment, Delete, Docx, Footer, Footnote, Header, IndentLevel, Insert,
    Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run, RunFonts,
    SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableRow, WidthType,
};

use crate::Outcome;
use crate::sample::{Block, Change, Piece, Sample, Words};

/// When every twin was written, as far as its bytes can tell.
const WRITTEN: &str = "2026-08-14T09:00:00Z";
/// Who made the tracked changes and the comment.
const REVIEWER: &str = "Hamish Tolland";
/// The width between the margins of an A4 page, in twentieths of a point.
const TEXT_WIDTH: usize = 9026;
/// The first number for lists; docx-rs keeps 1 for a list of its own.
const FIRST_LIST: usize = 2;

/// The bytes of a sample's Word document.
pub(crate) fn write(sample: &Sample) -> Outcome<Vec<u8>> {
    let mut docx = styled(Docx::new());
    for (index, &numbered) in sample.lists.iter().enumerate() {
        let id = FIRST_LIST + index;
        docx = docx.add_abstract_numbering(list_levels(id, numbered)).add_numbering(Numbering::new(id, id));
    }
    if let Some(line) = sample.header {
        docx = docx.header(Header::new().add_paragraph(marking(line)));
    }
    if let Some(line) = sample.footer {
        docx = docx.footer(Footer::new().add_paragraph(marking(line)));
    }
    for block in &sample.blocks {
        docx = match block {
            Block::Table(rows) => docx.add_table(table(rows, sample)),
            Block::Heading(level, words) => {
                docx.add_paragraph(paragraph(words, sample).style(&format!("Heading{level}")))
            }
            Block::Paragraph(words) => docx.add_paragraph(paragraph(words, sample)),
            Block::Quote(words) => docx.add_paragraph(paragraph(words, sample).style("Quote")),
            Block::Item { list, depth, words } => docx.add_paragraph(
                paragraph(words, sample)
                    .style("ListParagraph")
                    .numbering(NumberingId::new(FIRST_LIST + list), IndentLevel::new(*depth)),
            ),
            Block::ItemText(depth, words) => {
                docx.add_paragraph(paragraph(words, sample).style("ListParagraph").indent(
                    Some(indent(*depth)),
                    None,
                    None,
                    None,
                ))
            }
        };
    }
    let mut package = docx.build();
    for part in [&mut package.document, &mut package.styles, &mut package.footnotes, &mut package.numberings]
    {
        *part = tidied(part)?;
    }
    package.doc_props.custom = custom_properties(&sample.properties).into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    package.pack(&mut bytes)?;
    Ok(bytes.into_inner())
}

/// The page and the styles, under the names that Word gives its own.
fn styled(docx: Docx) -> Docx {
    let paragraph = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("Normal")
    };
    let mut docx = docx
        .created_at(WRITTEN)
        .updated_at(WRITTEN)
        .page_size(11906, 16838)
        .default_size(22)
        .default_spacing(0)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"));
    for (level, size) in [(1, 32), (2, 26), (3, 24)] {
        let style = paragraph(&format!("Heading{level}"), &format!("heading {level}"));
        docx = docx.add_style(style.size(size).bold().outline_lvl(level - 1));
    }
    docx.add_style(paragraph("Quote", "Quote").italic().indent(Some(567), None, None, None))
        .add_style(paragraph("ListParagraph", "List Paragraph"))
        .add_style(paragraph("FootnoteText", "footnote text").size(20))
        .add_style(Style::new("FootnoteReference", StyleType::Character).name("footnote reference"))
}

/// The levels of one list; each list has its own, so that each starts at one.
fn list_levels(id: usize, numbered: bool) -> AbstractNumbering {
    (0..3).fold(AbstractNumbering::new(id), |levels, depth| {
        let (format, text) =
            if numbered { ("decimal", format!("%{}.", depth + 1)) } else { ("bullet", "•".to_owned()) };
        let level = Level::new(
            depth,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        );
        let hanging = Some(SpecialIndentType::Hanging(360));
        levels.add_level(level.indent(Some(indent(depth)), hanging, None, None))
    })
}

fn indent(depth: usize) -> i32 {
    [720, 1080, 1440][depth.min(2)]
}

fn marking(line: &str) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_text(line))
}

fn table(rows: &[Vec<Words>], sample: &Sample) -> Table {
    let columns = rows.first().map_or(1, Vec::len);
    let width = TEXT_WIDTH / columns;
    let rows = rows.iter().enumerate().map(|(row, cells)| {
        TableRow::new(
            cells
                .iter()
                .map(|words| {
                    let heading = row == 0;
                    let words: Words = words
                        .iter()
                        .map(|piece| Piece { bold: piece.bold || heading, ..piece.clone() })
                        .collect();
                    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph(&words, sample))
                })
                .collect(),
        )
    });
    Table::new(rows.collect()).set_grid(vec![width; columns]).width(width * columns, WidthType::Dxa)
}

fn paragraph(words: &Words, sample: &Sample) -> Paragraph {
    let mut paragraph = Paragraph::new();
    let mut comment = None;
    for piece in words {
        if comment != piece.comment {
            if comment.is_some() {
                paragraph = paragraph.add_comment_end(1);
            }
            if let Some(says) = piece.comment {
                let says = Paragraph::new().add_run(Run::new().add_text(says));
                paragraph = paragraph
                    .add_comment_start(Comment::new(1).author(REVIEWER).date(WRITTEN).add_paragraph(says));
            }
            comment = piece.comment;
        }
        paragraph = match piece.change {
            Change::None => paragraph.add_run(run(piece, sample)),
            Change::Inserted => {
                paragraph.add_insert(Insert::new(run(piece, sample)).author(REVIEWER).date(WRITTEN))
            }
            Change::Deleted => paragraph.add_delete(
                Delete::new()
                    .author(REVIEWER)
                    .date(WRITTEN)
                    .add_run(Run::new().add_delete_text(piece.text.as_str())),
            ),
        };
    }
    if comment.is_some() { paragraph.add_comment_end(1) } else { paragraph }
}

fn run(piece: &Piece, sample: &Sample) -> Run {
    if let Some(label) = &piece.note {
        let content = sample.notes.iter().filter(|(of, _)| of == label);
        let content = content.map(|(_, words)| paragraph(words, sample).style("FootnoteText")).collect();
        // NOTE: docx-rs numbers footnotes over the whole process; a label that is a number stays the same.
        return Run::new().add_footnote_reference(Footnote { id: label.parse().unwrap_or(1), content });
    }
    let mut run = Run::new().add_text(piece.text.as_str()); // escapes <, > and &
    if piece.bold {
        run = run.bold();
    }
    if piece.italic {
        run = run.italic();
    }
    run
}

/// A part without its empty run properties, which docx-rs puts where the schema wants the style.
fn tidied(part: &[u8]) -> Outcome<Vec<u8>> {
    Ok(std::str::from_utf8(part)?.replace("<w:rPr />", "").replace("<w:pPr></w:pPr>", "").into_bytes())
}

/// `docProps/custom.xml`.
///
/// NOTE: docx-rs can write it, from a hash map whose order differs from run to run.
fn custom_properties(properties: &[(String, String)]) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let each = properties.iter().zip(2..).map(|((name, value), id)| {
        format!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{id}" name="{name}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            escaped(value)
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>"#,
        each.collect::<String>()
    )
}
