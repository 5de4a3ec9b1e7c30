import { z } from "zod";

const part = z.strictObject({ type: z.enum(["video", "text"]), text: z.string().nullish() });
const turn = z.strictObject({ role: z.enum(["user", "assistant"]), content: z.array(part) });

/** Columns that RA-RFT's rewards take by name. */
const rewardColumns = z.object({
  id: z.string(),
  video: z.string(),
  level: z.string(),
  task_type: z.enum(["answerable", "refusable"]),
  solution: z.array(z.number()),
  durations: z.number(),
  gt_answers: z.string(),
  answerable_query: z.string(),
});

const grpoRow = rewardColumns.extend({
  prompt: z.array(turn),
  videos: z.array(z.string()),
  refusable_queries: z.string(),
});

const sftRow = rewardColumns.extend({ messages: z.array(turn), videos: z.array(z.string()) });

export type GrpoRow = z.infer<typeof grpoRow>;

export function linesOf(jsonl: string): unknown[] {
  return jsonl
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

/**
 * What Qwen2.5-VL's chat template makes of a turn once Arrow has given all parts the same fields: a part of type video, or with a
 * field named video even if it is empty, is a place for a video; anything else is its text.
 */
function rendered(turns: readonly z.infer<typeof turn>[]): string {
  const fields = new Set(turns.flatMap(({ content }) => content.flatMap((item) => Object.keys(item))));
  return turns
    .map(({ role, content }) => {
      const parts = content.map((item) =>
        item.type === "video" || fields.has("video") ? "[VIDEO]" : (item.text ?? ""),
      );
      return `[${role}]${parts.join("")}`;
    })
    .join("");
}

function requireOneVideoFirst(text: string, videos: readonly string[]): void {
  if (text.split("[VIDEO]").length - 1 !== videos.length || !text.startsWith("[user][VIDEO]"))
    throw new Error(`${videos.length} videos for: ${text}`);
}

/** Reads as TRL's GRPO trainer: renders the prompt, keeps the other columns for the rewards. */
export function readGrpo(jsonl: string): GrpoRow[] {
  return linesOf(jsonl).map((line) => {
    const row = grpoRow.parse(line);
    requireOneVideoFirst(rendered(row.prompt), row.videos);
    return row;
  });
}

/** Reads as TRL's SFT trainer: the last turn is what the loss sees. */
export function readSft(jsonl: string): { id: string; question: string; target: string }[] {
  return linesOf(jsonl).map((line) => {
    const { id, messages, videos } = sftRow.parse(line);
    requireOneVideoFirst(rendered(messages), videos);
    const [user, assistant] = messages;
    if (user?.role !== "user" || assistant?.role !== "assistant" || messages.length !== 2)
      throw new Error(`${id}: expected a question and an answer`);
    return { id, question: rendered([user]), target: assistant.content[0]?.text ?? "" };
  });
}

const taggedRow = z.object({
  messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() })),
  videos: z.array(z.string()),
});

/** Reads as ms-swift and LLaMA-Factory: turns alternate, begin with the user, and hold one mark for each video. */
export function readTagged(lines: readonly unknown[]): { question: string; target: string; video: string }[] {
  return lines.map((line) => {
    const { messages, videos } = taggedRow.parse(line);
    const text = messages.map(({ content }) => content).join("");
    const marks = text.split("<video>").length - 1;
    const alternate = messages.every(({ role }, i) => role === (i % 2 === 0 ? "user" : "assistant"));
    if (marks !== videos.length || !alternate || messages.length % 2 !== 0)
      throw new Error(`${marks} marks for ${videos.length} videos, or turns out of order: ${text}`);
    const [user, assistant] = messages;
    return { question: user?.content ?? "", target: assistant?.content ?? "", video: videos[0] ?? "" };
  });
}

const datasetInfo = z.record(
  z.string(),
  z.object({
    file_name: z.string(),
    formatting: z.literal("sharegpt"),
    columns: z.object({ messages: z.string(), videos: z.string() }),
    tags: z.object({
      role_tag: z.string(),
      content_tag: z.string(),
      user_tag: z.string(),
      assistant_tag: z.string(),
    }),
  }),
);

/** LLaMA-Factory finds a dataset through its entry: file, columns and role names all come from there. */
export async function readLlamaFactory(
  info: string,
  dataset: string,
  file: (name: string) => Promise<string>,
): Promise<{ question: string; target: string; video: string }[]> {
  const entry = datasetInfo.parse(JSON.parse(info))[dataset];
  if (!entry) throw new Error(`no dataset ${dataset}`);
  const { columns, tags } = entry;
  const message = z.record(z.string(), z.string());
  const row = z.record(z.string(), z.unknown());
  const roles = new Map([
    [tags.user_tag, "user"],
    [tags.assistant_tag, "assistant"],
  ]);
  const lines = linesOf(await file(entry.file_name)).map((line) => {
    const fields = row.parse(line);
    const messages = z.array(message).parse(fields[columns.messages]);
    return {
      messages: messages.map((item) => ({
        role: roles.get(item[tags.role_tag] ?? ""),
        content: item[tags.content_tag],
      })),
      videos: fields[columns.videos],
    };
  });
  return readTagged(lines);
}

/** RA-RFT's refuse-IoU reward, without its weighting by duration. */
export function refuseIou(completion: string, { task_type, solution }: GrpoRow): number {
  const answer = /<answer>(.*?)<\/answer>/su.exec(completion)?.[1];
  if (answer === undefined) return 0;
  const match = /(\d+\.?\d*)\s+to\s+(\d+\.?\d*)/iu.exec(answer);
  if (task_type === "refusable") return match ? 0 : 1;
  const [start, end] = solution;
  if (!match || start === undefined || end === undefined) return 0;
  const [from, to] = [Number(match[1]), Number(match[2])];
  const shared = Math.max(0, Math.min(to, end) - Math.max(from, start));
  return shared / (Math.max(to, end) - Math.min(from, start));
}

/** RA-RFT's correction reward where it is exact: NIL for what is relevant, anything else for what is not. */
export function correctionFits(completion: string, { task_type }: GrpoRow): boolean {
  const correction = /<correction>(.*?)<\/correction>/su.exec(completion)?.[1];
  if (correction === undefined) return false;
  return correction.toUpperCase().includes("NIL") === (task_type === "answerable");
}

/** RA-RFT's format reward. */
export function hasFormat(completion: string): boolean {
  return /^<think>.*?<\/think>\s*<answer>.*?<\/answer>\s*<correction>.*?<\/correction>$/su.test(
    completion.trim(),
  );
}
