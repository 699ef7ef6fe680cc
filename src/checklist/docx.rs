//! The checklist as a Word document.

use std::io::{Cursor, Write as _};

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId,
    PageMargin, Paragraph, Run, Shading, SpecialIndentType, Start, Table, TableCell, TableRow, WidthType,
};

use jiff::civil::Date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::page::{Cell, Page, Piece, called};
use crate::finding::Status;
use crate::render::{markup, visible};

/// The width between the margins of an A4 page, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;
const MARGIN: i32 = 1134;
/// Numbers of the lists.
const BULLETS: usize = 2;
const NUMBERS: usize = 3;
/// The styles, which docx-rs would put in another order than the schema's, and without a language.
const STYLES: &str = include_str!("styles.xml");
/// The theme, which docx-rs does not write: its colours and its font are those of the styles.
const THEME: &str = include_str!("theme.xml");
const THEME_TYPE: &str = "<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/></Types>";
const THEME_RELATION: &str = "<Relationship Id=\"rIdTheme\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme\" Target=\"theme/theme1.xml\"/></Relationships>";
/// Who made it, as Word's File > Info says: whoever saves it anew puts another name beside it.
pub(crate) const MAKER: &str = "faircopy";
/// The day that docx-rs gives a document of its own accord.
const MADE: &str = "1970-01-01T00:00:00Z";
const BLUE: &str = "1D70B8";
const GREY: &str = "DEE0E2";

pub(super) fn write(page: &Page, made: Date) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut docx = paged();
    docx = docx.add_paragraph(plain(&page.title).style("Title"));
    for piece in &page.pieces {
        docx = add(docx, piece);
    }
    let mut package = docx.build();
    package.styles = STYLES.into();
    for part in [&mut package.document, &mut package.numberings, &mut package.settings] {
        *part = tidied(part)?;
    }
    let title = format!("<dc:title>{}</dc:title></cp:coreProperties>", markup(&page.title));
    let core = std::str::from_utf8(&package.doc_props.core)?;
    let core = core.replace(">unknown<", &format!(">{MAKER}<"));
    let core = core.replace(MADE, &format!("{made}T00:00:00Z"));
    package.doc_props.core = core.replace("</cp:coreProperties>", &title).into_bytes();
    package.content_type = ending(&package.content_type, "</Types>", THEME_TYPE)?;
    package.document_rels = ending(&package.document_rels, "</Relationships>", THEME_RELATION)?;
    let mut bytes = Cursor::new(Vec::new());
    package.pack(&mut bytes)?;
    let mut archive = ZipWriter::new_append(bytes)?;
    archive.start_file("word/theme/theme1.xml", SimpleFileOptions::default())?;
    archive.write_all(THEME.as_bytes())?;
    Ok(archive.finish()?.into_inner())
}

/// A part with another end.
fn ending(part: &[u8], end: &str, new: &str) -> Result<Vec<u8>, std::str::Utf8Error> {
    Ok(std::str::from_utf8(part)?.replace(end, new).into_bytes())
}

fn paged() -> Docx {
    let docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN));
    [(BULLETS, "bullet", "•"), (NUMBERS, "decimal", "%1.")].into_iter().fold(
        docx,
        |docx, (id, format, text)| {
            let level = Level::new(
                0,
                Start::new(1),
                NumberFormat::new(format),
                LevelText::new(text),
                LevelJc::new("left"),
            )
            .indent(Some(567), Some(SpecialIndentType::Hanging(397)), None, None);
            let levels = AbstractNumbering::new(id).add_level(level);
            docx.add_abstract_numbering(levels).add_numbering(Numbering::new(id, id))
        },
    )
}

