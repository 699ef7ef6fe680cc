//! How words stand to what they say.

use super::{ask, checker};
use crate::context::Stance;

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
        (
            "## Labels in the referral that we do not repeat\n\n| Sent | Ours |\n|---|---|\n| \"He is «menacing»\" | \
             Six friends. |\n",
            Challenged,
            true,
        ),
        (
            "## Words from the referral\n\n| Sent | Who |\n|---|---|\n| \"He is «menacing»\" | Bar |\n",
            Challenged,
            false,
        ),
        ("A note has \"«menacing»\". We wrote to the sender: he is shy.", Challenged, true),
        ("A list has \"one «menacing» lad\". It tells readers nothing.", Challenged, true),
        ("It would be tempting to call him «menacing». He is not.", Instructed, true),
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
