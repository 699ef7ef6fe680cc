//! The front for the page in the browser: bytes in, the contract's JSON and finished files out.
//!
//! Nothing here knows of browsers; `web/glue` hands these functions to the page. The page is the clock: it gives the
//! day that counts as today.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::brief::{Declaration, report_type};
use crate::check::{Checked, Checker};
use crate::checklist;
use crate::digest;
use crate::draft::Draft;
use crate::finding::{Finding, Severity};
use crate::pack::{Pack, PackFile};
use crate::read::{self, Format};
use crate::render::{self, Closing, Extent, Outcome, PackLabel, Remains, Run, fault, view};
use crate::slices::{Pauses, Slices, at_once};
use crate::waive;
use crate::word::{self, Selection};

/// What a finding must be at least to hold a draft.
const FAIL_ON: Severity = Severity::Must;

/// Columns of outputs that ask for a width; JSON does not.
const WIDTH: usize = 80;

/// What the page asks for beside a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    /// The day that counts as today, `2026-11-22`.
    pub as_of: String,
    /// A built-in pack, or [`OWN`]; none: the one that the draft's report type names.
    pub pack: Option<String>,
    /// Labels of members, for a draft that names none.
    pub members: Vec<String>,
    /// Places, for a draft that names none.
    pub places: Vec<String>,
    /// First day of the period, for a draft that says none.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
}

/// What the page has to know before it opens a file, as JSON: the version of this program, how large a file may be, the
/// endings of names that are read and, of those, the ones of plain text.
pub fn about() -> String {
    let texts = read::ENDINGS.iter().filter(|ending| Format::by_ending(ending) != Some(Format::Docx));
    serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "largest": read::LARGEST_WORD,
        "megabyte": read::MEGABYTE,
        "endings": read::ENDINGS,
        "texts": texts.collect::<Vec<_>>(),
    })
    .to_string()
}

/// What [`Wanted::pack`] calls the pack that the person opened.
pub const OWN: &str = "own";

/// Packs ready to check drafts: each is compiled when it is first needed.
#[derive(Debug, Default, Clone)]
pub struct Desk(Rc<RefCell<Engines>>);

#[derive(Debug, Default)]
struct Engines {
    built_in: BTreeMap<String, Rc<Engine>>,
    own: Option<Rc<Engine>>,
}

#[derive(Debug)]
struct Engine {
    pack: Pack,
    checker: Checker,
}

impl Engine {
    fn new(pack: Pack) -> Rc<Self> {
        Rc::new(Self { checker: Checker::new(&pack), pack })
    }
}

/// What is to be done with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Check it: `{"report": <faircopy.report/1>, "view": <faircopy.view/1>}`. The report is what
    /// `faircopy check --format json` writes for the same file.
    Check,
    /// Write a copy of a Word draft with a comment on every finding.
    Annotate,
    /// Lay out the checklist for supervision: `html`, to read or print, or `docx`.
    Checklist(String),
}

/// What a task gives: its bytes, or a sentence that says why there are none.
pub type Given = Result<Vec<u8>, String>;

/// A draft that was checked.
struct Sheet {
    engine: Rc<Engine>,
    draft: Draft,
    format: Format,
    checked: Checked,
    today: Date,
}

impl Desk {
    /// No pack compiled yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The built-in packs: a JSON list of `{name, title, version}`.
    pub fn packs(&self) -> String {
        #[derive(Serialize)]
        struct About {
            name: &'static str,
            title: String,
            version: String,
        }
        let about = |name| {
            let pack = Pack::builtin(name)?.ok()?;
            Some(About { name, title: pack.title, version: pack.version })
        };
        render::json_text(&Pack::builtin_names().filter_map(about).collect::<Vec<_>>())
    }

