import type { Config } from "../../schemas/config.ts";
import type { Engine, EngineSurroundings } from "./engine.ts";
import { ledgerFolder } from "./ledger/folder.ts";
import { openLexicon } from "./lexicon/lexicon.ts";
import { openMirroredLexicon } from "./lexicon/mirror/mirrored.ts";
import { type OpenAiOptions, openOpenAi } from "./openai/openai.ts";
import { withBuiltInWriter } from "./built-in-writer.ts";
import { writersOf } from "./writers.ts";

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
      return openBuiltIn(config, surroundings);
    case "openai":
      return openModel({ config, ledger: ledgerFolder(config), ...secrets, warn }, surroundings);
  }
}

async function openModel(options: OpenAiOptions, surroundings: EngineSurroundings): Promise<Engine> {
  const { config } = options;
  const model = await openOpenAi(options, surroundings);
  if (!writersOf(config).includes("lexicon")) return model;
  return withBuiltInWriter(model, openLexicon(config.seed, surroundings), config);
}

function openBuiltIn({ seed, split, select, candidates }: Config, surroundings: EngineSurroundings): Engine {
  const plain = openLexicon(seed, surroundings);
  if (select.policy === "first") return plain;
  return openMirroredLexicon(
    { seed, split, samples: candidates },
    surroundings,
    select.policy === "mixed" ? plain : undefined,
  );
}
