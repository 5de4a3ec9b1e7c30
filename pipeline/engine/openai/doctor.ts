import type { Config } from "../../../schemas/config.ts";
import type { OpenAiSettings, ServerKind } from "../../../schemas/openai-settings.ts";
import { openClient } from "./client.ts";
import { type Clock, systemClock } from "./clock.ts";
import { classify } from "./failure.ts";
import { type ServerHabits, weakened } from "./learned.ts";
import type { Exchange } from "./messages.ts";
import { bodyOf, parametersOf, responseFormat } from "./body.ts";
import { announced } from "./pace/limits.ts";
import { checkAddress, initialHabits, serverOf } from "./servers.ts";
import { loadPrompts } from "./prompts.ts";
import { readCompletion } from "./reading.ts";
import { priceOf } from "./money/prices.ts";
import type { Sent, Transport } from "./transport.ts";

/** One thing that was looked at. */
export interface Check {
  readonly name:
    "connection" | "key" | "model" | "reply" | "structured output" | "parameters" | "limits" | "price";
  readonly verdict: "good" | "bad" | "unknown";
  /** What was found, and what to change where something is wrong. */
  readonly message: string;
}

/** What a probe of a server found. */
export interface Diagnosis {
  readonly server: ServerKind;
  readonly latencyMs: number | null;
  readonly checks: readonly Check[];
  /** USD the probe cost, as far as known. */
  readonly usd: number | null;
}

/** What the probe may use beside the configuration. */
export interface DoctorOptions {
  readonly config: Config;
  readonly apiKey: string | undefined;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  readonly transport?: Transport;
}

/** A query of no corpus, to probe with. */
const PROBE_QUERY = "A person opens a red door.";

/**
 * Asks a server for the categories of one small query, as a run would, and says what works and what to change. A server that
 * objects to a parameter is asked again without it, so that one visit shows all that it does not take.
 */
export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const { config, clock = systemClock } = options;
  const openai = config.openai;
  checkAddress(config.baseUrl);
  const server = serverOf(config.baseUrl, openai);
  const transport = options.transport ?? openProbe(options, openai);
  try {
    const exchange = await probeExchange();
    let habits = initialHabits(server, openai);
    for (;;) {
      const format = responseFormat(exchange, habits.structured);
      const parameters = parametersOf(exchange, config.model, openai, habits, config.seed);
      const before = clock.elapsed();
      const sent = await transport.send(bodyOf(exchange, config.model, parameters, format), options.signal);
      const latencyMs = sent.kind === "reply" ? Math.round(clock.elapsed() - before) : null;
      const weaker = weakerFor(sent, habits, config, clock);
      if (weaker === undefined)
        return { server, latencyMs, ...findings(sent, habits, config, openai, clock) };
      habits = weaker;
    }
  } finally {
    transport.close();
  }
}

function openProbe({ config, apiKey }: DoctorOptions, openai: OpenAiSettings): Transport {
  const timeoutMs = Math.min(openai.timeoutSeconds, 60) * 1000;
  return openClient({ baseUrl: config.baseUrl, apiKey, timeoutMs, maxConnections: 1 });
}

async function probeExchange(): Promise<Exchange> {
  const { categories } = await loadPrompts();
  return {
    kind: "categories",
    momentId: "probe",
    sample: 0,
    turn: 0,
    prompt: categories.id,
    system: categories.text,
    messages: [{ role: "user", content: JSON.stringify({ related_query: PROBE_QUERY }) }],
    labels: [],
  };
}

function weakerFor(sent: Sent, habits: ServerHabits, config: Config, clock: Clock): ServerHabits | undefined {
  if (sent.kind === "reply") return undefined;
  const found = classify(sent.failure, config, clock.now());
  return found.kind === "unsupported" ? weakened(habits, found.parameter) : undefined;
}

function findings(
  sent: Sent,
  habits: ServerHabits,
  config: Config,
  openai: OpenAiSettings,
  clock: Clock,
): Pick<Diagnosis, "checks" | "usd"> {
  if (sent.kind === "failure") return { checks: failureChecks(sent, config, clock), usd: null };
  const reading = readCompletion(sent.text);
  const price = priceOf(config.model, openai);
  if (reading.kind !== "completion") {
    return {
      checks: [
        good("connection", "the address answers"),
        bad("reply", `${reading.message}; check --base-url, which ends in /v1 on most servers`),
      ],
      usd: null,
    };
  }
  const { outcome, message, usage } = reading;
  const usd = usage && price ? (usage.input * price.input + usage.output * price.output) / 1e6 : null;
  return {
    checks: [
      good("connection", "the address answers"),
      good("key", "it is accepted"),
      good(
        "model",
        `${config.model} answers${reading.servedModel === null ? "" : ` as ${reading.servedModel}`}`,
      ),
      outcome === "answered"
        ? good("reply", "it holds text")
        : bad("reply", `${message}; try another --model`),
      structuredCheck(habits),
      parameterCheck(habits),
      limitCheck(sent),
      price === undefined
        ? unknown(
            "price",
            `${config.model} is in no price list: spend is counted in tokens only; add it to openai.prices`,
          )
        : good(
            "price",
            `${price.input} / ${price.output} USD per million tokens in / out, as of ${openai.prices.date}`,
          ),
    ],
    usd,
  };
}

function failureChecks(
  { failure }: Extract<Sent, { kind: "failure" }>,
  config: Config,
  clock: Clock,
): Check[] {
  const found = classify(failure, config, clock.now());
  const message = "message" in found ? found.message : `${failure.code} ${failure.message}`.trim();
  if (failure.status === null)
    return [bad("connection", `${message}; check --base-url and that the server is running`)];
  const reached = good("connection", "the address answers");
  if (failure.status === 401) return [reached, bad("key", message)];
  if (failure.status === 403 || failure.status === 404) return [reached, bad("model", message)];
  if (found.kind === "throttled")
    return [
      reached,
      bad("limits", `the limit is used up (HTTP 429: ${failure.message}); wait, or ask for a higher one`),
    ];
  return [reached, bad("reply", message)];
}

function structuredCheck({ structured }: ServerHabits): Check {
  if (structured === "json_schema") return good("structured output", "it takes a JSON schema");
  const what = structured === "json_object" ? "plain JSON only" : "no response format";
  return unknown("structured output", `it takes ${what}: more replies may need a repair`);
}

function parameterCheck({ without }: ServerHabits): Check {
  if (without.length === 0) return good("parameters", "it takes all that are sent");
  return good("parameters", `left out, because it does not take them: ${without.join(", ")}`);
}

function limitCheck({ headers }: Extract<Sent, { kind: "reply" }>): Check {
  const [requests, tokens] = [announced(headers, "requests"), announced(headers, "tokens")];
  if (!requests && !tokens)
    return unknown("limits", "it tells none; they are learned from refusals, or give --rpm and --tpm");
  const parts = [
    ...(requests ? [`${requests.perMinute} requests a minute`] : []),
    ...(tokens ? [`${tokens.perMinute} tokens a minute`] : []),
  ];
  return good("limits", parts.join(", "));
}

const good = (name: Check["name"], message: string): Check => ({ name, verdict: "good", message });
const bad = (name: Check["name"], message: string): Check => ({ name, verdict: "bad", message });
const unknown = (name: Check["name"], message: string): Check => ({ name, verdict: "unknown", message });
