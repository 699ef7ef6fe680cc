// The checklist as a supervisor reads it.

const STATUSES = {
  met: ["✓", "Met"],
  weak: ["~", "Weak: there is something, and it would be sent back"],
  missing: ["✗", "Missing"],
  explained: ["i", "Absent, and honestly explained"],
  judgement: ["?", "For your judgement"],
  "not-applicable": ["–", "Does not apply"],
};

function drawChecklist(current) {
  const items = current.document.checklist;
  const totals = new Map();
  for (const item of items) totals.set(item.status, (totals.get(item.status) ?? 0) + 1);
  byId("checklist-counts").textContent = [...totals].map(([status, number]) => `${STATUSES[status][1].split(":")[0].toLowerCase()}: ${number}`).join(" · ");
  if (!items.length) {
    byId("items").replaceChildren(element("p", {}, "The rules that this draft was checked with ask for no statements, so there is nothing to go through. Other rules can be chosen under “Open another draft”."));
    return;
  }
  byId("items").replaceChildren(...items.map((item, index) => {
    const [sign, words] = STATUSES[item.status];
    const quotes = item.evidence.map((evidence, at) => element("blockquote", {},
      element("p", {}, evidence.excerpt ?? ""),
      element("p", { class: "where" }, element("button", { type: "button", class: "quiet", onclick: () => showEvidence(current, index, at) },
        `Show it in the report (${current.view.evidence_places[index][at]})`))));
    return element("article", { class: `item ${item.status}` },
      element("h3", {}, item.title),
      element("p", { class: `status ${item.status}` }, element("span", { "aria-hidden": "true", class: "sign" }, sign), ` ${words}`),
      item.note ? element("p", {}, item.note) : null,
      quotes);
  }));
}

function showEvidence(current, item, at) {
  openView("report");
  const mark = current.view.marks.find((one) => one.item === item && one.of === at);
  const block = mark && byId(`block-${mark.block}`);
  if (!block) return;
  for (const old of document.querySelectorAll(".pointed")) old.classList.remove("pointed");
  block.classList.add("pointed");
  block.tabIndex = -1;
  block.scrollIntoView({ block: "center" });
  block.focus({ preventScroll: true });
}
