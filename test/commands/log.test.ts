import { afterEach, describe, expect, it, vi } from "vitest";
import { print, printError, progressLine, TerminalReporter } from "../../pipeline/log.ts";

describe("progressLine", () => {
  it.each([
    [50, 200, 10, true, "negatives: [######..................] 25% of 200, 10/s, 15 s left"],
    [50, 200, 10, false, "negatives: 25% of 200, 10/s, 15 s left"],
    [1, 10_000, 0.5, false, "negatives: 0% of 10,000, 0.5/s, 5.6 h left"],
    [1500, undefined, 1234, false, "negatives: 1,500 done, 1,234/s"],
    [0, 100, 0, false, "negatives: 0% of 100, 0.0/s"],
  ])("%d of %s at %d/s", (done, total, rate, bar, line) => {
    expect(progressLine("negatives", done, total, rate, bar)).toBe(line);
  });
});

describe("a reporter", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("counts no preparation and nothing before an interruption into the rate", () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const reporter = new TerminalReporter();
    reporter.stageStarted("categories", 1000);
    clock.mockReturnValue(60_000);
    reporter.advanced(500);
    expect(written).not.toHaveBeenCalled();
    clock.mockReturnValue(90_000);
    reporter.advanced(800);
    expect(String(written.mock.calls[0]?.[0])).toContain("80% of 1,000, 10/s, 20 s left");
  });
});

describe("what is printed", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ["results", process.stdout, print],
    ["errors", process.stderr, printError],
  ])("moves no cursor and turns no direction, in %s", (_, stream, say) => {
    const written = vi.spyOn(stream, "write").mockReturnValue(true);
    say("a\tb\n\u001b[2Jc\u202ed\r");
    expect(written.mock.calls).toEqual([["a\tb\n\\u001b[2Jc\\u202ed\\u000d\n"]]);
  });

  it("stays the same JSON", () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const value = { text: "\u001b[2J \u202e \u0085 é" };
    print(JSON.stringify(value, null, 2));
    expect(JSON.parse(String(written.mock.calls[0]?.[0]))).toEqual(value);
  });
});
