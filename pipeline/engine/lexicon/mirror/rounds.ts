import type { Level } from "../../../../schemas/level.ts";
import { comparableText } from "../../../lib/text.ts";
import type { Matches, Named } from "./match.ts";

/** What a round of matching may give a moment at a level. */
export interface Limits {
  /** False when a moment may be given nothing at a level along a category set, whatever the text. */
  readonly plan: (moment: number, level: Level, set: string) => boolean;
  readonly allow: (moment: number, level: Level, set: string, text: string) => boolean;
}

/** The first round: whatever fits. */
export const ANYTHING: Limits = { plan: () => true, allow: () => true };

/**
 * Further rounds, for further candidates: the plan of the first round stands, and no moment is given a text at a level that an
 * earlier round gave it there.
 */
export class FurtherRounds implements Limits {
  readonly #sides: readonly Named[];
  readonly #first: readonly Matches[];
  readonly #texts = new Set<string>();

  constructor(sides: readonly Named[], first: readonly Matches[]) {
    this.#sides = sides;
    this.#first = first;
    this.note(first);
  }

  /** Remembers what a round gave. */
  note(round: readonly Matches[]): void {
    for (const [moment, matches] of round.entries()) {
      for (const [level, { partner, exchanged }] of matches)
        this.#texts.add(nameOf(moment, level, exchanged?.text ?? this.#sides[partner]?.text ?? ""));
    }
  }

  readonly plan = (moment: number, level: Level, set: string): boolean =>
    this.#first[moment]?.get(level)?.set === set;

  readonly allow = (moment: number, level: Level, set: string, text: string): boolean =>
    this.plan(moment, level, set) && !this.#texts.has(nameOf(moment, level, text));
}

function nameOf(moment: number, level: Level, text: string): string {
  return `${moment} ${level} ${comparableText(text)}`;
}