    /// Takes a pack of the person's own: its files by name. Rules of the default pack stay, its own come over them.
    ///
    /// # Errors
    /// What is wrong with it, drawn line by line.
    pub fn open_pack(&self, files: &[(String, String)]) -> Result<String, String> {
        let files: Vec<PackFile> =
            files.iter().map(|(name, text)| PackFile::new(name.clone(), text.clone())).collect();
        let pack = Pack::parse(&files).map_err(|error| {
            let mut drawn = Vec::new();
            // Writing to a vector cannot fail.
            let _ = fault::draw(&error, &files, false, &mut drawn);
            String::from_utf8_lossy(&drawn).into_owned()
        })?;
        let said = format!("{} {}: {}", pack.name, pack.version, render::count(pack.rules.len(), "rule"));
        self.0.borrow_mut().own = Some(Engine::new(pack));
        Ok(said)
    }

    /// Does a task in one go.
    ///
    /// # Errors
    /// A sentence that says why it could not be done and what to do.
    pub fn whole(&self, task: Task, name: &str, bytes: &[u8], wanted: Wanted) -> Given {
        at_once(self.clone().perform(task, name.to_owned(), bytes.to_vec(), wanted, Pauses::None))
    }

    /// Does a task one slice at a time, for a page that has to go on answering.
    pub fn slices(&self, task: Task, name: String, bytes: Vec<u8>, wanted: Wanted) -> Slices<Given> {
        Slices::new(self.clone().perform(task, name, bytes, wanted, Pauses::Each))
    }

    async fn perform(
        self,
        task: Task,
        name: String,
        bytes: Vec<u8>,
        wanted: Wanted,
        pauses: Pauses,
    ) -> Given {
        let sheet = self.sheet(&name, &bytes, &wanted, pauses).await?;
        pauses.pause().await;
        match task {
            Task::Check => sheet.report(&name, &bytes, pauses).await.map(String::into_bytes),
            Task::Annotate => sheet.annotated(&bytes),
            Task::Checklist(kind) => sheet.checklist(&name, &kind),
        }
    }

    async fn sheet(
        &self,
        name: &str,
        bytes: &[u8],
        wanted: &Wanted,
        pauses: Pauses,
    ) -> Result<Sheet, String> {
        let day = |text: &str| {
            text.parse::<Date>().map_err(|_| format!("“{text}” is not a day. Write it as 2026-03-31"))
        };
        let today = day(&wanted.as_of)?;
        let period = match (&wanted.from, &wanted.to) {
            (Some(from), Some(to)) => Some((day(from)?, day(to)?)),
            _ => None,
        };
        let format = Format::detect(name, bytes).ok_or_else(|| {
            format!(
                "faircopy reads Word (.docx), Markdown (.md) and plain text (.txt), not this kind of file. {}",
                Format::advice(name)
            )
        })?;
        let draft = read::read(format, bytes).map_err(|error| error.to_string())?;
        pauses.pause().await;
        let engine = self.engine(&draft, wanted.pack.as_deref())?;
        pauses.pause().await;
        let declaration =
            Declaration { members: wanted.members.clone(), places: wanted.places.clone(), period };
        let mut checked = engine.checker.check_declared(&draft, today, &declaration, pauses).await;
        waive::settle(&draft, &engine.pack, today, &[], &mut checked);
        Ok(Sheet { engine, draft, format, checked, today })
    }

    fn engine(&self, draft: &Draft, wanted: Option<&str>) -> Result<Rc<Engine>, String> {
        let mut engines = self.0.borrow_mut();
        if wanted == Some(OWN) {
            return engines.own.clone().ok_or_else(|| "Open your pack of rules first.".to_owned());
        }
        let name = wanted.map_or_else(|| Pack::for_report_type(report_type(draft)), str::to_owned);
        if let Some(engine) = engines.built_in.get(&name) {
            return Ok(engine.clone());
        }
        let pack = Pack::builtin(&name)
            .ok_or_else(|| format!("There is no pack called {name}."))?
            .map_err(|error| error.to_string())?;
        let engine = Engine::new(pack);
        engines.built_in.insert(name, engine.clone());
        Ok(engine)
    }
}

