import path from "node:path";
import { example } from "../../../schemas/example.ts";
import { SPLITS } from "../../../schemas/split.ts";
import { stageFolder } from "../../../schemas/stage.ts";
import { OperatorError } from "../../lib/errors.ts";
import { requireFile, sizeOf } from "../../lib/files.ts";
import { readRecords } from "../../lib/ndjson.ts";
import { recordOfExample } from "./examples.ts";
import { readJsonList } from "./json-list.ts";
import { readJsonl } from "./jsonl.ts";
import { readRaRft, type ReadRecord } from "./ra-rft.ts";

/** One file that the audit reads. */
export interface AuditInput {
  /** Name that findings carry. */
  readonly name: string;
  readonly kind: "ra-rft" | "jsonl" | "run";
  readonly file: string;
}

/** The formats that can be audited. jsonl first: it also tells which negatives were chosen in pairs, and holds all windows. */
const FORMATS = [
  { kind: "jsonl", extension: "jsonl" },
  { kind: "ra-rft", extension: "json" },
] as const;

const READ = "audit reads a RA-RFT JSON file, a jsonl export, a run folder or an export folder";

/**
 * What is meant by the paths on the command line: a RA-RFT JSON file, a file of the jsonl export, a run folder (its chosen
 * examples), or an export or release folder (the files of its splits that exist, of the format that says most).
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
  for (const format of FORMATS) {
    for (const folder of [
      target,
      path.join(target, format.kind),
      path.join(target, stageFolder("export"), format.kind),
    ]) {
      const files = SPLITS.map((split) => path.join(folder, `${split}.${format.extension}`));
      const sizes = await Promise.all(files.map((file) => sizeOf(file)));
      const found = files.filter((_, at) => sizes[at] !== undefined);
      if (found.length > 0) return found.map((file) => ({ ...inputOf(file), kind: format.kind }));
    }
  }
  await requireFile(target, "audit").catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message}; ${READ}`, 2, { cause: error });
  });
  if (target.endsWith(".parquet"))
    throw new OperatorError(
      `audit: ${target} is a Parquet file, whose rows the jsonl export holds as well; ${READ}`,
    );
  return [inputOf(target)];
}

function inputOf(file: string): AuditInput {
  return { name: path.basename(file), kind: file.endsWith(".jsonl") ? "jsonl" : "ra-rft", file };
}

/** Records of one input, with what is wrong with their shape. */
export async function* readInput(
  input: AuditInput,
  file: number,
): AsyncGenerator<ReadRecord & { readonly index: number }> {
  if (input.kind === "run") {
    let index = 0;
    for await (const { record } of readRecords(input.file, example)) {
      yield { record: recordOfExample(record, { file, index }), findings: [], index };
      index += 1;
    }
    return;
  }
  if (input.kind === "jsonl") {
    yield* readJsonl(input.file, file);
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
