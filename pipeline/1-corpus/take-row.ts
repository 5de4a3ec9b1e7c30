import type { Moment } from "../../schemas/moment.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import type { Outcome } from "../stage.ts";
import type { Overlaps } from "./overlaps.ts";
import { shortenedRaw } from "./raw.ts";
import { readRow } from "./read-row.ts";
import { type Defect, isDefect, type SourceRow } from "./source.ts";
import type { CorpusTally } from "./tally.ts";
import type { Limits } from "./windows.ts";

/** A row on its way through the stage. */
export interface CorpusItem {
  readonly corpus: string;
  readonly row: SourceRow;
  readonly tally: CorpusTally;
}

/** What the stage remembers of the rows before, and what it allows. */
export interface Reading {
  readonly seen: DiskIndex;
  readonly overlaps: Overlaps | null;
  readonly limits: Limits;
}

/** Makes a moment of a row, or a rejection: also when the same query of the same video came before. */
export async function takeRow(
  item: CorpusItem,
  { seen, overlaps, limits }: Reading,
): Promise<Outcome<Moment>> {
  const { corpus, row, tally } = item;
  const units = row.units ?? 1;
  const read = readRow(corpus, row, limits);
  const first = isDefect(read) ? undefined : seen.get(read.id);
  const result = first === undefined ? read : duplicateOf(first);
  if (isDefect(result)) {
    tally.reject(result);
    return { records: [], rejections: [rejectionOf(row, result, units)], tallies: row.tallies ?? {} };
  }
  tally.accept();
  await seen.put(result.id, placeName(row));
  const shared = (await overlaps?.count(result)) ?? {};
  const tallies = { ...row.tallies, ...countAdjustments(result, units), ...shared };
  return { records: [result], rejections: [], accepted: units, tallies };
}

function duplicateOf(first: string): Defect {
  return { reason: "duplicate-query", message: `the same query of the same video stands at ${first}` };
}

function placeName({ place }: SourceRow): string {
  return [place.file, place.line ?? place.key].filter((part) => part !== null).join(":");
}

function rejectionOf(row: SourceRow, { reason, message }: Defect, units: number): Rejection {
  return {
    id: null,
    reason,
    message,
    units,
    findings: [],
    source: row.place,
    raw: shortenedRaw(row.raw),
  };
}

/** Adjustments by name, and rows that were put together with an earlier one. */
function countAdjustments({ adjustments }: Moment, units: number): Record<string, number> {
  const counts: Record<string, number> = units > 1 ? { "rows-merged": units - 1 } : {};
  for (const { name } of adjustments) counts[`adjusted:${name}`] = (counts[`adjusted:${name}`] ?? 0) + 1;
  return counts;
}
