import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { seededRandom } from "../../pipeline/lib/random.ts";
import {
  answerCategories,
  answerFrames,
  answerNegatives,
  type CategoriesInput,
  type FramesInput,
  type NegativesInput,
} from "./answers.ts";
import { type BatchHabits, Batches } from "./batches.ts";
import { drawFault, type Fault, type FaultRates, spoil, type Written } from "./faults.ts";
import { isJudged, judge, type JudgeInput } from "./judges.ts";
import { Limiter, type Limits } from "./limits.ts";

/** How a server behaves; everything left out is absent: no faults, no limits, no delay. */
export interface ServerOptions {
  readonly port?: number;
  readonly seed?: number;
  readonly faults?: FaultRates;
  readonly limits?: Limits;
  /** Milliseconds before a reply: a number, or shortest and longest. */
  readonly latencyMs?: number | readonly [number, number];
  /** Only this key is let in; any key when left out. */
  readonly key?: string;
  /** Models that exist; all when left out. */
  readonly models?: readonly string[];
  /** Parameters that are answered with status 400. */
  readonly refuses?: readonly string[];
  /** Takes over a call before anything else; returns whether it did. */
  readonly intercept?: (call: CallRecord, response: http.ServerResponse) => boolean;
  /** What the model writes to a user's JSON: an object or list, or a text as it is; undefined for its usual reply. */
  readonly respond?: (input: unknown) => object | string | undefined;
  /** Called for each call once it is known. */
  readonly onCall?: (call: CallRecord) => void;
  /** How batches end. */
  readonly batch?: BatchHabits;
  /** Keep every call's body; off for benches. */
  readonly keepCalls?: boolean;
}

/** A part of a message that has more than text. */
const part = z.union([
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("image_url"), image_url: z.strictObject({ url: z.string() }) }),
]);

/** A message; of one in parts the content is the first text, and the parts stand beside it. */
const message = z
  .object({ role: z.string(), content: z.union([z.string(), z.array(part).min(1)]) })
  .transform(({ role, content }) => {
    if (typeof content === "string") return { role, content, parts: [] };
    const [first] = content;
    return { role, content: first?.type === "text" ? first.text : "", parts: content.slice(1) };
  });

const chatBody = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  max_completion_tokens: z.number().optional(),
});

export type ChatBody = z.infer<typeof chatBody>;

/** One call as the server saw it. */
export interface CallRecord {
  readonly number: number;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: ChatBody;
  /** How often the same messages have come before. */
  readonly repeat: number;
}

/** What a server counted. */
export interface ServerCounts {
  calls: number;
  /** Completions sent whole with status 200: what a provider bills for certain. */
  completions: number;
  /** Tokens billed, whether or not the reply arrived. */
  billedInput: number;
  /** Of the input, what the provider had in its cache and bills at less. */
  billedCached: number;
  billedOutput: number;
  throttled: number;
  byFault: Partial<Record<Fault, number>>;
}

/** A running server. */
export interface LlmServer {
  readonly url: string;
  readonly counts: ServerCounts;
  readonly calls: readonly CallRecord[];
  setRequestLimit(perMinute: number): void;
  close(): Promise<void>;
}

