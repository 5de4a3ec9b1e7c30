import type { TokenUsage } from "../../../../schemas/ledger-entry.ts";
import type { ModelPrice, OpenAiSettings } from "../../../../schemas/openai-settings.ts";

/** The price of a model: the entry with its name, else the longest one that its name begins with; undefined when there is none. */
export function priceOf(model: string, { prices }: Pick<OpenAiSettings, "prices">): ModelPrice | undefined {
  const name = model.slice(model.lastIndexOf("/") + 1);
  const fits = (price: ModelPrice): boolean =>
    [model, name].some((wanted) => wanted === price.model || isDated(wanted, price.model));
  return prices.models.filter(fits).sort((a, b) => b.model.length - a.model.length)[0];
}

/** gpt-5-mini-2025-08-07 is gpt-5-mini; gpt-5-mini is not gpt-5. */
function isDated(name: string, model: string): boolean {
  return name.startsWith(`${model}-`) && /^\d{4}-?\d{2}-?\d{2}$/u.test(name.slice(model.length + 1));
}

/** USD of a reply. */
export function costOf(usage: TokenUsage, price: ModelPrice, via: "live" | "batch"): number {
  const cached = Math.min(usage.cachedInput, usage.input);
  const millionths =
    (usage.input - cached) * price.input + cached * price.cachedInput + usage.output * price.output;
  return (millionths / 1e6) * (via === "batch" ? price.batch : 1);
}
