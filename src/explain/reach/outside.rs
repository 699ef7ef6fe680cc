//! What lies outside the brief and what is out of proportion, said in sentences.

use super::{named, plain};
use crate::context::{Subject, Tie};
use crate::explain::sayable::words;
use crate::pack::Pack;
use crate::rule::{Balance, Bounds, Counted, Over};

/// What ties a sentence to the group's safety: see [`Tie`].
pub(super) const TIED: &str = "A sentence is let be that says what its content has to do with the safety of the group: in itself, \
                    in the next one that takes it up, or in another cell of its row. So are a young person's own \
                    words, and sections on voice, sharing, method, the plan and the review.";

pub(super) fn bounds(pack: &Pack, part: &Bounds) -> String {
    let mut clauses = Vec::new();
    if !part.about.is_empty() {
        let about: Vec<&str> = part.about.iter().copied().map(subject).collect();
        clauses.push(format!("about {}", plain(about.into_iter(), "or")));
    }
    if part.labels {
        clauses.push("with a label beyond those declared".to_owned());
    }
    if part.places {
        clauses.push("with a named place beyond those declared".to_owned());
    }
    if part.earlier {
        clauses.push("of a time well before the report's".to_owned());
    }
    if !part.terms.is_empty() {
        match words(pack, &part.terms) {
            Some(words) => clauses.push(format!("with {words}")),
            None if part.figures.is_empty() => clauses.push("with words for it".to_owned()),
            None => {}
        }
    }
    if !part.figures.is_empty() {
        clauses.push(format!("with a {}", named(part.figures.iter().map(|figure| figure.name()), "or a")));
    }
    if !part.with.is_empty() {
        clauses.push(words(pack, &part.with).map_or_else(
            || "where other words of the sentence bear it out".to_owned(),
            |words| format!("and {words}"),
        ));
    }
    let mut sentences = vec![format!("A sentence {}.", clauses.join(", "))];
    sentences.extend(part.severity.map(|severity| format!("Here the severity is {severity}.")));
    if !part.without.is_empty() {
        sentences.push("Not where other words of the sentence account for it.".to_owned());
    }
    if !part.ties.is_empty() && part.ties.len() < Tie::ALL.len() {
        let ties: Vec<&str> = part.ties.iter().copied().map(tie).collect();
        sentences.push(format!("Only {} ties it.", plain(ties.into_iter(), "or")));
    }
    sentences.join(" ")
}

/// What a balance counts among: see [`Balance`].
pub(super) const COUNTED: &str = "Counted in the running prose of the findings: not in tables, quotations or headings, nor in \
                       sections on purpose, scope, method, voice, sharing, the plan or the review. The numbers can be \
                       set in faircopy.toml.";

pub(super) fn balance(pack: &Pack, part: &Balance) -> String {
    let over = match part.over {
        Over::Paragraph => "of a paragraph or list item",
        Over::Section => "of a section",
        Over::Draft => "of the draft",
    };
    let of = match part.of {
        Counted::OneMember if part.over == Over::Draft => {
            format!("Words {over} in sentences about one member alone that nothing ties to the group")
        }
        Counted::OneMember => {
            format!("Sentences {over} about one member alone that nothing ties to the group")
        }
        Counted::MemberSections => "Sections headed by one member's label and nothing else".to_owned(),
        Counted::MemberMentions => "Mentions of the member named most, among those of all members".to_owned(),
        Counted::Words => {
            let roles = named(part.roles.iter().map(|role| role.name()), "or");
            let sections = (!roles.is_empty()).then(|| format!("in sections for {roles}"));
            let terms = (!part.terms.is_empty()).then(|| match words(pack, &part.terms) {
                Some(words) => format!("in sentences with {words}"),
                None => "in sentences with words for it".to_owned(),
            });
            let places: Vec<String> = sections.into_iter().chain(terms).collect();
            format!("Words {}", places.join(" or "))
        }
    };
    let from = part.share_from.map(|share| format!("from {share}% on"));
    let below = part.share_below.map(|share| format!("below {share}%"));
    let mut limits: Vec<String> = from.into_iter().chain(below).collect();
    let floors = [(part.at_least, "counted"), (part.least_words, "words"), (part.least_members, "members")];
    limits.extend(
        floors.iter().filter(|(floor, _)| *floor > 1).map(|(floor, what)| format!("at least {floor} {what}")),
    );
    format!("{of}: {}.", limits.join(", "))
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Member => "one young person",
        Subject::Relative => "a relative",
        Subject::Outsider => "somebody outside the group",
        Subject::Group => "the group",
        Subject::Service => "a service or a professional",
        Subject::Adult => "an adult who may do harm",
        Subject::Thing => "a place or a thing",
        Subject::Nobody => "nobody in particular",
    }
}

fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Link => "a stated link",
        Tie::Group => "what it means for the group",
        Tie::Danger => "a source of danger",
        Tie::Guard => "somebody who guards, or the lack of one",
        Tie::Safety => "harm or safety",
    }
}
