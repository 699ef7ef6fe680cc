//! Sentences about one member alone, which nothing ties to the group: what shows that an assessment of a group has
//! become a row of assessments of single children.

use rustc_hash::FxHashMap;

use super::Context;
use super::class::{GROUP, PRONOUN_MANY, PRONOUN_ONE, YOUNG_PERSON};
use super::focus::Subject;
use crate::context::bearing::Tie;
use crate::draft::{BlockKind, Part, SectionId};
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::{Span, without_possessive};

/// Sections that are no findings, or that may by design be about one member: each has a voice of its own.
pub const NO_FINDINGS: &[Role] = &[
    Role::Purpose,
    Role::Scope,
    Role::Method,
    Role::Contributors,
    Role::Voice,
    Role::Strengths,
    Role::Actions,
    Role::Sharing,
    Role::Review,
    Role::Glossary,
    Role::Reference,
    Role::Appendix,
];

/// Words that may stand beside a label in a heading that only says whose section it is: "Cedar, aged 15".
const OF_A_PROFILE: &[&str] = &[
    "profile",
    "profiles",
    "background",
    "history",
    "about",
    "of",
    "aged",
    "age",
    "years",
    "year",
    "old",
    "the",
    "overview",
    "summary",
    "pen",
    "picture",
    "portrait",
    "chronology",
    "family",
    "male",
    "female",
    "boy",
    "girl",
    "m",
    "f",
    "and",
    "on",
    "young",
    "person",
    "child",
    "member",
    "section",
    "part",
];

/// A member, by place in [`Alone::members`].
pub type MemberId = u16;

/// Whom alone a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Single {
    /// Somebody whom no label names: "the youngest boy".
    Unnamed,
    /// A member with a label.
    Member(MemberId),
}

/// Which members the draft speaks of, and which of its sentences are about one of them alone.
#[derive(Debug, Default)]
pub struct Alone {
    /// Labels of members, in the order in which the draft first has them.
    pub members: Vec<Span>,
    /// For each of them, how often the findings name them.
    pub mentions: Vec<u32>,
    /// For each sentence, whom alone it is about.
    sentences: Vec<Option<Single>>,
    /// The member whose section it is, for sections headed by nothing but a label.
    sections: Vec<Option<MemberId>>,
}

impl Alone {
    /// Whom alone a sentence is about, where nothing ties it to the group.
    pub fn single(&self, sentence: usize) -> Option<Single> {
        self.sentences.get(sentence).copied().flatten()
    }

    /// The member that a section is headed by, and by nothing else.
    pub fn heads(&self, section: SectionId) -> Option<MemberId> {
        self.sections.get(section.index()).copied().flatten()
    }
}

