// Pictures of a page for people to look at: three widths in light and dark, the colours of a system that forces its
// own, and the pages that come out of a printer.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { MODES, show } from "./browser.mjs";

/** A picture of a long page shows its beginning; Chromium draws none that is much taller. */
const TALLEST = 12000;

export async function pictures({ page }, folder, name) {
  const path = (suffix) => join(folder, name.replace(/\.html$/, suffix));
  mkdirSync(dirname(path("")), { recursive: true });
  await page.evaluate(() => scrollTo(0, 0));
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 768, 1280]) {
      await show(page, { width, height: 900, colorScheme });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: path(`-${colorScheme}-${width}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) },
      });
    }
  }
  await show(page, { width: 1280, height: 900, forcedColors: "active" });
  await page.screenshot({ path: path("-colours-of-the-system.png") });
  await show(page, MODES.paper);
  await page.pdf({ path: path("-paper.pdf"), preferCSSPageSize: true });
}
