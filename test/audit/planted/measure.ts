import { mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { type AuditOptions, auditDataset } from "../../../pipeline/audit/audit.ts";
import { DiskIndex } from "../../../pipeline/lib/disk-index.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";
import type { Moment } from "../../../schemas/moment.ts";
import { cleanRecord, type PlantRecord } from "./clean.ts";
import type { Plant } from "./plant.ts";
import { sourceOf } from "./source.ts";

/** How well a rule found what was planted. */
export interface Found {
  readonly planted: number;
  readonly recall: number;
  readonly precision: number;
}

/** Plants a defect into `planted` of `records` clean records at random and audits them. */
export async function measurePlant(
  plant: Plant,
  folder: string,
  records: number,
  planted: number,
): Promise<Found> {
  const random = seededRandom("plant", plant.kind);
  const clean = Array.from({ length: records }, (_, index) => cleanRecord(index, plant.kind));
  const places = new Set(
    random.shuffle(Array.from({ length: records - 1 }, (_, index) => index + 1)).slice(0, planted),
  );
  const free = clean.map((_, index) => index).filter((index) => !places.has(index));
  const moments = clean.map((record, index) =>
    sourceOf(record, places.has(index) ? plant.source?.(structuredClone(record)) : {}),
  );
  const spoilt = clean.map((record, index): PlantRecord => {
    const before = free.filter((other) => other < index);
    const earlier = clean[before.length > 0 ? random.pick(before) : 0];
    if (places.has(index) && earlier) {
      plant.spoil(record, earlier, random);
      free.splice(free.indexOf(clean.indexOf(earlier)), 1);
    }
    return record;
  });
  const file = path.join(folder, "planted.json");
  await writeFile(file, JSON.stringify(spoilt));
  const flagged = new Set<number>();
  const options: AuditOptions = {
    probes: null,
    onFinding: ({ rule, record }) => {
      if (rule === plant.rule && record !== null) flagged.add(record);
    },
  };
  await (plant.source === undefined
    ? auditDataset([file], new AbortController().signal, options)
    : auditBeside(moments, file, options));
  const right = [...flagged].filter((index) => places.has(index)).length;
  return {
    planted: places.size,
    recall: right / places.size,
    precision: flagged.size === 0 ? 0 : right / flagged.size,
  };
}

/** Audits a file beside the moments it was made from. */
async function auditBeside(moments: readonly Moment[], file: string, options: AuditOptions): Promise<void> {
  const folder = await mkdtemp(`${file}-index-`);
  const index = await DiskIndex.open(folder);
  try {
    const sources = { names: ["made-up"], moments: stream(moments), index };
    await auditDataset([file], new AbortController().signal, { ...options, sources });
  } finally {
    await index.close();
  }
}

async function* stream(moments: readonly Moment[]): AsyncGenerator<Moment> {
  yield* moments;
}
