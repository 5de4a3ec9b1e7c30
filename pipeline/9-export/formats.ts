import type { ExportFormatName } from "../../schemas/config.ts";
import type { ExportFormat } from "./format.ts";
import { timeR1, tvgR1 } from "./formats/grounding.ts";
import { jsonl } from "./formats/jsonl.ts";
import { parquet } from "./formats/parquet.ts";
import { qvhighlights } from "./formats/qvhighlights.ts";
import { raRft } from "./formats/ra-rft.ts";
import { ssVtg } from "./formats/ss-vtg.ts";
import { llamaFactory, msSwift } from "./formats/tagged.ts";
import { trlGrpo, trlSft } from "./formats/trl.ts";

/** Every format that can be asked for, by name. */
export const FORMATS: { readonly [Name in ExportFormatName]: ExportFormat } = {
  "ra-rft": raRft,
  jsonl,
  parquet,
  "trl-grpo": trlGrpo,
  "trl-sft": trlSft,
  "ms-swift": msSwift,
  "llama-factory": llamaFactory,
  "time-r1": timeR1,
  "tvg-r1": tvgR1,
  "ss-vtg": ssVtg,
  qvhighlights,
};
