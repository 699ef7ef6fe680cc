//! Lays decoded text beside the bytes it was decoded from.

use std::ops::Range;

/// A piece of text and the bytes of the source it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aligned {
    /// Bytes of the text.
    pub(super) text: Range<usize>,
    /// Bytes of the source.
    pub(super) source: Range<usize>,
    /// Whether both are the same bytes.
    pub(super) verbatim: bool,
}

/// Walks `text` and `source` together and gives the pieces of `text` in order, without holes.
///
/// Text decoded by a parser differs from its source in few ways: a line break and the indentation or quote marks
/// after it stand for a space, a tab for several, marks are left out. Where neither is the case, the rest of the
/// text is one piece that stands for the rest of the source.
pub(super) fn align(text: &str, source: &str, mut give: impl FnMut(Aligned)) {
    let (mut at, mut from) = (0, 0);
    while at < text.len() {
        let same = common(&text[at..], &source[from..]);
        if same > 0 {
            give(Aligned { text: at..at + same, source: from..from + same, verbatim: true });
            at += same;
            from += same;
            continue;
        }
        let wanted = text.as_bytes()[at];
        let left = &source.as_bytes()[from..];
        match left.first() {
            Some(b'\n' | b'\r') if wanted == b' ' => {
                // All the space that the parser made of all the space: two of "\r\n" in a code span.
                let spaces =
                    text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                // A mark that stands in the text too is no quotation's.
                let marks = text.as_bytes().get(at + spaces) != Some(&b'>');
                let run = left
                    .iter()
                    .take_while(|byte| match byte {
                        b'>' => marks,
                        byte => byte.is_ascii_whitespace(),
                    })
                    .count();
                give(Aligned { text: at..at + spaces, source: from..from + run, verbatim: false });
                at += spaces;
                from += run;
            }
            Some(b'\t') if wanted == b' ' => {
                let run = text.as_bytes()[at..].iter().take_while(|byte| **byte == b' ').count();
                give(Aligned { text: at..at + run, source: from..from + 1, verbatim: false });
                at += run;
                from += 1;
            }
            Some(b' ' | b'\t' | b'\n' | b'\r' | b'>') => from += 1,
            Some(b'\\') if left.get(1) == Some(&wanted) => from += 1,
            _ => {
                give(Aligned { text: at..text.len(), source: from..source.len(), verbatim: false });
                at = text.len();
            }
        }
    }
}

/// Bytes that both begin with, up to a character's end.
fn common(left: &str, right: &str) -> usize {
    let mut same = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count();
    while !left.is_char_boundary(same) {
        same -= 1;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, source: &str) -> String {
        let mut pieces = Vec::new();
        align(text, source, |piece| {
            let sign = if piece.verbatim { "=" } else { "~" };
            pieces.push(format!("{}{sign}{}", &text[piece.text], &source[piece.source]));
        });
        pieces.join("/")
    }

    #[test]
    fn pieces_cover_the_text() {
        for (text, source, pieces) in [
            // the same, the empty, and nothing to stand on
            ("abc", "abc", "abc=abc"),
            ("", "abc", ""),
            ("abc", "", "abc~"),
            // a code span over two lines of a quotation
            ("a b", "a\r\n> b", "a=a/ ~\r\n> /b=b"),
            // a parser that makes two spaces of two bytes, and a mark that is the text's own
            ("| |  a", "| |\r\na", "| |=| |/  ~\r\n/a=a"),
            ("a  |  b", "a\r\n|\r\nb", "a=a/  ~\r\n/|=|/  ~\r\n/b=b"),
            ("a \tb", "a\n\tb", "a=a/ \t~\n\t/b=b"),
            ("a > b", "a\n> b", "a=a/ ~\n/> b=> b"),
            // an escaped bar in a table's code span
            ("p|q", "p\\|q", "p=p/|q=|q"),
            // a tab that was widened
            ("   x", "\tx", "   ~\t/x=x"),
            // characters that share their first byte are different characters
            ("é", "è", "é~è"),
            // an escape that is not understood takes the rest
            ("a\nb", "a\\nb", "a=a/\nb~\\nb"),
        ] {
            assert_eq!(shown(text, source), pieces, "{text:?} from {source:?}");
        }
    }
}
