import type { Config } from "../../schemas/config.ts";
import type { Engine, NegativesRequest } from "./engine.ts";
import { turnOf } from "./writers.ts";

/**
 * An engine that leaves the candidates which fall to the built-in engine to it. Everything else it answers itself: this is
 * no fallback, the configuration says beforehand who writes which candidate, and each reply says who wrote it.
 */
export function withBuiltInWriter(model: Engine, builtIn: Engine, config: Config): Engine {
  const ownRequest = (request: NegativesRequest): NegativesRequest | undefined => {
    const { writer, sample } = turnOf(config, request.sample);
    return writer === "lexicon" ? { ...request, sample } : undefined;
  };
  return {
    name: model.name,
    identity: { model: model.identity, builtIn: builtIn.identity },
    ask: (request) => {
      const own = request.kind === "negatives" ? ownRequest(request) : undefined;
      return own === undefined ? model.ask(request) : builtIn.ask(own);
    },
    repair: (repair) => {
      const own = repair.request.kind === "negatives" ? ownRequest(repair.request) : undefined;
      return own === undefined ? model.repair(repair) : builtIn.repair({ ...repair, request: own });
    },
    ...(model.watch && { watch: model.watch.bind(model) }),
    spend: () => model.spend(),
    close: async () => {
      await builtIn.close();
      await model.close();
    },
  };
}
