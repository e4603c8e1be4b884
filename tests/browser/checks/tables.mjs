// Tables are tables to a screen reader on a phone too: the same rows, heads and words as on a wide screen.

import { MODES, show } from "../browser.mjs";

export async function tables({ page }) {
  await show(page, MODES.light);
  const wide = await spoken(page);
  const there = await page.evaluate(() => [...document.querySelectorAll("table")].map((table) => ({
    rows: table.rows.length,
    cells: [...table.rows].map((row) => row.cells.length).reduce((sum, count) => sum + count, 0),
    heads: [...table.querySelectorAll(":scope > thead > tr > th")].map((head) => head.textContent.trim()).filter((words) => words),
  })));
  await show(page, MODES.phone);
  const narrow = await spoken(page);
  return [
    ...compare("1280 px", there, wide),
    ...compare("320 px", there, narrow),
    ...words(wide, narrow),
    ...(await page.evaluate(labels)),
  ];
}

/** Each table as the accessibility tree has it: a list of rows, which are lists of cells with role and words. */
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter((child) => child);
  const role = (node) => (node.ignored ? "" : node.role?.value);
  const within = (node, wanted, inner = () => true) => children(node).flatMap((child) => {
    if (wanted.includes(role(child))) return [child];
    return inner(child) ? within(child, wanted, inner) : [];
  });
  const text = (node) => within(node, ["StaticText", "image"]).map((word) => word.name?.value ?? "").join(" ");
  const all = (node) => [...(role(node) === "table" ? [node] : []), ...children(node).flatMap(all)];
  return all(nodes[0]).map((table) => within(table, ["row"], (node) => role(node) !== "table").map((row) =>
    within(row, ["cell", "gridcell", "columnheader", "rowheader"]).map((cell) => ({
      role: role(cell),
      words: (cell.name?.value || text(cell)).replace(/\s+/g, " ").trim(),
    }))));
}

function compare(window, there, heard) {
  if (there.length !== heard.length) return [`${window}: of ${there.length} tables ${heard.length} are heard as tables`];
  return there.flatMap((table, index) => {
    const rows = heard[index];
    const cells = rows.flat();
    const heads = cells.filter((cell) => cell.role === "columnheader").map((cell) => cell.words);
    const lost = table.heads.filter((head) => !heads.includes(head.replace(/\s+/g, " ")));
    return [
      ...(rows.length === table.rows ? [] : [`${window}: table ${index + 1} has ${table.rows} rows, heard are ${rows.length}`]),
      ...(cells.length === table.cells ? [] : [`${window}: table ${index + 1} has ${table.cells} cells, heard are ${cells.length}`]),
      ...lost.map((head) => `${window}: table ${index + 1}: the head of a column is not heard: ${head}`),
    ];
  });
}

function words(wide, narrow) {
  return wide.flatMap((table, index) => {
    const said = (rows) => rows.map((row) => row.map((cell) => `${cell.role} ${cell.words}`));
    const other = said(narrow[index] ?? []).flat();
    const differs = said(table).flat().findIndex((cell, at) => cell !== other[at]);
    return differs < 0 ? [] : [`table ${index + 1} is heard otherwise at 320 px: “${other[differs]}”`];
  });
}

/** Runs in the page, at 320 px: each value of a plan has the label of its column, as seen, and each card all of them. */
function labels() {
  return [...document.querySelectorAll(".actions")].flatMap((table) => {
    const heads = new Map([...table.tHead.rows[0].cells].map((head) => [columnOf(head), head.textContent.trim()]));
    const rows = [...table.tBodies].flatMap((body) => rowsOf(body));
    return rows.flatMap(({ row, shared }) => [...[...row.cells].flatMap((cell) => own(cell, heads)), ...missing(row, shared, heads)]);
  });

  function own(cell, heads) {
    const label = cell.querySelector(":scope > .cell-label");
    const isShown = cell.offsetHeight > 1;
    if (!isShown && saysSomething(cell)) return [`a value of a plan is hidden: ${cell.textContent}`];
    if (!isShown) return [];
    if (!label || label.offsetHeight === 0) return [`a value of a plan has no label on a phone: ${cell.outerHTML.slice(0, 90)}`];
    return label.textContent.trim() === heads.get(columnOf(cell)) ? [] : [`“${label.textContent}” is no label of its column`];
  }

  /** The rows of a body, each with those cells of the rows above it that reach down to it. */
  function rowsOf(body) {
    return [...body.rows].map((row, index, all) => {
      const above = all.slice(0, index).flatMap((other, at) => [...other.cells].filter((cell) => cell.rowSpan > index - at));
      return { row, shared: above };
    });
  }

  /** What stands in the head of its area counts for every card below it. */
  function missing(row, shared, heads) {
    const shown = [...row.querySelectorAll(".cell-label")].filter((label) => label.offsetHeight > 1);
    return shared.filter((cell) => saysSomething(cell) && !cell.matches(".of-area")).flatMap((cell) => {
      const head = heads.get(columnOf(cell));
      const label = shown.find((label) => label.textContent.trim() === head);
      const words = (value) => value?.textContent.replace(/\s+/g, " ").trim();
      if (!label) return [`a card does not say what it shares with others: ${head}`];
      const again = label.nextElementSibling;
      const whole = words(cell.querySelector(":scope > .cell-value"));
      if (again.classList.contains("cut") ? begins(whole, words(again)) : words(again) === whole) return [];
      return [`a card says otherwise what it shares with others: ${head}`];
    });
  }

  /** What is long is said in full on the card of the first action, and how it begins on those of the others. */
  function begins(whole, cut) {
    const joined = (words) => words.replace(/\s/g, "");
    return cut.includes("…") && joined(whole).startsWith(joined(cut.slice(0, cut.lastIndexOf("…"))));
  }

  function saysSomething(cell) {
    return Boolean(cell.querySelector(":scope > .cell-value")?.textContent.trim());
  }

  function columnOf(cell) {
    return [...cell.classList].find((name) => name.startsWith("column-"));
  }
}
