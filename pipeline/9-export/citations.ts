const TIME_R1 =
  "Wang et al., Time-R1: Post-Training Large Vision Language Model for Temporal Video Grounding, 2025";

const CITATIONS: ReadonlyMap<string, string> = new Map([
  ["charades-sta", "Gao et al., TALL: Temporal Activity Localization via Language Query, ICCV 2017"],
  ["activitynet-captions", "Krishna et al., Dense-Captioning Events in Videos, ICCV 2017"],
  [
    "qvhighlights",
    "Lei et al., Detecting Moments and Highlights in Videos via Natural Language Queries, NeurIPS 2021",
  ],
  ["tacos", "Regneri et al., Grounding Action Descriptions in Videos, TACL 2013"],
  ["didemo", "Hendricks et al., Localizing Moments in Video with Natural Language, ICCV 2017"],
  [
    "youcook2",
    "Zhou et al., Towards Automatic Learning of Procedures from Web Instructional Videos, AAAI 2018",
  ],
  ["hirest", "Zala et al., Hierarchical Video-Moment Retrieval and Step-Captioning, CVPR 2023"],
  ["nextgqa", "Xiao et al., Can I Trust Your Answer? Visually Grounded Video Question Answering, CVPR 2024"],
  [
    "coin",
    "Tang et al., COIN: A Large-scale Dataset for Comprehensive Instructional Video Analysis, CVPR 2019",
  ],
  ["ego4d", "Grauman et al., Ego4D: Around the World in 3,000 Hours of Egocentric Video, CVPR 2022"],
  ["timerft", TIME_R1],
  ["tvgbench", TIME_R1],
]);

/**
 * The work to cite for a corpus, by the name that the run gave it, or by what that name begins with: hirest-steps is HiREST's.
 * Null for a corpus that this tool does not know.
 */
export function citationOf(corpus: string): string | null {
  const known = Array.from(CITATIONS.keys()).find((key) => corpus === key || corpus.startsWith(`${key}-`));
  return known === undefined ? null : (CITATIONS.get(known) ?? null);
}
