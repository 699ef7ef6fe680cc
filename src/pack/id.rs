//! The shapes of names: `kebab-case` for packs and vocabularies, `group/name` for rules.

/// The group of the gate's own rules, which belong to no pack.
pub(super) const GATE: &str = "gate";

/// Whether a name is small letters and digits, in parts joined by single hyphens.
pub(crate) fn is_kebab(name: &str) -> bool {
    let letters = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.split('-').all(letters)
}

/// Whether a name is a rule's id.
pub(crate) fn is_rule(id: &str) -> bool {
    id.split_once('/').is_some_and(|(group, name)| is_kebab(group) && is_kebab(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told() {
        for good in ["language/gang-label", "dating/a1"] {
            assert!(is_rule(good), "{good}");
        }
        for bad in ["", "gang-label", "language/", "/x", "a/b/c", "a/b--c", "a/-b", "A/b", "a/b c", "a/é"] {
            assert!(!is_rule(bad), "{bad}");
        }
    }
}
