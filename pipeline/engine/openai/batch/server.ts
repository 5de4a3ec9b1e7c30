import type { TransportFailure } from "../transport.ts";

/** What an attempt brought. */
export type Tried<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: TransportFailure };

/** How a batch stands at the server. */
export interface BatchLook {
  readonly status: string;
  /** Files with its results so far, those of failed requests among them. */
  readonly files: readonly string[];
  /** Why it failed, if it did. */
  readonly message: string;
}

/** The batch interface of a server. Nothing is tried twice here. */
export interface BatchServer {
  /** Uploads a file of requests, one JSON text a line; returns its id. */
  upload(lines: Iterable<string>, signal: AbortSignal): Promise<Tried<string>>;
  /** Starts a batch over an uploaded file; returns its id. */
  create(fileId: string, signal: AbortSignal): Promise<Tried<string>>;
  /** The batch over a file, if one was started. */
  find(fileId: string, signal: AbortSignal): Promise<Tried<string | undefined>>;
  look(batchId: string, signal: AbortSignal): Promise<Tried<BatchLook>>;
  /** The bytes of a result file. */
  lines(
    fileId: string,
    signal: AbortSignal,
  ): Promise<Tried<AsyncIterable<Uint8Array> | Iterable<Uint8Array>>>;
}

/** Lines of a stream of bytes, empty ones left out. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of bytes) {
    const parts = (pending + decoder.decode(chunk, { stream: true })).split("\n");
    pending = parts.pop() ?? "";
    for (const line of parts) if (line.trim() !== "") yield line;
  }
  if (pending.trim() !== "") yield pending;
}
