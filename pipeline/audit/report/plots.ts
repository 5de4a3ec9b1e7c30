import type { ProbeFigure, ProbeReport } from "../../../schemas/audit-probes.ts";
import { type Markup, markup } from "./markup.ts";

const WIDTH = 760;
const LABELS = 250;
const ROW = 24;

/** Bars of counts, longest first in the order given. */
export function barPlot(title: string, counts: Readonly<Record<string, number>>): Markup {
  const entries = Object.entries(counts);
  const largest = Math.max(1, ...entries.map(([, value]) => value));
  const scale = (WIDTH - LABELS - 90) / largest;
  const bars = entries.map(
    (
      [name, value],
      at,
    ) => markup`<g transform="translate(0 ${at * ROW})"><text x="${LABELS - 8}" y="16" text-anchor="end">${name}</text>
<rect class="bar" x="${LABELS}" y="4" width="${(value * scale).toFixed(1)}" height="${ROW - 8}" rx="2"/><text x="${(LABELS + value * scale + 6).toFixed(1)}" y="16">${value.toLocaleString("en-US")}</text></g>`,
  );
  return figure(title, entries.length * ROW, markup`${bars}`);
}

/** Pairwise accuracy of each probe with its 95 % interval, chance and the band of 47 to 53 behind. */
export function probePlot(probes: ProbeReport): Markup {
  const rows: { name: string; figure: ProbeFigure }[] = [
    ...probes.results.map(({ name, heldOut, overall }) => ({
      name: heldOut ? `${name} *` : name,
      figure: overall,
    })),
    { name: "sides dealt by coin", figure: probes.control },
  ];
  const values = rows.flatMap(({ figure: { accuracy } }) => [accuracy.low, accuracy.high]);
  const [from, to] = [Math.min(0.4, ...values), Math.max(0.6, ...values)];
  const x = (share: number): string =>
    (LABELS + ((share - from) / (to - from)) * (WIDTH - LABELS - 70)).toFixed(1);
  const height = rows.length * ROW;
  const band = markup`<rect class="band" x="${x(0.47)}" y="0" width="${(Number(x(0.53)) - Number(x(0.47))).toFixed(1)}" height="${height}"/><line class="axis" x1="${x(0.5)}" x2="${x(0.5)}" y1="0" y2="${height}"/>`;
  const marks = rows.map(({ name, figure: { accuracy } }, at) => {
    const y = at * ROW + ROW / 2;
    return markup`<text x="${LABELS - 8}" y="${y + 4}" text-anchor="end">${name}</text><line class="whisker" x1="${x(accuracy.low)}" x2="${x(accuracy.high)}" y1="${y}" y2="${y}"/>
<circle class="bar" cx="${x(accuracy.value)}" cy="${y}" r="4"/><text x="${WIDTH - 60}" y="${y + 4}">${(accuracy.value * 100).toFixed(1)} %</text>`;
  });
  const tenths = Array.from({ length: 11 }, (_, tenth) => tenth).filter(
    (tenth) => tenth / 10 >= from && tenth / 10 <= to,
  );
  const scale = tenths.map(
    (tenth) =>
      markup`<text class="tick" x="${x(tenth / 10)}" y="${height + 14}" text-anchor="middle">${tenth * 10}</text>`,
  );
  return figure(
    "Pairs in which a probe finds the negative, %, with 95 % intervals; the band is 47 to 53",
    height + 16,
    markup`${band}${marks}${scale}`,
  );
}

function figure(title: string, height: number, content: Markup): Markup {
  return markup`<figure><svg viewBox="0 0 ${WIDTH} ${height + 4}" width="${WIDTH}" role="img" aria-label="${title}">${content}</svg><figcaption class="small">${title}</figcaption></figure>`;
}
