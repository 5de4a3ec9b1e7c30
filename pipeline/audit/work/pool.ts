import { Worker } from "node:worker_threads";
import { OperatorError, StoppedError } from "../../lib/errors.ts";
import type { Slice } from "../read/slice.ts";
import type { SliceAudit, SliceSettings } from "./audit-slice.ts";

/** A slice handed to a thread. */
export interface SliceRequest {
  readonly file: number;
  readonly slice: Slice;
}

/** What the thread says of it; requests are answered in their order. */
export type SliceReply =
  | { readonly result: SliceAudit }
  | { readonly failure: { readonly message: string; readonly exitCode: 1 | 2 | null } };

interface Waiting {
  readonly resolve: (result: SliceAudit) => void;
  readonly reject: (error: Error) => void;
}

/** A thread, and whoever waits for its answers. */
interface Member {
  readonly worker: Worker;
  readonly waiting: Waiting[];
}

/** Slices that a thread has at hand, so that it need not wait for the next. */
export const AT_HAND = 2;

/** Threads that audit slices. */
export class SlicePool {
  /** Whether threads can be started: they run compiled files only, for nothing compiles a source for a thread. */
  static readonly isPossible: boolean = import.meta.url.endsWith(".js");

  readonly #members: readonly Member[];
  #failure: Error | undefined;
  #closed = false;

  constructor(settings: SliceSettings, threads: number) {
    this.#members = Array.from({ length: threads }, () => this.#start(settings));
  }

  /** Whether a thread could do with another slice. */
  get isWanting(): boolean {
    return this.#members.some(({ waiting }) => waiting.length < AT_HAND);
  }

  /** Has a slice audited by the thread that has least to do. What the thread throws is thrown here. */
  audit(file: number, slice: Slice): Promise<SliceAudit> {
    const member = this.#members.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      member.waiting.push({ resolve, reject });
      member.worker.postMessage({ file, slice } satisfies SliceRequest);
    });
  }

  /** Lets nobody wait for an answer any longer: the audit was asked to stop. */
  stop(): void {
    this.#fail(new StoppedError());
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }

  #start(settings: SliceSettings): Member {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: settings });
    const member: Member = { worker, waiting: [] };
    worker.on("message", (reply: SliceReply) => {
      const waiting = member.waiting.shift();
      if ("result" in reply) waiting?.resolve(reply.result);
      else waiting?.reject(errorOf(reply.failure));
    });
    worker.on("error", (error: Error) => this.#fail(error));
    worker.on("exit", (code) => {
      if (!this.#closed) this.#fail(new Error(`a thread of the audit ended by itself, with code ${code}`));
    });
    return member;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { waiting } of this.#members) {
      for (const { reject } of waiting.splice(0)) reject(this.#failure);
    }
  }
}

function errorOf({ message, exitCode }: { message: string; exitCode: 1 | 2 | null }): Error {
  return exitCode === null ? new Error(message) : new OperatorError(message, exitCode);
}
