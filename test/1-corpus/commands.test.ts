import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { CommandIo } from "../../pipeline/commands/command.ts";
import { corporaCommands, previewCorpora } from "../../pipeline/commands/corpora.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { makeClip, NO_CLIPS } from "../lib/video-file-clips.ts";
import { quietIo } from "../support/command-io.ts";
import { scratchFolder } from "../support/scratch.ts";

const FIXTURES = path.join(import.meta.dirname, "..", "fixtures");

/** What a command prints; paths count from a fixture's input. */
function listening(fixture: string, warned: string[] = []): { io: CommandIo; printed: () => string } {
  const lines: string[] = [];
  const io = quietIo(path.join(FIXTURES, fixture, "input"), {
    print: (text) => lines.push(text),
    reporter: () => ({ ...silentReporter, warned: (name) => warned.push(name) }),
    clock: () => 0,
  });
  return { io, printed: () => lines.join("\n") };
}

const dryRun = async (fixture: string, options: Record<string, unknown>): Promise<string> => {
  const { io, printed } = listening(fixture);
  await previewCorpora(io, options);
  return printed();
};

describe("ingest --dry-run", () => {
  test("says what would be read of a corpus, what not and why, and shows the first moments", async () => {
    const text = await dryRun("corpus-readme-table", {
      corpus: ["allotment=allotment.csv"],
      mapping: ["allotment.yaml"],
    });
    expect(text).toContain("4 rows read, 3 would be accepted");
    expect(text).toMatch(/rejected: reversed-window +1/u);
    expect(text).toContain("first reversed-window: window [760, 730] ends before it starts");
    expect(text).toContain("\n  A1, 20-90 of 90 s: He sweeps the floor with a wide broom.\n");
  });

  test("takes companion files and crops", async () => {
    const text = await dryRun("corpus-readme-nested", {
      corpus: ["workshop=workshop.json,cameras.jsonl"],
      mapping: ["workshop.yaml"],
    });
    expect(text).toContain("  n-01, 1-8 of 30 s: Somebody clamps a board to the bench.");
    const crops = await dryRun("corpus-readme-crops", {
      corpus: ["lake=lake.jsonl"],
      mapping: ["lake.yaml"],
    });
    expect(crops).toContain("  lake_7, 2.5-6, 20-24.5 of 30 s: A heron takes off from the reeds.");
  });

  test.skipIf(NO_CLIPS)(`asks the videos${NO_CLIPS ? ` (skipped: ${NO_CLIPS})` : ""}`, async () => {
    const videos = path.join(await scratchFolder(), "videos");
    await mkdir(videos);
    await makeClip(path.join(videos, "lake_8.webm"), 10);
    const warned: string[] = [];
    const { io, printed } = listening("corpus-readme-crops", warned);
    await previewCorpora(io, { corpus: ["lake=lake.jsonl"], mapping: ["lake.yaml"], videos });
    expect(printed()).toContain("  lake_8, 3-10 of 10 s: A boat is pushed into the water.");
    expect(printed()).toMatch(/video-absent +2/u);
    expect(warned).toEqual(["video-absent", "video-absent"]);
  });
});

describe("inspect", () => {
  const inspect = async (fixture: string, file: string): Promise<string> => {
    const { io, printed } = listening(fixture);
    const command = corporaCommands(io).find((one) => one.name() === "inspect");
    await command?.parseAsync([file], { from: "user" });
    return printed();
  };

  test("prints a mapping that reads the file", async () => {
    const text = await inspect("corpus-readme-table", "allotment.csv");
    expect(text).toContain("delimiter: ;\nvideo: clip\nquery: caption\nstart: begin\nend: finish\n");
    expect(text).toContain("4 rows read, 3 would be accepted");
  });

  test("says what it could not tell", async () => {
    const text = await inspect("corpus-readme-nested", "workshop.json");
    expect(text).toContain("records: benches.*.*");
    expect(text).toContain("note: no duration");
    expect(text).toMatch(/rejected: missing-duration +5/u);
  });
});
