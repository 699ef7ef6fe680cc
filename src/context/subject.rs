//! Whom or what a clause is about.
//!
//! In the order of a reader's guesses: whoever the words name themselves; the noun they belong to ("a menacing
//! *youth*", "a stocky brown *pony*"); the owner ("*his* hoodie", "*QD's* fringe"); the antecedent of a relative
//! clause; the subject before the verb; a person after it ("scruffy as ever, *the girl* came in"); the subject of
//! the clause or the sentence before; the person whose row, list entry or section it is.

use std::ops::Range;

use super::class::{
    ASPECT, AUTHOR_SUBJECT, COPULA, DEGREE, DETERMINER, EVENT_VERB, FUNCTION, GROWN_AGE, LABELLING,
    PLAIN_VERB, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING, RELATIVE, SAYING, STATIVE,
};
use super::{About, Context, Whom};
use crate::draft::BlockKind;
use crate::lexicon::Token;

/// A noun phrase has at most this many words on either side of those asked about.
const PHRASE: u32 = 6;

/// What opens the noun phrase that some words stand in.
enum Opening {
    /// The owner, as a word: "his", "QD's".
    Owner(u32),
    /// An article, a number: "a", "those".
    Determiner,
    /// Nothing: the clause begins there.
    Start,
    /// No noun phrase: the words are said of somebody, or stand by themselves.
    None,
}

/// The noun that some words belong to.
enum Head {
    /// Somebody or something that is named.
    Named(About),
    /// What belongs to somebody: a face, a coat, a manner.
    Aspect,
    /// A noun nobody knows: a thing, most likely.
    Other,
    /// There is none: the words are the head, or are no part of a noun phrase.
    None,
}

