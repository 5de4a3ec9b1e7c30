import { expect, it } from "vitest";
import { startCli } from "../support/cli.ts";

it("an output that nobody reads to its end is no failure", async () => {
  const { child, ended } = startCli(["config", "--help"]);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, err: "" });
});
