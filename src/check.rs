//! A compiled pack, ready to check any number of drafts: scan once, then judge.

pub mod adds;
pub mod examples;
mod finish;
mod fold;
mod judged;
mod phrase;
mod report_date;
mod weigh;
#[cfg(test)]
mod counting;
#[cfg(test)]
mod reading;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::both::{Hands, LIGHT, both};
use crate::brief::{Brief, BriefReader, Declaration};
use crate::context::class::CLASSES;
use crate::context::resemblance::Weighed;
use crate::context::{Aside, Context, Sentences, Signs, Vocabulary};
use crate::draft::Draft;
use crate::finding::{ChecklistItem, Finding};
use crate::lexicon::{Hits, Lexicon, LexiconBuilder, Token};
use crate::pack::Pack;
use crate::paper::Prompts;
use crate::rule::Rule;
use crate::rule::kind::{self, Found, Judge, View};
use crate::slices::{Pauses, at_once};
use crate::text::Span;

pub(crate) use finish::fingerprint;
use judged::Judged;

/// The vocabulary of names and phrases that no rule about wording flags: a team's own, to which its pack adds.
const CLEAN: &str = "clean";

/// A compiled pack: one lexicon and a judge for each rule. Stateless, shared between threads.
#[derive(Debug)]
pub struct Checker {
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    briefs: BriefReader,
    rules: Vec<(Arc<Rule>, Box<dyn Judge>)>,
    adds: adds::Adds,
    /// Asked for once a draft has brackets.
    prompts: OnceLock<Prompts>,
}

/// A stage of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Words cut and every term found, and what is told by its form alone: dates, identifiers, template text.
    Terms,
    /// What a careful reader notices.
    Context,
    /// Every rule asked.
    Judging,
    /// Findings and the checklist dressed for the reader.
    Findings,
}

/// What a check gives.
#[derive(Debug)]
pub struct Checked {
    /// Findings by place, then rule; those without a place come first.
    pub findings: Vec<Finding>,
    /// The checklist, in the order of the pack's rules.
    pub checklist: Vec<ChecklistItem>,
    /// The declared scope.
    pub brief: Brief,
    /// Counts about the draft.
    pub metrics: Metrics,
    /// Identifiers: what every output masks.
    pub masks: Vec<Span>,
    /// One entry a sentence, in order.
    pub sentences: Vec<SentenceNote>,
}

/// Counts about a draft.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    /// Words.
    pub words: u32,
    /// Words of young people in quotation.
    pub young_person_words: u32,
    /// Share of findings' words in passages about one member alone, 0 to 1.
    pub individual_focus_share: f64,
    /// Readability: the Flesch-Kincaid grade, school years from 1.
    pub readability: f64,
}

/// A sentence; what a reader notices in it is filled by [`Checker::check_with_notes`] only. All words are names
/// from the enums of `context`.
#[derive(Debug, Clone, Default)]
pub struct SentenceNote {
    /// Where.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Role of its section.
    pub role: &'static str,
    /// Who says it.
    pub speaker: Option<&'static str>,
    /// Whom it is about.
    pub about: Vec<&'static str>,
    /// Dates in it: ISO days, or `from/to`.
    pub dates: Vec<String>,
    /// How it stands.
    pub stance: Vec<&'static str>,
    /// Whom or what it is mainly about.
    pub subject: Option<&'static str>,
    /// What ties it to the safety of the group.
    pub ties: Vec<&'static str>,
}

/// What is asked of a check.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    /// The day that counts as today.
    today: Date,
    /// A scope that was declared beside the draft.
    declaration: Option<&'a Declaration>,
    /// Whether each sentence is noted with what a reader notices in it.
    notes: bool,
    hands: Hands,
    pauses: Pauses,
}

impl Asked<'_> {
    /// Findings alone.
    fn on(today: Date) -> Self {
        Self { today, declaration: None, notes: false, hands: Hands::default(), pauses: Pauses::None }
    }
}

impl Checker {
    /// Compiles a pack.
    ///
    /// ```
    /// use faircopy::check::Checker;
    /// use faircopy::pack::Pack;
    /// use faircopy::read::{Format, read};
    /// let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    /// let draft = read(Format::Markdown, b"They move around like a pack of feral youths.").expect("text");
    /// let checked = Checker::new(&pack).check(&draft, jiff::civil::date(2026, 11, 22));
    /// assert!(checked.findings.iter().any(|finding| finding.rule.starts_with("description/")));
    /// ```
    pub fn new(pack: &Pack) -> Self {
        let mut lexicon = LexiconBuilder::new();
        for (name, terms) in &pack.vocabularies {
            let classes = CLASSES.iter().find(|(class, _)| class == name).map_or(0, |(_, bit)| *bit);
            lexicon.vocabulary(name, terms, classes);
        }
        let clean = pack.vocabularies.get(CLEAN).filter(|terms| !terms.is_empty());
        let clean = clean.map(|terms| lexicon.list(terms));
        let rules =
            pack.rules.iter().map(|rule| (rule.clone(), kind::compile(rule, clean, &mut lexicon))).collect();
        let mut lexicon = lexicon.build();
        let adds = adds::Adds::of(pack.rules.iter());
        Self {
            vocabulary: Vocabulary::new(&mut lexicon),
            briefs: BriefReader::new(&mut lexicon),
            lexicon,
            rules,
            adds,
            prompts: OnceLock::new(),
        }
    }

