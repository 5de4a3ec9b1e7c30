import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { conservedIn } from "../9-export/conserved/conserved.ts";

/**
 * Reads every exported format of a run back as its trainer does, and compares it with the examples it was made of: the same
 * examples, texts and times. Exits with 1 when anything differs.
 * Usage: npx tsx test/bench/export-conserved.ts <run>
 */
async function main(run: string): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), "hivtg-conserved-"));
  const start = performance.now();
  try {
    for (const { format, same, rows, omitted, sharing, problems, shown } of await conservedIn(run, scratch)) {
      const left = Object.entries(omitted).map(([reason, count]) => `, ${count} left out (${reason})`);
      console.log(
        `${format}: ${same} examples in ${rows} rows the same${left.join("")}, ${problems} problems`,
      );
      if (sharing > 0) console.log(`  ${sharing} other queries share a word with the captions`);
      for (const problem of shown) console.log(`  ${problem}`);
      if (problems > 0) process.exitCode = 1;
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s, peak ${peak} MB`);
}

await main(process.argv[2] ?? "runs/sample");
