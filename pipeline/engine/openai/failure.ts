import type { OptionalParameter } from "./learned.ts";
import type { Headers, TransportFailure } from "./transport.ts";

/**
 * What a failure asks for. throttled: slow down and try again. transient: try again. unsupported: try again without the parameter.
 * rejected: this record cannot be asked. filtered: the server's filter took the request. fatal: no request can succeed until a person acts.
 */
export type FailureClass =
  | { readonly kind: "throttled" | "transient"; readonly retryAfterMs: number | undefined }
  | { readonly kind: "unsupported"; readonly parameter: OptionalParameter }
  | { readonly kind: "rejected" | "filtered"; readonly message: string }
  | { readonly kind: "fatal"; readonly message: string };

/** What the sentences of fatal failures name. */
export interface Addressee {
  readonly baseUrl: string;
  readonly model: string;
}

/** Sorts a failure by what can be done about it. */
export function classify(failure: TransportFailure, to: Addressee, now: number): FailureClass {
  const fatal = fatalMessage(failure, to);
  if (fatal !== undefined) return { kind: "fatal", message: fatal };
  const { status, code, message } = failure;
  if (status === 429) return { kind: "throttled", retryAfterMs: retryAfter(failure.headers, now) };
  if (status === null || status >= 500 || [408, 409, 425].includes(status))
    return { kind: "transient", retryAfterMs: retryAfter(failure.headers, now) };
  if (code === "content_filter") return { kind: "filtered", message };
  const parameter = unsupportedParameter(failure);
  if (parameter !== undefined) return { kind: "unsupported", parameter };
  return { kind: "rejected", message: `HTTP ${status}: ${message}` };
}

/** The sentence for failures that stop the run; undefined for others. */
function fatalMessage({ status, code, message }: TransportFailure, to: Addressee): string | undefined {
  const { baseUrl, model } = to;
  if (code === "REDIRECT")
    return `${baseUrl}: the server redirects to ${message}, which is refused because the key would go along; give the final address as --base-url`;
  if (code === "insufficient_quota" || status === 402)
    return `${baseUrl}: the account has no credit left (${code || "HTTP 402"}); add credit, then run the same command again`;
  if (status === 401)
    return `${baseUrl}: the key is missing or not accepted (HTTP 401); set OPENAI_API_KEY to a key of this server`;
  if (status === 403)
    return `${baseUrl}: the key may not use model ${model} (HTTP 403: ${message}); use another key or --model`;
  if (status === 404)
    return `${baseUrl}: model ${model} or the address is unknown (HTTP 404: ${message}); check --model and --base-url, which ends in /v1 on most servers`;
  if (status === 405)
    return `${baseUrl}: the address takes no chat completions (HTTP 405); check --base-url, which ends in /v1 on most servers`;
  if (code === "ENOTFOUND" || code === "ERR_INVALID_URL")
    return `${baseUrl}: there is no such host; check --base-url`;
  if (code.startsWith("ERR_TLS") || code.includes("CERT"))
    return `${baseUrl}: its TLS certificate is not accepted (${code}); give NODE_EXTRA_CA_CERTS the certificate of your authority`;
  return undefined;
}

/** Parameters that a server may not take, by the words in which its complaint names them. */
const COMPLAINTS: readonly (readonly [OptionalParameter, RegExp])[] = [
  ["response_format", /response_format|json_schema|json_object|structured output|guided|grammar/iu],
  ["max_completion_tokens", /max_completion_tokens/iu],
  ["max_tokens", /max_tokens/iu],
  ["temperature", /temperature/iu],
  ["reasoning_effort", /reasoning_effort|reasoning effort/iu],
  ["seed", /\bseed\b/iu],
];

/** A complaint about a length is about the request's text, not about the parameter it mentions. */
const ABOUT_LENGTH = /context (length|window)|maximum context|too long|too large/iu;

function unsupportedParameter({
  status,
  code,
  parameter,
  message,
}: TransportFailure): OptionalParameter | undefined {
  if (status !== 400 && status !== 422 && status !== 501) return undefined;
  if (code === "context_length_exceeded" || ABOUT_LENGTH.test(message)) return undefined;
  const named = COMPLAINTS.find(([name]) => parameter === name || parameter.startsWith(`${name}.`));
  return (named ?? COMPLAINTS.find(([, words]) => words.test(message)))?.[0];
}

/** Milliseconds that a server asks to wait: retry-after-ms, retry-after in seconds or as a date, else the reset of an empty bucket. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const ms = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const after = headers["retry-after"];
  if (after !== undefined) {
    const seconds = Number(after);
    const wanted = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
    if (Number.isFinite(wanted)) return Math.max(0, wanted);
  }
  const resets = ["requests", "tokens"]
    .filter((kind) => Number(headers[`x-ratelimit-remaining-${kind}`] ?? 1) <= 0)
    .map((kind) => duration(headers[`x-ratelimit-reset-${kind}`]))
    .filter((reset) => reset !== undefined);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a reset header: "6m0s", "1.5s", "20ms", or plain seconds. */
export function duration(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const plain = Number(text);
  if (Number.isFinite(plain)) return plain < 1e6 ? plain * 1000 : undefined; // larger ones are points in time
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/gu)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
}
