import { throwIfStopped } from "./errors.ts";

/** Finished results that may wait for a slow one before it, per running task; beyond that no new task starts. */
const WAITING_PER_TASK = 8;

/**
 * Applies an asynchronous function to a stream with at most `limit` calls under way and yields results in input order.
 * A slow item does not stop others: up to eight finished results per running task wait behind it. The source is read only as
 * fast as results are taken, and is closed when the consumer stops or anything fails.
 */
export async function* mapInOrder<In, Out>(
  source: AsyncIterable<In>,
  limit: number,
  apply: (item: In) => Promise<Out>,
  signal: AbortSignal,
): AsyncGenerator<Out> {
  const queue: Promise<Out>[] = [];
  let running = 0;
  let wake: () => void = () => undefined;
  const slotFree = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const start = (item: In): void => {
    running += 1;
    const result = apply(item).finally(() => {
      running -= 1;
      wake();
    });
    void result.catch(() => undefined); // the consumer sees the failure when its turn comes; until then it is not unhandled
    queue.push(result);
  };
  const iterator = source[Symbol.asyncIterator]();
  let exhausted = false;
  try {
    while (!exhausted || queue.length > 0) {
      throwIfStopped(signal);
      while (!exhausted && running < limit && queue.length < limit * WAITING_PER_TASK) {
        const next = await iterator.next();
        if (next.done === true) exhausted = true;
        else start(next.value);
      }
      const head = queue[0];
      if (head === undefined) continue;
      const done = await Promise.race([
        head.then(() => true),
        exhausted || queue.length >= limit * WAITING_PER_TASK
          ? head.then(() => true)
          : slotFree().then(() => false),
      ]);
      if (!done) continue;
      void queue.shift(); // the head, awaited next
      yield await head;
    }
  } finally {
    await iterator.return?.();
  }
}
