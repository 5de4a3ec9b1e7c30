import { readFile } from "node:fs/promises";
import path from "node:path";
import { MentionReader } from "../../pipeline/engine/lexicon/knowledge.ts";
import {
  countMoments,
  type Inventory,
  NOTHING_SHOWN,
} from "../../pipeline/engine/lexicon/inventory/inventory.ts";
import { editable, type SingleEdit, singleEdits } from "../../pipeline/engine/lexicon/mirror/swaps.ts";
import { flowsOf } from "../../pipeline/lib/flows.ts";
import { stageRecords } from "../../pipeline/join.ts";
import type { Moment } from "../../schemas/moment.ts";
import { LEVELS } from "../../schemas/level.ts";
import { selectionReport } from "../../schemas/selection-report.ts";

/**
 * How evenly the categories of a run's negatives could be used at most, and how evenly they are: the entropy when every moment
 * carried each category that an honest edit of it has; the same for edits that some other moment makes the other way round.
 * Usage: npx tsx test/bench/select.ts RUN
 */
const [run] = process.argv.slice(2);
if (run === undefined) throw new Error("usage: npx tsx test/bench/select.ts RUN");

const report = selectionReport.parse(
  JSON.parse(await readFile(path.join(run, "7-select/report.json"), "utf8")),
);
const moments: Moment[] = [];
for await (const moment of stageRecords(run, "corpus")) moments.push(moment);
const negatives = report.chosen.pair + report.chosen.gap + report.chosen.order;
console.log(`${negatives} of ${report.plans} planned negatives kept (${percent(negatives / report.plans)})`);
console.log(`entropy of their categories: ${report.entropy.chosen} bits`);
for (const corpus of new Set(moments.map((moment) => moment.corpus))) await tellCorpus(corpus);

async function tellCorpus(corpus: string): Promise<void> {
  const own = moments.filter((moment) => moment.corpus === corpus);
  const edits = await editsOf(own);
  const back = new Set([...edits.values()].flat().flatMap(({ flows }) => flows.map((flow) => flow.back)));
  const all = supplyOf(edits, () => true);
  const reversible = supplyOf(edits, ({ flows }) => flows.some((flow) => back.has(flow.key)));
  const carried = [...edits.values()].filter((found) => found.length > 0).length;
  console.log(`\n${corpus}: ${own.length} moments, ${carried} with an edit`);
  tellCeiling("honest edits", all, own.length);
  tellCeiling("edits that others make the other way round", reversible, own.length);
}

type Edits = Map<string, (SingleEdit & { readonly flows: readonly { key: string; back: string }[] })[]>;

async function editsOf(own: readonly Moment[]): Promise<Edits> {
  const inventory = await inventoryFor(own);
  const queries = new Map<string, string[]>();
  for (const { video, query } of own) queries.set(video, [...(queries.get(video) ?? []), query]);
  const reader = new MentionReader();
  const found: Edits = new Map();
  for (const { id, query, video, companions } of own) {
    const texts = [...(queries.get(video) ?? []), ...companions.map(({ text }) => text)];
    const edits = singleEdits(editable(query, inventory, reader.knowTexts(query, texts)));
    found.set(
      id,
      edits.map((one) => ({ ...one, flows: flowsOf(one.edit.category, query, one.text) })),
    );
  }
  return found;
}

async function inventoryFor(own: readonly Moment[]): Promise<Inventory> {
  async function* each(): AsyncGenerator<Moment> {
    yield* own;
  }
  const counts = await countMoments(each(), new AbortController().signal);
  return counts.get(own[0]?.corpus ?? "") ?? NOTHING_SHOWN;
}

/** Moments that can carry each category. */
function supplyOf(edits: Edits, accept: (edit: NonNullable<ReturnType<Edits["get"]>>[number]) => boolean) {
  const supply = new Map<string, number>();
  for (const found of edits.values()) {
    for (const category of new Set(found.filter(accept).map(({ edit }) => edit.category)))
      supply.set(category, (supply.get(category) ?? 0) + 1);
  }
  return supply;
}

/** Entropy at most, when a moment may carry a category at every level and none need be used more than the rare ones allow. */
function tellCeiling(what: string, supply: ReadonlyMap<string, number>, all: number): void {
  const total =
    Math.min(
      all,
      [...supply.values()].reduce((sum, count) => sum + count, 0),
    ) * LEVELS.length;
  const most = [...supply.values()].map((count) => count * LEVELS.length).sort((a, b) => a - b);
  let left = total;
  const used = most.map((count, index) => {
    const share = Math.min(count, left / (most.length - index));
    left -= share;
    return share;
  });
  const sum = used.reduce((a, b) => a + b, 0);
  const bits = used.reduce((entropy, count) => entropy - (count / sum) * Math.log2(count / sum), 0);
  const told = [...supply].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  console.log(`  ${what}: ${bits.toFixed(2)} bits at most (${told.join(", ")})`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
