//! Which runs of capitals are short forms that a reader may not know.

use super::super::class::{TITLE, YOUNG_PERSON};
use super::super::{Context, Speaker};
use crate::draft::{Block, BlockKind, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::Span;

/// Short forms that everybody knows, or knows as well as the words they stand for.
const EVERYDAY: &[&str] = &[
    "AA", "AC", "ADHD", "AGM", "AIDS", "AM", "ASAP", "ATM", "BAFTA", "BBC", "BMI", "BMW", "BMX", "BSL",
    "BST", "BT", "CCTV", "CD", "CE", "CEO", "CV", "DC", "DCI", "DCS", "DI", "DIY", "DJ", "DNA", "DOB", "DPD",
    "DS", "DSL", "DT", "DVD", "DVLA", "ECG", "ESOL", "ETA", "EU", "FA", "FAQ", "FC", "FM", "FYI", "GCSE",
    "GDPR", "GMT", "GP", "GPS", "HGV", "HIV", "HMP", "HMRC", "HQ", "HR", "ICT", "ICU", "ID", "IKEA", "IOU",
    "IQ", "IT", "ITV", "IVF", "JCB", "KFC", "LED", "LGBT", "LGBTQ", "LGBTQIA", "MC", "MMA", "MMR", "MOT",
    "MP", "MRI", "MS", "NASA", "NATO", "NB", "NHS", "NSPCC", "OAP", "OK", "PA", "PC", "PCSO", "PDF", "PE",
    "PGCE", "PIN", "PM", "PO", "PS", "PSHE", "PTA", "PVC", "QC", "QR", "RAC", "RAF", "RE", "RIP", "RNLI",
    "RSPB", "RSPCA", "RSVP", "RTA", "SAS", "SATS", "SIM", "SMS", "SOS", "STEM", "SUV", "TBA", "TBC", "TK",
    "TV", "UCAS", "UFO", "UK", "UPS", "US", "USA", "USB", "VAT", "VE", "VHS", "VIP", "VW", "WC", "WHO", "WI",
    "SENS", "YHA", "YMCA", "YWCA", "YP", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XX",
    "XXX", "XL", "OFFICIAL", "NOT", "NO", "DRAFT", "FINAL", "COPY", "END", "AND", "OR", "ALL", "ONLY",
    "MUST", "WILL", "NEVER", "NONE", "YES", "PLEASE", "NOTE", "URGENT", "DO", "ANY", "THE", "OF", "TO", "IN",
    "ON", "FOR", "BY", "IS", "ARE", "WE",
];

impl Context<'_> {
    /// Whether a short form stands where a reader would stumble over it.
    pub(super) fn counts(&self, at: u32, form: &str) -> bool {
        let token = self.hits.tokens()[at as usize];
        let Some(sentence) = self.sentences.all.get(self.sentences.of_token(at)) else { return false };
        let block = &self.draft.blocks()[sentence.block];
        let span = Span::new(token.start, token.end);
        // "Plan (SBAR style)" is read like any line; a title names papers and houses.
        let titled = matches!(block.kind, BlockKind::Heading(_))
            && (form.len() < 4 || self.roles_at(sentence.block).is_empty());
        let furniture = titled
            || matches!(block.part, Part::Properties | Part::Header | Part::Footer)
            || matches!(block.kind, BlockKind::Header | BlockKind::Footer | BlockKind::Field);
        if furniture
            || EVERYDAY.contains(&super::stem(form)) && !self.is_missed_appointment(form, &sentence.tokens)
            || self.people.is(at, TITLE)
            || self.roles_at(sentence.block).has(Role::Reference)
            || form.len() > 3 && self.is_a_heading_by_itself(at, block)
            || self.brief.members.iter().any(|member| member.value == form)
            || !self.identifiers_in(span).is_empty()
            || self.speaker(&(at..at + 1)) == Some(Speaker::YoungPerson)
        {
            return false;
        }
        // A label of a member, a reference ("HB/2"), a plate, a name of which it is a part ("JD Sports").
        let text = self.draft.text().as_bytes();
        let beside = |index: Option<usize>| index.and_then(|index| text.get(index)).copied().unwrap_or(b' ');
        let next = beside(Some(token.end as usize));
        let before = beside((token.start as usize).checked_sub(1));
        // "CP-IS": both halves are short.
        let more = (at as usize) + 1 < self.hits.tokens().len();
        let halved = next == b'-' && more && self.short_form(at + 1).is_some();
        if matches!(next, b'.' | b'/' | b'-' | b'&' | b'_')
            && beside(Some(token.end as usize + 1)).is_ascii_alphanumeric()
            && form.len() < 3
            && !halved
            || matches!(before, b'@' | b'_' | b'&' | b'.' | b'#')
            || next.is_ascii_digit()
        {
            return false;
        }
        if form.len() == 2 && self.people.is(at, YOUNG_PERSON) {
            return false;
        }
        let near = |other: Option<u32>| {
            other
                .and_then(|other| self.hits.tokens().get(other as usize))
                .is_some_and(|token| token.looks(Token::DIGIT) && token.looks(Token::CAPITAL))
        };
        if near(at.checked_sub(1)) || near(Some(at + 1)) {
            return false; // a plate or a postcode
        }
        // "PEER GROUP", "WHAT WE KNOW": words that shout.
        let loud_word = |at: Option<u32>| {
            at.and_then(|at| self.hits.tokens().get(at as usize))
                .is_some_and(|token| token.looks(Token::ALL_CAPITALS) && token.end - token.start > 3)
        };
        // "EHCP, SEMH" are two of a list.
        let joined =
            |first: u32| self.hits.tokens()[first as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0;
        if form.len() > 3
            && (joined(at) && loud_word(Some(at + 1)) || at > 0 && joined(at - 1) && loud_word(Some(at - 1)))
        {
            return false;
        }
        // A line in capitals shouts.
        let words = &sentence.tokens;
        let loud =
            words.clone().filter(|at| self.hits.tokens()[*at as usize].looks(Token::ALL_CAPITALS)).count();
        loud * 2 <= words.len()
            || words.len() == 1
            || loud < words.len() && words.len() <= 4 && form.len() < 5
    }

    /// "2. VIEWS" on a line of its own.
    fn is_a_heading_by_itself(&self, at: u32, block: &Block) -> bool {
        block.kind == BlockKind::Paragraph
            && block.cell.is_none()
            && self
                .hits
                .tokens_in(block.span)
                .into_iter()
                .all(|other| other == at || self.hits.tokens()[other as usize].looks(Token::DIGIT))
    }

    /// "DNA x3", "DNA'd the clinic": of appointments it stands for what nobody outside health knows.
    fn is_missed_appointment(&self, form: &str, words: &std::ops::Range<u32>) -> bool {
        form == "DNA"
            && words.clone().any(|at| {
                let word = self.small(at);
                ["appointment", "clinic", "dent", "optician", "camhs", "session", "therap"]
                    .iter()
                    .any(|of| word.starts_with(of))
                    || matches!(word.as_ref(), "x2" | "x3" | "x4" | "dna'd")
            })
    }
}
