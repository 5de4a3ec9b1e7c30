import path from "node:path";
import type { Engine, NegativesRequest } from "../../../pipeline/engine/engine.ts";
import { type OpenAiOptions, openOpenAi } from "../../../pipeline/engine/openai/openai.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";
import type { Config } from "../../../schemas/config.ts";
import type { Moment } from "../../../schemas/moment.ts";
import type { OpenAiSettings } from "../../../schemas/openai-settings.ts";
import { configWith, momentWith } from "../../support/records.ts";

/** What a test wants other than usual. */
export interface EngineChanges {
  readonly folder: string;
  readonly url: string;
  readonly config?: Partial<Config>;
  readonly openai?: Partial<OpenAiSettings>;
  readonly options?: Partial<OpenAiOptions>;
  readonly signal?: AbortSignal;
}

/** The engine against a server, its ledger in a scratch folder. */
export function openEngineAt({
  folder,
  url,
  config,
  openai,
  options,
  signal,
}: EngineChanges): Promise<Engine> {
  return openOpenAi(
    {
      config: configWith({
        engine: "openai",
        baseUrl: url,
        openai: { ...DEFAULTS.openai, ...openai },
        ...config,
      }),
      ledger: path.join(folder, "ledger"),
      apiKey: "sk-test-secret",
      ...options,
    },
    {
      moments: async function* (): AsyncGenerator<Moment> {
        // the engine asks about one moment at a time
      },
      momentsFingerprint: "",
      folder,
      signal: signal ?? new AbortController().signal,
    },
  );
}

/** A request for negatives of a moment, its number in the query. */
export function negativesRequest(number: number, changes: Partial<NegativesRequest> = {}): NegativesRequest {
  const moment = momentWith({ id: `corpus/video/${number}`, query: `A person opens door ${number}.` });
  return {
    kind: "negatives",
    moment,
    captions: [{ window: [0, 5.5], text: moment.query, origin: "query", own: true }],
    levels: [
      { level: "strong", categories: ["Object/ObjectExistence"] },
      { level: "moderate", categories: ["Object/ObjectExistence", "Attribute/Counting"] },
    ],
    eligible: ["Object/ObjectExistence", "Attribute/Counting"],
    sample: 0,
    ...changes,
  };
}
