import { categoryTag } from "../../pipeline/lib/categories.ts";
import { readLevel } from "../../pipeline/lib/levels.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";
import type { Level } from "../../schemas/level.ts";

/** A change to a query along one category: words to add, and what the video shows instead. */
type Change = readonly [addition: string, instead: string];

/** Additions that make a query false of nearly any everyday video; several each, so that samples differ. */
const CHANGES: Readonly<Record<CategoryPath, readonly Change[]>> = {
  "Action/ActionSequence": [
    ["after juggling lemons", "Nobody juggles beforehand; the action stands alone in the footage."],
    ["before bowing to llamas", "No bow follows; the scene simply moves on after the action."],
  ],
  "Action/FineGrainedAction": [
    ["while moonwalking", "The steps shown are ordinary ones, and nobody glides in reverse."],
    ["while pirouetting", "The person keeps both feet planted, and no spin can be seen."],
  ],
  "Object/ObjectExistence": [
    ["beside a sundial", "No sundial stands anywhere; the place holds only everyday things."],
    ["beside a chessboard", "There is no chessboard around; only everyday things are visible."],
  ],
  "Object/ObjectPartRelation": [
    ["with a propellered collar", "Collars carry no propeller in the footage; they are plain cloth."],
    ["with antlered sleeves", "The sleeves bear no antlers and look like common fabric."],
  ],
  "Object/ObjectSpatialRelation": [
    ["underneath a hammock", "Nothing hangs overhead; the space above stays free throughout."],
    ["behind stacked barrels", "The view is unobstructed, with no barrels in the foreground."],
  ],
  "Object/ObjectMoving": [
    ["as kites rise", "Nothing rises through the air; the surroundings stay still."],
    ["as wagons roll leftwards", "No wagon crosses the picture; the background remains at rest."],
  ],
  "Scene/SceneExistence": [
    ["inside a lighthouse", "The setting is an everyday one, not a tower by the sea."],
    ["aboard a submarine", "The setting is an everyday one on dry land."],
  ],
  "Scene/SceneTransition": [
    ["until volcanoes come up", "The view stays in one place and never shows a volcano."],
    ["after leaving a glacier", "The view begins in the same place, without any glacier."],
  ],
  "Attribute/AttributeValue": [
    ["in a turquoise cape", "The clothing shown is plain, without any turquoise."],
    ["in a silver helmet", "The head is bare of any silver helmet."],
  ],
  "Attribute/Counting": [
    ["with eleven twins", "Far fewer people appear, and no crowd of twins is there."],
    ["seventeen times", "It happens far less often than that in the footage."],
  ],
  "Attribute/Comparison": [
    ["faster than a camel", "The pace is calm, and no camel is there to outrun."],
    ["taller than a church", "Nothing in view reaches such a height; all things are of common size."],
  ],
};

const OPENINGS: Readonly<Record<Level, string>> = {
  strong: "The query seems somewhat inconsistent with the video.",
  moderate: "The query does not align well with the video.",
  weak: "The query is clearly unrelated to the video.",
};

/** The user's JSON of Table 15. */
export interface CategoriesInput {
  readonly related_query: string;
}

/** Words that the steered prompt offers for categories of a plan. */
interface Replacement {
  readonly paths: readonly CategoryPath[];
  readonly replace: string;
  readonly with: string;
}

/** The user's JSON of Table 16, and of the steered prompt, which offers replacements. */
export interface NegativesInput extends CategoriesInput {
  readonly plans: readonly {
    readonly difficulty: string;
    readonly replacements?: readonly Replacement[];
    readonly applied_categories: readonly { readonly path: CategoryPath }[];
  }[];
}

/** The user's JSON beside frames of a video. */
export interface FramesInput {
  readonly duration: number;
  readonly frames: readonly number[];
}

/** A correct description of a video: one caption for each frame, from its time to the next. */
export function answerFrames({ duration, frames }: FramesInput): object {
  const captions = frames.map((start, at) => {
    const end = frames[at + 1] ?? duration;
    return { start, end, text: `A lamp glows ${["faintly", "brightly", "warmly"][at % 3]} in room ${at}.` };
  });
  return { captions };
}

/** A correct reply to Table 15: four or five categories, the same for the same query. */
export function answerCategories({ related_query: query }: CategoriesInput): object {
  const random = seededRandom("categories", query);
  const paths: CategoryPath[] = random.shuffle(CATEGORY_PATHS).slice(0, 4 + random.below(2));
  return {
    eligible_categories: paths.map((path) => ({
      path,
      reason: `adding "${changeOf(path, query, "0")[0]}" makes it false`,
    })),
  };
}

/**
 * A correct reply to Table 16: every level adds its categories' words to the query and explains each. Offered replacements are
 * obeyed: words change places instead.
 */
export function answerNegatives(input: NegativesInput, sample: string): object {
  const negatives = input.plans.map(
    ({ difficulty, applied_categories: applied, replacements: offers = [] }) => {
      const query = offers.reduce((text, offer) => obeyed(text, offer), input.related_query);
      const changes = applied.map(({ path }) => ({
        path,
        change: offerOf(path, offers) ?? changeOf(path, input.related_query, sample),
      }));
      const parts = changes.map(
        ({ path, change }) => `<${categoryTag(path)}>${change[1]}</${categoryTag(path)}>`,
      );
      const opening = OPENINGS[readLevel(difficulty) ?? "strong"];
      const reply = {
        irrel_query: extended(
          query,
          changes.map(({ change }) => change[0]).filter((addition) => addition !== ""),
        ),
        applied_categories: applied,
        reasoning: `<irrelevant_answer>${opening}</irrelevant_answer>${parts.join("")}`,
        difficulty_tag: difficulty,
      };
      return [difficulty, reply];
    },
  );
  return { negs: Object.fromEntries(negatives) as object };
}

/** A query with offered words in their place, whatever other words stand between by now. */
function obeyed(query: string, offer: Replacement): string {
  const at = ` ${query}`.indexOf(` ${offer.replace}`);
  return at < 0 ? query : query.slice(0, at) + offer.with + query.slice(at + offer.replace.length);
}

function offerOf(path: CategoryPath, offers: readonly Replacement[]): Change | undefined {
  const offer = offers.find(({ paths }) => paths.includes(path));
  if (offer === undefined) return undefined;
  return ["", `The footage has ${offer.replace}, and it never has ${offer.with}.`];
}

/** The same change for the same query, category and sample, so that the levels of one reply nest. */
function changeOf(path: CategoryPath, query: string, sample: string): Change {
  return seededRandom("change", query, path, sample).pick(CHANGES[path]);
}

function extended(query: string, additions: readonly string[]): string {
  const stop = query.endsWith(".") ? "." : "";
  return `${[query.slice(0, query.length - stop.length), ...additions].join(" ")}${stop}`;
}
