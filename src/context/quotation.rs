//! Quotations, and who speaks in them.

use std::ops::Range;

use super::Speaker;
use super::class::{
    ADULT, AGENCY, ANYONE, AUTHOR, COPULA, FAMILY, LABELLING, LEAD_IN, PROFESSIONAL, PRONOUN_MANY,
    PRONOUN_ONE, SAYING, YOUNG_PERSON,
};
use super::people::People;
use super::sentence::Sentences;
use super::{About, RoleSet};
use crate::draft::{BlockKind, Draft};
use crate::lexicon::{Hits, Token};
use crate::role::Role;
use crate::text::{Span, holds_any};

/// A quotation's speaker is looked for at most this many words away from it.
const REACH: u32 = 400;

/// A closing mark is looked for at most this many characters ahead.
const LOOK_AHEAD: usize = 4096;

/// Words in quotation marks, or a block quotation.
#[derive(Debug, Clone)]
pub struct Quotation {
    /// The words, without the marks; a block quotation without its credit line.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Who says them.
    pub speaker: Speaker,
    /// Number of words.
    pub words: u32,
}

/// Finds the quotations of a draft and tells who speaks; `roles` gives each block's roles.
pub(super) fn find(
    draft: &Draft,
    hits: &Hits,
    sentences: &Sentences,
    people: &People,
    roles: &[RoleSet],
) -> Vec<Quotation> {
    let mut out = Vec::new();
    let reader = Reader { draft, hits, sentences, people, roles, runs: runs(draft) };
    for (index, block) in draft.blocks().iter().enumerate() {
        let text = draft.slice(block.span);
        let mut marked = marked(text, block.span.start);
        if block.kind == BlockKind::Quote
            && marked.iter().map(|span| span.len()).sum::<u32>() * 2 < block.span.len()
        {
            marked = vec![body_of_quote(text, block.span)];
        }
        for span in &marked {
            let tokens = hits.tokens_in(*span);
            if tokens.is_empty() {
                continue;
            }
            let words = tokens.len() as u32;
            let speaker = reader.speaker(index, *span, &marked);
            out.push(Quotation { span: *span, block: index, speaker, words });
        }
    }
    out
}

/// A block quotation up to its credit: a last line that opens with a dash, or a last bracket.
fn body_of_quote(text: &str, span: Span) -> Span {
    let trimmed = text.trim_end();
    let cut = trimmed.rfind(['—', '–']).filter(|at| trimmed.len() - at < 60 && *at > 0).or_else(|| {
        trimmed
            .strip_suffix(')')
            .and_then(|rest| rest.rfind('('))
            .filter(|at| trimmed.len() - at < 60 && *at > 0)
    });
    cut.map_or(span, |at| Span::new(span.start, span.start + at as u32))
}

/// The words between quotation marks in a block's text. An unclosed quotation ends with the block.
fn marked(text: &str, offset: u32) -> Vec<Span> {
    // The first bytes of all marks.
    let mark = |byte: u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2);
    if !holds_any(text, [b'"', b'\'', 0xC2, 0xE2]) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let marks = text.bytes().enumerate().filter(|(_, byte)| mark(*byte));
    // The last possible end of an open single-quoted passage that a plural possessive may have faked.
    let mut doubtful: Option<usize> = None;
    for (at, _) in marks {
        let Some(c) = text[at..].chars().next() else { continue };
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let opens_word = (before.is_whitespace()
            || matches!(before, '(' | '[' | '-' | '–' | '—' | '/' | '|' | ':'))
            && !next.is_whitespace();
        match open {
            None => {
                let mark = match c {
                    '“' => Some('”'),
                    '"' if !next.is_whitespace() => Some('"'),
                    '«' => Some('»'),
                    '‘' if opens_word => Some('’'),
                    '\'' if opens_word && !next.is_ascii_digit() => Some('\''),
                    _ => None,
                };
                if let Some(close) = mark {
                    open = Some((close, at + c.len_utf8()));
                    doubtful = None;
                }
            }
            Some((close, start)) if c == close => {
                let apostrophe = matches!(close, '’' | '\'');
                if apostrophe && next.is_alphanumeric() {
                    // a contraction
                } else if apostrophe
                    && before == 's'
                    && next == ' '
                    && later_close(&text[at + c.len_utf8()..], close)
                {
                    doubtful = Some(at);
                } else {
                    out.push(Span::new(offset + start as u32, offset + at as u32));
                    open = None;
                }
            }
            Some(_) => {}
        }
    }
    if let Some((close, start)) = open {
        // A single quotation mark that never closes was an apostrophe: 'cause, 'em.
        if close != '\'' || doubtful.is_some() {
            let end = doubtful.unwrap_or(text.trim_end().len());
            out.push(Span::new(offset + start as u32, offset + end.max(start) as u32));
        }
    }
    out
}

