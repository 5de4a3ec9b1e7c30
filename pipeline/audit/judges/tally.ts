import type { JudgeReport, Judgement, PresenceVerdict } from "../../../schemas/judgement.ts";
import { LEVELS } from "../../../schemas/level.ts";
import { wilson } from "../probes/figures.ts";

interface Sum {
  judged: number;
  rtIou: number;
}

/** Adds up what judges said. */
export class JudgeTally {
  readonly #levels = new Map<string, Sum>();
  readonly #all: Sum = { judged: 0, rtIou: 0 };
  readonly #presence: Record<PresenceVerdict, number> = {
    false: 0,
    true: 0,
    undecided: 0,
    "no-control": 0,
    malformed: 0,
    unanswered: 0,
  };
  readonly #without = { malformed: 0, unanswered: 0 };
  #named = 0;

  add({ level, planned, categories, presence }: Judgement): void {
    this.#presence[presence.verdict] += 1;
    const { outcome, named, rtIou } = categories;
    if (outcome !== "judged") {
      this.#without[outcome] += 1;
      return;
    }
    if (planned.every((category) => named.includes(category))) this.#named += 1;
    const name = level ?? "unsaid";
    const ofLevel = this.#levels.get(name) ?? { judged: 0, rtIou: 0 };
    this.#levels.set(name, ofLevel);
    for (const sum of [ofLevel, this.#all]) {
      sum.judged += 1;
      sum.rtIou += rtIou ?? 0;
    }
  }

  result(): Pick<JudgeReport, "categories" | "presence" | "supported"> {
    const decided = this.#presence.true + this.#presence.false;
    const levels = [...LEVELS, "unsaid"].flatMap((name) => {
      const sum = this.#levels.get(name);
      return sum === undefined ? [] : [[name, figure(sum)] as const];
    });
    return {
      categories: {
        ...figure(this.#all),
        ...this.#without,
        named: this.#named,
        byLevel: Object.fromEntries(levels),
      },
      presence: { ...this.#presence },
      supported: decided === 0 ? null : wilson(this.#presence.true / decided, decided),
    };
  }
}

/** A mean of values from 0 to 1 spreads at most as widely as a share: Wilson's interval holds it. */
function figure({ judged, rtIou }: Sum): JudgeReport["categories"]["byLevel"][string] {
  return { judged, rtIou: judged === 0 ? null : wilson(rtIou / judged, judged) };
}
