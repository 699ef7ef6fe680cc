//! The labels that members go by: declared ones, the shapes that labels have ("Child A", "YP3", "QB", a lone
//! capital), and words that do throughout the draft what people do.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::aged;
use super::class::{
    ANYONE, ASPECT, COPULA, FAMILY, FUNCTION, NAMING, PLACE, PLAIN_VERB, PROFESSIONAL, PRONOUN_ONE, SAYING,
    THING, TITLE, YOUNG_PERSON,
};
use super::name::{Name, Whose};
use super::sentence::Sentences;
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};
use crate::text::Span;

/// Words before a letter or a number that make it the number of a thing.
const NUMBERED: &[&str] = &[
    "table",
    "section",
    "appendix",
    "annex",
    "figure",
    "fig",
    "flat",
    "route",
    "bus",
    "road",
    "block",
    "platform",
    "gate",
    "level",
    "unit",
    "room",
    "junction",
    "page",
    "item",
    "action",
    "paragraph",
    "para",
    "question",
    "version",
    "grade",
    "tier",
    "zone",
    "bay",
    "floor",
    "wing",
    "house",
    "the",
    "ward",
    "form",
    "year",
    "stage",
    "phase",
    "option",
    "key",
    "key stage",
    "number",
    "no",
    "part",
    "schedule",
    "line",
];

/// Words before a letter or a number that make it somebody, beside the nouns for young people.
const SOMEBODY: &[&str] = &["Person", "Subject", "Client", "Participant", "Individual", "Contact", "Friend"];

/// Words that speak and are no name.
const ANYBODY: &[&str] = &[
    "Everyone",
    "Everybody",
    "Someone",
    "Somebody",
    "Others",
    "Nobody",
    "Anyone",
    "Anybody",
    "People",
    "Nothing",
    "Most",
    "Many",
    "Several",
    "Neither",
    "Who",
    "What",
];

/// Gives the words that name a member the class of young people.
pub(super) fn mark(
    draft: &Draft,
    hits: &Hits,
    sentences: &Sentences,
    brief: &Brief,
    names: &[Name],
    dates: &[DateMention],
    classes: &mut [u64],
) {
    let tokens = hits.tokens();
    // What a label may be: one word in eight.
    let marked =
        (0..tokens.len()).filter(|at| tokens[*at].look & (Token::CAPITAL | Token::DIGIT) != 0).collect();
    let reader = Reader { draft, tokens, sentences, marked };
    reader.shapes(brief, classes);
    aged::mark(draft, tokens, classes);
    reader.numbers(classes);
    reader.siblings(classes);
    reader.series(classes);
    mark_names(names, classes);
    mark_titled_names(tokens, classes);
    reader.characters(dates, classes);
}

struct Reader<'d> {
    draft: &'d Draft,
    tokens: &'d [Token],
    sentences: &'d Sentences,
    /// The words with a capital first or a digit.
    marked: Vec<usize>,
}

