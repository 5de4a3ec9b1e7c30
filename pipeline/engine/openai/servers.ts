import type { OpenAiSettings, ServerKind } from "../../../schemas/openai-settings.ts";
import { OperatorError } from "../../lib/errors.ts";
import type { ServerHabits } from "./learned.ts";

/** What is known of a kind of server before the first call. */
interface ServerFacts {
  readonly habits: ServerHabits;
  /** Whether it asks for a key. */
  readonly key: boolean;
  /** Address to suggest. */
  readonly address: string;
  /** Whether an address looks like one of these servers. */
  readonly recognise: RegExp;
}

const ALL: ServerHabits = { structured: "json_schema", without: [] };

/** Kinds of servers, from their documentation. What they do not say is found out by the first call. */
export const SERVERS: Readonly<Record<ServerKind, ServerFacts>> = {
  openai: {
    habits: ALL,
    key: true,
    address: "https://api.openai.com/v1",
    recognise: /^https:\/\/([a-z]+\.)?api\.openai\.com\//u,
  },
  azure: {
    habits: ALL,
    key: true,
    address: "https://<resource>.openai.azure.com/openai/v1",
    recognise: /\.(openai|services\.ai)\.azure\.com\//u,
  },
  openrouter: {
    habits: { structured: "json_schema", without: ["max_completion_tokens"] },
    key: true,
    address: "https://openrouter.ai/api/v1",
    recognise: /^https:\/\/openrouter\.ai\//u,
  },
  vllm: {
    habits: ALL,
    key: false,
    address: "http://localhost:8000/v1",
    recognise: /^http:\/\/(localhost|127\.0\.0\.1):8000\//u,
  },
  "llama.cpp": {
    habits: { structured: "json_schema", without: ["max_completion_tokens"] },
    key: false,
    address: "http://localhost:8080/v1",
    recognise: /^http:\/\/(localhost|127\.0\.0\.1):8080\//u,
  },
  ollama: {
    habits: { structured: "json_schema", without: ["max_completion_tokens"] },
    key: false,
    address: "http://localhost:11434/v1",
    recognise: /:11434\//u,
  },
  compatible: { habits: ALL, key: false, address: "", recognise: /(?!)/u },
};

/** The kind of a server: as configured, else told from its address. */
export function serverOf(baseUrl: string, { server }: Pick<OpenAiSettings, "server">): ServerKind {
  if (server !== null) return server;
  const address = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const found = Object.entries(SERVERS).find(([, { recognise }]) => recognise.test(address));
  return (found?.[0] as ServerKind | undefined) ?? "compatible";
}

/** Addresses of this machine. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

/**
 * Refuses an address that holds a name or password: addresses stand in ledgers and messages. Returns whether a key would
 * cross a network unencrypted.
 */
export function checkAddress(baseUrl: string): { readonly exposesKey: boolean } {
  const { username, password, protocol, hostname, host } = new URL(baseUrl);
  if (username !== "" || password !== "") {
    throw new OperatorError(
      `base-url: the address of ${host} holds a name or password, which would be written to the ledger; give the key as OPENAI_API_KEY`,
    );
  }
  return { exposesKey: protocol === "http:" && !LOOPBACK.test(hostname) };
}

/** What is assumed of a server before it was asked. */
export function initialHabits(server: ServerKind, { structured }: OpenAiSettings): ServerHabits {
  const { habits } = SERVERS[server];
  return structured === "auto" ? habits : { ...habits, structured };
}

/** Whether a model reasons before it answers: then it takes reasoning_effort, and neither temperature nor seed. */
export function habitsOfModel(model: string): { readonly reasons: boolean } {
  const name = model.slice(model.lastIndexOf("/") + 1);
  return { reasons: /^(o[1-9]|gpt-5)/u.test(name) };
}
