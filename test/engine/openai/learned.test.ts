import { describe, expect, it } from "vitest";
import { Learner } from "../../../pipeline/engine/openai/learned.ts";
import { SteppedClock } from "./clocks.ts";

const NOTHING_LEARNED = { structured: "json_schema", without: [] } as const;

/** A learner, and as many calls as one likes that end when they are told to. */
function learning(): {
  clock: SteppedClock;
  learner: Learner;
  started: () => number;
  finish: (() => void)[];
  call: () => Promise<void>;
} {
  const clock = new SteppedClock();
  const learner = new Learner({ ...NOTHING_LEARNED, without: [] }, false, () => Promise.resolve(), clock);
  const finish: (() => void)[] = [];
  let begun = 0;
  const call = (): Promise<void> =>
    learner.call(() => {
      begun += 1;
      return new Promise<void>((resolve) => finish.push(resolve));
    });
  return { clock, learner, started: () => begun, finish, call };
}

describe("Learner", () => {
  it("lets one call go first, a few more once it had time to complain, and all behind the first reply", async () => {
    const { clock, learner, started, finish, call } = learning();
    const all = Array.from({ length: 20 }, call);
    await clock.run(399);
    expect(started()).toBe(1);
    await clock.run(500);
    expect(started()).toBe(8);
    await learner.confirm();
    await clock.run();
    expect(started()).toBe(20);
    finish.forEach((end) => end());
    await Promise.all(all);
  });

  it("lets one call go first again behind a complaint", async () => {
    const { clock, learner, started, finish, call } = learning();
    const all = Array.from({ length: 20 }, call);
    await clock.run(500);
    expect(await learner.drop("seed", learner.habits)).toBe(true);
    finish.splice(0).forEach((end) => end());
    await clock.run(600);
    expect(started()).toBe(9);
    await learner.confirm();
    await clock.run();
    finish.forEach((end) => end());
    await Promise.all(all);
  });
});
