//! Findings are dressed for the reader: excerpts masked and folded, fingerprints, order.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::SentenceNote;
use super::fold::Folded;
use crate::context::{About, Context, Sentence, Stance, Tie};
use crate::digest;
use crate::draft::{BlockKind, Draft, Part, SectionId};
use crate::excerpt::{excerpt, words_of};
use crate::finding::{ChecklistItem, Earlier, Finding, Related, WORDS_CLOSE, WORDS_OPEN};
use crate::text::Span;

/// Stands for the report's words in a message.
const WORDS: &str = "{words}";

/// Dresses and sorts the findings of a draft.
pub(super) fn findings(draft: &Draft, masks: &[Span], folded: Vec<Folded<'_>>) -> Vec<Finding> {
    let mut folded = folded;
    folded.sort_by(|a, b| {
        let place = |one: &Folded<'_>| one.raw.span.map(|span| (span.start, span.end));
        (place(a), &a.rule.id, &a.raw.key).cmp(&(place(b), &b.rule.id, &b.raw.key))
    });
    let mut paths = HeadingPaths { draft, known: FxHashMap::default() };
    let nowhere: Arc<str> = Arc::from("");
    let mut ordinals: FxHashMap<(&str, String, Arc<str>), u32> = FxHashMap::default();
    folded
        .into_iter()
        .map(|Folded { rule, raw, under }| {
            let words = raw.span.map(|span| excerpt(draft, span, masks));
            let shown = words.as_deref().unwrap_or_default();
            // An absence is told from others by its item; a weak statement too, so that rewording it does not
            // make it another finding.
            let what = raw.key.as_deref().unwrap_or(shown);
            let path = raw.span.filter(|_| raw.key.is_none()).map(|span| paths.of(span));
            let path = path.unwrap_or_else(|| nowhere.clone());
            let place = (&*rule.id, fold_words(what), path);
            let ordinal = ordinals.get(&place).map_or(1, |before| before + 1);
            let fingerprint = fingerprint_of(&rule.id, &place.1, &place.2, ordinal);
            let earlier = rule.aliases.iter().map(|id| Earlier {
                rule: id.clone(),
                fingerprint: fingerprint_of(id, &place.1, &place.2, ordinal),
            });
            let earlier = earlier.collect();
            ordinals.insert(place, ordinal);
            let message = if raw.message.contains(WORDS) {
                raw.message.replace(WORDS, &format!("{WORDS_OPEN}{shown}{WORDS_CLOSE}"))
            } else {
                raw.message
            };
            Finding {
                rule: rule.id.clone(),
                title: rule.title.clone(),
                severity: raw.severity,
                // What goes by its item and has words of its own is a statement that was made.
                is_weak: raw.key.is_some() && raw.span.is_some(),
                message,
                why: rule.why.clone(),
                fix: rule.instead.clone(),
                suggestions: raw.suggestions,
                fingerprint,
                span: raw.span,
                anchor: raw.anchor,
                excerpt: words,
                related: under
                    .into_iter()
                    .map(|(other, span)| Related {
                        rule: other.id.clone(),
                        message: other.title.to_string(),
                        span,
                        excerpt: excerpt(draft, span, masks),
                    })
                    .collect(),
                earlier,
                waived: None,
            }
        })
        .collect()
}

/// Fills the excerpts of the checklist's evidence.
pub(super) fn checklist(draft: &Draft, masks: &[Span], items: &mut [ChecklistItem]) {
    for item in items {
        for evidence in &mut item.evidence {
            evidence.excerpt = excerpt(draft, evidence.span, masks);
        }
    }
}

/// SHA-256 over rule, words, heading path and ordinal among equals; the first 16 hex digits.
pub(crate) fn fingerprint(rule: &str, words: &str, path: &str, ordinal: u32) -> String {
    fingerprint_of(rule, &fold_words(words), path, ordinal)
}

/// The same for words that are folded already.
fn fingerprint_of(rule: &str, words: &str, path: &str, ordinal: u32) -> String {
    let mut told = Vec::with_capacity(rule.len() + words.len() + path.len() + 7);
    for part in [rule, words, path] {
        told.extend(part.as_bytes());
        told.push(0);
    }
    told.extend(ordinal.to_le_bytes());
    let mut digits = digest::hex(&told);
    digits.truncate(digest::SHORT);
    digits
}

/// Letters and digits in lower case, one space between words: quotes, dashes and stops may be retyped.
fn fold_words(words: &str) -> String {
    if !words.is_ascii() {
        return words_of(words).collect::<Vec<_>>().join(" ");
    }
    let mut out = String::with_capacity(words.len());
    let mut parted = false;
    for byte in words.bytes() {
        if !byte.is_ascii_alphanumeric() {
            parted = !out.is_empty();
            continue;
        }
        if parted {
            out.push(' ');
            parted = false;
        }
        out.push(byte.to_ascii_lowercase() as char);
    }
    out
}

