import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { makeExample } from "../9-export/examples.ts";
import { pretendExamples } from "../9-export/run.ts";

/** Writes made-up examples straight to the files of stages 1 and 7: a million of them would not fit into memory. */
export async function writeExamples(folder: string, count: number): Promise<void> {
  await pretendExamples(folder, []);
  const files = ["1-corpus", "7-select"].map((stage) =>
    createWriteStream(path.join(folder, stage, "records.ndjson")),
  );
  for (let i = 0; i < count; i++) {
    const example = makeExample(`corpus-${i % 3}/v${i >> 2}/q${i}`, {
      moment: { query: `a person lifts box number ${i} off shelf ${i % 97}.` },
    });
    for (const [place, file] of files.entries())
      if (!file.write(`${JSON.stringify(place === 0 ? example.moment : example)}\n`))
        await once(file, "drain");
  }
  for (const file of files) {
    file.end();
    await once(file, "close");
  }
}

/** Seconds that passed, and seconds of the processor, which other work on the machine does not stretch. */
export interface Took {
  readonly wall: number;
  readonly processor: number;
}

/** How long work takes. */
export async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}
