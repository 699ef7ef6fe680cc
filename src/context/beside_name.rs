//! What stands beside a name: an age, a birth or a home, a relation, a post, another name, a row or a line of its own.

use std::ops::Range;

use super::Context;
use super::class::{AGENCY, FAMILY, PROFESSIONAL, TITLE, YOUNG_PERSON};
use super::given::is_given;
use super::name::{Name, Whose};
use super::recognise::WORKERS;
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

impl Context<'_> {
    /// Whether what stands beside a name says that it is a private person's: a relation after it ("Loretta
    /// Findlater, S1's gran"), a home, or the report's own telling that it is a real name ("is properly Jayden").
    pub(super) fn is_told_private(&self, name: &Name) -> bool {
        let sentence = self.sentence_of(name.tokens.start);
        let tokens = self.hits.tokens();
        let last = name.tokens.end - 1;
        let after = name.tokens.end..sentence.end.min(name.tokens.end + 4);
        let kin = name.whose != Whose::Professional
            && tokens[last as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
            && after.clone().any(|at| self.people.is(at, FAMILY))
            && !after.clone().any(|at| {
                tokens[at as usize].is(PROFESSIONAL) || matches!(self.word(at), "with" | "and" | "or")
            });
        let from = sentence.start.max(name.tokens.start.saturating_sub(6));
        let before = from..name.tokens.start;
        let word = |at: u32| self.word(at).to_lowercase();
        let revealed = before.clone().any(|at| {
            matches!(word(at).as_str(), "properly" | "register" | "birth" | "surname" | "forename")
                || word(at) == "real" && word(at + 1) == "name"
                || word(at) == "full" && word(at + 1) == "name"
                || word(at) == "actually"
                    && matches!(word(at - u32::from(at > 0)).as_str(), "is" | "she's" | "he's")
        });
        // "The parent who rang me is Mrs Jolene Quarmby", "the neighbour, Mr Alan Tibbs", "the home of Mrs Crake"
        let role = |at: u32| tokens[at as usize].is(PROFESSIONAL | AGENCY);
        let plain = |at: u32| {
            matches!(
                word(at).as_str(),
                "parent"
                    | "neighbour"
                    | "tenant"
                    | "resident"
                    | "householder"
                    | "landlady"
                    | "home"
                    | "house"
                    | "flat"
                    | "address"
            )
        };
        let titled = name.tokens.start > 0
            && matches!(self.word(name.tokens.start - 1), "Mr" | "Mrs" | "Ms" | "Miss")
            || matches!(self.word(name.tokens.start), "Mr" | "Mrs" | "Ms" | "Miss");
        let lives = titled
            && before.clone().any(|at| self.people.is(at, FAMILY) || plain(at))
            && !before.clone().any(|at| role(at) && !plain(at))
            && !after.clone().any(role);
        // "Pupil 6 is Corin Bellweather"; "Pupil 6 is Dawn Pell's pupil" names no pupil.
        let unmasked = name.whose != Whose::Professional
            && !tokens[last as usize].looks(Token::POSSESSIVE)
            && !after.clone().take(2).any(role)
            && self.is_labelled_so(name.tokens.start);
        // "Corin Bellweather, son of our chairman"
        let child_of = tokens[last as usize].looks(Token::COMMA)
            && matches!(
                word(name.tokens.end).as_str(),
                "son" | "daughter" | "grandson" | "granddaughter" | "nephew" | "niece" | "brother" | "sister"
            )
            && self.word(name.tokens.end + 1) == "of"
            && name.tokens.end + 1 < sentence.end;
        // "I read the file on Corin Bellweather"
        let papers = name.tokens.start > sentence.start + 1
            && matches!(self.word(name.tokens.start - 1), "for" | "of" | "on" | "about")
            && matches!(
                word(name.tokens.start - 2).as_str(),
                "record"
                    | "records"
                    | "file"
                    | "files"
                    | "log"
                    | "logs"
                    | "notes"
                    | "referral"
                    | "referrals"
                    | "chronology"
            )
            && name.whose == Whose::Somebody
            && is_given(self.word(name.tokens.start));
        kin || revealed || lives || unmasked || child_of || papers
    }

    /// Whether a label of a young person is said to be what starts at a word: "Boy 3 is ...", "K2 answers to ...",
    /// "C is known to the street as ...", "Girl 2, ...".
    pub(super) fn is_labelled_so(&self, at: u32) -> bool {
        let tokens = self.hits.tokens();
        let sentence = self.sentence_of(at);
        let figure = |at: u32| tokens[at as usize].look & (Token::DIGIT | Token::INITIAL) != 0;
        // The label opens its sentence, after the number of the paragraph.
        let mut first = sentence.start;
        while first < at && tokens[first as usize].looks(Token::DIGIT) && self.is_number_of_a_line(first) {
            first += 1;
        }
        let mut label = first;
        while label < at && label < first + 3 && !figure(label) && self.people.is(label, YOUNG_PERSON) {
            label += 1;
        }
        // "9B/4": a form and a number in its register.
        let slashed = |at: u32| self.draft.text()[tokens[at as usize].end as usize..].starts_with('/');
        let composite = label < at && figure(label) && slashed(label);
        while label + 1 < at && figure(label) && slashed(label) && figure(label + 1) {
            label += 1;
        }
        let labelled = label < at
            && figure(label)
            && (composite || self.people.is(label, YOUNG_PERSON))
            && !tokens[label as usize].looks(Token::POSSESSIVE);
        if !labelled {
            return false;
        }
        let next = label + 1;
        // "Girl 2, Marnie, came in March"
        if next == at {
            let own = tokens[at as usize];
            return tokens[label as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
                && own.look & (Token::COMMA | Token::HARD_BREAK) != 0;
        }
        let small = |at: u32| !tokens[at as usize].looks(Token::CAPITAL);
        let between = next..at;
        if between.len() > 9 || !between.clone().all(small) {
            return false;
        }
        let word = |at: u32| self.word(at);
        match word(next) {
            "is" | "was" | "being" => {
                let known = between.clone().any(|at| matches!(word(at), "known" | "called" | "named"));
                between.len() <= 3
                    && !between
                        .clone()
                        .any(|at| matches!(word(at), "with" | "to" | "by" | "at" | "in" | "not"))
                    || known && matches!(word(at - 1), "as" | "named" | "called")
            }
            "answers" => word(at - 1) == "to",
            "goes" => word(at - 1) == "by",
            "will" => between.clone().any(|at| word(at) == "known") && word(at - 1) == "as",
            _ => false,
        }
    }

    /// Whether a figure counts a paragraph: "4.2 Boy 3 is ...", "7. Boy 3 ...".
    fn is_number_of_a_line(&self, at: u32) -> bool {
        let token = self.hits.tokens()[at as usize];
        let after = &self.draft.text()[token.end as usize..];
        after.starts_with(". ")
            || after.starts_with(") ")
            || self.word(at).bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether two names open lines of one list: "2. Corin Bellweather, 15" and "4. Ysolt, 14".
    pub(super) fn open_lines_alike(&self, one: Span, other: Span) -> bool {
        const APART: usize = 6;
        let blocks = self.draft.blocks();
        let (first, second) = (self.draft.block_index(one.start), self.draft.block_index(other.start));
        let opens = |index: usize, span: Span| {
            let block = &blocks[index];
            let before = &self.draft.text()[block.span.start as usize..span.start as usize];
            matches!(block.kind, BlockKind::Item | BlockKind::Paragraph | BlockKind::Cell)
                && !before.contains(char::is_alphabetic)
        };
        first != second
            && first.abs_diff(second) <= APART
            && blocks[first].kind == blocks[second].kind
            && opens(first, one)
            && opens(second, other)
    }

    /// Whether nothing stands between two names but other marks of a list, and ages: "Corin Bellweather (15), Ysolt (14)
    /// and".
    pub(super) fn in_one_list(&self, one: Span, other: Span) -> bool {
        const WIDEST: u32 = 24;
        let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
        if second.start < first.end || second.start - first.end > WIDEST {
            return false;
        }
        if self.draft.block_index(first.start) != self.draft.block_index(second.start) {
            return false;
        }
        let between = &self.draft.text()[first.end as usize..second.start as usize];
        let marked = between.contains([',', '&', '+', '/', ';']) || between.contains(" and ");
        let of_list = |part: &str| {
            matches!(part, "" | "and" | "aged" | "just" | "nearly")
                || part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let marks = |mark: char| {
            mark.is_whitespace()
                || matches!(mark, ',' | '&' | '+' | '/' | ';' | '(' | ')' | '"' | '“' | '”' | '*')
        };
        marked && between.split(marks).all(of_list)
    }

    /// "Kayden Marsh (15)", "Ola Brandt, 16, lives", "Rosa Finch, d.o.b. 3.4.2010", "Piers Holt, 4 Mill Lane": what
    /// stands right after a name is an age, a birth or a home.
    pub(super) fn is_aged_or_housed(&self, name: &Name, span: Span) -> bool {
        let block = self.draft.blocks()[self.draft.block_index(span.start)].span;
        let after = &self.draft.text()[span.end as usize..block.end as usize];
        let rest = after.trim_start_matches([' ', ',', '(', '–', '-', ':', '*', '"', '”', '’', '\'']);
        // "Corin Bellweather, of 9 Mill Lane"
        let rest = ["of ", "who lives at ", "living at ", "lives at "]
            .iter()
            .find_map(|lead| rest.strip_prefix(lead))
            .unwrap_or(rest);
        let at = span.end + (after.len() - rest.len()) as u32;
        if at == span.end {
            return false;
        }
        // "Bosporus Grill, 4 Mill Lane" is no person, or a public one.
        let person = is_given(self.word(name.tokens.start)) || self.heads_a_row(name, span);
        let near = self.identifiers_in(Span::new(at, at + 14));
        let housed = near.iter().any(|one| {
            one.span.start == at && one.kind == Recogniser::Address && one.certain && person
                || one.kind == Recogniser::DateOfBirth && one.span.start >= at && one.span.start < at + 14
        });
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let age: u32 = rest[..digits].parse().unwrap_or(0);
        let closed = rest[digits..].starts_with([')', ',', ';', '.']) || rest.len() == digits;
        let years = digits == 2 && (8..=19).contains(&age) && closed;
        let word = rest.starts_with("aged ") || rest.starts_with("age ");
        housed || years || word || self.is_born(at)
    }

    /// Whether a day that starts there is one long before the others: "Rosa Finch, 03/04/2010".
    pub(super) fn is_born(&self, at: u32) -> bool {
        let own = self.dates_in(Span::new(at, at + 1)).iter().find(|date| date.kind == DateKind::Day);
        let Some(own) = own.and_then(year_of) else { return false };
        let newest = self.newest_year.get_or_init(|| {
            let days = self.dates.iter().filter(|date| matches!(date.kind, DateKind::Day | DateKind::Month));
            days.filter_map(year_of).max()
        });
        newest.is_some_and(|newest| (8..=20).contains(&(newest - own)))
    }

    /// Whether a post or a service stands beside a name: in the next cell, as the key of a property, or after "of".
    pub(super) fn has_post(&self, name: &Name, span: Span) -> bool {
        let index = self.draft.block_index(span.start);
        let blocks = self.draft.blocks();
        let block = &blocks[index];
        let tokens = self.hits.tokens();
        let post = |span: Span| {
            let words = self.hits.tokens_in(span);
            // "Youth worker", "2 Lead nurse, evenings": the noun for the post ends the words or a part of them.
            let ends = |at: u32| {
                at + 1 == words.end || tokens[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
            };
            words.len() <= 7 && words.clone().any(|at| self.people.is(at, PROFESSIONAL) && ends(at))
        };
        if block.part == Part::Properties {
            let of_members = |key: &str| {
                ["member", "child", "young", "name", "group", "subject"].iter().any(|own| key.contains(own))
            };
            return self.draft.fields().iter().any(|field| field.block == index && !of_members(&field.key));
        }
        if block.cell.is_some() && block.span.len() < span.len() + 24 {
            let mut row = self.draft.row_of(index).filter(|other| *other != index);
            if row.any(|other| post(blocks[other].span)) {
                return true;
            }
        }
        if self.is_of_those_who_wrote(index, span) {
            return true;
        }
        // "Youth service, B. Carr" beside what is to be done.
        let before = self.hits.tokens_in(Span::new(block.span.start, span.start));
        if block.cell.is_some_and(|cell| cell.column > 1)
            && self.roles_at(index).has(Role::Actions)
            && self.people.any(&before, PROFESSIONAL | AGENCY)
        {
            return true;
        }
        // In a plan a name has work to do.
        if block.span.start == span.start && self.roles_at(index).has(Role::Actions) {
            let does = (name.tokens.end as usize) < tokens.len()
                && matches!(self.word(name.tokens.end), "to" | "will" | "is" | "has");
            if does || block.cell.is_some_and(|cell| cell.column > 1) {
                return true;
            }
        }
        // "Ivo Dent of the town's parking office"
        let sentence = self.sentence_of(name.tokens.start);
        let after = name.tokens.end..sentence.end.min(name.tokens.end + 9);
        after.len() > 2
            && matches!(self.word(after.start), "of" | "from" | "at")
            && self.hits.tokens()[name.tokens.end as usize - 1].look & (Token::COMMA | Token::HARD_BREAK) == 0
            && self.people.any(&after, PROFESSIONAL | AGENCY)
    }

    /// "Student: Bryony Vale", "Practice educator: Femi Strand": at the front of a report, on a line of its own, who had a
    /// hand in it.
    fn is_of_those_who_wrote(&self, index: usize, span: Span) -> bool {
        const LEARNING: [&str; 6] =
            ["placement", "practice educator", "practice teacher", "university", "assignment", "tutor"];
        if !self.is_opening(index) {
            return false;
        }
        let block = self.draft.blocks()[index].span;
        let before = &self.draft.text()[block.start as usize..span.start as usize];
        let line = before.rsplit('\n').next().unwrap_or(before).trim();
        let Some(label) = line.strip_suffix(':') else { return false };
        let last = label.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let learner = matches!(last.as_str(), "student" | "trainee" | "learner" | "apprentice")
            && LEARNING.iter().any(|cue| self.small.contains(cue));
        learner
            || matches!(
                last.as_str(),
                "educator" | "assessor" | "tutor" | "supervisor" | "author" | "reviewer"
            )
    }

    /// Whether only "and" or a comma stands between two names.
    pub(super) fn in_one_breath(&self, one: &Name, other: &Name) -> bool {
        let (one, other) = (self.name_span(one), self.name_span(other));
        one.end < other.start
            && matches!(
                self.draft.text()[one.end as usize..other.start as usize].trim(),
                "and" | "&" | "+" | "," | ", and" | "/" | "or" | ";"
            )
    }

    pub(super) fn is_titled(&self, name: &Name) -> bool {
        name.tokens.start > 0 && self.hits.tokens()[name.tokens.start as usize - 1].is(TITLE)
    }

    /// Whether a name stands inside a sentence that tells something, or is numbered as one of several.
    pub(super) fn is_told_of(&self, name: &Name, sentence: &Range<u32>) -> bool {
        let start = name.tokens.start;
        let numbered = start > 0
            && self.hits.tokens()[start as usize - 1].looks(Token::DIGIT)
            && start == sentence.start + 1;
        let told = sentence.len() >= name.tokens.len() + 4
            && !(sentence.start..start).any(|at| {
                matches!(self.word(at).to_lowercase().as_str(), "by" | "author" | "from" | "to" | "for")
            });
        numbered || told
    }

    /// A name that opens the first cell of a row, in a table that is about people and not about who does what.
    pub(super) fn heads_a_row(&self, name: &Name, span: Span) -> bool {
        let index = self.draft.block_index(span.start);
        let block = &self.draft.blocks()[index];
        // "Youth club, Femi Strand": a service stands before it.
        let of_row = block.cell.is_some_and(|cell| {
            cell.row > 1 && (cell.column == 1 || cell.column == 2 && self.is_numbered(index))
        });
        // "- Rosa Finch. Always late, always laughing": an item that tells of whom it names first.
        let after =
            self.draft.text()[span.end as usize..block.span.end as usize].trim_start_matches(['*', '_']);
        let of_item = block.kind == BlockKind::Item
            && is_given(self.word(name.tokens.start))
            && after.starts_with(['.', ':', ','])
            && after.split_whitespace().count() > 5;
        name.whose == Whose::Somebody
            && block.span.start == span.start
            && (of_row || of_item)
            && !self.roles_at(index).any(WORKERS)
    }

    /// Whether the cell before holds a number and nothing else.
    pub(super) fn is_numbered(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map(|before| self.draft.slice(self.draft.blocks()[before].span));
        before.is_some_and(|text| {
            text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(char::is_alphabetic)
        })
    }
}

fn year_of(date: &DateMention) -> Option<i16> {
    date.from.and_then(|from| from.year)
}