impl Sheet {
    async fn report(&self, name: &str, bytes: &[u8], pauses: Pauses) -> Result<String, String> {
        let findings: Vec<&Finding> = self.checked.findings.iter().collect();
        let passed = !findings.iter().any(|finding| finding.holds(FAIL_ON));
        let Some(json) = render::output("json") else {
            return Err(
                "this build of faircopy cannot write JSON. Please tell whoever gave it to you".to_owned()
            );
        };
        let run = Run {
            as_of: self.today,
            words: true,
            colour: false,
            width: WIDTH,
            extent: Extent::Whole,
            all: false,
            group_by: None,
        };
        let view = view::view(&self.draft, &self.checked, &findings, &self.engine.pack);
        pauses.pause().await;
        let outcome = Outcome {
            path: name,
            format: self.format,
            digest: &digest::of(bytes),
            draft: &self.draft,
            checked: &self.checked,
            findings,
            pack: &self.engine.pack,
            fail_on: FAIL_ON,
            passed,
        };
        let mut closing = Closing { packs: vec![PackLabel::from(&self.engine.pack)], ..Closing::default() };
        closing.describe(&self.engine.pack);
        closing.add(Remains::of(&outcome, json.render.notes(&run, &outcome)));
        let report = [
            json.render.begin(&run),
            json.render.document(&run, &outcome),
            json.render.finish(&run, &closing),
        ];
        Ok(format!("{{\"report\": {},\n\"view\": {view}}}", report.concat()))
    }

    fn annotated(&self, bytes: &[u8]) -> Given {
        if self.format != Format::Docx {
            return Err(
                "Comments can be written into Word documents only. Save the draft as .docx".to_owned()
            );
        }
        let rules = PackLabel::from(&self.engine.pack).in_words();
        let selection = Selection { date: self.today, only: &[], groups: &[], rules: &rules };
        let copy = word::annotate(bytes, &self.draft, &self.checked, &selection);
        copy.map(|copy| copy.bytes).map_err(|error| error.to_string())
    }

