import type { ContextCaption } from "../../../schemas/context.ts";
import type { Finding } from "../../../schemas/finding.ts";
import { comparableText } from "../../lib/text.ts";
import { captionCopy } from "../../rules/caption-copy.ts";
import { entailedBy } from "../rules/entailed.ts";
import type { SourceRule } from "./source-rule.ts";
import type { SourceVideo } from "./source-index.ts";

const name = "source-truth";

/** Share of true negatives among 14 labelled records that no rule was mended by, all of whose content words a text of the source holds in their order (95 % interval 69 to 99 %; test/audit/labels). */
const ALL_WORDS = 0.93;

/** A negative is false by everything that the source says. */
export const sourceTruth: SourceRule = {
  name,
  description:
    "No query, description or label that the source corpus has of this video makes the negative true: equal or equal up to grammar is an error, all content words or all up to related words a suspicion.",
  check: ({ record, negatives }, source) => {
    const captions = captionsOf(source, record.captions);
    return negatives.flatMap(({ negative, facts }) => {
      const own = comparableText(facts.original);
      const others = captions.filter(({ text }) => comparableText(text) !== own);
      const beside = facts.beside(others);
      const copies = captionCopy.check(beside);
      const found = copies.length > 0 ? copies : entailedBy(beside);
      return found.map((one) => graded({ ...one, rule: name, path: `${negative.place}.${one.path}` }));
    });
  },
};

function graded(found: Finding): Finding {
  return found.severity === "suspicion" && found.probability === null
    ? { ...found, probability: ALL_WORDS }
    : found;
}

/** What the source says of the video and the record does not. */
function captionsOf({ queries }: SourceVideo, known: readonly ContextCaption[]): ContextCaption[] {
  const seen = new Set(known.map(({ text }) => comparableText(text)));
  const all = queries.flatMap(({ query, windows, companions }): ContextCaption[] => [
    { window: windows[0] ?? null, text: query, origin: "query", own: false },
    ...companions.map((companion) => ({ ...companion, own: false })),
  ]);
  return all.filter(({ text }) => {
    const key = comparableText(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
