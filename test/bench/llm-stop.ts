import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { startServer } from "../llm-server/server.ts";
import { row, scriptArguments, withFolder } from "./llm-bench.ts";

/**
 * How fast a build ends on Ctrl-C while it waits: on a server that asks for 30 s of patience, and on one that does not answer.
 * A real process, from the signal to its end.
 * Usage: npx tsx test/bench/llm-stop.ts [times, default 5]
 */
const times = Number(process.argv[2] ?? 5);
const WAITS = {
  "a 429 with Retry-After: 30": { status: 429, headers: { "retry-after": "30" } },
  "a 503 with Retry-After: 30": { status: 503, headers: { "retry-after": "30" } },
  "a reply that does not come": undefined,
};

for (const [name, answer] of Object.entries(WAITS)) {
  const taken: number[] = [];
  const codes = new Set<number | null>();
  for (let turn = 0; turn < times; turn++) {
    const { ms, code } = await stopped(answer);
    taken.push(ms);
    codes.add(code);
  }
  row(name, { "slowest ms": Math.max(...taken), "exit codes": [...codes].join(" ") });
}

/** Starts a build, waits until it waits, interrupts it, and measures until it has ended. */
async function stopped(
  answer: (typeof WAITS)[keyof typeof WAITS],
): Promise<{ readonly ms: number; readonly code: number | null }> {
  let waits: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const server = await startServer({
    intercept: (_, response) => {
      if (answer !== undefined) response.writeHead(answer.status, answer.headers).end("{}");
      setTimeout(waits, 500); // by then the refusal has been read and the wait has begun
      return true;
    },
  });
  const result = await withFolder(async (folder) => {
    const flags = ["build", "--sample", "--engine", "openai", "--base-url", server.url, "--run"];
    const child = spawn(
      process.execPath,
      [...scriptArguments("pipeline", "cli"), ...flags, path.join(folder, "run")],
      { cwd: PACKAGE_ROOT, stdio: "ignore" },
    );
    await waiting;
    const start = performance.now();
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as [number | null];
    return { ms: performance.now() - start, code };
  });
  await server.close();
  return result;
}
