import { writeFile } from "node:fs/promises";
import path from "node:path";
import { auditDataset } from "../../../pipeline/audit/audit.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";
import { cleanRecord, type PlantRecord } from "./clean.ts";
import type { Plant } from "./plants.ts";

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
  await auditDataset([file], new AbortController().signal, {
    probes: null,
    onFinding: ({ rule, record }) => {
      if (rule === plant.rule && record !== null) flagged.add(record);
    },
  });
  const right = [...flagged].filter((index) => places.has(index)).length;
  return {
    planted: places.size,
    recall: right / places.size,
    precision: flagged.size === 0 ? 0 : right / flagged.size,
  };
}
