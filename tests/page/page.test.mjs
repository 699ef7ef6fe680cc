// The page in a real browser: the same findings as the command line, sentences for bad files, a copy with comments,
// keys, accessibility, and not one request that leaves it. Run by `web/test.sh` once the page is built.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = `file://${root}web/dist/faircopy.html`;
const program = process.env.FAIRCOPY ?? join(root, "target/debug/faircopy");
const axe = readFileSync(join(root, "tests/page/node_modules/axe-core/axe.min.js"), "utf8");
const AS_OF = "2026-11-22";
const scratch = mkdtempSync(join(tmpdir(), "faircopy-page-"));
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

async function opened(options = {}) {
  // axe is put into the page by the test, which the page's own policy would refuse.
  const context = await browser.newContext({ acceptDownloads: true, bypassCSP: Boolean(options.axe), ...options.context });
  const tab = await context.newPage();
  if (options.workerless) {
    // As a browser does that refuses workers to a page from the disk.
    await tab.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException("Worker is not allowed here", "SecurityError");
        }
      };
    });
  }
  const requests = [];
  tab.on("request", (request) => requests.push(request.url()));
  await tab.goto(page);
  await tab.waitForFunction(() => document.getElementById("version").textContent !== "");
  await tab.evaluate((day) => (document.getElementById("settings").dataset.asOf = day), AS_OF);
  return { tab, requests, close: () => context.close() };
}

async function openDraft(tab, files) {
  await tab.setInputFiles("#files", files);
  await tab.waitForFunction(() => /was checked|could not be read/.test(document.getElementById("status").textContent), null, { timeout: 30000 });
}

