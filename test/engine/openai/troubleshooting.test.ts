import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { classify } from "../../../pipeline/engine/openai/failure.ts";
import type { TransportFailure } from "../../../pipeline/engine/openai/transport.ts";
import { PACKAGE_ROOT } from "../../../pipeline/lib/package.ts";
import { OUTCOMES } from "../../../schemas/engine-reply.ts";

const readme = await readFile(path.join(PACKAGE_ROOT, "README.md"), "utf8");
const rows = readme
  .slice(readme.indexOf("## Troubleshooting"), readme.indexOf("## Development"))
  .split("\n")
  .filter((line) => line.startsWith("| "));
/** First cells of the tables: what a run says. */
const says = rows.map((row) => row.split(" | ")[0] ?? "");

describe("the troubleshooting tables", () => {
  it.each(OUTCOMES)("show the outcome %s once", (outcome) => {
    expect(says.filter((cell) => cell.includes(`\`${outcome}\``))).toHaveLength(1);
  });

  it.each<[string, Partial<TransportFailure>]>([
    ["the key is missing or not accepted (HTTP 401)", { status: 401 }],
    ["the account has no credit left", { status: 402 }],
    ["the account has no credit left", { status: 429, code: "insufficient_quota" }],
    ["the key may not use model", { status: 403 }],
    ["or the address is unknown (HTTP 404", { status: 404 }],
    ["takes no chat completions (HTTP 405)", { status: 405 }],
    ["there is no such host", { code: "ENOTFOUND" }],
    ["the server redirects to", { code: "REDIRECT" }],
    ["its TLS certificate is not accepted", { code: "CERT_HAS_EXPIRED" }],
  ])("show once: %s", (words, failure) => {
    const nothing = { status: null, code: "", parameter: "", message: "", headers: {}, maybeBilled: false };
    const found = classify({ ...nothing, ...failure }, { baseUrl: "http://a/v1", model: "m" }, 0);
    expect(found).toMatchObject({ kind: "fatal", message: expect.stringContaining(words) as string });
    expect(says.filter((cell) => cell.includes(words))).toHaveLength(1);
  });
});
