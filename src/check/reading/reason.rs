//! Which reasons govern which words, and what a child is called.

use super::{ask, checker};
use crate::context::Reason;

#[test]
fn reasons_govern_the_words_they_excuse() {
    use Reason::*;
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, reason, wanted) in [
        ("Her «lip» was cut in the assault on 4 May.", Injury, true),
        ("He has a «scar» from the bottle thrown on 8 November.", Injury, true),
        ("P5 has a «four-centimetre scar» on the palm from the robbery of 3 November.", Injury, true),
        ("He is a «big lad» and was hit by a car in March.", Injury, false),
        ("He is a «big lad». He was in hospital in March.", Injury, false),
        (
            "She was «noticeably thinner» by July; she told the nurse that the men did not let her eat.",
            Injury,
            true,
        ),
        (
            "His «clothes» were damp and smelt of mould because the flat is, and environmental health served notice.",
            Neglect,
            true,
        ),
        ("She came in «dirty clothes», and the foodbank is on Friday.", Neglect, false),
        ("She «wears hijab», and a woman doctor was found for the examination.", Need, true),
        ("One girl wears «hearing aids», so others need to face her.", Need, true),
        (
            "Her «skin condition» flares in the pool, so her sessions were moved to the gym at her request.",
            Need,
            true,
        ),
        ("The lad with the «hearing aids» stands at the front.", Need, false),
        ("He «wears glasses» and stands at the back.", Need, false),
        ("Missing-person record, 20 May 2026: «slim build», short brown hair.", Missing, true),
        ("She went missing in March. In April she wore «heavy make-up».", Missing, false),
        ("Ash describes herself as «tall» and proud of it.", OwnDescription, true),
        ("Ash says that he is «ugly» and laughs; he let us write it down.", OwnDescription, true),
        (
            "The boys were «dressed in identical tracksuits» bought by the adult, so that anyone could be swapped.",
            SafeguardingLink,
            true,
        ),
        (
            "He is taunted about «his size», and the men used that to sell him steroids.",
            SafeguardingLink,
            true,
        ),
        ("He is a «big lad» who keeps the area unsafe.", SafeguardingLink, false),
        ("Fern «braids» the others' hair; it is a strength of the group.", Strength, true),
        ("Her «shoes» have holes; the welfare fund paid for a pair on 9 June.", Answered, true),
        ("His «hair» was matted. The school nurse washed it for him.", Answered, true),
        ("She came in a «torn coat» and the carer refers to her as a scruff.", Answered, false),
        ("He «could do with a wash», the worker told us.", Answered, false),
        ("Her «hearing aids» fail in the rain, and her friends text her.", Answered, true),
        ("Since Dev «walks with crutches», the group took the lit path.", Used, true),
        ("F4 wears «hearing aids», so plans are talked through in person.", Used, true),
        ("He has a «stammer», so nobody waits for him to finish.", Used, false),
        ("The «matching tracksuits» were bought by the older man.", Given, true),
        ("The older men told the girls to «dye their hair».", Given, true),
        ("He has a «man-bag» and is dressed in black.", Given, false),
        ("Finch wore a «ski jacket»; the men were not there.", Given, false),
    ] {
        let found = ask(&checker, text, |context, words| context.reasons(&words).contains(&reason));
        if found != wanted {
            wrong.push(format!("{text}: {reason} should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_child_is_called() {
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, wanted) in [
        ("K5 is a «runner». K5 said so.", true),
        ("The log has K5 down as a likely «runner». K5 said so.", true),
        ("The desk carries the friends as an emerging «crew».", true),
        ("The form shows Rust tagged «accomplice». Rust said so. We met Rust.", true),
        ("An email calls M1 and M4 the «Bonnie and Clyde» of the bus station. M1 and M4 said no.", true),
        ("K5, the «muscle», was there. K5 said so.", true),
        ("They have listed K5 as one of their «errand boys». K5 said so.", true),
        ("The main «offender» in the friendship group is W2. W2 said so.", true),
        ("A known «hanger-on» of the older boys, W2 runs errands. W2 said so.", true),
        ("N8 was, first and foremost, a «dealer». N8 said so.", true),
        (
            "| Who | Wording |\n|---|---|\n| Bus | Wren the resident «arsonist» |\n| Park | Wren said no. Wren was told. |\n",
            true,
        ),
        // a noun that only describes the next one, or is somebody else's
        ("K5 was shown the «runner» beans. K5 said so.", false),
        ("The police have asked for target «hardening» at the shop.", false),
        ("The owner is a «fixer» for the men upstairs.", false),
        ("His uncle is a «dealer».", false),
        ("The older cousin is the «ringleader», a man of 26.", false),
        ("His uncle works as a «courier».", false),
        ("The bench is used as a «lookout».", false),
        ("K5 told the worker about the «dealer». K5 said so.", false),
    ] {
        if ask(&checker, text, |context, words| context.called(&words)) != wanted {
            wrong.push(format!("{text}: should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
