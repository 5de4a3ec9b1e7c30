import type { Caption } from "../../schemas/caption.ts";
import { caption } from "../../schemas/caption.ts";
import type { Config } from "../../schemas/config.ts";
import type { Context, ContextCaption } from "../../schemas/context.ts";
import type { Moment } from "../../schemas/moment.ts";
import { parseJson } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";
import { folderPrint } from "../lib/video-folder.ts";
import { defineStage, type StageEnvironment } from "../stage.ts";
import { type CaptionCost, withinBudget } from "./budget.ts";
import { captionsFor, queryCaptions } from "./captions.ts";
import { type SeenVideo, Watcher } from "./watch/watcher.ts";

/** Stage 2: gathers for every moment what else its corpus says of the same video, or what a model sees in it. */
export const contextStage = defineStage({
  name: "context",
  command: "context",
  summary:
    "Gather what else is true of each moment's video: the other queries and the corpus's own descriptions",
  unit: "moments",
  revision: 1,
  reads: ["corpus"],
  asks: ({ context: { watch } }) => watch !== "none",
  resumable: true,
  settings: ({ context: { maxTokens, watch, frames, frameSide }, repairs }) => {
    const watching = watch === "none" ? {} : { watch, frames, frameSide, repairs };
    const settings = { ...(maxTokens === null ? {} : { maxTokens }), ...watching };
    return Object.keys(settings).length === 0 ? null : settings;
  },
  observed: async ({ context: { watch }, ingest: { videos } }) =>
    watch === "none" || videos === null ? null : folderPrint(videos),
  async open(environment) {
    const { watch } = environment.config.context;
    const watcher = await Watcher.open(environment);
    const index = await environment.index("captions");
    await fillIndex(index.put.bind(index), environment);
    let last: { video: string; captions: readonly Caption[] } | undefined;
    const captionsOf = async (moment: Moment): Promise<readonly Caption[]> => {
      const video = videoKey(moment);
      if (last?.video !== video) last = { video, captions: (await index.under(video)).map(readCaption) };
      return last.captions;
    };
    const budgeted = await budgetOf(environment.config);
    return {
      async process({ corpus: moment }) {
        const told = await captionsOf(moment);
        const known = captionsFor(moment, told);
        const isWatched = watch === "all" || known.every(({ own }) => own);
        const seen = isWatched ? await watcher?.of(moment, videoKey(moment)) : undefined;
        const captions = budgeted(seen ? captionsFor(moment, [...told, ...seen.captions]) : known, moment);
        const record: Context = { id: moment.id, captions, ...(seen && { watched: seen.watched }) };
        return {
          records: [record],
          rejections: [],
          tallies: { ...tallied(captions), ...watchTallies(seen) },
        };
      },
    };
  },
});

/** Applies the budget for what models are told, where there is one. */
async function budgetOf({
  context: { maxTokens },
}: Config): Promise<(captions: ContextCaption[], moment: Moment) => ContextCaption[]> {
  if (maxTokens === null) return (captions) => captions;
  const { tokensOf } = await import("../lib/tokens.ts"); // its vocabulary takes a while to load
  const cost: CaptionCost = ({ window, text }) =>
    tokensOf(window === null ? text : `${window.join("-")}second: ${text}`);
  return (captions, { windows }) => withinBudget(captions, windows, maxTokens, cost);
}

function tallied(captions: readonly ContextCaption[]): Record<string, number> {
  const beyond = captions.filter(({ beyondBudget }) => beyondBudget === true).length;
  return {
    captions: captions.length,
    alone: captions.every(({ own }) => own) ? 1 : 0,
    ...(beyond > 0 ? { "captions-beyond-budget": beyond } : {}),
  };
}

/** Counts moments by what became of their video, and what a model told of it. */
function watchTallies(seen: SeenVideo | undefined): Record<string, number> {
  if (seen === undefined) return {};
  const { result, message } = seen.watched;
  const incomplete = result === "captioned" && message !== "" ? 1 : 0;
  return {
    [`watched:${result}`]: 1,
    ...(seen.captions.length > 0 ? { "captions-seen": seen.captions.length } : {}),
    ...(incomplete > 0 ? { "watched-in-part": incomplete } : {}),
  };
}

/** Every query becomes a caption of its video, in the order of the corpus. */
async function fillIndex(
  put: (key: string, value: string) => Promise<void>,
  environment: StageEnvironment,
): Promise<void> {
  environment.reporter.noted("gathering captions by video");
  const turn = takingTurns(environment.signal);
  let number = 0;
  for await (const moment of environment.all("corpus")) {
    for (const item of queryCaptions(moment)) {
      number += 1;
      await put(`${videoKey(moment)}${String(number).padStart(12, "0")}`, JSON.stringify(item));
    }
    await turn();
  }
}

/** Crops of one file are different videos here: their times do not compare. */
function videoKey({ corpus, video, crop }: Moment): string {
  return `${corpus}\u0000${video}\u0000${crop?.join("-") ?? ""}\u0000`;
}

function readCaption(text: string): Caption {
  return caption.parse(parseJson(text));
}
