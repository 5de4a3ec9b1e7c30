import { afterEach, describe, expect, it } from "vitest";
import { resolveConfig } from "../../../../pipeline/config.ts";
import type { Engine, NegativesRequest } from "../../../../pipeline/engine/engine.ts";
import { type Offers, openOffers, partnersFor } from "../../../../pipeline/engine/openai/steered/offers.ts";
import { withPartnerPlans } from "../../../../pipeline/engine/openai/steered/plans.ts";
import { flowsOf } from "../../../../pipeline/lib/flows.ts";
import type { ConfigSpec } from "../../../../schemas/config.ts";
import type { Moment } from "../../../../schemas/moment.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import { momentWith, replyWith } from "../../../support/records.ts";
import { scratchFolder } from "../../../support/scratch.ts";

const THING = "Object/ObjectExistence";
const LADDER = "a person carries the ladder.";
const BROOM = "a person carries the broom.";

/** A video for each query. */
function momentsOf(queries: readonly string[]): Moment[] {
  return queries.map((query, at) =>
    momentWith({ id: `made-up/v${at}/1`, video: `v${at}`, parentVideo: `made-up:v${at}`, query }),
  );
}

async function open(moments: readonly Moment[], changes: ConfigSpec = {}, failure?: Error) {
  const { config } = resolveConfig({
    flag: {
      engine: "openai",
      writers: ["steered"],
      split: { by: "ratio", train: 1, val: 0, test: 0 },
      ...changes,
    },
  });
  const surroundings = {
    moments: async function* () {
      if (failure !== undefined) throw failure;
      yield* moments;
    },
    momentsFingerprint: "made-up",
    folder: await scratchFolder(),
    signal: new AbortController().signal,
  };
  const partners = partnersFor(config, surroundings);
  const offers = openOffers(config, surroundings, partners);
  opened.push(offers);
  return { partners, offers };
}

const opened: Offers[] = [];
afterEach(async () => {
  for (const offers of opened.splice(0)) await offers.close();
});

function requestFor(moment: Moment, levels: readonly LevelPlan[]): NegativesRequest {
  return { kind: "negatives", moment, captions: [], levels, eligible: [], sample: 0 };
}

describe("traded words", () => {
  it("offer each of two moments what the other gives up", async () => {
    const moments = momentsOf([LADDER, BROOM, LADDER, BROOM, LADDER]);
    const { offers, partners } = await open(moments);
    const flows: string[] = [];
    for (const moment of moments) {
      const { plans = [] } = (await partners?.plansOf({ moment, captions: [] })) ?? {};
      const [words] = await offers.of(requestFor(moment, plans));
      if (words === undefined) continue;
      expect(words).toMatchObject({ level: "strong", categories: [THING] });
      const [flow] = flowsOf(THING, moment.query, moment.query.replace(words.replace, words.with));
      flows.push(`${flow?.key ?? ""} ${flow?.back ?? ""}`);
    }
    // two pairs; the third ladder finds no broom left
    expect(flows).toHaveLength(4);
    expect(new Set(flows).size).toBe(2);
  });

  it("leave what nobody trades to be drawn", async () => {
    const moments = momentsOf(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? LADDER : BROOM)));
    const { offers } = await open(moments);
    const plan: LevelPlan = { level: "moderate", categories: ["Action/FineGrainedAction", THING] };
    const offered = await Promise.all(moments.map((moment) => offers.of(requestFor(moment, [plan]))));
    for (const words of offered.flat())
      expect(words).toMatchObject({ level: "moderate", categories: [THING] });
    expect(offered.flat().length).toBeGreaterThan(0);
  });

  it("close behind a matching that failed, of which whoever asked was told", async () => {
    const [moment] = momentsOf([LADDER]);
    if (moment === undefined) throw new Error("no moment");
    const { offers } = await open([moment], {}, new Error("the moments cannot be read"));
    const request = requestFor(moment, [{ level: "strong", categories: [THING] }]);
    await expect(offers.of(request)).rejects.toThrow("the moments cannot be read");
    await expect(offers.close()).resolves.toBeUndefined();
  });

  it("are looked for only where the steered prompt writes and pairs are wanted", async () => {
    const moments = momentsOf([LADDER, BROOM]);
    expect((await open(moments)).partners).toBeDefined();
    expect((await open(moments, { writers: ["paper"] })).partners).toBeUndefined();
    expect((await open(moments, { select: { policy: "first" } })).partners).toBeUndefined();
  });
});

describe("plans by partners", () => {
  const modelSaying = (outcome: "answered" | "refused"): Engine => {
    const reply = { ...replyWith(), outcome, text: outcome === "answered" ? "{}" : "" };
    const same = () => Promise.resolve(reply);
    return {
      name: "openai",
      identity: "scripted",
      ask: same,
      repair: same,
      spend: () => ({}),
      close: () => Promise.resolve(),
    };
  };

  it("go along with a model's answer about categories, and with nothing else", async () => {
    const moments = momentsOf([LADDER, BROOM, "a dog sleeps."]);
    const { partners } = await open(moments);
    if (partners === undefined) throw new Error("no partners");
    const planned = withPartnerPlans(modelSaying("answered"), partners);
    const [ladder, , dog] = moments;
    if (ladder === undefined || dog === undefined) throw new Error("no moments");
    const asked = { kind: "categories", moment: ladder, captions: [] } as const;
    expect((await planned.ask(asked)).plans).toEqual([{ level: "strong", categories: [THING] }]);
    expect((await planned.repair({ request: asked, replies: [], findings: [] })).plans).toHaveLength(1);
    expect((await planned.ask({ ...asked, moment: dog })).plans).toBeUndefined();
    expect((await planned.ask(requestFor(ladder, []))).plans).toBeUndefined();
    expect((await withPartnerPlans(modelSaying("refused"), partners).ask(asked)).plans).toBeUndefined();
  });
});
