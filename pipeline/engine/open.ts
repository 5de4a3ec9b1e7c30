import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { Engine, EngineSurroundings } from "./engine.ts";
import { openLexicon } from "./lexicon/lexicon.ts";
import { openMirrored } from "./lexicon/mirror/mirrored.ts";
import { openOpenAi } from "./openai/openai.ts";

/** What only the environment may hold: never part of the configuration, a record or a message. */
export interface Secrets {
  /** Key of the OpenAI-compatible server; undefined when none is set. */
  readonly apiKey: string | undefined;
}

/** Opens the engine that the configuration names. There is no fallback from one to another. */
export async function openEngine(
  config: Config,
  secrets: Secrets,
  surroundings: EngineSurroundings,
): Promise<Engine> {
  switch (config.engine) {
    case "lexicon":
      return openMirrored(
        openLexicon(config.seed, surroundings),
        { seed: config.seed, split: config.split },
        surroundings,
      );
    case "openai":
      return openOpenAi(
        { config, ledger: config.ledger ?? path.join(config.run, "ledger"), ...secrets },
        surroundings,
      );
  }
}
