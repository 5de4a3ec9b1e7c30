import { describe, expect, it } from "vitest";
import type { Candidate } from "../../schemas/candidate.ts";
import type { Plan } from "../../schemas/plan.ts";
import { selectStage } from "../../pipeline/7-select/select.ts";
import type { StageEnvironment } from "../../pipeline/stage.ts";
import { candidateWith, momentWith } from "../support/records.ts";

const corpus = momentWith();
const plan: Plan = {
  id: corpus.id,
  levels: [
    { level: "strong", categories: ["Object/ObjectExistence"] },
    { level: "moderate", categories: ["Object/ObjectExistence", "Action/FineGrainedAction"] },
  ],
  unplanned: [{ level: "weak", reason: "needs 3 categories, 2 can turn this query false" }],
};

async function select(validate: readonly Candidate[]) {
  const worker = await selectStage.open({} as StageEnvironment); // this stage uses nothing of its surroundings
  const item = { corpus, context: { id: corpus.id, captions: [] }, plan, validate };
  return { ...(await worker.process(item)), unitsIn: worker.unitsIn?.(item) };
}

describe("select", () => {
  it("takes the first sample of each level and accounts for the others", async () => {
    const candidates = [
      candidateWith(corpus.id, "moderate", 2),
      candidateWith(corpus.id, "strong", 1),
      candidateWith(corpus.id, "strong", 0),
    ];
    const { records, rejections, accepted, unitsIn } = await select(candidates);
    expect(records[0]?.negatives.map(({ id }) => id)).toEqual([
      `${corpus.id}#0/strong`,
      `${corpus.id}#2/moderate`,
    ]);
    expect(records[0]?.missing).toEqual(plan.unplanned);
    expect(rejections.map(({ id, reason }) => [id, reason])).toEqual([
      [`${corpus.id}#1/strong`, "not-selected"],
    ]);
    expect([unitsIn, accepted]).toEqual([3, 2]);
  });

  it("says which planned level found no candidate", async () => {
    const { records } = await select([candidateWith(corpus.id, "strong")]);
    expect(records[0]?.missing).toEqual([
      ...plan.unplanned,
      { level: "moderate", reason: "no candidate for this level was accepted" },
    ]);
  });

  it("counts a moment without any candidate", async () => {
    expect(await select([])).toMatchObject({
      records: [],
      rejections: [],
      tallies: { "moments-without-negatives": 1 },
    });
  });
});
