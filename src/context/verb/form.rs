//! What a word is by its form: a participle, an "-ing", a count of young people.

use super::super::Context;
use super::super::class::PAST_FORM;

impl Context<'_> {
    /// Whether a word is a past form or a participle.
    pub(crate) fn is_participle(&self, at: u32) -> bool {
        if self.people.is(at, PAST_FORM) && !self.is_been(at) {
            let word = self.word(at);
            return !matches!(word, "was" | "were" | "had" | "Was" | "Were" | "Had");
        }
        let word = self.word(at);
        if word == "used" || word == "Used" {
            return self.word(at + 1) != "to";
        }
        word.len() > 3
            && word.ends_with("ed")
            && !matches!(
                word,
                "need"
                    | "feed"
                    | "speed"
                    | "seed"
                    | "weed"
                    | "indeed"
                    | "exceed"
                    | "naked"
                    | "wicked"
                    | "hundred"
                    | "sacred"
                    | "aged"
                    | "proceed"
                    | "breed"
                    | "Need"
                    | "unmarried"
                    | "hatred"
                    | "kindred"
            )
    }

    pub(super) fn is_been(&self, at: u32) -> bool {
        matches!(self.word(at), "been" | "Been")
    }

    pub(super) fn is_ing(&self, at: u32) -> bool {
        let word = self.word(at);
        word.len() > 4
            && word.ends_with("ing")
            && !matches!(
                word,
                "thing"
                    | "nothing"
                    | "something"
                    | "anything"
                    | "everything"
                    | "during"
                    | "evening"
                    | "morning"
                    | "being"
                    | "building"
                    | "spring"
                    | "string"
                    | "ceiling"
                    | "wedding"
                    | "sibling"
                    | "boxing"
                    | "including"
                    | "according"
                    | "regarding"
                    | "Nothing"
                    | "Something"
                    | "Everything"
                    | "lighting"
                    | "housing"
                    | "safeguarding"
                    | "parking"
                    | "meeting"
                    | "missing"
                    | "Lighting"
                    | "During"
                    | "Housing"
                    | "bring"
                    | "cling"
                    | "fling"
                    | "sling"
                    | "sting"
                    | "swing"
            )
    }

    /// Words that stand for some of the young people: "two were", "others have", "a couple say".
    pub(crate) fn is_quantity(&self, at: u32) -> bool {
        self.is_number(at)
            || matches!(
                self.small(at).as_ref(),
                "some"
                    | "several"
                    | "most"
                    | "many"
                    | "few"
                    | "couple"
                    | "another"
                    | "other"
                    | "others"
                    | "both"
                    | "all"
                    | "half"
                    | "everyone"
                    | "everybody"
                    | "somebody"
                    | "someone"
                    | "loads"
                    | "lots"
                    | "dozens"
                    | "people"
                    | "pupils"
                    | "adults"
                    | "men"
                    | "man"
                    | "woman"
                    | "women"
            )
    }
}
