import type { Candidate } from "../../../schemas/candidate.ts";
import type { SplitName } from "../../../schemas/split.ts";
import { LEVEL_NAMES } from "../../lib/levels.ts";
import type { PythonValue } from "../../lib/python-json.ts";
import { refusalText } from "../../lib/refusal.ts";
import { LevelDealer } from "../deal-levels.ts";
import type { SpanFormat } from "../format.ts";
import { raRftRecordOf } from "../ra-rft-record.ts";
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
        await files.write(entry.split, raRftRecordOf(entry, chosen.map(negativeItem)));
        return undefined;
      },
      finish: () => files.finish(),
      close: () => files.close(),
    };
  },
};

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
