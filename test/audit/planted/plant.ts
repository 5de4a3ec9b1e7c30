import type { Random } from "../../../pipeline/lib/random.ts";
import type { Moment } from "../../../schemas/moment.ts";
import type { PlantItem, PlantRecord } from "./clean.ts";

/** One kind of defect: how it is planted, and the rule that must find it. */
export interface Plant {
  readonly kind: string;
  readonly rule: string;
  /** Decided by comparison alone, so that every one must be found and nothing else. */
  readonly exact: boolean;
  /** Spoils a record; may use another, clean one that stands before it. */
  readonly spoil: (record: PlantRecord, earlier: PlantRecord, random: Random) => void;
  /** What the source corpus holds of the record before it was spoilt, where that matters; then all records have a source. */
  readonly source?: (clean: PlantRecord) => Partial<Moment>;
}

/** An item of a record; 0 is the original. */
export function item(record: PlantRecord, at: number): PlantItem {
  const found = record.GRPO[at];
  if (found === undefined) throw new Error(`no item ${at}`);
  return found;
}