impl Context<'_> {
    /// Whom or what some words are about, and how sure that is.
    pub fn whom(&self, words: &Range<u32>) -> Whom {
        if let Some(who) = self.told_to_be(words) {
            return Whom::said(who);
        }
        let found = self.whom_by_words(words);
        // "He is described as about fifty, with a waxed jacket": a pronoun of a grown-up, by the age told.
        let sentence = self.sentence_of(words.start);
        let followed = found.about == About::YoungPerson
            && (found.sure == super::Sure::Followed || self.people.is(sentence.start, PRONOUN_ONE))
            // "Bald, a gold tooth, mid-fifties": nobody is named, and no child is that age.
            || found.about == About::Unknown;
        if followed && self.people.any(&sentence, GROWN_AGE) {
            return Whom::guessed(About::AdultOfConcern);
        }
        if found.sure == super::Sure::Followed && self.loosely_professional(found.about, words.start) {
            return Whom::guessed(About::Unknown);
        }
        found
    }

    /// Whether a professional is only who a pronoun may stand for, from an earlier sentence: a report seldom speaks of
    /// the manners of those, so "she" is as likely the child.
    fn loosely_professional(&self, about: About, first: u32) -> bool {
        let professional = |token: u32| self.people.named(token) == Some(About::Professional);
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY);
        let sentence = self.sentence_of(first);
        about == About::Professional
            && sentence.clone().any(|token| pronoun(token) && professional(token))
            && !sentence.clone().any(|token| professional(token) && !pronoun(token))
    }

    fn whom_by_words(&self, words: &Range<u32>) -> Whom {
        let clause = self.sentences.clause(words.start);
        let sentence = self.sentence_of(words.start);
        if let Some(who) = self.right_before(words) {
            return Whom::followed(who);
        }
        if let Some(own) = self.own(words) {
            return Whom::said(self.described_by(words, &clause).unwrap_or(own));
        }
        let opening = if self.is_said_of(words.start) { Opening::None } else { self.opening(words, &clause) };
        match self.head(words, &opening, &clause) {
            Head::Named(who) => return Whom::said(who),
            Head::Other => return Whom::guessed(About::Thing),
            Head::Aspect | Head::None => {}
        }
        if let Opening::Owner(token) = opening
            && let Some(who) = self.people.named(token)
        {
            return Whom::followed(who);
        }
        if let Some(who) = self.owner_after(words, &clause) {
            return Whom::said(who);
        }
        if let Some(who) = self.labelled(words.start, &clause) {
            return Whom::said(who);
        }
        if let Some(who) = self.antecedent(&clause, words.start, &sentence) {
            return Whom::said(who);
        }
        if let Some(who) = self.over_relative(&clause, words.start, &sentence) {
            return Whom::guessed(who);
        }
        let left = clause.start..words.start;
        let teller = self.teller(&left);
        if let Some(who) = teller.and_then(|verb| self.object_of_telling(verb, words.start)) {
            return Whom::said(who);
        }
        // "It was the usual suspects": an empty subject.
        let empty = matches!(opening, Opening::Determiner);
        if let Some(who) = self.subject(&left, words.start, empty)
            && (teller.is_none() || who.about != About::Professional)
        {
            return who;
        }
        let after =
            (words.end..clause.end).find_map(|token| self.people.named(token).filter(|who| who.is_person()));
        if let Some(who) = after {
            return Whom::followed(who);
        }
        if !self.only_tells(&clause, &sentence)
            && let Some(who) =
                self.nearest(&(sentence.start..clause.start)).filter(|_| clause.start > sentence.start)
        {
            return Whom::followed(who);
        }
        // Whoever "it was" is, it is not the man of the sentence before.
        let it = empty && self.people.any(&(clause.start..words.start), PRONOUN_THING);
        let young = |who: &About| matches!(who, About::YoungPerson | About::Group);
        // "| R | Sees older men. Streetwise. |": notes in a row are about whose row it is.
        let cell = self
            .sentences
            .all
            .get(self.sentences.of_token(words.start))
            .is_some_and(|own| self.draft.blocks()[own.block].kind == BlockKind::Cell);
        if cell && let Some(who) = self.ground(words.start).filter(young) {
            return Whom::followed(who);
        }
        if let Some(who) = self.sentence_before(words.start).filter(|who| !it || young(who)) {
            return Whom::followed(who);
        }
        // "Staff said of them that ...": the young people of the sentence, where only tellers stand nearer.
        let young = (sentence.start..clause.start).rev().filter_map(|token| self.people.named(token));
        if let Some(who) = young.into_iter().find(|who| matches!(who, About::YoungPerson | About::Group)) {
            return Whom::guessed(who);
        }
        self.ground(words.start).map_or(Whom::guessed(About::Unknown), Whom::guessed)
    }

    /// Whose doing the words are: the subject before them in their clause, or whom a relative clause hangs on.
    /// `None` where nobody and nothing named stands before them.
    pub fn subject_before(&self, words: &Range<u32>) -> Option<About> {
        if let Some(who) = self.told_to_be(words) {
            return Some(who);
        }
        self.doer_before(words).filter(|who| !self.loosely_professional(*who, words.start))
    }

    fn doer_before(&self, words: &Range<u32>) -> Option<About> {
        let clause = self.sentences.clause(words.start);
        let sentence = self.sentence_of(words.start);
        // The words hold their own subject: "they never learn", "families who do not care", "the same bunch".
        let opens = PRONOUN_ONE | PRONOUN_MANY;
        let named = |token: u32| self.people.named(token).is_some_and(About::is_person);
        // "She courts danger": a word after its subject is a verb.
        let verb = words.start > clause.start && named(words.start - 1);
        if self.people.is(words.start, opens) || (named(words.start) && !verb) {
            return self.people.named(words.start);
        }
        if self.people.is(words.start, DETERMINER)
            && let Some(own) =
                words.clone().find_map(|at| self.people.named(at).filter(|who| who.is_person()))
        {
            return Some(own);
        }
        // "its share of | problem children": a noun phrase of the words' own.
        let before = words.start.checked_sub(1).filter(|before| *before >= clause.start);
        let young = |token: u32| {
            matches!(self.people.named(token), Some(About::YoungPerson | About::Group | About::Family))
        };
        if words.len() > 1
            && young(words.end - 1)
            && before.is_some_and(|before| self.people.is(before, PREPOSITION | DETERMINER))
        {
            return self.people.named(words.end - 1);
        }
        // "a manipulative | girl", "the chaotic | rota": the noun that the words belong to, not who tells of it.
        let opening = self.opening(words, &clause);
        if matches!(opening, Opening::Determiner)
            && !self.is_said_of(words.start)
            && !self.people.is(words.end - 1, PREPOSITION)
            && let Head::Named(who) = self.head(words, &opening, &clause)
        {
            return Some(who);
        }
        // "The chronology speaks of N4's many moves": theirs, not the chronology's.
        if let Opening::Owner(owner) = opening
            && !self.is_said_of(words.start)
            && let Some(who) = self.people.named(owner).filter(|who| who.is_person())
        {
            return Some(who);
        }
        if let Some(who) = self.antecedent(&clause, words.start, &sentence) {
            return Some(who);
        }
        if self.opens_with_thing(clause.start..words.start, words) {
            return Some(About::Thing);
        }
        let left = self.past_aside(self.inside_quotation(clause.start..words.start));
        let teller = self.teller(&left);
        teller.and_then(|verb| self.object_of_telling(verb, words.start)).or_else(|| {
            let found = self.subject(&left, left.end.min(words.start), false).map(|found| found.about);
            // "The ward office speaks of a pack of thieves": it tells, it is not told of.
            let tells = teller.is_some()
                || (clause.start..words.start).any(|token| self.people.is(token, SAYING | LABELLING));
            found.filter(|who| !tells || *who != About::Professional)
        })
    }

    /// "The alarm in the new block is wired", "A cut on M9's hand had become": a clause whose subject is a noun that
    /// names nobody, whoever else its phrases name.
    fn opens_with_thing(&self, left: Range<u32>, words: &Range<u32>) -> bool {
        let joins =
            |at: u32| matches!(self.word(at), "and" | "but" | "so" | "that" | "because" | "while" | "where");
        let first = left.start + u32::from(joins(left.start));
        if first >= left.end
            || !self.people.is(first, DETERMINER)
            || self.people.is(first, PRONOUN_ONE | PRONOUN_MANY)
            || self.is_quantity(first)
        {
            return false;
        }
        let ends =
            |at: u32| self.people.is(at, PREPOSITION | RELATIVE) || self.verb(at) || self.is_participle(at);
        let Some(end) = (first + 1..words.end).find(|at| ends(*at) || self.looks(at - 1, Token::COMMA))
        else {
            return false;
        };
        let noun = end - 1;
        if noun == first || end > words.start || self.people.is(noun, ASPECT | FUNCTION | SAYING) {
            return false;
        }
        let verb = (end..=words.start).any(|at| self.verb(at) || self.is_participle(at));
        let nobody = (first + 1..end).all(|at| {
            !self.people.named(at).is_some_and(About::is_person) && !self.looks(at, Token::CAPITAL)
        });
        verb && nobody && self.says_of(noun)
    }

    /// Nouns of telling and of habit hold what is said of somebody: "the picture is of", "a pattern of".
    fn says_of(&self, noun: u32) -> bool {
        !matches!(
            self.word(noun),
            "picture"
                | "pattern"
                | "view"
                | "feeling"
                | "sense"
                | "impression"
                | "history"
                | "concern"
                | "worry"
                | "issue"
                | "problem"
                | "opinion"
                | "consensus"
                | "fact"
                | "truth"
                | "trouble"
                | "difficulty"
                | "risk"
                | "reason"
                | "answer"
                | "conclusion"
                | "assessment"
                | "other"
                | "others"
                | "one"
                | "ones"
                | "rest"
                | "most"
                | "lot"
                | "majority"
                | "youngest"
                | "oldest"
                | "eldest"
                | "older"
                | "younger"
                | "same"
                | "first"
                | "second"
                | "third"
                | "latter"
                | "former"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "decision"
                | "incident"
                | "assault"
                | "robbery"
                | "behaviour"
                | "difference"
        )
    }

    /// In words that somebody is quoted with, those of the quotation: who quotes them is not who does them. "The
    /// laboratory 'failed to engage'" is one sentence all the same.
    fn inside_quotation(&self, left: Range<u32>) -> Range<u32> {
        let Some(quotation) = self.quotation(&(left.end..left.end + 1)) else { return left };
        let opens = self.hits.tokens_in(quotation.span).start;
        let led = opens.checked_sub(1).is_some_and(|before| {
            self.passes_on(before)
                || matches!(self.word(before), "as" | "gives" | "gave" | "has" | "had" | "is")
        });
        if quotation.words > 4 || led || opens <= left.start { left.start.max(opens)..left.end } else { left }
    }

    /// "M4, adds the duty log, had been warned": the subject stands before an aside between commas.
    fn past_aside(&self, left: Range<u32>) -> Range<u32> {
        let near = left.start.max(left.end.saturating_sub(3))..left.end;
        let Some(close) = near.rev().find(|at| self.looks(*at, Token::COMMA)) else { return left };
        let open =
            (left.start.max(close.saturating_sub(7))..close).rev().find(|at| self.looks(*at, Token::COMMA));
        match open {
            Some(open)
                if (open + 1..=close)
                    .any(|at| self.passes_on(at) || self.people.is(at, SAYING | AUTHOR_SUBJECT)) =>
            {
                left.start..open + 1
            }
            _ => left,
        }
    }

    /// Whether words begin with what is done to their subject: "were goaded by", "had been led into".
    pub fn is_done_to(&self, words: &Range<u32>) -> bool {
        let clause = self.sentences.clause(words.start);
        self.is_participle(words.start)
            && (clause.start..words.start)
                .rev()
                .take_while(|at| {
                    self.people.is(*at, DEGREE) || self.word(*at).ends_with("ly") || self.is_be(*at)
                })
                .any(|at| self.is_be(at))
    }

    fn is_be(&self, token: u32) -> bool {
        matches!(
            self.word(token),
            "is" | "are" | "was" | "were" | "been" | "being" | "be" | "get" | "gets" | "got" | "getting"
        )
    }

    /// The verb by which somebody passes words on in their clause: "the mentor *saw* Red as", "the note *calls* them",
    /// "her card *says* no one". Not where they go on to do something else: "the team thinks and fails to act".
    fn teller(&self, left: &Range<u32>) -> Option<u32> {
        let from = left.start.max(left.end.saturating_sub(PHRASE + 2));
        let verb = (from..left.end)
            .rev()
            .take_while(|token| !matches!(self.word(*token), "and" | "but" | "then"))
            .find(|token| self.passes_on(*token))?;
        let by = (left.start..verb)
            .rev()
            .find_map(|token| self.people.named(token).filter(|who| who.is_person()))?;
        (by == About::Professional || by == About::Family).then_some(verb)
    }

    fn passes_on(&self, token: u32) -> bool {
        const TOLD: &[&str] = &[
            "says",
            "said",
            "reads",
            "read",
            "calls",
            "called",
            "sees",
            "saw",
            "views",
            "viewed",
            "regards",
            "regarded",
            "considers",
            "considered",
            "describes",
            "described",
            "labels",
            "labelled",
            "deems",
            "deemed",
            "thinks",
            "thought",
            "believes",
            "believed",
            "found",
            "judges",
            "judged",
            "portrays",
            "paints",
            "brands",
            "branded",
            "terms",
            "termed",
            "dubs",
            "dubbed",
            "classes",
            "classed",
            "records",
            "recorded",
            "lists",
            "listed",
            "notes",
            "noted",
            "states",
            "stated",
            "puts",
            "has",
            "had",
            "have",
            "marks",
            "marked",
            "rates",
            "rated",
            "dismisses",
            "dismissed",
            "treats",
            "treated",
            "explains",
            "refers",
            "referred",
            "summarises",
            "summarised",
            "reports",
            "reported",
            "writes",
            "wrote",
            "call",
            "consider",
            "regard",
            "describe",
            "experience",
            "experiences",
            "experienced",
            "find",
            "finds",
            "perceive",
            "perceives",
        ];
        TOLD.contains(&self.word(token))
            && (!matches!(self.word(token), "has" | "had" | "have" | "puts")
                || (token + 1..token + 5).any(|at| self.word(at) == "as"))
    }

    /// The one whom a verb of passing on tells of: the first person after it.
    fn object_of_telling(&self, verb: u32, first: u32) -> Option<About> {
        (verb + 1..first).find_map(|token| self.people.named(token).filter(|who| who.is_person()))
    }

    /// Whether words stand in a note: their sentence does not say what anybody does or is.
    pub fn is_note(&self, words: &Range<u32>) -> bool {
        const SAID: u64 = COPULA | PLAIN_VERB | SAYING | EVENT_VERB | STATIVE | AUTHOR_SUBJECT | RELATIVE;
        let mut sentence = self.sentence_of(words.start);
        if self.is_set_beside(words, &sentence) {
            return true;
        }
        // "M: slim, dark; no injuries seen."
        if let Some(end) = (words.end..sentence.end).find(|at| self.looks(at - 1, Token::HARD_BREAK)) {
            sentence.end = end;
        }
        let opened = words.start > sentence.start && self.people.is(words.start - 1, DETERMINER);
        let rest =
            sentence.end - words.end <= 3 || self.looks(words.end - 1, Token::COMMA | Token::HARD_BREAK);
        let before = sentence.start..words.start;
        !opened
            && rest
            && !self.people.any(&before, SAID | PRONOUN_ONE | PRONOUN_MANY)
            && !(words.end..sentence.end).any(|token| {
                self.people.is(token, PLAIN_VERB | SAYING)
                    || matches!(self.word(token), "is" | "are" | "was" | "were")
            })
    }

    /// "Amber, pretty and well aware of it, brings cakes"; "Small and dark, she is easily overlooked".
    fn is_set_beside(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let child = |at: u32| matches!(self.people.named(at), Some(About::YoungPerson));
        let ends =
            |at: u32| self.looks(at, Token::COMMA) || matches!(self.word(at + 1), "and" | "but" | "with");
        let after = words.start > sentence.start
            && self.looks(words.start - 1, Token::COMMA)
            && child(words.start - 1)
            && !self.people.is(words.start - 1, PRONOUN_ONE | PRONOUN_MANY)
            && ends(words.end - 1);
        let before = words.start == sentence.start
            && ends(words.end - 1)
            && (words.end..sentence.end.min(words.end + 5))
                .find(|at| self.looks(at - 1, Token::COMMA))
                .is_some_and(|at| child(at) || child(at + 1));
        after || before
    }

    pub(super) fn looks(&self, token: u32, marks: u16) -> bool {
        self.hits.tokens().get(token as usize).is_some_and(|token| token.look & marks != 0)
    }

    fn verb(&self, token: u32) -> bool {
        self.people.is(token, COPULA | PLAIN_VERB) && !self.looks(token, Token::POSSESSIVE)
    }

    /// Whether words are said of a subject from their first word on: "is scruffy", "in a hood", "wearing".
    fn is_said_of(&self, first: u32) -> bool {
        self.verb(first) || self.people.is(first, PREPOSITION)
    }

    /// Somebody whom the words name themselves: "his looks", "the boy's face", "a hulking lad"; not "like a man".
    fn own(&self, words: &Range<u32>) -> Option<About> {
        let likened = |token: u32| {
            (words.start..token).any(|before| {
                self.people.is(before, PREPOSITION) || matches!(self.word(before), "like" | "as" | "than")
            })
        };
        let owner = words.clone().find(|token| {
            self.people.is(*token, PRONOUN_ONE | PRONOUN_MANY)
                || (self.looks(*token, Token::POSSESSIVE)
                    && self.people.named(*token).is_some()
                    && !likened(*token))
        });
        if let Some(owner) = owner {
            return self.people.named(owner);
        }
        words.clone().rev().find_map(|token| {
            self.people.named(token).filter(|who| {
                let person = who.is_person();
                person && !likened(token) && !self.is_said_of(words.start)
            })
        })
    }

    /// "R6 | supplies most of Year 11", "she is | holding for the men": whoever stands right before a verb does it,
    /// whoever else is named after it.
    fn right_before(&self, words: &Range<u32>) -> Option<About> {
        if words.len() < 2
            || self.people.named(words.start).is_some()
            || self.people.is(words.start, DETERMINER)
        {
            return None;
        }
        let sentence = self.sentence_of(words.start);
        let mut before = words.start.checked_sub(1).filter(|before| *before >= sentence.start)?;
        // "Of the five boys known to the service, three | carry blades."
        if self.people.is(before, super::class::NUMBER)
            && before > sentence.start
            && self.looks(before - 1, Token::COMMA)
            && matches!(self.folded(sentence.start).as_ref(), "of" | "among" | "amongst")
        {
            return Some(About::Group);
        }
        let form = self.word(words.start);
        let going = form.len() > 4 && form.ends_with("ing");
        let bare = form.len() > 3 && (form.ends_with('s') || form.ends_with("ed")) && !form.ends_with("ss");
        if going {
            // "is holding", "are said to be dealing", "has been selling"
            if !matches!(self.word(before), "is" | "are" | "was" | "were" | "be" | "been") {
                return None;
            }
            while before > sentence.start
                && !self.looks(before - 1, Token::HARD_BREAK | Token::COMMA)
                && self.people.named(before).is_none()
                && words.start - before < 8
            {
                before -= 1;
            }
        } else if !bare {
            return None;
        }
        let subject = self.looks(before, Token::CAPITAL) && before >= sentence.start
            || self.people.is(before, PRONOUN_ONE | PRONOUN_MANY)
                && matches!(self.folded(before).as_ref(), "he" | "she" | "they");
        let parted = self.looks(before, Token::COMMA) || self.looks(before, Token::POSSESSIVE);
        self.people.named(before).filter(|who| subject && !parted && who.is_person())
    }

    /// "The gang mower shed": what words that name somebody only describe.
    fn described_by(&self, words: &Range<u32>, clause: &Range<u32>) -> Option<About> {
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING);
        let last = words.end - 1;
        if pronoun(words.start) || pronoun(last) || self.looks(last, Token::POSSESSIVE) {
            return None;
        }
        const STOPS: u64 =
            FUNCTION | COPULA | PLAIN_VERB | SAYING | PREPOSITION | DETERMINER | RELATIVE | DEGREE;
        let mut head = None;
        for token in words.end..clause.end.min(words.end + 3) {
            if self.looks(token - 1, Token::HARD_BREAK | Token::COMMA) {
                break;
            }
            if self.people.is(token, STOPS) {
                break;
            }
            if let Some(who) = self.people.named(token) {
                head = Some((token, who));
                break;
            }
        }
        let (head, who) = head?;
        // "The gang park their bikes": a verb with its object.
        let object = head + 1 < clause.end && (self.people.is(head + 1, DETERMINER) || pronoun(head + 1));
        Some(who)
            .filter(|_| !object)
            .filter(|who| matches!(who, About::Place | About::Thing | About::Professional))
    }

    /// What stands before words and opens the noun phrase they are in.
    fn opening(&self, words: &Range<u32>, clause: &Range<u32>) -> Opening {
        let from = clause.start.max(words.start.saturating_sub(PHRASE));
        // "a menacing", where the words hold their own article.
        if self.people.is(words.start, DETERMINER) {
            return self.determiner(words.start);
        }
        for token in (from..words.start).rev() {
            if self.people.is(token, DETERMINER) {
                return self.determiner(token);
            }
            if self.looks(token, Token::POSSESSIVE) && self.people.named(token).is_some() {
                return Opening::Owner(token);
            }
            let joins = matches!(self.word(token), "and" | "or" | "but");
            let passes = joins || self.people.is(token, DEGREE);
            if !passes
                && (self.people.is(token, FUNCTION | COPULA | PLAIN_VERB | SAYING | PRONOUN_THING)
                    || self.people.named(token).is_some())
            {
                return Opening::None;
            }
        }
        if from == clause.start { Opening::Start } else { Opening::None }
    }

    fn determiner(&self, token: u32) -> Opening {
        if self.people.is(token, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING) {
            Opening::Owner(token)
        } else {
            Opening::Determiner
        }
    }

    /// The noun after words that stand in a noun phrase.
    fn head(&self, words: &Range<u32>, opening: &Opening, clause: &Range<u32>) -> Head {
        let opened = matches!(opening, Opening::Owner(_) | Opening::Determiner);
        if matches!(opening, Opening::None) && !self.people.is(words.end, super::class::YOUNG_PERSON) {
            // Bare plurals: "with scruffy kids", "of menacing youths"; not "dresses like a student".
            let next = words.end;
            let likened = words.clone().any(|at| matches!(self.word(at), "like" | "as" | "than"));
            if next < clause.end
                && !likened
                && !self.looks(next - 1, Token::HARD_BREAK | Token::COMMA)
                && !self.people.is(next, FUNCTION | PRONOUN_ONE | PRONOUN_MANY | COPULA | SAYING)
                && let Some(who) = self.people.named(next)
            {
                return Head::Named(who);
            }
            return Head::None;
        }
        let mut last = None;
        let mut end = words.end;
        for token in words.end..clause.end.min(words.end + PHRASE) {
            let comma = self.looks(token - 1, Token::COMMA);
            if self.looks(token - 1, Token::HARD_BREAK) || (comma && !opened) {
                break;
            }
            let joins = matches!(self.word(token), "and" | "or" | "but") && last.is_none() && opened;
            if joins || (self.people.is(token, DEGREE) && last.is_none() && opened) {
                continue;
            }
            if token + 1 < clause.end && self.word(token + 1) == "than" {
                break; // "a rap sheet longer than"
            }
            // "A proper scruff, shirt hanging out": another thing is told.
            if comma
                && (last.is_some() || self.people.is(token, FUNCTION | DETERMINER | PREPOSITION | ASPECT))
            {
                break;
            }
            let stops = FUNCTION
                | COPULA
                | PLAIN_VERB
                | SAYING
                | PRONOUN_ONE
                | PRONOUN_MANY
                | PREPOSITION
                | DETERMINER;
            if self.people.is(token, stops) && !self.people.is(token, ASPECT) {
                break;
            }
            if let Some(who) = self.people.named(token) {
                return Head::Named(who);
            }
            if !matches!(
                self.word(token),
                "little" | "old" | "young" | "big" | "small" | "new" | "great" | "good" | "bad"
            ) {
                last = Some(token);
                end = token + 1;
            }
        }
        // "Her older boyfriend collects her": a word before an object is a verb.
        if end < clause.end
            && last.is_some()
            && !self.looks(end - 1, Token::HARD_BREAK | Token::COMMA)
            && self.people.is(end, DETERMINER | PRONOUN_ONE | PRONOUN_MANY)
        {
            end -= 1;
            last = end.checked_sub(1).filter(|before| *before >= words.end);
        }
        let Some(last) = last else { return Head::None };
        if self.people.is(last, ASPECT) {
            return Head::Aspect;
        }
        if self.looks(last, Token::CAPITAL) && !self.looks(last, Token::ALL_CAPITALS) {
            return Head::Named(About::YoungPerson);
        }
        let is_aspect = self.people.is(words.end - 1, ASPECT);
        match opening {
            // "His coat smelt": what follows an owned thing is the verb.
            _ if is_aspect => Head::None,
            Opening::Start => {
                // A fragment of a note ("Stocky, rarely speaks") is no noun phrase; before a verb it is.
                if end < clause.end && self.verb(end) { Head::Other } else { Head::None }
            }
            _ => Head::Other,
        }
    }

    /// "the size of Omar", "the look of the stairwell".
    fn owner_after(&self, words: &Range<u32>, clause: &Range<u32>) -> Option<About> {
        if words.len() > 1 && self.word(words.end - 1) == "of" && words.end < clause.end {
            let near = words.end..clause.end.min(words.end + 3);
            return near.into_iter().find_map(|token| self.people.named(token));
        }
        let mut at = words.end;
        if at < clause.end && self.people.is(at, ASPECT) {
            at += 1;
        }
        let aspect = self.people.is(at.checked_sub(1)?, ASPECT);
        let parted = self.looks(at - 1, Token::HARD_BREAK | Token::COMMA);
        if !aspect || parted || at >= clause.end || !matches!(self.word(at), "of" | "on" | "about") {
            return None;
        }
        // "The stench of the bins": a noun that names nobody.
        let noun = at + 2;
        if self.word(at) == "of"
            && words.len() <= 2
            && matches!(self.word(at + 1), "the" | "a" | "an" | "that" | "this")
            && noun < clause.end
            && self.people.named(noun).is_none()
            && (noun + 1 >= clause.end || self.people.named(noun + 1).is_none())
        {
            return Some(About::Thing);
        }
        (at + 1..clause.end.min(at + 5))
            .take_while(|token| !self.looks(token - 1, Token::HARD_BREAK | Token::COMMA) || *token == at + 1)
            .find_map(|token| self.people.named(token))
    }

    /// "recorded one of the girls as", "K4 appears in the notes as": whom a label after "as" is put on.
    fn labelled(&self, first: u32, clause: &Range<u32>) -> Option<About> {
        let passes = DETERMINER | DEGREE;
        let as_at = (clause.start.max(first.saturating_sub(4))..first)
            .rev()
            .take_while(|at| {
                self.word(*at) == "as" || !self.people.is(*at, COPULA | PLAIN_VERB | FUNCTION & !passes)
            })
            .find(|at| self.word(*at) == "as")?;
        let person =
            |at: &u32| self.people.named(*at).is_some_and(About::is_person) && !self.held(*at, clause.start);
        let verb = (clause.start..as_at).rev().find(|at| self.people.is(*at, LABELLING | SAYING));
        let told = |at: &u32| {
            self.people.named(*at).filter(|who| {
                person(at) && matches!(who, About::YoungPerson | About::Group | About::AdultOfConcern)
            })
        };
        // "The men have been described to licensing as": the one told stands between.
        verb.and_then(|verb| (verb + 1..as_at).find_map(|at| told(&at)))
            .or_else(|| (clause.start..verb.unwrap_or(as_at)).find(person).and_then(|at| told(&at)))
    }

    /// Whom "who", "which" and "that" stand for, when the words are said of them.
    fn antecedent(&self, clause: &Range<u32>, first: u32, sentence: &Range<u32>) -> Option<About> {
        if !self.people.is(clause.start, RELATIVE) || clause.start == sentence.start || first == clause.start
        {
            return None;
        }
        let next = clause.start + 1;
        let own = (next..first)
            .any(|token| self.people.named(token).is_some_and(About::is_person) && !self.held(token, next));
        if own || self.people.is(next, DETERMINER | PRONOUN_THING) {
            return None;
        }
        let last = clause.start - 1;
        if self.only_tells(clause, sentence) && self.people.is(last, SAYING | LABELLING) {
            return None;
        }
        // "the boy in the flat who is": a person before a place.
        let from = sentence.start.max(clause.start.saturating_sub(8));
        let who = self.word(clause.start) == "who";
        let named = (from..clause.start).rev().filter_map(|token| self.people.named(token));
        if who {
            named.into_iter().find(|about| about.is_person())
        } else {
            self.people.named(last).or_else(|| named.into_iter().next())
        }
    }

    /// "The tent that the boys were given | is filthy": the second verb belongs to the noun before the clause.
    fn over_relative(&self, clause: &Range<u32>, first: u32, sentence: &Range<u32>) -> Option<About> {
        if !self.people.is(clause.start, RELATIVE) || clause.start == sentence.start {
            return None;
        }
        let noun = clause.start - 1;
        if self.people.is(noun, SAYING | LABELLING | COPULA) || self.looks(noun, Token::COMMA) {
            return None;
        }
        let verb = (clause.start + 2..=first).rev().take(7).find(|token| self.verb(*token))?;
        let before = verb - 1;
        let joined = matches!(self.word(before), "and" | "but" | "or" | "not");
        let stranded = matches!(
            self.word(before),
            "after" | "for" | "with" | "to" | "at" | "in" | "on" | "from" | "about"
        );
        let subject = self.people.named(before).is_some()
            || (self.people.is(before, FUNCTION | DEGREE | RELATIVE) && !stranded);
        let earlier = (clause.start + 1..before).any(|token| self.verb(token));
        if joined || subject || !earlier {
            return None;
        }
        match self.opening(&(noun..noun + 1), &(sentence.start..noun)) {
            Opening::Determiner => Some(self.people.named(noun).unwrap_or(About::Thing)),
            _ => self.people.named(noun),
        }
    }

    /// Whether a word stands under a preposition.
    fn held(&self, token: u32, start: u32) -> bool {
        let from = start.max(token.saturating_sub(4));
        (from..token)
            .rev()
            .take_while(|before| {
                let owner = self.looks(*before, Token::POSSESSIVE);
                (owner || self.people.named(*before).is_none())
                    && !self.looks(*before, Token::COMMA | Token::DIGIT)
            })
            .any(|before| self.people.is(before, PREPOSITION))
    }

    /// The subject among the words before some words of a clause.
    fn subject(&self, left: &Range<u32>, first: u32, empty: bool) -> Option<Whom> {
        let found = self.before_verb(left, first).or_else(|| self.nearest(left).map(Whom::said));
        let it = empty
            && left.clone().all(|token| self.people.named(token).is_none_or(|who| !who.is_person()))
            && self.people.any(left, PRONOUN_THING);
        found.filter(|_| !it)
    }

    /// The noun right before the verb that leads to the words: "the minibus | is", "his hands | are".
    fn before_verb(&self, left: &Range<u32>, first: u32) -> Option<Whom> {
        let from = left.start.max(first.saturating_sub(5));
        let verb = (from..=first)
            .rev()
            .take_while(|token| {
                *token == first
                    || self.verb(*token)
                    || (self.people.named(*token).is_none() && !self.looks(*token, Token::COMMA))
            })
            .find(|token| self.verb(*token))?;
        let mut noun = verb.checked_sub(1).filter(|token| *token >= left.start)?;
        while noun > left.start && (self.people.is(noun, DEGREE) || self.verb(noun)) {
            noun -= 1;
        }
        if self.people.is(noun, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING) {
            return self.people.named(noun).map(Whom::followed);
        }
        if self.people.is(noun, FUNCTION | RELATIVE | SAYING | DETERMINER)
            || self.verb(noun)
            || self.looks(noun, Token::COMMA)
        {
            return None;
        }
        let aspect = self.people.is(noun, ASPECT);
        match self.opening(&(noun..noun + 1), left) {
            Opening::Owner(token) if aspect => self.people.named(token).map(Whom::followed),
            // "Officers at the gate", "a girl in the car": the first noun is the subject, not the nearest.
            // "The offer of free vapes is": nobody is named, and the subject is a thing.
            _ if self.held(noun, left.start)
                && self.people.is(left.start, DETERMINER)
                && !self.people.is(left.start + 1, ASPECT)
                && (left.start..verb).all(|at| self.people.named(at).is_none_or(|who| !who.is_person())) =>
            {
                Some(Whom::guessed(About::Thing))
            }
            _ if self.held(noun, left.start) => None,
            Opening::Determiner
                if !aspect && self.people.named(noun).is_none() && !self.looks(noun, Token::CAPITAL) =>
            {
                Some(Whom::guessed(About::Thing))
            }
            _ => {
                let joined = self.joined_to(noun, left.start);
                joined.or_else(|| self.people.named(noun)).map(Whom::said)
            }
        }
    }

    /// The last word of some that names somebody or something and stands under no preposition; one that does,
    /// where there is no better. A thing in the middle of what somebody does gives way to that somebody.
    fn nearest(&self, words: &Range<u32>) -> Option<About> {
        let mut under = None;
        let mut thing = None;
        for token in words.clone().rev() {
            let Some(named) = self.people.named(token) else { continue };
            // "X, say wardens, and is": who tells.
            if token > words.start + 1
                && self.people.is(token - 1, SAYING)
                && self.looks(token - 2, Token::COMMA)
                && named == About::Professional
            {
                continue;
            }
            if self.held(token, words.start) {
                // "One in the shop, in a grey hoodie": where somebody is says nothing of whom the words are about.
                under = under.or(Some(named).filter(|who| who.is_person()));
            } else if named.is_person() {
                // "The girl and her brother are": the first of two joined by "and" speaks for both.
                return Some(self.joined_to(token, words.start).unwrap_or(named));
            } else {
                thing = thing.or(Some(named));
            }
        }
        thing.or(under)
    }

    /// "the girl and her brother": the one before "and", where both are one subject.
    fn joined_to(&self, token: u32, start: u32) -> Option<About> {
        let and = (start.max(token.saturating_sub(3))..token).rev().find(|at| self.word(*at) == "and")?;
        let before = and.checked_sub(1).filter(|at| *at >= start)?;
        self.people.named(before).filter(|who| matches!(who, About::YoungPerson | About::Group))
    }

    /// "residents say that": the subject of the clause before only passes the words on.
    fn only_tells(&self, clause: &Range<u32>, sentence: &Range<u32>) -> bool {
        self.people.is(clause.start, RELATIVE)
            && self.people.any(&(sentence.start..clause.start), SAYING | LABELLING)
    }

    fn sentence_before(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let before = index.checked_sub(1).and_then(|index| self.sentences.all.get(index))?;
        // A relation named in passing is not who the next sentence is about.
        let found = (before.block == block).then(|| self.nearest(&before.tokens)).flatten();
        found.filter(|who| who.is_person() && *who != About::Family)
    }

    /// Whose row or section it is: the first cell of the row, the heading.
    fn ground(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let blocks = self.draft.blocks();
        let named = |block: usize| {
            let range = self.sentences.of_block(block);
            self.sentences.all.get(range)?.first().and_then(|sentence| {
                let mut all = sentence.tokens.clone().filter_map(|token| self.people.named(token));
                all.next()
            })
        };
        if let Some(cell) = blocks[block].cell {
            let first = (0..block).rev().take_while(|index| {
                blocks[*index].cell.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
            });
            // "Lacey, sister of the above": a relation in a row's first cell tells who the person is, not whose row it is.
            return first.last().and_then(named).filter(|who| who.is_person() && *who != About::Family);
        }
        let section = blocks[block].section?;
        let heading = self.draft.section(section).heading;
        (heading != block && !matches!(blocks[block].kind, BlockKind::Heading(_)))
            .then(|| named(heading))
            .flatten()
            .filter(|who| matches!(who, About::YoungPerson | About::AdultOfConcern | About::Place))
    }
}
