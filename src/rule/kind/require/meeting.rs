//! Where the ideas of a way meet, and where they nearly do.

use std::ops::Range;

use super::marks::Marks;
use super::{RequireJudge, Way};
use crate::context::{Context, Facts};
use crate::finding::{WORDS_CLOSE, WORDS_OPEN};
use crate::role::Role;
use crate::rule::{Fact, Within};

/// How many words of the nearest sentence are shown.
const NEAREST_WORDS: usize = 14;

/// Where a way holds.
pub(super) struct Meeting {
    pub(super) sentences: Vec<usize>,
    pub(super) note: Option<String>,
}

impl RequireJudge {
    pub(super) fn first_holding<'w>(
        &self,
        ways: impl Iterator<Item = &'w Way>,
        context: &Context<'_>,
        marks: &Marks<'_>,
    ) -> Option<Meeting> {
        let mut ways = ways;
        ways.find_map(|way| {
            let sentences = self.meeting(way, context, marks)?;
            Some(Meeting { sentences, note: way.note.clone() })
        })
    }

    /// The sentences in which the ideas of a way meet, those that carry one.
    fn meeting(&self, way: &Way, context: &Context<'_>, marks: &Marks<'_>) -> Option<Vec<usize>> {
        // What the draft says nowhere, no place says.
        if marks.anywhere & way.need != way.need {
            return None;
        }
        let mut window: Range<usize> = 0..0;
        for first in 0..marks.ideas.len() {
            if marks.ideas[first] & way.need == 0 {
                continue;
            }
            if !way.roles.is_empty() && !context.roles_at(context.sentences.all[first].block).any(&way.roles)
            {
                continue;
            }
            if way.within.is_whole() && window.contains(&first) {
                continue; // the whole section was looked at before
            }
            window = marks.window(first, way.within, context);
            let (mask, heading) = self.together(&window, first, marks);
            if (mask | heading) & way.need == way.need && mask & way.without == 0 {
                let carrying: Vec<usize> =
                    window.clone().filter(|index| marks.ideas[*index] & way.need != 0).collect();
                if !way.half || self.reads_at_all(context, &carrying) {
                    let whole = way.within == Within::Draft;
                    return Some(if whole { self.telling(way, &carrying, context, marks) } else { carrying });
                }
            }
        }
        None
    }

    /// Of sentences from all over a draft as many as it takes to carry every idea. What is asked of the findings is shown
    /// by whole sentences of them, rather than by who wrote the report.
    fn telling(&self, way: &Way, carrying: &[usize], context: &Context<'_>, marks: &Marks<'_>) -> Vec<usize> {
        let of_findings = self.belongs.contains(&Role::Findings);
        let rank = |sentence: usize| {
            let belongs = context.roles_at(context.sentences.all[sentence].block).any(&self.belongs);
            let is_said = context.facts()[sentence].any(Facts::of(&[Fact::Said]));
            if of_findings { (belongs, is_said) } else { (false, false) }
        };
        let mut open = way.need;
        let mut telling = Vec::new();
        while open != 0 {
            let carried = |sentence: usize| (marks.ideas[sentence] & open).count_ones();
            let best = carrying.iter().copied().filter(|sentence| carried(*sentence) > 0).max_by_key(
                // Of equals the first.
                |sentence| (rank(*sentence), carried(*sentence), std::cmp::Reverse(*sentence)),
            );
            let Some(best) = best else { break };
            open &= !marks.ideas[best];
            telling.push(best);
        }
        telling.sort_unstable();
        telling
    }

    /// Whether any of some sentences reads at all like the statement, where that is known. Half of one is soon said by chance:
    /// "Two men have been named" counts somebody.
    fn reads_at_all(&self, context: &Context<'_>, sentences: &[usize]) -> bool {
        // A form asks for it by a label of its own: the shortest answer is one.
        let asked = |sentence: usize| {
            let block = context.sentences.all[sentence].block;
            context.draft.blocks()[block].lead_in.is_some()
                && context.roles_at(block).any_named(&self.belongs)
        };
        !self.reads_like
            || sentences
                .iter()
                .any(|sentence| context.reads_at_all(&self.item, *sentence) || asked(*sentence))
    }

    /// The ideas of a window, and those its heading adds.
    fn together(&self, window: &Range<usize>, first: usize, marks: &Marks<'_>) -> (u32, u32) {
        let mut mask = marks.ideas[window.clone()].iter().fold(0, |mask, ideas| mask | ideas);
        if mask & self.repeated == 0 {
            return (mask, marks.headings[first]);
        }
        for (index, idea) in self.ideas.iter().enumerate() {
            if idea.at_least <= 1 || mask & (1 << index) == 0 {
                continue;
            }
            let from = marks.carriers.partition_point(|(sentence, _, _)| *sentence < window.start);
            let mut carriers: Vec<u32> = marks.carriers[from..]
                .iter()
                .take_while(|(sentence, _, _)| *sentence < window.end)
                .filter(|(_, which, _)| *which == index)
                .map(|(_, _, entry)| *entry)
                .collect();
            carriers.sort_unstable();
            carriers.dedup();
            if (carriers.len() as u32) < idea.at_least {
                mask &= !(1 << index);
            }
        }
        (mask, marks.headings[first])
    }

    /// What the whole draft lacks of three ideas or more that it may tell anywhere: which of the sides is not told.
    pub(super) fn lacking_in_all(&self, marks: &Marks<'_>) -> Option<String> {
        let way = self.met.iter().find(|way| way.within == Within::Draft && way.need.count_ones() > 2)?;
        let lacking = way.need & !marks.anywhere;
        let ideas = self.ideas.iter().enumerate().filter(|(index, _)| lacking & (1 << index) != 0);
        let told: Vec<&str> =
            ideas.map(|(_, idea)| idea.lacking.as_str()).filter(|told| !told.is_empty()).collect();
        // Of a draft that has none of them, the question itself says enough.
        let some = !told.is_empty() && lacking != way.need;
        some.then(|| format!("It seems that {}.", told.join("; ")))
    }

    /// The sentence that nearly makes the statement, and what is lacking there: all ideas of a met way but one meet around
    /// it. Ideas also meet by chance: where the wording of the statement was learnt, the sentence is to read nearly like
    /// it; else it is to hold three of them itself.
    pub(super) fn near_miss(&self, context: &Context<'_>, marks: &Marks<'_>) -> Option<(usize, String)> {
        let mut best: Option<(u32, usize, usize)> = None;
        let near = |way: &&Way| way.need.count_ones() >= 2 && (way.need & !marks.anywhere).count_ones() <= 1;
        for way in self.met.iter().filter(near) {
            let mut last = 0..0;
            for first in (0..marks.ideas.len()).filter(|index| marks.ideas[*index] & way.need != 0) {
                if way.within.is_whole() && last.contains(&first) {
                    continue;
                }
                let window = marks.window(first, way.within, context);
                last = window.clone();
                let (mask, heading) = self.together(&window, first, marks);
                let lacking = way.need & !(mask | heading);
                if !lacking.is_power_of_two() || mask & way.without != 0 {
                    continue;
                }
                let have = (way.need & mask).count_ones();
                let carried = |sentence: usize| (marks.ideas[sentence] & way.need).count_ones();
                let shown = window.max_by_key(|index| (carried(*index), std::cmp::Reverse(*index)));
                let shown = shown.filter(|shown| context.reads_nearly(&self.item, *shown, carried(*shown)));
                if let Some(shown) = shown
                    && best.is_none_or(|(most, _, _)| have > most)
                {
                    best = Some((have, shown, lacking.trailing_zeros() as usize));
                }
            }
        }
        let (_, sentence, idea) = best?;
        let lacking = &self.ideas[idea].lacking;
        if lacking.is_empty() {
            return None;
        }
        let words = context.words_shown(context.sentences.all[sentence].span);
        let cut = words.split_whitespace().take(NEAREST_WORDS).collect::<Vec<_>>().join(" ");
        let is_cut = words.split_whitespace().count() > NEAREST_WORDS;
        let words =
            if is_cut { format!("{cut} …") } else { cut.trim_end_matches(['.', ',', ';', ':']).to_owned() };
        Some((sentence, format!("The nearest is {WORDS_OPEN}{words}{WORDS_CLOSE}, but {lacking}.")))
    }
}
