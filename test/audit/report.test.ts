import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROBES } from "../../pipeline/audit/probes/battery.ts";
import { diffMarkup } from "../../pipeline/audit/report/diff.ts";
import { escaped, markup } from "../../pipeline/audit/report/markup.ts";
import { auditPage } from "../../pipeline/audit/report/page.ts";
import { auditSummary } from "../../pipeline/audit/report/summary.ts";
import type { AuditReport } from "../../schemas/audit-report.ts";
import type { PlantRecord } from "./planted/clean.ts";
import { auditOf, foreignTags, recordsWith } from "./support.ts";

const ONE_SEED = { ...PROBES, seeds: [1] };

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</td></table><svg/onload=alert(1)>",
  "\u001b[31mred\u001b[0m \u202eright to left",
  "&lt;b&gt; ${1+1} `x` ]]> <!--",
];

async function hostileReport(): Promise<AuditReport> {
  const records = recordsWith(12, (record, index) => {
    const text = HOSTILE[index % HOSTILE.length] ?? "";
    record.video = `/v/${text}/${index}${text}.mp4`;
    record.GRPO[1] = {
      q: `${record.query_text} ${text}`,
      a: text,
      r: false,
      c: [text],
      q_origin: text,
      difficulty: "hard",
    };
    record.duration = 0.1;
    record.think = `<think>\n<timestep>0.0 to 1.0</timestep> ${text}\n</think>`;
  });
  return auditOf(
    { "<img src=x>.json": records },
    { probes: ONE_SEED, baseline: { accept: [{ rule: "<b>", reason: "<script>" }] } },
  );
}

describe("the page", () => {
  test("keeps hostile text harmless", async () => {
    const page = auditPage(await hostileReport());
    expect(foreignTags(page)).toEqual([]);
    expect(page.match(/<script>/gu)).toHaveLength(1);
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/u);
    expect(page).toContain("&lt;img src=x");
  });

  test("needs no network and allows its own style and script alone", async () => {
    const page = auditPage(await auditOf({ "x.json": recordsWith(20) }, { probes: ONE_SEED }));
    expect(page).not.toMatch(/(?:src|href)=|https?:|url\(|@import/iu);
    const policy = /content="(default-src[^"]*)"/u.exec(page)?.[1] ?? "";
    const digest = (tag: string): string => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "u").exec(page)?.[1] ?? "";
      return createHash("sha256").update(text).digest("base64");
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${digest("style")}'`);
    expect(policy).toContain(`script-src 'sha256-${digest("script")}'`);
  });

  test("shows counts, probes, make-up and examples", async () => {
    const spoil = (record: PlantRecord): void => {
      record.duration = 1;
      const [, strong] = record.GRPO;
      if (strong) strong.q = strong.q.replace("the", "no");
    };
    const report = await auditOf({ "x.json": recordsWith(20, spoil) }, { probes: ONE_SEED });
    const page = auditPage(report);
    for (const part of [
      "window-beyond-duration",
      "held-out-regression *",
      "sides dealt by coin",
      "<del>",
      "<ins>",
      "What to mend first",
      "Negatives by level",
    ]) {
      expect(page.includes(part), part).toBe(true);
    }
  });
});

describe("markup", () => {
  test("escapes every value that is not markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(markup`<b title="${text}">${text}</b>`.text.slice(3, -4)).not.toMatch(/<(?!b title)/u);
        expect(escaped(text)).not.toMatch(/[<>"']/u);
      }),
    );
    expect(markup`${[markup`<i>${"<"}</i>`, markup`${1}`]}`.text).toBe("<i>&lt;</i>1");
  });

  test("shows what an edit took out and put in", () => {
    expect(diffMarkup("a person opens the door.", "a person closes the old door.").text.trim()).toBe(
      "a person <del>opens</del> <ins>closes</ins> the <ins>old</ins> door.",
    );
  });

  test("a diff loses no word of the negative", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", "c", "d."), { maxLength: 12 })
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const shown = diffMarkup(before, after)
          .text.replace(/<del>.*?<\/del>/gu, "")
          .replace(/<\/?ins>/gu, "");
        expect(shown.split(/\s+/u).filter((word) => word !== "")).toEqual(
          after.split(" ").filter((word) => word !== ""),
        );
      }),
    );
  });
});

describe("the summary", () => {
  test("fits on one screen, however much was found", async () => {
    const report = await hostileReport();
    const lines = auditSummary(report).split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(240);
    expect(lines.join("\n")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });

  test("says what was found, what the probes see and what to mend", async () => {
    const report = await auditOf(
      { "x.json": recordsWith(60, (record) => (record.duration = 1)) },
      { probes: ONE_SEED },
    );
    const summary = auditSummary(report);
    expect(summary).toMatch(/^Audit of x\.json \(60\): \d+ errors/u);
    expect(summary).toMatch(/window-beyond-duration +60/u);
    expect(summary).toMatch(/word-regression +\d+\.\d \(\d+\.\d-\d+\.\d\)/u);
    expect(summary).toMatch(/Mend first\n1\. probe/u);
  });

  test("is short when there is nothing to say", async () => {
    expect(auditSummary(await auditOf({ "x.json": [] }))).toContain("No rule found anything.");
  });
});
