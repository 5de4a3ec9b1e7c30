import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { ReleaseStatistics } from "../../schemas/release-manifest.ts";
import { SPLITS } from "../../schemas/split.ts";
import { type Bin, secondsBins, shareBins, wordBins } from "./bins.ts";
import { HUB_SPLITS } from "./card-front-matter.ts";
import { type BarChart, barChartSvg } from "./card-plots.ts";
import { markdownTable } from "./card-texts.ts";

/** A picture beside the card. */
export interface Plot {
  /** Path relative to the card. */
  readonly file: string;
  readonly svg: string;
}

/** A part of the card with the pictures that it shows. */
export interface IllustratedText {
  readonly text: string;
  readonly plots: readonly Plot[];
}

/**
 * What a release holds, as plots and tables. Plots are files that the card shows by relative path: pages that render Markdown,
 * the hub's among them, drop SVG written into the text. What a plot shows also stands in words, in its table or its description.
 */
export function distributions(statistics: ReleaseStatistics): IllustratedText {
  const { categories, corpora, windowSeconds, windowShare, queryWords, negativeWords } = statistics;
  const byCategory = CATEGORY_PATHS.map((path) => ({
    label: path,
    values: LEVELS.map((level) => categories[path]?.[level] ?? 0),
  }));
  const charts: readonly (readonly [string, BarChart])[] = [
    [
      "categories",
      {
        title: "Negatives by changed category and level",
        rows: byCategory,
        legend: LEVELS,
        layout: "stacked",
      },
    ],
    ["window-seconds", countChart("Relevant windows by length, seconds", secondsBins(windowSeconds))],
    ["window-share", countChart("Relevant windows by share of the video", shareBins(windowShare))],
    [
      "words",
      shareChart("Words in a query", ["originals", "negatives"], wordBins(queryWords, negativeWords)),
    ],
  ];
  const [byCategoryPlot = "", ...otherPlots] = charts.map(([name, chart]) => image(name, chart));
  const text = [
    "A strong negative changes one category of the original query, a moderate one two, a weak one three.",
    byCategoryPlot,
    markdownTable(
      ["changed category", ...LEVELS],
      byCategory.map(({ label, values }) => [label, ...values]),
    ),
    "Queries by source corpus:",
    markdownTable(
      ["corpus", ...SPLITS.map((split) => HUB_SPLITS[split])],
      Object.entries(corpora).map(([name, count]) => [name, ...SPLITS.map((split) => count[split])]),
    ),
    ...otherPlots,
  ].join("\n\n");
  return { text, plots: charts.map(([name, chart]) => ({ file: fileOf(name), svg: barChartSvg(chart) })) };
}

function countChart(title: string, bins: readonly Bin[]): BarChart {
  const rows = bins.map(({ label, counts }) => ({ label, values: counts }));
  return { title, rows, legend: [""], layout: "stacked" };
}

/** Of kinds that differ in number: each value is a share of its kind. */
function shareChart(title: string, legend: readonly string[], bins: readonly Bin[]): BarChart {
  const totals = legend.map((_, kind) => bins.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0));
  const rows = bins.map(({ label, counts }) => ({
    label,
    values: counts.map((count, kind) => count / Math.max(1, totals[kind] ?? 0)),
  }));
  return { title, rows, legend, layout: "side-by-side" };
}

function fileOf(name: string): string {
  return `plots/${name}.svg`;
}

/** A picture whose description says what it shows. */
function image(name: string, { title, rows, layout }: BarChart): string {
  const value = (number: number): string =>
    layout === "stacked" ? number.toLocaleString("en-US") : `${(number * 100).toFixed(1)} %`;
  const shown = rows.map(({ label, values }) => `${label}: ${values.map(value).join(", ")}`).join("; ");
  return `![${title}. ${shown}](${fileOf(name)})`;
}
