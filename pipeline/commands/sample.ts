import path from "node:path";
import type { ConfigSpec } from "../../schemas/config.ts";
import { PACKAGE_ROOT } from "../lib/package.ts";

const SAMPLES = path.join(PACKAGE_ROOT, "data", "samples");

/** The bundled sample corpora, built into a run of their own: too few moments to find each other's opposites. */
export const SAMPLE: ConfigSpec = {
  run: path.join("data", "runs", "sample"),
  select: { policy: "mixed" },
  corpora: [
    { name: "charades-sta", files: ["charades_sta_train.txt", "Charades_v1_train.csv"].map(inSamples) },
    { name: "activitynet-captions", files: [inSamples("activitynet_val_1.json")] },
    { name: "qvhighlights", files: [inSamples("highlight_val_release.jsonl")] },
  ],
};

function inSamples(file: string): string {
  return path.join(SAMPLES, file);
}
