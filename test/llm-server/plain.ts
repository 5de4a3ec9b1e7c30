import http from "node:http";
import type { AddressInfo } from "node:net";
import { answerCategories, answerNegatives } from "./answers.ts";

/** A key of the user's JSON that only Table 16 has. */
const ONLY_IN_NEGATIVES = "related_query_timestamp";

/** A server that says the same to all requests of a kind, at the least cost: what is measured against it is its client. */
export interface PlainServer {
  readonly url: string;
  readonly counts: { calls: number };
  close(): Promise<void>;
}

/** Starts one that answers each call after so many milliseconds. */
export async function startPlainServer(port: number, latencyMs: number): Promise<PlainServer> {
  const counts = { calls: 0 };
  const query = { related_query: "A person opens a door." };
  const applied = [{ path: "Object/ObjectExistence" }] as const;
  const plans = ["strong", "moderate", "weak"].map((difficulty) => ({
    difficulty,
    applied_categories: applied,
  }));
  const negatives = completion(answerNegatives({ ...query, plans }, "0"));
  const categories = completion(answerCategories(query));
  const server = http.createServer((request, response) => {
    let reply = categories;
    request.on("data", (chunk: Buffer) => {
      if (chunk.includes(ONLY_IN_NEGATIVES)) reply = negatives;
    });
    request.on("end", () => {
      counts.calls += 1;
      const respond = (): void => {
        response.writeHead(200, { "content-type": "application/json", "content-length": reply.length });
        response.end(reply);
      };
      if (latencyMs > 0) setTimeout(respond, latencyMs);
      else respond();
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    counts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function completion(answer: object): Buffer {
  const message = { role: "assistant", content: JSON.stringify(answer), refusal: null };
  const body = {
    id: "chatcmpl-0",
    object: "chat.completion",
    created: 0,
    model: "plain",
    choices: [{ index: 0, finish_reason: "stop", message }],
    usage: { prompt_tokens: 1100, completion_tokens: 250, total_tokens: 1350 },
  };
  return Buffer.from(JSON.stringify(body));
}
