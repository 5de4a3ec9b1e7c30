import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";
import { runCli, startCli } from "../support/cli.ts";
import { filesOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

const KILLS = 5;

describe("kill -9 at any instant", () => {
  it(
    `of an export and a release leaves each folder whole, over ${KILLS} seeded instants`,
    { timeout: 600_000 },
    async () => {
      const folder = await scratchFolder();
      const [run, released] = [path.join(folder, "run"), path.join(folder, "release")];
      const formats = EXPORT_FORMATS.flatMap((format) => ["--format", format]);
      const exporting = (windows: string): string[] => [
        "export",
        "--run",
        run,
        "--windows",
        windows,
        ...formats,
      ];
      const releasing = (version: string): string[] => [
        "release",
        released,
        "--run",
        run,
        "--name",
        "x",
        "--dataset-version",
        version,
      ];
      const done = async (args: string[]): Promise<number> => {
        const began = performance.now();
        const { code, err } = await runCli(args);
        expect(code, err).toBe(0);
        return performance.now() - began;
      };
      const killed = async (args: string[], after: number): Promise<void> => {
        const { child, ended } = startCli(args);
        await Promise.race([sleep(after), ended]);
        child.kill("SIGKILL");
        await ended;
      };
      const random = seededRandom("kill-export", 1);
      await done(["build", "--sample", "--run", run]);

      const wholeExports: Record<string, string>[] = [];
      let longest = 0;
      for (const windows of ["hull", "omit"]) {
        longest = Math.max(longest, await done(exporting(windows)));
        wholeExports.push(await filesOf(path.join(run, "9-export")));
      }
      for (let kill = 0; kill < KILLS; kill++) {
        await killed(exporting(kill % 2 === 0 ? "hull" : "omit"), random.next() * longest);
        const files = await filesOf(path.join(run, "9-export"));
        for (const format of EXPORT_FORMATS)
          expect(wholeExports.map((whole) => within(whole, format))).toContainEqual(
            inPlaceOrAside(files, format),
          );
      }
      await done(exporting("omit"));
      expect(await filesOf(path.join(run, "9-export"))).toEqual(wholeExports[1]);

      const wholeReleases: Record<string, string>[] = [];
      for (const version of ["1.0.0", "2.0.0"]) {
        longest = await done(releasing(version));
        wholeReleases.push(within(await filesOf(folder), "release"));
      }
      for (let kill = 0; kill < KILLS; kill++) {
        await killed(releasing(kill % 2 === 0 ? "1.0.0" : "2.0.0"), random.next() * longest);
        expect(wholeReleases).toContainEqual(inPlaceOrAside(await filesOf(folder), "release"));
      }
      await done(releasing("2.0.0"));
      expect(within(await filesOf(folder), "release")).toEqual(wholeReleases[1]);
    },
  );
});

/**
 * The files of one folder as whoever goes on finds them: a kill between the two renames of an exchange leaves the previous version
 * aside, from where the next beginning takes it back.
 */
function inPlaceOrAside(files: Readonly<Record<string, string>>, folder: string): Record<string, string> {
  const inPlace = within(files, folder);
  if (Object.keys(inPlace).length > 0) return inPlace;
  const aside = Object.entries(within(files, `${folder}.hivtg-previous`));
  return Object.fromEntries(aside.map(([name, content]) => [name.replace(".hivtg-previous", ""), content]));
}

/** The files of one format. */
function within(files: Readonly<Record<string, string>>, format: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([name]) => name.startsWith(`${format}${path.sep}`)),
  );
}