    fn checklist(&self, name: &str, kind: &str) -> Given {
        let sheet = checklist::Sheet {
            path: name,
            as_of: self.today,
            draft: &self.draft,
            checked: &self.checked,
            pack: &self.engine.pack,
            words: true,
        };
        match kind {
            "html" => Ok(sheet.html().into_bytes()),
            "docx" => sheet.docx().map_err(|error| error.to_string()),
            _ => Err(format!("a checklist is written as html or docx, and not as “{kind}”")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const DRAFT: &[u8] = b"# Draft\n\n## Findings\n\nThey move around like a pack of feral youths.\n";

    fn wanted() -> Wanted {
        Wanted { as_of: "2026-11-22".to_owned(), ..Wanted::default() }
    }

    fn check(desk: &Desk, name: &str, bytes: &[u8], wanted: Wanted) -> Result<String, String> {
        desk.whole(Task::Check, name, bytes, wanted).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_draft_gives_its_report_and_its_view() {
        let text = check(&Desk::new(), "draft.md", DRAFT, wanted()).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let report = &value["report"]["documents"][0];
        assert_eq!(report["path"], "draft.md");
        let findings = report["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["excerpt"].is_string()));
        assert_eq!(value["view"]["places"].as_array().unwrap().len(), findings.len());
    }

    #[test]
    fn the_page_is_told_what_it_may_open() {
        let about: Value = serde_json::from_str(&about()).unwrap();
        assert_eq!(about["largest"], 256 * 1024 * 1024);
        assert_eq!(about["texts"], serde_json::json!(["md", "markdown", "txt"]));
        assert!(about["endings"].as_array().unwrap().contains(&Value::from("docx")));
    }

    #[test]
    fn slices_give_what_the_whole_gives() {
        let desk = Desk::new();
        let word = include_bytes!("../samples/hard-mixture.docx");
        for task in [Task::Check, Task::Annotate, Task::Checklist("html".to_owned())] {
            let whole = desk.whole(task.clone(), "hard-mixture.docx", word, wanted());
            let mut slices = desk.slices(task, "hard-mixture.docx".to_owned(), word.to_vec(), wanted());
            let mut steps = 1;
            let given = loop {
                match slices.step() {
                    Some(given) => break given,
                    None => steps += 1,
                }
            };
            assert_eq!(given, whole);
            assert!(steps > 60, "one for each rule at least: {steps}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        let desk = Desk::new();
        assert!(check(&desk, "report.pdf", b"%PDF-1.7", wanted()).unwrap_err().contains(".docx"));
        assert!(check(&desk, "draft.md", &[0xFF, 0xFE, 0x00], wanted()).unwrap_err().contains("UTF-"));
        let never = Wanted { as_of: "yesterday".to_owned(), ..Wanted::default() };
        assert!(check(&desk, "draft.md", DRAFT, never).unwrap_err().contains("2026-03-31"));
    }

    #[test]
    fn comments_go_into_word_documents_alone() {
        let desk = Desk::new();
        let refused = desk.whole(Task::Annotate, "draft.md", DRAFT, wanted()).unwrap_err();
        assert!(refused.contains(".docx"));
        let word = include_bytes!("../samples/description.docx");
        let copy = desk.whole(Task::Annotate, "description.docx", word, wanted()).unwrap();
        assert!(copy.starts_with(b"PK") && copy.len() > word.len() / 2);
        assert!(check(&desk, "copy.docx", &copy, wanted()).is_ok());
    }

    #[test]
    fn the_checklist_is_a_page_or_a_word_document() {
        let desk = Desk::new();
        let laid = |kind: &str| desk.whole(Task::Checklist(kind.to_owned()), "draft.md", DRAFT, wanted());
        assert!(String::from_utf8(laid("html").unwrap()).unwrap().contains("lang=\"en-GB\""));
        assert!(laid("docx").unwrap().starts_with(b"PK"));
        assert!(laid("odt").unwrap_err().contains("html"));
    }

    #[test]
    fn what_the_assessment_was_set_to_cover_is_taken_where_the_draft_says_nothing() {
        let scope = Wanted {
            members: vec!["Ash".to_owned(), "Fern".to_owned()],
            places: vec!["the Steps".to_owned()],
            from: Some("2026-03-01".to_owned()),
            to: Some("2026-05-31".to_owned()),
            ..wanted()
        };
        let text = check(&Desk::new(), "draft.md", DRAFT, scope).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let told = &value["report"]["documents"][0]["scope"];
        let period = serde_json::json!({"from": "2026-03-01", "to": "2026-05-31"});
        let wanted =
            serde_json::json!({"members": ["Ash", "Fern"], "places": ["the Steps"], "period": period});
        assert_eq!(*told, wanted);
    }

    #[test]
    fn a_pack_of_ones_own_is_used_once_it_is_open() {
        let desk = Desk::new();
        let own = Wanted { pack: Some(OWN.to_owned()), ..wanted() };
        assert!(check(&desk, "draft.md", DRAFT, own).is_err());
        assert!(desk.open_pack(&[("pack.toml".to_owned(), "nonsense = ".to_owned())]).is_err());
        let sound = include_str!("compare/tests/pack.toml").to_owned();
        desk.open_pack(&[("pack.toml".to_owned(), sound)]).unwrap();
        let own = Wanted { pack: Some(OWN.to_owned()), ..wanted() };
        let text = check(&desk, "draft.md", b"## Findings\n\nThe gang met.\n", own).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let document = &value["report"]["documents"][0];
        assert_eq!(document["pack"]["name"], "ours");
        let rules: Vec<&Value> =
            document["findings"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
        assert!(rules.contains(&&Value::from("language/gang")), "{rules:?}");
    }
}
