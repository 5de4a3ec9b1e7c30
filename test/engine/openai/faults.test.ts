import type { ServerResponse } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ServerFault, SERVER_FAULTS } from "../../llm-server/faults.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { hurriedClock } from "./clocks.ts";
import { type EngineChanges, negativesRequest, openEngineAt } from "./support.ts";

let folder: string;
let server: LlmServer;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => server.close());

async function serve(
  options: ServerOptions,
  changes: Partial<EngineChanges> = {},
): ReturnType<typeof openEngineAt> {
  server = await startServer(options);
  return openEngineAt({ folder, url: server.url, options: { clock: hurriedClock() }, ...changes });
}

/** Spoils the first call only. */
function onceWith(spoil: (response: ServerResponse) => void): ServerOptions {
  return {
    intercept: ({ number }, response) => {
      if (number === 0) spoil(response);
      return number === 0;
    },
  };
}

describe("a fault of server or line", () => {
  it.each(SERVER_FAULTS.filter((fault) => fault !== "slow"))(
    "%s is tried again",
    async (fault: ServerFault) => {
      let struck = 0;
      const options: ServerOptions = { faults: { [fault]: 0.7 }, seed: 3, onCall: () => (struck += 1) };
      const engine = await serve(options, { openai: { attempts: 30 } });
      const replies = await Promise.all(
        [1, 2, 3, 4, 5].map((number) => engine.ask(negativesRequest(number))),
      );
      expect(replies.map(({ outcome }) => outcome)).toEqual(Array(5).fill("answered"));
      expect(struck).toBeGreaterThan(5);
      await engine.close();
    },
  );

  it("that stays is told of the record, kept, and leaves the others alone", async () => {
    const engine = await serve(
      {
        intercept: ({ body }, response) => {
          if (!body.messages[1]?.content.includes("door 1.")) return false;
          response.writeHead(500).end();
          return true;
        },
      },
      { openai: { attempts: 3 } },
    );
    const replies = await Promise.all([2, 1, 3].map((number) => engine.ask(negativesRequest(number))));
    expect(replies.map(({ outcome }) => outcome)).toEqual(["answered", "unreachable", "answered"]);
    expect(replies[1]?.message).toMatch(/^no reply after 3 calls: HTTP 500/);
    await engine.close();
  });

  it("a web page in place of the first reply stops the run: the address is wrong", async () => {
    const engine = await serve({ faults: { "html-200": 1 } }, { openai: { attempts: 2 } });
    await expect(engine.ask(negativesRequest(1))).rejects.toThrow(/answered a web page; check --base-url/);
    await engine.close();
  });

  it("a server that takes too long is tried again", async () => {
    const engine = await serve(
      onceWith(() => undefined),
      { openai: { timeoutSeconds: 2 } },
    );
    expect((await engine.ask(negativesRequest(1))).outcome).toBe("answered");
    expect(engine.spend()).toMatchObject({ "calls lost": 1, "retried: transient": 1 });
    await engine.close();
  });

  it("a body that never ends is ended by the time limit", async () => {
    const drip = onceWith((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
      response.write('{"choices":');
    });
    const engine = await serve(drip, { openai: { timeoutSeconds: 2 } });
    expect((await engine.ask(negativesRequest(1))).outcome).toBe("answered");
    await engine.close();
  });
});

