import { z } from "zod";
import { CAPTION_ORIGINS } from "./caption.ts";

/** How a container file is written. */
export const CONTAINER_FORMATS = ["json", "jsonl", "csv", "tsv", "lines"] as const;

/** What a number of a window counts. */
export const TIME_UNITS = ["seconds", "milliseconds", "frames", "chunks", "clock", "fraction"] as const;

/** A regular expression that compiles. */
const pattern = z.string().refine(isPattern, "not a regular expression");

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One way to get a value out of a record. */
const valueRule = z
  .strictObject({
    path: z.string().min(1).optional().describe("Keys separated by dots: vid, meta.duration, spans.0"),
    template: z
      .string()
      .min(1)
      .optional()
      .describe("Text with paths in braces: {video}_{start}; absent when a part is"),
    value: scalar.optional().describe("The same for every record"),
    match: pattern.optional().describe("What the text must match; its first group, if any, is the value"),
    all: pattern.optional().describe("Every match in the text, as a list of its named groups"),
    split: z.string().min(1).optional().describe("What separates the members of a list written as one text"),
  })
  .refine(
    ({ path, template, value }) => [path, template, value].filter((one) => one !== undefined).length === 1,
    "exactly one of path, template and value says where the value comes from",
  );

/** A value: a path, a text with paths in braces, a rule, or a list of these of which the first that gives something counts. */
export const valueSpec = z.union(
  [z.string().min(1), valueRule, z.array(z.union([z.string().min(1), valueRule])).min(1)],
  {
    error: "expected a path, a text with {paths} in braces, a rule such as {path, match}, or a list of these",
  },
);

/** Names for the members of lists. */
const bindings = z.record(
  z.string().regex(/^[A-Za-z_]\w*$/, "a name: letters, digits, underscore"),
  valueSpec,
);

/** A file of records. */
export const container = z
  .strictObject({
    format: z.enum(CONTAINER_FORMATS).describe("How the file is written"),
    records: z
      .string()
      .min(1)
      .optional()
      .describe("json: where the records lie; * for any key or index: *, database.*, *.*. Default *"),
    pattern: pattern.optional().describe("lines: what a line looks like; named groups are its fields"),
    columns: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe("csv, tsv: names of the columns when the first row has none"),
    delimiter: z.string().length(1).optional().describe("csv, tsv: what separates fields"),
  })
  .superRefine(({ format, pattern: line, records, columns, delimiter }, context) => {
    const isTable = format === "csv" || format === "tsv";
    const say = (at: string, message: string): void =>
      context.addIssue({ code: "custom", path: [at], message });
    if (format === "lines" && !line?.includes("(?<"))
      say("pattern", "lines need a pattern with named groups, e.g. ^(?<video>\\S+) (?<query>.*)$");
    if (format !== "lines" && line !== undefined) say("pattern", "only the format lines has a pattern");
    if (format !== "json" && records !== undefined)
      say("records", "only the format json has a path to its records");
    if (!isTable && columns !== undefined) say("columns", "only csv and tsv have columns");
    if (!isTable && delimiter !== undefined) say("delimiter", "only csv and tsv have a delimiter");
  });

/** A companion file, put on disk by key and looked up for every row. */
const join = z.strictObject({
  file: z.int().min(2).describe("Which of the files given, the annotation file being 1"),
  optional: z.boolean().default(false).describe("Whether the corpus can do without the file"),
  container,
  each: bindings.optional().describe("One entry for every member of a list in the record"),
  key: valueSpec.describe("What an entry is found by, from the companion's record"),
  on: valueSpec.describe("What to look for, from the corpus's record"),
  fields: bindings.describe("What to keep of an entry"),
});

const condition = z.strictObject({
  value: valueSpec,
  equals: z.unknown().optional().describe("It is exactly this, lists and dictionaries included"),
  matches: pattern.optional().describe("Its text matches this"),
  missing: z.boolean().optional().describe("true: there is none; false: there is one"),
});

