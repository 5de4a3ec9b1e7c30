import { describe, expect, it } from "vitest";
import { drawnOffers } from "../../../../pipeline/engine/openai/steered/offers.ts";
import type { Moment } from "../../../../schemas/moment.ts";
import { momentWith } from "../../../support/records.ts";
import { scratchFolder } from "../../../support/scratch.ts";

/** Moments of as many videos, so many of each query. */
function corpusOf(queries: Readonly<Record<string, number>>): Moment[] {
  return Object.entries(queries).flatMap(([query, times]) =>
    Array.from({ length: times }, (_, at) => {
      const video = `${query.length}-${query.split(" ").at(-1)}-${at}`;
      return momentWith({ id: `made-up/${video}/1`, video, parentVideo: `made-up:${video}`, query });
    }),
  );
}

/** What each moment is offered for its object, as "from > to", with how often. */
async function flowsOf(moments: readonly Moment[]): Promise<Map<string, number>> {
  const offers = drawnOffers(0, {
    moments: async function* () {
      yield* moments;
    },
    momentsFingerprint: "made-up",
    folder: await scratchFolder(),
    signal: new AbortController().signal,
  });
  const flows = new Map<string, number>();
  for (const moment of moments) {
    const levels = [{ level: "strong" as const, categories: ["Object/ObjectExistence" as const] }];
    const request = { kind: "negatives" as const, moment, captions: [], levels, eligible: [], sample: 0 };
    const [offer] = await offers.of(request);
    const flow = offer === undefined ? "none" : `${offer.replace} > ${offer.with}`;
    flows.set(flow, (flows.get(flow) ?? 0) + 1);
  }
  return flows;
}

describe("offered words", () => {
  it("replace a frequent word by a rare one as often as the rare one by it", async () => {
    const moments = corpusOf({ "a person carries the ladder.": 270, "a person carries the broom.": 30 });
    const flows = await flowsOf(moments);
    const [away, back] = [flows.get("ladder > broom") ?? 0, flows.get("broom > ladder") ?? 0];
    expect(back).toBe(30);
    expect(away).toBeGreaterThan(15);
    expect(away).toBeLessThan(45);
    expect(away + back + (flows.get("none") ?? 0)).toBe(300);
  });

  it("are only words that videos show in such company", async () => {
    const moments = corpusOf({ "a person carries the ladder.": 20, "a person reads the book.": 20 });
    expect([...(await flowsOf(moments)).keys()]).toEqual(["none"]);
  });
});
