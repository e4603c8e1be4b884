// On paper: light whatever the screen is, no blank page, no heading that is left at the foot of one, no word lost.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MODES, show } from "../browser.mjs";

export async function paper({ page }) {
  await show(page, MODES.paper);
  return [...(await page.evaluate(looks)), ...(await pages(page))];
}

/** Runs in the page. */
function looks() {
  const faults = [];
  const luminance = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  if (luminance(getComputedStyle(document.documentElement).backgroundColor) < 0.95) faults.push("the paper is not white");
  if (luminance(getComputedStyle(document.body).color) > 0.3) faults.push("the words are not dark");
  for (const element of document.body.querySelectorAll("*")) {
    const look = getComputedStyle(element);
    if (["auto", "scroll"].includes(look.overflowX)) faults.push(`a region scrolls on paper: ${element.outerHTML.slice(0, 90)}`);
  }
  const skip = document.querySelector(".skip");
  if (skip && skip.offsetHeight > 0) faults.push("the skip link is printed");
  return faults;
}

async function pages(page) {
  const folder = mkdtempSync(join(tmpdir(), "paper-"));
  try {
    const file = join(folder, "page.pdf");
    // A line of the contents is no heading.
    const marked = await page.addStyleTag({ content: ".contents a::before { content: '→ '; }" });
    await page.pdf({ path: file, preferCSSPageSize: true });
    await marked.evaluate((style) => style.remove());
    execFileSync("pdftotext", ["-layout", file, `${file}.txt`]);
    const printed = readFileSync(`${file}.txt`, "utf8");
    const sheets = printed.split("\f").slice(0, -1).map(lines);
    const headings = await page.evaluate(() =>
      [...document.querySelectorAll("main :is(h2, h3, h4, h5, h6)")].map((heading) => heading.innerText.replace(/\s+/g, " ").trim()));
    const sayNothing = sheets.flatMap((sheet, index) => (sheet.length === 0 ? [`page ${index + 1} is blank`] : []));
    const leftBehind = sheets.slice(0, -1).flatMap((sheet, index) =>
      headings.includes(sheet.at(-1)) ? [`page ${index + 1} ends with a heading: ${sheet.at(-1)}`] : []);
    const written = await page.evaluate(() => document.querySelector("main")?.innerText ?? "");
    return [...sayNothing, ...leftBehind, ...lost(written, printed)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What stands on a page, without its number. */
function lines(sheet) {
  const all = sheet.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line);
  return /^\d+ \/ \d+$/.test(all.at(-1) ?? "") ? all.slice(0, -1) : all;
}

/** The words of three letters and more that its paper has not, or not as often; a narrow column may print one in parts. */
function lost(written, printed) {
  const left = counted(printed);
  const take = (word) => {
    const isThere = (left.get(word) ?? 0) > 0;
    if (isThere) left.set(word, left.get(word) - 1);
    return isThere;
  };
  const inParts = (word) => {
    for (let at = word.length - 1; at > 0; at -= 1) {
      const head = word.slice(0, at);
      if (!take(head)) continue;
      if (take(word.slice(at)) || inParts(word.slice(at))) return true;
      left.set(head, left.get(head) + 1);
    }
    return false;
  };
  const missing = [...counted(written)].flatMap(([word, count]) => Array(count).fill(word)).filter((word) => !take(word) && word.length > 2);
  const gone = [...new Set(missing.filter((word) => !inParts(word)))];
  return gone.length === 0 ? [] : [`words are lost on paper: ${gone.slice(0, 8).join(", ")}`];
}

/** How often each word is there. Arabic has signs for two letters, which come out of a PDF in either order. */
function counted(text) {
  const words = text.normalize("NFKC").toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word);
  const inAnyOrder = words.map((word) => (/\p{Script=Arabic}/u.test(word) ? [...word].sort().join("") : word));
  return inAnyOrder.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map());
}
