//! What the context makes of hard cases, read with the built-in vocabularies.
//!
//! Each table was written before the code that answers it. «» stand around the words asked about.

use super::Checker;
use crate::context::{About, Context, Reason, Signs, Stance};
use crate::finding::Severity;
use crate::pack::Pack;
use crate::read::{Format, read};

/// Reads a text in Markdown and asks about the words between « and ».
fn ask<T>(checker: &Checker, text: &str, question: impl Fn(&Context<'_>, std::ops::Range<u32>) -> T) -> T {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for c in text.chars() {
        if matches!(c, '«' | '»') { marks.push(plain.len()) } else { plain.push(c) }
    }
    let words = plain[marks[0]..marks[1]].to_owned();
    let rank = plain[..marks[0]].matches(&words).count();
    let draft = read(Format::Markdown, plain.as_bytes()).expect("text");
    let hits = checker.lexicon.scan_draft(&draft);
    let signs = Signs::of(&draft);
    let brief = checker.briefs.read(&draft, &hits, &checker.lexicon, &signs.dates);
    let context = Context::new(&draft, &hits, &brief, signs, &checker.vocabulary);
    let (start, found) = draft.text().match_indices(&words).nth(rank).expect("the marked words");
    let span = crate::text::Span::from(start..start + found.len());
    question(&context, context.hits.tokens_in(span))
}

fn checker() -> Checker {
    Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"))
}

