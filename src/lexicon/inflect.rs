//! The forms of a word: plurals, verb endings, comparisons, irregular ones by table.

use super::Form;
use super::spelling;

/// Calls `each` with every surface form, lower case, that a word of a term stands for (for [`Form::Prefix`],
/// with the beginnings); each once.
///
/// Forms that English does not have ("menacinger") do no harm, since nobody writes them; what matters is that
/// no form is another word, so short words and particles have no plural (`a` must not match `as`).
pub(super) fn forms(word: &str, form: Form, mut each: impl FnMut(&str)) {
    let mut out = Vec::with_capacity(8);
    out.push(word.to_owned());
    match form {
        Form::Exact | Form::Prefix => {}
        Form::Plain => plural(word, &mut out),
        Form::Family => family(word, &mut out),
    }
    for index in 0..out.len() {
        spelling::variants(index, form == Form::Prefix, &mut out);
    }
    for (index, surface) in out.iter().enumerate() {
        if !out[..index].contains(surface) {
            each(surface);
        }
    }
}

/// Words whose `s` form is another word, or that have no plural.
const NO_PLURAL: &[&str] = &[
    "all", "and", "any", "are", "but", "can", "did", "does", "every", "for", "from", "had", "has", "have",
    "her", "hers", "him", "his", "how", "its", "mean", "more", "most", "new", "not", "nothing", "only",
    "our", "own", "she", "some", "such", "than", "that", "the", "their", "them", "then", "they", "this",
    "too", "very", "was", "well", "were", "what", "when", "who", "why", "will", "with", "you", "your", "out",
    "off", "about", "into",
];

const IRREGULAR_PLURALS: &[(&str, &str)] = &[
    ("child", "children"),
    ("foot", "feet"),
    ("half", "halves"),
    ("herself", "themselves"),
    ("himself", "themselves"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("man", "men"),
    ("person", "people"),
    ("self", "selves"),
    ("thief", "thieves"),
    ("tooth", "teeth"),
    ("wife", "wives"),
    ("wolf", "wolves"),
    ("woman", "women"),
];

fn plural(word: &str, out: &mut Vec<String>) {
    if let Some((_, many)) = IRREGULAR_PLURALS.iter().find(|(one, _)| *one == word) {
        out.push((*many).to_owned());
    }
    if word.len() < 3 || NO_PLURAL.contains(&word) || !word.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return;
    }
    if let Some(stem) = consonant_y(word) {
        out.push(format!("{stem}ies"));
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        out.push(format!("{word}es"));
    } else {
        out.push(format!("{word}s"));
    }
}

