//! British and American spellings of one word.

/// Stems in `-our`, and how American English writes them.
const OUR: &[(&str, &str)] = &[
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("demeanour", "demeanor"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("flavour", "flavor"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("labour", "labor"),
    ("misbehaviour", "misbehavior"),
    ("misdemeanour", "misdemeanor"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("rumour", "rumor"),
    ("vigour", "vigor"),
];

/// Pairs that no rule gives, British first; longer words that begin with one take part.
const PAIRS: &[(&str, &str)] = &[
    ("anaem", "anem"),
    ("centre", "center"),
    ("cosy", "cozy"),
    ("defence", "defense"),
    ("dishevelled", "disheveled"),
    ("grey", "gray"),
    ("gypsies", "gipsies"),
    ("gypsy", "gipsy"),
    ("jewellery", "jewelry"),
    ("licence", "license"),
    ("manoeuvre", "maneuver"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("offence", "offense"),
    ("paedia", "pedia"),
    ("paedo", "pedo"),
    ("practise", "practice"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("sceptic", "skeptic"),
];

/// Verb endings after `is` / `iz`.
const ISE_ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations"];

/// Words in `-ise` that are never written with a z.
const ONLY_S: &[&str] = &[
    "advert", "adv", "comprom", "dev", "disgu", "enterpr", "exerc", "improv", "prom", "rev", "superv",
    "surpr", "telev",
];

/// Pushes the other spellings of the lower-case word at `index` of `out`; `beginning` says that any ending may
/// follow it.
pub(super) fn variants(index: usize, beginning: bool, out: &mut Vec<String>) {
    let word = &out[index];
    if word.len() < 4 || !word.is_ascii() {
        return;
    }
    let mut found: Vec<String> = Vec::new();
    let first = word.as_bytes()[0];
    let pairs = OUR.iter().chain(PAIRS);
    for (british, american) in
        pairs.filter(|(stem, other)| [stem, other].iter().any(|one| one.as_bytes()[0] == first))
    {
        if let Some(end) = word.strip_prefix(british) {
            found.push(format!("{american}{end}"));
        } else if let Some(end) = word.strip_prefix(american) {
            found.push(format!("{british}{end}"));
        }
    }
    // The last "is" or "iz", far enough in for a stem before it.
    let bytes = word.as_bytes();
    let last = (4..bytes.len().saturating_sub(1))
        .rev()
        .find(|at| bytes[*at] == b'i' && matches!(bytes[*at + 1], b's' | b'z'));
    if let Some(at) = last {
        let to = if bytes[at + 1] == b's' { "iz" } else { "is" };
        let (stem, ending) = (&word[..at], &word[at + 2..]);
        let ends = ISE_ENDINGS.contains(&ending) || (beginning && ending.is_empty());
        if ends && !ONLY_S.iter().any(|only| stem.ends_with(only)) {
            found.push(format!("{stem}{to}{ending}"));
        }
    }
    for ending in ["ed", "ing", "er"] {
        let stem = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix("ll"));
        if let Some(stem) = stem.filter(|stem| stem.len() >= 4 && stem.ends_with(['e', 'a', 'i'])) {
            found.push(format!("{stem}l{ending}"));
        }
    }
    out.append(&mut found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_leads_to_the_other() {
        for (word, other) in [
            ("behaviour", "behavior"),
            ("neighboring", "neighbouring"),
            ("stigmatised", "stigmatized"),
            ("criminalization", "criminalisation"),
            ("greyish", "grayish"),
            ("labelled", "labeled"),
        ] {
            let mut out = vec![word.to_owned()];
            variants(0, false, &mut out);
            assert!(out.iter().any(|have| have == other), "{word} gave {out:?}");
        }
        // Nearly right: these have one spelling.
        for word in ["supervised", "advised", "size", "called", "falling", "tour"] {
            let mut out = vec![word.to_owned()];
            variants(0, false, &mut out);
            assert!(out.len() == 1, "{word} gave {out:?}");
        }
    }
}
