// Files to take away, made by the core.

function save(bytes, name, type) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  say(`${name} was saved.`);
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const stem = (name) => name.replace(/\.[^.]+$/, "");

function drawTake(current) {
  const isWord = current.document.format === "docx";
  const make = (question, name, type) => async () => {
    say("One moment …");
    try {
      save(await core.ask({ ...question, name: current.name, wanted: current.wanted }, current.bytes), name, type);
    } catch (error) {
      say(error.message);
    }
  };
  const base = stem(current.name);
  // A copy of a template or of a document with macros is one too: Word opens it by its own ending alone.
  const [, ending] = /\.(docm|dotx|dotm)$/i.exec(current.name.toLowerCase()) ?? ["", "docx"];
  const offers = [
    isWord
      ? ["Your draft with Word comments", "A copy; your own file is left as it is. Each comment says why and how to mend it.", make({ do: "annotate" }, `${base}.reviewed.${ending}`, ending === "docx" ? WORD : "application/octet-stream")]
      : null,
    ["The checklist as a Word document", "To type in, for supervision: every point with the report’s own words, questions to talk over, and room to sign.", make({ do: "checklist", kind: "docx" }, `${base}.checklist.docx`, WORD)],
    ["The checklist as a page", "The same, to keep beside the report or to print. It opens in any browser.", make({ do: "checklist", kind: "html" }, `${base}.checklist.html`, "text/html")],
    ["The checklist on paper", "Opens your browser\u2019s print window, where it can be saved as a PDF too.", async () => { openView("checklist"); window.print(); }],
    ["The findings for other programs (JSON)", "What faircopy’s command line writes.", async () => save(new TextEncoder().encode(current.json), `${base}.findings.json`, "application/json")],
  ].filter(Boolean);
  byId("downloads").replaceChildren(...offers.map(([name, about, act]) => element("li", {},
    element("button", { type: "button", onclick: act }, name), element("p", { class: "note" }, about))));
  if (!isWord) byId("downloads").append(element("li", {}, element("p", { class: "note" }, "Word comments can be written into a Word document: open the .docx to get them.")));
}
