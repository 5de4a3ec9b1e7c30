import http from "node:http";
import type { AddressInfo } from "node:net";
import { answerNegatives } from "./answers.ts";

/** A server that says the same to everything, at the least cost: what is measured against it is its client. */
export interface PlainServer {
  readonly url: string;
  readonly counts: { calls: number };
}

/** Starts one that answers each call with the same completion after so many milliseconds. */
export async function startPlainServer(port: number, latencyMs: number): Promise<PlainServer> {
  const counts = { calls: 0 };
  const reply = Buffer.from(JSON.stringify(completion()));
  const headers = { "content-type": "application/json", "content-length": reply.length };
  const server = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      counts.calls += 1;
      const respond = (): void => {
        response.writeHead(200, headers);
        response.end(reply);
      };
      if (latencyMs > 0) setTimeout(respond, latencyMs);
      else respond();
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}/v1`, counts };
}

function completion(): object {
  const applied = [{ path: "Object/ObjectExistence" }] as const;
  const plans = ["strong", "moderate", "weak"].map((difficulty) => ({
    difficulty,
    applied_categories: applied,
  }));
  const content = JSON.stringify(answerNegatives({ related_query: "A person opens a door.", plans }, "0"));
  return {
    id: "chatcmpl-0",
    object: "chat.completion",
    created: 0,
    model: "plain",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content, refusal: null } }],
    usage: { prompt_tokens: 1100, completion_tokens: 250, total_tokens: 1350 },
  };
}
