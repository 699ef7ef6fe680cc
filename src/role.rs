//! What a section is for.

mod label;

use crate::draft::{BlockKind, Draft, SectionId};
use crate::lexicon::{Hit, Hits, Lexicon, ListId};
use crate::named::named;
use crate::text::Span;

named! {
    /// The role of a section, told from its heading and inherited by the sections under it.
    Role {
        /// Why the assessment was made.
        Purpose = "purpose",
        /// What it covers: group, members, period, places.
        Scope = "scope",
        /// How it was done.
        Method = "method",
        /// Who contributed.
        Contributors = "contributors",
        /// What the young people said.
        Voice = "voice",
        /// What was found.
        Findings = "findings",
        /// What the group gives its members and who stands by them.
        Strengths = "strengths",
        /// What the author makes of it.
        Analysis = "analysis",
        /// What will be done.
        Actions = "actions",
        /// Who may see it, for what, and where it is kept.
        Sharing = "sharing",
        /// When it will be looked at again.
        Review = "review",
        /// What led up to it.
        Background = "background",
        /// Words explained, or words to use and avoid.
        Glossary = "glossary",
        /// Sources cited.
        Reference = "reference",
        /// Added at the end.
        Appendix = "appendix",
        /// Anything else.
        Other = "other",
    }
}

/// A draft with fewer sections than this is one without headings.
const BARE_SECTIONS: usize = 3;

/// For each section, whether its heading is the report's title, or a line of the title page: such a heading tells nothing
/// of what stands under it.
pub(crate) fn titles(draft: &Draft) -> Vec<bool> {
    label::titles(draft)
}

/// Several roles at once: "Purpose / consent / sharing" is a heading people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct RoleSet(u32);

impl RoleSet {
    /// No role.
    pub const NONE: Self = Self(0);

    /// Whether a role is among them.
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    /// With a role added.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u32))
    }

    /// Whether none is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether any of these roles is among them; none at all counts as [`Role::Other`].
    pub fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role) || *role == Role::Other && self.is_empty())
    }

    /// Whether any of these roles is among them; none at all counts as none.
    pub fn any_named(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// The first of them, in the order of [`Role`]; [`Role::Other`] for none.
    pub fn first(self) -> Role {
        Role::ALL.iter().copied().find(|role| self.has(*role)).unwrap_or(Role::Other)
    }
}

/// Tells roles from the words of headings: the vocabularies `heading-purpose`, `heading-scope` and so on.
#[derive(Debug)]
pub struct Headings {
    lists: Vec<(Role, ListId)>,
}

impl Headings {
    /// Looks the vocabularies up in a lexicon.
    pub fn new(lexicon: &mut Lexicon) -> Self {
        let lists = Role::ALL
            .iter()
            .filter_map(|role| Some((*role, lexicon.list(&format!("heading-{role}"))?)))
            .collect();
        Self { lists }
    }

    /// The roles that some words of a heading, a lead-in or a table's label give.
    pub fn roles(&self, hits: &Hits, words: Span) -> RoleSet {
        let tokens = hits.tokens_in(words);
        let hit = hits.lists_in(&tokens);
        let found = |role: Role| {
            let list = self.lists.iter().find(|(own, _)| *own == role).map(|(_, list)| *list);
            let list = list.filter(|list| Hits::may_hit(hit, *list));
            list.map_or(&[][..], |list| hits.within(list, &tokens))
        };
        let roles = self
            .lists
            .iter()
            .filter(|(_, list)| Hits::may_hit(hit, *list))
            .filter(|(_, list)| hits.within(*list, &tokens).iter().any(|hit| hit.last < tokens.end))
            .fold(RoleSet::NONE, |roles, (role, _)| roles.with(*role));
        // "What can be done with this", "Next review" and "Where is it kept" are about the report, though "what can be
        // done" and "next" are about a plan, and "where" about what was found; "Last actions" are done with.
        let inside = |own: &Hit| {
            let mut wider = [Role::Sharing, Role::Review, Role::Background].into_iter().flat_map(found);
            wider.any(|hit| {
                hit.first <= own.first && own.last <= hit.last && hit.last - hit.first > own.last - own.first
            })
        };
        let mut roles = roles;
        for role in [Role::Actions, Role::Findings] {
            if roles.has(role) && found(role).iter().all(inside) {
                roles = RoleSet(roles.0 & !RoleSet::NONE.with(role).0);
            }
        }
        roles
    }

    /// The roles of every block: its own label's (a bold opening, a short line that serves as a heading, the
    /// first cell of its row), else its section's, which sub-sections inherit.
    pub fn of_blocks(&self, draft: &Draft, hits: &Hits) -> Vec<RoleSet> {
        let sections: Vec<RoleSet> = {
            let mut known: Vec<RoleSet> = Vec::with_capacity(draft.sections().len());
            for (section, title) in draft.sections().iter().zip(label::titles(draft)) {
                let own = if title {
                    RoleSet::NONE
                } else {
                    self.roles(hits, draft.blocks()[section.heading].span)
                };
                let inherited = section.parent.map_or(RoleSet::NONE, |parent| known[parent.index()]);
                known.push(if own.is_empty() { inherited } else { own });
            }
            known
        };
        // A draft typed without headings has lines that serve as such, and sentences that announce.
        let bare = draft.sections().len() < BARE_SECTIONS;
        let mut carried: Option<(Option<SectionId>, RoleSet)> = None;
        let mut row_label = (0..0, RoleSet::NONE);
        let blocks = draft.blocks();
        blocks
            .iter()
            .enumerate()
            .map(|(index, block)| {
                let section = block.section.map_or(RoleSet::NONE, |id| sections[id.index()]);
                let line = bare && label::is_heading_line(draft, hits, index);
                if let Some(label) = block.lead_in.or_else(|| line.then_some(block.span)) {
                    let own = self.roles(hits, label);
                    carried = (!own.is_empty()).then_some((block.section, own));
                } else if matches!(block.kind, BlockKind::Heading(_)) {
                    carried = None;
                } else if let Some(label) = label::announced(draft, hits, block, bare) {
                    let own = self.roles(hits, label);
                    if !own.is_empty() {
                        return own;
                    }
                }
                if let Some(cell) = block.cell {
                    if cell.column == 1 {
                        row_label = (draft.row_of(index), self.roles(hits, block.span));
                    } else if row_label.0.contains(&index) && !row_label.1.is_empty() {
                        return row_label.1;
                    }
                    return section;
                }
                // A label holds for what stands under it, up to the next one.
                carried.filter(|(at, _)| *at == block.section).map_or(section, |(_, roles)| roles)
            })
            .collect()
    }
}