test("findings are those of the command line, for every sample", async () => {
  const { tab, requests, close } = await opened();
  const samples = readdirSync(join(root, "samples")).filter((name) => /\.(md|docx)$/.test(name) && !name.startsWith("README"));
  assert.ok(samples.length > 10);
  for (const name of samples) {
    const path = join(root, "samples", name);
    let told;
    try {
      told = execFileSync(program, ["check", "--as-of", AS_OF, "--format", "json", path], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch (held) {
      told = held.stdout;
    }
    await openDraft(tab, path);
    const here = await tab.evaluate(() => current.json);
    const line = JSON.parse(told).documents[0];
    const own = JSON.parse(here).documents[0];
    delete line.path;
    delete own.path;
    assert.deepEqual(own, line, name);
    assert.equal(await tab.locator("#findings > li").count(), line.findings.length, name);
    await tab.click("#open-other");
  }
  assert.deepEqual(requests.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:")), []);
  await close();
});

test("a bad file gets a sentence", async () => {
  const { tab, close } = await opened();
  const bad = { "locked.docx": Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "cut.docx": Buffer.from("PK\u0003\u0004nothing"), "report.pdf": Buffer.from("%PDF-1.7"), "empty.md": Buffer.alloc(0), "film.docx": Buffer.alloc(20 * 1024 * 1024, 7) };
  for (const [name, bytes] of Object.entries(bad)) {
    await openDraft(tab, { name, mimeType: "application/octet-stream", buffer: bytes });
    const said = await tab.textContent("#unreadable");
    assert.match(said, /could not be read: .{20,}[.!?]$/, name);
    await tab.click("#open-other");
  }
  await close();
});

test("nothing of a draft is left where a browser keeps things", async () => {
  const { tab, close } = await opened();
  // Browsers write titles into their history, and what fields hold into what they restore.
  const open = await tab.$$eval("textarea, input:not([type=checkbox])", (fields) => fields.filter((field) => field.autocomplete !== "off").map((field) => field.id));
  assert.deepEqual(open, []);
  await openDraft(tab, { name: "Ash and Bay.md", mimeType: "text/markdown", buffer: Buffer.from("# Draft\n\n## Findings\n\nThey met.\n") });
  assert.doesNotMatch(await tab.title(), /Ash/);
  assert.match(await tab.textContent("#checked-with"), /2026-.* peer-group-assessment \d/);
  await close();
});

test("the copy with comments is saved, and reads the same", async () => {
  const { tab, close } = await opened();
  await openDraft(tab, join(root, "samples/description.docx"));
  await tab.click("[data-view=take]");
  const saving = tab.waitForEvent("download");
  await tab.click("#downloads button >> nth=0");
  const file = join(scratch, "reviewed.docx");
  await (await saving).saveAs(file);
  const text = (path) => JSON.parse(execFileSync(program, ["read", "--format", "json", path], { encoding: "utf8" })).documents[0].blocks.map((block) => block.text);
  assert.deepEqual(text(file), text(join(root, "samples/description.docx")));
  // The page's copy is the command line's, to the byte, comments and all.
  const own = join(scratch, "own.docx");
  execFileSync(program, ["annotate", join(root, "samples/description.docx"), "-o", own, "--date", AS_OF], { stdio: "ignore" });
  assert.ok(readFileSync(own).includes("word/comments.xml"));
  assert.ok(readFileSync(file).equals(readFileSync(own)));
  await close();
});

test("the checklist is saved as the command line writes it, and prints", async () => {
  for (const name of ["hard-mixture.docx", "fair-copy.md"]) {
    const { tab, close } = await opened();
    await openDraft(tab, join(root, "samples", name));
    await tab.click("[data-view=take]");
    for (const [button, kind] of [["The checklist as a Word document", "docx"], ["The checklist as a page", "html"]]) {
      const saving = tab.waitForEvent("download");
      await tab.getByRole("button", { name: button, exact: true }).click();
      const saved = await saving;
      const file = join(scratch, saved.suggestedFilename());
      assert.equal(saved.suggestedFilename(), name.replace(/\.[a-z]+$/, `.checklist.${kind}`));
      await saved.saveAs(file);
      const own = join(scratch, `own.checklist.${kind}`);
      execFileSync(program, ["checklist", name, "-o", own, "--as-of", AS_OF], { cwd: join(root, "samples"), stdio: "ignore" });
      assert.ok(readFileSync(file).equals(readFileSync(own)), `${name} as ${kind}`);
    }
    await tab.click("[data-view=checklist]");
    const paper = await tab.pdf({ format: "A4", path: join(scratch, `${name}.pdf`) });
    // Each item, its words and the lines to sign take more than one sheet; the rest of the page takes none.
    const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets > 1 && sheets < 16, `${name}: ${sheets} sheets`);
    await close();
  }
});

test("keys alone lead through open, next finding, copy, checklist and taking away", async () => {
  const { tab, close } = await opened();
  await tab.focus("#files");
  await openDraft(tab, join(root, "samples/labels.md"));
  await tab.keyboard.press("Alt+ArrowDown");
  await tab.keyboard.press("Alt+ArrowDown");
  assert.match(await tab.textContent("#position"), /^2 of /);
  assert.equal(await tab.evaluate(() => document.activeElement.tagName), "SUMMARY");
  const reach = async (wanted) => {
    for (let presses = 0; presses < 400; presses += 1) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate(wanted)) return;
    }
    assert.fail(`not reached: ${wanted}`);
  };
  await tab.focus("#work-title");
  await reach(() => document.activeElement.dataset?.view === "checklist");
  await tab.keyboard.press("Enter");
  assert.ok(await tab.isVisible("#checklist"));
  await reach(() => document.activeElement.textContent.startsWith("Show it in the report"));
  await tab.focus("#work-title");
  await reach(() => document.activeElement.dataset?.view === "take");
  await tab.keyboard.press("Enter");
  await reach(() => document.activeElement.textContent.includes("JSON"));
  const saving = tab.waitForEvent("download");
  await tab.keyboard.press("Enter");
  assert.match((await saving).suggestedFilename(), /findings\.json$/);
  await close();
});

