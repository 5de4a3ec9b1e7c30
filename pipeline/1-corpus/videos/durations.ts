import path from "node:path";
import { videoDuration } from "../../../schemas/video-duration.ts";
import type { DiskIndex } from "../../lib/disk-index.ts";
import { Appender, requireFolder, sizeOf, stampOf } from "../../lib/files.ts";
import { parseJson, readLines } from "../../lib/ndjson.ts";
import { type ProbedLength, probeLength } from "../../lib/video-file.ts";
import { indexVideos, stampText, videoNamed } from "../../lib/video-folder.ts";
import type { SourceEnvironment } from "../source.ts";

/** What a folder of videos says of one: its length in seconds, or why it says none. */
export type FileLength = ProbedLength | "absent";

/** Lengths that a crash may cost. */
const LOOSE_AT_MOST = 32;

/** Where lengths are looked up. */
interface Sources {
  readonly folder: string;
  /** Videos by name. */
  readonly names: DiskIndex;
  /** Lengths by the file's state. */
  readonly lengths: DiskIndex;
}

/** Lengths of the videos in a folder. Each file is asked once, as long as its size and time stay the same. */
export class VideoDurations {
  readonly #sources: Sources;
  readonly #appender: Appender | null;
  /** Files being asked: rows of one video come together. */
  readonly #asking = new Map<string, Promise<FileLength>>();
  #keeping: Promise<void> = Promise.resolve();
  #loose = 0;

  private constructor(sources: Sources, appender: Appender | null) {
    this.#sources = sources;
    this.#appender = appender;
  }

  /**
   * Lists a folder of videos. `cache` is the file in which lengths are kept from run to run, null to keep none.
   * OperatorError when there is no such folder.
   */
  static async open(
    folder: string,
    cache: string | null,
    { index, warned }: SourceEnvironment,
  ): Promise<VideoDurations> {
    await requireFolder(folder, "videos");
    const sources = { folder, names: await index("video-names"), lengths: await index("video-lengths") };
    await indexVideos(folder, sources.names, warned);
    if (cache === null) return new VideoDurations(sources, null);
    return new VideoDurations(sources, await Appender.open(cache, await readCache(cache, sources.lengths)));
  }

  /** Length of the file that a video id means. */
  async of(video: string): Promise<FileLength> {
    const { folder, names } = this.#sources;
    const name = videoNamed(video, names);
    if (name === undefined) return "absent";
    const asked = this.#asking.get(name) ?? this.#ask(path.join(folder, name));
    this.#asking.set(name, asked);
    return asked.finally(() => this.#asking.delete(name));
  }

  async close(): Promise<void> {
    await this.#keeping;
    await this.#appender?.close();
  }

  async #ask(file: string): Promise<FileLength> {
    const { lengths } = this.#sources;
    const stamp = await stampOf(file);
    if (stamp === undefined) return "absent"; // removed since the folder was listed
    const known = lengths.get(stampText(stamp));
    if (known !== undefined) return JSON.parse(known) as ProbedLength;
    const length = await probeLength(file);
    await lengths.put(stampText(stamp), JSON.stringify(length));
    // What cannot be read today may be mended tomorrow: only lengths are kept.
    if ("seconds" in length) await this.#keep(`${JSON.stringify({ ...stamp, seconds: length.seconds })}\n`);
    return length;
  }

  /** Lines are written one behind the other, and made durable from time to time: a crash then costs a few files. */
  #keep(line: string): Promise<void> {
    this.#keeping = this.#keeping.then(async () => {
      await this.#appender?.write(line);
      this.#loose += 1;
      if (this.#loose < LOOSE_AT_MOST) return;
      await this.#appender?.commit();
      this.#loose = 0;
    });
    return this.#keeping;
  }
}

/** Reads what an earlier run kept; returns where its last whole line ends. A line that a crash cut short is asked for again. */
async function readCache(cache: string, lengths: DiskIndex): Promise<number> {
  let whole = 0;
  if ((await sizeOf(cache)) === undefined) return whole;
  for await (const { text, end } of readLines(cache)) {
    const kept = videoDuration.safeParse(parseJson(text));
    if (!kept.success) break;
    const { seconds, ...stamp } = kept.data;
    await lengths.put(stampText(stamp), JSON.stringify({ seconds }));
    whole = end;
  }
  return whole;
}
