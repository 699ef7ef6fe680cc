// Opening and checking again, one in the middle of the other: the page's own script with a core that answers when it is
// told to, and without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const source = readFileSync(fileURLToPath(new URL("../../web/page/main.js", import.meta.url)), "utf8");

const ABOUT = { version: "0", largest: 1000, megabyte: 100, endings: ["docx", "md"], texts: ["md"] };

// The page, and what waits for the core's answer.
async function page() {
  const elements = new Map();
  const made = () => ({
    dataset: {},
    handlers: {},
    children: [],
    value: "",
    addEventListener(name, handler) {
      this.handlers[name] = handler;
    },
    querySelector: () => null,
    querySelectorAll: () => [],
    replaceChildren(...children) {
      this.children = children;
    },
    append() {},
    setAttribute() {},
    removeAttribute() {},
    focus() {},
  });
  const byId = (id) => {
    if (!elements.has(id)) elements.set(id, made());
    return elements.get(id);
  };
  const waiting = [];
  const said = [];
  const context = vm.createContext({
    byId,
    say: (sentence) => said.push(sentence),
    element: (name, attributes, ...children) => ({ name, children: children.flat(3) }),
    document: { addEventListener() {}, querySelectorAll: () => [] },
    window: {},
    core: {
      text: (question) => {
        if (question.do === "packs") return Promise.resolve("[]");
        if (question.do === "about") return Promise.resolve(JSON.stringify(ABOUT));
        return new Promise((resolve) => waiting.push({ name: question.name, resolve }));
      },
    },
    drawReport: async () => {},
    drawChecklist() {},
    drawPictures() {},
    drawTake() {},
    filter() {},
    step() {},
    goTo() {},
  });
  vm.runInContext(source, context);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  await settle();
  return {
    byId,
    said,
    settle,
    open: (...names) => {
      const files = names.map((one) => (one.size ? one : { name: one, size: 1, arrayBuffer: async () => new ArrayBuffer(1) }));
      return byId("files").handlers.change({ target: { files } });
    },
    openPack: (files) => byId("own-pack").handlers.change({ target: { files } }),
    again: () => byId("again").handlers.click(),
    answer: async (name) => {
      await settle();
      const at = waiting.findIndex((one) => one.name === name);
      assert.ok(at >= 0, `nobody asks about ${name}`);
      const report = { documents: [{ verdict: "pass", findings: [], metrics: { words: 1 }, pack: { name: "p", version: "1" } }] };
      waiting.splice(at, 1)[0].resolve(`{"report": ${JSON.stringify(report)},\n"view": {}}`);
      await settle();
    },
  };
}

test("a draft that is opened while others are checked again takes their place", async () => {
  const { byId, open, again, answer } = await page();
  const first = open("one.md", "two.md");
  await answer("one.md");
  await answer("two.md");
  await first;
  assert.equal(byId("work-title").textContent, "one.md");
  const second = again();
  await answer("one.md");
  const third = open("three.md");
  await answer("two.md");
  await second; // it gives way, and nothing of it fails
  assert.equal(byId("work-title").textContent, "one.md", "nothing is drawn of half a check");
  await answer("three.md");
  await third;
  assert.equal(byId("work-title").textContent, "three.md");
});

test("checking again while a draft is being opened shows neither half", async () => {
  const { byId, open, again, answer } = await page();
  const first = open("one.md");
  await answer("one.md");
  await first;
  const second = open("two.md");
  const third = again();
  await answer("one.md");
  await third;
  assert.equal(byId("work-title").textContent, "one.md");
  await answer("two.md");
  await second;
  assert.equal(byId("work-title").textContent, "two.md");
});

test("what may be opened is what the core says", async () => {
  const { byId, open, said } = await page();
  assert.equal(byId("files").accept, ".docx,.md");
  await open({ name: "large.docx", size: 1001 });
  assert.match(said.at(-1), /larger than any report faircopy reads \(10 MB\)/);
});

test("a folder given for a pack is told in a sentence", async () => {
  const { byId, openPack } = await page();
  await openPack([{ name: "rules", text: () => Promise.reject(new Error("NotReadableError")) }]);
  assert.equal(byId("own-pack-told").textContent, "This pack cannot be used yet:");
  assert.match(byId("own-pack-faults").textContent, /not their folder/);
});
