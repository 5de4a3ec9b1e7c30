import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { Engine, EngineRequest } from "../../engine.ts";
import type { Partners } from "../../lexicon/mirror/partners.ts";

/**
 * An engine whose moments are planned by what they can trade with others: its answers to Table 15 stand as they are, and say
 * besides which levels a partner makes possible. A moment without partner is planned as it would be otherwise.
 */
export function withPartnerPlans(model: Engine, partners: Partners): Engine {
  const planned = async (request: EngineRequest, reply: EngineReply): Promise<EngineReply> => {
    if (request.kind !== "categories" || reply.outcome !== "answered") return reply;
    const { plans } = await partners.plansOf(request);
    return plans.length === 0 ? reply : { ...reply, plans };
  };
  return {
    name: model.name,
    identity: { model: model.identity, plans: partners.identity },
    ask: async (request) => planned(request, await model.ask(request)),
    repair: async (repair) => planned(repair.request, await model.repair(repair)),
    ...(model.watch && { watch: model.watch.bind(model) }),
    spend: () => model.spend(),
    close: () => model.close(),
  };
}
