import type { StageManifest } from "../schemas/manifest.ts";
import type { StageName } from "../schemas/stage.ts";
import { printable, printableLines } from "./lib/text.ts";
import type { Reporter } from "./lib/progress.ts";

/** Milliseconds between two progress lines: often on a terminal, where the line is redrawn, seldom in a log. */
const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_MS = 10_000;
const BAR_WIDTH = 24;

/** Prints a result to standard output. Results quote names and texts of others, which must not move the cursor. */
export function print(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}

/** Lets a reader of the output leave early, as head and less do: the work goes on to its own end, and nothing more is printed. */
export function allowEarlyReaders(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Prints an error to standard error. */
export function printError(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}

/** How a stage's progress reads at one moment: pure, so that it can be tested. */
export function progressLine(
  stage: StageName,
  done: number,
  total: number | undefined,
  rate: number,
  bar: boolean,
): string {
  const speed = `${rate >= 10 ? Math.round(rate).toLocaleString("en-US") : rate.toFixed(1)}/s`;
  if (total === undefined || total === 0) return `${stage}: ${done.toLocaleString("en-US")} done, ${speed}`;
  const share = Math.min(1, done / total);
  const left = rate > 0 ? `, ${duration((total - done) / rate)} left` : "";
  const drawn = bar ? `[${"#".repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, ".")}] ` : "";
  return `${stage}: ${drawn}${Math.floor(share * 100)}% of ${total.toLocaleString("en-US")}, ${speed}${left}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** What is known of the stage under way. */
interface Current {
  readonly stage: StageName;
  readonly total: number | undefined;
  readonly since: number;
  shown: number;
  /** When the first items were done, and how many they were: what came before is preparation, or was done before an interruption. */
  first: { readonly at: number; readonly done: number } | undefined;
}

/**
 * Reports to standard error: a bar with rate and remaining time on a terminal, a line now and then elsewhere. Warnings are
 * counted by name; each is shown once as it first appears and again, with its count, when the stage ends.
 */
export class TerminalReporter implements Reporter {
  readonly #terminal = process.stderr.isTTY;
  readonly #warnings = new Map<string, { count: number; first: string }>();
  #current: Current | undefined;

  stageStarted(stage: StageName, total: number | undefined): void {
    const now = performance.now();
    this.#current = { stage, total, since: now, shown: now, first: undefined };
  }

  advanced(done: number): void {
    const current = this.#current;
    const now = performance.now();
    if (!current) return;
    if (current.first === undefined) {
      current.first = { at: now, done };
      current.shown = now;
    }
    if (now - current.shown < (this.#terminal ? TERMINAL_EVERY_MS : LOG_EVERY_MS)) return;
    current.shown = now;
    const rate = ((done - current.first.done) / (now - current.first.at)) * 1000;
    const line = progressLine(current.stage, done, current.total, rate, this.#terminal);
    process.stderr.write(this.#terminal ? `\r\u001b[K${line}` : `${line}\n`);
  }

  stageFinished({ stage, counts }: StageManifest, how: "ran" | "up-to-date"): void {
    const took =
      this.#current && how === "ran"
        ? ` in ${((performance.now() - this.#current.since) / 1000).toFixed(1)} s`
        : "";
    this.#current = undefined;
    const rejected = counts.rejected > 0 ? `, ${counts.rejected.toLocaleString("en-US")} rejected` : "";
    const what = `${counts.accepted.toLocaleString("en-US")} of ${counts.in.toLocaleString("en-US")} ${counts.unit} accepted${rejected}`;
    this.#line(`${stage}: ${how === "up-to-date" ? "up to date, " : ""}${what}${took}`);
    for (const [name, { count, first }] of this.#warnings)
      if (count > 1) this.#line(`  warning ${name}: ${count} times, first: ${first}`);
    this.#warnings.clear();
  }

  warned(name: string, message: string): void {
    const known = this.#warnings.get(name);
    if (known) {
      known.count += 1;
      return;
    }
    const first = printable(message);
    this.#warnings.set(name, { count: 1, first });
    this.#line(`  warning ${name}: ${first}`);
  }

  told(message: string): void {
    this.#line(`  ${printable(message)}`);
  }

  noted(message: string): void {
    if (this.#terminal && this.#current)
      process.stderr.write(`\r\u001b[K${this.#current.stage}: ${printable(message)}`);
  }

  #line(text: string): void {
    process.stderr.write(`${this.#terminal ? "\r\u001b[K" : ""}${text}\n`);
  }
}