for (const scheme of ["light", "dark"]) {
  test(`no barrier that axe knows of, ${scheme}, and at 400 % zoom`, async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 256 }]) {
      const { tab, close } = await opened({ axe: true, context: { colorScheme: scheme, viewport } });
      await tab.evaluate(axe);
      const look = async (where) => {
        const found = await tab.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`));
        assert.deepEqual(found, [], `${where}, ${viewport.width} wide`);
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${where} scrolls sideways by ${wide}`);
      };
      await look("start");
      await openDraft(tab, join(root, "samples/hard-mixture.docx"));
      await tab.click("#next");
      await look("report");
      for (const view of ["checklist", "pictures", "take"]) {
        await tab.click(`[data-view=${view}]`);
        await look(view);
      }
      await close();
    }
  });
}

test("a file of 20 MB: told when it is all text, read when it is a report with pictures", async () => {
  const { tab, close } = await opened();
  const text = Buffer.from("The group met on 3 May 2026 by the canal, and nothing else was seen.\n\n".repeat(290_000));
  await openDraft(tab, { name: "large.md", mimeType: "text/markdown", buffer: text });
  assert.match(await tab.textContent("#unreadable"), /more text than this page can show/);
  await tab.click("#open-other");
  const file = join(scratch, "pictures.docx");
  const add = "import shutil, sys, zipfile, os\nshutil.copy(sys.argv[1], sys.argv[2])\nzipfile.ZipFile(sys.argv[2], 'a').writestr('word/media/photograph.jpg', os.urandom(20 << 20))";
  execFileSync("python3", ["-c", add, join(root, "samples/fair-copy.docx"), file]);
  await openDraft(tab, file);
  assert.match(await tab.textContent("#status"), /was checked/);
  await close();
});

for (const workerless of [false, true]) {
  test(`a very long report leaves the page answering${workerless ? ", without a worker too" : ""}`, async () => {
    const { tab, close } = await opened({ workerless });
    const one = readFileSync(join(root, "samples/hard-mixture.md"), "utf8").replace(/^---[\s\S]*?---/, "");
    const file = join(scratch, "long.md");
    writeFileSync(file, one.repeat(Math.ceil(800000 / one.length)));
    await tab.evaluate(() => {
      window.longest = 0;
      window.ticks = 0;
      let last = performance.now();
      window.ticking = setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        window.ticks += 1;
        last = now;
      }, 20);
    });
    await tab.setInputFiles("#files", file);
    await tab.waitForFunction(() => /was checked/.test(document.getElementById("status").textContent), null, { timeout: 240000 });
    const { longest, ticks } = await tab.evaluate(() => ({ longest: window.longest, ticks: window.ticks }));
    console.log(`# ${ticks} ticks, the longest pause was ${Math.round(longest)} ms`);
    assert.ok(longest < 2500, `the page stood still for ${Math.round(longest)} ms`);
    assert.ok(ticks > 20, `the timer ticked ${ticks} times`);
    await close();
  });
}

test("without a worker the page finds, saves and lays out the same", async () => {
  const taken = [];
  for (const workerless of [false, true]) {
    const { tab, close } = await opened({ workerless });
    await openDraft(tab, join(root, "samples/hard-mixture.docx"));
    const all = [await tab.evaluate(() => current.json)];
    await tab.click("[data-view=take]");
    for (const nth of [0, 1, 2]) {
      const saving = tab.waitForEvent("download");
      await tab.click(`#downloads button >> nth=${nth}`);
      const file = join(scratch, `${workerless}-${nth}`);
      await (await saving).saveAs(file);
      all.push(readFileSync(file).toString("base64"));
    }
    // Two questions at once are answered one after the other.
    const [one, other] = await tab.evaluate(() => Promise.all([core.text({ do: "about" }), core.text({ do: "packs" })]));
    assert.ok(JSON.parse(one).version && JSON.parse(other).length > 1);
    taken.push(all);
    await close();
  }
  assert.deepEqual(taken[1], taken[0]);
});
