//! The actions of a plan: rows of its table, items of its list, sentences of its prose.

use std::ops::Range;

use super::class::{ACTION, AGENCY, FUNCTION, MEASURE, PROCESS, PROFESSIONAL};
use super::fact::anchors;
use super::identifier::Identifier;
use super::name::Whose;
use super::verb::{Tense, Voice};
use super::{Context, Vocabulary, holds};
use crate::dates::{DateKind, DateMention};
use crate::draft::{Block, BlockKind, Part};
use crate::lexicon::Token;
use crate::named::named;
use crate::role::{Role, RoleSet};
use crate::rule::Recogniser;
use crate::text::Span;

named! {
    /// What an action is made of.
    ActionPart {
        /// Who does it.
        Who = "who",
        /// By when.
        When = "when",
        /// How it will be known.
        Measure = "measure",
    }
}

/// Something somebody is to do.
#[derive(Debug, Clone)]
pub struct Action {
    /// What is to be done: the cell, the item or the sentence.
    pub what: Span,
    /// Whether it only names a process: monitor, continue, explore.
    pub process: bool,
    who: Option<Span>,
    when: Option<Span>,
    measure: Option<Span>,
}

impl Action {
    /// The words of a part.
    pub const fn part(&self, part: ActionPart) -> Option<Span> {
        match part {
            ActionPart::Who => self.who,
            ActionPart::When => self.when,
            ActionPart::Measure => self.measure,
        }
    }
}

/// What the columns of a plan's table hold, by their heads.
#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    what: Option<u32>,
    who: Option<u32>,
    when: Option<u32>,
    measure: Option<u32>,
}

/// The actions of a draft, in order.
pub(super) fn find(context: &Context<'_>, vocabulary: &Vocabulary) -> Vec<Action> {
    let mut out = Vec::new();
    let blocks = context.draft.blocks();
    let mut index = 0;
    // Under a line that is a heading in all but name: "TO DO", "6. Way forward".
    let mut announced = false;
    // In a list under "It is recommended that:".
    let mut led = false;
    while index < blocks.len() {
        let block = &blocks[index];
        if matches!(block.kind, BlockKind::Heading(_)) {
            let text = context.draft.slice(block.span);
            announced = opens_in_full(text) || opens_perhaps(text) && context.sets_tasks_after(index);
        } else if let Some(opens) = context.announces(vocabulary, index) {
            announced = opens;
            index += 1;
            continue;
        }
        if let Some(cell) = block.cell {
            let same = |other: &Block| {
                other.part == block.part && other.cell.is_some_and(|own| own.table == cell.table)
            };
            let end = index + blocks[index..].iter().take_while(|other| same(other)).count();
            table(context, vocabulary, index..end, announced, &mut out);
            index = end;
            continue;
        }
        if !matches!(block.kind, BlockKind::Heading(_)) && block.part == Part::Body {
            led = match block.kind {
                BlockKind::Item => led,
                _ => context.leads_a_list(vocabulary, index),
            };
            let plan = announced
                || led && block.kind == BlockKind::Item
                || context.roles_at(index).has(Role::Actions);
            prose(context, vocabulary, index, plan, &mut out);
        }
        index += 1;
    }
    out
}

