import type { Markup } from "./markup.ts";
import { markup } from "./markup.ts";

type Cell = Markup | string | number;

/** A table whose columns sort when their heads are pressed; with an id it can be searched. */
export function sortableTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  id?: string,
): Markup {
  const search =
    id === undefined
      ? markup``
      : markup`<input type="search" data-filters="${id}" placeholder="Show rows with …" aria-label="Show rows with">`;
  const heads = head.map((title) => markup`<th scope="col"><button type="button">${title}</button></th>`);
  const body = rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`);
  return markup`${search}<table class="sortable" id="${id ?? ""}"><thead><tr>${heads}</tr></thead><tbody>\n${body}</tbody></table>`;
}

function cell(value: Cell): Markup {
  if (typeof value !== "number") return markup`<td>${value}</td>`;
  const shown = Number.isInteger(value) ? value.toLocaleString("en-US") : value.toFixed(1);
  return markup`<td class="number" data-value="${value}">${shown}</td>`;
}