impl Context<'_> {
    /// Whether a sentence stands in the running prose of the findings: no table, quotation, heading or property,
    /// nor a section that is set aside.
    pub fn is_findings_prose(&self, sentence: usize, aside: &[Role]) -> bool {
        let Some(own) = self.sentences.all.get(sentence) else { return false };
        let block = &self.draft.blocks()[own.block];
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.part == Part::Body
            && block.cell.is_none()
            && !self.is_hollow_sentence(sentence)
            && !self.roles_at(own.block).any_named(aside)
    }

    /// The words that say whom a sentence is about, for a finding to point at.
    pub fn subject_words(&self, sentence: usize) -> Option<Span> {
        let own = self.sentences.all.get(sentence)?;
        let focus = self.focuses.get(sentence)?;
        let last = focus.end.checked_sub(1).filter(|last| *last >= own.tokens.start)?;
        // "YP7, who has moved": the words up to the comma.
        let parted = |token: &u32| self.looks_any(*token, Token::COMMA | Token::HARD_BREAK);
        let last = (focus.noun.max(own.tokens.start)..last).find(parted).unwrap_or(last);
        let (first, last) =
            (self.hits.tokens()[own.tokens.start as usize], self.hits.tokens()[last as usize]);
        Some(Span::new(first.start, last.end))
    }

    /// How many words of the findings are about one member alone, and how many there are.
    pub fn words_about_one(&self) -> (u32, u32) {
        let all = &self.sentences.all;
        let findings = (0..all.len()).filter(|index| self.is_findings_prose(*index, NO_FINDINGS));
        findings.fold((0, 0), |(alone, of), index| {
            let words = all[index].tokens.len() as u32;
            (alone + if self.alone.single(index).is_some() { words } else { 0 }, of + words)
        })
    }

    /// Whether a word is the label of a member: something that only the draft makes a young person of.
    pub(super) fn is_label(&self, token: u32) -> bool {
        self.people.is(token, YOUNG_PERSON) && !self.hits.tokens()[token as usize].is(YOUNG_PERSON)
    }

    /// A label with what belongs to it ("Child A"), without the mark of a possessive.
    fn label_span(&self, token: u32) -> Span {
        let tokens = self.hits.tokens();
        let own = &tokens[token as usize];
        let noun = token.checked_sub(1).map(|before| &tokens[before as usize]).filter(|before| {
            before.looks(Token::CAPITAL)
                && before.is(YOUNG_PERSON)
                && before.end + 1 == own.start
                && own.look & (Token::INITIAL | Token::DIGIT) != 0
        });
        let word = self.word(token);
        let bare = without_possessive(word);
        Span::new(noun.map_or(own.start, |noun| noun.start), own.start + bare.len() as u32)
    }

    pub(super) fn all_alone(&self) -> Alone {
        let mut alone = Alone::default();
        let mut known: FxHashMap<&str, MemberId> = FxHashMap::default();
        let mut last: Option<(usize, Single)> = None;
        alone.sections = vec![None; self.draft.sections().len()];
        for (index, sentence) in self.sentences.all.iter().enumerate() {
            let block = &self.draft.blocks()[sentence.block];
            let findings = self.is_findings_prose(index, NO_FINDINGS);
            let mut named: Vec<MemberId> = Vec::new();
            for token in sentence.tokens.clone().filter(|token| self.is_label(*token)) {
                let span = self.label_span(token);
                let id = *known.entry(self.draft.slice(span)).or_insert_with(|| {
                    alone.members.push(span);
                    alone.mentions.push(0);
                    (alone.members.len() - 1) as MemberId
                });
                alone.mentions[usize::from(id)] += u32::from(findings);
                if !named.contains(&id) {
                    named.push(id);
                }
            }
            if let (BlockKind::Heading(_), [own], Some(section)) =
                (block.kind, named.as_slice(), block.section)
                && self.is_a_profile(&sentence.tokens)
            {
                alone.sections[section.index()] = Some(*own);
            }
            let before = last.filter(|(block, _)| *block == sentence.block).map(|(_, single)| single);
            let headed = block.section.and_then(|section| alone.heads(section));
            let own = findings.then(|| self.about_one(index, &named, before, headed)).flatten();
            last = own.map(|single| (sentence.block, single));
            alone.sentences.push(own);
        }
        alone
    }

    /// Whether a heading is a label and says no more than whose section it is.
    fn is_a_profile(&self, words: &std::ops::Range<u32>) -> bool {
        words.clone().all(|token| {
            self.is_label(token)
                || self.hits.tokens()[token as usize].looks(Token::DIGIT)
                || OF_A_PROFILE.contains(&self.small(token).as_ref())
        })
    }

    /// Whom alone a sentence is about, given the members that it names, the one that the sentence before is about and
    /// the one whose section it is.
    fn about_one(
        &self,
        index: usize,
        named: &[MemberId],
        before: Option<Single>,
        headed: Option<MemberId>,
    ) -> Option<Single> {
        let words = &self.sentences.all[index].tokens;
        if named.len() > 1 || self.people.any(words, GROUP | PRONOUN_MANY) || self.tied(index, Tie::ALL) {
            return None;
        }
        let before_named = match before {
            Some(Single::Member(member)) => Some(member),
            Some(Single::Unnamed) | None => None,
        };
        let member = named.first().copied().or(before_named).or(headed);
        let single = member.map_or(Single::Unnamed, Single::Member);
        // "His attendance is 71%", "Lives with an aunt", "Rowan's room": what is told of somebody already spoken of.
        let goes_on = (before.is_some() && (self.people.any(words, PRONOUN_ONE) || !named.is_empty()))
            || headed.is_some() && words.len() > 1
            || !words.is_empty() && self.is_label(words.start);
        match self.mainly_about(index) {
            Subject::Member | Subject::Relative => Some(single),
            Subject::Thing | Subject::Nobody | Subject::Service if goes_on => Some(single),
            _ => None,
        }
    }
}
