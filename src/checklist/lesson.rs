//! The lessons a supervisor reads a peer group assessment by, and how each stands in a draft.
//!
//! What a team's own rules ask and find belongs to the last of them: nothing that was found is left out.

use super::Sheet;
use crate::finding::{ChecklistItem, Finding, Severity, Status, is_of_the_gate};
use crate::rule::Kind;

/// Something a supervisor looks for.
#[derive(Debug)]
pub(super) struct Lesson {
    /// What it is.
    pub(super) title: &'static str,
    /// Ids of items and rules that belong to it; `group/*` for what no other lesson names.
    claims: &'static [&'static str],
    /// The question it leads to where something was found: `{words}` and `{place}` are put in.
    pub(super) on_words: &'static str,
    /// The question it leads to where something is missing, or nothing can be quoted.
    pub(super) on_absence: &'static str,
    /// What to look at where faircopy found nothing, or does not look.
    pub(super) judge: &'static str,
    /// Whether what stands in a report can settle it. What only a person can tell is never called met.
    can_be_met: bool,
}

/// In the order in which supervision goes through a report.
pub(super) const LESSONS: &[Lesson] = &[
    Lesson {
        title: "Why it was written, and who and what it covers",
        claims: &["sharing/purpose", "scope/definition", "scope/declaration-missing"],
        on_words: "“{words}” ({place}): would everyone who contributed have said that this is what the assessment is for?",
        on_absence: "Could a reader who knows nothing of the group say, from the first page, why this was written and whom it covers? What one sentence would tell them?",
        judge: "Was the purpose, and the set group, clear to every contributor before they spoke?",
        can_be_met: true,
    },
    Lesson {
        title: "An independent author, and supervision",
        claims: &["evidence/authorship*"],
        on_words: "“{words}” ({place}): what made the author independent enough of the casework, and what did supervision change?",
        on_absence: "Who wrote this, how far from the casework do they stand, and does the report say so?",
        judge: "Is the author free enough of the casework to see the group, and what did supervision change?",
        can_be_met: false,
    },
    Lesson {
        title: "Who contributed, and who could not",
        claims: &["evidence/sources*", "evidence/limitations*"],
        on_words: "“{words}” ({place}): who would have told this differently, and were they asked?",
        on_absence: "Who could not take part, why, and what does the report not know because of it?",
        judge: "Whose knowledge is not in it, and would it change the picture?",
        can_be_met: true,
    },
    Lesson {
        title: "Findings rest on more than one account",
        claims: &["evidence/*"],
        on_words: "“{words}” ({place}): who says so, and what else supports it?",
        on_absence: "Which finding rests on one account alone, and would it stand if that account were wrong?",
        judge: "Could each finding be traced to who said it, and is there a second source for those that matter most?",
        can_be_met: false,
    },
    Lesson {
        title: "The group's needs, and not one young person's story",
        claims: &["scope/individual-*"],
        on_words: "“{words}” ({place}): is this about the group, or does it belong in one young person's own assessment?",
        on_absence: "Whose story takes up most room, and what would the group's needs be without it?",
        judge: "Does each passage say something about the group that its members' own assessments do not?",
        can_be_met: false,
    },
    Lesson {
        title: "All of it contributes to safeguarding this group",
        claims: &["scope/*"],
        on_words: "“{words}” ({place}): what has this to do with the safety of this group? If nothing, does it have to be here?",
        on_absence: "What in the report would not be missed by someone who only wanted to keep this group safer?",
        judge: "Is there anything here that does not help to keep this group safer?",
        can_be_met: false,
    },
    Lesson {
        title: "The group, those who guard it, and the places around it: all three are told",
        claims: &["scope/framework-headings"],
        on_words: "“{words}” ({place}): which of the three sides does this tell, and which is told least?",
        on_absence: "Which side is not told: how the young people are with each other, who looks out for them, or what the places around them do to their safety?",
        judge: "Which of the three sides is told least, and would the plan change if it were told more?",
        can_be_met: true,
    },
    Lesson {
        title: "The young people are heard, and chose how",
        claims: &["voice/*"],
        on_words: "“{words}” ({place}): what was offered, by whom, and would the young people tell it this way?",
        on_absence: "Who has a trusted relationship with these young people, and what could still be offered before this is released? If they are not heard, does the report say so honestly?",
        judge: "Was what they were offered something that these young people could say yes to?",
        can_be_met: true,
    },
    Lesson {
        title: "The young people and their parents know of it",
        claims: &["sharing/people-informed*"],
        on_words: "“{words}” ({place}): what were they told, by whom, and what did they say?",
        on_absence: "Who has told the young people and their parents about this assessment? If nobody has, what is the reason?",
        judge: "Would any of the young people, or their parents, be surprised to learn of this report?",
        can_be_met: true,
    },
    Lesson {
        title: "Strengths, and what the group gives its members",
        claims: &["strengths/*"],
        on_words: "“{words}” ({place}): what need does this meet for the young people, and what could meet it as well?",
        on_absence: "What does this group give its members - safety, belonging, loyalty, love - and where does the report say it?",
        judge: "Would the young people recognise what they value about each other?",
        can_be_met: true,
    },
    Lesson {
        title: "The adults they trust",
        claims: &["strengths/trusted-adults*"],
        on_words: "“{words}” ({place}): what did this adult do that worked, and who could build on it?",
        on_absence: "Which adult do these young people trust, and does the report name what that adult did?",
        judge: "Would the young people name the same adults?",
        can_be_met: true,
    },
    Lesson {
        title: "Young people are described by what they need, not by how they look",
        claims: &["description/*"],
        on_words: "“{words}” ({place}): what did someone see or hear, and how would the young person feel reading it?",
        on_absence: "How would each young person feel reading how they are described here?",
        judge: "Would a young person who read this feel respected?",
        can_be_met: false,
    },
    Lesson {
        title: "Words that do not blame or label",
        claims: &["language/*"],
        on_words: "“{words}” ({place}): whose word is this, and what happened to the young person that it hides?",
        on_absence: "Where does the report say what a young person did, and leave out what was done to them?",
        judge: "Is harm put down to those who caused it?",
        can_be_met: false,
    },
    Lesson {
        title: "Partner agencies are written about fairly",
        claims: &["language/agency-blame"],
        on_words: "“{words}” ({place}): could this be said to that agency's face, and would it help them change?",
        on_absence: "How would the agencies named here read what is said of them?",
        judge: "Would the agencies named here call it fair?",
        can_be_met: false,
    },
    Lesson {
        title: "A snapshot: everything has its date",
        claims: &["dating/*"],
        on_words: "“{words}” ({place}): when was this so, is it still, and who would know?",
        on_absence: "What will no longer be true in three months, and how would a reader know?",
        judge: "Which findings may already have changed since the work was done?",
        can_be_met: true,
    },
    Lesson {
        title: "Shared for safeguarding only, and it says so",
        claims: &["sharing/safeguarding-only", "sharing/beyond-purpose"],
        on_words: "“{words}” ({place}): could anyone take this as leave to use the report for something else?",
        on_absence: "What would stop somebody from using this in a court, a school exclusion or a tenancy case?",
        judge: "Could the report be used for anything but safeguarding?",
        can_be_met: true,
    },
    Lesson {
        title: "Who may read it, where it is kept, and for how long",
        claims: &["sharing/*"],
        on_words: "“{words}” ({place}): does everyone this reaches need to know it?",
        on_absence: "Who will be able to open this in two years' time, and who will take it away?",
        judge: "Does everyone who will receive it need all of it?",
        can_be_met: true,
    },
    Lesson {
        title: "Contributors are part of it from the start, and know what becomes of it",
        claims: &["sharing/contributor*", "sharing/synopsis*", "sharing/planning-session*"],
        on_words: "“{words}” ({place}): do the contributors know this, and have they seen their part?",
        on_absence: "Have those who contributed seen their part, and do they know who will read it?",
        judge: "Would any contributor be surprised to see this report?",
        can_be_met: true,
    },
    Lesson {
        title: "Fair to read in five years",
        claims: &["privacy/*"],
        on_words: "There is something that identifies a person ({place}): who needs it here, and what could it open in the wrong hands?",
        on_absence: "Snippets of reports follow young people for years: which sentence here would do harm if it were all that is left?",
        judge: "Snippets of reports follow young people for years: would each page be fair to read in five?",
        can_be_met: false,
    },
    Lesson {
        title: "Actions someone can be held to, that change the context",
        claims: &["actions/*"],
        on_words: "“{words}” ({place}): who does it, by when, and how would the group notice?",
        on_absence: "What will be different for the group in three months, and who will have done it?",
        judge: "Is the change asked of places, services and adults, and not only of young people?",
        can_be_met: false,
    },
    Lesson {
        title: "Short enough to be read, plain enough to be used again",
        claims: &["clarity/*"],
        on_words: "“{words}” ({place}): what would a reader outside the service make of this?",
        on_absence: "What could be left out without loss?",
        judge: "Would a busy reader get to the end, and know what to do?",
        can_be_met: false,
    },
    Lesson {
        title: "What your own rules ask",
        claims: &["*"],
        on_words: "“{words}” ({place}): what do your own rules ask here, and has it been thought about?",
        on_absence: "What do your own rules ask for that is not here yet, and who can say it?",
        judge: "Is what your own rules are there for seen to in this report?",
        can_be_met: true,
    },
];

