import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { loadQuestion } from "../../../pipeline/9-export/question.ts";
import type { ExportFormatName } from "../../../schemas/config.ts";
import { raRftRecord } from "../../../schemas/ra-rft.ts";
import { releasedExample } from "../../../schemas/released-example.ts";
import { readGrpo, readLlamaFactory, readSft, readTagged } from "../readers/conversations.ts";
import { readQvhighlights, readTimeR1, readTvgR1 } from "../readers/grounding.ts";
import { readForEvaluation, readForTraining } from "../readers/ra-rft.ts";
import { type Expected, refusalAnswer, spanAnswer } from "./expected.ts";

/** How a format's file is taken apart. */
export type Container = "lines" | "list" | "parquet";

/** What a trainer makes of the rows of one example, and what it should make of them: plain data, compared as it is. */
export interface Reading {
  readonly read: unknown;
  readonly expected: unknown;
}

/** A format, seen by whoever reads it. */
export interface FormatReader {
  readonly container: Container;
  readonly windows: "all" | "one";
  /** Cannot say which part of a file a crop is. */
  readonly wholeFiles: boolean;
  /** Texts with the marks of media would break it. */
  readonly marks: boolean;
  /** Rows that an example has. */
  readonly rows: (expected: Expected) => number;
  /** Reads the rows of an example, each a text of JSON, or an object from Parquet. */
  readonly reading: (expected: Expected, rows: readonly unknown[], folder: string) => Promise<Reading>;
}

const ask = await loadQuestion();
const text = z.string();
const listOf = (rows: readonly unknown[]): string => `[${rows.map((row) => text.parse(row)).join(",")}]`;
const linesOf = (rows: readonly unknown[]): string => rows.map((row) => text.parse(row)).join("\n");
const all = ({ example }: Expected): number => 1 + example.negatives.length;
const one = (): number => 1;
const span = ({ window }: Expected): [number, number] => [window?.[0] ?? NaN, window?.[1] ?? NaN];
const answerOf = ({ window }: Expected): string => (window ? spanAnswer(window) : "");

/** The queries of an example with what is right to answer and, for a negative, its level. */
function queriesOf(expected: Expected) {
  const { moment, negatives, id } = expected.example;
  return [
    { id, query: moment.query, level: "original", answer: answerOf(expected), correction: "NIL" },
    ...negatives.map((negative) => ({
      id: negative.id,
      query: negative.query,
      level: negative.level,
      answer: refusalAnswer(negative),
      correction: moment.query,
    })),
  ].map((query) => ({
    ...query,
    target: `${expected.think}\n${query.answer}\n<correction>${query.correction}</correction>`,
  }));
}

const everything = {
  windows: "all",
  wholeFiles: false,
  marks: false,
  rows: one,
  reading: async (expected, rows) => {
    const { example, split, group, video } = expected;
    const { moment } = example;
    const read = releasedExample.parse(typeof rows[0] === "string" ? JSON.parse(rows[0]) : rows[0]);
    return {
      read: {
        facts: [read.id, read.split, read.group, read.video, read.query, read.raw_query, read.duration],
        windows: read.windows.map(({ start, end }) => [start, end]),
        captions: read.captions.map((caption) => [caption.text, caption.start, caption.end]),
        negatives: read.negatives.map(({ id, level, query, answer, categories }) => [
          id,
          level,
          query,
          `<answer>${answer}</answer>`,
          categories,
        ]),
        exchanges: read.exchanges,
        missing: read.missing,
      },
      expected: {
        facts: [example.id, split, group, video, moment.query, moment.rawQuery, moment.duration],
        windows: moment.windows,
        captions: example.captions.map(({ window, text: caption }) => [
          caption,
          window?.[0] ?? null,
          window?.[1] ?? null,
        ]),
        negatives: example.negatives.map((negative) => [
          negative.id,
          negative.level,
          negative.query,
          refusalAnswer(negative),
          negative.categories,
        ]),
        exchanges: example.exchanges ?? [],
        missing: example.missing,
      },
    };
  },
} as const satisfies Omit<FormatReader, "container">;

const raRft: FormatReader = {
  container: "list",
  windows: "one",
  wholeFiles: false,
  marks: false,
  rows: one,
  reading: async (expected, rows) => {
    const { example, split, video } = expected;
    const { moment } = example;
    const [record] = z.array(raRftRecord).parse(JSON.parse(listOf(rows)));
    const evaluated = readForEvaluation(listOf(rows));
    const said = evaluated.flatMap(({ relevant, hardnessLevel }) => (relevant ? [] : [hardnessLevel]));
    const dealt = split !== "train" && said.length === 1; // one negative of val and test, of whatever level
    const negatives = example.negatives.filter(({ level }) => !dealt || said.includes(level));
    if (split === "train") readForTraining(listOf(rows)); // stops where the loader would
    return {
      read: {
        facts: [record?.video, record?.duration, record?.timestamp, record?.think, record?.query_text],
        origins: record?.GRPO.map((item) => item.q_origin),
        items: evaluated.map(({ query, relevant, timestamp, answer, categories, hardnessLevel }) => [
          query,
          relevant,
          timestamp,
          answer,
          categories,
          hardnessLevel,
        ]),
      },
      expected: {
        facts: [video, moment.duration, span(expected), expected.think, moment.query],
        origins: [moment.rawQuery, ...negatives.map(({ rawQuery }) => rawQuery)],
        items: [
          [moment.query, true, span(expected), answerOf(expected), [], ""],
          ...negatives.map((negative) => [
            negative.query,
            false,
            null,
            refusalAnswer(negative),
            negative.categories,
            negative.level,
          ]),
        ],
      },
    };
  },
};

