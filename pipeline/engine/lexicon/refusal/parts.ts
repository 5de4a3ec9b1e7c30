import { isPerson } from "../../../lib/words/classes.ts";
import { nounOf } from "../../../lib/words/nouns.ts";
import type { Change, Claim } from "../edits/edit.ts";
import { asBase, asFinite, joined, withoutOpener } from "./inflect.ts";

/** What happens, in the forms that sentences need. */
export interface Happening {
  /** "a man putting on a hat"; without the man where the text does not name who acts. */
  readonly act: string;
  /** "a man puts on a hat" */
  readonly clause: string | undefined;
}

/** What a sentence is filled with. */
export interface Parts {
  /** What the video shows: "a red car", "opening the door", "a bag and a closet". */
  readonly shown: string;
  /** What the query asks for instead: "a blue car", "a pillow or a chair". */
  readonly asked: string;
  /** The asked thing after "no": "blue car", "pillow or chair". */
  readonly none: string;
  /** "no blue car", "neither a pillow nor a chair"; undefined for what there is one of, "the floor". */
  readonly neither: string | undefined;
  readonly is: "is" | "are";
  /** What takes up the asked thing in a clause after it; undefined for several, of which it would take up one. */
  readonly which: "which" | "who" | undefined;
  /** Ending of a verb that speaks of what is asked for: "appears", "appear". */
  readonly s: "s" | "";
  readonly shownIs: "is" | "are";
  /** What is shown; for things what happens with them, where the text tells. */
  readonly happens: Happening | undefined;
  /** The asked act after "nobody" and "does anyone", where a person acts in the video. */
  readonly nobody: string | undefined;
  readonly anyone: string | undefined;
  /** Where it happens and where it does not; the latter only when nothing else differs. */
  readonly where: { readonly shown: string; readonly asked: string; readonly same: boolean } | undefined;
  readonly value: { readonly thing: string; readonly shown: string; readonly asked: string } | undefined;
}

const ACTS = new Set<Claim["family"]>(["action", "place", "direction", "transition"]);

function happeningOf({ family, shown, act, actor }: Claim): Happening | undefined {
  const told = ACTS.has(family) ? shown : act;
  if (told === undefined || told === "") return undefined;
  if (actor === undefined) return { act: told, clause: undefined };
  const finite = asFinite(told, actor.plural);
  return {
    act: `${actor.text} ${told}`,
    clause: finite === undefined ? undefined : `${actor.text} ${finite}`,
  };
}

function whereOf({ where, shown, asked }: Claim, changes: readonly Change[]): Parts["where"] {
  if (where === undefined) return undefined;
  const [is, was, asks] = [where.shown, where.asked(changes), asked(changes)];
  const same =
    shown.endsWith(is) &&
    asks.endsWith(was) &&
    shown.slice(0, shown.length - is.length) === asks.slice(0, asks.length - was.length);
  return { shown: is, asked: was, same };
}

/** What a sentence says of claims of one family together: "a bag and a closet", "neither a pillow nor a chair". */
export function partsOf(claims: readonly [Claim, ...Claim[]], changes: readonly Change[]): Parts {
  const [first] = claims;
  const asked = widest(claims.map((claim) => claim.asked(changes)));
  const shown = widest(claims.map((claim) => claim.shown));
  const plural = asked.length > 1 ? claims.some((claim) => claim.plural) : first.plural;
  const byPerson = ACTS.has(first.family) && first.actor?.person === true;
  return {
    shown: joined(shown, "and"),
    asked: joined(asked, "or"),
    none: joined(asked.map(withoutOpener), "or"),
    neither: neitherOf(asked),
    is: plural ? "are" : "is",
    which: asked.length > 1 ? undefined : isSomebody(asked[0] ?? "") ? "who" : "which",
    s: plural ? "" : "s",
    shownIs: shown.length > 1 || first.shownPlural === true ? "are" : "is",
    happens: happeningOf(first),
    nobody: byPerson ? underNo(asFinite(asked[0] ?? "", false)) : undefined,
    anyone: byPerson ? underNo(asBase(asked[0] ?? "")) : undefined,
    where: whereOf(first, changes),
    value: first.value,
  };
}

/** "Eats some food" after "nobody": "eats any food". */
function underNo(act: string | undefined): string | undefined {
  return act?.replace(/\bsome(?=\b|thing\b|one\b|body\b)/gu, "any");
}

function isSomebody(phrase: string): boolean {
  const noun = nounOf(phrase.slice(phrase.lastIndexOf(" ") + 1))?.noun;
  return noun !== undefined && isPerson(noun) && !phrase.includes(" of ");
}

function neitherOf(asked: readonly string[]): string | undefined {
  const [first = ""] = asked;
  if (asked.length > 1) return `neither ${asked.join(" nor ")}`;
  return first.startsWith("the ") ? undefined : `no ${withoutOpener(first)}`;
}

/** Texts without those that another one holds: "the top of the steps", and not "the steps" besides. */
function widest(texts: readonly string[]): string[] {
  const distinct = [...new Set(texts)];
  return distinct.filter(
    (text) => !distinct.some((other) => other !== text && other.endsWith(` of ${text}`)),
  );
}
