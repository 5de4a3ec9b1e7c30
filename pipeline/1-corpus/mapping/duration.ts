import type { Mapping, ValueSpec } from "../../../schemas/mapping.ts";
import type { DurationOrigin } from "../../../schemas/moment.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { compileRate, compileSecond, framesToSeconds, numberOf } from "./times.ts";
import { compileValue, type Scope } from "./values.ts";

type DurationSpec = NonNullable<Mapping["duration"]>;

/** A duration as a row gives it. */
export interface FoundDuration {
  /** Seconds; null when nothing gives them. */
  readonly seconds: number | null;
  /** What was found, before it became seconds. */
  readonly found: unknown;
}

/** Finds the duration of a row's video. */
export function compileDuration({ duration, times }: Mapping): (scope: Scope) => FoundDuration {
  if (duration === undefined) return () => ({ seconds: null, found: undefined });
  if (isFrames(duration)) {
    const frames = compileValue(duration.frames);
    const rate = compileRate(duration.rate);
    return (scope) => known(frames(scope), (found) => framesToSeconds(numberOf(found), rate(scope)));
  }
  if (isDifference(duration)) {
    const [from, to] = [compileValue(duration.from), compileValue(duration.to)];
    return (scope) => known(to(scope), (found) => numberOf(found) - numberOf(from(scope)));
  }
  const unit = isInUnit(duration) ? duration.unit : times.unit === "clock" ? "clock" : "seconds";
  const second = compileSecond({ unit, of: "file" });
  const value = compileValue(isInUnit(duration) ? duration.of : duration);
  return (scope) => known(value(scope), (found) => second(found, scope, null));
}

function known(found: unknown, seconds: (found: unknown) => number): FoundDuration {
  return { seconds: found === undefined ? null : seconds(found), found };
}

/** Where a mapping's durations come from, for the moments' record of it. */
export function durationOriginOf(mapping: Mapping): DurationOrigin {
  if (mapping.duration !== undefined && isFrames(mapping.duration)) return "frames/fps";
  return isJoined(mapping) ? "companion" : "annotation";
}

/** Whether a mapping takes its durations from a companion file. */
export function isJoined({ duration, joins }: Mapping): boolean {
  const text = JSON.stringify(duration ?? null);
  return Object.keys(joins ?? {}).some((name) => text.includes(`"${name}.`) || text.includes(`{${name}.`));
}

/** Seconds that times may refer to: the crop's where there is one, unless the row says that the video is shorter. */
export function lengthOf(given: number | null, crop: TimeWindow | null): number | null {
  if (crop === null) return given;
  const length = crop[1] - crop[0];
  // Rows that give both write the crop's length with its own rounding; that is then the one meant.
  return given !== null && given <= length + ROUNDING ? given : length;
}

const ROUNDING = 0.05;

function isFrames(duration: DurationSpec): duration is Extract<DurationSpec, { frames: ValueSpec }> {
  return typeof duration === "object" && "frames" in duration;
}

function isDifference(duration: DurationSpec): duration is Extract<DurationSpec, { from: ValueSpec }> {
  return typeof duration === "object" && "from" in duration;
}

function isInUnit(duration: DurationSpec): duration is Extract<DurationSpec, { of: ValueSpec }> {
  return typeof duration === "object" && "of" in duration;
}
