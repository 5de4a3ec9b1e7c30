import type { Mapping } from "../../../schemas/mapping.ts";
import type { Adjustment } from "../../../schemas/moment.ts";
import { type Defect, isDefect, type RowFields } from "../source.ts";
import { compileCompanions } from "./companions.ts";
import { compileRejections } from "./conditions.ts";
import { compileDuration, durationOriginOf, isJoined, lengthOf } from "./duration.ts";
import { compileAll } from "./rows.ts";
import { compileOptional, compileValue, type Scope, textOf } from "./values.ts";
import { compileCrop, compileQuoted, compileWindows } from "./windows.ts";

/** Reads the fields of one row. */
export type ReadFields = (scope: Scope) => RowFields | Defect;

const QUOTED: Adjustment = {
  name: "number-unquoted",
  message: "a time written as text was read as a number",
};

/** How the rows of a mapping are read. `split` is what the file's name says, for rows that say nothing themselves. */
export function compileFields(mapping: Mapping, corpus: string, split: string | null): ReadFields {
  const define = compileDefinitions(mapping);
  const rejected = compileRejections(mapping);
  const identify = compileIdentity(mapping, corpus);
  const ownSplit = compileOptional(mapping.split);
  const readTimes = compileTimes(mapping);
  const companions = compileCompanions(mapping);
  return (row) => {
    const scope = define(row);
    const identity = rejected(scope) ?? identify(scope);
    if (isDefect(identity)) return identity;
    const times = readTimes(scope);
    if (isDefect(times)) return times;
    const officialSplit = textOf(ownSplit(scope)) ?? split;
    return { ...identity, ...times, officialSplit, companions: companions(scope) };
  };
}

/** Adds the mapping's named values; a later one may use an earlier. */
function compileDefinitions({ define }: Mapping): (scope: Scope) => Scope {
  const defined = compileAll(define);
  if (defined.length === 0) return (row) => row;
  return ({ record, names: given }) => {
    const names: Record<string, unknown> = { ...given };
    for (const [name, value] of defined) names[name] = value({ record, names });
    return { record, names };
  };
}

/** Which video a row is about, and what it asks. */
type Identity = Pick<RowFields, "video" | "parentVideo" | "query">;

function compileIdentity(mapping: Mapping, corpus: string): (scope: Scope) => Identity | Defect {
  const [video, query] = [compileValue(mapping.video), compileValue(mapping.query)];
  const parent = compileOptional(mapping.parent);
  return (scope) => {
    const id = textOf(video(scope));
    const text = query(scope);
    if (id === undefined) return missing("video", mapping.video);
    if (typeof text !== "string") return missing("query", mapping.query);
    return { video: id, parentVideo: textOf(parent(scope)) ?? `${corpus}:${id}`, query: text };
  };
}

function missing(field: string, spec: unknown): Defect {
  const where = typeof spec === "string" ? spec : JSON.stringify(spec);
  return { reason: "missing-field", message: `${field}: the record has no text at ${where}` };
}

/** When the query is true, and of how long a video. */
type Times = Pick<
  RowFields,
  "crop" | "windows" | "duration" | "durationOrigin" | "durationOfCrop" | "inFractions"
> & {
  readonly adjustments: readonly Adjustment[];
};

function compileTimes(mapping: Mapping): (scope: Scope) => Times | Defect {
  const crop = compileCrop(mapping);
  const duration = compileDuration(mapping);
  const origin = durationOriginOf(mapping);
  const windows = compileWindows(mapping);
  const isQuoted = isJoined(mapping) ? () => false : compileQuoted(mapping);
  return (scope) => {
    const part = crop(scope);
    if (part !== null && isDefect(part)) return part;
    const given = duration(scope);
    const length = lengthOf(given.seconds, part);
    const found = windows(scope, length, part);
    const quoted = found.quoted || isQuoted(given.found) ? [QUOTED] : [];
    return {
      crop: part,
      windows: found.windows,
      duration: length,
      durationOrigin: length === given.seconds ? origin : "annotation", // else it is the crop's, which the row names
      inFractions: length === null && mapping.times.unit === "fraction",
      durationOfCrop: part !== null && given.seconds === null,
      adjustments: [...quoted, ...found.adjustments],
    };
  };
}
