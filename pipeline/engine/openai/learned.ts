import { z } from "zod";
import type { Clock } from "./clock.ts";

/** Parameters that some servers or models do not take. */
export const OPTIONAL_PARAMETERS = [
  "response_format",
  "max_completion_tokens",
  "max_tokens",
  "temperature",
  "reasoning_effort",
  "seed",
] as const;

export type OptionalParameter = (typeof OPTIONAL_PARAMETERS)[number];

/** What a server was found to take. It shapes requests, so the ledger keeps it beside the replies. */
export const serverHabits = z.strictObject({
  structured: z.enum(["json_schema", "json_object", "off"]).describe("Strongest response format it takes"),
  without: z.array(z.enum(OPTIONAL_PARAMETERS)).describe("Parameters it does not take"),
});

export type ServerHabits = z.infer<typeof serverHabits>;

/** Habits after a complaint about a parameter: a weaker response format, or the parameter left out. */
export function weakened(habits: ServerHabits, parameter: OptionalParameter): ServerHabits | undefined {
  if (parameter === "response_format") {
    const weaker = { json_schema: "json_object", json_object: "off", off: undefined } as const;
    const structured = weaker[habits.structured];
    return structured === undefined ? undefined : { ...habits, structured };
  }
  if (habits.without.includes(parameter)) return undefined;
  return { ...habits, without: [...habits.without, parameter].sort() };
}

/** A complaint about a parameter comes before any work is done: a call that takes longer than this is being answered. */
const COMPLAINT_MS = 400;
/** Calls that may then be under way until the first reply has come. */
const FIRST_CALLS = 8;

/**
 * Finds out once per server what it takes: until it has had the time to complain, one call is under way, a few more until the
 * first reply has come, and the others wait for what is learned, so that a thousand calls do not make the same mistake.
 */
export class Learner {
  #habits: ServerHabits;
  #settled: boolean;
  readonly #save: (habits: ServerHabits) => Promise<void>;
  readonly #clock: Clock;
  #underWay = 0;
  /** Calls that may be under way. */
  #room = 1;
  /** Those that wait for room. */
  #waiting: (() => void)[] = [];

  constructor(
    habits: ServerHabits,
    settled: boolean,
    save: (habits: ServerHabits) => Promise<void>,
    clock: Clock,
  ) {
    this.#habits = habits;
    this.#settled = settled;
    this.#save = save;
    this.#clock = clock;
  }

  /** Whether a reply has shown that what is assumed holds. */
  get settled(): boolean {
    return this.#settled;
  }

  get habits(): ServerHabits {
    return this.#habits;
  }

  /** Runs a call now, or when there is room for it while nothing is known. */
  async call<T>(run: () => Promise<T>): Promise<T> {
    while (!this.#settled && this.#underWay >= this.#room)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#settled) return run();
    this.#underWay += 1;
    const cancel = this.#clock.after(COMPLAINT_MS, () => {
      this.#room = FIRST_CALLS;
      this.#wake();
    });
    try {
      return await run();
    } finally {
      cancel();
      this.#underWay -= 1;
      this.#wake();
    }
  }

  /** A reply came: what was assumed holds. */
  async confirm(): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    this.#wake();
    await this.#save(this.#habits);
  }

  /** The server does not take a parameter of a request made under `assumed`; false when nothing weaker is left. */
  async drop(parameter: OptionalParameter, assumed: ServerHabits): Promise<boolean> {
    if (assumed !== this.#habits) return true; // somebody learned meanwhile: ask again with what is known now
    const next = weakened(assumed, parameter);
    if (next === undefined) return false;
    this.#habits = next;
    this.#room = 1;
    await this.#save(next);
    return true;
  }

  #wake(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}
