import { pythonFixed1, pythonFloat } from "../../../pipeline/lib/python-json.ts";
import { videoPath } from "../../../pipeline/9-export/video-path.ts";
import type { WindowPolicy } from "../../../schemas/config.ts";
import type { Candidate } from "../../../schemas/candidate.ts";
import type { Example } from "../../../schemas/example.ts";
import type { SplitAssignment, SplitName } from "../../../schemas/split.ts";
import type { TimeWindow } from "../../../schemas/window.ts";

/** What the export was told. */
export interface ExportSettings {
  readonly formats: readonly string[];
  readonly windows: WindowPolicy;
  readonly videoPath: string;
}

/** An example before it was exported, with what each format should say of it: written anew here, not taken from the exporter. */
export interface Expected {
  readonly example: Example;
  readonly split: SplitName;
  readonly group: string;
  readonly video: string;
  /** The one window of formats that hold one; undefined where such formats leave the example out. */
  readonly window: TimeWindow | undefined;
  readonly think: string;
}

/** An example and its split as stages 7 and 8 wrote them. */
export function expectedOf(
  example: Example,
  { split, group }: SplitAssignment,
  settings: ExportSettings,
): Expected {
  const lines = example.captions.flatMap(({ window, text }) =>
    window ? [`<timestep>${pythonFloat(window[0])} to ${pythonFloat(window[1])}</timestep> ${text}\n`] : [],
  );
  return {
    example,
    split,
    group,
    video: videoPath(settings.videoPath, example.moment),
    window: oneOf(example.moment.windows, settings.windows),
    think: `<think>\n${lines.join("")}</think>`,
  };
}

function oneOf(windows: readonly TimeWindow[], policy: WindowPolicy): TimeWindow | undefined {
  const lengths = windows.map(([start, end]) => end - start);
  if (windows.length === 1 || policy === "first") return windows[0];
  if (policy === "longest") return windows[lengths.indexOf(Math.max(...lengths))];
  if (policy === "omit") return undefined;
  return [Math.min(...windows.map(([start]) => start)), Math.max(...windows.map(([, end]) => end))];
}

/** The answer to a query that is true. */
export function spanAnswer([start, end]: TimeWindow): string {
  return `<answer>${pythonFixed1(start)} to ${pythonFixed1(end)}</answer>`;
}

/** The answer to a query that is not: opening and parts, one blank between them. */
export function refusalAnswer({ refusal }: Candidate): string {
  return `<answer>${[refusal.opening, ...refusal.parts.map(({ text }) => text)].join(" ")}</answer>`;
}
