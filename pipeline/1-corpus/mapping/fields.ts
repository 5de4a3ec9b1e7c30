import type { Condition, Mapping } from "../../../schemas/mapping.ts";
import type { Adjustment } from "../../../schemas/moment.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { canonicalJson, type Json } from "../../lib/fingerprint.ts";
import type { Defect, RowFields } from "../source.ts";
import { isDefect } from "../source.ts";
import { compileCompanions } from "./companions.ts";
import { compileDuration, durationOriginOf } from "./duration.ts";
import { pluralityWindow } from "./opinions.ts";
import { compileAll, withNames } from "./rows.ts";
import { compilePairs, compileSecond, compileUnit, type RawWindow } from "./times.ts";
import { compileOptional, compileValue, type Scope, textOf, type Value } from "./values.ts";

/** Reads the fields of one row. */
export type ReadFields = (scope: Scope) => RowFields | Defect;

/** How the rows of a mapping are read. `split` is what the file's name says, for rows that say nothing themselves. */
export function compileFields(mapping: Mapping, corpus: string, split: string | null): ReadFields {
  const defined = compileAll(mapping.define);
  const rejected = compileRejections(mapping);
  const [video, query, parent, ownSplit] = [
    compileValue(mapping.video),
    compileValue(mapping.query),
    compileOptional(mapping.parent),
    compileOptional(mapping.split),
  ];
  const crop = compileCrop(mapping);
  const duration = compileDuration(mapping);
  const durationOrigin = durationOriginOf(mapping);
  const windows = compileWindows(mapping);
  const companions = compileCompanions(mapping);
  const isQuoted = compileQuoted(mapping);
  return (row) => {
    let scope = row;
    for (const [name, value] of defined) scope = withNames(scope, { [name]: value(scope) });
    const defect = rejected(scope);
    if (defect !== null) return defect;
    const id = textOf(video(scope));
    const text = query(scope);
    if (id === undefined) return missing("video", mapping.video);
    if (typeof text !== "string") return missing("query", mapping.query);
    const part = crop(scope);
    if (part !== null && isDefect(part)) return part;
    const given = duration(scope);
    const length = given.seconds ?? (part === null ? null : part[1] - part[0]);
    const found = windows(scope, length, part);
    const quoted = isQuoted(given.found) || found.quoted ? [QUOTED] : [];
    return {
      video: id,
      parentVideo: textOf(parent(scope)) ?? `${corpus}:${id}`,
      crop: part,
      officialSplit: textOf(ownSplit(scope)) ?? split,
      query: text,
      windows: found.windows,
      duration: length,
      durationOrigin,
      companions: companions(scope),
      adjustments: [...quoted, ...found.adjustments],
    };
  };
}

function missing(field: string, spec: unknown): Defect {
  const where = typeof spec === "string" ? spec : JSON.stringify(spec);
  return { reason: "missing-field", message: `${field}: the record has no text at ${where}` };
}

/** The first of the mapping's conditions that a row meets. */
function compileRejections({ reject = [] }: Mapping): (scope: Scope) => Defect | null {
  const rules = reject.map(({ when, reason, message }) => ({
    conditions: when.map(compileCondition),
    defect: { reason, message },
  }));
  return (scope) => rules.find(({ conditions }) => conditions.every((holds) => holds(scope)))?.defect ?? null;
}

function compileCondition({
  value: spec,
  equals,
  matches,
  missing: absent,
}: Condition): (scope: Scope) => boolean {
  const value = compileValue(spec);
  const expected = equals === undefined ? undefined : canonicalJson(equals as Json);
  const expression = matches === undefined ? undefined : new RegExp(matches, "u");
  return (scope) => {
    const found = value(scope);
    if (absent !== undefined && absent !== (found === undefined)) return false;
    if (expected !== undefined && (found === undefined || canonicalJson(found as Json) !== expected))
      return false;
    return expression === undefined || expression.test(textOf(found) ?? "");
  };
}

/** The part of the file that a row is about: null when it names neither end, a defect when it names nonsense. */
function compileCrop({ crop, times }: Mapping): (scope: Scope) => TimeWindow | Defect | null {
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

const QUOTED: Adjustment = {
  name: "number-unquoted",
  message: "a time written as text was read as a number",
};

/** Whether a time is a number in quotes: a slip in JSON, which has numbers; the rule in tables and lines, and in clock times. */
function compileQuoted({ container, times }: Mapping): (value: unknown) => boolean {
  const hasNumbers = container.format === "json" || container.format === "jsonl";
  return hasNumbers && times.unit !== "clock" ? (value) => typeof value === "string" : () => false;
}

interface FoundWindows {
  readonly windows: readonly RawWindow[];
  /** Whether a time was a number in quotes. */
  readonly quoted: boolean;
  readonly adjustments: readonly Adjustment[];
}

type FindWindows = (scope: Scope, duration: number | null, crop: TimeWindow | null) => FoundWindows;

/** A row's windows in seconds of the crop, or of the file where there is no crop. */
function compileWindows(mapping: Mapping): FindWindows {
  const pairs = compilePairs(mapping);
  const toSeconds = compileUnit(mapping.times);
  const isQuoted = compileQuoted(mapping);
  const ofFile = mapping.times.of === "file";
  return (scope, duration, crop) => {
    const shift = ofFile && crop !== null ? crop[0] : 0;
    const found = pairs(scope) ?? [];
    const quoted = found.some((pair) => pair.some(isQuoted));
    const windows = found.map(([start, end]): RawWindow => {
      const [from, to] = toSeconds(start, end, scope, duration);
      return [from - shift, to - shift];
    });
    const chosen = mapping.opinions === undefined ? null : pluralityWindow(windows);
    if (chosen === null) return { windows, quoted, adjustments: [] };
    return { windows: [chosen.window], quoted, adjustments: chosen.adjustments };
  };
}
