//! Comments that nobody closed: they would hide the rest of the report.

use std::borrow::Cow;

use super::scribe::Scribe;

/// The text to parse: the file, with each `<!--` that no `-->` follows made into `&lt;`, which is as long and
/// hides nothing. The walk leaves those four bytes out of the prose. Places stay those of the file.
pub(super) fn mask_unclosed<'f>(file: &'f str, body: usize, scribe: &mut Scribe<'_>) -> Cow<'f, str> {
    // Looking for one sign first is much faster, and most reports have none.
    let mut signs = file[body..].match_indices('<');
    let Some((first, _)) = signs.find(|(at, _)| file[body + at..].starts_with(OPEN)) else {
        return Cow::Borrowed(file);
    };
    let closed = file[body..].rfind(CLOSE).map_or(body + first, |at| body + at + CLOSE.len());
    let Some(unclosed) = file.get(closed..).and_then(|rest| rest.find(OPEN)) else {
        return Cow::Borrowed(file);
    };
    let unclosed = closed + unclosed;
    scribe.gap("a comment that is never closed with -->; what follows it was read as text", unclosed, false);
    let mut text = String::with_capacity(file.len());
    text.push_str(&file[..unclosed]);
    text.push_str(&file[unclosed..].replace(OPEN, MASK));
    Cow::Owned(text)
}

/// How a comment opens.
pub(super) const OPEN: &str = "<!--";

/// How a comment closes.
pub(super) const CLOSE: &str = "-->";

/// What stands in for an opening that is never closed.
const MASK: &str = "&lt;";

/// Words in which openings stand masked, as the file wrote them. In code nothing is markup, so there the mask would be
/// read as it stands.
pub(super) fn unmasked<'w>(words: &'w str, written: &str) -> Cow<'w, str> {
    if !written.contains(OPEN) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let find = |sign: &str, from: usize| written[from..].find(sign).map(|at| from + at);
    let (mut open, mut mask) = (find(OPEN, 0), find(MASK, 0));
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(MASK) {
        out.push_str(before);
        // The next of either in the file says which of the two it was; only that one is looked for again, since the
        // other may be far away or nowhere.
        if open.is_some_and(|open| mask.is_none_or(|mask| open < mask)) {
            out.push_str(OPEN);
            open = open.and_then(|at| find(OPEN, at + OPEN.len()));
        } else {
            out.push_str(MASK);
            mask = mask.and_then(|at| find(MASK, at + MASK.len()));
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::unmasked;

    #[test]
    fn each_sign_is_given_back_as_it_was_written() {
        assert_eq!(unmasked("a &lt; b &lt; c", "a <!-- b &lt; c"), "a <!-- b &lt; c");
        assert_eq!(unmasked("&lt; b &lt;", "&lt; b <!--"), "&lt; b <!--");
        assert_eq!(unmasked("plain &lt;", "plain &lt;"), "plain &lt;");
    }
}
