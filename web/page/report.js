// The report as it reads, with the findings' words marked, and the findings beside it in reading order.

const SLICE = 150; // blocks or findings drawn before the browser gets to breathe

const standing = (finding) => (finding.waived ? "waived" : finding.severity);
const STANDINGS = { must: "must", should: "should", consider: "consider", waived: "kept for a stated reason" };

// ---- the text

function segments(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1];
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    // The shortest mark says most about these words.
    over.sort((a, b) => a.end - a.start - (b.end - b.start));
    return { text: text.slice(start, end), over };
  });
}

function wording(text, marks, findings) {
  if (!marks.length) return [text];
  return segments(text, marks).map(({ text: words, over }) => {
    if (!over.length) return words;
    const finding = findings[over[0].of];
    const link = element("a", { href: `#finding-${over[0].of}`, class: `mark ${standing(finding)}`, "data-of": over.map((mark) => mark.of).join(" ") }, words);
    return link;
  });
}

const KINDS = { footnote: "Note", caption: "Caption", header: "Page header", footer: "Page footer", textbox: "Text box" };

async function drawText(current, into) {
  const { blocks, marks } = current.view;
  const findings = current.findings;
  const byBlock = new Map();
  for (const mark of marks) {
    if (mark.item !== null) continue;
    if (!byBlock.has(mark.block)) byBlock.set(mark.block, []);
    byBlock.get(mark.block).push(mark);
  }
  let list = null;
  let table = null;
  let drawn = 0;
  const words = (block) => wording(block.text, byBlock.get(block.block) ?? [], findings);
  for (const block of blocks) {
    drawn += 1;
    if (drawn % SLICE === 0) {
      await breathe();
      if (current.stale) return;
    }
    if (!block.table) table = null;
    if (block.kind !== "item") list = null;
    if (!block.text.trim()) continue;
    const id = { id: `block-${block.block}` };
    if (block.table) {
      table = cell(block, table, into, element("div", id, ...words(block)));
    } else if (block.kind === "heading") {
      into.append(element(`h${Math.min(6, (block.level ?? 1) + 3)}`, id, ...words(block)));
    } else if (block.kind === "item") {
      if (!list || list.dataset.list !== String(block.list)) {
        list = element("ul", { "data-list": block.list });
        into.append(list);
      }
      list.append(element("li", id, ...words(block)));
    } else if (block.kind === "quote") {
      into.append(element("blockquote", id, ...words(block)));
    } else {
      const kind = KINDS[block.kind];
      const label = kind ? element("span", { class: "kind" }, `${kind}: `) : null;
      into.append(element("p", id, label, ...words(block)));
    }
  }
}

// Cells come one after another; a row or a table opens where the numbers say so.
function cell(block, open, into, content) {
  const { index, row, column } = block.table;
  let table = open;
  if (!table || table.dataset.table !== String(index)) {
    table = element("table", { "data-table": index }, element("tbody"));
    into.append(element("div", { class: "wide", tabindex: "0", role: "group", "aria-label": `Table ${index}` }, table));
  }
  const body = table.tBodies[0];
  let line = body.lastElementChild;
  if (!line || line.dataset.row !== String(row)) {
    line = element("tr", { "data-row": row });
    body.append(line);
  }
  const last = line.lastElementChild;
  if (last && last.dataset.column === String(column)) last.append(content);
  else line.append(element(row === 1 ? "th" : "td", { "data-column": column, scope: row === 1 ? "col" : null }, content));
  return table;
}

// ---- the findings

