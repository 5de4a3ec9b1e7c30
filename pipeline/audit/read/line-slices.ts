import { readChunks } from "../../lib/files.ts";
import { type Line, lineOf } from "../../lib/ndjson.ts";
import { recordBytes, type Slice, SliceCutter } from "./slice.ts";

const LINE_FEED = 0x0a;

/** The lines of a file in slices, blank ones included. */
export async function* lineSlices(path: string): AsyncGenerator<Slice> {
  const cutter = new SliceCutter(() => true);
  for await (const chunk of readChunks(path)) {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) cutter.end(at);
    const slice = cutter.take(chunk);
    if (slice !== undefined) yield slice;
  }
  if (!cutter.isDone) yield cutter.last(false);
}

/** A line of a slice as text. */
export function lineAt(slice: Slice, at: number): Pick<Line, "text" | "defect"> {
  const bytes = recordBytes(slice, at);
  return bytes === undefined ? { text: "", defect: "too-long" } : lineOf(bytes);
}
