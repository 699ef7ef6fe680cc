//! `bounds`: what lies outside the brief, sentence by sentence, and is not tied to the group's safety.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Found, Judge, Raw, View};
use crate::context::{Context, Speaker, Stance, Subject, Tie};
use crate::draft::BlockKind;
use crate::finding::{Severity, WORDS_CLOSE, WORDS_OPEN};
use crate::lexicon::{LexiconBuilder, ListId, Term};
use crate::role::Role;
use crate::rule::{Bounds, Figure, Rule};
use crate::text::Span;

/// Sections whose work it is to hold such things, or in which other rules look after them.
const SET_ASIDE: &[Role] =
    &[Role::Voice, Role::Sharing, Role::Method, Role::Actions, Role::Review, Role::Glossary, Role::Reference];

/// A sentence told by whom it is about alone has at least this many words.
const LEAST_WORDS: usize = 5;

#[derive(Debug)]
pub(super) struct BoundsJudge {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    terms: Option<ListId>,
    figures: Vec<Figure>,
    labels: bool,
    places: bool,
    earlier: bool,
    months: u32,
    about: Vec<Subject>,
    with: Option<ListId>,
    except: Option<ListId>,
    without: Option<ListId>,
    ties: Vec<Tie>,
    set_aside: Vec<Role>,
    severity: Severity,
    message: String,
}

impl BoundsJudge {
    pub(super) fn new<'t>(
        rule: &'t Arc<Rule>,
        parts: &'t [Bounds],
        lexicon: &mut LexiconBuilder<'t>,
    ) -> Self {
        let mut list = |terms: &'t [Term]| (!terms.is_empty()).then(|| lexicon.list(terms));
        let parts = parts
            .iter()
            .map(|part| Part {
                terms: list(&part.terms),
                figures: part.figures.clone(),
                labels: part.labels,
                places: part.places,
                earlier: part.earlier,
                months: part.months,
                about: part.about.clone(),
                with: list(&part.with),
                except: list(&part.except),
                without: list(&part.without),
                ties: if part.ties.is_empty() { Tie::ALL.to_vec() } else { part.ties.clone() },
                set_aside: SET_ASIDE
                    .iter()
                    .filter(|role| !part.also_in.contains(role))
                    .chain(&part.set_aside)
                    .copied()
                    .collect(),
                severity: part.severity.unwrap_or(rule.severity),
                message: part.message.clone().unwrap_or_else(|| rule.message.clone()),
            })
            .collect();
        Self { parts }
    }
}

impl Judge for BoundsJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let context = view.context;
        let start = context.start(view.today);
        let horizons: Vec<Option<Date>> = self
            .parts
            .iter()
            .map(|part| start.and_then(|start| start.checked_sub(i64::from(part.months).months()).ok()))
            .collect();
        let beyond: Vec<BTreeMap<usize, Span>> = self.parts.iter().map(|part| part.beyond(context)).collect();
        let asked = self.parts_by_sentence(context, &beyond);
        for (index, sentence) in context.sentences.all.iter().enumerate() {
            if asked[index] == 0 {
                continue; // as of most sentences
            }
            let parts = self.parts.iter().zip(horizons.iter().zip(&beyond)).enumerate();
            let mut parts = parts.filter(|(number, _)| asked[index] & bit(*number) != 0);
            // Of several parts that a sentence answers to, the first says it.
            let told = parts.find_map(|(_, (part, (horizon, beyond)))| {
                Some((part, part.judge(context, index, *horizon, beyond)?))
            });
            if let Some((part, detail)) = told {
                let detail = context.words_shown(context.whole_phrase(detail));
                found.findings.push(Raw {
                    span: Some(sentence.span),
                    anchor: None,
                    severity: part.severity,
                    message: part.message.replace("{detail}", &format!("{WORDS_OPEN}{detail}{WORDS_CLOSE}")),
                    firm: false,
                    suggestions: Vec::new(),
                    key: None,
                });
            }
        }
    }
}

/// The bit of a part in a set of parts; the last is shared by all there is no room for.
fn bit(part: usize) -> u64 {
    1 << part.min(63)
}

impl BoundsJudge {
    /// For each sentence, the parts that may have something to say of it as a set; `beyond` is what each part finds named
    /// beyond the brief.
    fn parts_by_sentence(&self, context: &Context<'_>, beyond: &[BTreeMap<usize, Span>]) -> Vec<u64> {
        let (mut all, mut asked) = (0, vec![0; context.sentences.all.len()]);
        let marks = |figure: Figure| self.parts.iter().any(|part| part.figures.contains(&figure));
        let figures: Vec<(Figure, Vec<u32>)> = Figure::ALL
            .iter()
            .filter(|figure| marks(**figure))
            .map(|figure| (*figure, figure.marks(context)))
            .collect();
        for (number, (part, beyond)) in self.parts.iter().zip(beyond).enumerate() {
            let bit = bit(number);
            let mut ask = |sentence: usize| {
                if let Some(parts) = asked.get_mut(sentence) {
                    *parts |= bit;
                }
            };
            if part.labels || part.places {
                for sentence in beyond.keys() {
                    ask(*sentence);
                }
                continue;
            }
            if part.earlier || part.terms.is_none() && part.figures.is_empty() {
                all |= bit;
                continue;
            }
            for hit in part.terms.map_or(&[][..], |list| context.hits.of(list)) {
                ask(context.sentences.of_token(hit.first));
            }
            for (_, marks) in figures.iter().filter(|(figure, _)| part.figures.contains(figure)) {
                for at in marks {
                    ask(context.sentences.at(*at));
                }
            }
        }
        for parts in &mut asked {
            *parts |= all;
        }
        asked
    }
}

