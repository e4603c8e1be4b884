// WCAG 2.2 A and AA, and what else axe thinks good, in every mode.

import { axeSource } from "../tools.mjs";
import { MODES, show } from "../browser.mjs";

const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // It would ask for style sheets and pictures again.
  preload: false,
  // Axe leaves it out unless asked: WCAG 2.2, 2.5.8.
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations", "incomplete"],
};

/** Modes in which nothing but colours is otherwise. */
const OTHER_COLOURS = ["contrast", "contrast in the dark"];
const COLOURS = { ...OPTIONS, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** Nobody points at paper. */
const PAPER = { ...OPTIONS, rules: { "target-size": { enabled: false } } };

/** Where axe cannot see whether words stand out, a person has to look; so that may not be left open … */
const NEVER_OPEN = "color-contrast";
/** … but for signs and single letters, beside which there are words, and for what a region that scrolls hides on a small screen alone. */
const MAY_BE_OPEN = ["nonBmp", "bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "outsideViewport", "shortTextContent"];

export async function rules({ page }) {
  const faults = [];
  for (const [mode, media] of Object.entries(MODES)) {
    await show(page, media);
    await page.evaluate(axeSource);
    const asked = OTHER_COLOURS.includes(mode) ? COLOURS : mode === "paper" ? PAPER : OPTIONS;
    const found = await page.evaluate((options) => globalThis.axe.run(document, options), asked);
    const open = found.incomplete.filter((rule) => rule.id === NEVER_OPEN).map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter((node) => !node.any.some((check) => MAY_BE_OPEN.includes(check.data?.messageKey))),
    })).filter((rule) => rule.nodes.length > 0);
    for (const rule of [...found.violations, ...open]) {
      const [first] = rule.nodes;
      const why = [...first.any, ...first.all, ...first.none].map((check) => check.message).join("; ");
      faults.push(`${mode}: ${rule.id}, ${rule.nodes.length} times, first ${first.target.join(" ")}: ${why}`);
    }
  }
  return faults;
}
