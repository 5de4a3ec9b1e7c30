/** Response headers by lower-case name. */
export type Headers = Readonly<Record<string, string>>;

/** What came back from a server: a reply with status 2xx, not yet read, or a failure. */
export type Sent =
  | { readonly kind: "reply"; readonly text: string; readonly headers: Headers }
  | { readonly kind: "failure"; readonly failure: TransportFailure };

/** Why there is no reply: what the server or the line said, keys removed. */
export interface TransportFailure {
  /** HTTP status; null when the line failed before there was one. */
  readonly status: number | null;
  /** The server's error code, or the system's (ECONNRESET …); empty when there is none. */
  readonly code: string;
  /** Parameter that the server complains about; empty when it names none. */
  readonly parameter: string;
  readonly message: string;
  readonly headers: Headers;
  /** Whether the server may have worked, and billed, for a reply that never came whole. */
  readonly maybeBilled: boolean;
}

/** Sends one chat-completions request. Ends at once when the signal fires. */
export interface Transport {
  /** @param body JSON text */
  send(body: string, signal: AbortSignal): Promise<Sent>;
  close(): void;
}
