import { z } from "zod";
import { categoriesReply } from "../../../schemas/categories-reply.ts";
import { presenceReply } from "../../../schemas/judgement.ts";
import { negativeReply } from "../../../schemas/negatives-reply.ts";
import type { OpenAiSettings } from "../../../schemas/openai-settings.ts";
import { canonicalJson, type Json } from "../../lib/fingerprint.ts";
import { seededRandom } from "../../lib/random.ts";
import type { OptionalParameter, ServerHabits } from "./learned.ts";
import { videoCaptionsReply } from "../../../schemas/video-captions-reply.ts";
import type { Exchange } from "./messages.ts";
import { habitsOfModel } from "./servers.ts";
import { partsWith } from "./vision/pictures.ts";

/** Parameters of a request: all that shapes a reply beside its messages and their response format. */
export type Parameters = Readonly<Record<string, string | number>>;

/** The parameters of a call that model and server take. `seed` differs between samples, so that they do. */
export function parametersOf(
  exchange: Exchange,
  model: string,
  settings: OpenAiSettings,
  habits: ServerHabits,
  seed: number,
): Parameters {
  const takes = (name: OptionalParameter): boolean => !habits.without.includes(name);
  const { reasons } = habitsOfModel(model);
  const limit = settings.maxOutputTokens * 2 ** exchange.turn;
  const { temperature, reasoningEffort } = settings;
  return {
    ...(takes("max_completion_tokens")
      ? { max_completion_tokens: limit }
      : takes("max_tokens")
        ? { max_tokens: limit }
        : {}),
    ...(reasons && reasoningEffort !== null && takes("reasoning_effort")
      ? { reasoning_effort: reasoningEffort }
      : {}),
    ...(!reasons && temperature !== null && takes("temperature") ? { temperature } : {}),
    ...(!reasons && takes("seed") ? { seed: sampleSeed(seed, exchange) } : {}),
  };
}

function sampleSeed(seed: number, { sample, turn }: Exchange): number {
  return seededRandom(seed, "sample", sample, turn).below(2 ** 31);
}

/** Keywords of JSON Schema that strict structured output takes; descriptions stay out, they would add to the prompt. */
const STRICT_KEYWORDS = new Set(["type", "properties", "required", "additionalProperties", "items", "enum"]);

const formats = new Map<string, string>();

/** The response format of an exchange as JSON text; null when the server takes none. */
export function responseFormat(exchange: Exchange, mode: ServerHabits["structured"]): string | null {
  // Table 17 asks for a bare list, which neither mode can hold
  if (mode === "off" || exchange.kind === "refusal-categories") return null;
  if (mode === "json_object") return canonicalJson({ type: "json_object" });
  const name = `${exchange.kind} ${exchange.labels.join(" ")}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const schema = strict(z.toJSONSchema(replySchema(exchange)) as Json);
  const format = canonicalJson({
    type: "json_schema",
    json_schema: { name: exchange.kind, strict: true, schema },
  });
  formats.set(name, format);
  return format;
}

/** The reply's schema with exactly the difficulties that were asked for: strict output knows no open records. */
function replySchema({ kind, labels }: Exchange): z.ZodType {
  if (kind === "context") return videoCaptionsReply;
  if (kind === "categories") return categoriesReply;
  if (kind === "presence") return presenceReply;
  const negatives = labels.map((label) => [label, negativeReply.extend({ difficulty_tag: z.enum([label]) })]);
  return z.strictObject({ negs: z.strictObject(Object.fromEntries(negatives)) });
}

function strict(schema: Json): Json {
  if (schema === null || typeof schema !== "object") return schema;
  if (Array.isArray(schema)) return schema.map((item: Json) => strict(item));
  const kept = Object.entries(schema as Record<string, Json | undefined>).filter(([key]) =>
    STRICT_KEYWORDS.has(key),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === "properties" ? strictProperties(value) : strict(value ?? null)]),
  );
}

function strictProperties(properties: Json | undefined): Json {
  const entries = Object.entries((properties ?? {}) as Record<string, Json | undefined>);
  return Object.fromEntries(entries.map(([name, schema]) => [name, strict(schema ?? null)]));
}

/** The messages behind the system's; pictures go along with the first. */
function messagesOf({ messages, pictures }: Exchange): readonly object[] {
  const [first, ...rest] = messages;
  if (pictures === undefined || first === undefined) return messages;
  return [{ role: first.role, content: partsWith(first.content, pictures) }, ...rest];
}

/** JSON texts of system messages: a handful each run, thousands of characters each. */
const systems = new Map<string, string>();

/** The body of a request as JSON text. The system message comes first and stays the same, so that providers can cache it. */
export function bodyOf(
  exchange: Exchange,
  model: string,
  parameters: Parameters,
  format: string | null,
): string {
  const { system } = exchange;
  let first = systems.get(system);
  if (first === undefined) systems.set(system, (first = JSON.stringify({ role: "system", content: system })));
  const rest = messagesOf(exchange)
    .map((message) => `,${JSON.stringify(message)}`)
    .join("");
  const last = format === null ? "" : `,"response_format":${format}`;
  const settings = JSON.stringify({ model, ...parameters }).slice(1, -1);
  return `{"messages":[${first}${rest}],${settings}${last}}`;
}
