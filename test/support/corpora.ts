import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { repeatCorpora } from "./repeat.ts";

const sample = (name: string): string => path.join(PACKAGE_ROOT, "data", "samples", name);

/** The sample corpora, as for --corpus. */
export const SAMPLE_CORPORA: readonly string[] = [
  `charades-sta=${sample("charades_sta_train.txt")},${sample("Charades_v1_train.csv")}`,
  `activitynet-captions=${sample("activitynet_val_1.json")}`,
  `qvhighlights=${sample("highlight_val_release.jsonl")}`,
];

/** The --corpus arguments for sample corpora repeated under other video ids: long enough a build to be interrupted. */
export async function repeatedSamples(folder: string, times: number): Promise<string[]> {
  const repeated = await repeatCorpora(SAMPLE_CORPORA, folder, times);
  return repeated.flatMap((corpus) => ["--corpus", corpus]);
}