impl<'d> Reader<'d> {
    fn word(&self, at: usize) -> &'d str {
        let token = self.tokens[at];
        self.draft.slice(Span::new(token.start, token.end))
    }

    fn bare(&self, at: usize) -> &'d str {
        let word = self.word(at);
        if !word.ends_with('s') {
            return word;
        }
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
    }

    /// The word before, in the same block and not parted from this one by a stop.
    fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| !self.tokens[at].looks(Token::FIRST))?;
        (!self.tokens[before].looks(Token::HARD_BREAK)).then_some(before)
    }

    /// The word after, in the same block and not parted from this one.
    fn after(&self, at: usize) -> Option<usize> {
        let parted = self.tokens[at].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        (!parted && at + 1 < self.tokens.len()).then_some(at + 1)
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let sentence = self.sentences.all.get(self.sentences.of_token(at as u32));
        sentence.is_some_and(|sentence| sentence.tokens.start == at as u32)
    }

    /// Declared labels, and the shapes that labels have.
    fn shapes(&self, brief: &Brief, classes: &mut [u64]) {
        let declared: FxHashSet<&str> = brief
            .members
            .iter()
            .map(|member| member.value.as_str())
            .filter(|label| {
                label.len() > 1 && label.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            })
            .collect();
        for at in self.marked.iter().copied() {
            let token = &self.tokens[at];
            let after_person = self.before(at).is_some_and(|before| {
                self.tokens[before].looks(Token::CAPITAL)
                    && (self.tokens[before].is(YOUNG_PERSON) || SOMEBODY.contains(&self.word(before)))
            });
            let label = if token.looks(Token::INITIAL) {
                self.is_letter(at, classes) || after_person
            } else if token.looks(Token::DIGIT) {
                after_person || is_numbered(self.bare(at)) || declared.contains(self.bare(at))
            } else {
                declared.contains(self.bare(at))
            };
            if label {
                classes[at] |= YOUNG_PERSON;
            }
        }
    }

    /// "The siblings", "both sisters", of whom nobody is said to be the brother: children of the report.
    fn siblings(&self, classes: &mut [u64]) {
        for (at, own) in classes.iter_mut().enumerate().skip(1) {
            // None of them has fewer letters.
            if self.tokens[at].end - self.tokens[at].start >= 7
                && matches!(self.word(at), "siblings" | "brothers" | "sisters")
                && matches!(
                    self.word(at - 1),
                    "the" | "The" | "both" | "Both" | "these" | "These" | "two" | "Two" | "three" | "Three"
                )
                && !self.tokens[at - 1].looks(Token::HARD_BREAK)
                && self.tokens.get(at + 1).is_none_or(|_| self.word(at + 1) != "of")
            {
                *own = *own & !FAMILY | YOUNG_PERSON;
            }
        }
    }

    /// "Number 7", where the draft numbers several so.
    fn numbers(&self, classes: &mut [u64]) {
        let numbered =
            |at: usize| at > 0 && self.tokens[at].looks(Token::DIGIT) && self.word(at - 1) == "Number";
        let places: Vec<usize> = self.marked.iter().copied().filter(|at| numbered(*at)).collect();
        let mut labels: Vec<&str> = places.iter().map(|at| self.bare(*at)).collect();
        labels.sort_unstable();
        labels.dedup();
        if labels.len() > 2 {
            for at in places {
                classes[at] |= YOUNG_PERSON;
                classes[at - 1] = classes[at - 1] & !THING | YOUNG_PERSON;
            }
        }
    }

    /// A lone capital is a label unless it is the pronoun, an article or an initial of a name.
    fn is_letter(&self, at: usize, classes: &[u64]) -> bool {
        let token = &self.tokens[at];
        if self.word(at).starts_with('I') {
            return false;
        }
        let next = self.tokens.get(at + 1);
        if next.is_some_and(|next| next.looks(Token::CAPITAL) && !next.looks(Token::INITIAL)) {
            return false; // "J. Mabey", "A Level"
        }
        if at > 0
            && self.tokens[at - 1].looks(Token::CAPITAL)
            && !self.tokens[at - 1].is(YOUNG_PERSON)
            && !token.looks(Token::FIRST)
            && !self.tokens[at - 1].looks(Token::HARD_BREAK)
        {
            return self.tokens[at - 1].looks(Token::INITIAL); // "A, B and C"; not "Block C", "Section D"
        }
        if self.before(at).is_some_and(|before| NUMBERED.contains(&self.word(before).to_lowercase().as_str()))
        {
            return false;
        }
        if self.word(at).starts_with('A') && self.opens_sentence(at) {
            // "A said", "A, B and C", "A's"; not "A man".
            return token.look & (Token::POSSESSIVE | Token::COMMA | Token::HARD_BREAK) != 0
                || next.is_some_and(|next| {
                    // "A presents older": an article takes no verb and no plural.
                    let word = self.word(at + 1);
                    let verb = word.len() > 3
                        && word.ends_with('s')
                        && !(word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
                        && !matches!(
                            word,
                            "series" | "means" | "news" | "species" | "girls" | "boys" | "lens"
                        );
                    verb || next.looks(Token::INITIAL)
                        || (next.is(SAYING | PLAIN_VERB) || classes[at + 1] & (SAYING | PLAIN_VERB) != 0)
                });
        }
        true
    }

    /// How often a word stands where people stand: before a verb, as an owner, after "told" and "with".
    fn acts(&self, at: usize, classes: &[u64]) -> u32 {
        let token = &self.tokens[at];
        let next = self.after(at);
        let speaks = next.is_some_and(|next| self.tokens[next].is(SAYING));
        let does = next.is_some_and(|next| self.tokens[next].is(PLAIN_VERB | COPULA));
        let heard = self.before(at).is_some_and(|before| self.tokens[before].is(SAYING));
        let owns = token.looks(Token::POSSESSIVE)
            && self.tokens.get(at + 1).is_some_and(|next| next.is(FAMILY | ASPECT | YOUNG_PERSON));
        let joined = self.before(at).is_some_and(|before| {
            matches!(self.word(before), "with" | "and" | "for" | "by")
                && before
                    .checked_sub(1)
                    .is_some_and(|first| classes[first] & (YOUNG_PERSON | PRONOUN_ONE) != 0)
        });
        2 * u32::from(speaks || heard || owns)
            + u32::from(does)
            + u32::from(token.looks(Token::POSSESSIVE))
            + u32::from(joined)
    }

    /// "QA, QB, QC", "P1 and P2", "S3": labels of one make, of which the draft has several.
    fn series(&self, classes: &mut [u64]) {
        #[derive(Default)]
        struct Seen<'d> {
            labels: Vec<&'d str>,
            places: Vec<usize>,
            acts: u32,
            thing: u32,
            listed: bool,
        }
        let mut makes: BTreeMap<(char, bool), Seen<'d>> = BTreeMap::new();
        for at in self.marked.iter().copied() {
            // A label starts with a capital.
            if !self.tokens[at].looks(Token::CAPITAL) {
                continue;
            }
            let bare = self.bare(at);
            let Some(digits) = label_make(bare) else { continue };
            if self.tokens[at].is(ANYONE | PLACE | TITLE)
                || (!digits && self.tokens[at].entry != Token::UNKNOWN)
            {
                continue;
            }
            let first = bare.chars().next().unwrap_or(' ');
            let seen = makes.entry((first, digits)).or_default();
            let before = self.before(at).map(|before| self.word(before).to_lowercase());
            seen.thing += u32::from(before.as_deref().is_some_and(|before| NUMBERED.contains(&before)));
            seen.acts += self.acts(at, classes);
            seen.listed |= self.before(at).is_none_or(|before| {
                label_make(self.bare(before)) == Some(digits) || self.tokens[before].is(NAMING)
            });
            if !seen.labels.contains(&bare) {
                seen.labels.push(bare);
            }
            seen.places.push(at);
        }
        for seen in makes.values() {
            let several = seen.labels.len() > 1;
            let people = seen.thing == 0 && ((several && (seen.acts > 0 || seen.listed)) || seen.acts > 2);
            if people {
                for at in &seen.places {
                    classes[*at] |= YOUNG_PERSON;
                }
            }
        }
    }

    /// Capitalised words that nothing declares and that do what people do: "Teal said that Umber was hurt".
    fn characters(&self, dates: &[DateMention], classes: &mut [u64]) {
        #[derive(Default)]
        struct Seen {
            places: Vec<usize>,
            acts: u32,
            inside: u32,
            elsewhere: u32,
        }
        let mut said: BTreeMap<&str, Seen> = BTreeMap::new();
        let mut date = 0;
        for at in self.marked.iter().copied() {
            let token = &self.tokens[at];
            if !token.looks(Token::CAPITAL)
                || token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) != 0
                || token.is(ANYONE | PLACE | TITLE | FUNCTION | SAYING)
                || classes[at] & (PROFESSIONAL | FAMILY) != 0
                || token.end - token.start < 3
            {
                continue;
            }
            while dates.get(date).is_some_and(|mention| mention.span.end <= token.start) {
                date += 1;
            }
            if dates.get(date).is_some_and(|mention| mention.span.start <= token.start) {
                continue;
            }
            let seen = said.entry(self.bare(at)).or_default();
            seen.places.push(at);
            seen.acts += self.acts(at, classes);
            let joined = self.before(at).is_some_and(|before| {
                self.tokens[before].looks(Token::CAPITAL) && !self.opens_sentence(before)
            });
            let title = self.after(at).is_some_and(|next| {
                self.tokens[next].looks(Token::CAPITAL) && self.tokens[next].look & Token::INITIAL == 0
            });
            seen.inside += u32::from(!self.opens_sentence(at) && !joined && !title);
            let place = self.before(at).is_some_and(|before| {
                matches!(
                    self.word(before),
                    "at" | "in"
                        | "near"
                        | "outside"
                        | "inside"
                        | "the"
                        | "into"
                        | "around"
                        | "on"
                        | "via"
                        | "down"
                )
            });
            seen.elsewhere += 2 * u32::from(place) + 2 * u32::from(joined || title);
        }
        let speaks = |at: &usize| self.after(*at).is_some_and(|next| self.tokens[next].is(SAYING));
        let may_be_named = |word: &str, seen: &Seen| {
            seen.places.len() > 1 && !ANYBODY.contains(&word) && seen.places.iter().any(speaks)
        };
        let asked: FxHashSet<String> = said
            .iter()
            .filter(|(word, seen)| may_be_named(word, seen))
            .map(|(word, _)| word.to_lowercase())
            .collect();
        let small = self.written_small(&asked);
        for (word, seen) in &said {
            // "Heron said so": a word that speaks and that the draft never writes small.
            let named = may_be_named(word, seen) && !small.contains(word.to_lowercase().as_str());
            let known = seen.places.iter().any(|at| self.tokens[*at].entry != Token::UNKNOWN);
            let enough = if known { 3 } else { 2 };
            let enough = seen.acts >= enough && (seen.inside > 0 || (!known && seen.acts > 3));
            if seen.acts > seen.elsewhere && (enough || named) {
                for at in &seen.places {
                    classes[*at] |= YOUNG_PERSON;
                }
            }
        }
    }
}

