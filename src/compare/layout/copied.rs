//! What stands in other reports too.

use super::super::copied::{Copied, LEAST_WORDS, Match, Passage};
use super::super::{COPY_RULE, Comparison};
use super::{LISTED, quote};
use crate::checklist::Piece;
use crate::render::{count, thousands};

pub(super) fn copied(of: &Comparison<'_>, copied: &Copied, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(2, "Also in other reports".to_owned()));
    pieces.push(Piece::Text(format!(
        "{} looked through for {} of {LEAST_WORDS} words or more.",
        count(copied.reports, "report"),
        count(copied.looked_for, "sentence")
    )));
    for version in &copied.versions {
        pieces.push(Piece::Text(format!(
            "{} holds {} of them word for word: it is another version of this report, or what this one was made from. \
             Its passages are not listed one by one.",
            version.path,
            thousands(version.sentences)
        )));
    }
    if copied.passages.is_empty() {
        pieces.push(Piece::Text("No sentence was copied from any other report.".to_owned()));
    } else {
        pieces.push(Piece::Text(format!(
            "What is true of other young people has to be found anew of these. Was it? If so, say it in words of its \
             own, with its own date and source; else take it out. ({COPY_RULE})"
        )));
    }
    for passage in &copied.passages {
        self::passage(of, passage, pieces);
    }
    if copied.standing > 0 {
        pieces.push(Piece::Note(format!(
            "Standing wording on sharing, dates or authorship, found elsewhere in the same words as such statements may be: {}.",
            count(copied.standing, "sentence")
        )));
    }
}

fn passage(of: &Comparison<'_>, passage: &Passage, pieces: &mut Vec<Piece>) {
    let how = match passage.how {
        Match::WordForWord => "word for word",
        Match::NamesChanged => "word for word but for names, dates and numbers",
    };
    let stood = if passage.stood { "; it stood in the earlier version too" } else { "" };
    pieces.push(Piece::Text(format!(
        "{}, {}, {how}{stood}:",
        count(passage.sentences, "sentence"),
        count(passage.words, "word")
    )));
    quote(of, &of.new, "", Some(passage.span), pieces);
    let mut from: Vec<String> = passage.from.iter().take(LISTED).map(|from| from.place.clone()).collect();
    if passage.from.len() > LISTED {
        from.push(format!("and {}", count(passage.from.len() - LISTED, "report")));
    }
    pieces.push(Piece::List(from));
}
