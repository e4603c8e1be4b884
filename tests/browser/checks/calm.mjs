// The dark is dark, and nothing moves for a reader who asked for that.

import { MODES, show } from "../browser.mjs";

export async function calm({ page }) {
  await show(page, MODES.dark);
  return page.evaluate(() => {
    const faults = [];
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const brightest = Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
    if (brightest > 80) faults.push("the page is bright in the dark");
    for (const element of document.querySelectorAll("*")) {
      const look = getComputedStyle(element);
      const moves = [...look.transitionDuration.split(","), ...look.animationDuration.split(",")].some((time) => parseFloat(time) > 0);
      if (moves || look.scrollBehavior === "smooth") faults.push(`moves: ${element.outerHTML.slice(0, 90)}`);
    }
    return faults;
  });
}
