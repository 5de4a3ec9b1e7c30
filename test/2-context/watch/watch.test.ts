import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { contextStage } from "../../../pipeline/2-context/context.ts";
import { DEFAULTS, resolveConfig } from "../../../pipeline/config.ts";
import type { Engine } from "../../../pipeline/engine/engine.ts";
import { Ledger } from "../../../pipeline/engine/ledger/ledger.ts";
import { OperatorError, StoppedError } from "../../../pipeline/lib/errors.ts";
import { silentReporter } from "../../../pipeline/lib/progress.ts";
import { runStage } from "../../../pipeline/run.ts";
import type { Config, ConfigSpec } from "../../../schemas/config.ts";
import { type Context, context } from "../../../schemas/context.ts";
import type { StageManifest } from "../../../schemas/manifest.ts";
import type { Moment } from "../../../schemas/moment.ts";
import { openEngineAt } from "../../engine/openai/support.ts";
import { brightnessOf, GREY_STEP, makeUnevenClip, NO_CLIPS } from "../../lib/video-file-clips.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";
import { configWith, momentWith } from "../../support/records.ts";
import { contextWith, corpusOf, engineOf } from "../../support/runs.ts";
import { scratchFolder } from "../../support/scratch.ts";

/** Times at which the pictures of the clip are shown. */
const SHOWN = [0, 0.2, 1.7, 1.74, 3.1, 6.2, 6.9, 7, 9.45, 10];

const servers: LlmServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(options: ServerOptions = {}): Promise<LlmServer> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

interface Watched {
  readonly manifest: StageManifest;
  readonly contexts: readonly Context[];
  readonly warnings: readonly string[];
}

/** Four moments alone in their videos, two in one video, and files for some of them. */
async function prepare(): Promise<{ folder: string; videos: string; moments: Moment[] }> {
  const folder = await scratchFolder();
  const videos = path.join(folder, "videos");
  await mkdir(videos);
  await makeUnevenClip(path.join(videos, "-a:b_0.0_10.0.mp4"), SHOWN);
  await copyFile(path.join(videos, "-a:b_0.0_10.0.mp4"), path.join(videos, "told.mp4"));
  await writeFile(path.join(videos, "broken.mp4"), "no video");
  const alone = ["-a:b_0.0_10.0", "gone", "broken"].map((video) =>
    momentWith({ id: `c/${video}`, video, duration: 10, query: `a lamp in ${video}` }),
  );
  const told = ["glows", "flickers"].map((verb) =>
    momentWith({ id: `c/told/${verb}`, video: "told", duration: 10, query: `a lamp ${verb}` }),
  );
  return { folder, videos, moments: [...alone, ...told] };
}

function configOf(folder: string, videos: string, url: string, changes: Partial<Config> = {}): Config {
  return configWith({
    run: path.join(folder, "run"),
    engine: "openai",
    baseUrl: url,
    ingest: { ...DEFAULTS.ingest, videos },
    context: { ...DEFAULTS.context, watch: "alone", frames: 5, frameSide: 64 },
    ...changes,
  });
}

async function watch(config: Config, moments: readonly Moment[], engine: Engine): Promise<Watched> {
  const warnings: string[] = [];
  const reporter = {
    ...silentReporter,
    warned: (name: string, message: string) => warnings.push(`${name}: ${message}`),
  };
  const run = contextWith(config, { engine: () => Promise.resolve(engine), reporter });
  try {
    await runStage(corpusOf(moments), run);
    const manifest = await runStage(contextStage, run);
    const text = await readFile(path.join(config.run, "2-context", "records.ndjson"), "utf8");
    const lines = text.trim().split("\n");
    return { manifest, contexts: lines.map((line) => context.parse(JSON.parse(line))), warnings };
  } finally {
    await engine.close();
  }
}

const engineFor = (folder: string, config: Config): Promise<Engine> =>
  openEngineAt({ folder, url: config.baseUrl, config });

/** What the server was shown: the time in each label, and the picture behind it by its brightness. */
async function shownIn(server: LlmServer): Promise<{ time: number; picture: number }[]> {
  const parts = server.calls[0]?.body.messages.find(({ role }) => role === "user")?.parts ?? [];
  const shown: { time: number; picture: number }[] = [];
  for (const [at, part] of parts.entries()) {
    const label = parts[at - 1];
    if (part.type !== "image_url" || label?.type !== "text") continue;
    const [, data = ""] = /^data:image\/jpeg;base64,(.*)$/u.exec(part.image_url.url) ?? [];
    const brightness = await brightnessOf(Buffer.from(data, "base64"));
    const picture = Math.round(brightness / ((GREY_STEP * 255) / 219));
    shown.push({ time: Number(label.text.replace(/ s$/u, "")), picture });
  }
  return shown;
}

