import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { runCli, startCli } from "../support/cli.ts";
import { repeatedSamples } from "../support/corpora.ts";
import { filesOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

const KILLS = 50;
/** A chain of kills that does not get to its end by then is run to its end. */
const MOST_IN_A_CHAIN = 20;

describe("kill -9 at any instant", () => {
  it(`changes no byte of a build, over ${KILLS} seeded instants`, { timeout: 1_800_000 }, async () => {
    const folder = await scratchFolder();
    const corpora = await repeatedSamples(folder, 4);
    const build = (run: string): string[] => [
      "build",
      ...corpora,
      "--run",
      path.join(folder, run),
      "--seed",
      "11",
      "--select",
      "mixed",
    ];
    const startUp = await timed(() => runCli(["--version"]));
    let reach = ((await timed(() => runCli(build("reference")))) - startUp) / 4;
    const expected = await filesOf(path.join(folder, "reference"));
    expect(Object.keys(expected)).toContain(path.join("9-export", "manifest.json"));
    let kills = 0;
    for (let chain = 0; kills < KILLS; chain++) {
      const random = seededRandom("kill", chain);
      for (let inChain = 0; inChain < MOST_IN_A_CHAIN; inChain++) {
        const { child, ended } = startCli(build(`chain-${chain}`));
        await Promise.race([sleep(startUp + random.next() * reach), ended]);
        child.kill("SIGKILL");
        if ((await ended).signal !== "SIGKILL") {
          reach /= 2; // the machine has become faster since the build was timed
          break;
        }
        kills += 1;
      }
      const last = await runCli(build(`chain-${chain}`));
      expect(last.code, last.err).toBe(0);
      expect(await filesOf(path.join(folder, `chain-${chain}`))).toEqual(expected);
    }
  });
});

async function timed(work: () => Promise<{ code: number | null; err: string }>): Promise<number> {
  const began = performance.now();
  const { code, err } = await work();
  expect(code, err).toBe(0);
  return performance.now() - began;
}
