import path from "node:path";
import { z } from "zod";
import { caption } from "../../../schemas/caption.ts";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { Moment } from "../../../schemas/moment.ts";
import { type Watched, watched } from "../../../schemas/watched.ts";
import type { Engine, WatchRequest } from "../../engine/engine.ts";
import { unansweredMessage } from "../../engine/reply-rejection.ts";
import type { DiskIndex } from "../../lib/disk-index.ts";
import { OperatorError } from "../../lib/errors.ts";
import { digestFile, requireFolder } from "../../lib/files.ts";
import { Lanes } from "../../lib/lanes.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { probeLength } from "../../lib/video-file.ts";
import { indexVideos, videoNamed } from "../../lib/video-folder.ts";
import { evenTimes, FRAMES_REVISION, framesFrom } from "../../lib/video-frames.ts";
import type { StageEnvironment } from "../../stage.ts";
import { type CaptionsReading, readVideoCaptions } from "./read-captions.ts";
import { stretchOf } from "./stretch.ts";

/** What a model saw in a video, and how that came about. */
const seenVideo = z.strictObject({ captions: z.array(caption), watched });

export type SeenVideo = z.infer<typeof seenVideo>;

/** Files that are read at once: each keeps a processor busy. */
const READ_AT_ONCE = 2;

/** Outcomes that lost an answer rather than withheld it: asking once more may bring it. */
const LOST: ReadonlySet<EngineReply["outcome"]> = new Set(["truncated", "empty", "no-choices"]);

/** Has a model describe videos from their files, each once however many moments it has. */
export class Watcher {
  readonly #environment: StageEnvironment;
  readonly #watch: NonNullable<Engine["watch"]>;
  readonly #folder: string;
  readonly #names: DiskIndex;
  /** What was seen, by video, for moments that come later. */
  readonly #seen: DiskIndex;
  readonly #underWay = new Map<string, Promise<SeenVideo>>();
  readonly #lanes = new Lanes(READ_AT_ONCE);

  private constructor(
    environment: StageEnvironment,
    watch: NonNullable<Engine["watch"]>,
    folder: string,
    indexes: { readonly names: DiskIndex; readonly seen: DiskIndex },
  ) {
    this.#environment = environment;
    this.#watch = watch;
    this.#folder = folder;
    this.#names = indexes.names;
    this.#seen = indexes.seen;
  }

  /** Lists the folder of videos; undefined when the configuration lets nothing be watched. */
  static async open(environment: StageEnvironment): Promise<Watcher | undefined> {
    const { config, reporter } = environment;
    if (config.context.watch === "none") return undefined;
    const engine = await environment.engine();
    const { videos } = config.ingest;
    if (engine.watch === undefined || videos === null)
      throw new OperatorError(
        "watching videos needs their folder and a model that sees: add --videos <dir> and --engine openai",
      );
    await requireFolder(videos, "videos");
    const indexes = { names: await environment.index("video-names"), seen: await environment.index("seen") };
    reporter.noted("listing videos");
    await indexVideos(videos, indexes.names, (name, message) => reporter.warned(name, message));
    return new Watcher(environment, engine.watch.bind(engine), videos, indexes);
  }

  /** What a model sees in a moment's video. `key` tells videos apart: equal ones are watched once. */
  async of(moment: Moment, key: string): Promise<SeenVideo> {
    const known = this.#seen.get(key);
    if (known !== undefined) return seenVideo.parse(parseJson(known));
    const started = this.#underWay.get(key) ?? this.#see(moment, key);
    this.#underWay.set(key, started);
    return started.finally(() => this.#underWay.delete(key));
  }

  async #see(moment: Moment, key: string): Promise<SeenVideo> {
    const seen = await this.#look(moment);
    const { result, message } = seen.watched;
    if (result !== "captioned")
      this.#environment.reporter.warned(`video-${result}`, `${moment.video} was not described: ${message}`);
    await this.#seen.put(key, JSON.stringify(seen));
    return seen;
  }

  async #look(moment: Moment): Promise<SeenVideo> {
    const name = videoNamed(moment.video, this.#names);
    if (name === undefined) return unseen("absent", "the folder of videos holds no file for it");
    const request = await this.#lanes.run(() => this.#request(moment, path.join(this.#folder, name)));
    return "unreadable" in request ? unseen("unreadable", request.unreadable) : this.#describe(request);
  }

  /** What to ask: frames evenly over the moment's video, with times of that video's clock. */
  async #request(moment: Moment, file: string): Promise<WatchRequest | { readonly unreadable: string }> {
    const { config, signal } = this.#environment;
    const { frames: most, frameSide: side } = config.context;
    const length = await probeLength(file);
    if ("unreadable" in length) return length;
    const stretch = stretchOf(moment, length.seconds);
    if ("unfit" in stretch) return { unreadable: stretch.unfit };
    const { from, to } = stretch;
    const taken = await framesFrom(file, evenTimes(from, to, most), { side, signal });
    if ("unreadable" in taken) return taken;
    const frames = taken.frames
      .filter(({ time }) => time <= to)
      .map(({ time, jpeg }) => ({ time: milliseconds(time - from), jpeg }));
    if (frames.length === 0) return { unreadable: "its frames all lie behind the end of the annotation" };
    const { sha256 } = await digestFile(file, signal);
    return {
      momentId: moment.id,
      source: { video: sha256, side, revision: FRAMES_REVISION },
      duration: milliseconds(to - from),
      frames,
    };
  }

  /** Asks, and lets the model mend its answer as often as the configuration allows; the last usable answer counts. */
  async #describe(request: WatchRequest): Promise<SeenVideo> {
    const { repairs } = this.#environment.config;
    const replies: EngineReply[] = [];
    let read: Reply | undefined;
    let findings: readonly Finding[] = [];
    do {
      const reply = await this.#watch(request, replies.length === 0 ? undefined : { replies, findings });
      replies.push(reply);
      const reading = readingOf(reply, request.duration);
      if (read === undefined || reading.captions.length > 0 || read.reading.captions.length === 0)
        read = { reply, reading };
      findings = reading.findings;
      if (reply.outcome !== "answered" && !LOST.has(reply.outcome)) break;
    } while (findings.length > 0 && replies.length <= repairs);
    return seenBy(request, read);
  }
}

/** A reply and what could be read of it. */
interface Reply {
  readonly reply: EngineReply;
  readonly reading: CaptionsReading;
}

function readingOf(reply: EngineReply, duration: number): CaptionsReading {
  if (reply.outcome === "answered") return readVideoCaptions(reply.text, duration);
  const message = unansweredMessage(reply);
  return { captions: [], findings: [{ rule: reply.outcome, severity: "error", path: "", message }] };
}

function seenBy({ frames }: WatchRequest, { reply, reading }: Reply): SeenVideo {
  const { model, prompt, key, outcome } = reply;
  const { captions, findings } = reading;
  const failed = outcome === "answered" ? "malformed" : "unanswered";
  const message = findings.map(({ path: place, message: wrong }) => `${place}: ${wrong}`.replace(/^: /u, ""));
  return {
    captions: [...captions],
    watched: {
      result: captions.length > 0 ? "captioned" : failed,
      message: message.slice(0, TOLD).join("; "),
      frames: frames.map(({ time }) => time),
      reply: { model, prompt, key },
    },
  };
}

/** Findings that a record tells; the reply in the ledger has the others. */
const TOLD = 3;

function unseen(result: Watched["result"], message: string): SeenVideo {
  return { captions: [], watched: { result, message, frames: [], reply: null } };
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
