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
    "at",
  ],
  start: ["start", "begin", "from", "onset", "s"],
  end: ["end", "stop", "to", "until", "offset", "e"],
  duration: ["duration", "length", "len", "seconds"],
  frames: ["numframes", "framecount", "frames"],
  rate: ["fps", "framerate", "rate"],
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

/** How well a path's last key fits a list of names: equal to one, one of its words, or holding one; infinite when it does not. */
function nameRank(names: readonly string[], path: string): number {
  const key = path.split(".").at(-1) ?? path;
  const words = key
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/u);
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
