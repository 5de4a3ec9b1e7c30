import { parse } from "yaml";
import { z } from "zod";
import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { datasetCard } from "../9-export/card.ts";
import { croissant } from "../9-export/croissant.ts";
import { messageOf } from "../lib/errors.ts";
import { parseJson } from "../lib/ndjson.ts";
import { TOOL } from "../lib/package.ts";
import { differenceProblems, shortened } from "./differences.ts";
import { textOf } from "./read-release.ts";

const WAY_OUT = "; make the release again from its run";

/**
 * Where the dataset card and its plots say something else than the manifest and the examples, one sentence each. The card is
 * written anew and compared: the header value by value, then the text line by line. Of a card that another version of the tool
 * wrote, with other words, the facts of the header are compared.
 *
 * @param example the one that the card shows
 */
export async function cardProblems(
  folder: string,
  manifest: ReleaseManifest,
  example: ReleasedExample | undefined,
): Promise<string[]> {
  const text = await textOf(folder, "README.md");
  if (text === undefined) return [`there is no README.md${WAY_OUT}`];
  const { readme, plots } = datasetCard(manifest, example);
  const [found, expected] = [cardParts(text), cardParts(readme)];
  if (found === undefined || expected === undefined)
    return [`README.md: has no header between two lines of ---${WAY_OUT}`];
  const header = readHeader(found.header);
  if (typeof header === "string") return [`README.md: its header is no YAML (${header})${WAY_OUT}`];
  const compared = isOurs(manifest) ? wholeOf : headerFacts;
  const problems = differenceProblems(
    "README.md",
    compared(header.value),
    compared(parse(expected.header)),
    WAY_OUT,
  );
  if (!isOurs(manifest)) return problems;
  if (problems.length === 0 && text !== readme) problems.push(...textProblems(text, readme));
  for (const { file, svg } of plots) {
    const drawn = await textOf(folder, file);
    if (drawn !== svg)
      problems.push(
        `${file} ${drawn === undefined ? "is missing" : "does not show what the manifest counts"}${WAY_OUT}`,
      );
  }
  return problems;
}

/** Where croissant.json says something else than the manifest, one sentence each. */
export async function croissantProblems(folder: string, manifest: ReleaseManifest): Promise<string[]> {
  const text = await textOf(folder, "croissant.json");
  if (text === undefined) return [`there is no croissant.json${WAY_OUT}`];
  const found = parseJson(text);
  if (found === undefined) return [`croissant.json: is no JSON${WAY_OUT}`];
  const expected = croissant(manifest);
  const compared = isOurs(manifest) ? wholeOf : croissantFacts;
  const problems = differenceProblems(
    "croissant.json",
    compared(found),
    compared(parseJson(expected)),
    WAY_OUT,
  );
  if (problems.length === 0 && isOurs(manifest) && text !== expected)
    problems.push(`croissant.json: says the same, and is not written as the tool writes it${WAY_OUT}`);
  return problems;
}

/** Whether this version wrote the texts: another one may have worded them otherwise. */
function isOurs({ tool }: ReleaseManifest): boolean {
  return tool === TOOL;
}

function cardParts(text: string): { readonly header: string; readonly body: string } | undefined {
  const match = /^---\n(.*?\n)---\n(.*)$/su.exec(text);
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : { header: match[1], body: match[2] };
}

/** The header's value; what is wrong with it when it is no YAML. */
function readHeader(header: string): { readonly value: unknown } | string {
  try {
    return { value: parse(header, { logLevel: "error" }) as unknown };
  } catch (error) {
    return shortened(messageOf(error));
  }
}

/** The first line that differs, under its heading, and how many lines there are too many or too few. */
function textProblems(text: string, expected: string): string[] {
  const [found, wanted] = [text.split("\n"), expected.split("\n")];
  const at = wanted.findIndex((line, i) => line !== found[i]);
  const place = at === -1 ? wanted.length : at;
  const heading = wanted.slice(0, place + 1).findLast((line) => line.startsWith("#")) ?? "the header";
  const surplus = found.length - wanted.length;
  const lines = surplus === 0 ? "" : `, and ${Math.abs(surplus)} lines too ${surplus > 0 ? "many" : "few"}`;
  return [
    `README.md:${place + 1}: under ${shortened(heading.replace(/^#+ /u, ""))} it says ${shortened(found[place])}, expected ${shortened(wanted[place])}${lines}${WAY_OUT}`,
  ];
}

function wholeOf(value: unknown): unknown {
  return value;
}

const anything = z.unknown().optional();

/** What a card's header says of a release, whatever version wrote it. */
const headerShape = z.object({
  pretty_name: anything,
  license: anything,
  license_name: anything,
  size_categories: anything,
  configs: anything,
  dataset_info: z.array(z.object({ splits: anything })).optional(),
});

/** What croissant.json says of a release, whatever version wrote it. */
const croissantShape = z.object({
  name: anything,
  version: anything,
  datePublished: anything,
  license: anything,
  distribution: anything,
  recordSet: z.array(z.object({ "@id": anything })).optional(),
});

function headerFacts(value: unknown): unknown {
  return headerShape.safeParse(value).data ?? value;
}

function croissantFacts(value: unknown): unknown {
  return croissantShape.safeParse(value).data ?? value;
}
