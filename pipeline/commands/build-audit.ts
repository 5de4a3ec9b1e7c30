import type { Command } from "commander";
import type { AuditReport } from "../../schemas/audit-report.ts";
import { auditDataset } from "../audit/audit.ts";
import { brokenGates, type Gate } from "../audit/gates.ts";
import { PROBES } from "../audit/probes/battery.ts";
import { OperatorError } from "../lib/errors.ts";
import { type CommandIo, gather, type Options } from "./command.ts";
import { gatesIn } from "./gates.ts";

/** Adds --gate. */
export function withGateOption(command: Command): Command {
  return command.option(
    "--gate <limit|file>",
    "exit with 1 when the audit of the finished data set breaks the limit, as with audit --fail-on; or a file of limits, one a line; once for each. The data set stays",
    gather,
  );
}

/** The limits that a build must keep; wrong ones are errors before any work is done. */
export async function buildGates(io: CommandIo, { gate }: Options): Promise<Gate[]> {
  return gatesIn(Array.isArray(gate) ? gate.map(String) : [], "--gate", io.folder);
}

/** Audits what a run made. Probes take longer than a small build itself, so they run only for gates that ask for them. */
export function auditRun(run: string, gates: readonly Gate[], signal: AbortSignal): Promise<AuditReport> {
  const probes = gates.some(({ needsProbes }) => needsProbes) ? PROBES : null;
  return auditDataset([run], signal, { probes });
}

/** Fails when the data set breaks a limit; it stays as it is. */
export function requireGates(report: AuditReport, gates: readonly Gate[], run: string): void {
  const broken = brokenGates(report, gates);
  if (broken.length === 0) return;
  throw new OperatorError(
    `--gate: ${broken.join("; ")}; the data set stays in ${run}, "hivtg audit ${run}" says more`,
    1,
  );
}
