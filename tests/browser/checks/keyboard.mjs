// The keyboard: the first stop is the skip link and it leads to the text; every stop can be seen, and where it is.

import { MODES, show } from "../browser.mjs";

/** More stops than the longest page has. */
const STOPS = 2000;

export async function keyboard({ page }) {
  await show(page, MODES.light);
  return [...(await skipLink(page)), ...(await stops(page))];
}

async function skipLink(page) {
  await start(page);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const stop = document.activeElement;
    const place = stop.getBoundingClientRect();
    const seen = place.top >= 0 && place.left >= 0 && place.bottom <= innerHeight && place.right <= innerWidth;
    return { leads: stop.getAttribute("href"), seen: seen && place.height > 0 };
  });
  if (first.leads !== "#main") return [`the first stop leads to ${first.leads}, not to #main`];
  if (!first.seen) return ["the skip link cannot be seen when it has the focus"];
  await page.keyboard.press("Enter");
  const reached = await page.evaluate(() => document.activeElement.id);
  return reached === "main" ? [] : [`the skip link leads to “${reached}”, not to main`];
}

async function stops(page) {
  const faults = [];
  await start(page);
  for (let count = 0; count < STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const stop = document.activeElement;
      if (!stop || stop === document.body || stop.dataset.stop) return null;
      stop.dataset.stop = "seen";
      const name = stop.outerHTML.slice(0, 90);
      const look = getComputedStyle(stop);
      if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) {
        return { fault: `nothing shows that the focus is on ${name}` };
      }
      const places = [...stop.getClientRects()].filter((place) => place.width > 0 && place.height > 0);
      const onScreen = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      const seen = places.some((place) => {
        // A region that is taller than the screen is seen by its beginning or its middle.
        const x = place.left + Math.min(place.width / 2, 20);
        return [place.top + place.height / 2, place.top + 1, Math.max(place.top, 0) + 1].some((y) => {
          const top = onScreen(x, y) && document.elementFromPoint(x, y);
          return top && (stop.contains(top) || top.contains(stop));
        });
      });
      return seen ? {} : { fault: `the focus goes to what cannot be seen: ${name}` };
    });
    if (stop === null) return count > 1 ? faults : [...faults, "there is nothing to stop at but the skip link"];
    if (stop.fault) faults.push(stop.fault);
  }
  return [...faults, `more than ${STOPS} stops`];
}

/** As if the page had just been opened. */
async function start(page) {
  await page.evaluate(() => {
    history.replaceState(null, "", location.pathname);
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  await page.reload();
}