describe("waiting", () => {
  it.each([
    ["retry-after-ms", { "retry-after-ms": "750" }, 750],
    ["retry-after in seconds", { "retry-after": "2" }, 2000],
    [
      "the reset of an empty bucket",
      { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m3s" },
      63_000,
    ],
  ] as const)("takes as long as %s says", async (_, headers, expected) => {
    const clock = hurriedClock();
    const throttled = onceWith((response) =>
      response.writeHead(429, headers).end('{"error":{"message":"slow"}}'),
    );
    const engine = await serve(throttled, { options: { clock } });
    await engine.ask(negativesRequest(1));
    expect(clock.waits).toContain(expected);
    await engine.close();
  });

  it("longer than the run's patience stops the run with what the server said", async () => {
    const throttled = onceWith((response) => response.writeHead(429, { "retry-after": "7200" }).end("{}"));
    const engine = await serve(throttled);
    await expect(engine.ask(negativesRequest(1))).rejects.toThrow(/asks to wait 120 min/);
    await engine.close();
  });

  it("ends at once on a stop, whatever the server asked for", async () => {
    const stop = new AbortController();
    server = await startServer({
      intercept: (_, response) => {
        response.writeHead(429, { "retry-after": "30" }).end("{}");
        setTimeout(() => stop.abort(), 20);
        return true;
      },
    });
    const engine = await openEngineAt({ folder, url: server.url, signal: stop.signal });
    const asked = [1, 2, 3].map((number) => engine.ask(negativesRequest(number)));
    const before = performance.now();
    for (const { reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[])
      expect(reason).toMatchObject({ name: "StoppedError" });
    await engine.close();
    expect(performance.now() - before).toBeLessThan(29_000); // thirty seconds were asked for
  });

  it("a stop ends calls under way and counts them as perhaps billed", async () => {
    const stop = new AbortController();
    server = await startServer({
      intercept: () => {
        setTimeout(() => stop.abort(), 20);
        return true;
      },
    });
    const engine = await openEngineAt({ folder, url: server.url, signal: stop.signal });
    await expect(engine.ask(negativesRequest(1))).rejects.toMatchObject({ name: "StoppedError" });
    expect(engine.spend()).toMatchObject({ "calls lost": 1 });
    await engine.close();
  });
});

describe("a server that is gone", () => {
  it("pauses the calls, says so, and stops the run when patience ends", async () => {
    const said: string[] = [];
    const engine = await serve(
      { intercept: (_, response) => (response.socket?.resetAndDestroy(), true) },
      {
        options: { clock: hurriedClock(), warn: (name) => said.push(name) },
        openai: { attempts: 100, patienceSeconds: 60 },
      },
    );
    const asked = Array.from({ length: 20 }, (_, number) => engine.ask(negativesRequest(number)));
    const settled = Promise.allSettled(asked);
    await expect(asked[0]).rejects.toThrow(
      /has let nothing through for \d+ (s|min) \(.*\); run the same command again/,
    );
    await settled;
    expect(said).toContain("server-gone");
    await engine.close();
  });

  it("goes on when it is back, with nobody's tries used up", async () => {
    const said: string[] = [];
    const engine = await serve(
      { intercept: ({ number }, response) => number < 60 && (response.writeHead(503).end("{}"), true) },
      {
        options: { clock: hurriedClock(), warn: (name) => said.push(name) },
        openai: { attempts: 4, patienceSeconds: 6000 },
      },
    );
    const asked = Array.from({ length: 12 }, (_, number) => engine.ask(negativesRequest(number)));
    const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "answered").length).toBeGreaterThan(9);
    expect(said).toEqual(expect.arrayContaining(["server-gone", "server-back"]));
    await engine.close();
  });
});

describe("replay", () => {
  it("answers from the ledger without a call and names what is missing", async () => {
    const engine = await serve({});
    const live = await engine.ask(negativesRequest(1));
    await engine.close();
    await server.close();
    const replay = await openEngineAt({
      folder,
      url: server.url,
      openai: { replay: true },
      options: { apiKey: undefined },
    });
    expect(await replay.ask(negativesRequest(1))).toEqual(live);
    await expect(replay.ask(negativesRequest(2))).rejects.toThrow(
      /replay: the ledger holds no negatives reply for corpus\/video\/2 \(sample 0, key [0-9a-f]{12}\)/,
    );
    await replay.close();
  });
});

describe("the key", () => {
  it("stands in no file of the ledger, whatever the server echoes", async () => {
    const engine = await serve({
      intercept: ({ authorization }, response) => {
        response.writeHead(422, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { message: `you sent ${authorization}` } }));
        return true;
      },
    });
    expect((await engine.ask(negativesRequest(1))).message).toBe("HTTP 422: you sent Bearer [key]");
    await engine.close();
    const files = await readdir(path.join(folder, "ledger"));
    const contents = await Promise.all(
      files.map((file) => readFile(path.join(folder, "ledger", file), "latin1")),
    );
    expect(contents.join("")).toContain("you sent Bearer [key]");
    expect(contents.join("")).not.toContain("sk-test");
  });
});
