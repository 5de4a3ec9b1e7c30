import type { Level } from "../../schemas/level.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";
import { comparableText } from "../lib/text.ts";
import type { Choosable, Chooser } from "./choosable.ts";
import { Gap } from "./gap.ts";

/** How a candidate came to be chosen: in a pair, for what its words do not tell, or because it came first. */
export const CHOSEN_BY = ["pair", "gap", "order"] as const;

/** Why a candidate was left although its plan has no other. */
export const LEFT_BECAUSE = [
  "unpaired",
  "repeated-in-video",
  "edit-size-order",
  "category-quota",
  "level-quota",
] as const;

export type LeftBecause = (typeof LEFT_BECAUSE)[number];

/** A chosen candidate. */
export interface Choice {
  readonly candidate: Choosable;
  readonly by: (typeof CHOSEN_BY)[number];
  /** Moment whose chosen negative makes the opposite change; null when there is none. */
  readonly partner: string | null;
}

/** What is chosen for one moment: at most one candidate a level. */
export type Choices = ReadonlyMap<Level, Choice>;

/** What is chosen so far for the moments of a block, and what may still be. */
export class BlockChoices {
  readonly choosers: readonly Chooser[];
  readonly all: readonly Map<Level, Choice>[];
  readonly gap = new Gap();
  readonly #given = new Set<string>();
  /** Plans whose chosen candidate was dropped again. */
  readonly #dropped = new Map<string, LeftBecause>();

  constructor(choosers: readonly Chooser[]) {
    this.choosers = choosers;
    this.all = choosers.map(() => new Map<Level, Choice>());
  }

  isFit(moment: number, candidate: Choosable): boolean {
    return (
      this.all[moment]?.has(candidate.level) === false && this.#obstacle(moment, candidate) === undefined
    );
  }

  /** Candidates of a moment that may be chosen for a level. */
  fitting(moment: number, level: Level): Choosable[] {
    const { candidates } = this.#chooser(moment);
    return candidates.filter((one) => one.level === level && this.isFit(moment, one));
  }

  /** How much wider a candidate would make the gap. */
  costOf(moment: number, { text }: Choosable): number {
    return this.gap.cost(this.#chooser(moment).query, text);
  }

  take(moment: number, choice: Choice): void {
    const chooser = this.#chooser(moment);
    this.all[moment]?.set(choice.candidate.level, choice);
    this.#given.add(nameOf(chooser, choice.candidate));
    this.gap.add(chooser.query, choice.candidate.text);
  }

  /** Takes back what was chosen; its plan stays open, for that reason. */
  drop(moment: number, level: Level, because: LeftBecause): void {
    const choice = this.all[moment]?.get(level);
    if (choice === undefined) return;
    this.all[moment]?.delete(level);
    this.#dropped.set(`${moment} ${level}`, because);
    this.gap.remove(this.#chooser(moment).query, choice.candidate.text);
  }

  /** Why the candidates of a moment's open plans were left, by candidate id. */
  left(moment: number): Map<string, LeftBecause> {
    const open = this.#chooser(moment).candidates.filter(
      ({ level }) => this.all[moment]?.has(level) === false,
    );
    return new Map(open.map((one) => [one.id, this.#reason(moment, one)]));
  }

  #reason(moment: number, candidate: Choosable): LeftBecause {
    const dropped = this.#dropped.get(`${moment} ${candidate.level}`);
    return dropped ?? this.#obstacle(moment, candidate) ?? "unpaired";
  }

  /** A text that the video was given already, or an edit smaller than that of a smaller level. */
  #obstacle(moment: number, candidate: Choosable): LeftBecause | undefined {
    if (this.#given.has(nameOf(this.#chooser(moment), candidate))) return "repeated-in-video";
    const inOrder = [...(this.all[moment]?.values() ?? [])].every(({ candidate: other }) =>
      LEVEL_NAMES[other.level].size < LEVEL_NAMES[candidate.level].size
        ? other.size <= candidate.size
        : candidate.size <= other.size,
    );
    return inOrder ? undefined : "edit-size-order";
  }

  #chooser(moment: number): Chooser {
    const chooser = this.choosers[moment];
    if (chooser === undefined)
      throw new RangeError(`a block of ${this.choosers.length} has no moment ${moment}`);
    return chooser;
  }
}

function nameOf({ video }: Chooser, { text }: Choosable): string {
  return `${video}\u0000${comparableText(text)}`;
}
