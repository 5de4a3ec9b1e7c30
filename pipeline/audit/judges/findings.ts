import type { Finding } from "../../../schemas/finding.ts";
import type { Judgement } from "../../../schemas/judgement.ts";
import type { AuditNegative } from "../record.ts";
import type { JudgeRule } from "./rules.ts";

/** A judge's verdict on one negative as findings. Nobody has measured how often this judge is right, so none states a chance. */
export function findingsOf(judgement: Judgement, { query }: AuditNegative): Finding[] {
  return [...supported(judgement, query), ...misnamed(judgement)];
}

function supported({ place, presence }: Judgement, query: string): Finding[] {
  if (presence.verdict !== "true") return [];
  const rule: JudgeRule = "judged-supported";
  const message = "a model that judges by the captions finds this supported by them, and the original too";
  const suspicion = { severity: "suspicion", probability: null } as const;
  return [{ rule, ...suspicion, path: `${place}.query`, message, actual: query, reply: presence.reply }];
}

function misnamed({ place, planned, categories: { outcome, named, reply } }: Judgement): Finding[] {
  if (outcome !== "judged") return [];
  const missing = planned.filter((category) => !named.includes(category));
  const surplus = named.filter((category) => !planned.some((one) => one === category));
  if (missing.length === 0 && surplus.length === 0) return [];
  const rule: JudgeRule = "judged-categories";
  const grave = missing.length > 0;
  const message = grave
    ? `a model that reads the refusal does not find ${missing.join(", ")} in it`
    : `a model that reads the refusal finds ${surplus.join(", ")} in it as well`;
  return [
    {
      rule,
      severity: grave ? "suspicion" : "note",
      path: `${place}.refusal`,
      message,
      expected: planned.join(", "),
      actual: named.join(", ") || "none",
      reply,
      ...(grave ? { probability: null } : {}),
    },
  ];
}
