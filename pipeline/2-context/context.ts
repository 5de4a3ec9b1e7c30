import type { Caption } from "../../schemas/caption.ts";
import { caption } from "../../schemas/caption.ts";
import type { Context } from "../../schemas/context.ts";
import type { Moment } from "../../schemas/moment.ts";
import { parseJson } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";
import { defineStage, type StageEnvironment } from "../stage.ts";
import { captionsFor, queryCaptions } from "./captions.ts";

/** Stage 2: gathers for every moment what else its corpus says of the same video. */
export const contextStage = defineStage({
  name: "context",
  command: "context",
  summary:
    "Gather what else is true of each moment's video: the other queries and the corpus's own descriptions",
  unit: "moments",
  revision: 1,
  reads: ["corpus"],
  asks: false,
  resumable: true,
  settings: () => null,
  async open(environment) {
    const index = await environment.index("captions");
    await fillIndex(index.put.bind(index), environment);
    let last: { video: string; captions: readonly Caption[] } | undefined;
    const captionsOf = async (moment: Moment): Promise<readonly Caption[]> => {
      const video = videoKey(moment);
      if (last?.video !== video) last = { video, captions: (await index.under(video)).map(readCaption) };
      return last.captions;
    };
    return {
      async process({ corpus: moment }) {
        const record: Context = { id: moment.id, captions: captionsFor(moment, await captionsOf(moment)) };
        const alone = record.captions.every(({ own }) => own);
        return {
          records: [record],
          rejections: [],
          tallies: { captions: record.captions.length, alone: alone ? 1 : 0 },
        };
      },
    };
  },
});

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