#[test]
fn whom_the_words_are_about() {
    use About::*;
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, wanted) in [
        // the subject before the verb, and what is said of it
        ("The youngest boy is «scruffy» most mornings.", YoungPerson),
        ("The minibus is «filthy» most mornings.", Thing),
        ("The man by the kiosk is «scruffy» and loud.", AdultOfConcern),
        ("Her stepfather is «scruffy» and loud.", Family),
        ("The underpass was «filthy» and unlit.", Place),
        ("The four of them look «scruffy» by Friday.", Group),
        ("The driver smells «strongly» of aftershave, said two of the children.", Professional),
        ("He took part in the session and looked «scruffy».", YoungPerson),
        ("The boy left and the flat was «filthy».", Place),
        ("The tent that the boys were given is «filthy».", Thing),
        ("Officers at the gate said that he was «scruffy».", YoungPerson),
        ("Staff say they are «feral».", Group),
        ("Residents at the meeting said the girls were «dirty».", YoungPerson),
        ("There is a «scruffy» look about him.", YoungPerson),
        ("There are three «scruffy» dogs in the yard.", Thing),
        // the noun the words belong to
        ("A «stocky» brown pony at the riding scheme has helped.", Thing),
        ("The «skinny» latte and the window seat are free to under-18s.", Thing),
        ("A «stocky» lad was with them.", YoungPerson),
        ("The «stocky» one stays outside.", YoungPerson),
        ("A «strapping» fifteen-year-old lives there.", YoungPerson),
        ("A «burly» man in a van asked the girls their names.", AdultOfConcern),
        ("Two «burly» security guards moved the boys on.", Professional),
        ("The boys sleep on a «filthy» mattress.", Thing),
        ("She came home to a «dirty», cold house.", Place),
        ("He has a «menacing» presence.", YoungPerson),
        ("He wore a «menacing» black tracksuit.", YoungPerson),
        ("The «filthy» look of the stairwell puts the girls off.", Place),
        // whose it is
        ("QD's «fringe» hides her eyes.", YoungPerson),
        ("His «hoodie» is always up.", YoungPerson),
        ("Their mother's «coat» was on the chair.", Family),
        ("The man's «coat» was described by both girls.", AdultOfConcern),
        ("The «size» of Omar is remarked on. Omar said so.", YoungPerson),
        ("The worker left his «coat» in the hall.", Professional),
        ("The boy told the worker that his «coat» was wet.", YoungPerson),
        // what describes a place or a thing
        ("The «gang» mower shed behind the retail park was broken into.", Place),
        ("A «gang» park their bikes by the shed.", Group),
        // a grown-up told of after the words
        ("The older cousin is the «ringleader» here, a man of 26.", AdultOfConcern),
        ("The petrol «thief» on their poster is a man in his fifties.", AdultOfConcern),
        ("He is a «runner» for a man of 26.", YoungPerson),
        ("At 15 he is the «man of the house» and goes his own way.", YoungPerson),
        ("Night staff saw her with long lashes, «every inch an adult».", YoungPerson),
        ("Q2 is up late, say wardens, and is «back in business» on the corner. Q2 said so.", YoungPerson),
        ("Her keyworker finds that she «handles adult company well». The girl agrees.", YoungPerson),
        ("Of the five boys known to the service, three «carry blades».", Group),
        ("R6 «supplies most» of the older men. R6 was told.", YoungPerson),
        ("The «main players» in the plan are the pharmacist, the caretaker and the mothers.", Professional),
        ("The male «suspect», 34, was seen with the girls.", AdultOfConcern),
        ("The siblings have «vandalised» the shelter.", YoungPerson),
        // an empty subject
        ("The boys sat on the ramp. It was the «usual suspects».", YoungPerson),
        (
            "The men by the kiosk gave them vapes. It was the «usual suspects», the boys from the top end.",
            YoungPerson,
        ),
        ("A man waits by the kiosk. It was the «usual suspects» again, says the caller.", Unknown),
        // pronouns
        ("Mum says he is «scruffy».", YoungPerson),
        ("The boy's mother came. She was «scruffy».", Family),
        ("The girl came with her dad. She looked «scruffy».", YoungPerson),
        ("A man waits by the gate. He is «scruffy».", AdultOfConcern),
        ("The lift is broken. It is «filthy» too.", Thing),
        ("Male 1 is 33, and outside the network. He is «stocky» and walks with a stick.", AdultOfConcern),
        ("The girls met men there. They made the approach. They put «themselves» first.", YoungPerson),
        ("One of them is regarded as the «main player» and two more as his friends.", YoungPerson),
        ("Her «older boyfriend» collects her from school.", YoungPerson),
        ("The group met the youth worker. They were «scruffy».", Group),
        ("Two of the boys met a man at the kiosk. He is «heavily built».", AdultOfConcern),
        // relative clauses, apposition, fronting, coordination
        ("The boy who runs the queue is «scruffy».", YoungPerson),
        ("The wall, which is «filthy», is where the girls sit.", Place),
        ("A girl called Bean, «scruffy» as ever, came in.", YoungPerson),
        ("«Scruffy» as ever, the older girl came in.", YoungPerson),
        ("The girl and her brother are «scruffy».", YoungPerson),
        ("He was moved on by a «burly» steward.", Professional),
        ("The older boy was brought in by officers, «scruffy» and cold.", YoungPerson),
        // notes, bullets and rows
        ("The kitten that T looks after has «one eye».", Thing),
        ("Jay told us that he is cold. Jay: «scruffy», hood, bus stop.", YoungPerson),
        ("- Heron - «scruffy», often late. Heron said so.", YoungPerson),
        ("- Man of about 50, «grey ponytail», terrier", AdultOfConcern),
        ("| Who | Notes |\n|---|---|\n| P5 | «Scruffy». Late. |\n| P6 | Polite. |\n", YoungPerson),
        (
            "| Who | Notes |\n|---|---|\n| Man by kiosk | «Scruffy». Drinks. |\n| P6 | Polite. |\n",
            AdultOfConcern,
        ),
        ("## The underpass\n\nCold, «filthy» and unlit.", Place),
    ] {
        let found = ask(&checker, text, |context, words| context.about(&words));
        if found != wanted {
            wrong.push(format!("{text}\n    is {found}, should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn members_by_whatever_label() {
    let checker = checker();
    let mut wrong = Vec::new();
    for text in [
        "«QA» told us that QB was hurt. QB is safe now.",
        "The five, given here by made-up initials: QA, QB, QC, QD and QE. «QD» was there.",
        "YP1 and «YP2» came.",
        "Child A met «Child B».",
        "«Person 3» was there, and Person 4 was not.",
        "S1 and S2 came. «S2» said no.",
        "A, B and C walk home. «C» is tired.",
        "«A.B.» was seen with C.D. by the shop.",
        "Teal said that «Umber» was hurt. Umber was seen by a nurse.",
        "Heron and Wren walk home. Wren's phone was taken. We met «Wren» twice.",
        "We call them Ash, Bay and Fern. «Bay» is 14.",
        "The «twins» came late.",
        "Tyrell has a dog. The dog follows «Tyrell».",
        "| Young person | Age |\n|---|---|\n| Red | 14 |\n| Blue | 15 |\n\n«Red» is safe.",
        "---\nmembers: [Oak, Elm]\n---\n\n«Oak» is safe.",
        "Known as \"Smiler\" to the others, «Smiler» told us that he is worried. Smiler's nan agrees.",
    ] {
        let found = ask(&checker, text, |context, words| context.people.named(words.end - 1));
        if found != Some(About::YoungPerson) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    for text in [
        "The «MASH» has said that it will look at it.",
        "See Table «3» and Section B.",
        "They met in Block «C» by the lift.",
        "The «A12» is closed and the M25 is busy.",
        "On «Friday» he was there. Friday is when they meet.",
        "«Nothing» has changed. Nothing was said.",
        "The «CCTV» was checked. CCTV is poor there.",
        "«Tesco» has agreed. The boys meet at Tesco.",
    ] {
        let found = ask(&checker, text, |context, words| context.people.named(words.end - 1));
        if found == Some(About::YoungPerson) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn how_the_words_stand() {
    use Stance::*;
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, stance, wanted) in [
        ("He is not «menacing».", Negated, true),
        ("He is anything but «menacing».", Negated, true),
        ("He is far from «menacing».", Negated, true),
        ("There is nothing about him that is «menacing».", Negated, true),
        ("None of them is «dirty» or uncared for.", Negated, true),
        ("We saw no sign that any of the young people is «dirty».", Negated, true),
        ("She is hardly «menacing».", Negated, true),
        ("Nobody we asked found the boys «menacing».", Negated, true),
        ("It would be wrong to call the group a «gang».", Negated, true),
        ("He is not only loud but «menacing».", Negated, false),
        ("He did not come; he is «menacing».", Negated, false),
        ("No worker can get near him, he is so «menacing».", Negated, false),
        ("Not surprisingly he is «menacing».", Negated, false),
        ("The log says 'menacing'. «Menacing» is what the boys are.", Mentioned, false),
        ("The word \"«menacing»\" was used.", Mentioned, true),
        ("The log has him as \"«menacing»\". That entry has been amended.", Challenged, true),
        (
            "\"«Menacing»\" appeared in a letter. The warden wrote back to say that these are children.",
            Challenged,
            true,
        ),
        ("«Menacing» was on the board until the sergeant wiped it off.", Challenged, true),
        (
            "The caller reported a «menacing» group; what the camera shows is five children in the rain.",
            Challenged,
            true,
        ),
        ("It has been said that he looks «menacing». We have not used the remark.", Challenged, true),
        (
            "Old minutes have them as «menacing». The minute-taker has agreed not to use it again.",
            Challenged,
            true,
        ),
        ("The report called him «menacing». It stood for a year. It has now been deleted.", Challenged, true),
        ("He is «menacing». We asked for the lights to be changed.", Challenged, false),
        ("The log says he is «menacing». The police have asked for more patrols.", Challenged, false),
        ("Please do not write «menacing» about a child.", Instructed, true),
        ("If he were «menacing», we would say so.", Hypothetical, true),
        // put right in other ways, by others
        ("Staff said he was «menacing», which the manager corrected at once: he is 13.", Challenged, true),
        ("The tutor wrote that she is «grown up for her years». She is fourteen.", Challenged, true),
        ("The caller said the girls were «all grown-ups»; they are twelve and thirteen.", Challenged, true),
        ("The log has him as \"«menacing»\"; this was taken off on 6 March.", Challenged, true),
        (
            "| Who | Wording sent | Our note |\n|---|---|---|\n| Bar | He is «menacing» | Not accepted. |\n",
            Challenged,
            true,
        ),
        // other words are put right
        (
            "The log says he is «menacing». Our analyst returned the phrase \"feeder gang\" and it was deleted.",
            Challenged,
            false,
        ),
        ("The tenant said that he is «menacing»; he will not accept help.", Challenged, false),
        ("We asked whether he was «menacing»; none of them thought so.", Negated, true),
        ("It is not certain, but it is said that he is «menacing».", Negated, false),
        ("He is under the thumb of nobody and «answers to no one».", Negated, false),
    ] {
        let found = ask(&checker, text, |context, words| context.stance(&words).contains(&stance));
        if found != wanted {
            wrong.push(format!("{text}: {stance} should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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

#[test]
fn prose_that_is_no_assessment_is_asked_at_most() {
    let checker = checker();
    let severities = |text: &str| -> Vec<Severity> {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, jiff::civil::date(2026, 11, 22));
        let wording = |rule: &str| rule.starts_with("description/") || rule.starts_with("language/");
        checked.findings.iter().filter(|one| wording(&one.rule)).map(|one| one.severity).collect()
    };
    let paper = "A pattern that is too loose will claim matches it should not, and the crazy fallback is a unit of \
                 its own; a client rejects what the server sends, and the hardened build behaves like a daemon. "
        .repeat(4);
    assert!(severities(&paper).iter().all(|one| *one == Severity::Consider), "a manual");
    let aside = format!("{paper} It was tried on a report about young people.");
    assert!(
        severities(&aside).iter().all(|one| *one == Severity::Consider),
        "a manual that mentions children"
    );
    let report = "The six young people meet in the park. She is crazy and he is out of control.";
    assert!(severities(report).iter().any(|one| *one > Severity::Consider), "a report");
}

#[test]
fn what_ties_a_sentence_to_the_groups_safety() {
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, wanted) in [
        // a means of control
        (
            "«P3's» mother is behind with the rent and the man at number 9 will clear it if P3 works for him.",
            true,
        ),
        ("«W's» cousin has the key to the lock-up.", true),
        ("«The» family pay it back a little at a time.", true),
        ("«Her» uncle rents the room that he used.", true),
        // what somebody outside does touches a member
        ("«M3's» aunt takes M3 in when she knocks.", true),
        ("«The» neighbour at 42 sells from the bench where YP6 sits.", true),
        // a reason for staying away, a way round
        ("«His» brother was there in 2022, and he will not stand there.", true),
        ("«She» walks the long way since the summer.", true),
        // what a change did
        ("«The» hall closed in January. The girls have met in the stairwell ever since.", true),
        ("«The» hall closed in January, which is how they came to the stairwell.", true),
        // a need that others must know
        ("«T8» is deaf, and searchers are told that he does not hear a shout.", true),
        ("«M» wears a hearing aid on the left; stand on her right.", true),
        // the same kinds of fact without it
        ("«P3's» mother has gone back to college to train as a nurse.", false),
        ("«W's» cousin came second in a ploughing match.", false),
        ("«The» hall has a new boiler and a new floor.", false),
        ("«B» has had diabetes since he was seven and sees the clinic every quarter.", false),
        ("«The» neighbour opposite has two cats and a caravan.", false),
    ] {
        let tied = ask(&checker, text, |context, words| {
            context.tied(context.sentences.of_token(words.start), crate::context::Tie::ALL)
        });
        if tied != wanted {
            wrong.push(format!("{text}: tied should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_about_one_member_alone_are_counted() {
    let checker = checker();
    let share = |text: &str| {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        checker.check(&draft, jiff::civil::date(2026, 11, 22)).metrics.individual_focus_share
    };
    let alone = "## Findings\n\nYP1 lives with an aunt. She likes swimming. Her school is by the canal.";
    assert!((share(alone) - 1.0).abs() < 1e-9, "{}", share(alone));
    let half = "## Findings\n\nYP1 lives with an aunt.\n\nThe group meets daily now.";
    assert!((share(half) - 0.5).abs() < 1e-9, "{}", share(half));
    let aside = "## What YP1 told us\n\nYP1 lives with an aunt. She likes swimming.";
    assert!(share(aside).abs() < 1e-9, "a section on voice is about one member by design");
    let tied = "## Findings\n\nYP1 lives with an aunt, which is why the others wait for her at the bridge.";
    assert!(share(tied).abs() < 1e-9, "the bearing is said");
}