describe.skipIf(NO_CLIPS)(`watched videos${NO_CLIPS ? ` (skipped: ${NO_CLIPS})` : ""}`, () => {
  test("are described by frames at their true times, and only where nothing else is told", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const config = configOf(folder, videos, server.url);
    const { manifest, contexts, warnings } = await watch(config, moments, await engineFor(folder, config));

    expect(server.calls).toHaveLength(1);
    const shown = await shownIn(server);
    expect(shown).toEqual([1.7, 3.1, 6.2, 7, 9.45].map((time) => ({ time, picture: SHOWN.indexOf(time) })));

    const [seen, gone, broken, told] = contexts;
    expect(seen?.captions.filter(({ origin }) => origin === "vision")).toHaveLength(5);
    expect(seen?.captions[0]).toMatchObject({ window: [1, 4.5], own: true });
    expect(seen?.watched).toMatchObject({ result: "captioned", frames: [1.7, 3.1, 6.2, 7, 9.45] });
    expect(gone).toMatchObject({ watched: { result: "absent", reply: null }, captions: [{ own: true }] });
    expect(broken).toMatchObject({ watched: { result: "unreadable", reply: null } });
    expect(told).not.toHaveProperty("watched");
    expect(manifest.counts).toMatchObject({ in: 5, accepted: 5, rejected: 0 });
    expect(manifest.tallies).toMatchObject({
      "watched:captioned": 1,
      "watched:absent": 1,
      "watched:unreadable": 1,
      "captions-seen": 5,
    });
    expect(warnings).toEqual([
      expect.stringContaining("video-absent: gone"),
      expect.stringContaining("video-unreadable: broken"),
    ]);
    expect(JSON.stringify([contexts, warnings])).not.toContain(folder);
  });

  test("lead back to the reply that described them", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const config = configOf(folder, videos, server.url);
    const { contexts } = await watch(config, moments, await engineFor(folder, config));
    const reply = contexts[0]?.watched?.reply;
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    const entry = ledger.get(reply?.key ?? "");
    await ledger.close();
    expect(entry).toMatchObject({ stage: "context", outcome: "answered" });
    expect(reply).toMatchObject({ model: config.model, prompt: entry?.request.prompt });
    expect(reply?.prompt).toMatch(/^watch@[0-9a-f]{12}$/u);
    expect(JSON.stringify(entry)).not.toContain("base64");
  });

  test("are replayed from the ledger, byte for byte, without a call", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const config = configOf(folder, videos, server.url);
    const first = await watch(config, moments, await engineFor(folder, config));
    const openai = { ...DEFAULTS.openai, replay: true };
    const again = { ...config, run: path.join(folder, "again"), openai };
    const second = await watch(again, moments, await engineFor(folder, again));
    expect(second.contexts).toEqual(first.contexts);
    expect(server.calls).toHaveLength(1);

    const other = { ...again, context: { ...config.context, frames: 4 } };
    await expect(watch(other, moments, await engineFor(folder, other))).rejects.toThrow(
      /replay: the ledger holds no context reply/u,
    );
  });

  test("are asked about once, however many moments they have", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const many = Array.from({ length: 30 }, (_, n) =>
      momentWith({ id: `c/told/${n}`, video: "told", duration: 10, query: `a lamp, number ${n}` }),
    );
    const config = configOf(folder, videos, server.url);
    const all = { ...config, context: { ...config.context, watch: "all" as const } };
    const scattered = [...many.slice(0, 20), ...moments.slice(0, 1), ...many.slice(20)];
    const { contexts, manifest } = await watch(all, scattered, await engineFor(folder, all));
    expect(server.calls).toHaveLength(1); // both files are the same: so is the request
    expect(manifest.tallies["watched:captioned"]).toBe(31);
    expect(contexts[0]?.captions.filter(({ origin }) => origin === "vision")).toHaveLength(5);
  });

  test("of which a model says nothing useful leave their moments as they are", async () => {
    const { folder, videos, moments } = await prepare();
    for (const [fault, result] of [
      ["refused", "unanswered"],
      ["malformed", "malformed"],
    ] as const) {
      const server = await serve({ faults: { [fault]: 1 } });
      const run = path.join(folder, fault);
      const config = configOf(run, videos, server.url);
      const { contexts, manifest } = await watch(config, moments, await engineFor(run, config));
      expect(contexts[0]?.watched?.result).toBe(result);
      expect(contexts[0]?.captions.map(({ own }) => own)).toEqual([true]);
      expect(manifest.counts).toMatchObject({ in: 5, accepted: 5 });
    }
  });

  test("are described anew when a reply is no description", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve({
      intercept: ({ number }, response) => {
        if (number > 0) return false;
        const content = '{"captions": [{"start": 0, "end": 99, "text": "A lamp."}]}';
        const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
        response.writeHead(200, { "content-type": "application/json" });
        response.end(
          JSON.stringify({ model: "m", choices, usage: { prompt_tokens: 9, completion_tokens: 9 } }),
        );
        return true;
      },
    });
    const config = configOf(folder, videos, server.url, { repairs: 1 });
    const { contexts } = await watch(config, moments, await engineFor(folder, config));
    expect(server.calls).toHaveLength(2);
    expect(server.calls[1]?.body.messages.at(-1)?.content).toContain("captions.0");
    expect(contexts[0]?.watched?.result).toBe("captioned");
    expect(contexts[0]?.watched?.reply?.prompt).toMatch(/^watch@.*\+repair@/u);
  });

  test("go on where a stop left them, and end in the same bytes without a second call", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const config = configOf(folder, videos, server.url, { concurrency: 1 });
    const stop = new AbortController();
    const engine = await engineFor(folder, config);
    const stopping: Engine = {
      ...engine,
      watch: async (request) => {
        const reply = await engine.watch?.(request);
        stop.abort();
        if (reply === undefined) throw new Error("this engine does not see");
        return reply;
      },
    };
    const run = contextWith(config, { engine: () => Promise.resolve(stopping), signal: stop.signal });
    await runStage(corpusOf(moments), contextWith(config));
    await expect(runStage(contextStage, run)).rejects.toThrow(StoppedError);
    await engine.close();
    const resumed = await watch(config, moments, await engineFor(folder, config));
    const whole = { ...config, run: path.join(folder, "whole") };
    const straight = await watch(whole, moments, await engineFor(folder, whole));
    expect(resumed.contexts).toEqual(straight.contexts);
    expect(resumed.manifest.tallies).toEqual(straight.manifest.tallies);
    expect(server.calls).toHaveLength(1);
  });

  test("keep to the budget", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const openai = { ...DEFAULTS.openai, budgetTokens: 20_000 };
    const config = configOf(folder, videos, server.url, { openai });
    const poor = await engineFor(folder, config);
    await expect(watch(config, moments, poor)).rejects.toThrow(/budget: .*--budget-tokens/u);
    expect(server.calls).toEqual([]);
  });

  test("are looked at again when their folder changes, and not otherwise", async () => {
    const { folder, videos, moments } = await prepare();
    const server = await serve();
    const config = configOf(folder, videos, server.url);
    await watch(config, moments, await engineFor(folder, config));
    await makeUnevenClip(path.join(videos, "gone.mp4"), SHOWN.slice(0, 6));
    const { manifest } = await watch(config, moments, await engineFor(folder, config));
    expect(manifest.tallies).toMatchObject({ "watched:captioned": 2 });
    expect(server.calls).toHaveLength(2);
  });
});