impl Part {
    /// What the draft names beyond its brief, by the sentence that has it first.
    fn beyond(&self, context: &Context<'_>) -> BTreeMap<usize, Span> {
        if self.labels {
            context.undeclared_labels()
        } else if self.places {
            context.undeclared_places()
        } else {
            BTreeMap::new()
        }
    }

    /// The words that lie outside; `None` when the sentence lies inside, or its bearing is said.
    fn judge(
        &self,
        context: &Context<'_>,
        index: usize,
        horizon: Option<Date>,
        beyond: &BTreeMap<usize, Span>,
    ) -> Option<Span> {
        if !self.about.is_empty() && !self.about.contains(&context.mainly_about(index)) {
            return None;
        }
        let sentence = &context.sentences.all[index];
        let detail = self.detail(context, index, horizon, beyond)?;
        let block = &context.draft.blocks()[sentence.block];
        if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Field | BlockKind::Quote)
            || !context.is_prose(sentence.block)
            || context.roles_at(sentence.block).any(&self.set_aside)
            || context.is_a_numbered_title(index)
        {
            return None;
        }
        let has = |list: Option<ListId>| context.sentence_holds(list, index);
        if self.with.is_some() && !has(self.with) || has(self.without) {
            return None;
        }
        let words = context.hits.tokens_in(detail);
        if context.speaker(&words) == Some(Speaker::YoungPerson) {
            return None;
        }
        let held_off =
            |stance: &Stance| matches!(stance, Stance::Challenged | Stance::Mentioned | Stance::Instructed);
        if context.stance(&words).iter().any(held_off) || context.tied(index, &self.ties) {
            return None;
        }
        Some(detail)
    }

    /// The first words of the sentence that this part looks for.
    fn detail(
        &self,
        context: &Context<'_>,
        index: usize,
        horizon: Option<Date>,
        beyond: &BTreeMap<usize, Span>,
    ) -> Option<Span> {
        let sentence = &context.sentences.all[index];
        if self.labels || self.places {
            return beyond.get(&index).copied();
        }
        if self.earlier {
            let when = context.earlier(index, horizon)?;
            return match self.terms {
                Some(_) => self.first_term(context, index).and(Some(when)),
                None => Some(when),
            };
        }
        if self.terms.is_none() && self.figures.is_empty() {
            // Of so few words nobody can tell what they say of whom; nor is it sure who "he" is.
            return (sentence.tokens.len() >= LEAST_WORDS
                && context.names_its_subject(index)
                && context.tells_a_life(index))
            .then_some(sentence.span);
        }
        self.first_term(context, index).or_else(|| {
            // A cell with a figure in it is a column's: nobody says what of.
            let told = sentence.tokens.len() >= LEAST_WORDS;
            self.figures
                .iter()
                .filter(|_| told)
                .find_map(|figure| figure.find(context.draft.slice(sentence.span), sentence.span))
        })
    }

    /// The first term of a sentence.
    fn first_term(&self, context: &Context<'_>, index: usize) -> Option<Span> {
        if !context.sentence_holds(self.terms, index) {
            return None;
        }
        let hits = context.hits.within(self.terms?, &context.sentences.all[index].tokens);
        let innocent =
            |first: u32| self.except.is_some_and(|except| context.hits.cover(except, &(first..first + 1)));
        let told =
            hits.iter().find(|hit| !innocent(hit.first) && !context.is_label_of_speaker(index, hit.last));
        told.map(|hit| context.hits.span(*hit))
    }
}

impl Figure {
    /// Where the marks start of which each has one.
    fn marks(self, context: &Context<'_>) -> Vec<u32> {
        const PER_CENT: &[u8] = b" per cent";
        let text = context.draft.text();
        let places = |marks: &'static [char]| text.match_indices(marks).map(|(at, _)| at as u32);
        let mut marks: Vec<u32> = match self {
            Self::Sum if text.is_ascii() => Vec::new(),
            Self::Sum => places(&['£', '€']).collect(),
            Self::Share => text.match_indices('%').map(|(at, _)| at as u32).collect(),
        };
        if self == Self::Share {
            // Told by the word "cent", which is faster than to look through the text.
            let words = context.hits.tokens().iter().map(|token| token.start as usize);
            let before = words.filter(|at| text.as_bytes()[*at] == b'c').filter_map(|at| at.checked_sub(5));
            marks
                .extend(before.filter(|at| text.as_bytes()[*at..].starts_with(PER_CENT)).map(|at| at as u32));
        }
        marks
    }

    /// The first of its kind in a text that starts at a span.
    fn find(self, text: &str, span: Span) -> Option<Span> {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let at = match self {
            Self::Sum if text.is_ascii() => None,
            Self::Sum => text
                .match_indices(['£', '€'])
                .map(|(at, sign)| (at, at + sign.len()))
                .find(|(_, next)| digit(*next)),
            Self::Share => text
                .match_indices('%')
                .map(|(at, _)| (at, at + 1))
                .find(|(at, _)| *at > 0 && digit(at - 1))
                .or_else(|| {
                    // "eighteen per cent", with the word that counts.
                    let at = text.find(" per cent")?;
                    let from = text[..at].rfind(' ').map_or(0, |space| space + 1);
                    Some((from, at + " per cent".len()))
                }),
        };
        let (from, upto) = at?;
        let start = bytes[..from]
            .iter()
            .rposition(|byte| !byte.is_ascii_digit() && *byte != b'.')
            .map_or(0, |at| at + 1);
        let end = upto
            + bytes[upto..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
                .count();
        let end = if bytes[end - 1].is_ascii_punctuation() && end > upto { end - 1 } else { end };
        let start = if self == Self::Share { start } else { from };
        Some(Span::new(span.start + start as u32, span.start + end as u32))
    }
}
