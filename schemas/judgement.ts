import { z } from "zod";
import { estimate } from "./audit-probes.ts";
import { categoryPath } from "./category.ts";
import { level } from "./level.ts";

const count = z.int().nonnegative();
const answer = z.enum(["yes", "no", "unclear"]);

/** A judge's two answers about one statement: they must agree to count. */
export const presenceAnswers = z.strictObject({
  shown: answer.describe("Do the captions support that the video shows it?"),
  absent: answer.describe("Do they support that no part of the video shows it?"),
});

/** A judge's reply about two statements: a negative and its original, in an order drawn by lot. */
export const presenceReply = z.strictObject({
  A: presenceAnswers.describe("Answers about statement A"),
  B: presenceAnswers.describe("Answers about statement B"),
});

/**
 * What came of asking whether captions make a negative true. no-control: the judge did not find the original supported, so that
 * nothing it says counts. undecided: its two answers do not agree. malformed: its reply cannot be read. unanswered: there is none.
 */
export const PRESENCE_VERDICTS = [
  "false",
  "true",
  "undecided",
  "no-control",
  "malformed",
  "unanswered",
] as const;

/** What judges said of one negative. */
export const judgement = z.strictObject({
  file: z.string().min(1).describe("Name of the audited file"),
  record: count.describe("Number of the record in its file, from 0"),
  place: z.string().min(1).describe("Place of the negative in its record"),
  video: z.string().describe("Video key"),
  level: level.nullable().describe("null where the file names none"),
  planned: z.array(categoryPath).describe("Categories that the data set says were changed"),
  categories: z
    .strictObject({
      outcome: z
        .enum(["judged", "malformed", "unanswered"])
        .describe("judged: the reply could be read; malformed: not; unanswered: there is none"),
      named: z
        .array(z.string())
        .describe("Categories that the judge reads in the refusal (Table 17), as it names them"),
      rtIou: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .describe("Planned and named over planned or named; null without verdict"),
      reply: z.string().nullable().describe("Ledger key of the reply"),
    })
    .describe("Table 17 read back on the refusal"),
  presence: z
    .strictObject({
      verdict: z.enum(PRESENCE_VERDICTS).describe("Whether the captions make the negative true of the video"),
      reply: z.string().nullable().describe("Ledger key of the reply"),
    })
    .describe("Paired questions about the negative and its original"),
});

/** RT-IoU of some refusals. */
export const rtIouFigure = z.strictObject({
  judged: count.describe("Refusals with a verdict"),
  rtIou: estimate.nullable().describe("Mean RT-IoU with its 95 % interval; null without verdicts"),
});

/** What judges said in all. */
export const judgeReport = z.strictObject({
  model: z.string().min(1).describe("Model that judged"),
  endpoint: z.string().min(1).describe("Address of its server"),
  prompts: z.array(z.string()).describe("Names and hashes of the prompts"),
  negatives: count.describe("Negatives of the data set"),
  sampled: count.describe("Negatives that were judged: a stratified sample"),
  seed: count.describe("Seed of the sample"),
  categories: rtIouFigure
    .extend({
      malformed: count.describe("Replies that could not be read"),
      unanswered: count.describe("Questions without a reply"),
      named: count.describe("Refusals that name every planned category"),
      byLevel: z.record(z.string(), rtIouFigure).describe("The same by level"),
    })
    .describe("Table 17 read back on refusals"),
  presence: z
    .record(z.enum(PRESENCE_VERDICTS), count)
    .describe("Negatives by whether captions make them true of their video"),
  supported: estimate
    .nullable()
    .describe("Share of true among true and false, with its 95 % interval; null without either"),
});

export type PresenceAnswers = z.infer<typeof presenceAnswers>;
export type PresenceReply = z.infer<typeof presenceReply>;
export type PresenceVerdict = (typeof PRESENCE_VERDICTS)[number];
export type Judgement = z.infer<typeof judgement>;
export type JudgeReport = z.infer<typeof judgeReport>;
