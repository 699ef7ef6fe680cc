//! Tests of rules that count.

use jiff::civil::date;

use crate::check::Checker;
use crate::context::ActionPart;
use crate::pack::Pack;
use crate::read::{Format, read};
use crate::rule::{Each, Kind, Many, Needs, Rule};
use std::sync::Arc;

/// What the rule says of a draft when its numbers are these.
fn told(limits: &[(&str, u32)], markdown: &str) -> Vec<String> {
    let mut pack = Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid");
    pack.rules.retain(|rule| &*rule.id == "clarity/length-and-repetition");
    for (name, number) in limits {
        Rule::set_limit(Arc::make_mut(&mut pack.rules[0]), name, *number);
    }
    let draft = read(Format::Markdown, markdown.as_bytes()).expect("text");
    let findings = Checker::new(&pack).check(&draft, date(2026, 1, 1)).findings;
    findings.iter().map(|finding| finding.message.clone()).collect()
}

#[test]
fn what_is_counted_is_told_only_above_the_number() {
    let sentence = "One two three four five.";
    assert!(told(&[("max-sentence-words", 5)], sentence).is_empty());
    assert_eq!(told(&[("max-sentence-words", 4)], sentence), ["This sentence has 5 words. Can it be two?"]);
    let paragraph = "One two three. Four five six.";
    assert!(told(&[("max-paragraph-words", 6)], paragraph).is_empty());
    assert_eq!(told(&[("max-paragraph-words", 5)], paragraph).len(), 1);
    assert!(told(&[("max-words", 6)], paragraph).is_empty());
    assert_eq!(told(&[("max-words", 5)], paragraph).len(), 1);
}

#[test]
fn of_many_that_are_too_long_the_longest_speaks_for_all() {
    let limits = [("max-sentence-words", 4)];
    let sentence = "One two three four five.";
    assert_eq!(told(&limits, &[sentence; 3].join(" ")).len(), 3, "a few are told one by one");
    let many = [sentence, sentence, "One two three four five six.", sentence].join(" ");
    let told = told(&limits, &many);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("This sentence has 6 words, the most of any here; 3 more have over 4."),
        "{told:?}"
    );
}

#[test]
fn a_summary_is_told_by_its_heading() {
    let limits = [("max-words-without-heading", 5)];
    assert_eq!(told(&limits, "## Findings\n\nOne two three four five.\n").len(), 1);
    assert!(told(&limits, "## Summary\n\nOne two three four five.\n").is_empty());
    // A summary that is only spoken of is none.
    assert_eq!(told(&limits, "## Findings\n\nThere is no summary here yet.\n").len(), 1);
}

#[test]
fn cells_quotations_and_what_stands_at_the_back_are_let_be() {
    let limits = [("max-sentence-words", 4)];
    for draft in [
        "| One two three four five six |\n|---|\n| One two three four five six |\n",
        "> One two three four five six.\n",
        "Ash said: \"I go there because it is warm and lit.\"\n",
        "## Glossary\n\nOne two three four five six.\n",
        "## One two three four five six\n",
    ] {
        assert!(told(&limits, draft).is_empty(), "{draft}");
    }
}

#[test]
fn what_is_asked_of_actions_is_told_as_the_pack_asks_it() {
    let note = |parts: &[ActionPart]| {
        let mut pack = Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid");
        let is_asked = |each: &Each| each.needs.of() == Many::Action && each.item.is_some();
        pack.rules.retain(|rule| matches!(&rule.kind, Kind::Each(each) if is_asked(each)));
        let Kind::Each(each) = &mut Arc::make_mut(&mut pack.rules[0]).kind else { panic!("an each") };
        let Needs::Action(needs) = &mut each.needs else { panic!("of actions") };
        needs.retain(|need| parts.contains(&need.part));
        let plan = "## Plan\n\n- Mend the gate\n- Light the steps\n";
        let draft = read(Format::Markdown, plan.as_bytes()).expect("text");
        Checker::new(&pack).check(&draft, date(2026, 1, 1)).checklist[0].note.clone().unwrap_or_default()
    };
    assert_eq!(
        note(ActionPart::ALL),
        "None of the 2 actions says all three: who, by when, and how it will be known."
    );
    assert_eq!(
        note(&[ActionPart::Who, ActionPart::When]),
        "None of the 2 actions says both: who and by when."
    );
    assert_eq!(note(&[ActionPart::When]), "None of the 2 actions says by when.");
}
