// Nothing but a table's own region scrolls sideways, at any width, zoom or spacing of letters.

import { show } from "../browser.mjs";

/** A window of 1280 by 1024 at 400 % shows 320 by 256 (WCAG 1.4.10); at 200 % it shows 640. */
const WINDOWS = {
  "320 px": { width: 320, height: 640 },
  "400 %": { width: 320, height: 256 },
  "200 %": { width: 640, height: 512 },
  "768 px": { width: 768, height: 1024 },
  "1000 px": { width: 1000, height: 800 },
  "1280 px": { width: 1280, height: 800 },
  "1920 px": { width: 1920, height: 1080 },
};

/** What readers set for themselves: spacing as in WCAG 1.4.12, letters of twice the size as in 1.4.4. */
const WISHES = {
  "letters set wider": {
    window: "320 px",
    style: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`,
  },
  "letters twice as large": { window: "1280 px", style: "html { font-size: 200% !important; }" },
};

export async function width({ page }) {
  const faults = [];
  for (const [window, media] of Object.entries(WINDOWS)) {
    await show(page, media);
    faults.push(...(await page.evaluate(sideways)).map((fault) => `${window}: ${fault}`));
  }
  for (const [wish, { window, style }] of Object.entries(WISHES)) {
    await show(page, WINDOWS[window]);
    const set = await page.addStyleTag({ content: style });
    faults.push(...(await page.evaluate(sideways)).map((fault) => `${window}, ${wish}: ${fault}`));
    await set.evaluate((element) => element.remove());
  }
  return faults;
}

/** Runs in the page. */
function sideways() {
  const faults = [];
  const name = (element) => element.outerHTML.slice(0, 90);
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].find((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > root.clientWidth + 1 || left < -1) && !element.closest(".scroll, pre");
    });
    faults.push(`the page is ${root.scrollWidth} px wide, first ${wide ? name(wide) : "something within a region"}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const look = getComputedStyle(element);
    if (element.scrollWidth <= element.clientWidth + 1 || look.overflowX === "visible") continue;
    if (["hidden", "clip"].includes(look.overflowX)) {
      const isForTheEyeAlone = element.closest("[role=img]");
      const isHidden = look.clipPath !== "none" && element.offsetWidth <= 1;
      if (!isForTheEyeAlone && !isHidden) faults.push(`words are cut off: ${name(element)}`);
      continue;
    }
    const table = element.matches(".scroll") && element.querySelector(":scope > table");
    if (!table && !element.matches("pre")) {
      faults.push(`scrolls sideways and is no region of a table: ${name(element)}`);
    } else if (element.tabIndex !== 0) {
      faults.push(`scrolls sideways, but no keyboard reaches it: ${name(element)}`);
    }
    if (!table) continue;
    if (table.matches(".actions") && innerWidth <= 960) {
      faults.push(`the cards of a plan scroll sideways: ${name(element)}`);
      continue;
    }
    const { cssText } = table.style;
    table.style.cssText = "inline-size: min-content; min-inline-size: 0";
    const cells = [...table.querySelectorAll("th, td")];
    for (const cell of cells) cell.style.minInlineSize = "0";
    const least = table.offsetWidth;
    table.style.cssText = cssText;
    if (cssText === "") table.removeAttribute("style");
    for (const cell of cells) cell.removeAttribute("style");
    if (least <= element.clientWidth) faults.push(`a table scrolls sideways that would fit: ${name(element)}`);
  }
  return faults;
}
