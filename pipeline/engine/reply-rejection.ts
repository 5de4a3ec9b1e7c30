import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Rejection } from "../../schemas/rejection.ts";

/** Longest text of a reply that a rejection keeps, characters; the ledger keeps all of it. */
const KEPT = 20_000;

/** What a rejection of something an engine wrote says. */
export interface RejectedReply {
  readonly id: string;
  readonly moment: Moment;
  readonly reason: string;
  readonly message: string;
  readonly units: number;
  readonly findings: readonly Finding[];
  readonly replies: readonly EngineReply[];
  /** What else belongs to the record, e.g. its level. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** A rejection that keeps the replies it is about. */
export function replyRejection(rejected: RejectedReply): Rejection {
  const { id, moment, reason, message, units, findings, replies, about } = rejected;
  const kept = replies.map((reply) =>
    reply.text.length > KEPT ? { ...reply, text: `${reply.text.slice(0, KEPT)}…` } : reply,
  );
  const raw = { ...about, query: moment.query, replies: kept };
  return { id, reason, message, units, findings: [...findings], source: moment.source, raw };
}

/** Why a reply that is no answer is none, in one sentence. */
export function unansweredMessage({ engine, model, outcome, message }: EngineReply): string {
  return `${engine} (${model}) gave no answer: ${outcome}${message === "" ? "" : `, ${message}`}`;
}
