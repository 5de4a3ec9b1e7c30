import type { Moment } from "../../../schemas/moment.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { pythonFloat, PythonFloat, type PythonValue } from "../../lib/python-json.ts";
import type { Entry, WindowsFormat } from "../format.ts";
import { JSON_LINES, SplitFiles } from "../text-files.ts";

/**
 * QVHighlights' moment-retrieval lines: all windows of a query, none for a negative. Saliency is left out: nobody rated it.
 * qid is a number, as the evaluation expects, and distinct over all splits.
 */
export const qvhighlights: WindowsFormat = {
  windows: "all",
  description: "QVHighlights / Moment-DETR: every query a line, absent ones with empty windows",
  open: async ({ folder, count }) => {
    const files = await SplitFiles.open(folder, JSON_LINES);
    let qid = 0;
    return {
      write: async (entry) => {
        for (const line of linesOf(entry)) {
          await files.write(entry.split, { qid, ...line });
          qid += 1;
        }
        countLevels(entry, count);
        return undefined;
      },
      finish: () => files.finish(),
      close: () => files.close(),
    };
  },
};

function linesOf({ example: { id, moment, negatives }, video }: Entry): Record<string, PythonValue>[] {
  const line = (
    query: string,
    windows: readonly TimeWindow[],
    rest: Record<string, PythonValue>,
  ): Record<string, PythonValue> => ({
    query,
    duration: new PythonFloat(moment.duration),
    vid: clipName(moment),
    relevant_windows: windows.map((window) => window.map((time) => new PythonFloat(time))),
    ...rest,
    video,
  });
  return [
    line(moment.query, moment.windows, { id, level: "original" }),
    ...negatives.map((negative) => line(negative.query, [], { id: negative.id, level: negative.level })),
  ];
}

/** QVHighlights names the part of a video by its start and end. */
function clipName({ video, crop }: Moment): string {
  return crop === null ? video : `${video}_${pythonFloat(crop[0])}_${pythonFloat(crop[1])}`;
}

function countLevels({ example, split }: Entry, count: (name: string) => void): void {
  const levels: readonly string[] = ["original", ...example.negatives.map((negative) => negative.level)];
  for (const level of levels) count(`${split}:${level}`);
}
