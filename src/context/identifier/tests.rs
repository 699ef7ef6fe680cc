use proptest::prelude::*;

use super::{address, birth, contact, find, find_under, mask, reference};
use crate::dates;
use crate::rule::Recogniser::{
    self, Address, CaseReference, DateOfBirth, Email, Handle, NationalInsurance, NhsNumber, Postcode,
    PupilNumber, Registration, Telephone,
};

/// Checks that each text holds just these identifiers; a doubtful one is written with a question mark.
fn table(cases: &[(&str, &[(&str, Recogniser)])]) {
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let found = find(text, &dates::find(text));
        let got: Vec<_> = found
            .iter()
            .map(|one| {
                (format!("{}{}", &text[one.span.range()], if one.certain { "" } else { "?" }), one.kind)
            })
            .collect();
        if !got.iter().map(|(words, kind)| (words.as_str(), *kind)).eq(want.iter().copied()) {
            wrong.push(format!("{text:?}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_that_announces_something_does() {
    let after = |lists: &[&[&str]], rest: &str| {
        for word in lists.concat() {
            let text = format!("{word}{rest}");
            assert!(!find(&text, &dates::find(&text)).is_empty(), "{text}");
        }
    };
    after(&[address::DWELLINGS], " 3, Elm Court");
    after(&[birth::INITIALS], " 030410");
    after(&[reference::SYSTEMS_BY_NUMBER, reference::SYSTEMS], " 884213");
    after(&[reference::REGISTERS], " ref 884213");
    after(&[contact::ACCOUNTS, contact::PLATFORMS], ": ash_17");
}

#[test]
fn health_numbers() {
    table(&[
        ("", &[]),
        ("NHS no 943 476 5919", &[("943 476 5919", NhsNumber)]),
        ("NHS number: 9434765919.", &[("9434765919", NhsNumber)]),
        ("NHS: 943-476-5919", &[("943-476-5919", NhsNumber)]),
        ("NHS number\n943\u{a0}476\u{a0}5919", &[("943\u{a0}476\u{a0}5919", NhsNumber)]),
        ("his nhs number is 9434765919", &[("9434765919", NhsNumber)]),
        // one digit out
        ("NHS number 943 476 5918", &[("943 476 5918?", NhsNumber)]),
        // no word, a longer number, a telephone, a service
        ("943 476 5919", &[]),
        ("Reference 1234567890 (form number).", &[]),
        ("NHS 94347659190", &[]),
        ("NHS services contributed; ring NHS 111 or 0300 123 4567", &[]),
    ]);
}

#[test]
fn state_and_school_numbers() {
    table(&[
        ("NI AB 12 34 56 C", &[("AB 12 34 56 C", NationalInsurance)]),
        ("AB123456C", &[("AB123456C", NationalInsurance)]),
        ("NINO ab123456c", &[("ab123456c", NationalInsurance)]),
        ("QQ 12 34 56 C", &[("QQ 12 34 56 C?", NationalInsurance)]),
        ("GB 12 34 56 C; DA123456A; AB123456E; xAB123456C", &[]),
        // the check letter of these digits is A
        ("code A123456789012", &[("A123456789012", PupilNumber)]),
        ("UPN B123456789012", &[("B123456789012?", PupilNumber)]),
        ("pupil H801200001001", &[("H801200001001", PupilNumber)]),
        ("code B123456789012", &[]),
    ]);
}

#[test]
fn case_references() {
    table(&[
        (
            "Crime ref 01/234567/25 and custody no 19VW/123/25.",
            &[("01/234567/25", CaseReference), ("19VW/123/25", CaseReference)],
        ),
        ("Mosaic ID 884213.", &[("884213", CaseReference)]),
        ("LCS: 1029384", &[("1029384", CaseReference)]),
        ("Liquidlogic record 10293", &[("10293", CaseReference)]),
        ("PNC 19/123456A", &[("19/123456A", CaseReference)]),
        ("CAD 4471 of 5 May", &[("4471", CaseReference)]),
        ("case number: CS-20451", &[("CS-20451", CaseReference)]),
        ("crime reference number is 42/11873/24", &[("42/11873/24", CaseReference)]),
        ("Police log 25/104412", &[("25/104412", CaseReference)]),
        ("the log of 12/05 says so", &[]),
        ("the log for 2024/25 is kept", &[]),
        ("incident no. 0432/120524", &[("0432/120524", CaseReference)]),
        // counts, dates, law and documents
        ("Section 47 enquiries were held in May 2025.", &[]),
        ("case 3; crime in 2024; custody on 12/03/2025", &[]),
        ("custody number fell to 12", &[]),
        ("a case review on 12/03/2025; incident log 12/03/2025", &[]),
        ("Document control: v3, DOC-114.", &[]),
        ("the mosaic of 12 tiles; crime fell 100; Mosaic 2024 upgrade; police number 101", &[]),
        ("Hub log, 2 June 2025; court on 12/03; custody record 2023-24", &[]),
    ]);
}

#[test]
fn vehicles() {
    table(&[
        ("a grey van, AB12 CDE, waited", &[("AB12 CDE", Registration)]),
        ("reg ab12cde", &[("ab12cde", Registration)]),
        ("car registration A123 BCD", &[("A123 BCD", Registration)]),
        ("the moped (ABC 123D)", &[("ABC 123D", Registration)]),
        ("AB12 CDE was the car", &[("AB12 CDE", Registration)]),
        ("team AB12 CDE", &[]),
        ("the car park at AB12 3DE", &[("AB12 3DE", Postcode)]),
    ]);
}

#[test]
fn places() {
    table(&[
        ("Bay lives at 14 Oak Road, AB99 9ZZ.", &[("14 Oak Road", Address), ("AB99 9ZZ", Postcode)]),
        ("Home: Flat 3, Elm Court.", &[("Flat 3, Elm Court", Address)]),
        ("at 14b Mercer Walk", &[("14b Mercer Walk", Address)]),
        ("Flat 2, 14 St John\u{2019}s Close", &[("Flat 2, 14 St John\u{2019}s Close", Address)]),
        ("14\u{2013}16 Oak Road", &[("14\u{2013}16 Oak Road", Address)]),
        ("3 The Crescent", &[("3 The Crescent", Address)]),
        ("she lives at 14 oak road", &[("14 oak road", Address)]),
        ("he went back to flat 12", &[("flat 12?", Address)]),
        ("SW1A 1AA", &[("SW1A 1AA", Postcode)]),
        (
            "M1 1AE, B33 8TH, W1A 0AX, EC1A 1BB",
            &[("M1 1AE", Postcode), ("B33 8TH", Postcode), ("W1A 0AX", Postcode), ("EC1A 1BB", Postcode)],
        ),
        ("postcode sw1a1aa", &[("sw1a1aa", Postcode)]),
        // rooms, counts, courts, roads without a number, dates, times
        ("Room 4 Oak House; Year 9 Park School", &[]),
        ("3 Crown Court hearings; 4 young people; on Oak Road", &[]),
        ("on 14 May Oak Road was shut", &[]),
        ("The flat 3 of them used", &[]),
        ("All 12 Elm House children; the 10 Park View pupils; 3 Oak Lane Academy staff", &[]),
        ("Fern, aged 15, Oak House", &[]),
        ("the M6 2hr delay; m6 2hr", &[]),
        ("m6 2nd time; e1 9pm; QV1 1AA; A1 5", &[]),
    ]);
}

#[test]
fn contacts() {
    table(&[
        ("Fern's mobile is 07700 900123.", &[("07700 900123", Telephone)]),
        ("07700900123", &[("07700900123", Telephone)]),
        ("+44 7700 900123", &[("+44 7700 900123", Telephone)]),
        ("+44 (0)7700 900123", &[("+44 (0)7700 900123", Telephone)]),
        ("(020) 7946 0000", &[("(020) 7946 0000", Telephone)]),
        (
            "duty 020 7946 0000 or 01632\u{a0}960001",
            &[("020 7946 0000", Telephone), ("01632\u{a0}960001", Telephone)],
        ),
        ("07700-900-123", &[("07700-900-123", Telephone)]),
        ("NSPCC helpline 0808 800 5000, 0800 1111, 116 000, 101, 999", &[]),
        ("01/02/2025, 01-02-2025, 0320 hrs, 1077009001234", &[]),
        ("Rowan's mum: rowanmum@example.com", &[("rowanmum@example.com", Email)]),
        ("<a.b+c@d-e.org.uk>.", &[("a.b+c@d-e.org.uk", Email)]),
        ("@ash_17 posted", &[("@ash_17", Handle)]),
        ("met @school", &[("@school?", Handle)]),
        ("Add him on Snap: ash_elm", &[("ash_elm", Handle)]),
        ("Insta ash.elm04, TikTok @fern", &[("ash.elm04", Handle), ("@fern", Handle)]),
        ("instagram.com/ash_17", &[("ash_17", Handle)]),
        ("Discord username: ashelm", &[("ashelm?", Handle)]),
        ("snap name is ash17", &[("ash17", Handle)]),
        ("Snapchat: they talk; Instagram account was hacked; Xbox 360; a quick snap", &[]),
        ("met @ 5pm @ home; a@b; @", &[]),
        // doubled
        ("a@b.com a@b.com", &[("a@b.com", Email), ("a@b.com", Email)]),
    ]);
}

#[test]
fn dates_of_birth() {
    table(&[
        ("Cedar, DOB 03/04/2010.", &[("03/04/2010", DateOfBirth)]),
        ("Bay was born on 14 June 2010.", &[("14 June 2010", DateOfBirth)]),
        ("D.O.B. 3.4.10", &[("3.4.10", DateOfBirth)]),
        ("Date of birth: 3rd April 2010", &[("3rd April 2010", DateOfBirth)]),
        ("Ash (b. 3/4/10)", &[("3/4/10", DateOfBirth)]),
        ("DOBs 3/4/10 and 5/6/11", &[("3/4/10", DateOfBirth), ("5/6/11", DateOfBirth)]),
        ("born 14 June", &[("14 June?", DateOfBirth)]),
        ("his birthday is 14 June 2010", &[("14 June 2010", DateOfBirth)]),
        ("Ash turned sixteen on 2 May 2025.", &[("2 May 2025", DateOfBirth)]),
        ("she turns 14 on 2 May 2025", &[("2 May 2025", DateOfBirth)]),
        ("Bay will be 15 on 2 May 2025", &[("2 May 2025", DateOfBirth)]),
        ("Bay was 15 on 2 May 2025", &[]),
        ("all six turned up on 2 May 2025", &[]),
        ("the bench will be moved on 2 May 2025", &[]),
        ("at her birthday party on 16 May 2025", &[]),
        ("dob 030410", &[("030410", DateOfBirth)]),
        ("She was born at 29 weeks. On 3 May 2025 she", &[]),
        ("The Hub opened on 3 April 2010.", &[]),
        ("All were born in 2010; date of birth not known. Seen 3 May 2025.", &[]),
    ]);
}

#[test]
fn masking_keeps_the_length_and_the_last_two() {
    for (text, masked) in [
        ("", ""),
        ("a", "a"),
        ("ab", "ab"),
        (
            "943 476 5919",
            "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}19",
        ),
        ("\u{e9}\u{e9}\u{e9}", "\u{2022}\u{e9}\u{e9}"),
    ] {
        assert_eq!(mask(text), masked);
        assert_eq!(mask(text).chars().count(), text.chars().count());
    }
}

#[test]
fn a_cell_is_read_under_its_heading() {
    let read = |label: &str, text: &str| -> Vec<_> {
        find_under(label, text).iter().map(|one| (text[one.span.range()].to_owned(), one.kind)).collect()
    };
    assert_eq!(read("DOB", "3/4/10"), [("3/4/10".to_owned(), DateOfBirth)]);
    assert_eq!(read("NHS no.", "943 476 5919"), [("943 476 5919".to_owned(), NhsNumber)]);
    assert_eq!(read("Snapchat username", "ash_17"), [("ash_17".to_owned(), Handle)]);
    assert_eq!(read("Date", "3/4/10"), []);
    assert_eq!(read("", ""), []);
    assert_eq!(read("07700 900", "123"), []);
}

fn sound(text: &str) {
    let mut last = 0;
    for one in find(text, &dates::find(text)) {
        assert!(one.span.start >= last && !one.span.is_empty(), "{text:?} {one:?}");
        assert!(text.get(one.span.range()).is_some(), "{text:?} {one:?}");
        last = one.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn text_made_of_identifiers_is_read_soundly(
        parts in prop::collection::vec(prop::sample::select(vec![
            "NHS", "943", "476", "5919", "AB", "12", "34", "56", "C", "A123456789012", "UPN", "crime", "ref", "no", ":",
            "/", "-", ".", " ", " ", "\u{a0}", "\n", "car", "CDE", "SW1A", "1AA", "Flat", "3", ",", "Elm", "Court", "St",
            "\u{2019}s", "07700", "900123", "+44", "(0)", "(", ")", "a", "@", "b.com", "ash_17", "snap", "DOB", "born",
            "3/4/10", "é", "d.o.b.", "b.", "custody", "Mosaic", "CAD", "PNC", "14b", "Road", "oak", "lives at",
        ]), 0..24)
    ) {
        sound(&parts.concat());
    }
}

#[test]
fn long_and_hostile_text_is_read_in_linear_time() {
    for unit in [
        "1",
        "a",
        "A",
        "@",
        "a@",
        "a.",
        "A1 ",
        "943 476 ",
        "+44",
        "(0",
        "Flat 3, ",
        "14 Oak ",
        "DOB ",
        "3/4/10 and ",
        "crime ref ",
        "snap: ",
        "AB12 ",
        "AB 12 ",
        "\u{a0}",
        "é",
        "07",
        "0 ",
        "St ",
        "born 3/4/10 ",
    ] {
        sound(&unit.repeat(100_000 / unit.len()));
    }
    for unit in ["1", "a", "a@", "14 Oak "] {
        sound(&unit.repeat(1_000_000 / unit.len()));
    }
}