const ssVtg: FormatReader = {
  ...raRft,
  reading: async (expected, rows) => {
    const { moment } = expected.example;
    const [original, other] = readForTraining(listOf(rows));
    return {
      read: [original?.problem, original?.answer, original?.solution, original?.video, original?.duration],
      expected: [
        moment.query,
        answerOf(expected),
        span(expected),
        expected.video,
        moment.duration,
        ...(other?.pool.length === 1 ? [] : ["one query of another video"]),
      ],
    };
  },
};

const trlGrpo: FormatReader = {
  container: "lines",
  windows: "one",
  wholeFiles: false,
  marks: true,
  rows: all,
  reading: async (expected, rows) => {
    const { moment } = expected.example;
    return {
      read: readGrpo(linesOf(rows)).map((row) => [
        row.id,
        row.prompt[0]?.content[1]?.text,
        row.videos,
        row.durations,
        row.level,
        row.gt_answers,
        ...[row.solution, row.answerable_query],
      ]),
      expected: queriesOf(expected).map(({ id, query, level, answer }) => [
        id,
        ask(query),
        [expected.video],
        moment.duration,
        level,
        answer,
        ...(level === "original" ? [span(expected), ""] : [[], moment.query]),
      ]),
    };
  },
};

const trlSft: FormatReader = {
  ...trlGrpo,
  reading: async (expected, rows) => {
    return {
      read: readSft(linesOf(rows)).map(({ id, question, target }) => [id, question, target]),
      expected: queriesOf(expected).map(({ id, query, target }) => [
        id,
        `[user][VIDEO]${ask(query)}`,
        target,
      ]),
    };
  },
};

function taggedTurns(expected: Expected) {
  return queriesOf(expected).map(({ query, target }) => ({
    question: `<video>${ask(query)}`,
    target,
    video: expected.video,
  }));
}

const msSwift: FormatReader = {
  ...trlGrpo,
  wholeFiles: true,
  reading: async (expected, rows) => ({
    read: readTagged(rows.map((row) => JSON.parse(text.parse(row)) as unknown)),
    expected: taggedTurns(expected),
  }),
};

const llamaFactory: FormatReader = {
  ...msSwift,
  reading: async (expected, rows, folder) => {
    const info = await readFile(path.join(folder, "dataset_info.json"), "utf8");
    const read = await readLlamaFactory(info, `hi_vtg_${expected.split}`, async () => linesOf(rows));
    return { read, expected: taggedTurns(expected) };
  },
};

const timeR1: FormatReader = {
  ...raRft,
  reading: async (expected, rows) => {
    const { moment } = expected.example;
    const { video } = expected;
    const query = moment.query.toLowerCase().replace(/\.$/u, "");
    return {
      read: readTimeR1(listOf(rows)),
      expected: [
        { query, span: span(expected), duration: moment.duration, video, qidSentence: moment.query },
      ],
    };
  },
};

const tvgR1: FormatReader = {
  ...raRft,
  wholeFiles: true,
  reading: async (expected, rows) => {
    const { query, duration } = expected.example.moment;
    return {
      read: readTvgR1(listOf(rows)),
      expected: [{ query, span: span(expected), duration, video: expected.video }],
    };
  },
};

const qvhighlights: FormatReader = {
  ...trlGrpo,
  windows: "all",
  marks: false,
  reading: async (expected, rows) => {
    const { moment } = expected.example;
    return {
      read: [...readQvhighlights(linesOf(rows)).values()].map((line) => [
        line.id,
        line.query,
        line.level,
        line.duration,
        line.relevant_windows,
      ]),
      expected: queriesOf(expected).map(({ id, query, level }) => [
        id,
        query,
        level,
        moment.duration,
        level === "original" ? moment.windows : [],
      ]),
    };
  },
};

/** Every format with its reader. */
export const READERS: { readonly [Name in ExportFormatName]: FormatReader } = {
  "ra-rft": raRft,
  jsonl: { container: "lines", ...everything },
  parquet: { container: "parquet", ...everything },
  "trl-grpo": trlGrpo,
  "trl-sft": trlSft,
  "ms-swift": msSwift,
  "llama-factory": llamaFactory,
  "time-r1": timeR1,
  "tvg-r1": tvgR1,
  "ss-vtg": ssVtg,
  qvhighlights,
};
