import type { Config } from "../../../../schemas/config.ts";
import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { JudgeQuestion } from "../../../lib/judge-question.ts";
import { ledgerFolder } from "../../ledger/folder.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { estimateExchanges, type StageEstimate } from "../money/estimate.ts";
import { loadPrompts } from "../prompts.ts";
import { type OpenAiOptions, openSession } from "../session.ts";
import { judgeExchange } from "./exchange.ts";

/** A model that judges, through the same ledger, pace and budget as one that writes. */
export interface OpenAiJudge {
  readonly model: string;
  readonly endpoint: string;
  /** Names and hashes of its prompts. */
  readonly prompts: readonly string[];
  ask(question: JudgeQuestion): Promise<EngineReply>;
  /** Counts worth telling, by name: calls, tokens, USD. */
  spend(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Opens a model as a judge. */
export async function openJudge(options: OpenAiOptions, signal: AbortSignal): Promise<OpenAiJudge> {
  const { model, baseUrl } = options.config;
  const prompts = await loadPrompts();
  const session = await openSession(options, signal);
  return {
    model,
    endpoint: baseUrl,
    prompts: [prompts.refusalCategories.id, prompts.presence.id],
    ask: (question) => session.ask(judgeExchange(question, prompts)),
    spend: () => session.spend(),
    close: () => session.close(),
  };
}

/** What questions would cost, before a cent is spent; those that the ledger answers cost nothing. */
export async function estimateJudging(
  questions: Iterable<JudgeQuestion>,
  config: Config,
): Promise<readonly StageEstimate[]> {
  const prompts = await loadPrompts();
  const ledger = await Ledger.open(ledgerFolder(config));
  try {
    const exchanges = (async function* () {
      for (const question of questions) yield { exchange: judgeExchange(question, prompts), more: 0 };
    })();
    return await estimateExchanges(["refusal-categories", "presence"], exchanges, config, ledger);
  } finally {
    await ledger.close();
  }
}
