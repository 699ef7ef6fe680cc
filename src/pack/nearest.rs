//! The names that come nearest to a misspelt one.

/// How many names are offered at most.
const OFFERED: usize = 3;

/// The candidates that a name was probably meant to be, the likeliest first; none when nothing comes near.
///
/// A candidate is near when a few letters differ, or when the name is a whole part of it: `gang-label` for
/// `language/gang-label`.
///
/// ```
/// use faircopy::pack::nearest;
/// assert_eq!(nearest("term", ["terms", "with", "about"]), ["terms"]);
/// assert_eq!(nearest("gang-label", ["voice/heard", "language/gang-label"]), ["language/gang-label"]);
/// assert!(nearest("zebra", ["terms", "with"]).is_empty());
/// ```
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let name = name.to_lowercase();
    // One slip in a short word, one in every three letters of a longer one.
    let most = (name.chars().count() / 3).clamp(1, 4);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let whole = strsim::damerau_levenshtein(&name, candidate);
            let last = candidate.rsplit('/').next().unwrap_or(candidate);
            let distance = whole.min(strsim::damerau_levenshtein(&name, last) + 1);
            if distance <= most || (distance <= most + 1 && last == name) {
                Some((distance, candidate))
            } else if name.len() > 3 && candidate.split(['/', '-']).any(|part| part == name) {
                Some((most + 1, candidate))
            } else {
                None
            }
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(OFFERED).map(|(_, candidate)| candidate).collect()
}

/// A question that offers the nearest: "Did you mean a, b or c?"; `None` where there are none.
pub(crate) fn meant(near: &[impl AsRef<str>]) -> Option<String> {
    let names: Vec<&str> = near.iter().map(AsRef::as_ref).collect();
    match names.split_last()? {
        (only, []) => Some(format!("Did you mean {only}?")),
        (last, most) => Some(format!("Did you mean {} or {last}?", most.join(", "))),
    }
}

/// Advice for a name that is none of the candidates: the nearest, or all of them when they are few.
pub(crate) fn advice<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    /// More than this are not worth listing.
    const FEW: usize = 20;
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let near = nearest(name, candidates.iter().copied());
    if !near.is_empty() {
        return Some(format!("did you mean {}?", listed(&near, "or")));
    }
    match candidates.as_slice() {
        [] => None,
        [only] => Some(format!("the only one is `{only}`")),
        few if few.len() <= FEW => Some(format!("the choice is {}", listed(few, "or"))),
        _ => None,
    }
}

/// Names in backquotes, in a sentence: "`a`, `b` or `c`".
pub(crate) fn listed(names: &[&str], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered() {
        let ids = ["language/gang-label", "language/victim-blaming", "description/clothing-as-character"];
        for (name, expected) in [
            ("languge/gang-label", vec!["language/gang-label"]), // a letter lost
            ("victim-blaming", vec!["language/victim-blaming"]), // without its group
            ("victim-blamign", vec!["language/victim-blaming"]), // two letters swapped
            ("clothing", vec!["description/clothing-as-character"]), // one word of it
            ("LANGUAGE/GANG-LABEL", vec!["language/gang-label"]), // shouted
            ("", vec![]),
            ("as", vec![]), // too short to mean anything
        ] {
            assert_eq!(nearest(name, ids), expected, "{name}");
        }
    }

    #[test]
    fn few_names_are_listed() {
        assert_eq!(advice("x", ["must", "should"]).as_deref(), Some("the choice is `must` or `should`"));
        assert_eq!(advice("mst", ["must", "should"]).as_deref(), Some("did you mean `must`?"));
        assert_eq!(advice("x", ["must"]).as_deref(), Some("the only one is `must`"));
        assert_eq!(advice("x", []), None);
        assert_eq!(meant(&["a", "b", "c"]).as_deref(), Some("Did you mean a, b or c?"));
        assert_eq!((meant(&["a"]).as_deref(), meant(&[""; 0])), (Some("Did you mean a?"), None));
    }
}
