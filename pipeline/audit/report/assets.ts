/** The page's style. It needs nothing from elsewhere and follows the reader's light or dark setting. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #dde3ea); --paper: light-dark(#fff, #14181d); --soft: light-dark(#f2f4f7, #1d232a);
  --line: light-dark(#d5dae1, #38414c); --error: light-dark(#b3261e, #ff8a80); --suspicion: light-dark(#8a5a00, #e5b567); --note: light-dark(#4a5a6a, #9aa8b6);
  --mark: light-dark(#1f6feb, #6cb0ff); --band: light-dark(#dff3e4, #1d3a27); }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; } p { max-width: 60rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; max-width: 34rem; }
th { background: var(--soft); position: sticky; top: 0; white-space: nowrap; } th button { all: unset; cursor: pointer; font-weight: 600; } th button:focus-visible { outline: 2px solid var(--mark); }
th[aria-sort=ascending] button::after { content: " ↑"; } th[aria-sort=descending] button::after { content: " ↓"; }
td:first-child { white-space: nowrap; } td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } .error { color: var(--error); } .suspicion { color: var(--suspicion); } .note { color: var(--note); }
del { color: var(--error); } ins { color: var(--mark); text-decoration: none; border-bottom: 2px solid; } .small { font-size: .85rem; color: var(--note); }
input[type=search] { font: inherit; padding: .3rem .6rem; margin: 0 0 .6rem; width: min(24rem, 100%); } ol.fix li { margin-bottom: .5rem; }
svg text { fill: currentColor; font: 12px system-ui, sans-serif; } svg .bar { fill: var(--mark); } svg .band { fill: var(--band); } svg .axis { stroke: var(--line); } svg .whisker { stroke: var(--mark); stroke-width: 2; }
`;

/** The page's script: sorts a table by the column whose head is pressed, hides rows that a search does not match. */
export const SCRIPT = `
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.tHead.querySelectorAll("th").forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const value = (row) => { const cell = row.cells[column]; return cell.dataset.value ?? cell.textContent; };
    const rows = [...body.rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      const order = x !== "" && y !== "" && !isNaN(x) && !isNaN(y) ? x - y : x.localeCompare(y);
      return falling ? -order : order;
    });
    body.append(...rows);
  }));
}
for (const search of document.querySelectorAll("input[data-filters]")) {
  const rows = document.getElementById(search.dataset.filters).tBodies[0].rows;
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(" ").filter((word) => word !== "");
    for (const row of rows) { const text = row.textContent.toLowerCase(); row.hidden = !words.every((word) => text.includes(word)); }
  });
}
`;
