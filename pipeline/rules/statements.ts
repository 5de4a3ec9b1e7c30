import { contentStems } from "../lib/inflection.ts";
import { plainLower, Search } from "../lib/search.ts";

/** What a statement of a refusal says of its content: the video shows it, the query asks for it, or it is denied. */
export type StatementKind = "shown" | "asked" | "denied";

/** A part of a sentence that says one thing. */
export interface Statement {
  readonly kind: StatementKind | null;
  /** Stems of its content words, in order. */
  readonly stems: readonly string[];
}

const SHOWN: readonly Search[] = [
  /\b(?:video|footage|clip|segment|scene|recording|film|material|person|man|woman)\b[^,;.]{0,40}?\b(?:shows?|depicts?|presents?|displays?|features?|contains?|is|are)\b/iu,
  /\b(?:it (?:only )?shows|can be seen|(?:is|are) (?:seen|visible|shown))\b/iu,
].map((pattern) => new Search(pattern));
const ASKED = new Search(
  /\b(?:query|request|it)\b (?:\w+ )?(?:asks?|requests?|mentions?|says?|states?|describes?|refers?|specif(?:ies|y)|claims?|names?)\b/iu,
);
const DENIED = new Search(
  /\b(?:not|no|never|nowhere|nobody|nothing|neither|nor|rather than|instead of|without)\b/iu,
);

/** Where one statement of a sentence ends and the next begins. */
const ENDS =
  /[,;:]|\b(?=(?:rather than|instead of|but|while|whereas|so|not|and (?:at )?(?:no|never|nowhere|not))\b)/iu;

const PLAIN_ENDS = new RegExp(ENDS.source, "");

/** The statements of a sentence, each with what it says of its content. */
export function statementsOf(sentence: string): Statement[] {
  const lower = plainLower(sentence);
  const texts = lower === null ? sentence.split(ENDS) : lower.split(PLAIN_ENDS);
  return texts.map((text) => ({
    kind: kindOf(text, lower === null ? null : text),
    stems: contentStems(text),
  }));
}

function kindOf(text: string, lower: string | null): StatementKind | null {
  if (DENIED.finds(text, lower)) return "denied";
  if (ASKED.finds(text, lower)) return "asked";
  return SHOWN.some((pattern) => pattern.finds(text, lower)) ? "shown" : null;
}
