/** One bar: a label and its stacked parts, in the order of the legend. */
export interface Bar {
  readonly label: string;
  readonly values: readonly number[];
}

/** A chart of horizontal bars. */
export interface BarChart {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Names of the stacked parts; one empty name for a plain bar. */
  readonly legend: readonly string[];
}

/** Distinguishable on light and dark pages and without colour vision (Okabe and Ito). */
const COLOURS = ["#0072b2", "#e69f00", "#009e73"];
const LABEL_WIDTH = 200;
const BAR_WIDTH = 360;
const ROW = 22;
const TOP = 48;

/** An inline SVG without scripts, styles or fonts of its own; text takes the colour of the page. */
export function barChartSvg({ title, bars, legend }: BarChart): string {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const height = TOP + bars.length * ROW + 8;
  const rows = bars.map((bar, i) => barRow(bar, TOP + i * ROW, most));
  const key = legend.filter((name) => name !== "").map((name, i) => legendEntry(name, i));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="640" height="${height}" viewBox="0 0 640 ${height}" font-family="sans-serif" font-size="12" fill="currentColor">`,
    `<title>${escapeXml(title)}</title>`,
    `<text x="0" y="14" font-size="14" font-weight="bold">${escapeXml(title)}</text>`,
    ...key,
    ...rows,
    "</svg>",
  ].join("\n");
}

function barRow({ label, values }: Bar, y: number, most: number): string {
  const parts: string[] = [];
  let x = LABEL_WIDTH;
  for (const [i, value] of values.entries()) {
    const width = (value / most) * BAR_WIDTH;
    if (value > 0)
      parts.push(
        `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="16" fill="${COLOURS[i % COLOURS.length] ?? ""}"/>`,
      );
    x += width;
  }
  const total = sum(values).toLocaleString("en-US");
  return (
    `<text x="${LABEL_WIDTH - 8}" y="${y + 12}" text-anchor="end">${escapeXml(label)}</text>${parts.join("")}` +
    `<text x="${(x + 6).toFixed(1)}" y="${y + 12}">${total}</text>`
  );
}

function legendEntry(name: string, index: number): string {
  const x = LABEL_WIDTH + index * 110;
  return (
    `<rect x="${x}" y="24" width="12" height="12" fill="${COLOURS[index % COLOURS.length] ?? ""}"/>` +
    `<text x="${x + 17}" y="34">${escapeXml(name)}</text>`
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Text made safe inside XML and HTML. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, "\ufffd");
}
