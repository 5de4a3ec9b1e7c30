import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import { type Mapping, mapping } from "../../../schemas/mapping.ts";
import { OperatorError } from "../../lib/errors.ts";
import { readFileIfAny } from "../../lib/files.ts";

/** Reads and checks a mapping file. What is wrong with it is told with line and column. */
export async function loadMapping(file: string): Promise<Mapping> {
  const text = await readFileIfAny(file);
  if (text === undefined) throw new OperatorError(`mapping ${file}: there is no such file; check the path`);
  return parseMapping(text, file);
}

/** Checks the text of a mapping. `file` is for messages only. */
export function parseMapping(text: string, file: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new OperatorError(`mapping ${file}:${line}:${col}: not readable as YAML: ${broken.message}`);
  }
  const parsed = mapping.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  // A misspelt key also makes the right one missing: it comes first.
  const issues = parsed.error.issues.toSorted((a, b) => rankOf(a) - rankOf(b));
  const shown = issues.slice(0, MOST_ISSUES).map((issue) => describe(issue, document, lines, file));
  const more = issues.length - shown.length;
  throw new OperatorError(
    `mapping ${file} does not fit:\n${shown.join("\n")}${more > 0 ? `\n… and ${more} more` : ""}\n` +
      "schemas/README.md lists what a mapping can say; pipeline/1-corpus/mappings/ holds examples",
  );
}

const MOST_ISSUES = 10;

function rankOf({ code }: z.core.$ZodIssue): number {
  return code === "unrecognized_keys" ? 0 : 1;
}

function describe(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): string {
  const at = issue.path.map(String);
  const key = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const { line, col } = lines.linePos(offsetOf(document, key === undefined ? at : [...at, key]));
  return `  ${file}:${line}:${col} ${at.join(".") || "(top)"}: ${issue.message}`;
}

/** Where in the text a path lies: the key itself if it is there, else the nearest thing around it. */
function offsetOf(document: Document, at: readonly string[]): number {
  for (let depth = at.length; depth > 0; depth--) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true);
    const name = at[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === name)
      : undefined;
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    const node: unknown = document.getIn(at.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