fn add(docx: Docx, piece: &Piece) -> Docx {
    match piece {
        Piece::Heading(level, text) => docx.add_paragraph(plain(text).style(&format!("Heading{level}"))),
        Piece::Standing(status, text) => {
            docx.add_paragraph(plain(&format!("{text} - ")).add_run(standing(*status)).style("Heading3"))
        }
        Piece::Text(text) => docx.add_paragraph(plain(text)),
        Piece::Note(text) => docx.add_paragraph(Paragraph::new().add_run(run(text).style("Quiet"))),
        Piece::Finding(severity, text, place) => docx
            .add_paragraph(plain(&format!("{severity}: {text}")))
            .add_paragraph(Paragraph::new().add_run(run(place).style("Quiet"))),
        Piece::Item(status, text) => {
            docx.add_paragraph(plain(&format!("{text} ")).add_run(standing(*status)))
        }
        Piece::Quote { label, words, place } => {
            let docx = if label.is_empty() { docx } else { docx.add_paragraph(plain(&format!("{label}:"))) };
            docx.add_paragraph(plain(&format!("“{words}”")).style("Quote"))
                .add_paragraph(Paragraph::new().add_run(run(place).style("Quiet")).style("Quote"))
        }
        Piece::Numbered(items) => list(docx, items, NUMBERS),
        Piece::List(items) => list(docx, items, BULLETS),
        Piece::Table { caption, head, rows } => {
            let widths = widths(head.len());
            let bold = |text: &&str| Paragraph::new().add_run(run(text).style("Strong")).style("CellText");
            let heads = TableRow::new(
                head.iter().zip(&widths).map(|(text, width)| cell(bold(text), *width)).collect(),
            );
            let rows = rows.iter().map(|row| {
                let cells = row.iter().zip(&widths).map(|(content, width)| match content {
                    Cell::Text(text) => cell(plain(text).style("CellText"), *width),
                    Cell::Standing(status) => {
                        cell(Paragraph::new().add_run(standing(*status)).style("CellText"), *width)
                    }
                });
                TableRow::new(cells.collect()).cant_split()
            });
            let table = table(std::iter::once(heads).chain(rows).collect(), widths.clone());
            let docx =
                if caption.is_empty() { docx } else { docx.add_paragraph(plain(caption).style("Caption")) };
            docx.add_table(table).add_paragraph(Paragraph::new())
        }
        Piece::Bar { text, share } => docx
            .add_paragraph(plain(text).style("BarText"))
            .add_table(bar(*share))
            .add_paragraph(Paragraph::new()),
        Piece::Form { caption, lines } => {
            let widths = vec![TEXT_WIDTH / 3, TEXT_WIDTH - TEXT_WIDTH / 3];
            let rows = lines.iter().map(|line| {
                let label = Paragraph::new().add_run(run(line).style("Strong")).style("ToFill");
                let blank = Paragraph::new().style("ToFill");
                TableRow::new(vec![cell(label, widths[0]), cell(blank, widths[1])]).cant_split()
            });
            docx.add_paragraph(plain(caption).style("Caption"))
                .add_table(table(rows.collect(), widths.clone()))
        }
    }
}

fn list(docx: Docx, items: &[String], numbering: usize) -> Docx {
    items.iter().fold(docx, |docx, item| {
        docx.add_paragraph(plain(item).numbering(NumberingId::new(numbering), IndentLevel::new(0)))
    })
}

/// Text as Word may hold it; docx-rs escapes what XML reads as markup.
fn run(text: &str) -> Run {
    let text: String = visible(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    Run::new().add_text(text)
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

fn standing(status: Status) -> Run {
    let style = match status {
        Status::Missing => "Missing",
        Status::Weak => "Weak",
        Status::Met => "Met",
        Status::Explained | Status::Judgement | Status::NotApplicable => "Strong",
    };
    run(called(status)).style(style)
}

/// The first column has more room than the others.
fn widths(columns: usize) -> Vec<usize> {
    let first = if columns == 2 { TEXT_WIDTH * 3 / 4 } else { TEXT_WIDTH * 2 / (columns + 1) };
    let other = (TEXT_WIDTH - first) / columns.saturating_sub(1).max(1);
    std::iter::once(first).chain(std::iter::repeat_n(other, columns.saturating_sub(1))).collect()
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let all = widths.iter().sum();
    Table::new(rows).set_grid(widths).width(all, WidthType::Dxa)
}

/// A share of a whole as two cells, the first of its width.
fn bar(share: f64) -> Table {
    const WHOLE: usize = TEXT_WIDTH / 2;
    #[allow(clippy::cast_sign_loss, clippy::cast_precision_loss)] // between 0 and the whole
    let part = (share.clamp(0.0, 1.0) * WHOLE as f64) as usize;
    let filled = |width: usize, colour: &str| {
        let paragraph = Paragraph::new().style("Bar");
        cell(paragraph, width).shading(Shading::new().fill(colour))
    };
    let pieces: Vec<(usize, &str)> =
        [(part, BLUE), (WHOLE - part, GREY)].into_iter().filter(|(width, _)| *width > 0).collect();
    let cells = pieces.iter().map(|(width, colour)| filled(*width, colour)).collect();
    table(vec![TableRow::new(cells).cant_split()], pieces.iter().map(|(width, _)| *width).collect())
}

/// How docx-rs says that a paragraph is an item of a list, and in which order the schema has it.
fn in_list(list: usize) -> [String; 2] {
    let (number, level) = (format!("<w:numId w:val=\"{list}\" />"), "<w:ilvl w:val=\"0\" />");
    [format!("{number}{level}"), format!("{level}{number}")]
}

/// A part as the schema wants it: docx-rs puts empty run properties where none may stand, gives columns a type, puts
/// two settings the wrong way round, and cannot say which row is a table's head; here that is the one row that may be split.
fn tidied(part: &[u8]) -> Result<Vec<u8>, std::str::Utf8Error> {
    Ok(std::str::from_utf8(part)?
        .replace("<w:rPr />", "")
        .replace("<w:pPr></w:pPr>", "")
        .replace(&in_list(BULLETS)[0], &in_list(BULLETS)[1])
        .replace(&in_list(NUMBERS)[0], &in_list(NUMBERS)[1])
        .replace("<w:tr><w:trPr />", "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        .replace(" w:type=\"dxa\" /><w:gridCol", " /><w:gridCol")
        .replace(" w:type=\"dxa\" /></w:tblGrid>", " /></w:tblGrid>")
        .replace(
            "<w:defaultTabStop w:val=\"840\" /><w:zoom w:percent=\"100\" />",
            "<w:zoom w:percent=\"100\" /><w:defaultTabStop w:val=\"840\" />",
        )
        .into_bytes())
}
