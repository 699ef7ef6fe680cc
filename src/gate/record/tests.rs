use super::*;

fn entry(by: &str) -> Entry {
    Entry {
        form: None,
        by: by.into(),
        role: "supervisor".into(),
        note: Some("read “twice”".into()),
        time: "2026-11-22T10:15:00Z".into(),
        as_of: "2026-11-22".into(),
        tool: "0.1.0".into(),
        file: "sha256:00".into(),
        text: "sha256:11".into(),
        blocks: vec!["0123456789abcdef".into(); 3],
        packs: vec![SignedPack { name: "p".into(), version: "1".into(), digest: "sha256:22".into() }],
        holding: vec!["a/b".into()],
        rules: Some("sha256:33".into()),
        counts: Counts { should: 2, ..Counts::default() },
        waivers: vec![SignedWaiver {
            rule: "a/b".into(),
            fingerprint: "0123456789abcdef".into(),
            by: None,
            until: Some("2026-12-31".into()),
            reason: Some("0011223344556677".into()),
        }],
        previous: None,
        seal: String::new(),
    }
}

fn twice() -> Record {
    Record::with(Some(Record::with(None, entry("C. Evers"))), entry("D. Bell"))
}

#[test]
fn a_record_is_read_as_it_was_written_whatever_the_line_ends() {
    let record = twice();
    assert_eq!(Record::parse(&record.text()).as_ref(), Ok(&record));
    assert_eq!(Record::parse(&record.text().replace('\n', "\r\n")).as_ref(), Ok(&record));
    assert_eq!(record.last().map(|last| (last.by.as_str(), last.day())), Some(("D. Bell", "2026-11-22")));
    assert!(record.entries[1].previous.is_some());
}

#[test]
fn every_byte_counts() {
    let text = twice().text();
    for at in 0..text.len() {
        for byte in [b'0', b'9', b' ', b'x', b'"'] {
            let mut bytes = text.clone().into_bytes();
            if bytes[at] == byte {
                continue;
            }
            bytes[at] = byte;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert!(Record::parse(&changed).is_err(), "byte {at} as {}", char::from(byte));
        }
        // A byte taken out.
        if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
            let cut = format!("{}{}", &text[..at], &text[at + 1..]);
            assert!(Record::parse(&cut).is_err(), "byte {at} taken out");
        }
    }
}

#[test]
fn an_entry_taken_out_of_the_middle_or_put_elsewhere_shows() {
    let three = Record::with(Some(twice()), entry("E. Moss"));
    let mut entries = three.entries.clone();
    entries.remove(1);
    assert_eq!(Record::parse(&Record { entries }.text()), Err(Flaw::Edited));
    let mut entries = three.entries;
    entries.swap(0, 1);
    assert_eq!(Record::parse(&Record { entries }.text()), Err(Flaw::Edited));
}

#[test]
fn a_record_of_the_first_form_is_read_and_goes_on() {
    let mut old = entry("C. Evers");
    old.waivers[0].reason = None;
    let old = Record { entries: vec![old.sealed()] };
    let text = old.text();
    assert!(text.contains("signoff/1") && !text.contains("form") && !text.contains("reason"), "{text}");
    assert_eq!(Record::parse(&text).as_ref(), Ok(&old));
    assert_eq!(old.last().map(Entry::form), Some(Form::Words));
    let both = Record::with(Some(old), entry("D. Bell"));
    assert_eq!(Record::parse(&both.text()).as_ref(), Ok(&both));
    assert_eq!(both.last().map(Entry::form), Some(Form::Places));
    // Nor can a later sign-off be passed off as one of the first form.
    let cut = both.text().replacen("\"form\": 2,", "", 1);
    assert_eq!(Record::parse(&cut), Err(Flaw::Edited));
}

#[test]
fn a_later_form_is_told_from_an_edited_one() {
    let later = twice().text().replacen("signoff/2", "signoff/3", 1);
    assert_eq!(Record::parse(&later), Err(Flaw::Newer("faircopy.signoff/3".into())));
    assert_eq!(Record::parse("{}"), Err(Flaw::Edited));
    assert_eq!(Record::parse(""), Err(Flaw::Edited));
    assert_eq!(Record::parse("{\"schema\": \"faircopy.signoff/1\", \"entries\": []}"), Err(Flaw::Edited));
}
