import type { Engine, EngineSurroundings } from "../engine.ts";
import { closeAll } from "../../lib/close-all.ts";
import { Exchanges } from "./exchanges.ts";
import { type OpenAiOptions, openSession } from "./session.ts";
import { openOffers, partnersFor } from "./steered/offers.ts";
import { withPartnerPlans } from "./steered/plans.ts";
import { Watching } from "./vision/watching.ts";

export type { OpenAiOptions } from "./session.ts";

/** Opens the engine that asks any OpenAI-compatible chat-completions server, through a ledger of its replies. */
export async function openOpenAi(options: OpenAiOptions, surroundings: EngineSurroundings): Promise<Engine> {
  const { config } = options;
  const partners = partnersFor(config, surroundings);
  const exchanges = await Exchanges.open(config, openOffers(config, surroundings, partners));
  const watching = config.context.watch === "none" ? undefined : await Watching.open();
  const session = await openSession(options, surroundings.signal);
  const engine: Engine = {
    name: "openai",
    identity: identityOf(options, [...exchanges.promptIds, ...(watching ? [watching.promptId] : [])]),
    ask: async (request) => session.ask(await exchanges.of(request)),
    repair: async (repair) => session.ask(await exchanges.repair(repair)),
    ...(watching && {
      watch: (request, failed) => session.ask(watching.exchangeOf(request, failed)),
    }),
    spend: () => session.spend(),
    close: () => closeAll([exchanges, session]),
  };
  return partners === undefined ? engine : withPartnerPlans(engine, partners);
}

function identityOf({ config }: OpenAiOptions, prompts: readonly string[]): Engine["identity"] {
  const { structured, reasoningEffort, temperature, maxOutputTokens } = config.openai;
  return {
    engine: "openai",
    endpoint: config.baseUrl,
    model: config.model,
    seed: config.seed,
    parameters: { structured, reasoningEffort, temperature, maxOutputTokens },
    prompts,
    context: { ...config.context },
  };
}
