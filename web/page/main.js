// Opens drafts, asks the core, shows what it says.

const drafts = [];
let current;

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

function wanted() {
  const list = (id) => byId(id).value.split(/[,;\n]/).map((one) => one.trim()).filter(Boolean);
  const asked = { as_of: byId("settings").dataset.asOf ?? today(), members: list("members"), places: list("places") };
  if (byId("pack").value) asked.pack = byId("pack").value;
  if (!amiss()) {
    asked.from = byId("from").value || undefined;
    asked.to = byId("to").value || undefined;
  }
  return asked;
}

// What is wrong with the period that was filled in, if anything is.
function amiss() {
  const [from, to] = [byId("from").value, byId("to").value];
  if (Boolean(from) !== Boolean(to)) return "The period needs both days; it is not used yet.";
  if (from > to) return "The last day of the period is before the first; it is not used yet.";
  return "";
}

// What the core says of itself: its version, the endings of what it reads, how large that may be.
let about = { version: "", largest: Infinity, megabyte: 1, endings: [], texts: [] };
const isText = (name) => about.texts.includes(name.split(".").pop().toLowerCase());
// Past this a page of text is too long for a browser to show: about 2,000 pages.
const MOST_TEXT = 5 * 1024 * 1024;
const MOST_WORDS = 800000;
const tooLong = (name) => `${name} has more text than this page can show (about 2,000 pages). Check that it is one report and not a whole record; if it is one, cut it into parts, or ask for the command line, which has no such limit.`;

async function check(draft) {
  draft.wanted = wanted();
  draft.stale = false;
  draft.error = undefined;
  draft.drawn = false;
  try {
    const text = await core.text({ do: "check", name: draft.name, wanted: draft.wanted }, draft.bytes);
    // The report stands first, as it was written: what is saved as JSON is that, to the byte.
    const cut = text.lastIndexOf(',\n"view": ');
    draft.json = text.slice('{"report": '.length, cut);
    draft.view = JSON.parse(text.slice(cut + ',\n"view": '.length, -1));
    draft.document = JSON.parse(draft.json).documents[0];
    draft.findings = draft.document.findings;
    if (draft.document.metrics.words > MOST_WORDS) draft.error = tooLong(draft.name);
  } catch (error) {
    draft.error = error.message;
  }
}

// Files that are opened later take the place of those that are still being checked.
let opening = 0;

async function open(files) {
  if (!files.length) return;
  opening += 1;
  const own = opening;
  for (const draft of drafts) draft.stale = true;
  // Those that are on the page stay there until the new ones are checked: nothing is drawn of half a check.
  const fresh = [];
  for (const file of files) {
    say(files.length > 1 ? `Checking ${fresh.length + 1} of ${files.length}: ${file.name} …` : `Checking ${file.name} …`);
    const draft = { name: file.name };
    fresh.push(draft);
    if (file.size > about.largest) {
      draft.error = `${file.name} is larger than any report faircopy reads (${about.largest / about.megabyte} MB). Check that this is the report and not an archive of them.`;
    } else if (file.size > MOST_TEXT && isText(file.name)) {
      draft.error = tooLong(file.name);
    } else {
      try {
        draft.bytes = new Uint8Array(await file.arrayBuffer());
        await check(draft);
      } catch {
        draft.error = `${file.name} could not be opened. Check that it is a file and not a folder, and that you may read it.`;
      }
    }
    if (own !== opening) return;
  }
  drafts.splice(0, drafts.length, ...fresh);
  drawDrafts();
  await show(drafts[0]);
}

// Checks the drafts that are open once more, unless others are opened meanwhile.
async function again() {
  const own = opening;
  say("Checking again …");
  for (const draft of [...drafts]) {
    if (draft.bytes) await check(draft);
    if (own !== opening) return;
  }
  drawDrafts();
  if (current) await show(current);
}

function drawDrafts() {
  const nav = byId("drafts");
  nav.hidden = drafts.length < 2;
  nav.replaceChildren(element("ul", {}, drafts.map((draft) => element("li", {},
    element("button", { type: "button", class: "quiet", "data-name": draft.name, onclick: () => show(draft) }, `${draft.name}: ${told(draft)}`)))));
}

function told(draft) {
  if (draft.error) return "could not be read";
  const open = draft.findings.filter((finding) => !finding.waived);
  const of = (severity) => open.filter((finding) => finding.severity === severity).length;
  const kept = draft.findings.length - open.length;
  return `${of("must")} must, ${of("should")} should, ${of("consider")} consider${kept ? `, ${kept} kept for a stated reason` : ""}`;
}