/// Base, past, participle; the `-s` and `-ing` forms are regular.
const IRREGULAR_VERBS: &[(&str, &[&str])] = &[
    ("arise", &["arose", "arisen"]),
    ("be", &["am", "is", "are", "was", "were", "been", "being"]),
    ("bear", &["bore", "borne"]),
    ("beat", &["beaten"]),
    ("become", &["became"]),
    ("begin", &["began", "begun"]),
    ("bend", &["bent"]),
    ("bite", &["bit", "bitten"]),
    ("bleed", &["bled"]),
    ("blow", &["blew", "blown"]),
    ("break", &["broke", "broken"]),
    ("breed", &["bred"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("burn", &["burnt"]),
    ("burst", &[]),
    ("buy", &["bought"]),
    ("cast", &[]),
    ("catch", &["caught"]),
    ("choose", &["chose", "chosen"]),
    ("cling", &["clung"]),
    ("come", &["came"]),
    ("creep", &["crept"]),
    ("cut", &[]),
    ("deal", &["dealt"]),
    ("dig", &["dug"]),
    ("do", &["did", "done", "does"]),
    ("draw", &["drew", "drawn"]),
    ("drink", &["drank", "drunk"]),
    ("drive", &["drove", "driven"]),
    ("eat", &["ate", "eaten"]),
    ("fall", &["fell", "fallen"]),
    ("feed", &["fed"]),
    ("feel", &["felt"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("flee", &["fled"]),
    ("fling", &["flung"]),
    ("fly", &["flew", "flown"]),
    ("forbid", &["forbade", "forbidden"]),
    ("forget", &["forgot", "forgotten"]),
    ("forgive", &["forgave", "forgiven"]),
    ("freeze", &["froze", "frozen"]),
    ("get", &["got"]),
    ("give", &["gave", "given"]),
    ("go", &["went", "gone", "goes"]),
    ("grow", &["grew", "grown"]),
    ("hang", &["hung"]),
    ("have", &["has", "had"]),
    ("hear", &["heard"]),
    ("hide", &["hid", "hidden"]),
    ("hit", &[]),
    ("hold", &["held"]),
    ("hurt", &[]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lay", &["laid"]),
    ("lead", &["led"]),
    ("lean", &["leant"]),
    ("leap", &["leapt"]),
    ("learn", &["learnt"]),
    ("leave", &["left"]),
    ("lend", &["lent"]),
    ("let", &[]),
    ("lie", &["lied", "lying", "lay", "lain"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("mean", &["meant"]),
    ("meet", &["met"]),
    ("mislead", &["misled"]),
    ("mistake", &["mistook", "mistaken"]),
    ("overhear", &["overheard"]),
    ("overrun", &["overran"]),
    ("oversee", &["oversaw", "overseen"]),
    ("overtake", &["overtook", "overtaken"]),
    ("pay", &["paid"]),
    ("put", &[]),
    ("read", &[]),
    ("redo", &["redid", "redone"]),
    ("rewrite", &["rewrote", "rewritten"]),
    ("ride", &["rode", "ridden"]),
    ("ring", &["rang", "rung"]),
    ("rise", &["rose", "risen"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("set", &[]),
    ("sew", &["sewn"]),
    ("shake", &["shook", "shaken"]),
    ("shoot", &["shot"]),
    ("show", &["shown"]),
    ("shrink", &["shrank", "shrunk"]),
    ("shut", &[]),
    ("sing", &["sang", "sung"]),
    ("sink", &["sank", "sunk"]),
    ("sit", &["sat"]),
    ("sleep", &["slept"]),
    ("slide", &["slid"]),
    ("sling", &["slung"]),
    ("smell", &["smelt"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("spill", &["spilt"]),
    ("spin", &["spun"]),
    ("spit", &["spat"]),
    ("split", &[]),
    ("spoil", &["spoilt"]),
    ("spread", &[]),
    ("spring", &["sprang", "sprung"]),
    ("stand", &["stood"]),
    ("steal", &["stole", "stolen"]),
    ("stick", &["stuck"]),
    ("sting", &["stung"]),
    ("stink", &["stank", "stunk"]),
    ("strike", &["struck"]),
    ("swear", &["swore", "sworn"]),
    ("sweep", &["swept"]),
    ("swell", &["swollen"]),
    ("swing", &["swung"]),
    ("take", &["took", "taken"]),
    ("teach", &["taught"]),
    ("tear", &["tore", "torn"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("understand", &["understood"]),
    ("undertake", &["undertook", "undertaken"]),
    ("undo", &["undid", "undone"]),
    ("wake", &["woke", "woken"]),
    ("wear", &["wore", "worn"]),
    ("weep", &["wept"]),
    ("win", &["won"]),
    ("wind", &["wound"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("withhold", &["withheld"]),
    ("write", &["wrote", "written"]),
];

/// Two-syllable verbs stressed on the last, which double their end consonant.
const DOUBLING: &[&str] = &[
    "abet", "admit", "commit", "compel", "control", "occur", "omit", "patrol", "permit", "prefer", "refer",
    "regret", "transfer",
];

/// One-syllable adjectives that compare; those in `-y` compare by rule.
const COMPARING: &[&str] = &[
    "big", "broad", "bulk", "clean", "coarse", "cold", "cool", "dark", "dumb", "fair", "fat", "firm", "fit",
    "great", "hard", "harsh", "high", "large", "late", "light", "long", "loud", "low", "mean", "nice", "old",
    "pale", "plain", "plump", "poor", "posh", "quick", "rough", "rude", "safe", "short", "slight", "slim",
    "slow", "small", "smart", "strong", "tall", "thick", "thin", "tough", "weak", "weird", "wide", "wild",
    "young",
];

fn family(word: &str, out: &mut Vec<String>) {
    plural(word, out);
    if let Some((_, past)) = IRREGULAR_VERBS.iter().find(|(base, _)| *base == word) {
        out.extend(past.iter().map(|form| (*form).to_owned()));
    } else {
        out.push(past(word));
    }
    out.push(with_ending(word, "ing"));
    if COMPARING.contains(&word) || (word.len() > 3 && consonant_y(word).is_some()) {
        out.push(with_ending(word, "er"));
        out.push(with_ending(word, "est"));
    }
}

fn past(word: &str) -> String {
    with_ending(word, "ed")
}

/// The word with `-ed`, `-ing`, `-er` or `-est`: silent e dropped, y turned to i, end consonant doubled.
fn with_ending(word: &str, ending: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie").filter(|_| ending == "ing") {
        return format!("{stem}ying");
    }
    if let Some(stem) =
        word.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']) || ending != "ing")
    {
        return format!("{stem}{ending}");
    }
    if ending != "ing"
        && let Some(stem) = consonant_y(word)
    {
        return format!("{stem}i{ending}");
    }
    if doubles(word) {
        let last = word.chars().next_back().unwrap_or('x');
        return format!("{word}{last}{ending}");
    }
    format!("{word}{ending}")
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.ends_with(|c: char| !"aeiou".contains(c)))
}

fn doubles(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let vowel = |c: char| "aeiou".contains(c);
    let [.., before, middle, last] = letters[..] else { return false };
    let closed = vowel(middle)
        && !vowel(last)
        && !"wxyh".contains(last)
        && (!vowel(before) || before == 'u' && letters.len() > 3 && letters[letters.len() - 4] == 'q');
    let syllables = letters.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count();
    // British English doubles a final l wherever the stress falls: labelled, travelled.
    closed && (syllables == 1 || last == 'l' || DOUBLING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(word: &str, form: Form) -> Vec<String> {
        let mut out = Vec::new();
        forms(word, form, |surface| out.push(surface.to_owned()));
        out.sort_unstable();
        out
    }

    #[test]
    fn families_hold_the_forms_people_write() {
        for (word, wanted) in [
            ("put", &["puts", "putting"][..]),
            ("expose", &["exposes", "exposed", "exposing"]),
            ("choose", &["chooses", "chose", "chosen", "choosing"]),
            ("scruffy", &["scruffier", "scruffiest"]),
            ("label", &["labelled", "labelling", "labeled"]),
            ("carry", &["carries", "carried", "carrying"]),
            ("run", &["ran", "running", "runs"]),
            ("lie", &["lying", "lied", "lies"]),
            ("refer", &["referred"]),
            ("stigmatise", &["stigmatised", "stigmatized"]),
            ("fat", &["fatter", "fattest"]),
            ("see", &["seeing", "seen", "saw"]),
            ("quit", &["quitting"]),
        ] {
            let forms = all(word, Form::Family);
            for form in wanted {
                assert!(forms.iter().any(|have| have == form), "{word}: {form} not in {forms:?}");
            }
        }
        // A worker is not a form of work.
        assert!(!all("work", Form::Family).contains(&"worker".to_owned()));
    }

    #[test]
    fn a_plain_word_takes_a_plural_and_a_particle_none() {
        assert_eq!(all("thug", Form::Plain), ["thug", "thugs"]);
        assert_eq!(all("a", Form::Plain), ["a"]);
        assert_eq!(all("it", Form::Plain), ["it"]);
        assert_eq!(all("behaviour", Form::Plain), ["behavior", "behaviors", "behaviour", "behaviours"]);
        assert_eq!(all("young", Form::Exact), ["young"]);
        assert!(all("child", Form::Plain).contains(&"children".to_owned()));
    }
}
