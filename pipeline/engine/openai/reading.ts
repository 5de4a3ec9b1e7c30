import { z } from "zod";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { TokenUsage } from "../../../schemas/ledger-entry.ts";
import { parseJson } from "../../lib/ndjson.ts";

const count = z.number().nonnegative().transform(Math.round).nullish().catch(null);

/** As much of a chat completion as is used; servers differ in the rest. */
const completion = z.object({
  model: z.string().nullish().catch(null),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish().catch(null),
        message: z
          .object({
            content: z.union([z.string(), z.array(z.object({ text: z.string().nullish() }))]).nullish(),
            refusal: z.string().nullish().catch(null),
          })
          .nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** An error that some servers send with status 200. */
const errorBody = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: z.union([z.string(), z.number()]).nullish(),
  }),
});

/** What a reply with status 200 holds. */
export type Reading =
  | {
      readonly kind: "completion";
      readonly outcome: EngineReply["outcome"];
      readonly text: string;
      readonly message: string;
      readonly finishReason: string | null;
      readonly servedModel: string | null;
      readonly usage: TokenUsage | null;
    }
  /** A web page or anything else that is no completion. */
  | { readonly kind: "not-a-completion"; readonly message: string }
  /** Cut off, or an error in disguise. */
  | { readonly kind: "error"; readonly status: number; readonly message: string; readonly cut: boolean };

/** Reads the body of a reply with status 200. */
export function readCompletion(body: string): Reading {
  const value = parseJson(body);
  if (value === undefined) return notJson(body);
  if (typeof value === "object" && value !== null && "error" in value) {
    const error = errorBody.safeParse(value); // only then: to find that it is none costs as much as to read the reply
    if (error.success) {
      const { message, code } = error.data.error;
      return { kind: "error", status: typeof code === "number" ? code : 500, message, cut: false };
    }
  }
  const parsed = completion.safeParse(value);
  if (!parsed.success || parsed.data.choices === undefined)
    return { kind: "not-a-completion", message: "the server answered JSON that is no chat completion" };
  const { choices, model, usage } = parsed.data;
  const [choice] = choices ?? [];
  const finishReason = choice?.finish_reason ?? null;
  if (finishReason === "error")
    return { kind: "error", status: 500, message: "the model failed while it answered", cut: true };
  const content = choice?.message?.content ?? "";
  const text = typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
  const judged =
    choice === undefined ? NO_CHOICES : judge(text, finishReason, choice.message?.refusal ?? null);
  return {
    kind: "completion",
    ...judged,
    text,
    finishReason,
    servedModel: model ?? null,
    usage: usage ? { ...readUsage(usage) } : null,
  };
}

const NO_CHOICES = {
  outcome: "no-choices",
  message: "the server sent a completion without a choice",
} as const;

function judge(
  text: string,
  finishReason: string | null,
  refusal: string | null,
): { outcome: EngineReply["outcome"]; message: string } {
  if (finishReason === "content_filter")
    return { outcome: "filtered", message: "the server's filter took the reply" };
  if (refusal !== null && refusal !== "")
    return { outcome: "refused", message: `the model refused: ${refusal}` };
  if (finishReason === "length")
    return { outcome: "truncated", message: "the reply reached its longest length" };
  if (text.trim() === "") return { outcome: "empty", message: "the reply holds no text" };
  return { outcome: "answered", message: "" };
}

function readUsage(usage: NonNullable<z.infer<typeof completion>["usage"]>): TokenUsage {
  return {
    input: usage.prompt_tokens ?? 0,
    cachedInput: usage.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage.completion_tokens ?? 0,
  };
}

function notJson(body: string): Reading {
  const start = body.trimStart();
  if (start.startsWith("{"))
    return { kind: "error", status: 500, message: "the reply stopped before its end", cut: true };
  const what = start.startsWith("<") ? "a web page" : start === "" ? "nothing" : "text that is no JSON";
  return { kind: "not-a-completion", message: `the server answered ${what}` };
}
