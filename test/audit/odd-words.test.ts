import { expect, test } from "vitest";
import { auditOf, recordsWith } from "./support.ts";

test("words that every object knows are words like others", async () => {
  const records = recordsWith(60, (record, index) => {
    const words = record.query_text.split(" ");
    const odd = words.map((word, at) => (at === index % words.length ? "constructor" : word)).join(" ");
    for (const item of record.GRPO) if (item.r) item.q = item.q_origin = odd;
    record.think = record.think.replaceAll(record.query_text, odd);
    record.query_text = odd;
    const negative = record.GRPO[1 + (index % 3)];
    if (negative !== undefined && index % 2 === 0) {
      negative.q = negative.q_origin = negative.q.replace(/\S+$/u, "constructor.");
      negative.a = negative.a.replace(/\S+<\/answer>$/u, "constructor.</answer>");
    }
  });
  const report = await auditOf({ "constructor.json": records });
  expect(report.totals).toMatchObject({ records: 60, unreadable: 0 });
});
