//! Whom words are about, and who is a member.

use super::{ask, checker};
use crate::context::About;

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
