// The file is all there is: nothing is fetched, nothing runs, nothing is said in the console, every link leads somewhere.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

export async function whole({ page, file, seen }) {
  const found = await page.evaluate(inspect);
  const lost = found.files.filter((path) => !existsSync(resolve(dirname(file), decodeURIComponent(path))));
  return [
    ...seen.requests.map((address) => `asks for ${address}`),
    ...seen.console.map((words) => `says in the console: ${words}`),
    ...found.faults,
    ...lost.map((path) => `leads to a file that is not there: ${path}`),
  ];
}

/** Runs in the page. */
function inspect() {
  const faults = [];
  const files = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) {
      if (name.startsWith("on") || name === "style") faults.push(`<${element.localName}> has an attribute ${name}`);
    }
  }
  for (const script of document.scripts) {
    if (script.type !== "application/ld+json") faults.push("there is a script that runs");
    else {
      try {
        JSON.parse(script.textContent);
      } catch (error) {
        faults.push(`the description of the document is no JSON: ${error.message}`);
      }
    }
  }
  for (const link of document.querySelectorAll("[href], [src]")) {
    const address = link.getAttribute("href") ?? link.getAttribute("src");
    if (address.startsWith("#")) {
      if (!document.getElementById(decodeURIComponent(address.slice(1)))) faults.push(`leads nowhere: ${address}`);
    } else if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) {
      files.push(address.replace(/[#?].*$/, ""));
    } else if (!/^(https?|mailto|tel):/i.test(address) && !(link.localName === "img" && address.startsWith("data:image/"))) {
      faults.push(`a link of another kind: ${address.slice(0, 60)}`);
    }
  }
  if (!document.title.trim()) faults.push("the page has no title");
  return { faults, files };
}