    /// Whether all its terms come with the program: see [`Lexicon::is_stored`].
    pub fn is_stored(&self) -> bool {
        self.lexicon.is_stored()
    }

    /// Checks a draft. `today` is the day that counts as today.
    pub fn check(&self, draft: &Draft, today: Date) -> Checked {
        at_once(self.inspect(draft, Asked::on(today), None, &mut |_| {}))
    }

    /// Checks a draft and tells of each stage when it is done, for those who measure.
    pub fn check_watched(&self, draft: &Draft, today: Date, done: &mut dyn FnMut(Stage)) -> Checked {
        at_once(self.inspect(draft, Asked::on(today), None, done))
    }

    /// The same for who has looked for its signs already, and knows what else there is to do.
    #[cfg(feature = "cli")]
    pub(crate) fn check_in_hand(
        &self,
        draft: &Draft,
        today: Date,
        signs: Option<Signs>,
        hands: Hands,
        done: &mut dyn FnMut(Stage),
    ) -> Checked {
        at_once(self.inspect(draft, Asked { hands, ..Asked::on(today) }, signs, done))
    }

    /// Checks a draft and notes of each sentence what a reader notices, for `read`.
    pub fn check_with_notes(&self, draft: &Draft, today: Date) -> Checked {
        at_once(self.inspect(draft, Asked { notes: true, ..Asked::on(today) }, None, &mut |_| {}))
    }

    /// The same, with a scope that was declared beside the draft, for who has other things to do between.
    pub async fn check_declared(
        &self,
        draft: &Draft,
        today: Date,
        declaration: &Declaration,
        pauses: Pauses,
    ) -> Checked {
        let asked = Asked { declaration: Some(declaration), notes: true, pauses, ..Asked::on(today) };
        self.inspect(draft, asked, None, &mut |_| {}).await
    }

    /// For the program that learns the weights of [`crate::context::resemblance`]: each sentence that is scored, with the
    /// rules that found something in it by themselves.
    pub fn weighed(&self, draft: &Draft, today: Date) -> Vec<(Span, Weighed, Vec<adds::FoundBy>)> {
        self.with_context(draft, |context| {
            let aside = Aside::of(draft, context.brief, &self.lexicon);
            let judged = self.judged(View { context, aside: &aside, today }, 0, Asked::on(today));
            let mut findings = self.findings(at_once(judged)).0;
            fold::one_a_sentence(&mut findings);
            let mut found = weigh::of_sentences(context, &findings);
            let all = context.sentences.all.iter().enumerate();
            all.filter_map(|(index, sentence)| {
                Some((sentence.span, context.weighed(index)?, found.remove(&index).unwrap_or_default()))
            })
            .collect()
        })
    }

    /// For the program that learns the weights of [`crate::context::statement`]: each sentence that is scored, with its
    /// places in the table.
    #[allow(clippy::redundant_closure_for_method_calls)] // the method itself is not general enough in its lifetimes
    pub fn statement_places(&self, draft: &Draft) -> Vec<(Span, Vec<u16>)> {
        self.with_context(draft, |context| {
            let all = context.sentences.all.iter().enumerate();
            all.map(|(index, sentence)| (sentence.span, context.statement_places(index)))
                .filter(|(_, places)| !places.is_empty())
                .collect()
        })
    }

