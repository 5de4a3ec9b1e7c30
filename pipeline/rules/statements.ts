import { contentStemsOf } from "../lib/inflection.ts";
import { readText } from "../lib/reading.ts";
import { cluesIn, Search, type Searched, wordClue } from "../lib/search.ts";
import type { Word } from "../lib/vocabulary.ts";

/** What a statement of a refusal says of its content: the video shows it, the query asks for it, or it is denied. */
export type StatementKind = "shown" | "asked" | "denied";

/** A part of a sentence that says one thing. */
export class Statement implements Searched {
  readonly text: string;
  readonly lower: string | null;
  readonly clues: number;
  readonly #words: readonly Word[];
  #stems: readonly string[] | undefined;
  #kind: StatementKind | null | undefined;

  /**
   * @param lower the text in lower case when it is all ASCII, else null
   * @param words those of the text
   */
  constructor(text: string, lower: string | null, words: readonly Word[]) {
    this.text = text;
    this.lower = lower;
    this.clues = lower === null ? -1 : cluesIn(words);
    this.#words = words;
  }

  /** Stems of its content words, in order. */
  get stems(): readonly string[] {
    return (this.#stems ??= contentStemsOf(this.#words));
  }

  /** What it says of its content; null when that cannot be told. */
  get kind(): StatementKind | null {
    if (this.#kind === undefined) this.#kind = kindOf(this);
    return this.#kind;
  }
}

/** A statement whose words nobody has read yet. */
export function readStatement(text: string): Statement {
  const { plain, words } = readText(text);
  return new Statement(text, plain ? text.toLowerCase() : null, words);
}

const SHOWING_ONES = wordClue(
  /\b(?:video|footage|clip|segment|scene|recording|film|material|person|man|woman)\b/,
);
const SHOWING = wordClue(/\b(?:shows?|depicts?|presents?|displays?|features?|contains?|is|are)\b/);
const SEEN = wordClue(/\b(?:shows|seen|visible|shown)\b/);
const SHOWN: readonly Search[] = [
  new Search(
    /\b(?:video|footage|clip|segment|scene|recording|film|material|person|man|woman)\b[^,;.]{0,40}?\b(?:shows?|depicts?|presents?|displays?|features?|contains?|is|are)\b/iu,
    SHOWING_ONES | SHOWING,
  ),
  new Search(/\b(?:it (?:only )?shows|can be seen|(?:is|are) (?:seen|visible|shown))\b/iu, SEEN),
];
const ASKING_ONES = wordClue(/\b(?:query|request|it)\b/);
const ASKING = wordClue(
  /\b(?:asks?|requests?|mentions?|says?|states?|describes?|refers?|specif(?:ies|y)|claims?|names?)\b/,
);
const ASKED = new Search(
  /\b(?:query|request|it)\b (?:\w+ )?(?:asks?|requests?|mentions?|says?|states?|describes?|refers?|specif(?:ies|y)|claims?|names?)\b/iu,
  ASKING_ONES | ASKING,
);
const DENYING = wordClue(/\b(?:not|no|never|nowhere|nobody|nothing|neither|nor|rather|instead|without)\b/);
const DENIED = new Search(
  /\b(?:not|no|never|nowhere|nobody|nothing|neither|nor|rather than|instead of|without)\b/iu,
  DENYING,
);

function kindOf(statement: Statement): StatementKind | null {
  if (DENIED.finds(statement)) return "denied";
  if (ASKED.finds(statement)) return "asked";
  return SHOWN.some((search) => search.finds(statement)) ? "shown" : null;
}
