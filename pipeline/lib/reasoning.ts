import type { Refusal } from "../../schemas/candidate.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import { categoryTag, readCategory } from "./categories.ts";
import { hasGluedSentences, separateSentences } from "./sentences.ts";
import { cleanText } from "./text.ts";

/** Tag of the block that states the mismatch (Table 16). */
export const OPENING_TAG = "irrelevant_answer";

/** A tagged stretch of a reply's reasoning. */
export interface ReasoningBlock {
  /** Tag as written. */
  readonly tag: string;
  readonly text: string;
}

/** Departures from the block format that leave no doubt of what is meant. */
export type ReasoningTolerance =
  | "tag-spelling"
  | "numbered-tags"
  | "blocks-reordered"
  | "blocks-joined"
  | "text-outside-blocks"
  | "glued-sentences";

/** A refusal read from reasoning, or why it cannot be. */
export type ReasoningReading =
  | { readonly refusal: Refusal; readonly tolerances: readonly ReasoningTolerance[] }
  | { readonly problems: readonly string[] };

const TAG = /<(\/?)\s*([a-z][\w /-]{0,60}?)\s*>/giu;

/** The tagged blocks of a text, and what stands outside them. A block without its closing tag ends where the next begins. */
export function splitReasoning(reasoning: string): { blocks: ReasoningBlock[]; outside: string } {
  const blocks: ReasoningBlock[] = [];
  const outside: string[] = [];
  let tag: string | undefined;
  let from = 0;
  const close = (until: number): void => {
    const text = reasoning.slice(from, until);
    if (tag === undefined) outside.push(text);
    else blocks.push({ tag, text });
  };
  for (const match of reasoning.matchAll(TAG)) {
    close(match.index);
    tag = match[1] === "/" ? undefined : match[2];
    from = match.index + match[0].length;
  }
  close(reasoning.length);
  return { blocks, outside: cleanText(outside.join(" ")) };
}

/**
 * The refusal that a reply's reasoning holds: its opening, then one part for each planned category, in plan order.
 * White space is cleaned; glued sentences are set apart.
 */
export function readRefusal(reasoning: string, planned: readonly CategoryPath[]): ReasoningReading {
  const { blocks, outside } = splitReasoning(reasoning);
  const tolerated = new Set<ReasoningTolerance>();
  if (outside !== "") tolerated.add("text-outside-blocks");
  const named = nameBlocks(blocks, planned, tolerated);
  const texts = gather(named, tolerated);
  const problems = [
    ...[OPENING_TAG, ...planned]
      .filter((name) => !texts.has(name))
      .map((name) => `no <${tagOf(name)}> block with text in it`),
    ...named
      .filter(({ name }) => name !== OPENING_TAG && !planned.some((path) => path === name))
      .map(({ block }) => `a <${block.tag}> block, which is not planned`),
  ];
  if (problems.length > 0) return { problems };
  const order = named.map(({ name }) => [OPENING_TAG, ...planned].indexOf(name));
  if (order.some((place, index) => place < (order[index - 1] ?? 0))) tolerated.add("blocks-reordered");
  const parts = planned.map((category) => ({ category, text: texts.get(category) ?? "" }));
  return { refusal: { opening: texts.get(OPENING_TAG) ?? "", parts }, tolerances: [...tolerated] };
}

interface NamedBlock {
  readonly block: ReasoningBlock;
  /** OPENING_TAG, a category path, or the tag itself when it names neither. */
  readonly name: string;
}

function nameBlocks(
  blocks: readonly ReasoningBlock[],
  planned: readonly CategoryPath[],
  tolerated: Set<ReasoningTolerance>,
): NamedBlock[] {
  return blocks.map((block) => {
    const name = nameOf(block.tag, planned);
    if (NUMBERED.test(block.tag)) tolerated.add("numbered-tags");
    else if (tagOf(name) !== block.tag) tolerated.add("tag-spelling");
    return { block, name };
  });
}

/** "category2", as Table 16 writes it in its outline, stands for the second planned category. */
const NUMBERED = /^category[ _]?([123])$/iu;

function nameOf(tag: string, planned: readonly CategoryPath[]): string {
  if (tag.toLowerCase().replace(/[^a-z]/gu, "") === "irrelevantanswer") return OPENING_TAG;
  const number = NUMBERED.exec(tag)?.[1];
  return (number === undefined ? readCategory(tag) : planned[Number(number) - 1]) ?? tag;
}

function tagOf(name: string): string {
  return isCategory(name) ? categoryTag(name) : name;
}

function isCategory(name: string): name is CategoryPath {
  return readCategory(name) === name;
}

/** Texts by name, those of repeated blocks joined, empty ones left out. */
function gather(named: readonly NamedBlock[], tolerated: Set<ReasoningTolerance>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { block, name } of named) {
    const before = texts.get(name);
    if (hasGluedSentences(block.text)) tolerated.add("glued-sentences");
    if (before !== undefined) tolerated.add("blocks-joined");
    const text = cleanText(`${before ?? ""} ${separateSentences(block.text)}`);
    if (text !== "") texts.set(name, text);
  }
  return texts;
}
