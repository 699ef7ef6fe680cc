//! Running text broken into lines.

use unicode_width::UnicodeWidthStr;

/// Breaks text at spaces into lines of at most `width` columns; a word that is longer stands alone.
///
/// ```
/// use faircopy::render::wrap;
/// assert_eq!(wrap("as it was said", 6), ["as it", "was", "said"]);
/// ```
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let (mut line, mut taken) = (String::new(), 0);
        for word in paragraph.split_whitespace() {
            let columns = columns(word);
            if !line.is_empty() && taken + 1 + columns > width {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            if !line.is_empty() {
                line.push(' ');
                taken += 1;
            }
            line.push_str(word);
            taken += columns;
        }
        lines.push(line);
    }
    lines
}

/// The columns of a word: as many as letters where they are ASCII.
fn columns(word: &str) -> usize {
    if word.bytes().all(|byte| byte.is_ascii_graphic()) { word.len() } else { word.width() }
}

/// As [`wrap`], after a label that the further lines hang under.
pub(super) fn hang(label: &str, text: &str, width: usize) -> Vec<String> {
    let indent = label.width();
    let mut lines = wrap(text, width.saturating_sub(indent).max(20));
    for (at, line) in lines.iter_mut().enumerate() {
        let before = if at == 0 { label.to_owned() } else { " ".repeat(indent) };
        line.insert_str(0, &before);
    }
    lines
}