fn table(
    context: &Context<'_>,
    vocabulary: &Vocabulary,
    blocks: Range<usize>,
    announced: bool,
    out: &mut Vec<Action>,
) {
    let cells: Vec<(usize, u32, u32)> = blocks
        .clone()
        .filter_map(|index| context.draft.blocks()[index].cell.map(|cell| (index, cell.row, cell.column)))
        .collect();
    let in_plan = announced || blocks.clone().any(|index| context.roles_at(index).has(Role::Actions));
    let mut columns = Columns::default();
    for (index, _, column) in cells.iter().filter(|(_, row, _)| *row == 1) {
        let span = context.draft.blocks()[*index].span;
        let head = |list| holds(context.hits, list, span);
        let (when, measure) = (head(vocabulary.column_when), head(vocabulary.column_measure));
        // "By" heads days, "By whom" those who do it.
        let text = context.draft.slice(span).to_lowercase();
        let when = when && (!text.contains("by whom") || text.contains("when") || text.contains("date"));
        if columns.measure.is_none() && measure {
            columns.measure = Some(*column);
            // "Date and proof" holds both.
            if when && columns.when.is_none() {
                columns.when = Some(*column);
            }
        } else if columns.when.is_none() && when {
            columns.when = Some(*column);
        } else if columns.who.is_none() && head(vocabulary.column_who) {
            columns.who = Some(*column);
        } else if columns.what.is_none() && head(vocabulary.column_what) {
            columns.what = Some(*column);
        }
    }
    let named = columns.what.is_some() || columns.who.is_some() || columns.when.is_some();
    // Outside a plan, "Date | Who | What" heads a log; a plan's own words must be there.
    let own_words = cells.iter().filter(|(_, row, _)| *row == 1).any(|(index, _, _)| {
        holds(context.hits, vocabulary.column_plan, context.draft.blocks()[*index].span)
    });
    let plan = if in_plan { named } else { own_words && columns.when.is_some() && columns.who.is_some() };
    if !plan {
        // A form's row: "Plan | Police to ...".
        let narrow = cells.iter().all(|(_, _, column)| *column <= 2);
        for (index, _, column) in cells.iter().filter(|_| narrow && !named) {
            let block = &context.draft.blocks()[*index];
            let long = context.hits.tokens_in(block.span).len() > 5;
            if *column == 2 && long && context.roles_at(*index).has(Role::Actions) {
                prose(context, vocabulary, *index, true, out);
            }
        }
        return;
    }
    let rows = cells.chunk_by(|(_, row, _), (_, next, _)| row == next);
    for cells in rows.filter(|cells| cells.iter().all(|(_, row, _)| *row > 1)) {
        let own: Vec<(u32, Span)> =
            cells.iter().map(|(index, _, column)| (*column, context.draft.blocks()[*index].span)).collect();
        let at = |column: Option<u32>| {
            own.iter().filter(|(of, _)| Some(*of) == column).map(|(_, span)| *span).reduce(Span::cover)
        };
        let what = at(columns.what.or(Some(1)))
            .filter(|span| !context.is_hollow(*span))
            .or_else(|| own.iter().map(|(_, span)| *span).find(|span| span.len() > 3));
        let Some(what) = what else { continue };
        let whole = own.iter().map(|(_, span)| *span).reduce(Span::cover).unwrap_or(what);
        let who = if columns.who.is_some() {
            at(columns.who).filter(|span| !context.is_hollow(*span))
        } else {
            context.doer(whole)
        };
        // A date may stand in the task itself: "by Friday 5 July".
        let when = at(columns.when)
            .and_then(|span| context.due(span))
            .or_else(|| context.due(what))
            .or_else(|| if columns.when.is_none() { context.due(whole) } else { None });
        let told = at(columns.measure).filter(|span| !context.is_hollow(*span));
        let measure = told.or_else(|| context.measure(whole));
        let words = context.hits.tokens_in(what);
        out.push(Action { what, process: context.is_process(&words), who, when, measure });
    }
}

/// "To do", "3. What we'll do": a heading that opens a plan only where it says no more than that.
fn opens_in_full(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().replace('’', "'");
    matches!(
        bare.as_str(),
        "do" | "to do"
            | "todo"
            | "to-do"
            | "asks"
            | "agreed"
            | "decided"
            | "decisions"
            | "settled"
            | "what was agreed"
            | "what we agreed"
            | "jobs"
            | "what we do"
            | "what we do now"
            | "what we'll do"
            | "what i'll do"
            | "what we shall do"
            | "what i shall do"
            | "who does what"
            | "left to do"
            | "still to do"
            | "doing"
            | "next"
            | "orders"
            | "tasking"
            | "taskings"
            | "instructions"
            | "directions"
            | "arrangements"
            | "resolved"
            | "resolutions"
            | "for action"
            | "follow-up"
            | "from here"
            | "remedies"
            | "what follows"
            | "what i want"
            | "what we want"
            | "steps"
    )
}

