import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { wilson } from "../../pipeline/audit/probes/figures.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import {
  type Kind,
  type LabelledRecord,
  type LabelledSet,
  readLabels,
  SAMPLES,
} from "../audit/labels/labels.ts";
import { auditWithSources } from "./audit-with-sources.ts";

/**
 * Precision and recall of the suspicion rules on the labelled records, with 95 % intervals: over all samples, and sample by sample.
 * Usage: npx tsx test/bench/audit-labels.ts <folder of the released files> [run into which their sources were ingested] [tune | report | even | odd]
 */
const RIGHT: Readonly<Record<string, readonly Kind[]>> = {
  "near-copy": ["true"],
  "caption-copy": ["true"],
  entailed: ["true"],
  "source-truth": ["true"],
  "caption-copy or entailed or source-truth": ["true"],
  "edit-reversal": ["reversal"],
  "edit-reversal, true": ["true"],
  "edit-lookalike": ["lookalike", "same-thing", "narrower"],
  "edit-lookalike, true": ["true", "maybe-true"],
  "edit-lookalike or edit-same-thing": ["lookalike", "same-thing", "narrower"],
  "edit-same-thing": ["same-thing"],
  "edit-additive": ["additive"],
  "edit-absurd": ["absurd", "animal-agent"],
  "query-negation": ["negated"],
  "edit-size": ["another-query", "category-unsupported"],
  "category-support": ["category-unsupported"],
  "refusal-strength": ["strength-mismatch"],
  "refusal-names-change": ["refusal-names-no-change", "refusal-names-nothing-true"],
  "refusal-sides": ["refusal-swaps-sides"],
};

/** Halves of the set: by a hash of the record's name, and by whether its number is even. */
const HALVES: Readonly<Record<string, (record: LabelledRecord) => boolean>> = {
  tune: ({ half }) => half === "tune",
  report: ({ half }) => half === "report",
  even: ({ record }) => record % 2 === 0,
  odd: ({ record }) => record % 2 === 1,
};

/** Rules that only apply where some reply is there to judge, or a level to judge it by. */
const ONLY: Readonly<Record<string, (record: LabelledRecord) => boolean>> = {
  "refusal-strength": ({ level, file }) => level !== null && file !== "ss_vtg_charades",
  "refusal-names-change": ({ file }) => file !== "ss_vtg_charades",
  "refusal-sides": ({ file }) => file !== "ss_vtg_charades",
  "source-truth": ({ file }) => file === "hi_vtg_charades",
};

/** Names of the rules that flag a record, by its key. */
type Findings = ReadonlyMap<string, ReadonlySet<string>>;

type ChanceOf = (record: LabelledRecord) => number;

async function main(): Promise<void> {
  const [, , folder, ...rest] = process.argv;
  if (folder === undefined) throw new Error("name the folder of the released files");
  const half = rest.find((word) => HALVES[word] !== undefined);
  const run = rest.find((word) => word !== half);
  const set = await readLabels();
  const found = await findings(set, folder, run);
  const records = set.records.filter((record) => HALVES[half ?? ""]?.(record) ?? true);
  const suffix = half === undefined ? "" : ` (${half})`;
  show(
    `${records.length} labelled records of all samples${suffix}`,
    records,
    found,
    ({ anyChance }) => anyChance,
  );
  for (const name of SAMPLES) {
    const own = records.filter(({ sample }) => sample === name);
    show(
      `\n${own.length} labelled records of the ${name} sample${suffix}`,
      own,
      found,
      ({ chance }) => chance,
    );
  }
}

/** Prints a line a rule. */
function show(title: string, records: readonly LabelledRecord[], found: Findings, chanceOf: ChanceOf): void {
  const rows = Object.entries(RIGHT).map(([name, kinds]) => {
    const rules = (name.split(",")[0] ?? name).split(" or ");
    const judged = records.filter((record) => ONLY[rules.join()]?.(record) ?? true);
    const isFlagged = (record: LabelledRecord): boolean =>
      rules.some((rule) => found.get(keyOf(record))?.has(rule) === true);
    return rowOf(name, judged, isFlagged, kinds, chanceOf);
  });
  console.log(title);
  console.log(
    textTable(["rule", "labelled", "flagged", "both", "precision", "95 %", "recall", "95 %"], rows),
  );
}

/** Rules by record, for every record of the labelled files. */
async function findings(set: LabelledSet, folder: string, run: string | undefined): Promise<Findings> {
  const found = new Map<string, Set<string>>();
  for (const [file, expected] of Object.entries(set.files)) {
    const target = path.join(folder, `${file}.json`);
    const actual = createHash("sha256")
      .update(await readFile(target))
      .digest("hex");
    if (actual !== expected) throw new Error(`${target} is not the file that was labelled`);
    await auditWithSources([target], run, ({ rule, record, severity }) => {
      if (record === null || severity === "note") return;
      const key = `${file}#${record}`;
      found.set(key, (found.get(key) ?? new Set()).add(rule));
    });
  }
  return found;
}

function keyOf({ file, record }: LabelledRecord): string {
  return `${file}#${record}`;
}

function rowOf(
  name: string,
  records: readonly LabelledRecord[],
  isFlagged: (record: LabelledRecord) => boolean,
  kinds: readonly Kind[],
  chanceOf: ChanceOf,
): (string | number)[] {
  const isRight = ({ labels }: LabelledRecord): boolean => labels.some((label) => kinds.includes(label));
  const [flagged, right] = [records.filter(isFlagged), records.filter(isRight)];
  return [
    name,
    right.length,
    flagged.length,
    flagged.filter(isRight).length,
    ...shareOf(flagged, isRight, chanceOf),
    ...shareOf(right, isFlagged, chanceOf),
  ];
}

/** A share of the files, each record counting for those that were not drawn; the interval rests on the effective sample size. */
function shareOf(
  records: readonly LabelledRecord[],
  holds: (record: LabelledRecord) => boolean,
  chanceOf: ChanceOf,
): [string, string] {
  const weights = records.map((record) => ({ weight: 1 / chanceOf(record), yes: holds(record) }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return ["", ""];
  const share = weights.reduce((sum, { weight, yes }) => sum + (yes ? weight : 0), 0) / total;
  const squares = weights.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const { low, high } = wilson(share, total ** 2 / squares);
  return [percent(share), `${percent(low)}-${percent(high)}`];
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

await main();
