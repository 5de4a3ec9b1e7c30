import type { JudgeReport } from "../../../schemas/judgement.ts";
import { printable } from "../../lib/text.ts";

/** What judges said, in two lines. */
export function judgementLines(report: JudgeReport | null | undefined): string {
  if (report === null || report === undefined) return "";
  const { model, sampled, negatives, categories, presence, supported } = report;
  const levels = Object.entries(categories.byLevel).map(([level, { rtIou }]) => `${level} ${percent(rtIou)}`);
  const lines = [
    `Judged by ${printable(model)}: ${count(sampled)} of ${count(negatives)} negatives; what it says is a suspicion`,
    `refusals (Table 17): RT-IoU ${percent(categories.rtIou)} (${levels.join(", ")}), all planned categories named in ${count(categories.named)} of ${count(categories.judged)}; ${count(categories.malformed + categories.unanswered)} without verdict`,
    `captions: ${count(presence.true)} negatives supported, ${count(presence.false)} not${supported === null ? "" : `, a share of ${percent(supported)}`}; without verdict: control failed ${count(presence["no-control"])}, undecided ${count(presence.undecided)}, malformed or unanswered ${count(presence.malformed + presence.unanswered)}`,
  ];
  return lines.join("\n");
}

function percent(figure: { value: number; low: number; high: number } | null): string {
  if (figure === null) return "-";
  const [value, low, high] = [figure.value, figure.low, figure.high].map((share) => (share * 100).toFixed(1));
  return `${value} (${low}-${high})`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
