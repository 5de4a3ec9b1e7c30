import OpenAI, { APIConnectionError, APIError } from "openai";
import { errorCode, messageOf, StoppedError, throwIfStopped } from "../../lib/errors.ts";
import { printable } from "../../lib/text.ts";
import { httpFetch, LostReplyError, RedirectError } from "./http-fetch.ts";
import type { Headers as ReplyHeaders, Sent, Transport, TransportFailure } from "./transport.ts";

/** Where the client connects and how it shows who it is. */
export interface ClientOptions {
  readonly baseUrl: string;
  /** undefined for servers that ask for none. */
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  readonly maxConnections: number;
}

/** A body that is text already is sent as it is. */
const JSON_BODY = { "content-type": "application/json" };

/** Longest message of a server that is kept, characters. */
const MESSAGE_LIMIT = 300;

/**
 * The one place that knows the `openai` package. It retries nothing: its own waits do not end on a stop.
 * Organisation, project and log level are set so that nothing is read from the environment.
 */
export function openClient({ baseUrl, apiKey, timeoutMs, maxConnections }: ClientOptions): Transport {
  const line = httpFetch({ timeoutMs, maxSockets: maxConnections });
  const client = new OpenAI({
    apiKey: apiKey ?? "none",
    baseURL: baseUrl,
    organization: null,
    project: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: 2 * timeoutMs, // the line's own limit comes first: it covers the body too
    fetch: line.fetch,
    defaultHeaders: apiKey === undefined ? { Authorization: null } : {},
  });
  const redact = (text: string): string => {
    const clean = apiKey === undefined || apiKey === "" ? text : text.replaceAll(apiKey, "[key]");
    return printable(clean).slice(0, MESSAGE_LIMIT);
  };
  const watched = new WeakSet<AbortSignal>();
  const watch = (signal: AbortSignal): void => {
    if (watched.has(signal)) return;
    watched.add(signal);
    signal.addEventListener("abort", line.stop, { once: true });
  };
  return {
    async send(body: string, signal: AbortSignal): Promise<Sent> {
      throwIfStopped(signal);
      watch(signal); // the package's own way adds a listener a call and never takes it away
      try {
        const response = await client.post("/chat/completions", { body, headers: JSON_BODY }).asResponse();
        return { kind: "reply", text: await response.text(), headers: plain(response.headers) };
      } catch (error) {
        if (signal.aborted) throw new StoppedError();
        return { kind: "failure", failure: failureOf(error, redact) };
      }
    },
    close: line.close,
  };
}

function plain(headers: Iterable<[string, string]>): ReplyHeaders {
  return Object.fromEntries(headers);
}

function headersOf(error: { readonly headers: unknown }): ReplyHeaders {
  return error.headers instanceof Map ? plain(error.headers as Map<string, string>) : {};
}

function failureOf(error: unknown, redact: (text: string) => string): TransportFailure {
  const nothing = { code: "", parameter: "", headers: {}, maybeBilled: false };
  const cause = error instanceof APIConnectionError ? error.cause : error;
  if (cause instanceof RedirectError) {
    return { ...nothing, status: null, code: "REDIRECT", message: redact(cause.message) };
  }
  if (cause instanceof LostReplyError) {
    return { ...nothing, status: null, code: cause.code, message: redact(cause.message), maybeBilled: true };
  }
  if (error instanceof APIError && typeof error.status === "number") {
    return {
      ...nothing,
      status: error.status,
      code: error.code ?? error.type ?? "",
      parameter: error.param ?? "",
      message: redact(error.message.replace(/^\d+ /u, "")),
      headers: headersOf(error),
    };
  }
  return { ...nothing, status: null, code: errorCode(cause) ?? "", message: redact(messageOf(cause)) };
}
