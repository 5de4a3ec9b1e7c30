import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildRelease } from "../../pipeline/release/build.ts";
import { releaseTarget } from "../../pipeline/release/target.ts";
import { withRun } from "../9-export/run.ts";
import { ABOUT, edit, release, surroundings } from "./released.ts";
import { testConfig } from "../9-export/run.ts";
import { makeExample } from "../9-export/examples.ts";

describe("where a release goes", () => {
  it("is a new folder, an empty one, or an earlier release, links followed", async () => {
    await withRun(async (run) => {
      const made = await release(run, [makeExample("a/v/q")]);
      await mkdir(path.join(run, "empty"));
      await symlink(made, path.join(run, "link"));
      expect(await releaseTarget(path.join(run, "new"))).toBe(path.join(run, "new"));
      expect(await releaseTarget(path.join(run, "empty"))).toMatch(/empty$/u);
      expect(await releaseTarget(made)).toMatch(/release$/u);
      expect(await releaseTarget(path.join(run, "link"))).toBe(await releaseTarget(made));
    });
  });

  it.each<[string, (folder: string) => Promise<string>, RegExp]>([
    [
      "a folder with somebody's files",
      async (folder) => {
        await writeFile(path.join(folder, "thesis.txt"), "years of work");
        return folder;
      },
      /holds files that are not of an earlier release \(.*thesis\.txt/u,
    ],
    [
      "an earlier release whose card somebody wrote into",
      async (folder) => {
        const made = await release(folder, [makeExample("a/v/q")]);
        await edit(path.join(made, "README.md"), (text) => `${text}Terms: ask us.\n`);
        return made;
      },
      /README\.md in .*release was changed by hand since it was released, .*; move it away, or give a new folder/u,
    ],
    [
      "an earlier release to which files were added",
      async (folder) => {
        const made = await release(folder, [makeExample("a/v/q")]);
        await mkdir(path.join(made, ".git"));
        await writeFile(path.join(made, ".git/config"), "");
        return made;
      },
      /not of an earlier release \(\.git\/config\), and a release replaces the whole folder; give a new folder/u,
    ],
    [
      "a file",
      async (folder) => {
        await writeFile(path.join(folder, "notes"), "");
        return path.join(folder, "notes");
      },
      /cannot list .*notes: it is no folder/u,
    ],
    [
      "a link that leads nowhere",
      async (folder) => {
        await symlink(path.join(folder, "nothing"), path.join(folder, "link"));
        return path.join(folder, "link");
      },
      /is a link that leads nowhere; give another folder/u,
    ],
  ])("is not %s", async (_, make, expected) => {
    await withRun(async (folder) => {
      await expect(releaseTarget(await make(folder))).rejects.toThrow(expected);
    });
  });

  it("is no folder that a stage keeps for itself", async () => {
    await withRun(async (run) => {
      await release(run, [makeExample("a/v/q")]);
      for (const inside of ["9-export/mine", "7-select/mine"])
        await expect(
          buildRelease(testConfig(run), path.join(run, inside), ABOUT, surroundings(run)),
        ).rejects.toThrow(/lies in the folder of stage (?:export|select), which/u);
    });
  });

  it("keeps what lies there when the release is refused", async () => {
    await withRun(async (run) => {
      await release(run, [makeExample("a/v/q")]);
      await rm(path.join(run, "release"), { recursive: true });
      await expect(buildRelease(testConfig(run), run, ABOUT, surroundings(run))).rejects.toThrow(
        /not of an earlier release/u,
      );
      expect(await readFile(path.join(run, "9-export/manifest.json"), "utf8")).toContain('"stage": "export"');
    });
  });
});

describe("what a person says of a release", () => {
  it.each([
    [{ name: " " }, /the name is " ", expected one line of text/u],
    [{ name: "a\n# b" }, /the name is "a\\n# b", expected one line/u],
    [{ version: "1\u001b[2J" }, /the version is .*, expected one line/u],
    [{ date: "tomorrow" }, /the date is "tomorrow", expected YYYY-MM-DD/u],
    [{ date: "2026-02-30" }, /the date is "2026-02-30"/u],
  ])("%j is refused before anything is written", async (over, expected) => {
    await withRun(async (run) => {
      await expect(release(run, [makeExample("a/v/q")], {}, { ...ABOUT, ...over })).rejects.toThrow(expected);
    });
  });
});
