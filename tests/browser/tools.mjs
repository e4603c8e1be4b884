// The tools that judge, from the folder into which `run` installed them.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.env.BROWSER_TOOLS}/`);

export const { chromium } = require("playwright-core");
/** The source of axe, for a page to run. */
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** The Nu HTML checker, for Java to run. */
export const nuChecker = require.resolve("vnu-jar/build/dist/vnu.jar");
