//! Word classes: the vocabularies that a reader's context is made of.
//!
//! Each names a vocabulary of `rules/vocabulary`; the words found there carry the class's bit, alone or as a
//! phrase. What is in them is for pack authors to change, what they mean is decided here.

macro_rules! classes {
    ($($(#[$doc:meta])* $constant:ident = $bit:literal, $name:literal;)+) => {
        $($(#[$doc])* pub(crate) const $constant: u64 = 1 << $bit;)+

        /// Every class: the vocabulary's name and its bit.
        pub(crate) const CLASSES: &[(&str, u64)] = &[$(($name, 1 << $bit)),+];
    };
}

// Bit 63 is the lexicon's own.
classes! {
    /// Nouns for a young person or young people.
    YOUNG_PERSON = 0, "young-person";
    /// The group as a group.
    GROUP = 1, "group";
    /// he, she, him, her, his.
    PRONOUN_ONE = 2, "pronoun-one";
    /// they, them, their.
    PRONOUN_MANY = 3, "pronoun-many";
    /// Professionals by role.
    PROFESSIONAL = 4, "professional";
    /// Agencies, services, records.
    AGENCY = 5, "agency";
    /// Parents, carers, relatives.
    FAMILY = 6, "family-member";
    /// Adults who cause harm.
    ADULT = 7, "adult-of-concern";
    /// Places and buildings.
    PLACE = 8, "place";
    /// Things that borrow words for people: weather, traffic, evidence.
    THING = 9, "thing";
    /// I, we, us, our: the author.
    AUTHOR = 10, "author-pronoun";
    /// not, never, no, without.
    NEGATION = 11, "negation";
    /// said, told, asked: what a person's words hang on.
    SAYING = 12, "saying-verb";
    /// described as, recorded as, called: what a label hangs on.
    LABELLING = 13, "labelling-verb";
    /// challenged, withdrawn, amended: what puts a label right.
    CHALLENGE = 14, "challenge";
    /// word, term, phrase, label.
    MENTION = 15, "mention";
    /// if, would, might.
    HYPOTHETICAL = 16, "hypothetical";
    /// avoid, do not write.
    INSTRUCTION = 17, "instruction";
    /// The bearing on safety is said.
    LINK = 18, "safeguarding-link";
    /// Someone is missing.
    MISSING = 19, "missing-person";
    /// Injury as evidence.
    INJURY = 20, "injury";
    /// Neglect as evidence.
    NEGLECT = 21, "neglect";
    /// In their own words, describes herself as.
    OWN = 22, "own-description";
    /// A health or access need others must know.
    NEED = 23, "need";
    /// "In their words", "what they told us": what announces a quotation.
    LEAD_IN = 25, "voice-lead-in";
    /// Words that open a clause: because, although, while, which.
    CLAUSE_OPENER = 26, "clause-opener";
    /// A view a young person gave: asked for, wants, feels, prefers.
    VIEW = 27, "view-verb";
    /// Mr, Dr, Sgt: the name that follows is a professional's or another adult's.
    TITLE = 28, "title";
    /// Prepositions, conjunctions, auxiliaries: no noun phrase runs across them.
    FUNCTION = 29, "function-word";
    /// Verbs of everyday doing and being that a label takes after it: is, was, has, met.
    PLAIN_VERB = 30, "plain-verb";
    /// Words that measure, count or look again.
    MEASURE = 31, "measure";
    /// Words for a process without an end: monitor, continue, explore.
    PROCESS = 32, "process";
    /// Words that make a sentence of a plan an action: will, to, should.
    ACTION = 33, "action-cue";
    /// Numbers in words.
    NUMBER = 34, "number-word";
    /// Words that give members the names they go by in the report.
    NAMING = 35, "naming-cue";
    /// at, in, on, with: what follows is no subject.
    PREPOSITION = 36, "preposition";
    /// which, who, that: the clause they open belongs to the one before.
    RELATIVE = 37, "relative";
    /// I, we: the author as the one who does.
    AUTHOR_SUBJECT = 38, "author-subject";
    /// a, the, his, two: what opens a noun phrase.
    DETERMINER = 39, "determiner";
    /// is, looks, seems, has: what joins a subject to what is said of it.
    COPULA = 40, "copula";
    /// Nouns for what belongs to somebody: face, coat, manner, size.
    ASPECT = 41, "aspect";
    /// it, its.
    PRONOUN_THING = 42, "pronoun-thing";
    /// man, woman, bloke: a grown-up unless "young" stands before it.
    GROWN = 43, "grown-up";
    /// Words for women and girls.
    FEMALE = 44, "female";
    /// Words for men and boys.
    MALE = 45, "male";
    /// very, so, always: what stands between a verb and what is said.
    DEGREE = 46, "adverb";
    /// "not only", "no doubt": words of denial that deny nothing.
    NO_DENIAL = 48, "no-denial";
    /// A strength is spoken of.
    STRENGTH = 49, "strength-word";
    /// and, but: where what is said of a subject may end.
    JOINING = 50, "joining";
    /// because, after, from: what follows gives the reason for what stands before.
    LINKING = 51, "linking";
    /// that, after, before: openers of a clause that sometimes open none ("in that coat", "the dog he looks after").
    POINTING = 52, "pointing";
    /// removed, replaced: what puts right only where words are spoken of.
    CHALLENGE_LOOSE = 47, "challenge-loose";
    /// about fifty, in his forties: the age of a grown-up.
    GROWN_AGE = 63, "grown-up-age";
    /// Talk and labels passed on.
    PASSED_ON = 53, "passed-on";
    /// One child's own history from birth on.
    PERSONAL_HISTORY = 55, "personal-history";
    /// Time words that tell nobody when: recently, a while back.
    VAGUE_TIME = 54, "vague-time";
    /// Time words that tie a sentence to one that has a date: by then, after that.
    TIME_LINK = 56, "time-link";
    /// The making of the report: telling of it is no finding.
    REPORT_MAKING = 57, "report-making";
    /// Verbs of being, knowing and wanting: what they tell stands, it does not happen.
    STATIVE = 58, "stative-verb";
    /// Words that say that it was otherwise before: no longer, more often.
    CHANGE_CUE = 59, "change-cue";
    /// Verbs that claim a change: grow, drop off, start.
    CHANGE_VERB = 60, "change-verb";
    /// What happened, as a noun, and the things it is done with.
    HARM_NOUN = 61, "harm-noun";
    /// Things done to, by or around young people that want a date.
    EVENT_VERB = 62, "event-verb";
    /// Past forms and participles that do not end in -ed.
    PAST_FORM = 24, "past-form";
}

/// Anyone a speech can come from.
pub(crate) const ANYONE: u64 =
    YOUNG_PERSON | GROUP | PRONOUN_ONE | PRONOUN_MANY | PROFESSIONAL | AGENCY | FAMILY | ADULT | AUTHOR;
