import type { Example } from "../../schemas/example.ts";
import type { TimeWindow } from "../../schemas/window.ts";
import { pythonFixed1, pythonFloat } from "../lib/python-json.ts";

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
