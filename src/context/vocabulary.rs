//! The vocabularies that context asks for by list and not by word class.

use super::answer;
use crate::lexicon::{Lexicon, ListId};
use crate::role::Headings;

/// The vocabularies that context asks for by list and not by word class.
#[derive(Debug)]
pub struct Vocabulary {
    /// Headings by role.
    pub headings: Headings,
    pub(super) report_talk: Option<ListId>,
    /// Words that only a text about children and those around them holds.
    pub(super) childhood: Option<ListId>,
    pub(super) column_plan: Option<ListId>,
    pub(super) column_what: Option<ListId>,
    pub(super) column_who: Option<ListId>,
    pub(super) column_when: Option<ListId>,
    pub(super) column_measure: Option<ListId>,
    pub(super) column_dated: Option<ListId>,
    pub(super) column_event: Option<ListId>,
    pub(super) dates_section: Option<ListId>,
    pub(super) no_date: Option<ListId>,
    pub(super) snapshot: Option<ListId>,
    pub(super) plan_leading: Option<ListId>,
    pub(super) plan_opening: Option<ListId>,
    pub(super) time_period: Option<ListId>,
    pub(super) scope: ScopeLists,
    pub(super) answer: answer::AnswerLists,
}

/// The vocabularies asked by place.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScopeLists {
    pub(super) calling: Option<ListId>,
    pub(super) innocent: Option<ListId>,
    pub(super) outsider: Option<ListId>,
    pub(super) long_before: Option<ListId>,
    pub(super) tie_link: Option<ListId>,
    pub(super) tie_group: Option<ListId>,
    pub(super) tie_danger: Option<ListId>,
    pub(super) tie_guard: Option<ListId>,
    pub(super) tie_care: Option<ListId>,
    pub(super) tie_safety: Option<ListId>,
    pub(super) place_noun: Option<ListId>,
    pub(super) drift_health: Option<ListId>,
    pub(super) drift_care: Option<ListId>,
}

impl Vocabulary {
    /// Looks them up in a lexicon.
    pub fn new(lexicon: &mut Lexicon) -> Self {
        Self {
            headings: Headings::new(lexicon),
            report_talk: lexicon.list("report-talk"),
            childhood: lexicon.list("childhood"),
            column_plan: lexicon.list("column-plan"),
            column_what: lexicon.list("column-what"),
            column_who: lexicon.list("column-who"),
            column_when: lexicon.list("column-when"),
            column_measure: lexicon.list("column-measure"),
            column_dated: lexicon.list("column-dated"),
            column_event: lexicon.list("column-event"),
            dates_section: lexicon.list("dates-section"),
            no_date: lexicon.list("no-date"),
            snapshot: lexicon.list("snapshot"),
            plan_leading: lexicon.list("plan-leading"),
            plan_opening: lexicon.list("plan-opening"),
            time_period: lexicon.list("time-period"),
            scope: ScopeLists {
                calling: lexicon.list("calling"),
                innocent: lexicon.list("innocent"),
                outsider: lexicon.list("outsider"),
                long_before: lexicon.list("long-before"),
                tie_link: lexicon.list("tie-link"),
                tie_group: lexicon.list("tie-group"),
                tie_danger: lexicon.list("tie-danger"),
                tie_guard: lexicon.list("tie-guard"),
                tie_care: lexicon.list("tie-care"),
                tie_safety: lexicon.list("tie-safety"),
                place_noun: lexicon.list("place-noun"),
                drift_health: lexicon.list("drift-health"),
                drift_care: lexicon.list("drift-care"),
            },
            answer: answer::AnswerLists {
                answering: lexicon.list("answering"),
                answerer: lexicon.list("answerer"),
                giving: lexicon.list("giving"),
            },
        }
    }
}
