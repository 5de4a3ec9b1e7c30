import { type Field, shareOf } from "./fields.ts";

/** What fields are called, the likeliest name first. */
export const NAMES = {
  query: [
    "query",
    "sentence",
    "caption",
    "description",
    "question",
    "heading",
    "text",
    "label",
    "annotation",
    "narration",
    "utterance",
    "instruction",
    "phrase",
    "transcript",
    "what",
    "action",
    "title",
  ],
  video: [
    "video",
    "videoid",
    "vid",
    "clipid",
    "clip",
    "uid",
    "youtubeid",
    "file",
    "filename",
    "film",
    "movie",
    "recording",
    "footage",
    "media",
    "asset",
    "source",
    "src",
    "camera",
    "cam",
    "path",
    "key",
    "id",
    "name",
  ],
  window: [
    "timestamp",
    "timestamps",
    "window",
    "windows",
    "span",
    "segment",
    "bounds",
    "interval",
    "times",
    "time",
    "moment",
    "answer",
    "range",
    "extent",
    "rel",
    "at",
  ],
  start: ["start", "begin", "beginning", "from", "onset", "since", "in", "first", "s", "t0", "t1"],
  end: ["end", "finish", "stop", "to", "until", "till", "offset", "out", "last", "e", "t2", "t1"],
  duration: ["duration", "length", "len", "dur", "runtime", "seconds", "secs", "total"],
  frames: ["numframes", "framecount", "frames", "nframes", "totalframes"],
  rate: ["fps", "framerate", "rate"],
  milliseconds: ["ms", "msec", "msecs", "millis", "milliseconds"],
  split: ["split", "subset", "set", "fold", "partition"],
} as const;

/** The field that fits best by value, then by name; with `anyName` the name may be any. */
export function pick(
  fields: readonly Field[],
  names: readonly string[],
  holds: (value: unknown) => boolean,
  anyName: boolean,
): Field | undefined {
  const fitting = fields.filter((field) => shareOf(field, holds) > 0.7);
  const ranked = fitting
    .map((field) => ({ field, rank: nameRank(names, field.path) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank);
  return ranked[0]?.field ?? (anyName ? fitting[0] : undefined);
}

/** Words of a path's last key, lower case: startSec, start_sec and "Start (sec)" are all start, sec. */
export function wordsOf(path: string): string[] {
  const key = /^keys\.\d+$/u.test(path) ? "key" : (path.split(".").at(-1) ?? path);
  return key
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
}

/** How well a path's last key fits a list of names: equal to one, one of its words, or holding one; infinite when it does not. */
function nameRank(names: readonly string[], path: string): number {
  const words = wordsOf(path);
  const whole = words.join("");
  const fits: readonly ((name: string) => boolean)[] = [
    (name) => whole === name,
    (name) => words.includes(name),
    (name) => name.length > 3 && whole.includes(name),
  ];
  const at = fits.findIndex((holds) => names.some(holds));
  const [holds] = at === -1 ? [] : [fits[at]];
  return holds === undefined ? Infinity : at * names.length + names.findIndex(holds);
}
