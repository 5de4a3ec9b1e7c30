import type { EngineReply } from "../../../schemas/engine-reply.ts";
import {
  type Judgement,
  type PresenceAnswers,
  presenceReply,
  type PresenceVerdict,
} from "../../../schemas/judgement.ts";
import { readCategory } from "../../lib/categories.ts";
import { findJson } from "../../lib/reply-json.ts";

type CategoriesVerdict = Omit<Judgement["categories"], "reply">;

const NO_VERDICT = { named: [], rtIou: null };

/** Reads a reply to Table 17 and holds it against the planned categories: RT-IoU is their intersection over their union. */
export function readCategories(reply: EngineReply, planned: readonly string[]): CategoriesVerdict {
  if (reply.outcome !== "answered") return { outcome: "unanswered", ...NO_VERDICT };
  const found = findJson(reply.text, isTextList);
  if (!("value" in found) || !isTextList(found.value)) return { outcome: "malformed", ...NO_VERDICT };
  const named = [...new Set(found.value.map((name) => readCategory(name) ?? name))];
  return { outcome: "judged", named, rtIou: jaccard(named, planned) };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Names that are no category count against a judge as others do. Two empty sets name the same: nothing. */
function jaccard(named: readonly string[], planned: readonly string[]): number {
  const union = new Set([...named, ...planned]).size;
  const common = planned.filter((category) => named.includes(category)).length;
  return union === 0 ? 1 : common / union;
}

/** Reads a reply about a negative and its original. Without the original found supported there is no verdict. */
export function readPresence(reply: EngineReply, negativeIs: "A" | "B"): PresenceVerdict {
  if (reply.outcome !== "answered") return "unanswered";
  const found = findJson(reply.text, (value) => presenceReply.safeParse(value).success);
  const parsed = "value" in found ? presenceReply.safeParse(found.value) : undefined;
  if (parsed?.success !== true) return "malformed";
  const { A, B } = parsed.data;
  const [negative, original] = negativeIs === "A" ? [A, B] : [B, A];
  if (verdictOf(original) !== "true") return "no-control";
  return verdictOf(negative);
}

/** Both answers must say the same, each in its own way. */
function verdictOf({ shown, absent }: PresenceAnswers): "true" | "false" | "undecided" {
  if (shown === "yes" && absent === "no") return "true";
  return shown === "no" && absent === "yes" ? "false" : "undecided";
}
