//! A blank report: every section in its place, with the statements a pack asks for, to be filled in.
//!
//! What is to be filled in stands in square brackets, which a check takes as not yet filled. Statements are the rules'
//! own wording, so that what is asked for and what is laid out cannot come apart.

use jiff::civil::Date;

use crate::checklist::{Cell, ChecklistError, Page, Piece};
use crate::named::named;
use crate::pack::Pack;
use crate::paper::{ASSESSMENT, FOR_EXAMPLE, INSTEAD, INTRODUCTION, OF_A_GROUP, SYNOPSIS};
use crate::role::Role;
use crate::rule::{Kind, Require};

named! {
    /// What is laid out.
    Paper {
        /// The assessment itself.
        Assessment = "assessment",
        /// What those who contributed are given: short, and without what only the panel needs.
        Synopsis = "synopsis",
    }
}

/// A blank report.
#[derive(Debug)]
pub struct Blank(Page);

/// Where statements go whose section a blank report does not have.
const fn home(role: Role) -> Role {
    match role {
        Role::Background => Role::Purpose,
        Role::Contributors => Role::Method,
        Role::Appendix | Role::Glossary | Role::Reference => Role::Sharing,
        role => role,
    }
}

impl Blank {
    /// Lays out a paper with the statements that a pack asks for; nothing where it asks for none.
    pub fn new(pack: &Pack, paper: Paper) -> Option<Self> {
        required(pack).next()?;
        // Where the subject is a place, there is no group to declare.
        let of_group = required(pack)
            .flat_map(|require| &require.ideas)
            .any(|idea| idea.entry.iter().any(|key| key == "members"));
        let (sections, title) = match paper {
            Paper::Assessment => (ASSESSMENT, pack.name.replace('-', " ")),
            Paper::Synopsis => (SYNOPSIS, format!("Synopsis of the {}", pack.name.replace('-', " "))),
        };
        let mut letters = title.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let mut pieces = vec![Piece::Text(format!("[{INTRODUCTION}]"))];
        for section in sections {
            pieces.push(Piece::Heading(2, section.heading.to_owned()));
            pieces.push(Piece::Text(format!("[{}]", section.prompt)));
            pieces.extend(statements(pack, section.role, paper));
            pieces.extend(section.table.map(|(head, rows)| {
                Piece::Table {
                    caption: String::new(),
                    head: head.to_vec(),
                    rows: rows
                        .iter()
                        .filter(|row| of_group || !OF_A_GROUP.contains(&row[0]))
                        .map(|row| row.iter().map(|cell| Cell::Text((*cell).to_owned())).collect())
                        .collect(),
                }
            }));
        }
        Some(Self(Page { title: format!("{title}: [name]"), pieces }))
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", self.0.title);
        for piece in &self.0.pieces {
            match piece {
                Piece::Heading(level, text) => {
                    out.extend(["\n", &"#".repeat(usize::from(*level)), " ", text, "\n"]);
                }
                Piece::Text(text) => out.extend(["\n", text, "\n"]),
                Piece::Table { head, rows, .. } => {
                    out.extend(["\n| ", &head.join(" | "), " |\n|", &"---|".repeat(head.len()), "\n"]);
                    for row in rows {
                        let cells = row.iter().map(|cell| match cell {
                            Cell::Text(text) => text.as_str(),
                            Cell::Standing(_) => "",
                        });
                        out.extend(["| ", &cells.collect::<Vec<_>>().join(" | "), " |\n"]);
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// As a Word document, made on a day.
    pub fn docx(&self, made: Date) -> Result<Vec<u8>, ChecklistError> {
        self.0.docx(made)
    }
}

/// The statements a pack asks for.
fn required(pack: &Pack) -> impl Iterator<Item = &Require> {
    pack.rules.iter().filter_map(|rule| match &rule.kind {
        Kind::Require(require) => Some(&**require),
        _ => None,
    })
}

/// The statements that belong in a section: those that are always asked for, then what an honest report says where
/// that could not be done.
fn statements(pack: &Pack, role: Role, paper: Paper) -> Vec<Piece> {
    let belongs = |require: &&Require| {
        let first = require.belongs.first().copied().unwrap_or(Role::Other);
        // What is asked of the work as a whole has no place in what contributors are given.
        let wanted = paper == Paper::Assessment || !require.asks;
        wanted && home(first) == role && require.applies.is_empty() && !require.model.is_empty()
    };
    let mut pieces = Vec::new();
    for require in required(pack).filter(belongs) {
        if require.asks {
            pieces.push(Piece::Text(format!("[{} {FOR_EXAMPLE}] {}", require.question, require.model)));
        } else if require.explained.is_empty() {
            pieces.push(Piece::Text(require.model.clone()));
        } else {
            pieces.push(Piece::Text(format!("[{INSTEAD}]")));
            pieces.push(Piece::Text(require.model.clone()));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::Checker;
    use crate::finding::{Severity, Status};
    use crate::read::{Format, read};

    fn default() -> Pack {
        Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid")
    }

    #[test]
    fn what_is_blank_is_held_until_it_is_filled_in() {
        /// What a blank says in words that need nothing filled in: "We did not meet any of the group."
        const MADE: &[&str] = &["sharing/safeguarding-only", "evidence/limitations"];
        let pack = default();
        let checker = Checker::new(&pack);
        // (paper, how many gaps are pointed at, at least)
        for (paper, gaps) in [(Paper::Assessment, 30), (Paper::Synopsis, 15)] {
            let blank = Blank::new(&pack, paper).expect("statements");
            let draft = read(Format::Markdown, blank.markdown().as_bytes()).expect("text");
            let checked = checker.check(&draft, date(2026, 11, 22));
            let holding = checked.findings.iter().filter(|finding| finding.severity == Severity::Must);
            let found = holding.filter(|finding| &*finding.rule == "clarity/placeholder").count();
            assert!(found >= gaps, "{paper}: {found}");
            // What has to be made up of the report's own matter is not there yet.
            for id in ["dating/report-date", "actions/smart"] {
                let item = checked.checklist.iter().find(|item| &*item.id == id).expect("an item");
                assert_eq!(item.status, Status::Missing, "{paper}: {id} {:?}", item.evidence);
            }
            // Nor is any statement made that has something to be filled in.
            let made = checked
                .checklist
                .iter()
                .filter(|item| matches!(item.status, Status::Met | Status::Explained));
            let made: Vec<&str> = made.map(|item| &*item.id).collect();
            assert!(made.iter().all(|id| MADE.contains(id)), "{paper}: {made:?}");
        }
    }

    /// Filled in as it asks, a blank assessment makes every statement that holds a report.
    #[test]
    fn what_is_filled_in_makes_every_statement_that_must_be_made() {
        const FILLED: &[(&str, &str)] = &[
            ("[number] young people", "five young people"),
            ("[meeting]", "the exploitation panel"),
            ("[labels]", "Ash, Bay, Cedar, Fern and Rowan"),
            ("[period]", "1 March to 31 May 2026"),
            ("[places]", "Millfield Park and the station"),
            ("[months and year]", "March to May 2026"),
            ("[month and year]", "June 2028"),
            ("[day month year] to [day month year]", "1 March 2026 to 31 May 2026"),
            (
                "reviewed by [role or meeting] on [day month year]",
                "reviewed by the panel chair on 12 January 2027",
            ),
            (
                "by [date] and are invited to talk it through on [date]",
                "by 20 June 2026 and are invited to talk it through on 24 June 2026",
            ),
            ("[day month year]", "12 June 2026"),
            ("[numbers]", "2 and 3"),
            ("[name]", "Elm"),
            ("[role]", "the Hub manager"),
            ("[Role]", "The Hub manager"),
            ("[date]", "4 May 2026"),
            ("[dates]", "4 and 11 May 2026"),
            ("[times and places]", "three times and two places"),
            ("[reason]", "they were tired of meetings"),
        ];
        let pack = default();
        let mut text = Blank::new(&pack, Paper::Assessment).expect("statements").markdown();
        for (from, to) in FILLED {
            text = text.replace(from, to);
        }
        // Prompts are taken out, and what is left to say is said in the prompt's own words.
        let kept = text.lines().filter(|line| !(line.starts_with('[') && line.ends_with(']')));
        let asks = |line: &str| line.split_once(&format!("{FOR_EXAMPLE}] ")).map(|(_, said)| said.to_owned());
        let lines: Vec<String> = kept.map(|line| asks(line).unwrap_or_else(|| line.to_owned())).collect();
        let text = lines.join("\n").replace(['[', ']'], "");
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
        for rule in &pack.rules {
            let Kind::Require(require) = &rule.kind else { continue };
            if rule.severity < Severity::Must {
                continue;
            }
            let item = checked.checklist.iter().find(|item| item.id == require.item).expect("an item");
            assert!(
                matches!(item.status, Status::Met | Status::Explained),
                "{}: {}\n{text}",
                item.id,
                item.status
            );
        }
    }

    #[test]
    fn a_report_about_a_place_declares_no_group_and_writing_without_statements_has_no_blank() {
        let of = |name: &str| Pack::builtin(name).expect("built in").expect("valid");
        let school = Blank::new(&of("school-assessment"), Paper::Assessment).expect("statements").markdown();
        assert!(school.contains("| Places | [which") && !school.contains("| Members |"), "{school}");
        assert!(Blank::new(&of("language-only"), Paper::Assessment).is_none());
    }

    #[test]
    fn the_word_document_has_the_words_of_the_markdown() {
        let blank = Blank::new(&default(), Paper::Assessment).expect("statements");
        let words = |format, bytes: &[u8]| {
            let draft = read(format, bytes).expect("a draft");
            draft.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ")
        };
        let word = blank.docx(jiff::civil::date(2026, 11, 22)).expect("a document");
        // What follows is the document's title among its properties.
        let (word, markdown) =
            (words(Format::Docx, &word), words(Format::Markdown, blank.markdown().as_bytes()));
        assert_eq!(word.strip_suffix(&blank.0.title).map(str::trim_end), Some(markdown.as_str()));
    }
}