function copyButton(text) {
  return element("button", {
    type: "button",
    class: "quiet",
    onclick: async (event) => {
      const button = event.currentTarget;
      await copy(text);
      button.textContent = "Copied";
      say("Copied.");
      setTimeout(() => (button.textContent = "Copy this wording"), 3000);
    },
  }, "Copy this wording");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages opened from a file may have no clipboard: the old way works there.
    const field = element("textarea", { class: "offstage", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

// How to keep on purpose what a finding is about: in Word a comment, in Markdown a comment before the paragraph.
function keeping(current, finding) {
  if (finding.rule.startsWith("gate/")) return null;
  const call = `faircopy: allow ${finding.rule} because …`;
  const [how, words] = current.document.format === "docx"
    ? [finding.location ? "To keep the wording, say why in a comment on it: " : "To leave this out on purpose, say why in a comment on the title: ", call]
    : [finding.location ? "To keep the wording, say why on a line of its own before the paragraph: " : "To leave this out on purpose, say why on a line of its own before the title: ", `<!-- ${call} -->`];
  return element("p", { class: "note" }, how, element("code", {}, words));
}

function drawFinding(current, index) {
  const finding = current.findings[index];
  const place = current.view.places[index];
  const rule = current.view.rules[finding.rule];
  const body = element("div", { class: "body" },
    element("p", {}, element("strong", {}, "Why: "), finding.why),
    element("p", {}, element("strong", {}, "Instead: "), finding.fix),
    finding.suggestions.map((text) => element("p", { class: "suggestion" }, element("q", {}, text), " ", copyButton(text))),
    finding.related.length ? element("p", { class: "note" }, `Belongs with it: ${finding.related.map((one) => one.message.replace(/\.$/, "")).join("; ")}.`) : null,
    rule && rule.sources.length ? element("p", { class: "note" }, element("strong", {}, "Sources: "), rule.sources.join(" · ")) : null,
    finding.waived ? element("p", {}, element("strong", {}, "Kept: "), `${finding.waived.reason}${finding.waived.by ? ` (${finding.waived.by})` : ""}`) : null,
    finding.waived ? null : keeping(current, finding),
  );
  const show = place && finding.location
    ? element("button", { type: "button", class: "quiet", onclick: () => showWords(current, index) }, `Show it in the report (${place})`)
    : element("span", { class: "note" }, "About the whole report");
  const details = element("details", {},
    element("summary", {}, element("span", { class: "severity" }, STANDINGS[standing(finding)]), ": ", finding.message),
    body);
  return element("li", { id: `finding-${index}`, class: `finding ${standing(finding)}`, "data-standing": standing(finding), "data-group": finding.rule.split("/")[0] },
    details, element("p", { class: "where" }, show));
}

async function drawFindings(current, into) {
  for (let index = 0; index < current.findings.length; index += 1) {
    if (index % SLICE === SLICE - 1) {
      await breathe();
      if (current.stale) return;
    }
    into.append(drawFinding(current, index));
  }
}

function showWords(current, index) {
  openView("report");
  for (const old of document.querySelectorAll(".mark.here")) old.classList.remove("here");
  const marks = [...document.querySelectorAll(".text .mark")].filter((mark) => mark.dataset.of.split(" ").includes(String(index)));
  for (const mark of marks) mark.classList.add("here");
  if (marks.length) {
    marks[0].scrollIntoView({ block: "center" });
    marks[0].focus({ preventScroll: true });
  }
}

// ---- going through them

const shown = () => [...byId("findings").children].filter((item) => !item.hidden);

function goTo(current, item) {
  if (!item) return;
  const index = Number(item.id.slice("finding-".length));
  current.at = index;
  for (const other of shown()) other.querySelector("details").open = other === item;
  if (current.findings[index].location) showWords(current, index);
  const summary = item.querySelector("summary");
  summary.focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
  const all = shown();
  byId("position").textContent = `${all.indexOf(item) + 1} of ${all.length}`;
}

function step(current, by) {
  const all = shown();
  if (!all.length) return;
  const at = all.findIndex((item) => item.id === `finding-${current.at}`);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  goTo(current, all[next]);
}

function filter() {
  const severities = new Set([...document.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
  const group = byId("group").value;
  let left = 0;
  for (const item of byId("findings").children) {
    item.hidden = !severities.has(item.dataset.standing) || (group !== "" && item.dataset.group !== group);
    if (!item.hidden) left += 1;
  }
  byId("position").textContent = "";
  say(`${count(left, "finding")} shown.`);
}

async function drawReport(current) {
  const text = byId("text");
  const findings = byId("findings");
  text.replaceChildren();
  findings.replaceChildren();
  byId("position").textContent = "";
  byId("no-findings").hidden = current.findings.length > 0;
  const groups = [...new Set(current.findings.map((finding) => finding.rule.split("/")[0]))];
  byId("group").replaceChildren(element("option", { value: "" }, "everything"), ...groups.map((group) => element("option", { value: group }, group)));
  for (const box of document.querySelectorAll("input[name=severity]")) box.checked = true;
  const gaps = current.view.gaps;
  byId("gaps").replaceChildren(...(gaps.length
    ? [element("h3", {}, "Not read"), element("ul", {}, gaps.map((gap) => element("li", {}, gap.place ? `${gap.what} (${gap.place})` : gap.what)))]
    : []));
  await Promise.all([drawFindings(current, findings), drawText(current, text)]);
}
