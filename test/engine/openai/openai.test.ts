import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { negativesReply } from "../../../schemas/negatives-reply.ts";
import { categoriesReply } from "../../../schemas/categories-reply.ts";
import { momentWith } from "../../support/records.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";
import { type EngineChanges, negativesRequest, openEngineAt } from "./support.ts";

let folder: string;
let server: LlmServer;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => server.close());

async function serve(
  options: ServerOptions = {},
  changes: Partial<EngineChanges> = {},
): ReturnType<typeof openEngineAt> {
  server = await startServer(options);
  return openEngineAt({ folder, url: server.url, ...changes });
}

describe("an exchange", () => {
  it("brings replies that fit the schemas of both tables", async () => {
    const engine = await serve();
    const moment = momentWith();
    const categories = await engine.ask({ kind: "categories", moment, captions: [] });
    expect(categoriesReply.parse(JSON.parse(categories.text)).eligible_categories.length).toBeGreaterThan(2);
    const negatives = await engine.ask(negativesRequest(1));
    expect(Object.keys(negativesReply.parse(JSON.parse(negatives.text)).negs)).toEqual([
      "strong",
      "moderated",
    ]);
    await engine.close();
  });

  it("sends the table first, a strict schema of exactly the planned levels, and the key only in its header", async () => {
    const engine = await serve();
    const reply = await engine.ask(negativesRequest(1));
    await engine.close();
    const [call] = server.calls;
    expect(call?.authorization).toBe("Bearer sk-test-secret");
    expect(call?.body.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(call?.body.max_completion_tokens).toBe(8192);
    expect(call?.body["response_format"]).toMatchObject({
      type: "json_schema",
      json_schema: { strict: true, schema: { properties: { negs: { required: ["strong", "moderated"] } } } },
    });
    expect(call?.body).not.toHaveProperty("temperature");
    expect(JSON.stringify(reply)).not.toContain("sk-test");
  });

  it("is paid once: equal requests share a call, and the ledger answers ever after", async () => {
    const engine = await serve();
    const replies = await Promise.all([1, 1, 2].map((number) => engine.ask(negativesRequest(number))));
    expect(server.counts.calls).toBe(2);
    expect(replies[0]).toEqual(replies[1]);
    await engine.close();
    const again = await openEngineAt({ folder, url: server.url });
    expect(await again.ask(negativesRequest(1))).toEqual(replies[0]);
    await again.ask(negativesRequest(3));
    expect(server.counts.calls).toBe(3);
    await again.close();
  });

  it("asks anew for another sample and for a repair", async () => {
    const engine = await serve();
    const request = negativesRequest(1);
    const reply = await engine.ask(request);
    const second = await engine.ask({ ...request, sample: 1 });
    const finding = { rule: "r", severity: "error" as const, path: "negs", message: "is wrong" };
    const repaired = await engine.repair({ request, replies: [reply], findings: [finding] });
    expect(new Set([reply.key, second.key, repaired.key]).size).toBe(3);
    expect(server.counts.calls).toBe(3);
    expect(server.calls[2]?.body.messages).toHaveLength(4);
    await engine.close();
  });
});

describe("outcomes", () => {
  it.each([
    ["refused", "refused"],
    ["filtered", "filtered"],
    ["truncated", "truncated"],
    ["empty", "empty"],
    ["no-choices", "no-choices"],
    ["malformed", "answered"],
  ] as const)("a %s reply is named, kept and not asked for again", async (fault, outcome) => {
    const engine = await serve({ faults: { [fault]: 1 } });
    expect((await engine.ask(negativesRequest(1))).outcome).toBe(outcome);
    expect((await engine.ask(negativesRequest(1))).outcome).toBe(outcome);
    expect(server.counts.calls).toBe(1);
    await engine.close();
  });

  it("a record that the server rejects does not stop the others", async () => {
    const engine = await serve({
      intercept: ({ body }, response) => {
        if (!body.messages[1]?.content.includes("door 1.")) return false;
        response.writeHead(400, { "content-type": "application/json" });
        response.end('{"error":{"message":"this text is too long","code":"context_length_exceeded"}}');
        return true;
      },
    });
    const [bad, good] = await Promise.all([1, 2].map((number) => engine.ask(negativesRequest(number))));
    expect(bad).toMatchObject({ outcome: "rejected-by-server", message: "HTTP 400: this text is too long" });
    expect(good?.outcome).toBe("answered");
    await engine.close();
  });
});

describe("what a server does not take", () => {
  it("is found out by one call while the others wait, and remembered", async () => {
    const engine = await serve({ refuses: ["response_format", "max_completion_tokens"] });
    await Promise.all([1, 2, 3, 4].map((number) => engine.ask(negativesRequest(number))));
    expect(server.counts.calls).toBe(4 + 3); // json_schema, json_object, then max_completion_tokens
    expect(server.calls.at(-1)?.body).toMatchObject({ max_tokens: 8192 });
    await engine.close();
    const again = await openEngineAt({ folder, url: server.url });
    await again.ask(negativesRequest(5));
    expect(server.counts.calls).toBe(8);
    await again.close();
  });
});

describe("what stops a run", () => {
  it.each([
    ["a wrong key", { key: "other" }, /the key is missing or not accepted \(HTTP 401\); set OPENAI_API_KEY/],
    ["an unknown model", { models: ["other"] }, /model gpt-5-mini or the address is unknown/],
    ["an empty account", { intercept: refusing(429, "insufficient_quota") }, /no credit left/],
    ["a forbidden model", { intercept: refusing(403, "forbidden") }, /may not use model gpt-5-mini/],
  ] as const)("%s is one clear sentence, at once", async (_, options, message) => {
    const engine = await serve(options);
    const asked = await Promise.allSettled([1, 2, 3].map((number) => engine.ask(negativesRequest(number))));
    for (const { status, reason } of asked as PromiseRejectedResult[]) {
      expect(status).toBe("rejected");
      expect(reason).toMatchObject({
        name: "OperatorError",
        message: expect.stringMatching(message) as string,
      });
      expect(String(reason)).not.toContain("sk-test");
    }
    expect(server.counts.calls).toBe(1);
    await engine.close();
  });

  it("a redirect is refused, wherever it leads", async () => {
    const engine = await serve({
      intercept: (_, response) => {
        response.writeHead(307, { location: "http://elsewhere.invalid/v1/chat/completions" });
        response.end();
        return true;
      },
    });
    await expect(engine.ask(negativesRequest(1))).rejects.toThrow(/redirects to http:\/\/elsewhere\.invalid/);
    await engine.close();
  });

  it("a missing key is told before anything is asked", async () => {
    server = await startServer();
    const opened = openEngineAt({
      folder,
      url: "https://api.openai.com/v1",
      options: { apiKey: undefined },
    });
    await expect(opened).rejects.toThrow(/needs a key; set OPENAI_API_KEY/);
  });

  it("a ledger in use is told", async () => {
    const engine = await serve();
    await expect(openEngineAt({ folder, url: server.url })).rejects.toThrow(/another process is using it/);
    await engine.close();
  });
});

function refusing(status: number, code: string): NonNullable<ServerOptions["intercept"]> {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "no sk-test-secret", code, type: code } }));
    return true;
  };
}
