import path from "node:path";
import { example, type Example } from "../../../schemas/example.ts";
import type { Level } from "../../../schemas/level.ts";
import { stageFolder } from "../../../schemas/stage.ts";
import { OperatorError } from "../../lib/errors.ts";
import { requireFile, sizeOf } from "../../lib/files.ts";
import { readRecords } from "../../lib/ndjson.ts";
import { refusalText } from "../../lib/refusal.ts";
import { type AuditRecord, videoKeyOf } from "../record.ts";
import { readJsonList } from "./json-list.ts";
import { readRaRft, type ReadRecord } from "./ra-rft.ts";

/** One file that the audit reads. */
export interface AuditInput {
  /** Name that findings carry. */
  readonly name: string;
  readonly kind: "ra-rft" | "run";
  readonly file: string;
}

const EXPORTED = ["train.json", "val.json", "test.json"];

/**
 * What is meant by the paths on the command line: a RA-RFT JSON file, a run folder (its chosen examples), or an export folder
 * (the files of its splits that exist).
 */
export async function auditInputs(targets: readonly string[]): Promise<AuditInput[]> {
  const inputs: AuditInput[] = [];
  for (const target of targets) inputs.push(...(await inputsOf(target)));
  const names = inputs.map(({ name }) => name);
  return inputs.map((input, at) =>
    names.indexOf(input.name) === at ? input : { ...input, name: `${input.name} (${at + 1})` },
  );
}

async function inputsOf(target: string): Promise<AuditInput[]> {
  const examples = path.join(target, stageFolder("select"), "records.ndjson");
  if ((await sizeOf(examples)) !== undefined)
    return [{ name: path.basename(target), kind: "run", file: examples }];
  for (const folder of [
    target,
    path.join(target, "ra-rft"),
    path.join(target, stageFolder("export"), "ra-rft"),
  ]) {
    const files = EXPORTED.map((file) => path.join(folder, file));
    const sizes = await Promise.all(files.map((file) => sizeOf(file)));
    const found = files.filter((_, at) => sizes[at] !== undefined);
    if (found.length > 0) return found.map((file) => raRftInput(file));
  }
  await requireFile(target, "audit").catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(
      `${error.message}; audit reads a RA-RFT JSON file, a run folder or an export folder`,
      2,
      { cause: error },
    );
  });
  return [raRftInput(target)];
}

function raRftInput(file: string): AuditInput {
  return { name: path.basename(file), kind: "ra-rft", file };
}

/** Records of one input, with what is wrong with their shape. */
export async function* readInput(
  input: AuditInput,
  file: number,
): AsyncGenerator<ReadRecord & { readonly index: number }> {
  if (input.kind === "run") {
    let index = 0;
    for await (const { record } of readRecords(input.file, example)) {
      yield { record: recordOfExample(record, file, index), findings: [], index };
      index += 1;
    }
    return;
  }
  const name = input.name.replace(/\.json$/u, "");
  for await (const { index, value, defect } of readJsonList(input.file)) {
    if (defect === null) yield { ...readRaRft(value, { file, index, name }), index };
    else {
      const message = `record ${index} cannot be read: ${defect}`;
      yield { record: null, findings: [{ rule: "shape", severity: "error", path: "", message }], index };
    }
  }
}

/** A run's example as the audit sees it. */
export function recordOfExample(made: Example, file: number, index: number): AuditRecord {
  const { moment, captions, negatives } = made;
  return {
    file,
    index,
    corpus: moment.corpus,
    video: moment.video,
    videoKey: videoKeyOf(moment.video, moment.crop),
    original: moment.query,
    windows: moment.windows,
    duration: moment.duration,
    captions,
    positives: [{ place: "moment", query: moment.query, queryOrigin: moment.rawQuery, answer: null }],
    negatives: negatives.map((negative, at) => ({
      place: `negatives[${at}]`,
      query: negative.query,
      queryOrigin: null,
      answer: null,
      level: negative.level,
      categories: negative.categories,
      refusalText: refusalText(negative.refusal),
      refusal: negative.refusal,
      mirror: mirrorOf(made, negative.level),
    })),
  };
}

/** What two negatives chosen as a pair share: the ids of their moments, in one order. */
function mirrorOf({ id, exchanges = [] }: Example, level: Level): string | null {
  const partner = exchanges.find((exchange) => exchange.level === level)?.partner;
  return partner === undefined ? null : [id, partner].sort().join(" ");
}
