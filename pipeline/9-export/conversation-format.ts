import type { PythonValue } from "../lib/python-json.ts";
import { type SpanEntry, type SpanFormat, wholeFileOnly, type WrittenFile } from "./format.ts";
import { loadQuestion, type Question } from "./question.ts";
import { mediaMarkIn, type Sample, samplesOf } from "./samples.ts";
import { JSON_LINES, SplitFiles } from "./text-files.ts";

/** What a conversational format differs in. */
interface ConversationShape {
  readonly description: string;
  /** Whether a row can say which part of the file it is about. */
  readonly crops: "held" | "not-held";
  /** One line of the file. */
  readonly row: (
    sample: Sample,
    all: readonly [Sample, ...Sample[]],
    entry: SpanEntry,
    ask: Question,
  ) => PythonValue;
  /** Files beside the three splits. */
  readonly extraFiles?: (folder: string) => Promise<readonly WrittenFile[]>;
}

/**
 * A format of conversations, one line a query: the original and every negative, in every split, with its level, so that a
 * trainer can weigh them. An example is left out when one of its texts would be taken for a placeholder.
 */
export function conversationFormat({ description, crops, row, extraFiles }: ConversationShape): SpanFormat {
  return {
    windows: "one",
    description,
    open: async ({ folder, count }) => {
      const ask = await loadQuestion();
      const files = await SplitFiles.open(folder, JSON_LINES);
      return {
        write: async (entry) => {
          const samples = samplesOf(entry);
          const texts = samples.flatMap(({ query, target }) => [query, target]);
          const omission = mediaMarkIn(texts) ?? (crops === "held" ? undefined : wholeFileOnly(entry));
          if (omission) return omission;
          for (const sample of samples) {
            await files.write(entry.split, row(sample, samples, entry, ask));
            count(`${entry.split}:${sample.level ?? "original"}`);
          }
          return undefined;
        },
        finish: async () => [...(await files.finish()), ...((await extraFiles?.(folder)) ?? [])],
        close: () => files.close(),
      };
    },
  };
}