    fn with_context<T>(&self, draft: &Draft, of: impl FnOnce(&Context<'_>) -> T) -> T {
        let hits = self.lexicon.scan_draft(draft);
        let signs = self.with_prompts(draft, Signs::of(draft));
        let brief = self.briefs.read(draft, &hits, &self.lexicon, &signs.dates);
        of(&Context::new(draft, &hits, &brief, signs, &self.vocabulary))
    }

    /// The signs of a draft, with the prompts of the pack that stand in it.
    fn with_prompts(&self, draft: &Draft, signs: Signs) -> Signs {
        if !draft.text().contains('[') {
            return signs;
        }
        let prompts = self.prompts.get_or_init(|| Prompts::of(self.rules.iter().map(|(rule, _)| &**rule)));
        signs.and_prompts(draft, |text| prompts.find(text))
    }

    /// What was judged, and the checklist.
    fn findings(&self, judged: Vec<Found>) -> (Vec<Judged<'_>>, Vec<ChecklistItem>) {
        let mut findings = Vec::new();
        let mut checklist = Vec::new();
        for (order, found) in judged.into_iter().enumerate() {
            let rule = &self.rules[order].0;
            findings.extend(found.findings.into_iter().map(|raw| Judged { order, rule, raw }));
            checklist.extend(found.items);
        }
        (findings, checklist)
    }

    async fn inspect(
        &self,
        draft: &Draft,
        asked: Asked<'_>,
        signs: Option<Signs>,
        done: &mut dyn FnMut(Stage),
    ) -> Checked {
        let Asked { today, declaration, notes, hands, pauses } = asked;
        let bytes = draft.text().len();
        let (hits, sentences, signs) = self.read(draft, signs, hands);
        let signs = self.with_prompts(draft, signs);
        pauses.pause().await;
        done(Stage::Terms);
        let mut brief = self.briefs.read(draft, &hits, &self.lexicon, &signs.dates);
        if let Some(declaration) = declaration {
            brief.supplement(declaration);
        }
        let context =
            Context::in_slices(draft, &hits, sentences, &brief, signs, &self.vocabulary, hands, pauses).await;
        done(Stage::Context);
        let aside = Aside::of(draft, &brief, &self.lexicon);
        let view = View { context: &context, aside: &aside, today };
        let (mut findings, mut checklist) = self.findings(self.judged(view, bytes, asked).await);
        done(Stage::Judging);
        let masks = context.masks().to_vec();
        weigh::weigh(&context, &self.rules, &self.adds, &mut findings);
        fold::one_question(&mut findings);
        fold::one_fault(&mut findings);
        pauses.pause().await;
        phrase::complete(&context, &mut findings);
        let folded = fold::fold(findings);
        let told = || {
            let findings = finish::findings(draft, &masks, folded);
            finish::checklist(draft, &masks, &mut checklist);
            (findings, checklist)
        };
        let counted = || {
            let metrics = Metrics {
                words: context.words_in_all,
                young_person_words: context.young_person_words(),
                individual_focus_share: finish::individual_focus_share(&context),
                readability: finish::readability(draft, &context),
            };
            (metrics, finish::sentences(&context, notes))
        };
        let ((metrics, sentences), (findings, checklist)) = both(hands, bytes / LIGHT, counted, told);
        pauses.pause().await;
        done(Stage::Findings);
        Checked { findings, checklist, brief, metrics, masks, sentences }
    }

    /// The words and terms of a draft, its sentences, and its signs where they are not given. Signs take a quarter as
    /// long as terms: of a long draft, whoever looks for them looks for the terms of its last part too.
    fn read(&self, draft: &Draft, signs: Option<Signs>, hands: Hands) -> (Hits, Sentences, Signs) {
        let bytes = draft.text().len();
        let most = if signs.is_none() { bytes / 8 * 5 } else { bytes / 2 };
        let signs = || signs.unwrap_or_else(|| Signs::of(draft));
        let (first, others, signs) = if hands.take_two(bytes) {
            let split = draft.blocks().partition_point(|block| (block.span.end as usize) < most);
            let (first, others) = draft.blocks().split_at(split);
            let (first, (others, signs)) = both(
                hands,
                bytes,
                || self.lexicon.scan_blocks(bytes, draft, first),
                || (self.lexicon.scan_blocks(bytes - most, draft, others), signs()),
            );
            (first, others, signs)
        } else {
            (self.lexicon.scan_blocks(bytes, draft, draft.blocks()), Hits::default(), signs())
        };
        let sentences = |tokens: &[Token]| Sentences::new(draft, tokens);
        let (hits, sentences) = self.lexicon.joined(first, others, hands, bytes, sentences);
        (hits, sentences, signs)
    }

    /// What each rule finds, in their order.
    async fn judged(&self, view: View<'_>, bytes: usize, asked: Asked<'_>) -> Vec<Found> {
        let Asked { hands, pauses, .. } = asked;
        let judged = |judge: &dyn Judge| {
            let mut found = Found::default();
            judge.judge(view, &mut found);
            found
        };
        if pauses == Pauses::Each {
            let mut all = Vec::with_capacity(self.rules.len());
            for (_, judge) in &self.rules {
                all.push(judged(&**judge));
                pauses.pause().await;
            }
            return all;
        }
        // Every other rule, so that each half holds some of the slow ones.
        let half = |from: usize| {
            let rules = self.rules.iter().skip(from).step_by(2);
            rules.map(|(_, judge)| judged(&**judge)).collect::<Vec<Found>>()
        };
        let (even, odd) = both(hands, bytes, || half(0), || half(1));
        let mut odd = odd.into_iter();
        even.into_iter().flat_map(|found| std::iter::once(found).chain(odd.next())).collect()
    }
}
