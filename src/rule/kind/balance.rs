//! `balance`: a proportion is off. Too much of a section is about one member alone, too little of a report about
//! what is good in the group.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::{Context, MemberId, NO_FINDINGS, Single, Tie};
use crate::draft::{BlockKind, SectionId};
use crate::finding::{Severity, WORDS_CLOSE, WORDS_OPEN};
use crate::lexicon::{LexiconBuilder, ListId, Term};
use crate::role::Role;
use crate::rule::{Balance, Counted, Over, Rule};
use crate::text::Span;

#[derive(Debug)]
pub(super) struct BalanceJudge {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    of: Counted,
    over: Over,
    share_from: Option<u32>,
    share_below: Option<u32>,
    at_least: u32,
    least_words: u32,
    least_members: u32,
    terms: Option<ListId>,
    roles: Vec<Role>,
    aside: Vec<Role>,
    headings_aside: Option<ListId>,
    severity: Severity,
    message: String,
}

/// What was counted, and among how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    count: usize,
    all: usize,
    words: usize,
}

/// Whom the counted sentences are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Nobody that a label names.
    Someone,
    One(MemberId),
    Several,
}

impl Who {
    /// Everybody's together, where one of whom nobody knows who it is may be yet another.
    fn or(self, own: Single, first: bool) -> Self {
        let next = Self::Someone.and(own);
        if first || self == next { next } else { Self::Several }
    }

    /// Of one paragraph, in which somebody without a label is whoever has one.
    fn and(self, other: Single) -> Self {
        match (self, other) {
            (own, Single::Unnamed) => own,
            (Self::Someone, Single::Member(member)) => Self::One(member),
            (Self::One(own), Single::Member(member)) if own == member => self,
            _ => Self::Several,
        }
    }

    fn said(self, context: &Context<'_>) -> String {
        match self {
            Self::Someone => "one young person or family alone".to_owned(),
            Self::One(member) => format!("one member alone ({})", label(context, member)),
            Self::Several => "one member at a time".to_owned(),
        }
    }
}

fn label(context: &Context<'_>, member: MemberId) -> String {
    let words = context
        .alone
        .members
        .get(usize::from(member))
        .map_or_else(String::new, |span| context.words_shown(*span));
    format!("{WORDS_OPEN}{words}{WORDS_CLOSE}")
}

impl BalanceJudge {
    pub(super) fn new<'t>(
        rule: &'t Arc<Rule>,
        parts: &'t [Balance],
        lexicon: &mut LexiconBuilder<'t>,
    ) -> Self {
        let mut list = |terms: &'t [Term]| (!terms.is_empty()).then(|| lexicon.list(terms));
        let parts = parts
            .iter()
            .map(|part| Part {
                of: part.of,
                over: part.over,
                share_from: part.share_from,
                share_below: part.share_below,
                at_least: part.at_least,
                least_words: part.least_words,
                least_members: part.least_members,
                terms: list(&part.terms),
                roles: part.roles.clone(),
                aside: NO_FINDINGS
                    .iter()
                    .filter(|role| !part.roles.contains(role))
                    .chain(&part.set_aside)
                    .copied()
                    .collect(),
                headings_aside: list(&part.headings_aside),
                severity: part.severity.unwrap_or(rule.severity),
                message: part.message.clone().unwrap_or_else(|| rule.message.clone()),
            })
            .collect();
        Self { parts }
    }
}

impl Judge for BalanceJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        for part in &self.parts {
            part.judge(view.context, found);
        }
    }
}

impl Part {
    fn judge(&self, context: &Context<'_>, found: &mut Found) {
        // Where the members are known and so few, one is spoken of half of the time.
        let members = context.brief.members.len().max(context.alone.members.len());
        if members > 0 && members < self.least_members as usize {
            return;
        }
        match (self.of, self.over) {
            (Counted::OneMember, Over::Paragraph) => self.paragraphs(context, found),
            (Counted::OneMember, Over::Section) => self.sections(context, found),
            (Counted::OneMember, Over::Draft) => self.draft(context, found),
            (Counted::MemberSections, _) => self.headings(context, found),
            (Counted::MemberMentions, _) => self.mentions(context, found),
            (Counted::Words, _) => self.words(context, found),
        }
    }

