import path from "node:path";
import { type Gate, readGate } from "../audit/gates.ts";
import { JUDGE_RULES } from "../audit/judges/rules.ts";
import { PROBE_FAMILIES } from "../audit/probes/battery.ts";
import { AUDIT_RULES } from "../audit/rules/registry.ts";
import { SOURCE_RULES } from "../audit/source/source-rules.ts";
import { OperatorError } from "../lib/errors.ts";
import { readFileIfAny } from "../lib/files.ts";

const RULES = [...AUDIT_RULES, ...SOURCE_RULES, ...JUDGE_RULES].map(({ name }) => name);
const PROBES = PROBE_FAMILIES.map(({ name }) => name);

/** Reads limits as a flag gives them, e.g. "errors" or "probes=47-53". */
export function gatesOf(texts: readonly string[], flag: string): Gate[] {
  return texts.map((text) => readGate(text, RULES, PROBES, flag));
}

/** Begins as a limit does: a name, alone or before a comparison. Whatever does not is the name of a file. */
const LIMIT = /^[a-z-]+(?:$|[<>=])/u;

/** Reads limits that stand on the command line or in files, one a line; what follows # is a remark. */
export async function gatesIn(values: readonly string[], flag: string, folder: string): Promise<Gate[]> {
  const texts: string[] = [];
  for (const value of values) {
    if (LIMIT.test(value)) texts.push(value);
    else texts.push(...(await linesOf(path.resolve(folder, value), value, flag)));
  }
  return gatesOf(texts, flag);
}

async function linesOf(file: string, given: string, flag: string): Promise<string[]> {
  const text = await readFileIfAny(file);
  if (text === undefined)
    throw new OperatorError(
      `${flag} ${given}: neither a limit, such as errors or probes=47-53, nor a file of limits`,
    );
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/u, "").trim())
    .filter((line) => line !== "");
}