/// The same of headings that also stand over what was done, where what follows has to tell.
fn opens_perhaps(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().replace('’', "'");
    matches!(
        bare.as_str(),
        "response"
            | "our response"
            | "responses"
            | "requests"
            | "measures"
            | "safety measures"
            | "mitigation"
            | "mitigations"
            | "disruption"
            | "making it safer"
            | "making them safer"
            | "how we make it safer"
            | "keeping them safe"
            | "keeping the group safe"
            | "what would help"
            | "what will help"
            | "support"
            | "risk management"
            | "managing the risk"
            | "reducing the risk"
            | "duties"
            | "closing"
    )
}

/// "ACTION: ...", "Action 3: ...", "AP2: ...": a sentence that says of itself what it is.
fn is_labelled_action(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default().trim();
    let word =
        label.trim_end_matches(|mark: char| mark.is_ascii_digit() || mark.is_whitespace() || mark == '.');
    label.len() < text.trim().len()
        && matches!(word, "ACTION" | "Action" | "AP" | "Action point" | "ACTION POINT")
}

/// "(a) Heating on in the hall": a list whose marks were typed.
fn is_lettered(text: &str) -> bool {
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

fn prose(
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
            || sentence.tokens.len() < 3
            || signed
            || promised
            || context.is_spoken(sentence.span);
        if is_labelled_action(text) {
            out.push(action(sentence.span));
            continue;
        }
        let passing = holds(context.hits, vocabulary.snapshot, sentence.span);
        if told || passing || !plan && !context.is_promise(at) {
            continue;
        }
        if !plan {
            out.push(action(sentence.span));
            continue;
        }
        if context.is_task(&sentence.tokens) {
            let mut task = action(sentence.span);
            // "... Six fobs, tried by six children": the test may stand in the sentence after.
            let next = context.sentences.all.get(at + 1).filter(|_| at + 1 < sentences.end);
            if let Some(next) = next.filter(|next| !context.is_task(&next.tokens)) {
                task.measure = task.measure.or_else(|| context.measure(next.span));
                task.when = task.when.or_else(|| context.due(next.span));
            }
            out.push(task);
        }
    }
}