    fn eligible(&self, context: &Context<'_>, sentence: usize) -> bool {
        context.is_findings_prose(sentence, &self.aside)
            && !self.headings_aside.is_some_and(|list| {
                context.title_of(sentence).any(|title| {
                    let words = &context.sentences.all[title].tokens;
                    !context.hits.within(list, words).is_empty()
                })
            })
    }

    /// Whether the share is off, and enough was counted to say so.
    fn is_off(&self, tally: Tally) -> bool {
        let share = tally.count * 100;
        tally.count >= self.at_least as usize
            && tally.words >= self.least_words as usize
            && tally.all > 0
            && self.share_from.is_none_or(|from| share >= from as usize * tally.all)
            && self.share_below.is_none_or(|below| share < below as usize * tally.all)
    }

    fn report(&self, tally: Tally, who: &str, at: (Option<Span>, Option<Span>), key: String) -> Raw {
        let (span, anchor) = at;
        let share = (tally.count * 100 + tally.all / 2) / tally.all.max(1);
        let of = match (tally.count, tally.all) {
            (2, 2) => "Both".to_owned(),
            (count, all) if count == all => format!("All {}", thousands(all)),
            (count, all) => format!("{} of {}", thousands(count), thousands(all)),
        };
        let message = self
            .message
            .replace("{tally}", &of)
            .replace("{count}", &thousands(tally.count))
            .replace("{all}", &thousands(tally.all))
            .replace("{share}", &format!("{share}%"))
            .replace("{who}", who);
        let key = span.is_none().then(|| Arc::from(key));
        Raw { span, anchor, severity: self.severity, firm: false, message, suggestions: Vec::new(), key }
    }

    /// A paragraph or an item that never comes back to the group.
    fn paragraphs(&self, context: &Context<'_>, found: &mut Found) {
        let all = &context.sentences.all;
        for of_block in runs(all.len(), |index| all[index].block) {
            if !self.eligible(context, of_block.start) {
                continue;
            }
            let (mut tally, mut who, mut first) = (Tally::default(), Who::Someone, None);
            // Without terms every matter counts; with them one sentence at least has to be of those.
            let mut own = self.terms.is_none();
            for index in of_block.clone() {
                let words = &all[index].tokens;
                own |= self.terms.is_some_and(|list| !context.hits.within(list, words).is_empty());
                tally.all += 1;
                if let Some(member) = context.alone.single(index) {
                    tally.count += 1;
                    tally.words += all[index].tokens.len();
                    who = who.and(member);
                    first = first.or(Some(index));
                }
            }
            let ties = [Tie::Link, Tie::Group, Tie::Danger];
            let linked = !own || of_block.clone().any(|index| context.tied(index, &ties));
            if let Some(first) = first
                && who != Who::Several
                && !linked
                && self.is_off(tally)
            {
                let words = context.subject_words(first).unwrap_or(all[first].span);
                let at = (Some(words), None);
                found.findings.push(self.report(tally, &who.said(context), at, String::new()));
            }
        }
    }

    /// A section that is about single members, one or one after the other.
    fn sections(&self, context: &Context<'_>, found: &mut Found) {
        let all = &context.sentences.all;
        let blocks = context.draft.blocks();
        for of_section in runs(all.len(), |index| blocks[all[index].block].section) {
            let Some(section) = blocks[all[of_section.start].block].section else { continue };
            let (mut tally, mut who) = (Tally::default(), Who::Someone);
            let mut spread: Option<(usize, bool)> = None;
            for index in of_section.filter(|index| self.eligible(context, *index)) {
                tally.all += 1;
                if let Some(member) = context.alone.single(index) {
                    who = who.or(member, tally.count == 0);
                    tally.count += 1;
                    tally.words += all[index].tokens.len();
                    let block = all[index].block;
                    spread =
                        Some(spread.map_or((block, false), |(first, more)| (first, more || first != block)));
                }
            }
            // One paragraph is told of by itself.
            if spread.is_some_and(|(_, more)| more) && self.is_off(tally) {
                let at = (None, Some(heading(context, section)));
                let key = format!("section {}", section.index());
                found.findings.push(self.report(tally, &who.said(context), at, key));
            }
        }
    }

