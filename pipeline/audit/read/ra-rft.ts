import { CATEGORY_PATHS, type CategoryPath } from "../../../schemas/category.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { Level } from "../../../schemas/level.ts";
import { raRftRecord } from "../../../schemas/ra-rft.ts";
import { readLevel } from "../../lib/levels.ts";
import { type AuditNegative, type AuditPositive, type AuditRecord, videoKeyOf } from "../record.ts";
import { readAnswer } from "./answer.ts";
import { isPlainRecord } from "./plain-record.ts";
import { isObject, shapeError, shapeFindings } from "./shape.ts";
import { readThink } from "./think.ts";

/** A record with what is wrong with its shape; no record when nothing can be made of it. */
export interface ReadRecord {
  readonly record: AuditRecord | null;
  readonly findings: readonly Finding[];
  /** Number of the record in its file, from 0. */
  readonly index: number;
}

/** Where a record comes from. */
export interface RecordPlace {
  readonly file: number;
  readonly index: number;
  /** Name of the file without folder and ending: the corpus, as far as a file says. */
  readonly name: string;
}

/**
 * Reads one RA-RFT record, as released or as exported by this project. Every difference from the schema is a finding; what can
 * be read is read all the same, so that one bad field does not hide the others.
 */
export function readRaRft(value: unknown, place: RecordPlace): ReadRecord {
  if (!isObject(value)) {
    return {
      record: null,
      findings: [shapeError("", "the record is not an object", value)],
      index: place.index,
    };
  }
  const findings = findingsOf(value);
  const crop = pairOf([value["video_start"], value["video_end"]]);
  const video = textOf(value["video"]);
  const items = Array.isArray(value["GRPO"]) ? (value["GRPO"] as unknown[]) : [];
  const positives: AuditPositive[] = [];
  const negatives: AuditNegative[] = [];
  items.forEach((item, at) => {
    if (!isObject(item)) return;
    const read = itemOf(item, `GRPO[${at}]`);
    if (item["r"] === true) positives.push(read);
    if (item["r"] === false) negatives.push(negativeOf(item, read));
  });
  const original = positives[0]?.query ?? textOf(value["query_text"]);
  const window = pairOf(value["timestamp"]);
  const record: AuditRecord = {
    file: place.file,
    index: place.index,
    corpus: place.name,
    video,
    videoKey: videoKeyOf(video, crop),
    original,
    windows: window === null ? [] : [window],
    duration: numberOf(value["duration"]),
    captions: readThink(textOf(value["think"]), original),
    positives,
    negatives,
  };
  return { record, findings, index: place.index };
}

function itemOf(item: Readonly<Record<string, unknown>>, place: string): AuditPositive {
  return {
    place,
    query: textOf(item["q"]),
    queryOrigin: typeof item["q_origin"] === "string" ? item["q_origin"] : null,
    answer: textOf(item["a"]),
  };
}

function negativeOf(item: Readonly<Record<string, unknown>>, read: AuditPositive): AuditNegative {
  const answer = read.answer ?? "";
  const level =
    levelOf(item["difficulty"]) ?? levelOf(item["irrelevance_level"]) ?? levelOf(item["hardness_level"]);
  return {
    place: read.place,
    query: read.query,
    queryOrigin: read.queryOrigin,
    answer,
    level: level ?? null,
    categories: Array.isArray(item["c"]) ? (item["c"] as unknown[]).filter(isCategory) : [],
    refusalText: readAnswer(answer).answer ?? answer,
    refusal: null,
    mirror: null,
  };
}

function levelOf(name: unknown): Level | undefined {
  return typeof name === "string" ? readLevel(name) : undefined;
}

const CATEGORIES: ReadonlySet<unknown> = new Set(CATEGORY_PATHS);

function isCategory(path: unknown): path is CategoryPath {
  return CATEGORIES.has(path);
}

/** What the schema says against a record: absent fields are notes, everything else an error. */
function findingsOf(value: Readonly<Record<string, unknown>>): Finding[] {
  if (isPlainRecord(value)) return [];
  const parsed = raRftRecord.safeParse(value);
  if (parsed.success) return [];
  return shapeFindings(parsed.error, value, (path) => {
    return { rule: "shape-absent", severity: "note", path, message: `the field ${path} is absent` };
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function pairOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value)) return null;
  const [start, end] = [numberOf(value[0]), numberOf(value[1])];
  return start === null || end === null ? null : [start, end];
}
