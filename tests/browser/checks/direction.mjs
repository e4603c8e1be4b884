// Every language runs the way that it is written: Arabic, Hebrew, Persian and Urdu from right to left, wherever they stand.

import { MODES, show } from "../browser.mjs";

export async function direction({ page }) {
  await show(page, MODES.light);
  return page.evaluate(() => [...document.querySelectorAll("[lang]")].flatMap((element) => {
    const locale = new Intl.Locale(element.lang);
    const wanted = (locale.getTextInfo?.() ?? locale.textInfo).direction;
    if (getComputedStyle(element).direction === wanted) return [];
    return [`does not run as its language does, ${wanted}: ${element.outerHTML.slice(0, 90)}`];
  }));
}