async function show(draft) {
  if (current) current.stale = true;
  current = draft;
  draft.stale = false;
  draft.at = undefined;
  byId("start").hidden = true;
  byId("work").hidden = false;
  byId("again").hidden = false;
  // Without the file's name, which may hold a child's: browsers keep the titles of pages.
  document.title = "A draft that was checked - faircopy";
  byId("work-title").textContent = draft.name;
  for (const button of byId("drafts").querySelectorAll("button")) {
    if (drafts.indexOf(draft) === [...byId("drafts").querySelectorAll("button")].indexOf(button)) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const unreadable = Boolean(draft.error);
  byId("views").hidden = unreadable;
  byId("unreadable").hidden = !unreadable;
  if (unreadable) {
    byId("verdict").textContent = "";
    byId("checked-with").textContent = "";
    byId("unreadable").replaceChildren(element("p", {}, element("strong", {}, "This file could not be read: "), full(draft.error)));
    say(`${draft.name} could not be read: ${full(draft.error)}`);
    byId("work-title").focus();
    return;
  }
  const held = draft.document.verdict === "fail";
  byId("verdict").textContent = `${told(draft)}. ${held ? "Held: what is marked must has to be mended, or kept for a stated reason, before the report goes on." : "Nothing holds it."}`;
  const { pack } = draft.document;
  byId("checked-with").textContent = `Checked on ${draft.wanted.as_of} with the rules of ${pack.name} ${pack.version}.${amiss() ? ` ${amiss()}` : ""}`;
  openView("report");
  byId("work-title").focus();
  const drawing = drawReport(draft);
  drawChecklist(draft);
  drawPictures(draft);
  drawTake(draft);
  await drawing;
  if (!draft.stale) say(`${draft.name} was checked: ${told(draft)}.`);
}

const full = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

function openView(name) {
  for (const button of document.querySelectorAll(".views button")) {
    if (button.dataset.view === name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  for (const view of document.querySelectorAll(".view")) view.hidden = view.id !== name;
}

function openStart() {
  byId("start").hidden = false;
  byId("work").hidden = true;
  document.title = "faircopy: check a draft";
  say("");
  byId("files").value = "";
  byId("files").focus();
}

async function openPack(files) {
  const faults = byId("own-pack-faults");
  faults.hidden = true;
  const unreadable = () => {
    throw new Error("One of these could not be opened. Give the files of the pack themselves, and not their folder.");
  };
  try {
    const texts = await Promise.all([...files].map(async (file) => [file.name, await file.text().catch(unreadable)]));
    const saying = await core.text({ do: "open-pack", files: texts });
    byId("own-pack-told").textContent = `Opened ${saying}.`;
    let option = byId("pack").querySelector('option[value="own"]');
    if (!option) {
      option = element("option", { value: "own" });
      byId("pack").append(option);
    }
    option.textContent = `Your own: ${saying}`;
    byId("pack").value = "own";
  } catch (error) {
    byId("own-pack-told").textContent = "This pack cannot be used yet:";
    faults.textContent = error.message;
    faults.hidden = false;
  }
  say(byId("own-pack-told").textContent);
}

async function begin() {
  byId("files").addEventListener("change", (event) => open([...event.target.files]));
  byId("check-pasted").addEventListener("click", () => {
    const text = byId("pasted").value;
    if (text.trim()) open([new File([text], "pasted.md")]);
    else say("Paste the text of the draft first.");
  });
  const drop = byId("drop");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    open([...event.dataTransfer.files]);
  });
  for (const id of ["from", "to"]) {
    byId(id).addEventListener("change", () => {
      byId("period-told").textContent = amiss();
      byId("period-told").hidden = !amiss();
    });
  }
  byId("own-pack").addEventListener("change", (event) => openPack(event.target.files));
  byId("again").addEventListener("click", again);
  byId("open-other").addEventListener("click", openStart);
  for (const button of document.querySelectorAll(".views button")) button.addEventListener("click", () => openView(button.dataset.view));
  byId("next").addEventListener("click", () => step(current, 1));
  byId("previous").addEventListener("click", () => step(current, -1));
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.("select, input, textarea")) return;
    if (!event.altKey || event.ctrlKey || event.metaKey || byId("report").hidden || byId("work").hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(current, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  byId("text").addEventListener("click", (event) => {
    const mark = event.target.closest?.(".mark");
    if (!mark) return;
    event.preventDefault();
    const item = byId(`finding-${mark.dataset.of.split(" ")[0]}`);
    if (item.hidden) {
      for (const box of document.querySelectorAll("input[name=severity]")) box.checked = true;
      byId("group").value = "";
      filter();
    }
    goTo(current, item);
  });
  for (const box of document.querySelectorAll("input[name=severity]")) box.addEventListener("change", filter);
  byId("group").addEventListener("change", filter);
  byId("print").addEventListener("click", () => window.print());
  const packs = JSON.parse(await core.text({ do: "packs" }));
  for (const pack of packs) byId("pack").append(element("option", { value: pack.name }, pack.title));
  about = JSON.parse(await core.text({ do: "about" }));
  byId("files").accept = about.endings.map((ending) => `.${ending}`).join(",");
  byId("version").textContent = ` ${about.version}`;
}

begin().catch((error) => say(`This browser cannot run faircopy: ${error.message}. A current Edge, Chrome or Firefox can.`));
