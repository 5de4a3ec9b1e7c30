import type { Engine } from "../../engine.ts";
import type { Partners } from "../../lexicon/mirror/partners.ts";

/** Raise when moments would be planned otherwise. */
const REVISION = "partner-plans-1";

/**
 * An engine whose moments are planned by what they can trade with others: its answers to Table 15 stand as they are, and say
 * besides which levels a partner makes possible. A moment without partner is planned as it would be otherwise.
 */
export function withPartnerPlans(model: Engine, partners: Partners): Engine {
  return {
    name: model.name,
    identity: { model: model.identity, plans: REVISION },
    ask: async (request) => {
      const reply = await model.ask(request);
      if (request.kind !== "categories" || reply.outcome !== "answered") return reply;
      const { plans } = await partners.plansOf(request);
      return plans.length === 0 ? reply : { ...reply, plans };
    },
    repair: async (repair) => {
      const reply = await model.repair(repair);
      if (repair.request.kind !== "categories" || reply.outcome !== "answered") return reply;
      const { plans } = await partners.plansOf(repair.request);
      return plans.length === 0 ? reply : { ...reply, plans };
    },
    ...(model.watch && { watch: model.watch.bind(model) }),
    spend: () => model.spend(),
    close: () => model.close(),
  };
}
