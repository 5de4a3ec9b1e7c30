/** One row of bars: a label and a value for each entry of the legend. */
export interface BarRow {
  readonly label: string;
  readonly values: readonly number[];
}

/** A chart of horizontal bars. */
export interface BarChart {
  readonly title: string;
  readonly rows: readonly BarRow[];
  /** Names of the values; one empty name where there is one value. */
  readonly legend: readonly string[];
  /** stacked: one bar a row, with its total behind it; side-by-side: a bar for each value, which is a share, 0 to 1. */
  readonly layout: "stacked" | "side-by-side";
}

/** Distinguishable without colour vision (Okabe and Ito). */
const COLOURS = ["#0072b2", "#e69f00", "#009e73"];

const WIDTH = 720;
const MARGIN = 16;
const LABEL_WIDTH = 200;
const BAR_WIDTH = 400;
const BAR = 16;
const GAP = 6;

/**
 * An SVG file without scripts, styles or fonts of its own. It brings its own light ground: shown as an image it cannot know
 * whether the page around it is light or dark.
 */
export function barChartSvg(chart: BarChart): string {
  const { title, rows, legend, layout } = chart;
  const named = legend.filter((name) => name !== "");
  const top = MARGIN + (named.length > 0 ? 52 : 30);
  const rowHeight = GAP + (layout === "stacked" ? BAR : (BAR - 4) * legend.length);
  const height = top + rows.length * rowHeight + MARGIN;
  const longest = rows.map(({ values }) => (layout === "stacked" ? sum(values) : Math.max(...values)));
  const most = Math.max(...longest, Number.MIN_VALUE);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="#1f2328">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="6" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="14" font-weight="bold">${escapeXml(title)}</text>`,
    ...named.map(legendEntry),
    ...rows.map((row, i) => rowOf(row, top + i * rowHeight, most, layout)),
    "</svg>",
    "",
  ].join("\n");
}

function rowOf({ label, values }: BarRow, y: number, most: number, layout: BarChart["layout"]): string {
  const middle = layout === "stacked" ? y + BAR / 2 : y + ((BAR - 4) * values.length) / 2;
  const name = `<text x="${LABEL_WIDTH - 8}" y="${middle + 4}" text-anchor="end">${escapeXml(label)}</text>`;
  return name + (layout === "stacked" ? stackedBar(values, y, most) : barsSideBySide(values, y, most));
}

function stackedBar(values: readonly number[], y: number, most: number): string {
  let x = LABEL_WIDTH;
  const parts = values.map((value, i) => {
    const width = (value / most) * BAR_WIDTH;
    const part = value > 0 ? bar(x, y, width, BAR, i) : "";
    x += width;
    return part;
  });
  return `${parts.join("")}<text x="${(x + 6).toFixed(1)}" y="${y + 12}">${sum(values).toLocaleString("en-US")}</text>`;
}

function barsSideBySide(values: readonly number[], y: number, most: number): string {
  return values
    .map((value, i) => {
      const [top, width] = [y + i * (BAR - 4), (value / most) * BAR_WIDTH];
      const share = `${(value * 100).toFixed(1)} %`;
      return `${bar(LABEL_WIDTH, top, width, BAR - 5, i)}<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${top + 10}" font-size="11">${share}</text>`;
    })
    .join("");
}

function bar(x: number, y: number, width: number, height: number, colour: number): string {
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${COLOURS[colour % COLOURS.length] ?? ""}"/>`;
}

function legendEntry(name: string, index: number): string {
  const x = LABEL_WIDTH + index * 130;
  return (
    `<rect x="${x}" y="${MARGIN + 26}" width="12" height="12" fill="${COLOURS[index % COLOURS.length] ?? ""}"/>` +
    `<text x="${x + 17}" y="${MARGIN + 36}">${escapeXml(name)}</text>`
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
