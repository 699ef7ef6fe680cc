//! British and American spellings of one word.

/// Stems in `-our` that American English writes `-or`.
const OUR: &[&str] = &[
    "behaviour",
    "colour",
    "demeanour",
    "endeavour",
    "favour",
    "flavour",
    "harbour",
    "honour",
    "humour",
    "labour",
    "misbehaviour",
    "misdemeanour",
    "neighbour",
    "odour",
    "rumour",
    "vigour",
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

/// Pushes the other spellings of a lower-case word; `beginning` says that any ending may follow it.
pub(super) fn variants(word: &str, beginning: bool, out: &mut Vec<String>) {
    if word.len() < 4 || !word.is_ascii() {
        return;
    }
    for stem in OUR {
        let american = stem.replace("our", "or");
        if let Some(end) = word.strip_prefix(stem) {
            out.push(format!("{american}{end}"));
        } else if let Some(end) = word.strip_prefix(american.as_str()) {
            out.push(format!("{stem}{end}"));
        }
    }
    for (british, american) in PAIRS {
        if let Some(end) = word.strip_prefix(british) {
            out.push(format!("{american}{end}"));
        } else if let Some(end) = word.strip_prefix(american) {
            out.push(format!("{british}{end}"));
        }
    }
    for (from, to) in [("is", "iz"), ("iz", "is")] {
        let endings = ISE_ENDINGS.iter().copied().chain(beginning.then_some(""));
        for ending in endings {
            let Some(stem) = word.strip_suffix(ending).and_then(|word| word.strip_suffix(from)) else {
                continue;
            };
            if stem.len() >= 4 && !ONLY_S.iter().any(|only| stem.ends_with(only)) {
                out.push(format!("{stem}{to}{ending}"));
            }
        }
    }
    for ending in ["ed", "ing", "er"] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        if let Some(single) =
            stem.strip_suffix("ll").filter(|stem| stem.len() >= 4 && stem.ends_with(['e', 'a', 'i']))
        {
            out.push(format!("{single}l{ending}"));
        }
    }
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
            let mut out = Vec::new();
            variants(word, false, &mut out);
            assert!(out.iter().any(|have| have == other), "{word} gave {out:?}");
        }
        // Nearly right: these have one spelling.
        for word in ["supervised", "advised", "size", "called", "falling", "tour"] {
            let mut out = Vec::new();
            variants(word, false, &mut out);
            assert!(out.is_empty(), "{word} gave {out:?}");
        }
    }
}
