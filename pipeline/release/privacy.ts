import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { Line } from "../lib/ndjson.ts";
import type { LineTaker } from "./read-once.ts";

/** What must not be in anything released, and what it gives away. */
const TRACES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "a folder of somebody's machine",
    pattern:
      /(?:^|["'\s(=])(?:\/(?:home|Users|root|tmp|var|mnt|opt|work|workspace|private)\/|[A-Za-z]:\\{1,2}Users)/u,
  },
  {
    what: "a local address",
    pattern: /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.\d+\.\d+)\b|file:\/\//u,
  },
  {
    what: "what looks like a key",
    pattern: /\b(?:sk|hf)[-_][A-Za-z0-9_-]{20,}|\bBearer [A-Za-z0-9._-]{20,}/u,
  },
];

/** Everybody's server: naming it gives nothing away. */
const PUBLIC_HOST = "api.openai.com";

const SHOWN = 5;

/** Something that whoever releases knows to be private, e.g. the folder of the run. */
export interface Secret {
  readonly what: string;
  readonly text: string;
}

/** What the configuration of a run names that is nobody else's business: folders with more than one part, and a server of one's own. */
export function secretsOf({ run, corpora, ledger, ingest, baseUrl }: Config): Secret[] {
  const files = corpora.flatMap(({ files: own, mapping }) => [
    ...own,
    ...(mapping === undefined ? [] : [mapping]),
  ]);
  const folders = [run, ...files.map((file) => path.dirname(file)), ledger ?? "", ingest.videos ?? ""];
  const { host } = new URL(baseUrl);
  return [
    ...folders
      .filter((folder) => folder.split(/[\\/]/u).filter((part) => part !== "").length > 1)
      .map((text) => ({ what: "a folder of the configuration", text })),
    ...(host === PUBLIC_HOST ? [] : [{ what: "the host of a server", text: host }]),
  ];
}

/**
 * Takes the lines of one text file and tells the places that would give away a machine, a host or a key, the first few of them, and
 * those that nobody can look through. Parquet files hold the same rows as the text files, which is verified apart.
 */
export class PrivacyTaker implements LineTaker {
  readonly problems: string[] = [];
  readonly #name: string;
  readonly #secrets: readonly Secret[];

  constructor(name: string, secrets: readonly Secret[]) {
    this.#name = name;
    this.#secrets = secrets;
  }

  take({ text, number, defect }: Line): void {
    const trace =
      defect === null
        ? (TRACES.find(({ pattern }) => pattern.test(text)) ??
          this.#secrets.find((secret) => text.includes(secret.text)))
        : { what: `a line that cannot be looked through (${defect})` };
    if (trace !== undefined && this.problems.length < SHOWN)
      this.problems.push(`${this.#name}:${number} holds ${trace.what}`);
  }
}
