import type { Config, WriterName } from "../../schemas/config.ts";

/** Who writes a candidate, and which of its own candidates it is. */
export interface Turn {
  readonly writer: WriterName;
  /** 0 for the writer's first: so a reply that was paid for is found again when other writers join. */
  readonly sample: number;
}

/** The writers of a configuration, in turn. */
export function writersOf({ engine, writers }: Pick<Config, "engine" | "writers">): readonly WriterName[] {
  return writers ?? [engine === "openai" ? "paper" : "lexicon"];
}

/** Whose turn a candidate is: candidate i falls to writer i modulo their number. */
export function turnOf(config: Pick<Config, "engine" | "writers">, sample: number): Turn {
  const writers = writersOf(config);
  const writer = writers[sample % writers.length];
  if (writer === undefined) throw new RangeError("there is no writer");
  return { writer, sample: Math.floor(sample / writers.length) };
}
