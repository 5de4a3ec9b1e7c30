import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Tally } from "../lib/tally.ts";
import type { Engine, RepairRequest } from "./engine.ts";
import { unansweredMessage } from "./reply-rejection.ts";

/** Outcomes that lost an answer rather than withheld it: asking once more may bring it. */
const LOST: ReadonlySet<EngineReply["outcome"]> = new Set(["truncated", "empty", "no-choices"]);

/** What came of asking: the reply that counts, and all that were sent on the way to it, itself the last. */
export interface Asked {
  readonly reply: EngineReply;
  readonly replies: readonly EngineReply[];
}

/** Asks; where the answer was lost on its way, asks again, `turns` times at most. */
export async function askPatiently(
  engine: Engine,
  request: RepairRequest["request"],
  turns: number,
  tally: Tally,
): Promise<Asked> {
  let reply = await engine.ask(request);
  tally.count(`outcome:${reply.outcome}`);
  const replies = [reply];
  while (LOST.has(reply.outcome) && replies.length <= turns) {
    reply = await engine.repair({ request, replies: [...replies], findings: [lost(reply)] });
    tally.count(`repair:${reply.outcome}`);
    replies.push(reply);
  }
  return { reply, replies };
}

function lost(reply: EngineReply): Finding {
  return { rule: reply.outcome, severity: "error", path: "", message: unansweredMessage(reply) };
}
