//! Addresses of files as editors write them.

use std::path::PathBuf;

/// The place of a file on this computer; `None` for what is not saved, or stands elsewhere.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = strip_scheme(uri)?;
    let (host, rest) = rest.split_at(rest.find('/')?);
    if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
        return None;
    }
    let path = decoded(rest)?;
    // `/c:/reports`: the slash before a drive is the address's own.
    let drive =
        path.as_bytes().get(1..3).is_some_and(|drive| drive[0].is_ascii_alphabetic() && drive[1] == b':');
    Some(PathBuf::from(if cfg!(windows) && drive { &path[1..] } else { &path }))
}

/// The last part of an address: the name of its file.
pub(super) fn name(uri: &str) -> String {
    let uri = uri.split(['?', '#']).next().unwrap_or(uri);
    let last = uri.rsplit(['/', ':']).next().unwrap_or(uri);
    decoded(last).unwrap_or_else(|| last.to_owned())
}

fn strip_scheme(uri: &str) -> Option<&str> {
    let scheme = uri.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("file://"))?;
    uri.get(scheme.len()..)
}

/// Text with `%20` and the like taken back; `None` where that gives no text, or a nought, which no path holds.
fn decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        let coded =
            pair.filter(|pair| !pair.starts_with('+')).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        out.push(coded.unwrap_or(*byte));
        at += if coded.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_are_their_places() {
        let place = |uri| path(uri).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(place("file:///r/a%20b%C3%A9.md").as_deref(), Some("/r/a bé.md"));
        assert_eq!(place("FILE://localhost/r/100%.md").as_deref(), Some("/r/100%.md"));
        assert_eq!(place("file:///r/%+1.md").as_deref(), Some("/r/%+1.md"));
        let drive = if cfg!(windows) { "c:/r/a.md" } else { "/c:/r/a.md" };
        assert_eq!(place("file:///c%3A/r/a.md").as_deref(), Some(drive));
        for elsewhere in [
            "untitled:Untitled-1",
            "file://server/r/a.md",
            "file:///%FF",
            "file:///a%00b",
            "file://",
            "",
            "é",
        ] {
            assert_eq!(path(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn names_are_the_last_part() {
        assert_eq!(name("file:///r/a%20b.md"), "a b.md");
        assert_eq!(name("untitled:Untitled-1"), "Untitled-1");
        assert_eq!(name("vscode-vfs://x/draft.md?a=b#c"), "draft.md");
        assert_eq!(name(""), "");
    }
}
