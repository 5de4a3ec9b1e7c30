import OpenAI, { APIConnectionError, APIError, type ClientOptions as PackageOptions } from "openai";
import { errorCode, messageOf, StoppedError, throwIfStopped } from "../../lib/errors.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { printable } from "../../lib/text.ts";
import type { BatchServer, Tried } from "./batch/server.ts";
import { type Line, LostReplyError, openLine, RedirectError } from "./http-line.ts";
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
 * The one place that knows the `openai` package. It names the address and the headers of a call and sorts its failures; the call
 * itself goes over a line of our own, at half the CPU. Nothing is retried here: the package's waits do not end on a stop.
 */
export function openClient(options: ClientOptions): Transport {
  const client = new OpenAI(common(options));
  const redact = redactor(options);
  const watched = new WeakSet<AbortSignal>();
  let opened: Promise<Line> | undefined;
  return {
    async send(body: string, signal: AbortSignal): Promise<Sent> {
      throwIfStopped(signal);
      try {
        const line = await (opened ??= openChatLine(client, options));
        if (!watched.has(signal)) signal.addEventListener("abort", line.stop, { once: true });
        watched.add(signal);
        const { status, headers, text } = await line.post(body);
        if (status >= 200 && status < 300) return { kind: "reply", text, headers };
        return { kind: "failure", failure: { ...failureOf(statusError(status, text), redact), headers } };
      } catch (error) {
        if (signal.aborted) throw new StoppedError();
        return { kind: "failure", failure: failureOf(error, redact) };
      }
    },
    close: () => {
      void opened?.then((line) => line.close());
    },
  };
}

/** The line to the address of chat completions; what the package would send with each call is worked out once. */
async function openChatLine(client: OpenAI, { timeoutMs, maxConnections }: ClientOptions): Promise<Line> {
  const call = { method: "post", path: "/chat/completions", body: "", headers: JSON_BODY } as const;
  const { url, req } = await client.buildRequest(call);
  return openLine(url, { headers: plain(req.headers), timeoutMs, maxSockets: maxConnections });
}

/**
 * The batch interface of a server. Its few, large transfers go through the package's own fetch, which follows no redirects
 * here. Every failure comes as a `TransportFailure`.
 */
export function openBatchServer(options: ClientOptions): BatchServer {
  const client = new OpenAI({
    ...common(options),
    timeout: options.timeoutMs,
    fetchOptions: { redirect: "error" },
  });
  const redact = redactor(options);
  const attempt = async <T>(
    work: (options: { readonly signal: AbortSignal }) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Tried<T>> => {
    throwIfStopped(signal);
    const call = new AbortController(); // the package adds listeners to a signal and never takes them away
    const stop = (): void => call.abort();
    signal.addEventListener("abort", stop, { once: true });
    try {
      return { ok: true, value: await work({ signal: call.signal }) };
    } catch (error) {
      if (signal.aborted) throw new StoppedError();
      return { ok: false, failure: failureOf(error, redact) };
    } finally {
      signal.removeEventListener("abort", stop);
    }
  };
  const endpoint = "/v1/chat/completions" as const;
  return {
    upload: (lines, signal) =>
      attempt(async (call) => {
        const file = new File([...lines], "requests.jsonl", { type: "application/jsonl" });
        return (await client.files.create({ file, purpose: "batch" }, call)).id;
      }, signal),
    create: (fileId, signal) =>
      attempt(async (call) => {
        const wanted = { input_file_id: fileId, endpoint, completion_window: "24h" } as const;
        return (await client.batches.create(wanted, call)).id;
      }, signal),
    find: (fileId, signal) =>
      attempt(async (call) => {
        const { data } = await client.batches.list({ limit: 100 }, call);
        return data.find((batch) => batch.input_file_id === fileId)?.id;
      }, signal),
    look: (batchId, signal) =>
      attempt(async (call) => {
        const batch = await client.batches.retrieve(batchId, call);
        return {
          status: batch.status,
          files: [batch.output_file_id, batch.error_file_id].filter((id) => typeof id === "string"),
          message: batch.errors?.data?.[0]?.message ?? "",
        };
      }, signal),
    lines: (fileId, signal) =>
      attempt(async (call) => {
        const { body } = await client.files.content(fileId, call);
        return body === null ? [] : body;
      }, signal),
  };
}

/** Organisation, project and log level are set so that nothing is read from the environment. */
function common({ baseUrl, apiKey }: ClientOptions): PackageOptions {
  return {
    apiKey: apiKey ?? "none",
    baseURL: baseUrl,
    organization: null,
    project: null,
    logLevel: "off",
    maxRetries: 0,
    defaultHeaders: apiKey === undefined ? { Authorization: null } : {},
  };
}

/** The package's error for a status that is no success. */
function statusError(status: number, text: string): APIError {
  const body = parseJson(text);
  const known = typeof body === "object" && body !== null ? body : undefined;
  return APIError.generate(status, known, known ? undefined : text, new Headers());
}

/** Takes the key out of what a server says, and makes it safe to print. */
function redactor({ apiKey }: ClientOptions): (text: string) => string {
  return (text) => {
    const clean = apiKey === undefined || apiKey === "" ? text : text.replaceAll(apiKey, "[key]");
    return printable(clean).slice(0, MESSAGE_LIMIT);
  };
}

function plain(headers: Iterable<[string, string]>): ReplyHeaders {
  return Object.fromEntries(headers);
}

function headersOf(error: { readonly headers: unknown }): ReplyHeaders {
  return error.headers instanceof Headers ? plain(error.headers) : {};
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
