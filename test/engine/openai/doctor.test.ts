import { afterEach, describe, expect, it } from "vitest";
import { type Diagnosis, diagnose } from "../../../pipeline/engine/openai/doctor.ts";
import { configWith } from "../../support/records.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function visit(options: ServerOptions): Promise<Diagnosis> {
  server = await startServer(options);
  return diagnose({
    config: configWith({ baseUrl: server.url }),
    apiKey: "sk-test",
    signal: new AbortController().signal,
  });
}

const verdicts = ({ checks }: Diagnosis): Record<string, string> =>
  Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));

describe("diagnose", () => {
  it("finds all well at a server that takes everything and tells its limits", async () => {
    const told = { requestsPerMinute: 500, tokensPerMinute: 200_000, told: "truth" as const };
    const diagnosis = await visit({ limits: told });
    expect(Object.values(verdicts(diagnosis))).toEqual(Array(8).fill("good"));
    expect(diagnosis.checks.find(({ name }) => name === "limits")?.message).toBe(
      "500 requests a minute, 200000 tokens a minute",
    );
    expect(diagnosis.usd).toBeGreaterThan(0);
    expect(server?.counts.calls).toBe(1);
  });

  it("names everything that a modest server does not take", async () => {
    const diagnosis = await visit({ refuses: ["response_format", "max_completion_tokens"] });
    expect(verdicts(diagnosis)).toMatchObject({
      "structured output": "unknown",
      reply: "good",
      limits: "unknown",
    });
    expect(diagnosis.checks.find(({ name }) => name === "parameters")?.message).toContain(
      "max_completion_tokens",
    );
  });

  it.each([
    ["a wrong key", { key: "other" }, "key"],
    ["an unknown model", { models: ["other"] }, "model"],
    ["a web page", { faults: { "html-200": 1 } }, "reply"],
    ["a used-up limit", { faults: { "429-bare": 1 } }, "limits"],
    ["an empty reply", { faults: { empty: 1 } }, "reply"],
  ] as const)("says of %s what is wrong", async (_, options, name) => {
    const diagnosis = await visit(options);
    expect(diagnosis.checks.filter(({ verdict }) => verdict === "bad").map((check) => check.name)).toEqual([
      name,
    ]);
  });

  it("says of a server that is not there what to check", async () => {
    const gone = await startServer({});
    await gone.close(); // nobody listens where it stood
    const config = configWith({ baseUrl: gone.url });
    const { checks } = await diagnose({ config, apiKey: "k", signal: new AbortController().signal });
    expect(checks).toEqual([
      {
        name: "connection",
        verdict: "bad",
        message: expect.stringMatching(/ECONNREFUSED.*check --base-url/) as string,
      },
    ]);
  });
});
