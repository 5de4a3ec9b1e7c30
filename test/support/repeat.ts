import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse as parseCsv } from "csv-parse/sync";

/** Writes one file of a corpus as often as asked for, each time under other ids. Copy 0 keeps the ids. */
type Repeat = (content: string, copies: readonly string[]) => string;

const csvField = (text: string): string =>
  /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const lines: Repeat = (content, copies) =>
  copies.map((copy) => content.replace(/^(?=\S)/gmu, copy).replace(/\n?$/u, "\n")).join("");

const csv: Repeat = (content, copies) => {
  const [head = [], ...rows] = parseCsv(content, { bom: true });
  const copied = copies.flatMap((copy) => rows.map(([id = "", ...rest]) => [copy + id, ...rest]));
  return [head, ...copied].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
};

const jsonByVideo: Repeat = (content, copies) => {
  const videos = Object.entries(JSON.parse(content) as Record<string, unknown>);
  return JSON.stringify(
    Object.fromEntries(copies.flatMap((copy) => videos.map(([video, value]) => [video + copy, value]))),
  );
};

const jsonLines: Repeat = (content, copies) => {
  const records = content
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { vid: string });
  return copies
    .flatMap((copy) => records.map((record) => `${JSON.stringify({ ...record, vid: copy + record.vid })}\n`))
    .join("");
};

/** How the files of a corpus are repeated, in the order in which --corpus names them. */
const REPEATS: Readonly<Record<string, readonly Repeat[]>> = {
  "charades-sta": [lines, csv],
  "activitynet-captions": [jsonByVideo],
  qvhighlights: [jsonLines],
};

/**
 * Repeats corpora under other video ids: the same words, N times as many videos.
 *
 * @param corpora as for --corpus: name=file[,companion file]
 * @returns the same for the files written to the folder
 */
export async function repeatCorpora(
  corpora: readonly string[],
  folder: string,
  times: number,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const copies = Array.from({ length: times }, (_, copy) => (copy === 0 ? "" : String(copy)));
  const repeated: string[] = [];
  for (const corpus of corpora) {
    const [name = "", files = ""] = corpus.split("=", 2);
    const repeats = REPEATS[name];
    if (repeats === undefined)
      throw new Error(`cannot repeat ${name}: only ${Object.keys(REPEATS).join(", ")}`);
    const written: string[] = [];
    for (const [index, file] of files.split(",").entries()) {
      const target = path.join(folder, `${name}-${path.basename(file)}`);
      const repeat = repeats[index];
      if (repeat === undefined) throw new Error(`${name} has no file number ${index + 1}`);
      await writeFile(target, repeat(await readFile(file, "utf8"), copies));
      written.push(target);
    }
    repeated.push(`${name}=${written.join(",")}`);
  }
  return repeated;
}
