import type { EngineReply } from "../../schemas/engine-reply.ts";
import type {
  CategoriesRequest,
  Engine,
  NegativesRequest,
  RepairRequest,
} from "../../pipeline/engine/engine.ts";
import { engineOf } from "./runs.ts";
import { replyWith } from "./records.ts";

/** An engine that answers from a script, and what it was asked. */
export interface ScriptedEngine extends Engine {
  readonly asked: (CategoriesRequest | NegativesRequest)[];
  readonly repairs: RepairRequest[];
}

/** One line of a script: the reply's text, or a reply that is no answer. */
export type Line = string | Partial<EngineReply>;

/** Answers questions from one script and repairs from another; a script that runs out is an error. */
export function scriptedEngine(script: {
  readonly ask?: readonly Line[];
  readonly repair?: readonly Line[];
}): ScriptedEngine {
  const [answers, mends] = [[...(script.ask ?? [])], [...(script.repair ?? [])]];
  const asked: (CategoriesRequest | NegativesRequest)[] = [];
  const repairs: RepairRequest[] = [];
  const next = (lines: Line[], what: string, sample: number): EngineReply => {
    const line = lines.shift();
    if (line === undefined) throw new Error(`the script has no more ${what}`);
    return replyWith({ sample, ...(typeof line === "string" ? { text: line } : line) });
  };
  const sampleOf = (request: CategoriesRequest | NegativesRequest): number =>
    request.kind === "negatives" ? request.sample : 0;
  const engine = engineOf({
    ask: async (request) => {
      asked.push(request);
      return next(answers, "answers", sampleOf(request));
    },
    repair: async (request) => {
      repairs.push(request);
      return next(mends, "repairs", sampleOf(request.request));
    },
  });
  return { ...engine, asked, repairs };
}
