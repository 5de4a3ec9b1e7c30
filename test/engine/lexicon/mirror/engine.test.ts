import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { openMirroredLexicon } from "../../../../pipeline/engine/lexicon/mirror/mirrored.ts";
import { splitOf } from "../../../../pipeline/lib/draw-split.ts";
import { seededRandom } from "../../../../pipeline/lib/random.ts";
import { categoriesReply } from "../../../../schemas/categories-reply.ts";
import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { Level } from "../../../../schemas/level.ts";
import type { Moment } from "../../../../schemas/moment.ts";
import { negativesReply } from "../../../../schemas/negatives-reply.ts";
import { scratchFolder } from "../../../support/scratch.ts";
import { captionsOf, momentOf } from "../corpus.ts";

const SPLIT = { by: "ratio", train: 0.6, val: 0.4, test: 0 } as const;

/** Moments of many videos whose queries differ in verb, thing and place, the common words far more often than the rare. */
function corpus(count: number): Moment[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom("mirror-corpus", index);
    const thing = random.weighted(["cup", "book", "pillow", "towel", "laptop"], (word) => 9 - word.length);
    const verb = random.weighted(["puts", "throws", "puts", "takes"], () => 1);
    const place = random.pick(
      verb === "takes" ? ["from the table", "from the bed"] : ["on the table", "on the bed"],
    );
    const video = `v${index}`;
    return {
      ...momentOf(`person ${verb ?? ""} a ${thing ?? ""} ${place}.`),
      id: `c/${video}/0`,
      video,
      parentVideo: video,
    };
  });
}

interface Given {
  readonly moment: Moment;
  readonly level: Level;
  readonly text: string;
  readonly partner: string;
}

async function build(
  moments: readonly Moment[],
  folder: string,
  sample = 0,
): Promise<{ given: Given[]; replies: EngineReply[] }> {
  const engine = openMirroredLexicon(
    { seed: 3, split: SPLIT, samples: 3 },
    {
      moments: async function* () {
        yield* moments;
      },
      momentsFingerprint: "00112233445566778899",
      folder,
      signal: new AbortController().signal,
    },
  );
  const [given, replies]: [Given[], EngineReply[]] = [[], []];
  for (const moment of moments) {
    const captions = captionsOf(moment.query, []);
    const first = await engine.ask({ kind: "categories", moment, captions });
    replies.push(first);
    if (first.outcome !== "answered") continue;
    const eligible = categoriesReply.parse(JSON.parse(first.text)).eligible_categories.map((one) => one.path);
    const levels = first.plans ?? [];
    const reply = await engine.ask({ kind: "negatives", moment, captions, levels, eligible, sample });
    replies.push(reply);
    if (reply.outcome !== "answered") continue;
    const { negs } = negativesReply.parse(JSON.parse(reply.text));
    for (const { level, partner } of reply.mirrors ?? []) {
      const text = negs[level === "moderate" ? "moderated" : level]?.irrel_query ?? "";
      given.push({ moment, level, text, partner });
    }
  }
  await engine.close();
  return { given, replies };
}

function wordCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => text.replace(".", "").split(" ")))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe("mirrored negatives", () => {
  const moments = corpus(150);

  it("use each word among negatives as often as among their originals, at every level", async () => {
    const { given } = await build(moments, await scratchFolder());
    expect(given.length).toBeGreaterThan(moments.length);
    for (const level of ["strong", "moderate"] as const) {
      const ofLevel = given.filter((one) => one.level === level);
      const negatives = wordCounts(ofLevel.map(({ text }) => text));
      expect(negatives).toEqual(wordCounts(ofLevel.map(({ moment }) => moment.query)));
    }
  });

  it("name partners that name them, of the same split", async () => {
    const { given } = await build(moments, await scratchFolder());
    const splitOfId = (id: string): string => splitOf(3, SPLIT, id.split("/")[1] ?? "", null).split;
    for (const { moment, level, partner } of given) {
      expect(splitOfId(partner)).toBe(splitOfId(moment.id));
      const back = given.find((one) => one.moment.id === partner && one.level === level);
      expect(back?.partner).toBe(moment.id);
    }
  });

  it.each([
    ["texts", () => ""],
    ["words", (index: number) => ` at ${index} o'clock`],
  ])("never join clips of one parent video when %s are traded", async (_, own) => {
    const clips = moments.map((moment, index): Moment => {
      const query = moment.query.replace(".", `${own(index)}.`);
      return { ...moment, query, rawQuery: query, parentVideo: `p${index % 6}` };
    });
    const { given } = await build(clips, await scratchFolder());
    expect(given.length).toBeGreaterThan(10);
    const parentOf = new Map(clips.map(({ id, parentVideo }) => [id, parentVideo]));
    for (const { moment, partner } of given) expect(parentOf.get(partner)).not.toBe(moment.parentVideo);
  });

  it("are the same in every run, from counted or stored matches", async () => {
    const [one, other] = [await scratchFolder(), await scratchFolder()];
    const first = await build(moments, one);
    expect((await build(moments, other)).replies).toEqual(first.replies);
    expect((await build(moments, one)).replies).toEqual(first.replies);
    expect((await readdir(one)).filter((name) => name.startsWith(".index"))).toEqual([]);
  });

  it("offer further candidates for the same plans, paired among themselves, with other texts", async () => {
    const folder = await scratchFolder();
    const { given } = await build(moments, folder);
    const { given: further } = await build(moments, folder, 1);
    expect(further.length).toBeGreaterThan(0);
    for (const { moment, level, text, partner } of further) {
      const back = further.find((one) => one.moment.id === partner && one.level === level);
      expect(back?.partner).toBe(moment.id);
      const first = given.find((one) => one.moment.id === moment.id && one.level === level);
      expect(first?.text).not.toBe(text);
    }
  });

  it("are declined, with the reason, where no other video has a text to trade", async () => {
    const lonely = [
      ...corpus(2).slice(0, 1),
      { ...momentOf("a zebra sings."), id: "c/z/0", video: "z", parentVideo: "z" },
    ];
    const { given, replies } = await build(lonely, await scratchFolder());
    expect(given).toEqual([]);
    for (const reply of replies) {
      expect(reply.outcome).toBe("declined");
      expect(reply.message).toContain("would give itself away");
    }
  });
});