/// The last lesson, which is left out where nothing belongs to it.
const OWN: usize = LESSONS.len() - 1;

/// A lesson and what a draft has to show for it.
#[derive(Debug)]
pub(super) struct Standing<'a> {
    pub(super) lesson: &'a Lesson,
    pub(super) status: Status,
    pub(super) items: Vec<&'a ChecklistItem>,
    /// What rules found that are no items themselves; waived ones are left out.
    pub(super) findings: Vec<&'a Finding>,
    /// Whether any rule of the pack looks at it.
    pub(super) is_looked_at: bool,
}

impl Standing<'_> {
    /// Whether it gathers what no lesson of ours claims.
    pub(super) fn is_of_own_rules(&self) -> bool {
        self.lesson.claims == ["*"]
    }
}

/// How every lesson stands.
pub(super) fn standings<'a>(sheet: &Sheet<'a>) -> Vec<Standing<'a>> {
    let mut standings: Vec<Standing<'a>> = LESSONS
        .iter()
        .map(|lesson| Standing {
            lesson,
            status: Status::Judgement,
            items: Vec::new(),
            findings: Vec::new(),
            is_looked_at: false,
        })
        .collect();
    for rule in &sheet.pack.rules {
        standings[lesson_of(&rule.id)].is_looked_at = true;
    }
    for item in &sheet.checked.checklist {
        standings[lesson_of(&item.id)].items.push(item);
    }
    for finding in sheet.checked.findings.iter().filter(|finding| finding.waived.is_none()) {
        // What is missing or weak is told by its item.
        let rule = sheet.pack.rule(&finding.rule);
        let is_item = rule.is_some_and(|rule| matches!(rule.kind, Kind::Require(_)));
        if !is_item && !is_of_the_gate(&finding.rule) {
            standings[lesson_of(&finding.rule)].findings.push(finding);
        }
    }
    let own = &standings[OWN];
    if !own.is_looked_at && own.items.is_empty() && own.findings.is_empty() {
        standings.truncate(OWN);
    }
    for standing in &mut standings {
        standing.status = status(standing);
    }
    standings
}

