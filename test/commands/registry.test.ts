import { describe, expect, it, test } from "vitest";
import { COMMAND_MODULES, commandsFor } from "../../pipeline/commands/registry.ts";
import { quietIo } from "../support/command-io.ts";

const io = quietIo(".");

describe("a module of commands", () => {
  test.each(COMMAND_MODULES.map((module) => [module.names[0] ?? "", module] as const))(
    "of %s holds the commands that it is listed with",
    async (_, { names, load }) => {
      expect((await load(io)).map((command) => command.name())).toEqual(names);
    },
  );
});

describe("a command line", () => {
  const all = COMMAND_MODULES.flatMap(({ names }) => names);

  it("that names a command gets the commands of its module", async () => {
    const commands = await commandsFor(["--debug", "verify", "build"], io);
    expect(commands.map((command) => command.name())).toEqual(["release", "verify", "check-splits", "diff"]);
  });

  it.each([[[]], [["--help"]], [["help", "audit"]], [["biuld"]]])(
    "of %j gets all commands",
    async (words) => {
      expect((await commandsFor(words, io)).map((command) => command.name())).toEqual(all);
    },
  );
});
