import { contentStemsOf } from "../lib/inflection.ts";
import { type Reading, SIGNS } from "../lib/reading.ts";
import { cluesIn, type Searched, wordClue } from "../lib/search.ts";
import { wordFact } from "../lib/vocabulary.ts";
import { readStatement, Statement } from "./statements.ts";

/** A sentence of a refusal; what only some rules need of it is worked out when first asked for. */
export class Sentence implements Searched {
  readonly text: string;
  readonly reading: Reading;
  /** Bits of the clues that its words hold; all of them when it is not ASCII. */
  readonly clues: number;
  #lower: string | null | undefined;
  #stems: readonly string[] | undefined;
  #statements: readonly Statement[] | undefined;

  constructor(reading: Reading) {
    this.text = reading.text;
    this.reading = reading;
    this.clues = reading.plain ? cluesIn(reading.words) : -1;
  }

  /** The text in lower case when it is all ASCII, else null. */
  get lower(): string | null {
    if (this.#lower === undefined) this.#lower = this.reading.plain ? this.text.toLowerCase() : null;
    return this.#lower;
  }

  /** Stems of its content words, in order. */
  get stems(): readonly string[] {
    return (this.#stems ??= contentStemsOf(this.reading.words));
  }

  /** Whether a statement may begin within a word, so that its statements may have other words than it has. */
  get cutsWords(): boolean {
    return (this.clues & CUT) !== 0;
  }

  /** What it says, one statement behind the other. */
  get statements(): readonly Statement[] {
    return (this.#statements ??= statementsOf(this));
  }
}

/** Where one statement of a sentence ends and the next begins. */
const ENDS =
  /[,;:]|\b(?=(?:rather than|instead of|but|while|whereas|so|not|and (?:at )?(?:no|never|nowhere|not))\b)/iu;

/** The words with which a statement begins, right there. */
const BEGINS = /(?:rather than|instead of|but|while|whereas|so|not|and (?:at )?(?:no|never|nowhere|not))\b/y;

/** Words within which a statement may begin: "why-not". */
const CUT = wordClue(
  /['-](?:rather|instead|but|while|whereas|so|not|and)\b|\b(?:rather|instead|but|while|whereas|so|not|and)['-]/,
);
const BEGINNERS = new Set("rather instead but while whereas so not and".split(" "));
/** Whether a statement may begin with a word. */
const mayBegin = wordFact((word) => BEGINNERS.has(word));

function statementsOf(sentence: Sentence): Statement[] {
  const { text, lower, reading, cutsWords } = sentence;
  if (lower === null) return text.split(ENDS).map((part) => readStatement(part));
  if ((reading.signs & SIGNS.underscore) !== 0 || cutsWords)
    return lower.split(ENDS).map((part) => readStatement(part));
  return plainStatements(lower, reading);
}

/** The same for a sentence in which statements begin with whole words, several times faster. */
function plainStatements(lower: string, { words, starts }: Reading): Statement[] {
  const statements: Statement[] = [];
  let [from, first, before] = [0, 0, 0];
  const take = (to: number, next: number): void => {
    const text = lower.slice(from, to);
    if (next > first) statements.push(new Statement(text, text, words.slice(first, next)));
    first = next;
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const start = starts[index] ?? 0;
    const mark = markBefore(lower, before, start);
    if (mark !== -1) {
      take(mark, index);
      from = mark + 1;
    }
    if (mayBegin(word) && beginsAt(lower, start)) {
      take(start, index);
      from = start;
    }
    before = start + word.text.length;
  }
  const mark = markBefore(lower, before, lower.length);
  take(mark === -1 ? lower.length : mark, words.length);
  return statements;
}

/** Where between two words the first comma, semicolon or colon stands; -1 when none does. */
function markBefore(lower: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = lower.charCodeAt(at);
    if (code === 0x2c || code === 0x3b || code === 0x3a) return at;
  }
  return -1;
}

function beginsAt(lower: string, at: number): boolean {
  BEGINS.lastIndex = at;
  return BEGINS.test(lower);
}