impl<'d> Reader<'d> {
    /// Of some words in small letters, those that the draft writes so.
    fn written_small(&self, words: &FxHashSet<String>) -> FxHashSet<&'d str> {
        if words.is_empty() {
            return FxHashSet::default();
        }
        // Their first letters and lengths as sets: most other words are told by these.
        let first = |byte: u8| 1_u32 << (byte & 31);
        let shape = |word: &str| (first(word.bytes().next().unwrap_or(0)), 1_u64 << (word.len() % 64));
        let (firsts, lengths) = words
            .iter()
            .map(|word| shape(word))
            .fold((0, 0), |(firsts, lengths), one| (firsts | one.0, lengths | one.1));
        let likely = |word: &&str| lengths & shape(word).1 != 0;
        let text = self.draft.text().as_bytes();
        let begins = |at: &usize| firsts & first(text[self.tokens[*at].start as usize]) != 0;
        (0..self.tokens.len())
            .filter(|at| self.tokens[*at].look & (Token::CAPITAL | Token::DIGIT) == 0)
            .filter(begins)
            .map(|at| self.bare(at))
            .filter(likely)
            .filter(|word| words.contains(*word))
            .collect()
    }
}

/// "YP3", "CH2": letters of a person word and a number.
fn is_numbered(word: &str) -> bool {
    ["YP", "CH", "Yp", "yp"].iter().any(|start| {
        word.strip_prefix(start)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// Whether a word has the make of a label: two capitals (`Some(false)`), or one or two and a number below 100.
fn label_make(word: &str) -> Option<bool> {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.len() - letters;
    let numbered = word.bytes().skip(letters).all(|byte| byte.is_ascii_digit());
    match (letters, digits) {
        (2, 0) => Some(false),
        (1 | 2, 1 | 2) if numbered => Some(true),
        _ => None,
    }
}

/// Names stand for those whose they are; a name of which nothing is known stands for nobody.
fn mark_names(names: &[Name], classes: &mut [u64]) {
    for name in names {
        let bits = match name.whose {
            Whose::Professional => PROFESSIONAL,
            Whose::Relative => FAMILY,
            Whose::Private => YOUNG_PERSON,
            Whose::Somebody => continue,
        };
        for token in name.tokens.clone() {
            let own = &mut classes[token as usize];
            if *own & YOUNG_PERSON == 0 {
                *own |= bits;
            }
        }
    }
}

/// The capitalised words after a title name a grown-up.
fn mark_titled_names(tokens: &[Token], classes: &mut [u64]) {
    for at in 0..tokens.len() {
        if !tokens[at].is(TITLE) {
            continue;
        }
        classes[at] |= PROFESSIONAL;
        for next in at + 1..tokens.len().min(at + 3) {
            if tokens[next].looks(Token::CAPITAL) && !tokens[next].looks(Token::FIRST) {
                classes[next] = classes[next] & !YOUNG_PERSON | PROFESSIONAL;
            } else {
                break;
            }
        }
    }
}
