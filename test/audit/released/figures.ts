import path from "node:path";
import type { AuditFinding } from "../../../schemas/audit-report.ts";
import {
  hasAnimalAgent,
  isAdditive,
  isInedibleEaten,
  isNearCopy,
  isUnnamed,
  isWrongStrength,
} from "./definitions.ts";
import type { ReleasedRecord } from "./records.ts";

export type ReleasedFile = "hi_vtg_charades" | "human_anno" | "ss_vtg_charades";

/** Something that was counted in the released files before the audit existed, beside what the audit finds. */
export interface Figure {
  readonly what: string;
  readonly file: ReleasedFile;
  /** [F]: visible in the file alone; [S]: needs the source corpus. */
  readonly needs: "file" | "source";
  /** The reference count. */
  readonly reference: number;
  /** Numbers of the records that the audit counts, one for each time. */
  readonly ours: (findings: readonly AuditFinding[], records: readonly ReleasedRecord[]) => number[];
  /** The reference's definition where it is not ours, so that the records of a difference can be told; differences.ts explains them. */
  readonly definition?: (record: ReleasedRecord) => boolean;
}

type Wanted = (finding: AuditFinding) => boolean;

/** Every finding of a rule, told by a word of its message or path where it has several meanings. */
function of(rule: string, word = ""): Wanted {
  return (finding) => finding.rule === rule && `${finding.message} ${finding.path}`.includes(word);
}

function all(wanted: Wanted): Figure["ours"] {
  return (findings) => findings.filter(wanted).flatMap(({ record }) => record ?? []);
}

function records(...wanted: readonly Wanted[]): Figure["ours"] {
  return (findings) =>
    [
      ...new Set(
        findings.filter((one) => wanted.some((wants) => wants(one))).flatMap(({ record }) => record ?? []),
      ),
    ].sort((a, b) => a - b);
}

/** Records of the first kind that are of the second too. */
function both(one: Figure["ours"], other: Figure["ours"]): Figure["ours"] {
  return (findings, released) => {
    const others = new Set(other(findings, released));
    return one(findings, released).filter((record) => others.has(record));
  };
}

const wrongDuration = records(of("source-duration"));
const beyond = records(of("window-beyond-duration"));

/** Records of the videos of which the file gives several durations; the rule tells each video once. */
const ofSeveralDurations: Figure["ours"] = (findings, released) => {
  const videos = new Set(findings.filter(of("several-durations")).map(({ video }) => video));
  return released.flatMap(({ video }, at) => (videos.has(path.basename(video, ".mp4")) ? [at] : []));
};

/** Negatives whose answer is empty. */
const emptyRefusals: Figure["ours"] = (findings, released) =>
  findings.filter(of("answer-wrapper", "is empty")).flatMap(({ record, path: place }) => {
    const item = released[record ?? -1]?.GRPO[Number(/\d+/u.exec(place)?.[0])];
    return item?.r === false && record !== null ? [record] : [];
  });

const NOT_ASKED = "what the query asks for in vain";
const NOT_SHOWN = "what the video shows instead";

const hi = { file: "hi_vtg_charades", needs: "file" } as const;
const human = { file: "human_anno", needs: "file" } as const;
const relevance = { file: "ss_vtg_charades", needs: "file" } as const;

/** Every count of the reference that is visible in the files or beside their source. */
export const FIGURES: readonly Figure[] = [
  { ...hi, needs: "source", what: "duration of another video", reference: 163, ours: wrongDuration },
  {
    ...hi,
    needs: "source",
    what: "… that leaves a trace in the file",
    reference: 98,
    ours: both(wrongDuration, (findings, released) => [
      ...ofSeveralDurations(findings, released),
      ...beyond(findings, released),
    ]),
  },
  { ...hi, what: "end beyond the duration", reference: 166, ours: beyond },
  {
    ...hi,
    needs: "source",
    what: "… where the duration is another video's",
    reference: 40,
    ours: both(beyond, wrongDuration),
  },
  {
    ...hi,
    what: "start at or after the duration",
    reference: 14,
    ours: records(of("window-after-duration")),
  },
  { ...hi, what: "refusal sentences glued", reference: 1094, ours: records(of("refusal-blanks", "touch")) },
  {
    ...hi,
    what: "refusal opening of the wrong strength",
    reference: 28,
    ours: records(of("refusal-strength")),
    definition: isWrongStrength,
  },
  {
    ...hi,
    what: "near-copy of another caption",
    reference: 61,
    ours: records(of("near-copy"), of("caption-copy")),
    definition: isNearCopy,
  },
  {
    ...hi,
    what: "something inedible is eaten",
    reference: 16,
    ours: records(of("edit-absurd", "nothing to eat")),
    definition: isInedibleEaten,
  },
  {
    ...hi,
    what: "an animal acts in a person's place",
    reference: 11,
    ours: records(of("edit-absurd", "in a person's place")),
    definition: hasAnimalAgent,
  },
  { ...hi, what: "negation introduced", reference: 2, ours: records(of("query-negation")) },
  {
    ...hi,
    what: "edit that only adds",
    reference: 2,
    ours: records(of("edit-additive")),
    definition: isAdditive,
  },
  { ...human, what: "edit that only adds", reference: 2, ours: records(of("edit-additive")) },
  {
    ...hi,
    what: "refusal names none of the changed words",
    reference: 22,
    ours: records(of("refusal-names-change", NOT_ASKED)),
    definition: isUnnamed("asked"),
  },
  {
    ...hi,
    what: "refusal names none of the true words",
    reference: 73,
    ours: records(of("refusal-names-change", NOT_SHOWN)),
    definition: isUnnamed("shown"),
  },
  {
    ...human,
    what: "refusal names none of the changed words",
    reference: 3,
    ours: records(of("refusal-names-change", NOT_ASKED)),
    definition: isUnnamed("asked"),
  },
  {
    ...human,
    what: "refusal names none of the true words",
    reference: 7,
    ours: records(of("refusal-names-change", NOT_SHOWN)),
    definition: isUnnamed("shown"),
  },
  {
    ...hi,
    what: "refusal contradicts itself or swaps the sides",
    reference: 0,
    ours: records(of("refusal-sides"), of("refusal-contradiction")),
  },
  {
    ...human,
    what: "refusal swaps the sides, for a reader",
    reference: 5,
    ours: records(of("refusal-sides")),
  },
  {
    ...hi,
    what: "query cut at an apostrophe",
    reference: 3,
    ours: records(of("query-origin", "apostrophe")),
  },
  { ...human, what: "broken wrapper", reference: 1, ours: all(of("answer-wrapper", "whole")) },
  { ...human, what: "empty positive answer", reference: 20, ours: all(of("answer-wrapper", "is empty")) },
  { ...hi, what: "duplicate (video, negative)", reference: 1, ours: all(of("duplicate-negative")) },
  {
    ...relevance,
    what: "same text as a negative of hi_vtg_charades",
    reference: 1,
    ours: all(of("label-conflict")),
  },
  {
    ...relevance,
    needs: "source",
    what: "second positive carries the first one's window",
    reference: 411,
    ours: records(of("source-window")),
  },
  {
    ...relevance,
    what: "negative with an empty answer",
    reference: 1860,
    ours: emptyRefusals,
  },
  ...(["category-count", "query-changed", "refusal-time-range", "window-order"] as const).flatMap((rule) =>
    [hi, human].map((file) => ({ ...file, what: `found by ${rule}`, reference: 0, ours: all(of(rule)) })),
  ),
];
