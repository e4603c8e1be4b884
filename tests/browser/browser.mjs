// A real Chromium, and pages in it that are watched from their first byte.

import { pathToFileURL } from "node:url";
import { chromium } from "./tools.mjs";

/** How a page may be shown: what a reader's machine asks of it. */
export const MODES = {
  light: { width: 1280, height: 800 },
  dark: { width: 1280, height: 800, colorScheme: "dark" },
  phone: { width: 320, height: 640 },
  "phone in the dark": { width: 320, height: 640, colorScheme: "dark" },
  paper: { width: 1280, height: 800, media: "print", colorScheme: "dark" },
  contrast: { width: 1280, height: 800, contrast: "more" },
  "contrast in the dark": { width: 1280, height: 800, contrast: "more", colorScheme: "dark" },
};

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Opens a file; `seen` fills with what it asks of the network and says in the console. Nothing gets out. */
export async function open(browser, file) {
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const seen = { requests: [], console: [] };
  await context.route("**", (route) => {
    const asked = route.request().url();
    if (asked === address) return route.continue();
    seen.requests.push(asked);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.console.push(message.text());
  });
  page.on("pageerror", (error) => seen.console.push(String(error)));
  await page.goto(address);
  return { page, file, seen };
}

/** Shows a page as one of the modes asks. */
export async function show(page, { width, height, ...media }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    media: "screen",
    colorScheme: "light",
    contrast: "no-preference",
    forcedColors: "none",
    reducedMotion: "reduce",
    ...media,
  });
}
