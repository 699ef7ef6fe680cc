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
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
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
