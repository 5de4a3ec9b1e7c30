import type { EngineRequest } from "../engine/engine.ts";
import { ledgerFolder } from "../engine/ledger/folder.ts";
import { Ledger } from "../engine/ledger/ledger.ts";
import { joinStages } from "../join.ts";
import { OperatorError } from "../lib/errors.ts";
import { engineSurroundings } from "../open-run.ts";
import type { AnyStage, RunContext } from "../run.ts";
import { asksEngine } from "../stage.ts";

/**
 * Fetches a stage's replies into the ledger by the server's batch interface, at its lower price. The stage then finds them
 * there; what the batch did not bring it asks live.
 */
export async function fetchAhead(
  stage: AnyStage,
  context: RunContext,
  apiKey: string | undefined,
): Promise<void> {
  const { config, signal, reporter } = context;
  if (stage.requests === undefined) {
    if (asksEngine(stage, config)) reporter.told(`${stage.name}: not by batch; what it asks, it asks live`);
    return;
  }
  if (config.engine !== "openai")
    throw new OperatorError("--batch: only the openai engine has batches; add --engine openai");
  const ledger = await Ledger.open(ledgerFolder(config));
  try {
    const say = (message: string): void => reporter.told(message);
    const { fetchByBatch } = await import("../engine/openai/batch/batch.ts");
    const { batches, stored, failed, overBudget } = await fetchByBatch(
      requestsOf(stage, stage.requests, context),
      {
        config,
        ledger,
        apiKey,
        signal,
        surroundings: await engineSurroundings(config, signal),
        say,
      },
    );
    say(
      `${stage.name}: ${batches} batches, ${stored} replies stored, ${failed} failed, ${overBudget} left out by the budget`,
    );
  } finally {
    await ledger.close();
  }
}

async function* requestsOf(
  stage: AnyStage,
  requests: NonNullable<AnyStage["requests"]>,
  { config }: RunContext,
): AsyncGenerator<EngineRequest> {
  for await (const { records } of joinStages(config.run, stage.reads, {})) {
    yield* requests(records as never, config); // the join yields what the stage's own `reads` names
  }
}
