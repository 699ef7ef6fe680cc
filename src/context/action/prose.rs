//! Actions in a list and in the sentences of a plan.

use std::ops::Range;

use super::super::class::PROFESSIONAL;
use super::super::{Context, Vocabulary, holds};
use super::{Action, OwnCell};
use crate::draft::BlockKind;
use crate::text::Span;

/// "ACTION: ...", "Action 3: ...", "AP2: ...": a sentence that says of itself what it is.
fn is_labelled_action(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default().trim();
    let word =
        label.trim_end_matches(|mark: char| mark.is_ascii_digit() || mark.is_whitespace() || mark == '.');
    label.len() < text.trim().len()
        && matches!(word, "ACTION" | "Action" | "AP" | "Action point" | "ACTION POINT")
}

/// "(a) Heating on in the hall": a list whose marks were typed.
pub(super) fn is_lettered(text: &str) -> bool {
    let mark = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    mark.is_some_and(|(mark, _)| {
        (1..=3).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// "9.2 Lamps on at both doors": a paragraph under a number that was typed.
fn is_numbered(text: &str) -> bool {
    let number = text.split_whitespace().next().unwrap_or_default();
    number.starts_with(|mark: char| mark.is_ascii_digit())
        && number.len() <= 6
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b')'))
        && (number.contains('.') || number.ends_with(')'))
}

/// "S: four children behind a locked door": situation, background and assessment, by their letters, are no
/// recommendation.
fn is_brief(text: &str) -> bool {
    ["S: ", "B: ", "A: "].iter().any(|letter| text.trim_start().starts_with(letter))
}

/// "... to ring the port iv.": the mark of the next item, where lines run together.
fn ends_with_a_mark(text: &str) -> bool {
    let mark = text.rsplit(' ').next().unwrap_or_default().strip_suffix('.').unwrap_or_default();
    let lettered = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
    lettered
        || !mark.is_empty() && mark.len() <= 5 && mark.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

pub(super) fn prose(
    context: &Context<'_>,
    vocabulary: &Vocabulary,
    index: usize,
    mut plan: bool,
    out: &mut Vec<Action>,
) {
    let block = &context.draft.blocks()[index];
    let sentences = context.sentences.of_block(index);
    let action = |span: Span| {
        let words = context.hits.tokens_in(span);
        Action {
            what: span,
            process: context.is_process(&words),
            who: context.doer(span),
            when: context.due(span),
            measure: context.measure(span),
            who_cell: OwnCell::None,
            when_cell: OwnCell::None,
        }
    };
    let text = context.draft.slice(block.span);
    let listed = block.kind == BlockKind::Item
        || is_lettered(text)
        || is_numbered(text) && context.is_order(&sentences);
    if plan && listed {
        // "(a) ... (b) ...", "9.1 ... 9.2 ...": lines of a list that stand in one paragraph.
        let own = &context.sentences.all[sentences];
        let marked = |text: &str| is_lettered(text) || is_numbered(text);
        let opens = own.iter().filter(|sentence| marked(context.draft.slice(sentence.span))).count();
        let mut spans: Vec<Span> = Vec::new();
        for sentence in own {
            match spans.last_mut() {
                Some(last) if opens < 2 || !marked(context.draft.slice(sentence.span)) => {
                    *last = last.cover(sentence.span);
                }
                _ => spans.push(sentence.span),
            }
        }
        // "Have we asked them?" sets no task.
        let asked = |span: &Span| context.draft.slice(*span).trim_end().ends_with('?');
        out.extend(spans.into_iter().filter(|span| !asked(span)).map(action));
        return;
    }
    let first = sentences.start;
    for at in sentences.clone() {
        let sentence = &context.sentences.all[at];
        // "So what wants doing." opens a plan inside its paragraph.
        if at == first && sentences.len() > 2 && context.opens_plan(vocabulary, at) {
            plan = true;
            continue;
        }
        let text = &context.draft.text()[sentence.span.range()];
        // "All the best,"; "Youth justice social worker" under a name.
        let signed = text.ends_with(',')
            || sentences.len() == 1
                && sentence.tokens.len() <= 4
                && context.people.is(sentence.tokens.end - 1, PROFESSIONAL)
                && !text.ends_with('.');
        // "Case reference to follow."
        let promised = text.trim_end_matches('.').ends_with(" to follow");
        // "**What is to be done.** ..."
        let label = block.lead_in.is_some_and(|lead| sentence.span.end <= lead.end + 1);
        let told = text.ends_with([':', '?'])
            || label
            || is_brief(text)
            || context.is_of_the_plan(&sentence.tokens)
            || sentence.tokens.len() < 3
            || signed
            || promised
            || context.is_spoken(sentence.span);
        if is_labelled_action(text) {
            out.push(action(sentence.span));
            continue;
        }
        // "kept in the picture" is no picture of a moment.
        let passing =
            holds(context.hits, vocabulary.snapshot, sentence.span) && !text.contains("in the picture");
        if told || passing || !plan && !context.is_promise(at) {
            continue;
        }
        if !plan {
            out.push(action(sentence.span));
            continue;
        }
        let before =
            at.checked_sub(1).filter(|_| at > first).map(|before| &context.sentences.all[before].tokens);
        let set = |before: &Range<u32>| {
            let span = context.sentences.all[at - 1].span;
            let labelled = context.draft.slice(span).split_once(": ").is_some_and(|(who, _)| who.len() < 40);
            context.is_task(before) || labelled || context.due(span).is_some()
        };
        if before.is_some_and(|before| set(before) && context.goes_with_a_task(&sentence.tokens)) {
            continue;
        }
        if context.is_task(&sentence.tokens) {
            let mut task = action(sentence.span);
            // "... Six fobs, tried by six children": the test may stand in the sentence after.
            let next = context.sentences.all.get(at + 1).filter(|next| {
                let between = Span::new(sentence.span.end, next.span.start);
                at + 1 < sentences.end
                    && !context.draft.slice(between).contains('\n')
                    && !ends_with_a_mark(text)
            });
            let own = |words| context.is_task(words) && !context.goes_with_a_task(words);
            if let Some(next) = next.filter(|next| !own(&next.tokens)) {
                task.measure = task.measure.or_else(|| context.measure(next.span));
                task.when = task.when.or_else(|| context.due(next.span));
            }
            out.push(task);
        }
    }
}

impl Context<'_> {
    /// Whether a sentence is in somebody's mouth.
    fn is_spoken(&self, sentence: Span) -> bool {
        self.quotations_in(sentence).any(|quotation| {
            quotation.span.start <= sentence.start + 1 && sentence.end <= quotation.span.end + 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_the_next_item_is_known() {
        for run_on in ["Cara to ring the port iv.", "Girls to be offered a place b."] {
            assert!(ends_with_a_mark(run_on), "{run_on}");
        }
        for own in ["Cara to ring the port.", "Lamp lit by 4 June 2025.", "Open until 9 p.m."] {
            assert!(!ends_with_a_mark(own), "{own}");
        }
    }

    #[test]
    fn situation_background_and_assessment_set_no_task() {
        assert!(is_brief("S: four children in a yard with one gate."));
        assert!(!is_brief("R: Cara takes the key."));
    }
}
