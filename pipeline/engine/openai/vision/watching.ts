import type { WatchFailure, WatchRequest } from "../../engine.ts";
import { type Exchange, mended } from "../messages.ts";
import { loadPrompts, type Prompts } from "../prompts.ts";

/** Makes frames of a video into what a model that sees is sent. */
export class Watching {
  readonly #prompts: Prompts;

  private constructor(prompts: Prompts) {
    this.#prompts = prompts;
  }

  static async open(): Promise<Watching> {
    return new Watching(await loadPrompts());
  }

  /** Name and hash of the prompt. */
  get promptId(): string {
    return this.#prompts.watch.id;
  }

  /** The exchange about a video; with a failed reply, the turn in which the model may mend it. */
  exchangeOf(request: WatchRequest, failed: WatchFailure | undefined): Exchange {
    const { id, text } = this.#prompts.watch;
    const { momentId, source, duration, frames } = request;
    const content = JSON.stringify({ duration, frames: frames.map(({ time }) => time) });
    const first: Exchange = {
      kind: "context",
      momentId,
      sample: 0,
      turn: 0,
      prompt: id,
      system: text,
      messages: [{ role: "user", content }],
      labels: [],
      pictures: { source, frames },
    };
    return failed === undefined ? first : mended(first, failed, this.#prompts);
  }
}
