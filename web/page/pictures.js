// Three pictures for people who would rather look than read; each has its figures in a table under it.

const WIDTH = 720;
const ROW = 30;

const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)} %` : "–");

// The sections at the first level below the title, with what stands in them.
function parts(current) {
  const blocks = current.view.blocks.filter((block) => block.part === "body");
  const levels = [...new Set(blocks.filter((block) => block.kind === "heading").map((block) => block.level))].sort((a, b) => a - b);
  const tops = blocks.filter((block) => block.kind === "heading" && block.level === levels[0]);
  const level = tops.length === 1 && levels.length > 1 ? levels[1] : levels[0];
  const out = [];
  let part = { name: "Opening", blocks: [] };
  for (const block of blocks) {
    if (block.kind === "heading" && block.level <= level) {
      if (part.blocks.length) out.push(part);
      part = { name: block.text, blocks: [] };
    }
    part.blocks.push(block);
  }
  if (part.blocks.length) out.push(part);
  const of = new Map();
  out.forEach((one, index) => one.blocks.forEach((block) => of.set(block.block, index)));
  for (const one of out) {
    one.words = one.blocks.reduce((sum, block) => sum + block.sentences.reduce((all, sentence) => all + sentence.words, 0), 0);
    one.counts = { must: 0, should: 0, consider: 0 };
  }
  out.beside = { must: 0, should: 0, consider: 0 };
  const seen = new Set();
  for (const mark of current.view.marks) {
    const index = of.get(mark.block);
    const finding = current.findings[mark.of];
    if (mark.item !== null || seen.has(mark.of) || finding.waived) continue;
    seen.add(mark.of);
    (index === undefined ? out.beside : out[index].counts)[finding.severity] += 1;
  }
  const whole = { must: 0, should: 0, consider: 0 };
  current.findings.forEach((finding, index) => {
    if (!finding.waived && !seen.has(index)) whole[finding.severity] += 1;
  });
  const shown = out.filter((one) => one.words > 0 || sum(one.counts) > 0);
  return { shown, beside: out.beside, whole };
}

function figures(caption, heads, rows) {
  return element("div", { class: "wide", tabindex: "0", role: "group", "aria-label": caption }, element("table", {}, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, heads.map((head, at) => element("th", { scope: "col", class: at ? "number" : null }, head)))),
    element("tbody", {}, rows.map((row) => element("tr", {}, row.map((value, at) => element(at ? "td" : "th", at ? { class: "number" } : { scope: "row" }, String(value))))))));
}

function drawing(title, told, height, shapes) {
  const picture = element("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", class: "drawing", "aria-label": `${title}. ${told}` }, shapes);
  // On a narrow screen it scrolls in a frame of its own: its labels stay large enough to read.
  return element("div", { class: "wide", tabindex: "0", role: "group", "aria-label": `Picture: ${title}` }, picture);
}

// Bars one under another, each cut into pieces: [{name, pieces: [{value, class}]}], all to one scale or each whole.
function bars(title, told, rows, whole) {
  const most = Math.max(1, ...rows.map((row) => row.pieces.reduce((sum, piece) => sum + piece.value, 0)));
  const shapes = rows.flatMap((row, at) => {
    const y = at * ROW;
    const all = row.pieces.reduce((sum, piece) => sum + piece.value, 0);
    let x = 250;
    const scale = (WIDTH - 260) / (whole ? Math.max(1, all) : most);
    const label = row.name.length > 30 ? `${row.name.slice(0, 29)}…` : row.name;
    return [
      element("text", { x: 242, y: y + 19, "text-anchor": "end", class: "label" }, label),
      ...row.pieces.map((piece) => {
        const width = piece.value * scale;
        const rect = element("rect", { x, y: y + 5, width: Math.max(0, width - 1), height: ROW - 10, class: piece.class });
        x += width;
        return rect;
      }),
    ];
  });
  return drawing(title, told, rows.length * ROW + 4, shapes);
}

const legend = (entries) => element("ul", { class: "legend" }, entries.map(([name, kind]) => element("li", {}, element("span", { class: `swatch ${kind}`, "aria-hidden": "true" }), name)));

function drawPictures(current) {
  const { shown: all, beside, whole } = parts(current);
  const into = byId("drawings");
  const total = all.reduce((sum, part) => sum + part.words, 0);

  const most = Math.max(0, ...all.map((part) => sum(part.counts)));
  const fullest = all.filter((part) => sum(part.counts) === most);
  const inText = all.reduce((number, part) => number + sum(part.counts), 0);
  const clusters = clustered(most, fullest, inText);
  const others = [["Notes, page headers and boxes", beside], ["The report as a whole", whole]].filter(([, counts]) => sum(counts));
  const where = [
    element("h3", {}, "Where the findings are"),
    element("p", {}, clusters),
    legend([["must", "must"], ["should", "should"], ["consider", "consider"]]),
    bars("Findings by section", clusters, all.map((part) => ({ name: part.name, pieces: ["must", "should", "consider"].map((severity) => ({ value: part.counts[severity], class: severity })) })), false),
    figures("Findings by section", ["Section", "Words", "must", "should", "consider"], [
      ...all.map((part) => [part.name, part.words, part.counts.must, part.counts.should, part.counts.consider]),
      ...others.map(([name, counts]) => [name, "", counts.must, counts.should, counts.consider]),
    ]),
  ];

  const voices = { young: 0, views: 0, others: 0, author: 0 };
  for (const part of all) for (const block of part.blocks) for (const one of block.sentences) {
    if (one.speaker === "young-person") voices.young += one.words;
    else if (one.speaker) voices.others += one.words;
    else if (block.role === "voice") voices.views += one.words;
    else voices.author += one.words;
  }
  const whose = `${percent(voices.young, total)} of the words stand in sentences where young people speak for themselves.`;
  const kinds = [["Young people, in their own words", "young"], ["Young people’s views, told by the author", "views"], ["Other people and agencies, quoted", "others"], ["The author", "author"]];
  const voice = [
    element("h3", {}, "Whose words the report is made of"),
    element("p", {}, whose),
    legend(kinds),
    bars("Whose words", whose, [{ name: "The whole report", pieces: kinds.map(([, kind]) => ({ value: voices[kind], class: kind })) }], true),
    figures("Whose words", ["Who speaks", "Words", "Share"], kinds.map(([name, kind]) => [name, voices[kind], percent(voices[kind], total)])),
  ];

  const focus = all.map((part) => {
    const of = { group: 0, one: 0 };
    for (const block of part.blocks) for (const one of block.sentences) {
      if (one.about.includes("group")) of.group += 1;
      else if (one.about.includes("young-person")) of.one += 1;
    }
    return { name: part.name, ...of };
  }).filter((part) => part.group + part.one > 0);
  const group = focus.reduce((sum, part) => sum + part.group, 0);
  const single = focus.reduce((sum, part) => sum + part.one, 0);
  const told = group + single === 0 ? "No sentence is about young people." : `Of the sentences about young people, ${percent(group, group + single)} are about the group and ${percent(single, group + single)} about one of them.`;
  const balance = [
    element("h3", {}, "The group, or one young person"),
    element("p", {}, told),
    legend([["About the group", "group"], ["About one young person", "one"]]),
    bars("Group and single focus by section", told, focus.map((part) => ({ name: part.name, pieces: [{ value: part.group, class: "group" }, { value: part.one, class: "one" }] })), false),
    figures("Sentences by section", ["Section", "The group", "One young person"], focus.map((part) => [part.name, part.group, part.one])),
  ];
  into.replaceChildren(element("section", {}, where), element("section", {}, voice), element("section", {}, balance));
}

function clustered(most, fullest, all) {
  if (!most) return "No finding stands in the text of a section.";
  if (fullest.length > 1) return `The findings are spread out: ${fullest.length} sections have most, ${most} each, of ${all}.`;
  return `The section with most findings is “${fullest[0].name}”: ${most} of ${all}.`;
}

const sum = (counts) => counts.must + counts.should + counts.consider;
