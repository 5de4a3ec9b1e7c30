import type { Moment } from "../../schemas/moment.ts";
import type { PricedSubject } from "../engine/openai/money/estimate.ts";
import { joinStages } from "../join.ts";
import { planStage } from "../4-plan/plan.ts";
import { readManifest } from "../manifests.ts";
import { type RunContext, runStage } from "../run.ts";
import type { StageRecords } from "../stage.ts";

/** The moments of a run, read once in order, each with its plan where the run has come so far. */
export async function* subjectsOf(context: RunContext): AsyncGenerator<PricedSubject> {
  const { run } = context.config;
  const plans = (await hasCategories(run)) ? await openPlans(context) : undefined;
  try {
    for await (const { records } of joinStages(run, ["corpus", "context"], {})) {
      const moment = records["corpus"] as Moment; // the join yields what it was asked for
      const { captions, watched } = records["context"] as StageRecords["context"];
      const subject = { moment, captions, isWatched: watched !== undefined };
      yield plans === undefined ? subject : { ...subject, plan: await plans.of(moment.id) };
    }
  } finally {
    await plans?.close();
  }
}

/** Whether the categories of these very moments have been named. */
async function hasCategories(run: string): Promise<boolean> {
  const [before, categories] = [await readManifest(run, "context"), await readManifest(run, "categories")];
  const wanted = before?.outputs[0]?.sha256;
  return wanted !== undefined && (categories?.inputs.some(({ sha256 }) => sha256 === wanted) ?? false);
}

interface Plans {
  /** A moment's plan; null for one that was rejected on the way. Moments are asked for in the run's order. */
  of(momentId: string): Promise<NonNullable<PricedSubject["plan"]> | null>;
  close(): Promise<void>;
}

/** Plans cost nothing: they are brought up to date, as a build would. */
async function openPlans(context: RunContext): Promise<Plans> {
  await runStage(planStage, context);
  const joined = joinStages(context.config.run, ["categories", "plan"], {});
  let ahead = await joined.next();
  return {
    of: async (momentId) => {
      if (ahead.done === true) return null;
      const { records } = ahead.value;
      const plan = records["plan"] as StageRecords["plan"];
      if (plan.id !== momentId) return null;
      ahead = await joined.next();
      const { eligible } = records["categories"] as StageRecords["categories"];
      return { levels: plan.levels, eligible: eligible.map(({ path }) => path) };
    },
    close: async () => {
      await joined.return(undefined);
    },
  };
}
