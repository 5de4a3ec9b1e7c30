import type { AuditReport } from "../../schemas/audit-report.ts";
import { OperatorError } from "../lib/errors.ts";

/** A limit that a data set must keep, e.g. "errors", "suspicions>10", "duplicate-negative", "probes=47-53", "entropy<3". */
export interface Gate {
  readonly text: string;
  /** Whether it can only be checked where probes were run. */
  readonly needsProbes: boolean;
  /** Sentences about every way in which a report breaks the limit; none when it keeps it. */
  readonly check: (report: AuditReport) => readonly string[];
}

/** Slices with fewer pairs than this are too small to be held to a band. */
const LEAST_PAIRS = 300;

const FORMS = [
  "errors | suspicions | notes | <rule>, each with an optional >N (default >0)",
  "probes=LOW-HIGH | models=LOW-HIGH | heuristics=LOW-HIGH | held-out=LOW-HIGH | slices=LOW-HIGH | <probe>=LOW-HIGH, in percent",
  "entropy<BITS",
].join("; ");

/**
 * Reads a limit.
 *
 * @param flag names where it was given, for messages
 * @throws {OperatorError} when the text is no limit, or names a rule or probe that does not exist
 */
export function readGate(
  text: string,
  rules: readonly string[],
  probes: readonly string[],
  flag = "--fail-on",
): Gate {
  const band = /^([a-z0-9-]+)=(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/u.exec(text);
  if (band !== null) {
    const [, name = "", low = "", high = ""] = band;
    if (PROBE_GROUPS.has(name) || probes.includes(name))
      return probeGate(text, name, Number(low), Number(high), flag);
  }
  const entropy = /^entropy<(\d+(?:\.\d+)?)$/u.exec(text);
  if (entropy !== null) return entropyGate(text, Number(entropy[1]));
  const [, name = "", limit] = /^([a-z0-9-]+)(?:>(\d+))?$/u.exec(text) ?? [];
  if (["errors", "suspicions", "notes"].includes(name) || rules.includes(name))
    return countGate(text, name, Number(limit ?? 0));
  throw new OperatorError(`${flag} ${text}: no such limit; expected ${FORMS}`);
}

/** Every sentence in which a report breaks a limit. */
export function brokenGates(report: AuditReport, gates: readonly Gate[]): string[] {
  return gates.flatMap((gate) => gate.check(report).map((sentence) => `${gate.text}: ${sentence}`));
}

function countGate(text: string, name: string, limit: number): Gate {
  return {
    text,
    needsProbes: false,
    check: (report) => {
      const found = countOf(report, name);
      return found > limit ? [`${found} found, at most ${limit} allowed`] : [];
    },
  };
}

function countOf({ totals, rules }: AuditReport, name: string): number {
  if (name === "errors") return totals.error;
  if (name === "suspicions") return totals.suspicion;
  if (name === "notes") return totals.note;
  const counts = rules.find((rule) => rule.name === name)?.counts;
  return counts === undefined ? 0 : counts.error + counts.suspicion + counts.note;
}

type ProbeResults = NonNullable<AuditReport["probes"]>["results"];

const PROBE_GROUPS = new Map<string, (result: ProbeResults[number]) => boolean>([
  ["probes", () => true],
  ["models", ({ kind }) => kind === "model"],
  ["heuristics", ({ kind }) => kind === "heuristic"],
  ["held-out", ({ heldOut }) => heldOut],
  ["slices", ({ kind }) => kind === "model"],
]);

function probeGate(text: string, name: string, low: number, high: number, flag: string): Gate {
  if (low >= high || high > 100)
    throw new OperatorError(`${flag} ${text}: the band must rise and end at 100 at most`);
  return {
    text,
    needsProbes: true,
    check: ({ probes }) => {
      if (probes === null) return ["there are no probes to hold to a band; run the audit with probes"];
      const chosen = probes.results.filter(PROBE_GROUPS.get(name) ?? ((result) => result.name === name));
      return chosen.flatMap((result) =>
        figuresOf(result, name).flatMap(([what, share]) => {
          const value = share * 100;
          return value < low || value > high
            ? [`${what} is right in ${value.toFixed(1)} %, outside ${low} to ${high}`]
            : [];
        }),
      );
    },
  };
}

function figuresOf({ name, overall, slices }: ProbeResults[number], gate: string): [string, number][] {
  if (gate !== "slices") return [[name, overall.accuracy.value]];
  return slices
    .filter(({ by, pairs }) => by !== "corpus" && pairs >= LEAST_PAIRS)
    .map((slice) => [`${name} on ${slice.name}`, slice.accuracy.value]);
}

function entropyGate(text: string, bits: number): Gate {
  return {
    text,
    needsProbes: false,
    check: ({ distributions: { categoryEntropy } }) =>
      categoryEntropy < bits
        ? [`category entropy is ${categoryEntropy.toFixed(2)} bits, at least ${bits} wanted`]
        : [],
  };
}
