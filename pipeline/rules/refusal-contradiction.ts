import { contentStems, isGrammar, stemOf } from "../lib/inflection.ts";
import { type Word, wordFact, wordOf } from "../lib/vocabulary.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";
import type { Sentence } from "./sentence.ts";
import type { StatementKind } from "./statements.ts";

const name = "refusal-contradiction";

/** Words in which a denial is put, not what it denies. */
const FRAME = new Set(
  contentStems(
    "video footage clip segment scene recording film material part moment point interval time place show depict display " +
      "present contain feature see seen visible appear happen occur take exist find match fit support require request ask query " +
      "describe state action event direction position order movement anywhere nowhere never not no nothing nobody ever all any " +
      "whole entire beginning end else so such only does do did but while rather than instead without person people man woman " +
      "boy girl someone which where when one two three other in at on from what can here view offer",
  ),
);

/** Most words among which repeated ones are looked for. */
const COMPARED = 500;

/** The refusal does not deny what it says itself. */
export const refusalContradiction: NegativeRule = {
  name,
  description:
    'No statement denies, word for word, what another says of the video ("the video shows a man sitting, and never sitting").',
  scope: "negative",
  check: (facts) => {
    const { addedStems, removedStems } = facts.analysis;
    // what differs between original and negative may be shown and denied with the same words otherwise
    const differs = (stem: string): boolean => addedStems.includes(stem) || removedStems.includes(stem);
    const { sentences, words } = facts.refusalAnalysis;
    const mayRepeat =
      words.length > COMPARED || repeats(words, differs) || sentences.some(({ cutsWords }) => cutsWords);
    if (!mayRepeat) return [];
    const contents = ({ statements }: Sentence, wanted: StatementKind): string[] =>
      statements
        .filter((statement) => statement.kind === wanted && !statement.stems.some(differs))
        .map((statement) => contentOf(statement.stems));
    const shown = new Set(sentences.flatMap((sentence) => contents(sentence, "shown")));
    shown.delete("");
    if (shown.size === 0) return [];
    const actual = sentences.find((one) => contents(one, "denied").some((said) => shown.has(said)))?.text;
    if (actual === undefined) return [];
    return [error(name, "refusal", "denies what it says of the video", { actual })];
  },
};

/** Whether any stem that counts occurs twice: nothing is both shown and denied otherwise. */
function repeats(words: readonly Word[], differs: (stem: string) => boolean): boolean {
  const seen: string[] = [];
  for (const word of words) {
    if (isFrame(word)) continue;
    const stem = stemOf(word);
    if (seen.includes(stem) && !differs(stem)) return true;
    seen.push(stem);
  }
  return false;
}

/** Whether a word is none that a statement is about. */
const isFrame = wordFact((text) => {
  const word = wordOf(text);
  return isGrammar(word) || FRAME.has(stemOf(word));
});

/** What a statement is about, in order, apart from the words in which it is put. */
function contentOf(stems: readonly string[]): string {
  return [...new Set(stems.filter((stem) => !FRAME.has(stem)))].join(" ");
}
