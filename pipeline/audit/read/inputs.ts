import path from "node:path";
import { example } from "../../../schemas/example.ts";
import { SPLITS } from "../../../schemas/split.ts";
import { stageFolder } from "../../../schemas/stage.ts";
import { OperatorError } from "../../lib/errors.ts";
import { requireFile, sizeOf } from "../../lib/files.ts";
import { recordOfLine } from "../../lib/ndjson.ts";
import { recordOfExample } from "./examples.ts";
import { jsonListSlices, listMember } from "./json-list.ts";
import { readJsonl } from "./jsonl.ts";
import { lineAt, lineSlices } from "./line-slices.ts";
import { readRaRft, type ReadRecord } from "./ra-rft.ts";
import { type Slice, sizeOfSlice } from "./slice.ts";

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

/** One input's records in slices, nothing of them read yet. */
export function sliceInput({ kind, file }: AuditInput): AsyncGenerator<Slice> {
  return kind === "ra-rft" ? jsonListSlices(file) : lineSlices(file);
}

/**
 * A record in a slice of an input, with what is wrong with its shape.
 *
 * @param file number of the input among the audited ones
 */
export function readRecord(input: AuditInput, file: number, slice: Slice, at: number): ReadRecord {
  if (input.kind === "jsonl") return readJsonl(input.file, file, slice, at);
  if (input.kind === "run") {
    const index = slice.first + at;
    const made = recordOfLine(lineAt(slice, at), `${input.file}:${index + 1}`, example);
    return { record: recordOfExample(made, { file, index }), findings: [], index };
  }
  const { index, value, defect } = listMember(slice, at);
  if (defect === null) return readRaRft(value, { file, index, name: input.name.replace(/\.json$/u, "") });
  const message = `record ${index} cannot be read: ${defect}`;
  return { record: null, findings: [{ rule: "shape", severity: "error", path: "", message }], index };
}

/** Records of one input, with what is wrong with their shape. */
export async function* readInput(input: AuditInput, file: number): AsyncGenerator<ReadRecord> {
  for await (const slice of sliceInput(input))
    for (let at = 0; at < sizeOfSlice(slice); at++) yield readRecord(input, file, slice, at);
}
