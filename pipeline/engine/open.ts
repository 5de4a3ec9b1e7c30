import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { Engine, EngineSurroundings } from "./engine.ts";
import { openLexicon } from "./lexicon/lexicon.ts";
import { openMirroredLexicon } from "./lexicon/mirror/mirrored.ts";
import { openOpenAi } from "./openai/openai.ts";

/** What only the environment may hold: never part of the configuration, a record or a message. */
export interface Secrets {
  /** Key of the OpenAI-compatible server; undefined when none is set. */
  readonly apiKey: string | undefined;
}

/**
 * Opens the engine that the configuration names. There is no fallback from one to another.
 * @param warn where it says what deserves attention, e.g. that the server is gone
 */
export async function openEngine(
  config: Config,
  secrets: Secrets,
  surroundings: EngineSurroundings,
  warn: (name: string, message: string) => void,
): Promise<Engine> {
  switch (config.engine) {
    case "lexicon":
      return config.select.policy === "balanced"
        ? openMirroredLexicon({ seed: config.seed, split: config.split }, surroundings)
        : openLexicon(config.seed, surroundings);
    case "openai":
      return openOpenAi(
        { config, ledger: config.ledger ?? path.join(config.run, "ledger"), ...secrets, warn },
        surroundings,
      );
  }
}
