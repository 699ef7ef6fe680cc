//! Names of families, set before their children: "the Maddocks twins".

use super::super::Context;
use crate::lexicon::Token;
use crate::text::Span;

impl Context<'_> {
    /// "the Scargell-Dunne lad", "the Maddocks twins": a family's name set before its children.
    pub(super) fn family_names(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        (1..tokens.len().saturating_sub(1) as u32)
            .filter(|at| {
                let token = tokens[*at as usize];
                token.looks(Token::CAPITAL)
                    && token.look
                        & (Token::ALL_CAPITALS
                            | Token::DIGIT
                            | Token::INITIAL
                            | Token::HARD_BREAK
                            | Token::COMMA)
                        == 0
                    && token.entry == Token::UNKNOWN
                    && matches!(self.word(at - 1), "the" | "The" | "that" | "those" | "them")
                    && matches!(
                        self.word(at + 1),
                        "lad"
                            | "boy"
                            | "girl"
                            | "twins"
                            | "brothers"
                            | "sisters"
                            | "siblings"
                            | "children"
                            | "family"
                            | "household"
                    )
                    && self.word(*at).len() > 3
                    && !self.names_a_crowd_by_place(*at)
            })
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
            .filter(|span| {
                let words = self.draft.slice(*span);
                !self.brief.members.iter().any(|member| member.value == words) && !self.meets_a_date(*span)
            })
            .collect()
    }

    /// "the Eastgate lads": many young people who are called after where they live.
    fn names_a_crowd_by_place(&self, at: u32) -> bool {
        const ENDINGS: [&str; 22] = [
            "gate", "way", "moor", "field", "fields", "ton", "ham", "bridge", "side", "dale", "wood", "hill",
            "ford", "wick", "mouth", "port", "stead", "burn", "haven", "worth", "rise", "end",
        ];
        let word = self.word(at);
        matches!(self.word(at + 1), "lads" | "boys" | "girls" | "kids" | "children")
            && !word.contains('-')
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }
}
