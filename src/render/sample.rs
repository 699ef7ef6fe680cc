//! An invented draft with what a check might find in it, for the tests of renderers.

use jiff::civil::date;

use super::{Closing, Extent, Outcome, PackLabel, Remains, Render, RuleNote, Run, Unread};
use crate::brief::{Brief, Declared};
use crate::check::{Checked, Metrics, SentenceNote};
use crate::draft::{BlockKind, BlockSpec, Cell, Draft, DraftBuilder, Gap};
use crate::finding::{
    ChecklistItem, Evidence, Finding, Related, Severity, Status, WORDS_CLOSE, WORDS_OPEN, Waived,
    WaiverSource,
};
use crate::pack::Pack;
use crate::read::Format;
use crate::text::{LineIndex, Span};

const LONG: &str = "On 12 March 2026 staff at the leisure centre said that one of the older members of the group, \
     who had come in with two others after school to keep warm, stood by the vending machines with a menacing \
     look and would not say where he lived. He was polite when asked to move.";

/// The draft as Word or Markdown would give it.
pub(super) fn draft(format: Format) -> Draft {
    let mut builder = DraftBuilder::new();
    let source = builder.source("");
    let mut file = String::new();
    let heading = |level| BlockSpec { kind: BlockKind::Heading(level), ..BlockSpec::paragraph() };
    let cell = |row, column| BlockSpec {
        kind: BlockKind::Cell,
        cell: Some(Cell { table: 1, row, column }),
        ..BlockSpec::paragraph()
    };
    for (spec, text) in [
        (heading(1), "The Harbour Street group"),
        (heading(2), "Findings"),
        (BlockSpec::paragraph(), LONG),
        (
            BlockSpec::paragraph(),
            "Kian (NHS 943 476 5919) is a thug. T is a thug. M is a thug. All thugs. So are thugs.",
        ),
        (BlockSpec::paragraph(), "They wear\u{202e} hoodies\u{1b}[2J."),
        (
            heading(2),
            "Plan for the months to come, with everyone who knows the young people of Harbour Street",
        ),
        (cell(2, 1), "Look at the situation"),
        (cell(2, 2), "Everyone"),
        (heading(2), "Sharing"),
    ] {
        builder.open(spec);
        builder.push_verbatim(text, source, file.len() as u32);
        builder.close();
        file.push_str(text);
        file.push_str("\n\n");
    }
    builder.gap(Gap { place: Some("Findings".into()), ..Gap::whole("2 tracked deletions", false) });
    builder.gap(Gap::whole("1 picture", true));
    builder.finish((format == Format::Markdown).then(|| LineIndex::new(file)))
}

fn find(draft: &Draft, words: &str, nth: usize) -> Span {
    let (at, found) = draft.text().match_indices(words).nth(nth).expect("the words are in the sample");
    Span::from(at..at + found.len())
}

fn finding(rule: &str, severity: Severity, message: &str, span: Option<Span>, draft: &Draft) -> Finding {
    Finding {
        title: "A title".into(),
        rule: rule.into(),
        severity,
        message: message.replace('[', &WORDS_OPEN.to_string()).replace(']', &WORDS_CLOSE.to_string()),
        why:
            "It tells the reader how someone felt, and follows the young person for years after the feeling \
              has gone."
                .into(),
        fix: "Say what was seen or heard, by whom and when.".into(),
        is_weak: false,
        suggestions: Vec::new(),
        span,
        anchor: None,
        excerpt: span.map(|span| super::words::excerpt(draft, span, &[])),
        related: Vec::new(),
        earlier: Vec::new(),
        fingerprint: "0123456789abcdef".into(),
        waived: None,
    }
}

