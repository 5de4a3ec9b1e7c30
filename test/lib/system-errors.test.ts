import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { closeAll } from "../../pipeline/lib/close-all.ts";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import { makeFolder } from "../../pipeline/lib/files.ts";
import { refusalOfSystem } from "../../pipeline/lib/system-errors.ts";
import { scratchFolder } from "../support/scratch.ts";

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a refusal of the operating system", () => {
  it("is told with what was tried, where, why, and the way out", async () => {
    const folder = await scratchFolder();
    const file = path.join(folder, "file");
    await writeFile(file, "");
    expect(refusalOfSystem(await failure(makeFolder(path.join(file, "below"))))).toBe(
      `cannot mkdir ${path.join(file, "below")}: a part of the path is a file and no folder; check the path, and run the same command again (ENOTDIR)`,
    );
    expect(refusalOfSystem(await failure(writeFile(folder, "")))).toMatch(
      /^cannot open .*: it is a folder and no file/u,
    );
  });

  it("is told without a place when the system names none, as for a full disk", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
      syscall: "write",
    });
    const expected =
      "cannot write: no space is left on the disk; free some, and run the same command again (ENOSPC)";
    expect(refusalOfSystem(full)).toBe(expected);
    expect(refusalOfSystem(new Error("the index cannot be written", { cause: full }))).toBe(expected);
  });

  it.each([
    new Error("a bug"),
    new OperatorError("told already"),
    new TypeError("x", { cause: 7 }),
    "text",
    null,
  ])("is not %s", (error) => {
    expect(refusalOfSystem(error)).toBeUndefined();
  });
});

describe("a folder", () => {
  it("is made with those above it, and again", async () => {
    const folder = path.join(await scratchFolder(), "a/b/c");
    await makeFolder(folder);
    await makeFolder(folder);
    await expect(mkdir(folder)).rejects.toThrow(/EEXIST/u);
  });
});

describe("closing several things", () => {
  it("closes those behind one that fails, and throws its failure", async () => {
    const closed: string[] = [];
    const one = (name: string) => ({ close: async () => void closed.push(name) });
    const failing = { close: () => Promise.reject(new Error("full")) };
    await expect(closeAll([one("a"), failing, one("b")])).rejects.toThrow("full");
    expect(closed).toEqual(["a", "b"]);
    await closeAll([]);
  });
});
