//! Words of a list that can be read aloud as they stand: no stems, no gaps, no names of vocabularies.

use crate::lexicon::Term;
use crate::pack::Pack;

/// How many words stand for a list of them.
const SHOWN: usize = 8;

/// What stands for a vocabulary that is one of several things looked for.
const OF_A_VOCABULARY: usize = 3;

/// Vocabularies may name others; deeper than this nothing is looked up.
const DEPTH: u8 = 3;

/// Words that no phrase ends on when it is read aloud.
const OPEN_ENDS: &[&str] = &[
    "a", "about", "against", "an", "and", "are", "around", "as", "at", "be", "been", "being", "but", "by",
    "for", "from", "had", "has", "have", "he", "her", "his", "i", "in", "into", "is", "it", "its", "known",
    "me", "my", "no", "not", "of", "on", "or", "our", "she", "so", "than", "that", "the", "their", "them",
    "they", "this", "to", "too", "very", "was", "we", "were", "what", "who", "whose", "with", "you", "your",
];

/// Some of the words of a list, as a person would say them: "“cold”, “wet” and the like"; `None` where none can be read
/// as it stands.
pub(super) fn words(pack: &Pack, terms: &[Term]) -> Option<String> {
    let mut all = true;
    let mut shown: Vec<String> = Vec::new();
    for term in terms {
        all &= gather(pack, term, terms.len() > 1, DEPTH, &mut shown);
    }
    all &= shown.len() <= SHOWN;
    shown.truncate(SHOWN);
    let (last, others) = shown.split_last()?;
    Some(match (all, others) {
        (true, []) => last.clone(),
        (true, others) => format!("{} or {last}", others.join(", ")),
        (false, _) => format!("{} and the like", shown.join(", ")),
    })
}

/// Adds what a term stands for; gives whether that is all of it.
fn gather(pack: &Pack, term: &Term, among_others: bool, depth: u8, out: &mut Vec<String>) -> bool {
    let written = term.written();
    if let Some(name) = written.strip_prefix('@').filter(|name| is_a_name(name) && depth > 0) {
        let inner = pack.vocabularies.get(name).map_or(&[][..], |terms| terms.as_slice());
        let before = out.len();
        let mut all = true;
        for term in inner {
            all &= gather(pack, term, among_others, depth - 1, out);
        }
        if among_others && out.len() > before + OF_A_VOCABULARY {
            out.truncate(before + OF_A_VOCABULARY);
            all = false;
        }
        return all;
    }
    let Some(word) = sayable(written) else { return false };
    // A plural beside its singular says nothing new.
    let singular = word.strip_suffix('s').map(|word| format!("“{word}”"));
    let word = format!("“{word}”");
    if !out.contains(&word) && !singular.is_some_and(|singular| out.contains(&singular)) {
        out.push(word);
    }
    true
}

fn is_a_name(name: &str) -> bool {
    name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// A term that is nothing but words, and closes on one.
fn sayable(written: &str) -> Option<String> {
    let words: Vec<&str> = written.split(' ').map(|word| word.strip_prefix('=').unwrap_or(word)).collect();
    let plain = |word: &&str| {
        !word.is_empty()
            && word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-'))
    };
    let closes = words.last().is_some_and(|last| words.len() == 1 || !OPEN_ENDS.contains(last));
    (words.iter().all(plain) && closes).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::sayable;

    #[test]
    fn only_words_that_stand_as_they_are_can_be_said() {
        assert_eq!(sayable("common knowledge").as_deref(), Some("common knowledge"));
        assert_eq!(sayable("=fit").as_deref(), Some("fit"));
        for odd in [
            "stigmatis*",
            "put~ down",
            "{at|in} risk",
            "dressed .. kill",
            "@garment",
            "# pm",
            "close links to a",
        ] {
            assert_eq!(sayable(odd), None, "{odd}");
        }
    }
}
