"use strict";
const asNumber = (text) => {
  const [digits] = text.match(/[+-]?\d[\d.,]*/) ?? [""];
  return document.documentElement.lang === "da" ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
};
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
      const isNumber = heading.classList.contains("number");
      const key = (row) => {
        const cell = row.cells[heading.cellIndex];
        const text = cell.textContent.trim();
        const found = cell.dataset.value ?? (isNumber ? asNumber(text) : NaN);
        return { number: parseFloat(found), text };
      };
      const compare = (one, other) => {
        const a = key(one), b = key(other);
        if (isNumber || (!isNaN(a.number) && !isNaN(b.number))) {
          return (isNaN(a.number) ? -Infinity : a.number) - (isNaN(b.number) ? -Infinity : b.number) || 0;
        }
        return a.text.localeCompare(b.text, document.documentElement.lang, { numeric: true });
      };
      const rows = [...body.rows].sort(compare);
      body.append(...(up ? rows : rows.reverse()));
    });
  }
}