impl Context<'_> {
    /// Whether a line that stands alone opens a plan (or, with no, something else); `None` when it is no such line.
    fn announces(&self, vocabulary: &Vocabulary, index: usize) -> Option<bool> {
        let block = &self.draft.blocks()[index];
        let text = self.draft.slice(block.span).trim();
        let alone = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.part == Part::Body
            && text.len() <= 48
            && !text.ends_with(['.', '!', ';', ',', ')', '”', '"']);
        let sentences = self.sentences.of_block(index);
        if !alone || sentences.len() != 1 {
            return None;
        }
        let words = &self.sentences.all[sentences.start].tokens;
        let opens =
            opens_in_full(text) || vocabulary.headings.roles(self.hits, block.span).has(Role::Actions);
        let loud = words.clone().all(|at| {
            let token = self.hits.tokens()[at as usize];
            token.looks(Token::ALL_CAPITALS) || token.looks(Token::DIGIT) || token.looks(Token::INITIAL)
        });
        // An item of a list is a line of its own only where it says so: in capitals, or numbered and followed by
        // something that is no item.
        let next = self.draft.blocks().get(index + 1).map(|next| next.kind);
        let titled =
            loud || block.kind == BlockKind::Paragraph || next.is_some_and(|next| next != BlockKind::Item);
        match (titled && words.len() <= 7, opens) {
            (true, true) => Some(true),
            (true, false) if loud || vocabulary.headings.roles(self.hits, block.span) != RoleSet::NONE => {
                Some(false)
            }
            _ => None,
        }
    }

    /// Whether a sentence opens a plan in its paragraph: "So what wants doing.", "What we settled was this."
    fn opens_plan(&self, vocabulary: &Vocabulary, sentence: usize) -> bool {
        let sentence = &self.sentences.all[sentence];
        let text = self.draft.slice(sentence.span);
        let cue = holds(self.hits, vocabulary.plan_opening, sentence.span)
            || vocabulary.headings.roles(self.hits, sentence.span).has(Role::Actions)
                && !self.people.any(&sentence.tokens, ACTION);
        cue && (sentence.tokens.len() <= 6 || text.ends_with("this.") || text.ends_with(':'))
    }

    /// "Control room: 01632 960155", "Back to panel on 18 July", "Present: Sister Amoah, PC Lund": a line that tells
    /// readers something and sets nobody a task.
    fn is_notice(&self, words: &Range<u32>) -> bool {
        let tokens = self.hits.tokens();
        let span = Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end);
        let named = words.clone().filter(|at| tokens[*at as usize].looks(Token::CAPITAL)).count();
        self.identifiers.iter().any(|one| one.span.overlaps(span))
            || self.due(span).is_some()
            || named * 2 > words.len() && words.len() > 4
    }

    /// Whether a sentence that stands in no plan promises a process and no day: "We will continue to monitor the
    /// shelter", "The boys need to be reminded". What young people do, and what was said, promises nothing.
    fn is_promise(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        let roles = self.roles_at(sentence.block);
        let elsewhere = [
            Role::Voice,
            Role::Strengths,
            Role::Sharing,
            Role::Contributors,
            Role::Review,
            Role::Glossary,
            Role::Reference,
            Role::Scope,
            Role::Method,
            Role::Purpose,
        ];
        if elsewhere.iter().any(|role| roles.has(*role))
            || roles.is_empty() && self.is_opening(sentence.block)
            || self.draft.blocks()[sentence.block].cell.is_some()
            || self.quotations.iter().any(|quotation| quotation.span.overlaps(sentence.span))
            || self.due(sentence.span).is_some()
        {
            return false;
        }
        let told = |at: u32| self.people.is(at, super::class::SAYING);
        words.clone().any(|at| {
            let word = self.small(at);
            let before = || self.small(at - u32::from(at > words.start)).into_owned();
            let modal = matches!(word.as_ref(), "will" | "shall" | "should" | "must")
                || word == "to"
                    && at > words.start
                    && matches!(before().as_str(), "need" | "needs" | "ought");
            if !modal || (words.start..at).any(told) {
                return false;
            }
            let mut next = at + 1;
            while next < words.end
                && matches!(self.small(next).as_ref(), "now" | "also" | "then" | "all" | "both")
            {
                next += 1;
            }
            let passive = next < words.end && self.small(next) == "be";
            if passive {
                next += 1;
            }
            let on = next < words.end
                && (!matches!(self.small(next).as_ref(), "continue" | "carry")
                    || self.small(next + 1) == "to");
            let subject =
                (words.start..at).rev().find_map(|at| self.people.named(at).filter(|who| who.is_person()));
            let child = matches!(subject, Some(super::About::YoungPerson | super::About::Group));
            let author = at > words.start && matches!(self.word(at - 1), "I" | "We" | "we");
            let spoken = self.small(next.min(words.end - 1)) == "spoken";
            on && !spoken
                && next < words.end
                && self.people.is(next, PROCESS)
                && (passive || author || !child && subject.is_some())
        })
    }

    /// Whether a paragraph leads a list of steps: "It is recommended that:".
    fn leads_a_list(&self, vocabulary: &Vocabulary, index: usize) -> bool {
        let blocks = self.draft.blocks();
        let text = self.draft.slice(blocks[index].span).trim_end();
        let list = blocks.get(index + 1).is_some_and(|next| next.kind == BlockKind::Item);
        let last = self.sentences.of_block(index).next_back();
        list && text.ends_with(':')
            && last.is_some_and(|last| {
                let span = self.sentences.all[last].span;
                holds(self.hits, vocabulary.plan_leading, span)
            })
    }

    /// Whether what stands under a heading sets tasks: its first block or first item does.
    fn sets_tasks_after(&self, heading: usize) -> bool {
        let blocks = self.draft.blocks();
        let Some(next) = blocks.get(heading + 1).filter(|next| next.part == Part::Body) else { return false };
        if next.cell.is_some() || matches!(next.kind, BlockKind::Heading(_)) {
            return false;
        }
        let sentences = self.sentences.of_block(heading + 1);
        let listed = next.kind == BlockKind::Item || is_lettered(self.draft.slice(next.span));
        let Some(first) = self.sentences.all.get(sentences.start) else { return false };
        let future = self.people.any(&first.tokens, ACTION)
            || (first.tokens.start + 1..first.tokens.end.saturating_sub(1)).any(|at| self.word(at) == "to");
        let young = self.people.any(&first.tokens, super::class::SAYING);
        self.is_order(&sentences) && !young && (listed || future)
    }

    /// Whether a numbered paragraph of a plan sets a task: it opens with one, or with a note that tells of nothing that
    /// was or is.
    fn is_order(&self, sentences: &Range<usize>) -> bool {
        let own = &self.sentences.all[sentences.clone()];
        // The number may stand as a sentence of its own.
        let Some(first) = own.iter().find(|sentence| sentence.tokens.len() > 2) else { return false };
        let ends = self.draft.slice(first.span).trim_end().ends_with([':', '?']);
        // "Night cover at both doors until May, log sent to me": what hangs on behind tells nothing.
        let main = (first.tokens.start + 2..first.tokens.end)
            .find(|at| {
                self.hits.tokens()[*at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || matches!(
                        self.word(at + 1),
                        "if" | "when" | "until" | "once" | "so" | "that" | "who" | "which"
                    )
            })
            .map_or(first.tokens.end, |at| at + 1);
        let note = !self.verbs(&(first.tokens.start..main)).iter().any(|verb| {
            matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Going)
                || verb.tense == Tense::Present && verb.voice == Voice::Linking
        });
        !ends && (note || self.is_task(&first.tokens))
    }

    /// Whether a sentence of a plan speaks of the report's own review, or of what contributors get to see: it sets no
    /// task that changes anything for the group. "Next meeting to be arranged", "Review at the spring conference".
    fn is_of_the_paper(&self, span: Span) -> bool {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        let Some(first) = words.clone().find(|at| !tokens[*at as usize].looks(Token::DIGIT)) else {
            return false;
        };
        let small = |away: u32| {
            if first + away < words.end { self.small(first + away).into_owned() } else { String::new() }
        };
        let skip = u32::from(matches!(small(0).as_str(), "a" | "the"));
        let (one, two, three) = (small(skip), small(skip + 1), small(skip + 2));
        let dated = one == "date" && matches!(two.as_str(), "for" | "of");
        let next = matches!(one.as_str(), "next" | "follow-up")
            && matches!(two.as_str(), "meeting" | "review" | "look" | "assessment");
        let review = one == "review"
            && (matches!(two.as_str(), "at" | "on" | "in" | "due" | "date" | "meeting" | "when")
                || self.draft.text()[tokens[(first + skip) as usize].end as usize..].starts_with(':'));
        let dated = dated && (three.starts_with("review") || small(skip + 3).starts_with("review"));
        let author = matches!(self.word(first), "I" | "We");
        let shown = author
            && words.clone().any(|at| {
                matches!(
                    self.word(at),
                    "passage" | "passages" | "paragraph" | "paragraphs" | "extract" | "extracts"
                )
            });
        let again = author
            && words.clone().any(|at| {
                matches!(self.word(at), "look" | "meet" | "return") && self.word(at + 1) == "again"
            });
        let kept = author
            && words.clone().any(|at| matches!(self.word(at), "matter" | "this" | "it"))
            && words.clone().any(|at| self.word(at) == "under" && self.word(at + 1) == "review");
        dated || next || review || shown || again || kept
    }

    /// Whether a sentence of a plan sets a task: it says that something will or should be done, in so many words or
    /// in the shorthand of plans ("Youth justice to look at S1", "Restorative work where appropriate").
    fn is_task(&self, words: &Range<u32>) -> bool {
        if self.people.any(words, ACTION) {
            return true;
        }
        let verbs = self.verbs(words);
        let finite = verbs.iter().any(|verb| {
            !matches!(verb.tense, Tense::Gerund | Tense::Participle)
                && (verb.voice == Voice::Linking || verb.tense != Tense::Present)
        });
        // "Us lot to keep tabs": somebody and an infinitive, and no verb besides.
        let infinitive = (words.start + 1..words.end.saturating_sub(1)).any(|at| self.word(at) == "to");
        let first = words.start;
        let bare = !self.people.is(first, FUNCTION)
            || matches!(self.word(first), "A" | "The" | "More" | "Some" | "All");
        if !finite && bare && (infinitive || words.len() <= 16 && !self.is_notice(words)) {
            return true;
        }
        // "Mr Penhale rides the 4.05 each day from 24 March", "I bring the drop-in back": the present as a promise.
        let span = Span::new(
            self.hits.tokens()[first as usize].start,
            self.hits.tokens()[words.end as usize - 1].end,
        );
        !finite && self.doer(span).is_some() && self.due(span).is_some()
    }
}

