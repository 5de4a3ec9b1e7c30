import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { RepairRequest } from "../engine.ts";

/**
 * What the built-in engine replies.
 *
 * @param revision which of its engines, and which version of its rules
 * @param text the reply; empty when it declines
 * @param message what it says beside the reply, or why it declines
 */
export function builtInReply(revision: string, sample: number, text: string, message: string): EngineReply {
  return {
    engine: "lexicon",
    model: revision,
    prompt: `rules@${revision}`,
    sample,
    key: null,
    outcome: text === "" ? "declined" : "answered",
    text,
    message,
  };
}

/** What it replies when asked to mend a reply. */
export function builtInRepair(revision: string, { request }: RepairRequest): EngineReply {
  const sample = request.kind === "negatives" ? request.sample : 0;
  return builtInReply(
    revision,
    sample,
    "",
    "the built-in engine writes by rules; asking again would give the same reply",
  );
}
