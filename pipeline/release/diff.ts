import path from "node:path";
import { LEVELS } from "../../schemas/level.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { canonicalJson, type Json, sha256 } from "../lib/fingerprint.ts";
import { parseJson } from "../lib/ndjson.ts";
import { textTable } from "../lib/table.ts";
import { takingTurns } from "../lib/turns.ts";
import { z } from "zod";
import type { CheckSurroundings } from "./check-splits.ts";
import { releasedExamples } from "./read-release.ts";
import { readReleaseManifest } from "./verify.ts";

/** Parts of an example that are compared, each by hash. */
const PARTS = ["split", "video", "query", "windows", "captions", "duration", "exchanges"] as const;

/** Parts of a negative that are compared, each by hash. */
const NEGATIVE_PARTS = ["query", "answer", "categories", "provenance"] as const;

const hashes = z.record(z.string(), z.string());
const digestShape = z.object({ parts: hashes, negatives: z.record(z.string(), hashes) });
type Digest = z.infer<typeof digestShape>;

/** What changed between two releases. */
export interface ReleaseDiff {
  readonly examples: {
    readonly old: number;
    readonly new: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  };
  /** Examples in both whose part differs, by part. */
  readonly parts: Readonly<Record<string, number>>;
  /** Negatives added, removed, or changed by part, by level: e.g. "strong: query". */
  readonly negatives: Readonly<Record<string, number>>;
  /** Ids of the first few examples that were added, removed and changed. */
  readonly shown: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  /** Settings, seed, tool and version that differ, as "name: old -> new". */
  readonly settings: readonly string[];
}

const SHOWN = 5;

/** Compares two releases example by example, by id, in constant memory. */
export async function diff(
  older: string,
  newer: string,
  { scratch, signal }: CheckSurroundings,
): Promise<ReleaseDiff> {
  const index = await DiskIndex.open(path.join(scratch, ".index-diff"));
  const turn = takingTurns(signal);
  const tally = new DiffTally();
  try {
    for await (const example of releasedExamples(older)) {
      await turn();
      tally.old += 1;
      await index.put(`old:${example.id}`, JSON.stringify(digestOf(example)));
    }
    for await (const example of releasedExamples(newer)) {
      await turn();
      tally.new += 1;
      await index.put(`new:${example.id}`, "");
      const known = index.get(`old:${example.id}`);
      if (known === undefined) tally.add("added", example.id);
      else tally.compare(example.id, digestShape.parse(parseJson(known)), digestOf(example));
    }
    for await (const { id } of releasedExamples(older)) {
      await turn();
      if (index.get(`new:${id}`) === undefined) tally.add("removed", id);
    }
  } finally {
    await index.close();
  }
  return tally.result(await settingsChanges(older, newer));
}

class DiffTally {
  old = 0;
  new = 0;
  readonly #counts = { added: 0, removed: 0, changed: 0 };
  readonly #shown = { added: [] as string[], removed: [] as string[], changed: [] as string[] };
  readonly #parts: Record<string, number> = {};
  readonly #negatives: Record<string, number> = {};

  add(kind: "added" | "removed" | "changed", id: string): void {
    this.#counts[kind] += 1;
    if (this.#shown[kind].length < SHOWN) this.#shown[kind].push(id);
  }

  compare(id: string, older: Digest, newer: Digest): void {
    const parts = changedKeys(older.parts, newer.parts);
    const negatives = changedNegatives(older.negatives, newer.negatives);
    for (const part of parts) this.#parts[part] = (this.#parts[part] ?? 0) + 1;
    for (const change of negatives) this.#negatives[change] = (this.#negatives[change] ?? 0) + 1;
    if (parts.length + negatives.length > 0) this.add("changed", id);
  }

  result(settings: readonly string[]): ReleaseDiff {
    return {
      examples: { old: this.old, new: this.new, ...this.#counts },
      parts: this.#parts,
      negatives: this.#negatives,
      shown: this.#shown,
      settings,
    };
  }
}

function digestOf(example: ReleasedExample): Digest {
  const parts = Object.fromEntries(PARTS.map((part) => [part, hashOf(example[part])]));
  const negatives = Object.fromEntries(
    example.negatives.map(({ level, query, answer, categories, replies, rules, verification }) => {
      const compared = { query, answer, categories, provenance: { replies, rules, verification } };
      return [level, Object.fromEntries(NEGATIVE_PARTS.map((part) => [part, hashOf(compared[part])]))];
    }),
  );
  return { parts, negatives };
}

function hashOf(value: Json): string {
  return sha256(canonicalJson(value)).slice(0, 16);
}

function changedKeys(
  older: Readonly<Record<string, string>>,
  newer: Readonly<Record<string, string>>,
): string[] {
  return Object.keys(newer).filter((key) => older[key] !== newer[key]);
}

function changedNegatives(older: Digest["negatives"], newer: Digest["negatives"]): string[] {
  const levels = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return [...levels].flatMap((level) => {
    const [before, after] = [older[level], newer[level]];
    if (!before || !after) return [`${level}: ${after ? "added" : "removed"}`];
    return changedKeys(before, after).map((part) => `${level}: ${part}`);
  });
}

async function settingsChanges(older: string, newer: string): Promise<string[]> {
  const [before, after] = [await flatManifest(older), await flatManifest(newer)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: ${before.get(name) ?? "not set"} -> ${after.get(name) ?? "not set"}`);
}

/** What shaped a release, by dotted name; empty for one without a manifest. */
async function flatManifest(folder: string): Promise<Map<string, string>> {
  const manifest = await readReleaseManifest(folder);
  if (typeof manifest === "string") return new Map();
  const { version, tool, seed, settings, inputs } = manifest;
  const flat = new Map<string, string>();
  const visit = (name: string, value: unknown): void => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) visit(`${name}.${key}`, inner);
    else flat.set(name, JSON.stringify(value));
  };
  for (const [name, value] of Object.entries({ version, tool, seed, settings })) visit(name, value);
  for (const { path: file, sha256: sum } of inputs) flat.set(`input ${file}`, sum);
  return flat;
}

/** The difference in words and numbers, for reading. */
export function diffText({ examples, parts, negatives, shown, settings }: ReleaseDiff): string {
  const lines = [
    `Examples: ${examples.old} before, ${examples.new} now; ${examples.added} added, ${examples.removed} removed, ${examples.changed} changed.`,
  ];
  for (const kind of ["added", "removed", "changed"] as const)
    if (shown[kind].length > 0) {
      const more = examples[kind] - shown[kind].length;
      lines.push(`  ${kind}: ${shown[kind].join(", ")}${more > 0 ? ` and ${more} more` : ""}`);
    }
  const changed = Object.entries(parts).sort(([, a], [, b]) => b - a);
  if (changed.length > 0)
    lines.push(
      `Of examples in both, changed: ${changed.map(([part, count]) => `${part} of ${count}`).join(", ")}.`,
    );
  if (Object.keys(negatives).length > 0)
    lines.push(`Negatives of examples in both, one may count in several columns:`, negativesTable(negatives));
  lines.push(settings.length === 0 ? "Made with the same settings." : "Made with other settings:");
  return [...lines, ...settings.map((change) => `  ${change}`)].join("\n");
}

function negativesTable(negatives: ReleaseDiff["negatives"]): string {
  const changes = ["added", "removed", ...NEGATIVE_PARTS] as const;
  return textTable(
    ["level", "added", "removed", ...NEGATIVE_PARTS.map((part) => `other ${part}`)],
    LEVELS.map((level) => [level, ...changes.map((change) => negatives[`${level}: ${change}`] ?? 0)]),
  );
}