/// What a check might find in it.
pub(super) fn checked(draft: &Draft) -> Checked {
    let mut missing = finding(
        "sharing/safeguarding-only-missing",
        Severity::Must,
        "The report does not say that it may be used for safeguarding alone.",
        None,
        draft,
    );
    missing.anchor = Some(find(draft, "Sharing", 0));
    missing.suggestions = vec!["This report is shared for safeguarding only.".to_owned()];
    let menacing = find(draft, "menacing", 0);
    let mut look = finding(
        "description/threat-and-animal-imagery",
        Severity::Must,
        "[menacing] is how someone felt, not what was seen. What did he do, and who saw it?",
        Some(menacing),
        draft,
    );
    look.related.push(Related {
        rule: "description/demeanour-as-threat".into(),
        message: "[a menacing look] reads a face as a threat."
            .replace('[', "\u{e000}")
            .replace(']', "\u{e001}"),
        span: find(draft, "a menacing look", 0),
        excerpt: "a menacing look".into(),
    });
    let thugs = (0..5).map(|nth| {
        let message = "[thug] names a young person by what others fear.";
        finding("language/criminal-label", Severity::Should, message, Some(find(draft, "thug", nth)), draft)
    });
    let mut waived = finding(
        "description/clothing-as-character",
        Severity::Should,
        "[hoodies] says how they dress.",
        Some(find(draft, "hoodies", 0)),
        draft,
    );
    waived.waived = Some(Waived {
        by: Some("C. Evers, supervisor".into()),
        reason: "agreed with N.".into(),
        date: Some("2026-10-01".into()),
        until: Some("2026-12-31".into()),
        source: WaiverSource::Configured("faircopy.toml".into()),
    });
    let vague = finding(
        "actions/vague",
        Severity::Consider,
        "[Look at the situation] does not say what will be done.",
        Some(find(draft, "Look at the situation", 0)),
        draft,
    );
    let odd = finding(
        "clarity/odd-characters",
        Severity::Consider,
        "[\u{202e} hoodies\u{1b}] holds hidden characters.",
        Some(find(draft, "wear\u{202e} hoodies\u{1b}[2J", 0)),
        draft,
    );
    let nhs = find(draft, "943 476 5919", 0);
    let first = Span::new(draft.blocks()[2].span.start, find(draft, "lived.", 0).end);
    let item = |id: &str, title: &str, status, evidence: Vec<Evidence>, note: Option<&str>| ChecklistItem {
        id: id.into(),
        title: title.into(),
        status,
        evidence,
        is_contrary: false,
        note: note.map(str::to_owned),
    };
    let heard = Evidence { span: find(draft, "He was polite", 0), excerpt: "He was polite".into() };
    let mut findings = vec![missing, look];
    findings.extend(thugs);
    findings.extend([waived, odd, vague]);
    for (number, finding) in findings.iter_mut().enumerate() {
        finding.fingerprint = format!("{number:016x}");
    }
    Checked {
        findings,
        checklist: vec![
            item(
                "sharing/safeguarding-only",
                "Does it say it is for safeguarding alone?",
                Status::Missing,
                vec![],
                None,
            ),
            item(
                "voice/heard",
                "Are the young people heard?",
                Status::Weak,
                vec![heard.clone()],
                Some("Their words are told, not quoted."),
            ),
            item("dating/snapshot", "Does it say it is a snapshot?", Status::Met, vec![heard], None),
        ],
        brief: Brief {
            members: vec![Declared { value: "Kian".into(), span: find(draft, "Kian", 0) }],
            period: Some(Declared { value: (date(2026, 1, 1), date(2026, 3, 31)), span: nhs }),
            ..Brief::default()
        },
        metrics: Metrics {
            words: 77,
            young_person_words: 0,
            individual_focus_share: 0.1234,
            readability: 8.26,
        },
        masks: vec![nhs],
        sentences: vec![SentenceNote {
            span: first,
            block: 2,
            role: "findings",
            speaker: Some("professional"),
            about: vec!["young-person"],
            dates: vec!["2026-03-12".into()],
            stance: vec!["reported"],
            subject: Some("member"),
            ties: vec!["group"],
        }],
    }
}

/// The sample as a renderer writes it.
pub(super) fn written(render: &dyn Render, format: Format, run: &Run) -> String {
    let draft = draft(format);
    let checked = checked(&draft);
    let path = if format == Format::Markdown { "reports/harbour.md" } else { "reports/harbour.docx" };
    let findings: Vec<&Finding> = checked.findings.iter().collect();
    let pack = Pack { name: "peer-group-assessment".into(), version: "1.0.0".into(), ..Pack::default() };
    let outcome = Outcome {
        path,
        format,
        digest: "sha256:00",
        draft: &draft,
        checked: &checked,
        findings,
        pack: &pack,
        fail_on: Severity::Must,
        passed: false,
    };
    let mut closing = Closing {
        packs: vec![PackLabel::from(&pack)],
        errors: vec![Unread { path: "reports/locked.docx".into(), message: "it is locked".into() }],
        ..Closing::default()
    };
    closing.add(Remains::of(&outcome, render.notes(run, &outcome)));
    closing.written = true;
    for finding in &checked.findings {
        closing.rules.insert(
            finding.rule.to_string(),
            RuleNote {
                title: finding.title.to_string(),
                severity: finding.severity,
                why: finding.why.to_string(),
                instead: finding.fix.to_string(),
                sources: vec!["A guide. A publisher, 2024".into()],
            },
        );
    }
    [
        render.begin(run),
        render.document(run, &outcome),
        render.finish(run, &closing),
        render.aside(run, &closing),
    ]
    .concat()
}

/// A run in a terminal of a width.
pub(super) const fn run(words: bool, width: usize) -> Run {
    Run {
        as_of: date(2026, 11, 22),
        words,
        colour: false,
        width,
        extent: Extent::Whole,
        all: false,
        group_by: None,
    }
}

/// Nothing of the draft that must never be shown: identifiers, hidden characters; without words, any of it.
pub(super) fn assert_fit_to_show(text: &str, words: bool) {
    assert!(!text.contains("943 476"), "an identifier");
    assert!(!text.contains(['\u{202e}', '\u{1b}', WORDS_OPEN, WORDS_CLOSE]), "raw characters");
    if !words {
        for word in ["menacing", "thug", "Kian", "Harbour Street", "Findings", "polite", "hoodies"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
