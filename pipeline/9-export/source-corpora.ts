/** Who made a source corpus and on which terms its annotations may be used. */
export interface SourceCorpus {
  readonly title: string;
  readonly citation: string;
  /** As far as its makers state one; the videos have terms of their own. */
  readonly licence: string;
}

const TIME_R1 =
  "Wang et al., Time-R1: Post-Training Large Vision Language Model for Temporal Video Grounding, 2025";

const SOURCES: ReadonlyMap<string, SourceCorpus> = new Map([
  [
    "charades-sta",
    {
      title: "Charades-STA",
      citation: "Gao et al., TALL: Temporal Activity Localization via Language Query, ICCV 2017",
      licence: "none stated for the annotations; Charades itself: non-commercial use only",
    },
  ],
  [
    "activitynet-captions",
    {
      title: "ActivityNet Captions",
      citation: "Krishna et al., Dense-Captioning Events in Videos, ICCV 2017",
      licence: "none stated for the annotations",
    },
  ],
  [
    "qvhighlights",
    {
      title: "QVHighlights",
      citation:
        "Lei et al., Detecting Moments and Highlights in Videos via Natural Language Queries, NeurIPS 2021",
      licence: "CC BY-NC-SA 4.0",
    },
  ],
  [
    "tacos",
    {
      title: "TACoS",
      citation: "Regneri et al., Grounding Action Descriptions in Videos, TACL 2013",
      licence: "none stated for the annotations",
    },
  ],
  [
    "didemo",
    {
      title: "DiDeMo",
      citation: "Hendricks et al., Localizing Moments in Video with Natural Language, ICCV 2017",
      licence: "BSD-2-Clause",
    },
  ],
  [
    "youcook2",
    {
      title: "YouCook2",
      citation:
        "Zhou et al., Towards Automatic Learning of Procedures from Web Instructional Videos, AAAI 2018",
      licence: "MIT for the annotation files in PDVC's form",
    },
  ],
  [
    "hirest",
    {
      title: "HiREST",
      citation: "Zala et al., Hierarchical Video-Moment Retrieval and Step-Captioning, CVPR 2023",
      licence: "MIT",
    },
  ],
  [
    "nextgqa",
    {
      title: "NExT-GQA",
      citation: "Xiao et al., Can I Trust Your Answer? Visually Grounded Video Question Answering, CVPR 2024",
      licence: "MIT",
    },
  ],
  ["timerft", { title: "TimeRFT", citation: TIME_R1, licence: "Apache-2.0" }],
  ["tvgbench", { title: "TVGBench", citation: TIME_R1, licence: "Apache-2.0" }],
]);

/** What is known of a corpus, by the name that the run gave it; undefined for a corpus that this tool does not know. */
export function sourceCorpus(name: string): SourceCorpus | undefined {
  return SOURCES.get(name) ?? SOURCES.get(name.replaceAll(/[-_.]/gu, ""));
}
