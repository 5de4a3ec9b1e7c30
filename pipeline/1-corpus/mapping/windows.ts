import type { Mapping } from "../../../schemas/mapping.ts";
import type { Adjustment } from "../../../schemas/moment.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import type { Defect } from "../source.ts";
import { pluralityWindow } from "./opinions.ts";
import { compilePairs, compileSecond, compileUnit, type RawWindow } from "./times.ts";
import { compileValue, type Scope, type Value } from "./values.ts";

/** Windows as a row has them. */
export interface FoundWindows {
  /** Seconds of the crop, or of the file where there is no crop. */
  readonly windows: readonly RawWindow[];
  /** Whether a time was a number in quotes. */
  readonly quoted: boolean;
  readonly adjustments: readonly Adjustment[];
}

type FindWindows = (scope: Scope, duration: number | null, crop: TimeWindow | null) => FoundWindows;

/** Finds a row's windows; of several annotators' opinions it takes the one that the mapping's policy says. */
export function compileWindows(mapping: Mapping): FindWindows {
  const pairs = compilePairs(mapping);
  const toSeconds = compileUnit(mapping.times);
  const isQuoted = compileQuoted(mapping);
  const ofFile = mapping.times.of === "file";
  return (scope, duration, crop) => {
    const shift = ofFile && crop !== null ? crop[0] : null;
    const found = pairs(scope) ?? [];
    const quoted = found.some((pair) => pair.some(isQuoted));
    const windows = found.map(([start, end]): RawWindow => {
      const [from, to] = toSeconds(start, end, scope, duration);
      return shift === null ? [from, to] : [shifted(from, shift), shifted(to, shift)];
    });
    const chosen = mapping.opinions === undefined ? null : pluralityWindow(windows);
    if (chosen === null) return { windows, quoted, adjustments: [] };
    return { windows: [chosen.window], quoted, adjustments: chosen.adjustments };
  };
}

/** A time of the file as a time of its crop, without the dust of binary fractions. */
function shifted(time: number, start: number): number {
  return Math.round((time - start) * 1e6) / 1e6;
}

/** Whether a time is a number in quotes: a slip in JSON, which has numbers; the rule in tables and lines, and in clock times. */
export function compileQuoted({ container, times }: Mapping): (value: unknown) => boolean {
  const hasNumbers = container.format === "json" || container.format === "jsonl";
  return hasNumbers && times.unit !== "clock" ? (value) => typeof value === "string" : () => false;
}

/** The part of the file that a row is about: null when it names neither end, a defect when it names nonsense. */
export function compileCrop({ crop, times }: Mapping): (scope: Scope) => TimeWindow | Defect | null {
  if (crop === undefined) return () => null;
  const [from, to] = [compileValue(crop.start), compileValue(crop.end)];
  const second = compileSecond(times);
  const read = (value: Value, scope: Scope): number | undefined => {
    const found = value(scope);
    return found === undefined ? undefined : second(found, scope, null);
  };
  return (scope) => {
    const [start, end] = [read(from, scope), read(to, scope)];
    if (start === undefined && end === undefined) return null;
    if (start !== undefined && end !== undefined && start >= 0 && end > start && Number.isFinite(end))
      return [start, end];
    return { reason: "invalid-crop", message: `the crop [${start}, ${end}] is no part of a file` };
  };
}
