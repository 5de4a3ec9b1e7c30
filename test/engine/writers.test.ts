import { describe, expect, it } from "vitest";
import { withBuiltInWriter } from "../../pipeline/engine/built-in-writer.ts";
import { turnOf } from "../../pipeline/engine/writers.ts";
import { configWith } from "../support/records.ts";
import { scriptedEngine } from "../support/scripted-engine.ts";
import { negativesRequest } from "./openai/support.ts";

const config = configWith({ engine: "openai", writers: ["paper", "lexicon", "steered"], candidates: 5 });

describe("turnOf", () => {
  it("deals candidates in turn, each writer counting its own", () => {
    expect([0, 1, 2, 3, 4].map((sample) => turnOf(config, sample))).toEqual([
      { writer: "paper", sample: 0 },
      { writer: "lexicon", sample: 0 },
      { writer: "steered", sample: 0 },
      { writer: "paper", sample: 1 },
      { writer: "lexicon", sample: 1 },
    ]);
  });

  it("is the engine's own writer's unless writers are named", () => {
    expect(turnOf({ engine: "openai", writers: null }, 3)).toEqual({ writer: "paper", sample: 3 });
    expect(turnOf({ engine: "lexicon", writers: null }, 3)).toEqual({ writer: "lexicon", sample: 3 });
  });
});

describe("withBuiltInWriter", () => {
  it("leaves to the built-in engine what falls to it, repairs included, and nothing else", async () => {
    const model = scriptedEngine({ ask: ["categories", "first", "third"] });
    const builtIn = scriptedEngine({ ask: ["second", "fifth"], repair: ["mended"] });
    const engine = withBuiltInWriter(model, builtIn, config);
    const { moment, captions } = negativesRequest(1);
    await engine.ask({ kind: "categories", moment, captions });
    const texts: string[] = [];
    for (const sample of [0, 1, 2, 4]) texts.push((await engine.ask(negativesRequest(1, { sample }))).text);
    expect(texts).toEqual(["first", "second", "third", "fifth"]);
    expect(builtIn.asked.map((request) => request.kind === "negatives" && request.sample)).toEqual([0, 1]);
    const repair = { request: negativesRequest(1, { sample: 4 }), replies: [], findings: [] };
    expect((await engine.repair(repair)).text).toBe("mended");
    expect(builtIn.repairs[0]?.request).toMatchObject({ sample: 1 });
  });
});
