import { PythonFloat, type PythonValue } from "../../lib/python-json.ts";
import { type SpanEntry, type SpanFormat, wholeFileOnly } from "../format.ts";
import { JSON_LIST, SplitFiles } from "../text-files.ts";

/**
 * Formats of trainers that know no refusal: their loaders turn every timestamp into two numbers. They get the original queries
 * alone, one a record; how many negatives they cannot hold is counted.
 */
function groundingFormat(
  description: string,
  crops: "held" | "not-held",
  record: (entry: SpanEntry) => PythonValue,
): SpanFormat {
  return {
    windows: "one",
    description,
    open: async ({ folder, count }) => {
      const files = await SplitFiles.open(folder, JSON_LIST);
      return {
        write: async (entry) => {
          const omission = crops === "held" ? undefined : wholeFileOnly(entry);
          if (omission) return omission;
          count("negatives-not-held", entry.example.negatives.length);
          await files.write(entry.split, record(entry));
          return undefined;
        },
        finish: () => files.finish(),
        close: () => files.close(),
      };
    },
  };
}

/** Time-R1's TimeRFT records; without `difficulty` and `pred`, which are another model's measurements. */
export const timeR1 = groundingFormat(
  "Time-R1: the original queries as TimeRFT records",
  "held",
  ({ example: { moment }, video, window }) => ({
    video,
    duration: new PythonFloat(moment.duration),
    timestamp: window.map((time) => new PythonFloat(time)),
    sentence: moment.query,
    qid: `my|${moment.corpus}|${moment.video}|${moment.query}`,
    video_start: moment.crop && new PythonFloat(moment.crop[0]),
    video_end: moment.crop && new PythonFloat(moment.crop[1]),
  }),
);

/** TVG-R1's EasyR1 records: the reward `tvgonly` compares <time>[start, end]</time> with gt_frame, over video_length. */
export const tvgR1 = groundingFormat(
  "TVG-R1 (EasyR1): the original queries with gt_frame and video_length",
  "not-held",
  ({ example: { moment }, video, window }) => {
    const span = window.map((time) => new PythonFloat(time));
    return {
      dataset: moment.corpus,
      problem: moment.query,
      choices: "",
      video,
      video_length: new PythonFloat(moment.duration),
      gt_frame: span,
      ground_truth: span,
    };
  },
);
