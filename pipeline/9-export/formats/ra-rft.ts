import type { Candidate } from "../../../schemas/candidate.ts";
import type { Example } from "../../../schemas/example.ts";
import type { SplitName } from "../../../schemas/split.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { LEVEL_NAMES } from "../../lib/levels.ts";
import { pythonFixed1, pythonFloat, PythonFloat, type PythonValue } from "../../lib/python-json.ts";
import { refusalText } from "../../lib/refusal.ts";
import { LevelDealer } from "../deal-levels.ts";
import type { SpanEntry, SpanFormat } from "../format.ts";
import { JSON_LIST, SplitFiles } from "../text-files.ts";

/**
 * The JSON that RA-RFT's training, inference and evaluation read. A train record carries the original query and all its
 * negatives; a val or test record the original and one negative, levels dealt evenly over the split: val is for choosing
 * checkpoints with the script that measures on test, so it has test's shape.
 */
export const raRft: SpanFormat = {
  windows: "one",
  description: "RA-RFT: training, inference and evaluation scripts of the paper",
  open: async ({ folder, count }) => {
    const files = await SplitFiles.open(folder, JSON_LIST);
    const dealers: Record<SplitName, LevelDealer> = {
      train: new LevelDealer(),
      val: new LevelDealer(),
      test: new LevelDealer(),
    };
    return {
      write: async (entry) => {
        const { moment, negatives } = entry.example;
        const chosen =
          entry.split === "train" ? negatives : [dealers[entry.split].deal(moment.corpus, negatives)];
        const left = negatives.length - chosen.length;
        if (left > 0) count(`${entry.split}:negatives-not-dealt`, left);
        for (const { level } of chosen) count(`${entry.split}:${level}`);
        await files.write(entry.split, raRftRecord(entry, chosen));
        return undefined;
      },
      finish: () => files.finish(),
      close: () => files.close(),
    };
  },
};

/** A released record, keys in the released order; times are floats, as in the released files. */
function raRftRecord({ example, video, window }: SpanEntry, negatives: readonly Candidate[]): PythonValue {
  const { moment } = example;
  return {
    video,
    query_text: moment.query,
    timestamp: window.map((time) => new PythonFloat(time)),
    difficulty: null, // of the moment, in TimeRFT's sense: another model's IoU, which nobody measured here
    video_start: moment.crop && new PythonFloat(moment.crop[0]),
    video_end: moment.crop && new PythonFloat(moment.crop[1]),
    think: thinkBlock(example),
    duration: new PythonFloat(moment.duration),
    GRPO: [positiveItem(moment.query, moment.rawQuery, window), ...negatives.map(negativeItem)],
  };
}

function positiveItem(query: string, rawQuery: string, window: TimeWindow): PythonValue {
  return {
    q: query,
    a: `<answer>${spanText(window)}</answer>`,
    r: true,
    q_origin: rawQuery,
    difficulty: "original",
  };
}

/** The level three times: training data calls it difficulty, the inference script irrelevance_level, the evaluator hardness_level. */
function negativeItem({ query, rawQuery, refusal, categories, level }: Candidate): PythonValue {
  return {
    q: query,
    a: `<answer>${refusalText(refusal)}</answer>`,
    r: false,
    c: categories,
    q_origin: rawQuery,
    difficulty: LEVEL_NAMES[level].released,
    irrelevance_level: level,
    hardness_level: level,
  };
}

/** "9.3 to 14.4", as Python's "%.1f to %.1f" writes it. */
export function spanText([start, end]: TimeWindow): string {
  return `${pythonFixed1(start)} to ${pythonFixed1(end)}`;
}

/** All captions of the video that have a time, the query among them, in the order of the record: by start, then end. */
export function thinkBlock({ captions }: Pick<Example, "captions">): string {
  const lines = captions.flatMap(({ window, text }) =>
    window === null
      ? []
      : [`<timestep>${pythonFloat(window[0])} to ${pythonFloat(window[1])}</timestep> ${text}`],
  );
  return ["<think>", ...lines, "</think>"].join("\n");
}
