import { describe, expect, it } from "vitest";
import { type Judge, Judging } from "../../../pipeline/audit/judges/judging.ts";
import { auditPage } from "../../../pipeline/audit/report/page.ts";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import { auditOf, foreignTags, recordsWith } from "../support.ts";

const HOSTILE = '</td><script>alert(1)</script><img src=x onerror="alert(1)">\u202e';

const RECORDS = recordsWith(10, (record) => (record.query_text += ` ${HOSTILE}`));
const ORIGINALS = new Set(RECORDS.map(({ GRPO }) => GRPO[0]?.q));

/** What a judge without a model finds supported by the captions; null for no reply. */
type Shown = (statement: string, about: string) => boolean | null;

function judgeOf(shown: Shown, categories: readonly string[]): Judge {
  const reply = (answer: unknown): EngineReply => ({
    engine: "openai",
    model: "judge",
    prompt: "prompt",
    sample: 0,
    key: "0123456789abcdef0123456789abcdef",
    outcome: answer === null ? "refused" : "answered",
    text: JSON.stringify(answer),
    message: "",
  });
  const answers = (is: boolean): object => ({ shown: is ? "yes" : "no", absent: is ? "no" : "yes" });
  return {
    model: `judge ${HOSTILE}`,
    endpoint: "http://127.0.0.1/v1",
    prompts: ["presence 1", HOSTILE],
    ask: (question) => {
      if (question.kind !== "presence") return Promise.resolve(reply(categories));
      const [A, B] = question.statements.map((statement) => shown(statement, question.about));
      const told = typeof A === "boolean" && typeof B === "boolean";
      return Promise.resolve(reply(told ? { A: answers(A), B: answers(B) } : null));
    },
  };
}

async function pageOf(judge: Judge | null): Promise<string> {
  const { signal } = new AbortController();
  const judging = new Judging({
    sample: 100,
    seed: 0,
    concurrency: 2,
    signal,
    open: () => Promise.resolve(judge),
  });
  return auditPage(await auditOf({ "made.json": RECORDS }, { judging }));
}

/** The section without its tags, blanks collapsed. */
function sectionOf(page: string): string {
  const from = page.indexOf("<h2>Judgements");
  return page
    .slice(from, page.indexOf("<h2>How the data set is made up"))
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ");
}

describe("the page of a judged audit", () => {
  it("says what was asked, how many controls failed and what was found, with intervals", async () => {
    const shown: Shown = (statement, about) => {
      if (about.startsWith("made.json#1/")) return true;
      if (about.startsWith("made.json#2/")) return false;
      return about.startsWith("made.json#3/") ? null : ORIGINALS.has(statement);
    };
    const section = sectionOf(await pageOf(judgeOf(shown, ["Attribute/Counting"])));
    expect(section).toContain("each of 30 of 30 negatives");
    expect(section).toMatch(/supported: the negative may be true 3 10 3\.5-25\.6/u);
    expect(section).toMatch(/false by the captions 21 70 /u);
    expect(section).toMatch(
      /Of the negatives with a verdict 12\.5 %, 95 % interval 4\.3-31\.0 are supported/u,
    );
    expect(section).toMatch(/The control failed for 3 of 30 \(10\.0 %, 95 % interval 3\.5-25\.6\)/u);
    expect(section).toMatch(/unanswered: there is no reply 3 10 /u);
    expect(section).toContain("judged-supported");
    expect(section).toContain("0123456789ab");
  });

  it("keeps hostile names, prompts and replies harmless", async () => {
    const page = await pageOf(judgeOf(() => true, [HOSTILE, "Attribute/Counting"]));
    expect(sectionOf(page)).toContain("judged-categories");
    expect(foreignTags(page)).toEqual([]);
    expect(page.match(/<script>/gu)).toHaveLength(1);
    expect(page).not.toMatch(/[\u202a-\u202e]/u);
  });

  it("has no figures where nobody was asked", async () => {
    expect(sectionOf(await pageOf(null))).toBe(" Judgements No model was asked. ");
  });
});
