import path from "node:path";
import { stageFolder } from "../schemas/stage.ts";
import { OperatorError } from "./lib/errors.ts";
import { readRecords, type Stored } from "./lib/ndjson.ts";
import { MANY_STAGES, RECORD_SCHEMAS, type RecordStage, type StageRecords } from "./stage.ts";

type AnyRecord = StageRecords[RecordStage];

/** The records of one moment in every joined stage, and where each stage's file goes on behind them. */
export interface JoinedMoment {
  readonly records: Readonly<Record<string, AnyRecord | readonly AnyRecord[]>>;
  readonly offsets: Readonly<Record<string, number>>;
}

/** File that holds a stage's accepted records. */
export function recordsFile(run: string, stage: RecordStage): string {
  return path.join(run, stageFolder(stage), "records.ndjson");
}

/** All records of one stage, in order. */
export async function* stageRecords<Name extends RecordStage>(
  run: string,
  stage: Name,
): AsyncGenerator<StageRecords[Name]> {
  for await (const { record } of readRecords(recordsFile(run, stage), RECORD_SCHEMAS[stage])) yield record;
}

/**
 * Joins stages by moment id, in constant memory: every stage keeps the order of the moments, so one pass over all files at once
 * is enough. The latest stage with one record a moment sets the pace; a stage with many gives a list, empty where it has none.
 * @param offsets where to start in each file, from a checkpoint; empty for the beginning
 */
export async function* joinStages(
  run: string,
  stages: readonly RecordStage[],
  offsets: Readonly<Record<string, number>>,
): AsyncGenerator<JoinedMoment> {
  const readers = new Map(stages.map((stage) => [stage, new GroupReader(run, stage, offsets[stage] ?? 0)]));
  const pace = stages.findLast((stage) => !isMany(stage));
  const leader = pace === undefined ? undefined : readers.get(pace);
  if (pace === undefined || leader === undefined)
    throw new Error("a join needs a stage with one record a moment");
  try {
    for (let lead = await leader.next(); lead !== undefined; lead = await leader.next()) {
      const records: Record<string, AnyRecord | readonly AnyRecord[]> = {};
      const ends: Record<string, number> = {};
      for (const [stage, reader] of readers) {
        const group =
          stage === pace ? lead : isMany(stage) ? await reader.nextIf(lead.id) : await reader.seek(lead.id);
        records[stage] = isMany(stage) ? group.records : firstOf(group);
        ends[stage] = group.end;
      }
      yield { records, offsets: ends };
    }
    await requireExhausted(readers);
  } finally {
    for (const reader of readers.values()) await reader.close();
  }
}

function isMany(stage: RecordStage): boolean {
  return (MANY_STAGES as readonly RecordStage[]).includes(stage);
}

function firstOf(group: Group): AnyRecord {
  const [record, second] = group.records;
  if (record === undefined || second !== undefined)
    throw damaged(group.file, `moment ${group.id} has ${group.records.length} records`);
  return record;
}

/** A stage with many records may not hold any that belong to no moment. */
async function requireExhausted(readers: ReadonlyMap<RecordStage, GroupReader>): Promise<void> {
  for (const [stage, reader] of readers) {
    const rest = isMany(stage) ? await reader.next() : undefined;
    if (rest !== undefined)
      throw damaged(rest.file, `records of ${rest.id} are out of order or belong to no moment`);
  }
}

function damaged(file: string, what: string): OperatorError {
  return new OperatorError(
    `${file}: ${what}; the run's files do not fit together: delete the stage's folder and run again`,
    1,
  );
}

/** Consecutive records of one moment. */
interface Group {
  readonly id: string;
  readonly records: readonly AnyRecord[];
  readonly end: number;
  readonly file: string;
}

/** Reads a stage's file one moment at a time. */
class GroupReader {
  readonly #file: string;
  readonly #source: AsyncGenerator<Stored<AnyRecord>>;
  #ahead: Stored<AnyRecord> | undefined;
  #end: number;

  constructor(run: string, stage: RecordStage, start: number) {
    this.#file = recordsFile(run, stage);
    this.#source = readRecords<AnyRecord>(this.#file, RECORD_SCHEMAS[stage], start);
    this.#end = start;
  }

  async next(): Promise<Group | undefined> {
    const first = await this.#peek();
    if (first === undefined) return undefined;
    const id = momentIdOf(first.record);
    const records: AnyRecord[] = [];
    for (
      let at = await this.#peek();
      at !== undefined && momentIdOf(at.record) === id;
      at = await this.#peek()
    ) {
      records.push(at.record);
      this.#end = at.end;
      this.#ahead = undefined;
    }
    return { id, records, end: this.#end, file: this.#file };
  }

  /** The next group if it is the moment's, else an empty one. */
  async nextIf(id: string): Promise<Group> {
    const ahead = await this.#peek();
    const group = ahead !== undefined && momentIdOf(ahead.record) === id ? await this.next() : undefined;
    return group ?? { id, records: [], end: this.#end, file: this.#file };
  }

  /** The moment's group; groups before it belong to moments that a later stage rejected. */
  async seek(id: string): Promise<Group> {
    for (let group = await this.next(); group !== undefined; group = await this.next()) {
      if (group.id === id) return group;
    }
    throw damaged(this.#file, `moment ${id} is missing`);
  }

  async close(): Promise<void> {
    await this.#source.return(undefined);
  }

  async #peek(): Promise<Stored<AnyRecord> | undefined> {
    if (this.#ahead === undefined) {
      const next = await this.#source.next();
      this.#ahead = next.done === true ? undefined : next.value;
    }
    return this.#ahead;
  }
}

/** The moment that a record belongs to. */
export function momentIdOf(record: AnyRecord): string {
  return "momentId" in record ? record.momentId : record.id;
}