/** Starts an OpenAI-compatible chat-completions server on the loopback address. */
export async function startServer(options: ServerOptions = {}): Promise<LlmServer> {
  const now = (): number => performance.now();
  const limiter = new Limiter(
    options.limits ?? { requestsPerMinute: null, tokensPerMinute: null, told: null },
    now(),
  );
  const counts: ServerCounts = {
    calls: 0,
    completions: 0,
    billedInput: 0,
    billedCached: 0,
    billedOutput: 0,
    throttled: 0,
    byFault: {},
  };
  const calls: CallRecord[] = [];
  const repeats = new Map<string, number>();
  const batches = new Batches(options.batch ?? {}, (body) =>
    batchAnswer(options, counts, chatBody.parse(body)),
  );
  const server = http.createServer((request, response) => {
    readBody(request).then(
      (text) => {
        const url = request.url ?? "";
        if (/\/(files|batches)\b/u.test(url))
          return batches.handle(request.method ?? "", url, text, response);
        const parsed = chatBody.safeParse(tryParse(text));
        if (!parsed.success)
          return fail(response, 400, "invalid_request_error", "the body is no chat request");
        const call = record(request, parsed.data, counts, repeats);
        if (options.keepCalls !== false) calls.push(call);
        options.onCall?.(call);
        if (options.intercept?.(call, response)) return undefined;
        return answer({ options, limiter, counts, now }, call, response);
      },
      () => response.destroy(),
    );
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    counts,
    calls,
    setRequestLimit: (perMinute) => limiter.setRequests(perMinute, now()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A reply for a batch: the faults of a model strike there too, those of the line do not. */
function batchAnswer(options: ServerOptions, counts: ServerCounts, body: ChatBody): object {
  counts.calls += 1;
  const call = { number: counts.calls - 1, path: "batch", authorization: undefined, body, repeat: 0 };
  const fault = drawFault(
    options.faults ?? {},
    seededRandom(options.seed ?? 0, JSON.stringify(body.messages)),
  );
  const written = write(options, call, userOf(body), fault);
  const usage = usageOf(call, written);
  counts.billedInput += usage.prompt_tokens;
  counts.billedCached += usage.prompt_tokens_details.cached_tokens;
  counts.billedOutput += usage.completion_tokens;
  counts.completions += 1;
  return completion(call, fault, written, usage);
}

function userOf(body: ChatBody): string {
  return body.messages.find(({ role }) => role === "user")?.content ?? "";
}

interface Serving {
  readonly options: ServerOptions;
  readonly limiter: Limiter;
  readonly counts: ServerCounts;
  readonly now: () => number;
}

function record(
  request: http.IncomingMessage,
  body: ChatBody,
  counts: ServerCounts,
  repeats: Map<string, number>,
): CallRecord {
  counts.calls += 1;
  const hash = createHash("sha256").update(JSON.stringify(body.messages)).digest("base64");
  const repeat = repeats.get(hash) ?? 0;
  repeats.set(hash, repeat + 1);
  return {
    number: counts.calls - 1,
    path: request.url ?? "",
    authorization: request.headers.authorization,
    body,
    repeat,
  };
}

function answer(serving: Serving, call: CallRecord, response: http.ServerResponse): void {
  const { options, limiter, counts, now } = serving;
  const denied = deny(options, call);
  if (denied) return fail(response, ...denied);
  const user = userOf(call.body);
  const random = seededRandom(options.seed ?? 0, "server", JSON.stringify(call.body.messages), call.repeat);
  const fault = drawFault(options.faults ?? {}, random);
  const written = write(options, call, user, fault);
  const usage = usageOf(call, written);
  const admitted = limiter.admit(usage.prompt_tokens + usage.completion_tokens, now());
  const headers = { "x-request-id": `req_${call.number}`, ...limiter.headers(now()) };
  if (!admitted.ok) {
    counts.throttled += 1;
    return fail(response, 429, "rate_limit_exceeded", "too many requests", {
      ...headers,
      "retry-after-ms": String(Math.ceil(admitted.waitMs)),
    });
  }
  if (fault) counts.byFault[fault] = (counts.byFault[fault] ?? 0) + 1;
  const latency = latencyOf(options, random.next()) + (fault === "slow" ? 1000 : 0);
  const reply = (): void => send(serving, response, { call, fault, written, usage, headers });
  if (latency > 0) setTimeout(reply, latency);
  else reply();
}

function deny(
  { key, models, refuses }: ServerOptions,
  { authorization, body, path }: CallRecord,
): [number, string, string] | undefined {
  if (!path.endsWith("/chat/completions")) return [404, "not_found", "unknown path"];
  if (key !== undefined && authorization !== `Bearer ${key}`)
    return [401, "invalid_api_key", `wrong key ${authorization}`];
  if (models && !models.includes(body.model)) return [404, "model_not_found", `no model ${body.model}`];
  const refused = refuses?.find((name) => name in body);
  return refused === undefined
    ? undefined
    : [400, "unsupported_parameter", `Unsupported parameter: '${refused}'`];
}

function write(
  { respond }: ServerOptions,
  { body }: CallRecord,
  user: string,
  fault: Fault | undefined,
): Written {
  const own = respond?.(tryParse(user));
  if (typeof own === "string") return { text: own, finishReason: "stop", refusal: null };
  if (own !== undefined) return spoil(own, fault, user);
  const input = tryParse(user) as Partial<NegativesInput & FramesInput & JudgeInput> | undefined;
  if (input !== undefined && isJudged(input)) return spoil(judge(input), fault, user);
  if (input?.frames !== undefined) return spoil(answerFrames(input as FramesInput), fault, user);
  if (typeof input?.related_query !== "string")
    return { text: "I expected a JSON object with related_query.", finishReason: "stop", refusal: null };
  const sample = JSON.stringify(body["seed"] ?? 0);
  const reply = input.plans
    ? answerNegatives(input as NegativesInput, sample)
    : answerCategories(input as CategoriesInput);
  return spoil(reply, fault, input.related_query);
}

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
}

/** Tokens, roughly: a quarter of the characters. */
function usageOf({ body }: CallRecord, { text }: Written): Usage {
  const input = Math.ceil(body.messages.reduce((sum, { content }) => sum + content.length, 0) / 4);
  const output = Math.ceil(text.length / 4);
  const cached = Math.floor(Math.min(input, 512) / 128) * 128;
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
  };
}

interface Reply {
  readonly call: CallRecord;
  readonly fault: Fault | undefined;
  readonly written: Written;
  readonly usage: Usage;
  readonly headers: Record<string, string>;
}

function send(
  { counts }: Serving,
  response: http.ServerResponse,
  { call, fault, written, usage, headers }: Reply,
): void {
  const bill = (): void => {
    counts.billedInput += usage.prompt_tokens;
    counts.billedCached += usage.prompt_tokens_details.cached_tokens;
    counts.billedOutput += usage.completion_tokens;
  };
  switch (fault) {
    case "html-200":
      response.writeHead(200, { ...headers, "content-type": "text/html" });
      response.end("<!doctype html><title>Bad gateway</title>");
      return;
    case "429-with-header":
      return fail(response, 429, "rate_limit_exceeded", "slow down", { ...headers, "retry-after-ms": "20" });
    case "429-bare":
      return fail(response, 429, "rate_limit_exceeded", "slow down");
    case "500":
    case "503":
      return fail(response, Number(fault), "server_error", "the server failed");
    case "reset":
      bill();
      response.socket?.resetAndDestroy();
      return;
    default:
  }
  bill();
  const body = JSON.stringify(completion(call, fault, written, usage));
  const broken = fault === "half-reply" || fault === "cut-json";
  const sent = fault === "cut-json" ? body.slice(0, body.length / 2) : body;
  response.writeHead(200, {
    ...headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(sent),
  });
  if (fault === "half-reply") {
    response.write(body.slice(0, body.length / 2), () => response.destroy());
    return;
  }
  if (!broken) counts.completions += 1;
  response.end(sent);
}

function completion(
  { number, body }: CallRecord,
  fault: Fault | undefined,
  written: Written,
  usage: Usage,
): object {
  const { text, finishReason, refusal } = written;
  const choice = {
    index: 0,
    finish_reason: finishReason,
    message: { role: "assistant", content: text, refusal },
  };
  return {
    id: `chatcmpl-${number}`,
    object: "chat.completion",
    created: 0,
    model: body.model,
    choices: fault === "no-choices" ? [] : [choice],
    usage,
  };
}

function fail(
  response: http.ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, code, type: code, param: null } }));
}

function latencyOf({ latencyMs = 0 }: ServerOptions, draw: number): number {
  if (typeof latencyMs === "number") return latencyMs;
  const [shortest, longest] = latencyMs;
  return shortest + (longest - shortest) * draw;
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // callers check the shape
  }
}
