import { readFile } from "node:fs/promises";
import path from "node:path";
import { buildCommand } from "../../pipeline/commands/build.ts";
import { quietIo } from "../support/command-io.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";

/** The example that most sections show, and the negative of it. */
const SHOWN = "charades-sta/B5RM2/7f07d3cbfb4e";
const SHOWN_NEGATIVE = `${SHOWN}#0/strong`;
const SHOWN_QUERY = "a man is lying in bed under a red blanket.";

/** Builds the bundled samples in every format, as `hivtg build --sample` does; returns the folder of the export. */
export async function exportSamples(folder: string): Promise<string> {
  const run = path.join(folder, "run");
  const command = buildCommand(quietIo(folder));
  const formats = EXPORT_FORMATS.flatMap((format) => ["--format", format]);
  await command.parseAsync(["--sample", "--run", run, ...formats], { from: "user" });
  return path.join(run, "9-export");
}

/** The description of the formats with the records that an export of the samples holds today; its prose stays as it is. */
export async function withRecords(readme: string, exported: string): Promise<string> {
  let text = readme;
  for (const [heading, record] of Object.entries(await recordsOf(exported))) {
    const section = new RegExp(`(\\n## ${heading}\\n.*?\`\`\`json\\n).*?(\\n\`\`\`\\n)`, "su");
    if (!section.test(text)) throw new Error(`no record under the heading ${heading}`);
    text = text.replace(section, (_, before: string, behind: string) => before + record + behind);
  }
  return text;
}

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** What stands under each heading. */
async function recordsOf(exported: string): Promise<Record<string, string>> {
  const lines = async (name: string): Promise<Value[]> =>
    (await readFile(path.join(exported, name), "utf8")).trimEnd().split("\n").map(parsed);
  const list = async (name: string): Promise<Value[]> =>
    asList(parsed(await readFile(path.join(exported, name), "utf8")));
  const of = async (records: Promise<Value[]>, key: string, value: string): Promise<Value> => {
    const found = (await records).find((record) => asObject(record)[key] === value);
    if (found === undefined)
      throw new Error(`no record whose ${key} is ${value}: choose another one to show`);
    return found;
  };
  const at = async (format: string): Promise<Value> => {
    const ids = await lines("ms-swift/train.jsonl"); // the same order in all formats of turns; not all name the record
    const index = ids.findIndex((record) => asObject(record)["id"] === SHOWN_NEGATIVE);
    return (await lines(`${format}/train.jsonl`))[index] ?? null;
  };
  const pair = (await lines("qvhighlights/train.jsonl")).filter((record) =>
    [SHOWN, SHOWN_NEGATIVE].includes(asText(asObject(record)["id"])),
  );
  const table = list("ra-rft/test.json");
  return {
    "ra-rft": written(await of(table, "query_text", "a person puts four plates on the round table.")),
    "jsonl and parquet": written(shortExample(await of(lines("jsonl/train.jsonl"), "id", SHOWN))),
    "trl-grpo": written(shortQuestion(await of(lines("trl-grpo/train.jsonl"), "id", SHOWN_NEGATIVE))),
    "trl-sft": written(
      only(shortQuestion(await of(lines("trl-sft/train.jsonl"), "id", SHOWN_NEGATIVE)), [
        "messages",
        "videos",
        "id",
        "level",
        "task_type",
      ]),
    ),
    "ms-swift and llama-factory": written(shortQuestion(await at("llama-factory"))),
    "time-r1": written(await of(list("time-r1/train.json"), "sentence", SHOWN_QUERY)),
    "tvg-r1": written(await of(list("tvg-r1/train.json"), "problem", SHOWN_QUERY)),
    "ss-vtg": written(await of(list("ss-vtg/train.json"), "query_text", SHOWN_QUERY)),
    qvhighlights: pair.map((record) => written(record, 0)).join("\n"),
  };
}

/** One negative with the beginning of its reply, and one caption. */
function shortExample(example: Value): Value {
  const { captions, negatives } = asObject(example);
  const [negative] = asList(negatives);
  const replies = asList(asObject(negative)["replies"]).map((reply) => ({
    ...asObject(reply),
    text: `${asText(asObject(reply)["text"]).slice(0, 60)}…`,
  }));
  return {
    ...asObject(example),
    captions: asList(captions).slice(0, 1),
    negatives: [{ ...asObject(negative), replies }],
  };
}

/** The question cut behind the query. */
function shortQuestion(value: Value): Value {
  if (typeof value === "string") return value.replace(/\n\nDecide whether .*$/su, " …");
  if (Array.isArray(value)) return value.map(shortQuestion);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortQuestion(item)]));
}

function only(value: Value, keys: readonly string[]): Value {
  return Object.fromEntries(Object.entries(asObject(value)).filter(([key]) => keys.includes(key)));
}

/** Stands before a number that keeps its form: JavaScript would write 6.0 as 6. */
const MARK = "\u0001";

function parsed(json: string): Value {
  const kept = json.replace(/"(?:[^"\\]|\\.)*"|-?\d+\.\d+(?:[eE][-+]?\d+)?/gu, (token) =>
    token.startsWith('"') ? token : `"${JSON.stringify(MARK).slice(1, -1)}${token}"`,
  );
  return JSON.parse(kept) as Value;
}

/** Over several lines; on one, with blanks as Python leaves them, with an indent of 0. */
function written(value: Value, indent = 2): string {
  const text = JSON.stringify(value, null, indent === 0 ? 1 : indent);
  const numbers = text.replace(/"\\u0001([^"]*)"/gu, "$1");
  return indent === 0
    ? numbers
        .replace(/([[{])\n */gu, "$1")
        .replace(/\n *([\]}])/gu, "$1")
        .replace(/,\n */gu, ", ")
    : numbers;
}

function asObject(value: Value | undefined): { [key: string]: Value } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
  return value;
}

function asText(value: Value | undefined): string {
  if (typeof value !== "string") throw new Error("no text");
  return value;
}

function asList(value: Value | undefined): Value[] {
  if (!Array.isArray(value)) throw new Error("no list");
  return value;
}