impl Context<'_> {
    /// Whether what stands as an action outside a table tells readers of the report something: whom to ring, who gets
    /// it, when it is looked at again.
    pub(crate) fn is_notice_to_readers(&self, action: &Action) -> bool {
        let block = &self.draft.blocks()[self.draft.block_index(action.what.start)];
        if block.cell.is_some() {
            return false;
        }
        let rings = |one: &Identifier| {
            one.span.overlaps(action.what) && matches!(one.kind, Recogniser::Telephone | Recogniser::Email)
        };
        // What is listed among actions is meant as one.
        let listed = block.kind == BlockKind::Item;
        self.identifiers.iter().any(rings)
            || self.is_of_the_paper(action.what)
            || !listed && self.reads_of_report(self.sentences.at(action.what.start))
    }

    /// Whether a sentence is in somebody's mouth.
    fn is_spoken(&self, sentence: Span) -> bool {
        self.quotations.iter().any(|quotation| {
            quotation.span.start <= sentence.start + 1 && sentence.end <= quotation.span.end + 1
        })
    }

    /// Who is to do it: a name, else a role or a service.
    fn doer(&self, span: Span) -> Option<Span> {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        let whole =
            |first: u32, last: u32| Span::new(tokens[first as usize].start, tokens[last as usize].end);
        let named = self
            .names
            .iter()
            .filter(|name| words.contains(&name.tokens.start))
            .find(|name| !matches!(name.whose, Whose::Relative))
            .map(|name| whole(name.tokens.start, name.tokens.end - 1));
        let capital = || {
            words.clone().find(|at| {
                let token = tokens[*at as usize];
                token.looks(Token::CAPITAL)
                    && token.look & (Token::DIGIT | Token::FIRST) == 0
                    && token.entry == Token::UNKNOWN
                    && !self.opens_sentence(*at)
                    && self.dates_in(Span::new(token.start, token.end)).is_empty()
            })
        };
        // "I will ring all eight homes", "Me in the laundry": the author, who is named on the first page.
        let author = || {
            words.clone().find(|at| {
                matches!(
                    self.word(*at),
                    "I" | "Me" | "me" | "I'll" | "I’ll" | "I'm" | "I’m" | "Myself" | "myself"
                )
            })
        };
        // "Harbour master: lights on until two": whoever stands before a colon.
        let label = || {
            let colon = words
                .clone()
                .take(5)
                .find(|at| self.draft.text()[tokens[*at as usize].end as usize..].starts_with(": "))?;
            let first = words.clone().find(|at| !tokens[*at as usize].looks(Token::DIGIT))?;
            let dated = !self.dates_in(whole(first, colon)).is_empty();
            (first <= colon && !dated && !self.people.is(first, ACTION)).then(|| whole(first, colon))
        };
        let role = || words.clone().find(|at| self.people.is(*at, PROFESSIONAL | AGENCY));
        // "I will staff the door": who promises it comes before whom it names.
        let promises = || author().filter(|at| matches!(self.word(at + 1), "will" | "shall" | "am" | "have"));
        named
            .or_else(|| promises().map(|at| whole(at, at)))
            .or_else(|| capital().or_else(role).map(|at| whole(at, at)))
            .or_else(label)
            .or_else(|| author().map(|at| whole(at, at)))
    }

    /// Whether what is to be done is a process: the word for it opens the action or follows "to", "will" and
    /// the like ("to monitor"), and is no detail further on ("a notice considered by").
    fn is_process(&self, words: &Range<u32>) -> bool {
        // "... to fit two bolts; the four will try them": what follows tells how it is known.
        let stop = words
            .clone()
            .skip(2)
            .find(|at| self.draft.text()[self.hits.tokens()[*at as usize].end as usize..].starts_with(';'));
        let words = words.start..stop.map_or(words.end, |at| at + 1);
        words.clone().filter(|at| self.people.is(*at, PROCESS) && !self.people.is(*at, PROFESSIONAL)).any(
            |at| {
                let leads = matches!(
                    at.checked_sub(1).map(|before| self.word(before)),
                    Some("to" | "will" | "should" | "must" | "be" | "continue" | "shall" | "can")
                );
                at < words.start + 2 || leads
            },
        )
    }

    fn opens_sentence(&self, token: u32) -> bool {
        self.sentence_of(token).start == token
    }

    /// By when: a date, a term, a named day, or a weekday with one of those.
    fn due(&self, span: Span) -> Option<Span> {
        let counts = |date: &&DateMention| anchors(date) && date.kind != DateKind::Year;
        let dates = self.dates_in(span);
        let fixed = || {
            // "within five school days of this report"
            let text = self.draft.text();
            dates.iter().find(|date| {
                let before = text[..date.span.start as usize].trim_end();
                date.kind == DateKind::Duration && (before.ends_with("within") || before.ends_with("Within"))
            })
        };
        // "by the first night of the holidays", "before the harvest supper".
        let occasion = || {
            let words = self.hits.tokens_in(span);
            let by = words.clone().find(|at| {
                matches!(
                    self.small(*at).as_ref(),
                    "by" | "before" | "until" | "from" | "after" | "ere" | "till"
                ) && self.word(at + 1) == "the"
                    && (at + 2..words.end.min(at + 9)).any(|at| {
                        matches!(self.word(at), "term" | "holidays" | "holiday" | "half-term" | "clocks")
                            || self.word(at) == "day" && matches!(self.word(at - 1), "longest" | "shortest")
                    })
            })?;
            let tokens = self.hits.tokens();
            Some(Span::new(tokens[by as usize].start, tokens[words.end as usize - 1].end))
        };
        // "open till seven on Fridays": what is done again and again has its time.
        let again = || {
            dates.iter().find(|date| {
                let text = self.draft.slice(date.span);
                date.kind == DateKind::Weekday && text.ends_with("days")
            })
        };
        dates.iter().find(counts).or_else(fixed).or_else(again).map(|date| date.span).or_else(occasion)
    }

    /// How it will be known: words that measure, count or look again.
    fn measure(&self, span: Span) -> Option<Span> {
        let words = self.hits.tokens_in(span);
        let tokens = self.hits.tokens();
        words
            .clone()
            .find(|at| self.people.is(*at, MEASURE))
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
    }
}

impl Context<'_> {
    /// Number of words that name something, of some words.
    pub(crate) fn weight(&self, words: &Range<u32>) -> u32 {
        words.clone().filter(|word| !self.people.is(*word, FUNCTION)).count() as u32
    }
}