/// The folded headings over each section, worked out when first asked for.
struct HeadingPaths<'d> {
    draft: &'d Draft,
    known: FxHashMap<Option<SectionId>, Arc<str>>,
}

impl HeadingPaths<'_> {
    fn of(&mut self, span: Span) -> Arc<str> {
        let draft = self.draft;
        let section = draft.blocks().get(draft.block_index(span.start)).and_then(|block| block.section);
        let path = self.known.entry(section).or_insert_with(|| {
            let headings: Vec<String> = draft.heading_path(section).into_iter().map(fold_words).collect();
            headings.join("/").into()
        });
        path.clone()
    }
}

/// The sentences, with what `read` shows of each when `notes` are asked for.
pub(super) fn sentences(context: &Context<'_>, notes: bool) -> Vec<SentenceNote> {
    let bare = |sentence: &Sentence| SentenceNote {
        span: sentence.span,
        block: sentence.block,
        ..SentenceNote::default()
    };
    let all = context.sentences.all.iter();
    if notes { all.map(|sentence| note(context, sentence)).collect() } else { all.map(bare).collect() }
}

fn note(context: &Context<'_>, sentence: &Sentence) -> SentenceNote {
    let speaker = context.quotations_in(sentence.span).last().map(|quotation| quotation.speaker.name());
    let named = sentence.tokens.clone().filter_map(|token| context.people.named(token));
    let mut about: Vec<&'static str> = named.map(About::name).collect();
    about.sort_unstable();
    about.dedup();
    let year = context.brief.period.as_ref().map(|period| period.value.1.year());
    let dates = context
        .dates_in(sentence.span)
        .iter()
        .filter_map(|date| date.interval(date.year().or(year)?))
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}/{to}") })
        .collect();
    let stance = context.stance(&sentence.tokens).into_iter().map(Stance::name).collect();
    let role = context.roles_at(sentence.block).first().name();
    let index = context.sentences.at(sentence.span.start);
    let subject = Some(context.mainly_about(index).name());
    let ties = Tie::ALL.iter().filter(|tie| context.tied(index, &[**tie])).map(|tie| tie.name()).collect();
    let (span, block) = (sentence.span, sentence.block);
    SentenceNote { span, block, role, speaker, about, dates, stance, subject, ties }
}

/// Share of the findings' words in sentences about one member alone that nothing ties to the group, 0 to 1.
pub(super) fn individual_focus_share(context: &Context<'_>) -> f64 {
    let (alone, all) = context.words_about_one();
    if all == 0 { 0.0 } else { f64::from(alone) / f64::from(all) }
}

/// Flesch-Kincaid grade of the body's running prose: 0.39 words a sentence + 11.8 syllables a word - 15.59.
/// Source: Kincaid, Fishburne, Rogers and Chissom, 1975.
pub(super) fn readability(draft: &Draft, context: &Context<'_>) -> f64 {
    let (mut sentences, mut words, mut syllables) = (0_u32, 0_u32, 0_u32);
    for sentence in &context.sentences.all {
        let block = &draft.blocks()[sentence.block];
        let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote);
        if !running || block.part != Part::Body {
            continue;
        }
        sentences += 1;
        for token in sentence.tokens.clone() {
            words += 1;
            syllables += syllable_count(context.word(token));
        }
    }
    if sentences == 0 || words == 0 {
        return 0.0;
    }
    let grade = 0.39 * f64::from(words) / f64::from(sentences)
        + 11.8 * f64::from(syllables) / f64::from(words)
        - 15.59;
    (grade.max(0.0) * 10.0).round() / 10.0
}

/// Runs of vowels, a final silent e not counted; at least one.
fn syllable_count(word: &str) -> u32 {
    /// One for the vowels.
    static VOWELS: [u8; 256] = {
        let mut table = [0; 256];
        let vowels = *b"aeiouyAEIOUY";
        let mut at = 0;
        while at < vowels.len() {
            table[vowels[at] as usize] = 1;
            at += 1;
        }
        table
    };
    let bytes = word.as_bytes();
    let mut count = 0;
    let mut vowel_before = 0;
    for byte in bytes {
        let vowel = VOWELS[*byte as usize];
        count += u32::from(vowel & !vowel_before);
        vowel_before = vowel;
    }
    if count > 1 && bytes.ends_with(b"e") && !bytes.ends_with(b"le") {
        count -= 1;
    }
    count.max(1)
}
