import { PythonFloat, type PythonValue } from "../lib/python-json.ts";
import type { SpanEntry } from "./format.ts";
import { spanText, thinkBlock } from "./released-text.ts";

/**
 * A record of the released JSON, keys in the released order, times as floats: the original query, then the given items that are
 * not relevant. `difficulty` is null: in TimeRFT it is another model's IoU, which nobody measured here.
 */
export function raRftRecordOf(
  { example, video, window }: SpanEntry,
  irrelevant: readonly PythonValue[],
): PythonValue {
  const { moment } = example;
  const original: PythonValue = {
    q: moment.query,
    a: `<answer>${spanText(window)}</answer>`,
    r: true,
    q_origin: moment.rawQuery,
    difficulty: "original",
  };
  return {
    video,
    query_text: moment.query,
    timestamp: window.map((time) => new PythonFloat(time)),
    difficulty: null,
    video_start: moment.crop && new PythonFloat(moment.crop[0]),
    video_end: moment.crop && new PythonFloat(moment.crop[1]),
    think: thinkBlock(example),
    duration: new PythonFloat(moment.duration),
    GRPO: [original, ...irrelevant],
  };
}
