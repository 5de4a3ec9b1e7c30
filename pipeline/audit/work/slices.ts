import { availableParallelism } from "node:os";
import { mapInOrder } from "../../lib/concurrency.ts";
import { sizeOf } from "../../lib/files.ts";
import { takingTurns } from "../../lib/turns.ts";
import { type AuditInput, readRecord, sliceInput } from "../read/inputs.ts";
import type { Slice } from "../read/slice.ts";
import { unpackKeys } from "../rules/keys.ts";
import type { RecordKeys } from "../rules/rule.ts";
import { auditSlice, type SliceAudit, type SliceSettings } from "./audit-slice.ts";
import { AT_HAND, SlicePool } from "./pool.ts";

/** A slice of an input with what was said of its records. */
export interface AuditedSlice {
  /** Number of the input. */
  readonly file: number;
  readonly slice: Slice;
  readonly result: SliceAudit;
}

/** Threads that are started of themselves: more would wait for the one that puts their work together. */
const MOST_THREADS = 4;
/** Bytes of data below which starting a thread takes longer than it saves. */
const SMALL = 8 * 1024 * 1024;

/**
 * Audits the records of all inputs, slice by slice, in their order whatever the number of threads. This one is among them: it takes
 * a slice itself when the others have enough at hand.
 *
 * @param threads null for as many as help
 * @throws {StoppedError} soon after the signal has fired
 */
export async function* auditSlices(
  settings: SliceSettings,
  threads: number | null,
  signal: AbortSignal,
): AsyncGenerator<AuditedSlice> {
  const count = threads ?? (await helpfulThreads(settings.inputs));
  const others = SlicePool.isPossible ? count - 1 : 0;
  const pool = others > 0 ? new SlicePool(settings, others) : null;
  const turn = takingTurns(signal);
  const audited = async ({ file, slice }: Omit<AuditedSlice, "result">): Promise<AuditedSlice> => {
    if (pool?.isWanting === true) return { file, slice, result: await pool.audit(file, slice) };
    await turn();
    return { file, slice, result: auditSlice(settings, file, slice) };
  };
  const stop = (): void => pool?.stop();
  signal.addEventListener("abort", stop);
  try {
    yield* mapInOrder(slicesOf(settings.inputs), others * AT_HAND + 1, audited, signal);
  } finally {
    signal.removeEventListener("abort", stop);
    await pool?.close();
  }
}

async function helpfulThreads(inputs: readonly AuditInput[]): Promise<number> {
  const sizes = await Promise.all(inputs.map(({ file }) => sizeOf(file)));
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return bytes < SMALL ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

async function* slicesOf(inputs: readonly AuditInput[]): AsyncGenerator<Omit<AuditedSlice, "result">> {
  for (const [file, input] of inputs.entries())
    for await (const slice of sliceInput(input)) yield { file, slice };
}

/** The readable records of a slice in numbers; each can be read again. */
export function keysOf(
  inputs: readonly AuditInput[],
  { file, slice, result }: AuditedSlice,
): Generator<RecordKeys> {
  return unpackKeys(result.keys, file, (index) => {
    const input = inputs[file];
    const record = input && readRecord(input, file, slice, index - slice.first).record;
    if (!record) throw new Error(`record ${index} of file ${file} cannot be read a second time`);
    return record;
  });
}
