import { spawnSync } from "node:child_process";

/** Why Python cannot be asked here; undefined when it can. */
export function pythonMissing(): string | undefined {
  const { status, error } = spawnSync("python3", ["--version"]);
  if (error) return `python3 cannot be started: ${error.message}`;
  return status === 0 ? undefined : `python3 --version exits with ${status}`;
}

/** Runs a Python program with text on its standard input; returns what it prints. */
export function python(program: string, input: string): string {
  const { stdout, stderr, status } = spawnSync("python3", ["-c", program], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`python3 exits with ${status}: ${stderr}`);
  return stdout;
}
