// Holds every page of HTML in a folder against the checks: node check.mjs FOLDER
//
// Then each page in bad/ against the check that has to find what is wrong with it, so that a check which finds nothing
// is noticed. Ends with "N passed, M failed": one for each page and check, and one for each bad page.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { launch, open } from "./browser.mjs";
import { pictures } from "./pictures.mjs";
import { calm } from "./checks/calm.mjs";
import { direction } from "./checks/direction.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { nu } from "./checks/nu.mjs";
import { paper } from "./checks/paper.mjs";
import { rules } from "./checks/rules.mjs";
import { tables } from "./checks/tables.mjs";
import { whole } from "./checks/whole.mjs";
import { width } from "./checks/width.mjs";

/** In this order: those that load the page anew or draw it otherwise come last. */
const CHECKS = { whole, direction, calm, rules, width, tables, paper, keyboard };

/** How many pages are looked at side by side. */
const SIDE_BY_SIDE = 2;

const folder = resolve(process.argv[2]);
const bad = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "bad");
const pictureFolder = process.env.BOARDPAPER_SCREENSHOTS;

let passed = 0;
let failed = 0;
const browser = await launch();
try {
  const files = pagesIn(folder);
  if (files.length === 0) throw new Error(`no page of HTML in ${folder}`);
  await sideBySide(files, judge);
  for (const [file, faults] of nu(files)) tell(relative(folder, file), "nu", faults);
  await badPages();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await browser.close();
}

function pagesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  return names.sort().map((name) => join(folder, name));
}

async function judge(file) {
  const name = relative(folder, file);
  const opened = await open(browser, file);
  for (const [check, find] of Object.entries(CHECKS)) {
    tell(name, check, await find(opened));
  }
  if (pictureFolder) await pictures(opened, resolve(pictureFolder), name);
  await opened.page.context().close();
  console.log(`looked at ${name}`);
}

function tell(name, check, faults) {
  if (faults.length === 0) passed += 1;
  else failed += 1;
  for (const fault of faults.slice(0, 12)) console.log(`${name}: ${check}: ${fault}`);
  if (faults.length > 12) console.log(`${name}: ${check}: and ${faults.length - 12} more`);
}

/** Each begins with a comment: `<!-- found by CHECK: words of the fault -->`. */
async function badPages() {
  const files = pagesIn(bad);
  const byNu = nu(files);
  const tried = new Set();
  await sideBySide(files, async (file) => {
    const name = relative(bad, file);
    const [, check, words] = /<!-- found by (\w+): (.*) -->/.exec(readFileSync(file, "utf8"));
    tried.add(check);
    const faults = check === "nu" ? byNu.get(file) : await foundBy(CHECKS[check], file);
    if (faults.some((fault) => fault.includes(words))) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`bad/${name}: ${check} did not find “${words}”, but ${JSON.stringify(faults.slice(0, 3))}`);
    }
  });
  for (const check of [...Object.keys(CHECKS), "nu"].filter((check) => !tried.has(check))) {
    failed += 1;
    console.log(`bad/: no page shows that ${check} finds anything`);
  }
}

async function foundBy(find, file) {
  const opened = await open(browser, file);
  const faults = await find(opened);
  await opened.page.context().close();
  return faults;
}

async function sideBySide(files, work) {
  const waiting = [...files];
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await work(file);
  }));
}
