import { createHash } from "node:crypto";
import { type Line, readLineBatches } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";

/** Takes the lines of one file as they are read. */
export interface LineTaker {
  readonly take: (line: Line) => Promise<void> | void;
  /** Behind the last line. */
  readonly end?: () => Promise<void> | void;
}

/** What tells one content of a file from another. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads a text file once, whoever wants something of its lines; throws StoppedError once the signal has fired. */
export async function readOnce(
  file: string,
  takers: readonly LineTaker[],
  signal: AbortSignal,
): Promise<FileDigest> {
  const hash = createHash("sha256");
  let bytes = 0;
  const turn = takingTurns(signal);
  const seen = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
  };
  for await (const lines of readLineBatches(file, { seen })) {
    await turn();
    for (const line of lines)
      for (const taker of takers) {
        const taking = taker.take(line);
        if (taking === undefined) continue; // most take at once, and lines are many
        await taking;
        await turn();
      }
  }
  for (const taker of takers) await taker.end?.();
  return { sha256: hash.digest("hex"), bytes };
}