    /// The findings as a whole, counted in words.
    fn draft(&self, context: &Context<'_>, found: &mut Found) {
        let all = &context.sentences.all;
        let (mut tally, mut who, mut first) = (Tally::default(), Who::Someone, None);
        for index in (0..all.len()).filter(|index| self.eligible(context, *index)) {
            tally.all += all[index].tokens.len();
            if let Some(member) = context.alone.single(index) {
                who = who.or(member, tally.count == 0);
                tally.count += all[index].tokens.len();
                first = first.or(context.draft.blocks()[all[index].block].section);
            }
        }
        tally.words = tally.all;
        if self.is_off(tally) {
            let at = (None, first.map(|section| heading(context, section)));
            found.findings.push(self.report(tally, &who.said(context), at, "findings".to_owned()));
        }
    }

    /// Sections headed by one member each.
    fn headings(&self, context: &Context<'_>, found: &mut Found) {
        let all = &context.sentences.all;
        let mut headed: Vec<(SectionId, MemberId, usize)> = Vec::new();
        for index in (0..all.len()).filter(|index| self.eligible(context, *index)) {
            let section = context.draft.blocks()[all[index].block].section;
            let Some(member) = section.and_then(|section| context.alone.heads(section)) else { continue };
            let Some(section) = section else { continue };
            match headed.last_mut() {
                Some((last, _, words)) if *last == section => *words += all[index].tokens.len(),
                _ => headed.push((section, member, all[index].tokens.len())),
            }
        }
        let Some((first, member, _)) = headed.first().copied() else { return };
        let words = headed.iter().map(|(_, _, words)| *words).sum();
        let tally = Tally { count: headed.len(), all: headed.len(), words };
        if self.is_off(tally) {
            let at = (None, Some(heading(context, first)));
            found.findings.push(self.report(tally, &label(context, member), at, "headings".to_owned()));
        }
    }

    /// One member who is spoken of more than all others.
    fn mentions(&self, context: &Context<'_>, found: &mut Found) {
        let mentions = &context.alone.mentions;
        let most = mentions.iter().enumerate().max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at)));
        let Some((member, count)) = most else { return };
        let all = mentions.iter().sum::<u32>() as usize;
        let tally = Tally { count: *count as usize, all, words: context.words_in_all as usize };
        if self.is_off(tally) {
            let who = label(context, member as MemberId);
            found.findings.push(self.report(tally, &who, (None, None), "mentions".to_owned()));
        }
    }

    /// Words in sections of some roles, or in sentences with some words, among those of the findings.
    fn words(&self, context: &Context<'_>, found: &mut Found) {
        let all = &context.sentences.all;
        let mut tally = Tally::default();
        let mut first: BTreeMap<bool, SectionId> = BTreeMap::new();
        for index in (0..all.len()).filter(|index| self.eligible(context, *index)) {
            let words = &all[index].tokens;
            let counted = context.roles_at(all[index].block).any_named(&self.roles)
                || self.terms.is_some_and(|list| !context.hits.within(list, words).is_empty());
            tally.all += words.len();
            tally.count += if counted { words.len() } else { 0 };
            if let Some(section) = context.draft.blocks()[all[index].block].section {
                first.entry(counted).or_insert(section);
            }
        }
        tally.words = tally.all;
        if self.is_off(tally) {
            let anchor = first.get(&true).or(first.get(&false)).map(|section| heading(context, *section));
            found.findings.push(self.report(tally, "", (None, anchor), "words".to_owned()));
        }
    }
}

fn heading(context: &Context<'_>, section: SectionId) -> Span {
    let block = &context.draft.blocks()[context.draft.section(section).heading];
    debug_assert!(matches!(block.kind, BlockKind::Heading(_)), "a section is headed by a heading");
    block.span
}

/// Runs of neighbours that share a key.
fn runs<K: PartialEq>(count: usize, key: impl Fn(usize) -> K) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let from = (start < count).then_some(start)?;
        start = (from + 1..count).find(|index| key(*index) != key(from)).unwrap_or(count);
        Some(from..start)
    })
}

/// "1,200": as a reader writes it.
fn thousands(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", thousands(number / 1000), number % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn numbers_have_a_comma_at_every_thousand() {
        let written = [0, 999, 1000, 12_034, 1_234_567].map(thousands);
        assert_eq!(written, ["0", "999", "1,000", "12,034", "1,234,567"]);
    }
}
