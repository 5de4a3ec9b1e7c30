import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { JudgeReport, Judgement } from "../../../schemas/judgement.ts";
import { mapInOrder } from "../../lib/concurrency.ts";
import type { JudgeQuestion } from "../../lib/judge-question.ts";
import { seededRandom } from "../../lib/random.ts";
import type { AuditInput } from "../read/inputs.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";
import { negativeId, stratumOf } from "../sample/draw.ts";
import { StratifiedDraw } from "../sample/stratified.ts";
import { findingsOf } from "./findings.ts";
import { readCategories, readPresence } from "./read.ts";
import { JudgeTally } from "./tally.ts";

/** Whoever answers a judge's questions: a model, through a ledger of its replies. */
export interface Judge {
  readonly model: string;
  readonly endpoint: string;
  readonly prompts: readonly string[];
  ask(question: JudgeQuestion): Promise<EngineReply>;
}

/** How judging goes about. */
export interface JudgingOptions {
  /** Negatives to judge, at most. */
  readonly sample: number;
  readonly seed: number;
  /** Questions under way at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Opens the judge once it is known what it will be asked; null when it is to be asked nothing. */
  readonly open: (questions: Iterable<JudgeQuestion>) => Promise<Judge | null>;
  /** Called with what was said of each negative, in reading order. */
  readonly onJudgement?: (judgement: Judgement) => Promise<void>;
}

/** A negative that was drawn, in its record. */
interface Drawn {
  readonly record: AuditRecord;
  readonly negative: AuditNegative;
  readonly fileName: string;
  readonly id: string;
}

/** What judges find about one negative. */
export interface Judged {
  readonly record: AuditRecord;
  readonly findings: readonly Finding[];
}

/**
 * Judges of a data set: draws a stratified sample while records stream by, then asks two questions about each negative in it.
 * Memory holds the sample's records.
 */
export class Judging {
  readonly #options: JudgingOptions;
  readonly #draw: StratifiedDraw<Drawn>;
  readonly #tally = new JudgeTally();
  #judge: Judge | null = null;
  #sampled = 0;

  constructor(options: JudgingOptions) {
    this.#options = options;
    this.#draw = new StratifiedDraw([options.seed, "judge-sample"], options.sample);
  }

  /** Lets a record take part in the draw. A negative without original to hold it against is not judged. */
  note(record: AuditRecord, { name: fileName }: AuditInput): void {
    if (record.positives.length === 0) return;
    for (const negative of record.negatives) {
      const id = negativeId(record, negative, fileName);
      this.#draw.add(stratumOf(record, negative), id, { record, negative, fileName, id });
    }
  }

  /** Asks the judges; yields what they found, in reading order. */
  async *run(): AsyncGenerator<Judged> {
    const { sample, open, concurrency, signal, onJudgement } = this.#options;
    const drawn = this.#draw.sample(sample, sample);
    const judge = await open(drawn.flatMap((one) => this.#questions(one)));
    if (judge === null) return;
    this.#judge = judge;
    this.#sampled = drawn.length;
    const work = async (one: Drawn): Promise<Judgement> => this.#ask(one, judge);
    let at = 0;
    for await (const judgement of mapInOrder(streamed(drawn), concurrency, work, signal)) {
      const one = drawn[at++];
      if (one === undefined) continue;
      this.#tally.add(judgement);
      await onJudgement?.(judgement);
      yield { record: one.record, findings: findingsOf(judgement, one.negative) };
    }
  }

  /** What was said in all; null when nobody was asked. */
  report(): JudgeReport | null {
    if (this.#judge === null) return null;
    const { model, endpoint, prompts } = this.#judge;
    const { population } = this.#draw;
    const about = { model, endpoint, prompts: [...prompts], negatives: population, sampled: this.#sampled };
    return { ...about, seed: this.#options.seed, ...this.#tally.result() };
  }

  #questions({ record, negative, id }: Drawn): [JudgeQuestion, JudgeQuestion] {
    const { query, refusalText } = negative;
    const statements =
      this.#negativeIs(id) === "A"
        ? ([query, record.original] as const)
        : ([record.original, query] as const);
    const captions = record.captions.filter(({ beyondBudget }) => beyondBudget !== true);
    return [
      { kind: "refusal-categories", about: id, refusal: refusalText },
      { kind: "presence", about: id, captions, statements },
    ];
  }

  /** Which statement the negative is: by lot, so that its place tells a judge nothing. */
  #negativeIs(id: string): "A" | "B" {
    return seededRandom(this.#options.seed, "statement", id).below(2) === 0 ? "A" : "B";
  }

  async #ask(one: Drawn, judge: Judge): Promise<Judgement> {
    const { record, negative, fileName, id } = one;
    const [ofRefusal, ofPresence] = this.#questions(one);
    const [categories, presence] = await Promise.all([judge.ask(ofRefusal), judge.ask(ofPresence)]);
    return {
      file: fileName,
      record: record.index,
      place: negative.place,
      video: record.videoKey,
      level: negative.level,
      planned: [...negative.categories],
      categories: { ...readCategories(categories, negative.categories), reply: categories.key },
      presence: { verdict: readPresence(presence, this.#negativeIs(id)), reply: presence.key },
    };
  }
}

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
