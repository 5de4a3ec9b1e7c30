import { type Level, LEVELS } from "../../schemas/level.ts";

/** One level under the names of everyone who writes or reads it (contract: Table 16, released JSON, PRO block). */
interface LevelNames {
  /** Categories changed. */
  readonly size: 1 | 2 | 3;
  /** Label sent in Table 16 plans. */
  readonly prompt: string;
  /** `difficulty` of the released JSON. */
  readonly released: string;
  /** Other spellings seen in the paper and the released files. */
  readonly aliases: readonly string[];
}

/** The names of every level; one vocabulary inside, these at the borders. */
export const LEVEL_NAMES: Record<Level, LevelNames> = {
  strong: { size: 1, prompt: "strong", released: "hard", aliases: ["high", "ir_hard"] },
  moderate: { size: 2, prompt: "moderated", released: "medium", aliases: ["ir_mid"] },
  weak: { size: 3, prompt: "weak", released: "easy", aliases: ["ir_easy"] },
};

const BY_NAME = new Map<string, Level>(
  LEVELS.flatMap((level) => {
    const { prompt, released, aliases } = LEVEL_NAMES[level];
    return [level, prompt, released, ...aliases].map((name) => [name, level] as const);
  }),
);

/** The level that a name stands for, in any spelling and case; undefined when it is no level. */
export function readLevel(name: string): Level | undefined {
  return BY_NAME.get(name.trim().toLowerCase());
}
