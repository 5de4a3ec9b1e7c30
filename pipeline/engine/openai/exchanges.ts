import type { Config } from "../../../schemas/config.ts";
import type { OfferedWords } from "../../../schemas/engine-reply.ts";
import type { EngineRequest, RepairRequest } from "../engine.ts";
import { turnOf, writersOf } from "../writers.ts";
import { type Exchange, exchangeOf, repairOf } from "./messages.ts";
import { loadPrompts, type Prompts } from "./prompts.ts";
import type { Offers } from "./steered/offers.ts";

/** Makes what stages ask into what a model is sent: the prompt of whose turn it is, and what that prompt offers. */
export class Exchanges {
  /** Names and hashes of every prompt in use. */
  readonly promptIds: readonly string[];
  readonly #config: Config;
  readonly #prompts: Prompts;
  readonly #offers: Offers | undefined;

  private constructor(config: Config, prompts: Prompts, offers: Offers | undefined) {
    this.#config = config;
    this.#prompts = prompts;
    this.#offers = offers;
    const { categories, negatives, steered, repair } = prompts;
    const byWriter = { paper: [negatives.id], steered: [steered.id], lexicon: [] };
    this.promptIds = [categories.id, ...writersOf(config).flatMap((name) => byWriter[name]), repair.id];
  }

  /** @param offers where the words come from that are offered; needed when the steered prompt is among the writers */
  static async open(config: Config, offers: Offers | undefined): Promise<Exchanges> {
    // an estimate asks what this engine would cost while another one is configured
    return new Exchanges({ ...config, engine: "openai" }, await loadPrompts(), offers);
  }

  /** Whether a request goes to a model: candidates may fall to the built-in engine. */
  asksModel(request: EngineRequest): boolean {
    return request.kind === "categories" || turnOf(this.#config, request.sample).writer !== "lexicon";
  }

  async close(): Promise<void> {
    await this.#offers?.close();
  }

  async of(request: EngineRequest): Promise<Exchange> {
    const [asked, offered] = await this.#turn(request);
    return exchangeOf(asked, this.#prompts, this.#config.context, offered);
  }

  async repair(repair: RepairRequest): Promise<Exchange> {
    const [request, offered] = await this.#turn(repair.request);
    return repairOf({ ...repair, request }, this.#prompts, this.#config.context, offered);
  }

  /** The request in its writer's own count, and the words it is offered; undefined for prompts that offer none. */
  async #turn(request: EngineRequest): Promise<[EngineRequest, readonly OfferedWords[] | undefined]> {
    if (request.kind === "categories") return [request, undefined];
    const { writer, sample } = turnOf(this.#config, request.sample);
    const asked = { ...request, sample };
    if (writer !== "steered") return [asked, undefined];
    if (this.#offers === undefined) throw new Error("the steered prompt needs a corpus to draw words from");
    return [asked, await this.#offers.of(asked)];
  }
}