/// The lesson of an item or rule: the one whose claim says most.
pub(super) fn lesson_of(id: &str) -> usize {
    let length = |claim: &str| match claim.strip_suffix('*') {
        Some(start) => id.starts_with(start).then_some(start.len()),
        None => (id == claim).then_some(usize::MAX),
    };
    let best = |lesson: &Lesson| lesson.claims.iter().filter_map(|claim| length(claim)).max();
    let all = LESSONS.iter().enumerate().filter_map(|(index, lesson)| Some((best(lesson)?, index)));
    let best = all.max_by_key(|(length, index)| (*length, std::cmp::Reverse(*index)));
    best.map_or(OWN, |(_, index)| index)
}

/// The worst of the items; something found makes it weak; nothing found is for the supervisor to judge.
fn status(standing: &Standing<'_>) -> Status {
    const WORST_FIRST: [Status; 5] =
        [Status::Missing, Status::Weak, Status::Judgement, Status::Explained, Status::Met];
    let items = |status: Status| standing.items.iter().any(|item| item.status == status);
    let worst = WORST_FIRST.into_iter().find(|status| items(*status));
    let found = standing.findings.iter().any(|finding| finding.severity > Severity::Consider);
    match worst {
        Some(Status::Missing) => Status::Missing,
        _ if found => Status::Weak,
        Some(Status::Met) if !standing.lesson.can_be_met => Status::Judgement,
        Some(status) => status,
        None => Status::Judgement,
    }
}
