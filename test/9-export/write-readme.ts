import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { exportSamples, withRecords } from "./readme-records.ts";

/**
 * Writes the records of pipeline/9-export/README.md again from the bundled samples.
 * Usage: npx tsx test/9-export/write-readme.ts
 */
const folder = await mkdtemp(path.join(tmpdir(), "hivtg-"));
try {
  const file = path.join(PACKAGE_ROOT, "pipeline/9-export/README.md");
  await writeFile(file, await withRecords(await readFile(file, "utf8"), await exportSamples(folder)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
