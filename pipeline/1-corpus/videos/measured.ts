import type { CorpusSource } from "../../../schemas/config.ts";
import { mapInOrder } from "../../lib/concurrency.ts";
import { isDefect, type SourceAdapter, type SourceEnvironment, type SourceRow } from "../source.ts";
import { seconds } from "../windows.ts";
import type { FileLength, VideoDurations } from "./durations.ts";
import { AGREEMENT_SECONDS, measure } from "./measure.ts";

/** Files asked at once: each is a process of its own. */
const AT_ONCE = 4;

/** An adapter whose rows know what the videos' files say of their length. */
export function measuredAdapter(
  adapter: SourceAdapter,
  durations: VideoDurations,
  signal: AbortSignal,
): SourceAdapter {
  return { ...adapter, rows: (source, environment) => measuredRows(source, environment) };

  async function* measuredRows(
    source: CorpusSource,
    environment: SourceEnvironment,
  ): AsyncGenerator<SourceRow> {
    const rows = adapter.rows(source, environment);
    const asked = mapInOrder(rows, AT_ONCE, async (row) => [row, await lengthFor(row)] as const, signal);
    const largest = new LargestDifference(source.name);
    try {
      for await (const [row, length] of asked)
        yield length === undefined ? row : measuredRow(row, length, environment, largest);
    } finally {
      largest.tell(environment);
    }
  }

  async function lengthFor({ read }: SourceRow): Promise<FileLength | undefined> {
    return isDefect(read) ? undefined : durations.of(read.video);
  }
}

function measuredRow(
  row: SourceRow,
  length: FileLength,
  { warned }: SourceEnvironment,
  largest: LargestDifference,
): SourceRow {
  const { read } = row;
  if (isDefect(read)) return row;
  const counted = (name: string): SourceRow => ({ ...row, tallies: { [name]: 1 } });
  if (length === "absent") {
    warned("video-absent", `the folder of videos holds no file for ${read.video}`);
    return counted("video-absent");
  }
  if ("unreadable" in length) {
    warned("video-unreadable", `the file of ${read.video} cannot be read: ${length.unreadable}`);
    return counted("video-unreadable");
  }
  const { fields, difference } = measure(read, length.seconds);
  if (difference <= AGREEMENT_SECONDS) return { ...row, read: fields };
  largest.add(read.video, difference);
  return { ...counted("duration-disagrees"), read: fields };
}

/** How far annotation and files are apart at most, told once at the end. */
class LargestDifference {
  readonly #corpus: string;
  #rows = 0;
  #video = "";
  #difference = 0;

  constructor(corpus: string) {
    this.#corpus = corpus;
  }

  add(video: string, difference: number): void {
    this.#rows += 1;
    if (difference <= this.#difference) return;
    this.#video = video;
    this.#difference = difference;
  }

  tell({ warned }: SourceEnvironment): void {
    if (this.#rows === 0) return;
    const most = `at most by ${seconds(this.#difference)} s (${this.#video}); the annotation is believed`;
    const message = `${this.#corpus}: in ${this.#rows} rows the annotation's duration is not the file's, ${most}`;
    warned(`duration-disagrees:${this.#corpus}`, message);
  }
}