/** A corpus described in a file: how its records become moments. */
export const mapping = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]*$/)
      .optional()
      .describe("Name of a built-in corpus"),
    title: z.string().min(1).optional().describe("What people call it"),
    licence: z.string().min(1).optional().describe("What its licence says, in a few words"),
    documentedOnly: z
      .boolean()
      .default(false)
      .describe("Written from documentation, never tried on a real file"),
    files: z.array(z.string().min(1)).min(1).optional().describe("What to give, the annotation file first"),
    container: container.describe("How the annotation file is written and where its records lie"),
    joins: z
      .record(z.string().regex(/^[A-Za-z_]\w*$/), join)
      .optional()
      .describe("Companion files by name"),
    define: bindings.optional().describe("Values with a name, for the paths below"),
    each: bindings
      .optional()
      .describe("One row for every member of a list; a later list may lie in an earlier one's member"),
    zip: bindings.optional().describe("One row for every index of parallel lists"),
    repeats: z
      .enum(["reject", "merge"])
      .default("reject")
      .describe("The same query again in one record: a duplicate, or a further window of the first"),
    video: valueSpec.describe("Video id as the corpus writes it"),
    parent: valueSpec.optional().describe("Identity across crops and corpora; default corpus:video"),
    query: valueSpec.describe("The query"),
    window: valueSpec.optional().describe("One window: [start, end] or a text such as 1.5-3"),
    windows: valueSpec.optional().describe("A list of windows"),
    start: valueSpec.optional().describe("Start of the only window"),
    end: valueSpec.optional().describe("End of the only window"),
    opinions: z
      .literal("plurality")
      .optional()
      .describe("The windows are several annotators' opinions of one: take the one most agree on"),
    times: z
      .strictObject({
        unit: z.enum(TIME_UNITS).default("seconds"),
        rate: z.union([z.number().positive(), valueSpec]).optional().describe("frames: frames a second"),
        chunkSeconds: z
          .number()
          .positive()
          .optional()
          .describe("chunks: seconds a chunk; ends are inclusive"),
        of: z
          .enum(["crop", "file"])
          .default("crop")
          .describe("What times are counted from, where there is a crop"),
      })
      .prefault({})
      .describe("What the numbers of windows mean"),
    duration: z
      .union([
        valueSpec,
        z.strictObject({ frames: valueSpec, rate: z.union([z.number().positive(), valueSpec]) }),
        z.strictObject({ from: valueSpec, to: valueSpec }),
        z.strictObject({ of: valueSpec, unit: z.enum(["seconds", "milliseconds", "clock"]) }),
      ])
      .optional()
      .describe(
        "Seconds: a value, frames with a rate, a difference, or a value of another unit; default the crop's length",
      ),
    crop: z
      .strictObject({ start: valueSpec, end: valueSpec })
      .optional()
      .describe("Part of the file that the row is about, seconds"),
    split: valueSpec.optional().describe("The record's own name of its split"),
    splitFiles: z
      .record(z.string(), pattern)
      .optional()
      .describe("Names of splits and what the file names of each look like; the first that fits counts"),
    companions: z
      .array(
        z.strictObject({
          each: bindings.optional(),
          text: valueSpec,
          start: valueSpec.optional(),
          end: valueSpec.optional(),
          origin: z.enum(CAPTION_ORIGINS),
        }),
      )
      .optional()
      .describe("What else the corpus says of the video"),
    reject: z
      .array(
        z.strictObject({
          when: z.array(condition).min(1).describe("All of these hold"),
          reason: z
            .string()
            .regex(/^[a-z][a-z0-9-]*$/, "lower-case words with dashes between, e.g. not-annotated")
            .describe("Name to count by, e.g. placeholder"),
          message: z.string().min(1),
        }),
      )
      .optional()
      .describe("Rows that are no annotations: sentinels, and what the corpus leaves out"),
  })
  .superRefine(({ window, windows, start, end, times, opinions }, context) => {
    const say = (at: string, message: string): void =>
      context.addIssue({ code: "custom", path: [at], message });
    const ways = [window, windows, start ?? end].filter((one) => one !== undefined).length;
    if (ways !== 1 || (start === undefined) !== (end === undefined))
      say("window", "windows are found in exactly one way: window, or windows, or start with end");
    if (times.unit === "frames" && times.rate === undefined) say("times", "frames need a rate");
    if (times.unit === "chunks" && times.chunkSeconds === undefined) say("times", "chunks need chunkSeconds");
    if (opinions !== undefined && windows === undefined) say("opinions", "opinions are a list of windows");
  });

export type Mapping = z.infer<typeof mapping>;
export type Container = z.infer<typeof container>;
export type ValueSpec = z.infer<typeof valueSpec>;
export type ValueRule = z.infer<typeof valueRule>;
/** Names for values of a record. */
export type Bindings = Readonly<Record<string, ValueSpec>>;
export type Condition = z.infer<typeof condition>;
export type JoinSpec = z.infer<typeof join>;
export type TimeUnit = (typeof TIME_UNITS)[number];