describe("watching", () => {
  const layers = (file: ConfigSpec): Config => resolveConfig({ file }).config;

  test("needs an engine that sees and a folder of videos, and says so at once", () => {
    const context = { watch: "alone" as const };
    expect(() => layers({ context, ingest: { videos: "v" } })).toThrow(/add --engine openai/u);
    expect(() => layers({ context, engine: "openai" })).toThrow(/add --videos/u);
    expect(layers({ context, engine: "openai", ingest: { videos: "v" } }).context.watch).toBe("alone");
  });

  test("is refused by an engine that does not", async () => {
    const { folder, videos, moments } = await prepareNothing();
    const config = configOf(folder, videos, "http://127.0.0.1:9/v1");
    await expect(watch(config, moments, engineOf({}))).rejects.toThrow(OperatorError);
  });

  test("is off unless asked for: the stage asks nothing and writes what it always wrote", async () => {
    const { folder, moments } = await prepareNothing();
    const run = contextWith(configWith({ run: path.join(folder, "run") }));
    await runStage(corpusOf(moments), run);
    const { settings } = await runStage(contextStage, run);
    expect(settings).toBeNull();
  });
});

async function prepareNothing(): Promise<{ folder: string; videos: string; moments: Moment[] }> {
  const folder = await scratchFolder();
  return { folder, videos: folder, moments: [momentWith()] };
}
