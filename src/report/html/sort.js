"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  if (body.rows.length < 3) continue;
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => {
        const cell = row.cells[heading.cellIndex];
        const text = cell.textContent.trim();
        const number = cell.dataset.value ?? text.replace(/[.\s]/g, "").replace(",", ".");
        return { number: parseFloat(number), text };
      };
      const compare = (one, other) => {
        const a = key(one), b = key(other);
        if (!isNaN(a.number) && !isNaN(b.number)) return a.number - b.number;
        return a.text.localeCompare(b.text, document.documentElement.lang, { numeric: true });
      };
      const rows = [...body.rows].sort(compare);
      body.append(...(up ? rows : rows.reverse()));
    });
  }
}
