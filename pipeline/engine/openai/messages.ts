import type { ContextCaption } from "../../../schemas/context.ts";
import type { EngineReply, OfferedWords } from "../../../schemas/engine-reply.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { Level } from "../../../schemas/level.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import type { JudgeQuestion } from "../../lib/judge-question.ts";
import { LEVEL_NAMES } from "../../lib/levels.ts";
import type { CategoriesRequest, NegativesRequest, RepairRequest } from "../engine.ts";
import { fill, type Prompts } from "./prompts.ts";
import type { Pictures } from "./vision/pictures.ts";

/** One message of a chat. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** What is asked: the part of a call that the contract fixes. */
export interface Exchange {
  readonly kind: "context" | "categories" | "negatives" | JudgeQuestion["kind"];
  /** The moment it is about, or the negative that is judged, for messages to people. */
  readonly momentId: string;
  readonly sample: number;
  /** How often this has been asked before: 0 for the first time, then one for each repair. */
  readonly turn: number;
  /** Prompts it is made of, as replies record them. */
  readonly prompt: string;
  readonly system: string;
  readonly messages: readonly Message[];
  /** Difficulty labels that the reply must hold; empty for categories. */
  readonly labels: readonly string[];
  /** Replacement words that its message offers; absent for prompts that offer none. */
  readonly offered?: readonly OfferedWords[];
  /** Frames that go along with the first message. */
  readonly pictures?: Pictures;
}

/** What of the configuration shapes a message. */
export interface ContextSettings {
  readonly forCategories: boolean;
  readonly ownQuery: boolean;
}

/**
 * The exchange of Table 15 or 16: the table as system message, one JSON object as user message. With words to offer, our own prompt
 * stands in for Table 16 and the words beside the plans' keys.
 */
export function exchangeOf(
  request: CategoriesRequest | NegativesRequest,
  prompts: Prompts,
  context: ContextSettings,
  offered?: readonly OfferedWords[],
): Exchange {
  const prompt = offered === undefined ? prompts[request.kind] : prompts.steered;
  const input =
    request.kind === "categories"
      ? categoriesInput(request, context)
      : negativesInput(request, context, offered);
  return {
    kind: request.kind,
    momentId: request.moment.id,
    sample: request.kind === "negatives" ? request.sample : 0,
    turn: 0,
    prompt: prompt.id,
    system: prompt.text,
    messages: [{ role: "user", content: JSON.stringify(input) }],
    labels: request.kind === "negatives" ? request.levels.map(({ level }) => LEVEL_NAMES[level].prompt) : [],
    ...(offered === undefined ? {} : { offered }),
  };
}

/** The repair turn of what a stage asked. */
export function repairOf(
  { request, ...failed }: RepairRequest,
  prompts: Prompts,
  context: ContextSettings,
  offered?: readonly OfferedWords[],
): Exchange {
  return mended(exchangeOf(request, prompts, context, offered), failed, prompts);
}

/**
 * A repair turn: the exchange, the last reply, and what is wrong with it. Only the last reply is shown, so that a second
 * repair is no longer than the first. A reply without text, or one that was cut off, cannot be mended: the same is asked anew.
 */
export function mended(
  exchange: Exchange,
  { replies, findings }: Omit<RepairRequest, "request">,
  prompts: Prompts,
): Exchange {
  const first = { ...exchange, turn: replies.length };
  const last = replies.at(-1);
  if (last === undefined || !canMend(last)) return first;
  const turns: Message[] = [
    { role: "assistant", content: last.text },
    { role: "user", content: fill(prompts.repair, { findings: listed(findings) }) },
  ];
  return {
    ...first,
    prompt: `${first.prompt}+${prompts.repair.id}`,
    messages: [...first.messages, ...turns],
  };
}

function canMend(reply: EngineReply): boolean {
  return reply.outcome === "answered" && reply.text.trim() !== "";
}

function categoriesInput({ moment, captions }: CategoriesRequest, context: ContextSettings): object {
  return {
    related_query: moment.query,
    ...(context.forCategories ? { video_context: videoContext(captions, context) } : {}),
  };
}

function negativesInput(
  { moment, captions, levels }: NegativesRequest,
  context: ContextSettings,
  offered: readonly OfferedWords[] | undefined,
): object {
  return {
    related_query: moment.query,
    related_query_timestamp: moment.windows.map(timeRange).join(", "),
    plans: levels.map(({ level, categories }) => ({
      difficulty: LEVEL_NAMES[level].prompt,
      applied_categories: categories.map((path) => ({ path })),
      ...(offered === undefined ? {} : { replacements: replacementsFor(level, offered) }),
    })),
    video_context: videoContext(captions, context),
  };
}

function replacementsFor(level: Level, offered: readonly OfferedWords[]): object[] {
  return offered
    .filter((words) => words.level === level)
    .map(({ categories, replace, with: by }) => ({ paths: categories, replace, with: by }));
}

/** Captions of the video that the budget has room for, each behind its time range where the corpus gives one. */
function videoContext(captions: readonly ContextCaption[], { ownQuery }: ContextSettings): string[] {
  return captions
    .filter(({ own, beyondBudget }) => beyondBudget !== true && (ownQuery || !own))
    .map(({ window, text }) => (window === null ? text : `${timeRange(window)}: ${text}`));
}

/** A window as Table 16 writes it. Several windows are listed: their hull would claim what is not true between them. */
function timeRange([start, end]: TimeWindow): string {
  return `${start}-${end}second`;
}

/** Findings as a list for the model: place, what is wrong, what was expected, what was found. */
function listed(findings: readonly Finding[]): string {
  return findings
    .map(({ path, message, expected, actual }) => {
      const place = path === "" ? "the whole reply" : path;
      const wanted = expected === undefined ? "" : ` Expected: ${expected}.`;
      const found = actual === undefined ? "" : ` Found: ${actual}.`;
      return `- ${place}: ${message}${wanted}${found}`;
    })
    .join("\n");
}
