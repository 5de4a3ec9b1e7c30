import type http from "node:http";

/** How batches behave. */
export interface BatchHabits {
  /** How often a batch is looked at before it ends. */
  readonly looks?: number;
  /** How it ends. An expired one has answered half of its requests. */
  readonly ending?: "completed" | "expired" | "failed";
  /** Every so many-th request fails. */
  readonly failEvery?: number;
}

interface Batch {
  readonly id: string;
  readonly input: string;
  looks: number;
}

/** The batch interface of the loopback server: files, batches, and results in reverse order. */
export class Batches {
  readonly #habits: BatchHabits;
  readonly #answer: (body: unknown) => object;
  readonly #files = new Map<string, string>();
  readonly #batches: Batch[] = [];

  constructor(habits: BatchHabits, answer: (body: unknown) => object) {
    this.#habits = habits;
    this.#answer = answer;
  }

  handle(method: string, url: string, text: string, response: http.ServerResponse): void {
    const [, collection, id, part] = /\/(files|batches)(?:\/([\w-]+))?(?:\/(\w+))?/u.exec(url) ?? [];
    if (collection === "files") {
      if (method === "POST") return send(response, this.#upload(text));
      if (part === "content") return void response.writeHead(200).end(this.#files.get(id ?? ""));
    }
    if (collection === "batches") {
      if (method === "POST") return send(response, this.#create(text));
      if (id === undefined)
        return send(response, { object: "list", data: this.#batches.map((batch) => this.#describe(batch)) });
      const batch = this.#batches.find((one) => one.id === id);
      if (batch) return send(response, this.#look(batch));
    }
    response.writeHead(404).end("{}");
  }

  #upload(form: string): object {
    const lines = form.split(/\r?\n/u).filter((line) => line.startsWith("{"));
    const id = `file-${this.#files.size}`;
    this.#files.set(id, lines.join("\n"));
    return { id, object: "file", purpose: "batch" };
  }

  #create(text: string): object {
    const { input_file_id: input } = JSON.parse(text) as { input_file_id: string };
    const batch = { id: `batch-${this.#batches.length}`, input, looks: 0 };
    this.#batches.push(batch);
    return this.#describe(batch);
  }

  #look(batch: Batch): object {
    batch.looks += 1;
    if (batch.looks === (this.#habits.looks ?? 1)) this.#finish(batch);
    return this.#describe(batch);
  }

  #describe({ id, input, looks }: Batch): object {
    const { ending = "completed" } = this.#habits;
    const done = looks >= (this.#habits.looks ?? 1);
    return {
      id,
      object: "batch",
      input_file_id: input,
      status: done ? ending : "in_progress",
      output_file_id: done && ending !== "failed" ? `${input}-out` : null,
      error_file_id: done && ending !== "failed" ? `${input}-errors` : null,
      ...(ending === "failed" ? { errors: { data: [{ message: "the file is not accepted" }] } } : {}),
    };
  }

  #finish({ input }: Batch): void {
    const { ending, failEvery } = this.#habits;
    const lines = (this.#files.get(input) ?? "").split("\n").filter((line) => line !== "");
    const asked = lines.map((line) => JSON.parse(line) as { custom_id: string; body: unknown });
    const answered = ending === "expired" ? asked.slice(0, Math.floor(asked.length / 2)) : asked;
    const fails = (index: number): boolean => failEvery !== undefined && index % failEvery === 0;
    const good = answered
      .filter((_, index) => !fails(index))
      .map(({ custom_id, body }) => {
        return result(custom_id, 200, this.#answer(body));
      });
    const bad = answered
      .filter((_, index) => fails(index))
      .map(({ custom_id }) => result(custom_id, 500, { error: { message: "failed" } }));
    this.#files.set(`${input}-out`, good.reverse().join(""));
    this.#files.set(`${input}-errors`, bad.join(""));
  }
}

function result(key: string, status: number, body: object): string {
  const response = { status_code: status, request_id: `req-${key.slice(0, 6)}`, body };
  return `${JSON.stringify({ id: `line-${key.slice(0, 6)}`, custom_id: key, response, error: null })}\n`;
}

function send(response: http.ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
