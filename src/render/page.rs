//! What every page of HTML opens with: its policy, its look, and nothing that is fetched from elsewhere.

use std::fmt::{self, Write as _};

/// The look of every page, light, dark and in print.
const STYLE: &str = include_str!("style.css");

/// A page up to the opening of its body. The policy forbids scripts and the network; `style` is what the page has of its
/// own beside the look of all.
pub(crate) fn head(title: &str, style: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n\
         <body>\n",
        super::markup(title)
    )
}

/// Adds to a page; writing to a string cannot fail.
pub(crate) fn put(out: &mut String, text: fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
