// The Nu HTML checker: no error and no warning.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nuChecker } from "../tools.mjs";

/** What it says of each of the files, by their absolute paths. */
export function nu(files) {
  const java = spawnSync("java", ["-jar", nuChecker, "--stdout", "--format", "json", ...files], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (java.error) throw java.error;
  const said = new Map(files.map((file) => [resolve(file), []]));
  const { messages } = JSON.parse(java.stdout);
  for (const message of messages) {
    if (message.type === "non-document-error") throw new Error(message.message);
    const place = `line ${message.lastLine ?? "?"}: ${message.message}`;
    said.get(fileURLToPath(message.url)).push(`${place} (${message.subType ?? message.type})`);
  }
  return said;
}
