import { z } from "zod";

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

/**
 * Finds out once per server what it takes: until the first reply has come, one call is under way and the others wait for what
 * it learns, so that a thousand calls do not make the same mistake.
 */
export class Learner {
  #habits: ServerHabits;
  #settled: boolean;
  readonly #save: (habits: ServerHabits) => Promise<void>;
  #first: Promise<void> | undefined;

  constructor(habits: ServerHabits, settled: boolean, save: (habits: ServerHabits) => Promise<void>) {
    this.#habits = habits;
    this.#settled = settled;
    this.#save = save;
  }

  /** Whether a reply has shown that what is assumed holds. */
  get settled(): boolean {
    return this.#settled;
  }

  get habits(): ServerHabits {
    return this.#habits;
  }

  /** Runs a call now, or behind the first one while nothing is known. */
  async call<T>(run: () => Promise<T>): Promise<T> {
    while (!this.#settled && this.#first !== undefined) await this.#first;
    if (this.#settled) return run();
    const result = run();
    const done = result.then(
      () => undefined,
      () => undefined, // whoever made the call sees its failure; the next in line tries for itself
    );
    this.#first = done.then(() => {
      this.#first = undefined;
    });
    return result;
  }

  /** A reply came: what was assumed holds. */
  async confirm(): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    await this.#save(this.#habits);
  }

  /** The server does not take a parameter of a request made under `assumed`; false when nothing weaker is left. */
  async drop(parameter: OptionalParameter, assumed: ServerHabits): Promise<boolean> {
    if (assumed !== this.#habits) return true; // somebody learned meanwhile: ask again with what is known now
    const next = weakened(assumed, parameter);
    if (next === undefined) return false;
    this.#habits = next;
    await this.#save(next);
    return true;
  }
}
