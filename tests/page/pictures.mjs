// Pictures of every view, to look at: `node pictures.mjs FOLDER`, once the page is built. README.md shows two of them.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.argv[2] ?? ".";
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const width of [1280, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    await tab.goto(`file://${root}web/dist/faircopy.html`);
    await tab.waitForFunction(() => document.getElementById("version").textContent !== "");
    await tab.evaluate(() => (document.getElementById("settings").dataset.asOf = "2026-11-22"));
    const shot = (view) => tab.screenshot({ path: join(folder, `${view}-${width}-${colorScheme}.png`) });
    await shot("start");
    await tab.setInputFiles("#files", join(root, "samples/hard-mixture.docx"));
    await tab.waitForFunction(() => /was checked/.test(document.getElementById("status").textContent));
    for (const view of ["report", "checklist", "pictures", "take"]) {
      await tab.click(`[data-view=${view}]`);
      if (view === "report") for (let times = 0; times < 3; times += 1) await tab.click("#next");
      await shot(view);
    }
    if (width > 1000) {
      await tab.click("[data-view=checklist]");
      await tab.pdf({ format: "A4", path: join(folder, "printed.pdf") });
    }
    await context.close();
  }
}
await browser.close();
