import { fingerprint } from "../../lib/fingerprint.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { CallSettings } from "./call.ts";
import { type ServerHabits, serverHabits } from "./learned.ts";
import { initialHabits, serverOf } from "./servers.ts";

/** What is known of a server when a run begins. */
export interface KnownHabits {
  readonly habits: ServerHabits;
  /** Whether the ledger remembers them from a reply; otherwise they are what its kind suggests. */
  readonly confirmed: boolean;
  readonly save: (habits: ServerHabits) => Promise<void>;
}

/** What the ledger remembers of the server, else what its kind suggests. */
export function knownHabits(ledger: Ledger, { baseUrl, model, openai }: CallSettings): KnownHabits {
  const initial = initialHabits(serverOf(baseUrl, openai), openai);
  const name = `server ${fingerprint([baseUrl, model, openai.structured, initial.structured, ...initial.without])}`;
  const noted = serverHabits.safeParse(ledger.note(name));
  return {
    habits: noted.data ?? initial,
    confirmed: noted.success,
    save: (habits) => ledger.setNote(name, habits),
  };
}
