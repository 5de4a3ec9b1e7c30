import { setMaxListeners } from "node:events";
import type { Config } from "../../../schemas/config.ts";
import type { OpenAiSettings } from "../../../schemas/openai-settings.ts";
import { OperatorError, StoppedError } from "../../lib/errors.ts";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import { Ledger } from "../ledger/ledger.ts";
import { spentOf } from "../ledger/totals.ts";
import { reservedByBatches } from "./batch/records.ts";
import { Breaker } from "./breaker.ts";
import type { CallSettings } from "./call.ts";
import { Caller } from "./caller.ts";
import { openClient } from "./client.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Counts } from "./counts.ts";
import { knownHabits } from "./habits.ts";
import { Learner } from "./learned.ts";
import type { Exchange } from "./messages.ts";
import { Budget } from "./money/budget.ts";
import { SpendJournal } from "./money/journal.ts";
import { priceOf } from "./money/prices.ts";
import { Pacer } from "./pace/pacer.ts";
import { checkAddress, SERVERS, serverOf } from "./servers.ts";
import type { Transport } from "./transport.ts";

/** What a session is opened with. */
export interface OpenAiOptions {
  readonly config: Config;
  /** Folder of the reply ledger. */
  readonly ledger: string;
  /** Key of the server; undefined for servers that ask for none. Never written anywhere. */
  readonly apiKey: string | undefined;
  /** Where it says what deserves attention, e.g. that the server is gone. */
  readonly warn?: (name: string, message: string) => void;
  /** The machine's time unless given. */
  readonly clock?: Clock;
  /** A way to the server other than the network, for tests. */
  readonly transport?: Transport;
}

/** A connection to a server, through a ledger of its replies: whoever asks a model asks through one. */
export interface Session {
  /** The reply to an exchange: from the ledger, else from the server. */
  ask(exchange: Exchange): Promise<EngineReply>;
  /** Counts worth telling, by name: calls, tokens, USD. */
  spend(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Opens a session with any OpenAI-compatible chat-completions server: paced, within its budget, every reply kept. */
export async function openSession(options: OpenAiOptions, signal: AbortSignal): Promise<Session> {
  const { config, clock = systemClock, warn = () => undefined } = options;
  const settings = callSettings(config);
  requireKey(options, settings.openai);
  if (checkAddress(config.baseUrl).exposesKey && options.apiKey !== undefined)
    warn("key-unencrypted", `${config.baseUrl} is no https address: the key crosses the network unencrypted`);
  const ledger = await Ledger.open(options.ledger);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // every waiting call listens
  if (signal.aborted) closing.abort();
  signal.addEventListener("abort", () => closing.abort(), { once: true });
  const counts = new Counts();
  const pacer = new Pacer({
    ...settings.openai,
    concurrency: config.concurrency,
    clock,
    signal: closing.signal,
  });
  const breaker = new Breaker(clock, {
    pause: (ms) => pacer.pause(ms),
    resume: () => pacer.resume(),
    say: warn,
  });
  const { budgetUsd, budgetTokens } = settings.openai;
  const capped = budgetUsd !== null || budgetTokens !== null;
  const journal = capped ? await SpendJournal.open(ledger, config.model) : undefined;
  const batches = await reservedByBatches(ledger);
  const budget = new Budget({ usd: budgetUsd, tokens: budgetTokens }, () => {
    const { usd, tokens } = spentOf(ledger.totals());
    return { usd: usd + batches.usd, tokens: tokens + batches.tokens };
  });
  const transport = options.transport ?? openTransport(config, options.apiKey, settings.openai);
  const known = knownHabits(ledger, settings);
  const caller = new Caller({
    settings,
    ledger,
    transport,
    pacer,
    breaker,
    budget,
    journal,
    learner: new Learner(known.habits, known.confirmed, known.save, clock),
    clock,
    counts,
    signal,
    closing: closing.signal,
  });
  return {
    ask: (exchange) => caller.ask(exchange),
    spend: () => counts.all(),
    close: async () => {
      closing.abort();
      budget.close(new StoppedError());
      await caller.idle();
      transport.close();
      await journal?.close();
      await ledger.close();
    },
  };
}

function callSettings(config: Config): CallSettings {
  const openai = config.openai;
  const price = priceOf(config.model, openai);
  if (openai.budgetUsd !== null && price === undefined) {
    throw new OperatorError(
      `budget: model ${config.model} has no price, so --budget-usd cannot be kept; add it to openai.prices in the configuration, or use --budget-tokens`,
    );
  }
  return { baseUrl: config.baseUrl, model: config.model, seed: config.seed, openai, price };
}

function requireKey({ config, apiKey }: OpenAiOptions, openai: OpenAiSettings): void {
  const server = serverOf(config.baseUrl, openai);
  if (openai.replay || !SERVERS[server].key || (apiKey !== undefined && apiKey !== "")) return;
  throw new OperatorError(
    `engine openai: ${config.baseUrl} needs a key; set OPENAI_API_KEY, or give the --base-url of a server of your own`,
  );
}

function openTransport(config: Config, apiKey: string | undefined, openai: OpenAiSettings): Transport {
  return openClient({
    baseUrl: config.baseUrl,
    apiKey,
    timeoutMs: openai.timeoutSeconds * 1000,
    maxConnections: config.concurrency,
  });
}