/// Whether a closing mark comes before the next opening one.
fn later_close(rest: &str, close: char) -> bool {
    let open = if close == '’' { '‘' } else { '\'' };
    let mut before = ' ';
    let mut chars = rest.chars().take(LOOK_AHEAD).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        if c == open && before.is_whitespace() && next.is_alphanumeric() {
            return false;
        }
        if c == close && !next.is_alphanumeric() && before != 's' {
            return true;
        }
        before = c;
    }
    false
}

struct Reader<'c> {
    draft: &'c Draft,
    hits: &'c Hits,
    sentences: &'c Sentences,
    people: &'c People,
    roles: &'c [RoleSet],
    /// By block: see [`runs`].
    runs: Vec<u32>,
}

/// For each block, the first of those of its kind that stand in a row in its section.
fn runs(draft: &Draft) -> Vec<u32> {
    let blocks = draft.blocks();
    let mut first = 0;
    (0..blocks.len())
        .map(|index| {
            let same = |before: usize| {
                blocks[before].kind == blocks[index].kind && blocks[before].section == blocks[index].section
            };
            if index.checked_sub(1).is_none_or(|before| !same(before)) {
                first = index as u32;
            }
            first
        })
        .collect()
}

impl Reader<'_> {
    fn speaker(&self, block: usize, quote: Span, marked: &[Span]) -> Speaker {
        if let Some(speaker) = self.credit(block, quote) {
            return speaker;
        }
        let first = self.sentences.at(quote.start);
        let last = self.sentences.at(quote.end.saturating_sub(1)).max(first);
        let tokens = self.sentences.all.get(first).map_or(0..0, |sentence| {
            sentence.tokens.start
                ..self.sentences.all.get(last).map_or(sentence.tokens.end, |end| end.tokens.end)
        });
        // In sentences that never end, only what stands near.
        let words = self.hits.tokens_in(quote);
        let tokens = tokens.start.max(words.start.saturating_sub(REACH))..tokens.end.min(words.end + REACH);
        if let Some(speaker) = self.label_before(&tokens, quote) {
            return speaker;
        }
        if let Some(speaker) = self.attribution(&tokens, quote, marked) {
            return speaker;
        }
        if let Some(speaker) = self.whose_words(&tokens, quote) {
            return speaker;
        }
        // "Fern told us: ... " in the sentence before, or after: "Bay said that twice."
        if let Some(before) = first.checked_sub(1).and_then(|index| self.sentences.all.get(index))
            && before.block == block
            && self.announces(&before.tokens)
            && let Some(speaker) =
                self.attribution(&before.tokens, Span::new(before.span.end, before.span.end), marked)
        {
            return speaker;
        }
        if let Some(speaker) = self.lead_in(block) {
            return speaker;
        }
        // "I'm the one who ...": professionals who are quoted are named; young people often are not. "The return reads:
        // 'Known to us'" is the agency's.
        let words = self.hits.tokens_in(quote);
        let one = words.clone().any(|token| {
            matches!(
                self.word(token),
                "I" | "me" | "my" | "My" | "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I’d"
            )
        });
        let told_by = tokens.start..words.start.max(tokens.start);
        if !one && self.people.any(&told_by, AGENCY) && !told_by.clone().any(|token| self.is_young(token)) {
            return Speaker::Agency;
        }
        // "YP7 is 'not your average thirteen-year-old'": said of the child.
        let said_of = words.start > tokens.start
            && matches!(self.word(words.start - 1), "is" | "was" | "are" | "were" | "as");
        if said_of && !words.clone().any(|token| matches!(self.word(token), "I" | "I'm" | "my" | "My")) {
            return Speaker::Unknown;
        }
        if self.people.any(&words, AUTHOR) {
            return Speaker::YoungPerson;
        }
        if self.roles.get(block).is_some_and(|roles| roles.has(Role::Voice)) {
            return Speaker::YoungPerson;
        }
        Speaker::Unknown
    }

    /// "... was the caretaker's reading", "is how his mother's note has it": whose words they are said to be.
    fn whose_words(&self, tokens: &Range<u32>, quote: Span) -> Option<Speaker> {
        const WORDS: [&str; 14] = [
            "reading",
            "view",
            "verdict",
            "guess",
            "word",
            "words",
            "phrase",
            "answer",
            "description",
            "summary",
            "opinion",
            "line",
            "conclusion",
            "comment",
        ];
        let mut after =
            tokens.clone().skip_while(|token| self.hits.tokens()[*token as usize].start < quote.end);
        let first =
            after.next().filter(|first| matches!(self.word(*first), "was" | "is" | "were" | "are"))?;
        let owner = (first + 1..tokens.end.min(first + 5))
            .find(|at| self.hits.tokens()[*at as usize].looks(Token::POSSESSIVE))?;
        let words = (owner + 1..tokens.end.min(owner + 3)).any(|at| WORDS.contains(&self.word(at)));
        let who = || (first + 1..=owner).rev().find_map(|at| self.speaker_class(at));
        words.then(|| who().unwrap_or(Speaker::Unknown))
    }

    /// "(B, 16 May)", "(3)", "- Rowan", right after the quotation.
    fn credit(&self, block: usize, quote: Span) -> Option<Speaker> {
        let end = self.draft.blocks()[block].span.end;
        let rest = self.draft.text().get(quote.end as usize..end as usize)?;
        let rest = rest.trim_start_matches(['"', '”', '’', '\'', '»', '.', ',', ' ', '\n', '\u{a0}']);
        let credit = if let Some(inner) = rest.strip_prefix('(') {
            inner.split(')').next()?
        } else {
            rest.strip_prefix(['—', '–', '-'])?.split(['\n', '.']).next()?
        };
        if credit.len() > 80 {
            return None;
        }
        let start = credit.as_ptr() as usize - self.draft.text().as_ptr() as usize;
        let tokens = self.hits.tokens_in(Span::from(start..start + credit.len()));
        let first = tokens.clone().next()?;
        let word = self.hits.tokens()[first as usize];
        let number_alone = word.looks(Token::DIGIT) && (tokens.len() == 1 || word.looks(Token::COMMA));
        if number_alone || word.looks(Token::INITIAL) {
            return Some(Speaker::YoungPerson);
        }
        tokens.clone().find_map(|token| self.speaker_class(token))
    }

    /// `Rowan: "..."`: a name, a colon and the words.
    fn label_before(&self, tokens: &Range<u32>, quote: Span) -> Option<Speaker> {
        let before =
            tokens.clone().take_while(|token| self.hits.tokens()[*token as usize].start < quote.start);
        let last = before.last()?;
        let colon = self.draft.text()[self.hits.tokens()[last as usize].end as usize..].starts_with(':');
        if !colon || last >= tokens.start + 4 {
            return None;
        }
        (tokens.start..=last).rev().find_map(|token| self.speaker_class(token))
    }

    /// Who says it, from a sentence's own words outside the quotation marks.
    fn attribution(&self, tokens: &Range<u32>, quote: Span, marked: &[Span]) -> Option<Speaker> {
        let outside = |token: u32| {
            let start = self.hits.tokens()[token as usize].start;
            // Marks stand in order and do not overlap.
            let before = marked.partition_point(|mark| mark.start <= start).checked_sub(1);
            before.is_none_or(|mark| marked[mark].end <= start)
        };
        let verbs: Vec<u32> = tokens
            .clone()
            .filter(|token| outside(*token) && self.people.is(*token, SAYING | LABELLING))
            .collect();
        // The verb nearest to the quotation.
        let distance = |token: &u32| {
            let at = self.hits.tokens()[*token as usize].start;
            if at < quote.start { quote.start - at } else { at.saturating_sub(quote.end) }
        };
        let verb = *verbs.iter().min_by_key(|token| distance(token))?;
        let clause_left = (tokens.start..verb)
            .rev()
            .filter(|token| outside(*token))
            .find_map(|token| self.speaker_class(token));
        // "Said Fern"; not "says that the girls 'come from nothing'".
        let right = (verb + 1..tokens.end)
            .take_while(|token| self.word(*token) != "that")
            .filter(|token| outside(*token))
            .take(4)
            .find_map(|token| self.speaker_class(token));
        let passive_by = (verb + 1..tokens.end)
            .filter(|token| outside(*token))
            .take(3)
            .any(|token| self.word(token) == "by");
        let labelled = self.people.is(verb, LABELLING) && !self.people.is(verb, SAYING);
        if labelled {
            // "is described as 'x'": someone wrote that; a young person does so only in the active voice.
            let by = if passive_by { right } else { clause_left };
            return Some(match by {
                Some(Speaker::YoungPerson) if !self.passive(verb) => Speaker::YoungPerson,
                Some(Speaker::Professional) => Speaker::Professional,
                Some(Speaker::Family) => Speaker::Family,
                _ => Speaker::Agency,
            });
        }
        let at = self.hits.tokens()[verb as usize].start;
        // "He wrote that Fern was 'a pretty thing'": "he" is seldom another child.
        let subject = (tokens.start..verb).rev().find(|token| self.speaker_class(*token).is_some());
        let of_another = at < quote.start
            && clause_left == Some(Speaker::YoungPerson)
            && subject.is_some_and(|subject| self.people.is(subject, PRONOUN_ONE))
            && (verb + 1..tokens.end)
                .take_while(|token| self.hits.tokens()[*token as usize].end <= quote.start)
                .any(|token| {
                    self.people.named(token) == Some(About::YoungPerson)
                        && !self.people.is(token, PRONOUN_ONE | PRONOUN_MANY)
                        && self.people.is(token + 1, COPULA)
                });
        if of_another {
            return Some(Speaker::Unknown);
        }
        // "told the nurse": whoever follows hears it.
        let right = right.filter(|_| !self.is_told(verb));
        if at > quote.end {
            let between = (tokens.start..verb)
                .rev()
                .take_while(|token| self.hits.tokens()[*token as usize].start >= quote.end)
                .find_map(|token| self.speaker_class(token));
            between.or(right).or(clause_left)
        } else {
            clause_left.or(right)
        }
    }

    fn is_told(&self, verb: u32) -> bool {
        matches!(self.word(verb), "told" | "Told" | "tells" | "tell" | "asked" | "Asked" | "asks" | "texted")
    }

    fn passive(&self, verb: u32) -> bool {
        verb.checked_sub(1).is_some_and(|before| {
            matches!(self.word(before), "is" | "are" | "was" | "were" | "been" | "being")
        })
    }

    fn word(&self, token: u32) -> &str {
        let token = self.hits.tokens()[token as usize];
        self.draft.slice(Span::new(token.start, token.end))
    }

    fn speaker_class(&self, token: u32) -> Option<Speaker> {
        let bits = self.people.classes(token);
        if bits & ANYONE == 0 {
            return None;
        }
        if bits & AUTHOR != 0 {
            return None; // "told me" names the listener
        }
        if bits & ADULT != 0 {
            return Some(Speaker::Unknown);
        }
        if bits & FAMILY != 0 {
            return Some(Speaker::Family);
        }
        if bits & PROFESSIONAL != 0 {
            return Some(Speaker::Professional);
        }
        if bits & AGENCY != 0 {
            return Some(Speaker::Agency);
        }
        match self.people.named(token) {
            Some(About::YoungPerson | About::Group) => Some(Speaker::YoungPerson),
            Some(About::Family) => Some(Speaker::Family),
            Some(About::Professional) => Some(Speaker::Professional),
            _ => None,
        }
    }

    fn is_young(&self, token: u32) -> bool {
        matches!(self.people.named(token), Some(About::YoungPerson | About::Group))
    }

    fn announces(&self, tokens: &Range<u32>) -> bool {
        let last = tokens.end.checked_sub(1).map(|token| self.hits.tokens()[token as usize]);
        let colon =
            last.is_some_and(|last| self.draft.text()[last.end as usize..].starts_with([':', '-', '–']));
        colon || self.people.any(tokens, LEAD_IN)
    }

    /// "They told me:" over a list, a table or a block quotation.
    fn lead_in(&self, block: usize) -> Option<Speaker> {
        let blocks = self.draft.blocks();
        let kind = blocks[block].kind;
        if !matches!(kind, BlockKind::Item | BlockKind::Quote | BlockKind::Cell) {
            return None;
        }
        // The block before those of one kind in a row, or the first of all.
        let before = (self.runs[block] as usize).saturating_sub(1);
        let range = self.sentences.of_block(before);
        let sentence = self.sentences.all.get(range.last()?)?;
        if self.people.any(&sentence.tokens, LEAD_IN)
            && !self.people.any(&sentence.tokens, PROFESSIONAL | AGENCY)
        {
            return Some(Speaker::YoungPerson);
        }
        if !self.announces(&sentence.tokens) {
            return None;
        }
        self.attribution(&sentence.tokens, Span::new(sentence.span.end, sentence.span.end), &[])
            .or_else(|| self.people.any(&sentence.tokens, YOUNG_PERSON).then_some(Speaker::YoungPerson))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        marked(text, 0).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn marks_are_told_from_apostrophes() {
        for (text, wanted) in [
            ("She said \"we walk home\" twice", &["we walk home"][..]),
            ("“one” and “two”", &["one", "two"]),
            ("the boys' coats and the girls' bags", &[]),
            ("He said 'it's the boys' own place' then left", &["it's the boys' own place"]),
            ("He said ‘don’t go’.", &["don’t go"]),
            ("rock 'n' roll", &["n"]),
            ("an “unclosed one", &["unclosed one"]),
            ("'cause they could", &[]),
            ("", &[]),
            ("\"\"", &[""]),
        ] {
            assert_eq!(quoted(text), wanted, "{text}");
        }
    }
}
