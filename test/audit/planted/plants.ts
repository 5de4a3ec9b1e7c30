import type { Random } from "../../../pipeline/lib/random.ts";
import type { PlantItem, PlantRecord } from "./clean.ts";
import { item, type Plant } from "./plant.ts";

/** Any of the three negatives. */
function negative(record: PlantRecord, random: Random): PlantItem {
  return item(record, 1 + random.below(3));
}

function ask(target: PlantItem, q: string): void {
  target.q = q;
  target.q_origin = q;
}

function start(record: PlantRecord): number {
  return record.timestamp[0] ?? 0;
}

function end(record: PlantRecord): number {
  return record.timestamp[1] ?? 0;
}

function exact(kind: string, rule: string, spoil: Plant["spoil"]): Plant {
  return { kind, rule, exact: true, spoil };
}

function graded(kind: string, rule: string, spoil: Plant["spoil"]): Plant {
  return { kind, rule, exact: false, spoil };
}

/** Every kind of defect that one file can show. */
export const PLANTS: readonly Plant[] = [
  exact("field of the wrong type", "shape", (record, _, random) => {
    Object.assign(
      record,
      random.pick([{ duration: "12.0" }, { video: 7 }, { timestamp: [] }, { GRPO: [...record.GRPO, null] }]),
    );
  }),
  exact("category that does not exist", "shape", (record, _, random) => {
    negative(record, random).c = ["Action/SceneTransition"];
  }),
  exact("reversed window", "window-order", (record) => {
    record.timestamp.reverse();
  }),
  exact("end beyond duration", "window-beyond-duration", (record, _, random) => {
    record.duration = end(record) - 0.1 - random.below(10) / 10;
  }),
  exact("start beyond duration", "window-after-duration", (record) => {
    record.duration = start(record);
  }),
  exact("two durations of one video", "several-durations", (record, earlier) => {
    record.video = earlier.video;
    record.duration = earlier.duration + 5;
  }),
  exact("timestamp shared by another positive", "shared-timestamp", (record) => {
    record.GRPO.push({
      ...item(record, 0),
      q: "somebody whistles a tune.",
      q_origin: "somebody whistles a tune.",
    });
  }),
  exact("empty answer", "answer-wrapper", (record, _, random) => {
    item(record, random.below(4)).a = random.pick(["", "<answer></answer>", "<answer> </answer>"]);
  }),
  exact("broken wrapper", "answer-wrapper", (record, _, random) => {
    const target = item(record, random.below(4));
    target.a = random.pick([
      target.a.replace("</answer>", ""),
      target.a.replace("<answer>", ""),
      `${target.a} So there.`,
    ]);
  }),
  exact("answer with other numbers", "answer-times", (record) => {
    item(record, 0).a = `<answer>${(start(record) + 1).toFixed(1)} to ${end(record).toFixed(1)}</answer>`;
  }),
  exact("correction that is not the original", "correction-tag", (record, _, random) => {
    negative(record, random).a += "<correction>another thing altogether</correction>";
  }),
  exact("query cut at an apostrophe", "query-origin", (record, _, random) => {
    const target = item(record, random.below(4));
    target.q_origin = `${target.q.replace(/\.$/u, "")}'s owner waits.`;
    target.q = target.q.replace(/\.$/u, "");
  }),
  exact("record without a negative", "pair-complete", (record) => {
    record.GRPO.length = 1;
  }),
  exact("categories against the level", "category-count", (record, _, random) => {
    const target = negative(record, random);
    target.c = random.pick([
      [],
      ["Object/ObjectExistence", "Object/ObjectExistence"],
      [...(target.c ?? []), "Attribute/Counting"],
    ]);
  }),
  exact("negative that stands twice", "duplicate-negative", (record, earlier, random) => {
    record.video = earlier.video;
    record.duration = earlier.duration;
    record.timestamp = [...earlier.timestamp];
    record.GRPO = structuredClone(earlier.GRPO);
    ask(item(record, 1), item(earlier, 1 + random.below(3)).q.toUpperCase());
  }),
  exact("negative that is a positive elsewhere", "label-conflict", (record, earlier) => {
    record.video = earlier.video;
    ask(item(record, 0), ` ${item(earlier, 2).q}`);
  }),
  exact("negative that is another caption", "caption-copy", (record, _, random) => {
    const target = negative(record, random);
    record.think = record.think.replace(
      "<think>\n",
      `<think>\n<timestep>0.0 to 0.5</timestep> ${target.q.toUpperCase()}\n`,
    );
  }),
  exact("negative close to another caption", "near-copy", (record, _, random) => {
    const near = negative(record, random).q.replace(/^person/u, "figure");
    record.think = record.think.replace("<think>\n", `<think>\n<timestep>0.0 to 0.5</timestep> ${near}\n`);
  }),
  exact("negative that is the original", "query-changed", (record, _, random) => {
    ask(negative(record, random), item(record, 0).q.replace("the", "a"));
  }),
  exact("negation put in", "query-negation", (record, _, random) => {
    const target = negative(record, random);
    ask(target, target.q.replace("the", "no"));
  }),
  exact("glued sentences", "refusal-blanks", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace(". ", ".");
  }),
  exact("opening of another strength", "refusal-strength", (record) => {
    item(record, 1).a = item(record, 1).a.replace(
      /<answer>[^.]*\./u,
      "<answer>This query is clearly unrelated to the video.",
    );
  }),
  exact("time range in a refusal", "refusal-time-range", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace("</answer>", " That is from 3.0 to 5.0 in the video.</answer>");
  }),
  exact("weak edit smaller than strong", "edit-size-order", (record) => {
    const [strong, weak] = [item(record, 1).q, item(record, 3).q];
    ask(item(record, 1), weak);
    ask(item(record, 3), strong);
  }),
  graded("edit that only adds", "edit-additive", (record) => {
    ask(item(record, 1), item(record, 0).q.replace(/ in the /u, " of cardboard in the "));
  }),
  graded("swap of words for the same", "edit-same-thing", (record, _, random) => {
    const [before, after] = random.pick([
      ["couch", "sofa"],
      ["trash", "garbage"],
      ["bicycle", "bike"],
    ] as const);
    ask(item(record, 0), `a person drags the ${before} into the hall.`);
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(item(record, 1), `a person drags the ${after} into the hall.`);
  }),
  graded("swap of things that look alike", "edit-lookalike", (record, _, random) => {
    const [before, after] = random.pick([
      ["bag", "box"],
      ["blanket", "towel"],
      ["cabinet", "drawer"],
    ] as const);
    ask(item(record, 0), `a person drops the ${before} in the hall.`);
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(item(record, 1), `a person drops the ${after} in the hall.`);
  }),
  exact("general word for a particular one", "edit-same-thing", (record) => {
    ask(item(record, 0), "a person drops the sandwich in the hall.");
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(item(record, 1), "a person drops the food in the hall.");
  }),
  exact("edit that only leaves out", "edit-subtractive", (record) => {
    ask(item(record, 1), item(record, 0).q.replace(/ in the \w+/u, ""));
  }),
  exact("talk about editing", "refusal-editing-talk", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace("</answer>", " The query now asks for something else.</answer>");
  }),
  exact("talk about captions", "refusal-caption-talk", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace("</answer>", " No caption of the video mentions it.</answer>");
  }),
  exact("name of a category in a refusal", "leaked-format", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace("</answer>", " No part fits by ObjectExistence.</answer>");
  }),
  graded("refusal that speaks of a segment only", "refusal-whole-video", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replaceAll(
      /No part of the video has anything like (\w+), it/gu,
      "It asks for $1, yet the segment",
    );
  }),
  graded("particle that turns the act round", "edit-reversal", (record, _, random) => {
    const [before, after] = random.pick([
      ["turns the lamp on", "turns the lamp off"],
      ["runs up the stairs", "runs down the stairs"],
      ["puts a hat on", "takes a hat off"],
    ] as const);
    ask(item(record, 0), `a person ${before} in the hall.`);
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(item(record, 1), `a person ${after} in the hall.`);
  }),
  graded("act that undoes the original", "edit-reversal", (record, _, random) => {
    const [before, after] = random.pick([
      ["opens", "closes"],
      ["closing", "opening"],
    ] as const);
    ask(item(record, 0), `a person ${before} a gate in the hall.`);
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(item(record, 1), `a person ${after} a gate in the hall.`);
  }),
  graded("absurd edit", "edit-absurd", (record, _, random) => {
    ask(item(record, 0), "a person eats the soup in the hall.");
    record.query_text = item(record, 0).q;
    record.GRPO.length = 2;
    ask(
      item(record, 1),
      random.pick(["a person eats the phone in the hall.", "a dog eats the soup in the hall."]),
    );
  }),
  graded("caption that says the same in other words", "entailed", (record) => {
    const target = item(record, 1);
    const other = target.q.replace(/guitar|trumpet|ladder|suitcase|bucket|lamp|bicycle|piano/u, "sofa");
    ask(target, other);
    record.think = record.think.replace(
      "<think>\n",
      `<think>\n<timestep>0.0 to 0.5</timestep> near a wall ${other.replace("sofa", "couch")}\n`,
    );
  }),
  graded("category that the edit does not touch", "category-support", (record) => {
    item(record, 1).c = ["Attribute/Comparison"];
  }),
  graded("refusal that names nothing", "refusal-names-change", (record, _, random) => {
    const target = negative(record, random);
    target.a = target.a.replace(/\. .*<\/answer>/u, ". No part of the video fits.</answer>");
  }),
  graded("refusal with swapped sides", "refusal-sides", (record) => {
    const target = item(record, 1);
    const [before, after] = [
      /the (\w+) in/u.exec(item(record, 0).q)?.[1] ?? "",
      /the (\w+) in/u.exec(target.q)?.[1] ?? "",
    ];
    target.a = `<answer>This query seems somewhat inconsistent with the video. The whole video shows a ${after}, not a ${before}.</answer>`;
  }),
];
