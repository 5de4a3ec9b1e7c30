import { type Noun, nounOf } from "../../../lib/words/nouns.ts";
import { isPart, isPerson } from "../../../lib/words/classes.ts";
import type { Random } from "../../../lib/random.ts";
import { analyse } from "../analysis/analyse.ts";
import type { Change, Claim, Edit } from "../edits/edit.ts";
import {
  BARE_ACTS,
  BARE_DIRECTIONS,
  BARE_MOVEMENTS,
  BARE_PLACES,
  BODY_PARTS,
  type Parts,
  type Template,
  TEMPLATES,
} from "./templates.ts";

/** A text of what happens, "sitting down on a chair", cut at its joints. */
interface ActText {
  /** "sitting down", "closing something" */
  readonly act: string;
  /** What follows the act, apart from articles and owners: "on chair". */
  readonly rest: string;
  /** The thing that it is done to, likewise. */
  readonly thing: string;
  /** From the last preposition on, as long as it places or directs: "on a chair"; empty when there is none. */
  readonly place: string;
}

/** Words that open a noun phrase and say nothing of the thing. */
const OPENERS = /(?<=^| )(?:an?|the|some|his|her|its|their) /gu;

function bare(text: string): string {
  return text.trim().replace(OPENERS, "");
}

function unnamed(noun: Noun | undefined): string {
  return noun !== undefined && isPerson(noun) ? "somebody" : "something";
}

function cutAct(text: string): ActText {
  const { tokens, phrases, verbs, prepositions } = analyse(text);
  const [verb] = verbs;
  if (verb === undefined) return { act: text, rest: "", thing: "", place: "" };
  const particle = verb.particle === undefined ? "" : ` ${tokens[verb.particle]?.text ?? ""}`;
  const after = tokens[verb.particle === verb.at + 1 ? verb.at + 1 : verb.at]?.end ?? text.length;
  const thing = verb.object === undefined ? "" : ` ${unnamed(phrases[verb.object]?.noun)}`;
  const place = prepositions.find(({ word }) => word !== "of" && word !== "with");
  return {
    act: text.slice(0, tokens[verb.at]?.end) + thing + particle,
    thing: verb.object === undefined ? "" : bare(text.slice(after, tokens[place?.at ?? -1]?.start)),
    rest: bare(text.slice(after)),
    place: place === undefined ? "" : text.slice(tokens[place.at]?.start),
  };
}

/** A place said as the end of a movement: "into a bag" for "in a bag". */
function asDirection(place: string): string {
  return place.replace(/^in(?=\s)/u, "into").replace(/^on(?=\s)/u, "onto");
}

/** What a claim is told with: sentences of its family, or of one that leaves to other claims what differs besides. */
interface Telling {
  readonly templates: readonly Template[];
  readonly shown: string;
  readonly asked: string;
}

function tellAct(shown: string, asked: string): Telling {
  const [is, was] = [cutAct(shown), cutAct(asked)];
  return is.rest === was.rest
    ? { templates: TEMPLATES.action, shown, asked }
    : { templates: BARE_ACTS, shown: is.act, asked };
}

/** Positions and directions: the whole act where only they differ, else no more than they. */
function tellWhere(family: "place" | "direction", shown: string, asked: string): Telling {
  const [is, was] = [cutAct(shown), cutAct(asked)];
  if (is.act === was.act || (is.thing !== "" && is.thing === was.thing))
    return { templates: TEMPLATES[family], shown, asked };
  if (is.place === "" || was.place === "" || bare(asDirection(is.place)) === bare(asDirection(was.place)))
    return family === "place"
      ? { templates: TEMPLATES.place, shown, asked }
      : { templates: BARE_MOVEMENTS, shown: is.act, asked };
  return family === "place"
    ? { templates: BARE_PLACES, shown: is.place, asked: was.place }
    : { templates: BARE_DIRECTIONS, shown: asDirection(is.place), asked: asDirection(was.place) };
}

function isBodyPart(text: string): boolean {
  const noun = nounOf(text.slice(text.lastIndexOf(" ") + 1))?.noun;
  return noun !== undefined && isPart(noun) && noun.classes[0] !== "hairstyle";
}

function tellingOf(claim: Claim, asked: string): Telling {
  const { family, shown } = claim;
  if (family === "action") return tellAct(shown, asked);
  if (family === "place" || family === "direction") return tellWhere(family, shown, asked);
  const templates = family === "part" && isBodyPart(asked) ? BODY_PARTS : TEMPLATES[family];
  return { templates, shown, asked };
}

function partsOf({ plural, actor }: Claim, { shown, asked }: Telling): Parts {
  return {
    shown,
    asked,
    none: asked.replace(/^(?:an?|the|some|his|her|its|their|my|your|our|one|two|three|four|five) /u, ""),
    is: plural ? "are" : "is",
    appears: plural ? "appear" : "appears",
    act: actor === "" ? shown : `${actor} ${shown}`,
  };
}

/** Says for one category what the video shows and that the asked thing is nowhere in it. */
export function explain(edit: Edit, changes: readonly Change[], random: Random): string {
  return explainClaim(edit.claim, changes, random);
}

/** The same for a claim by itself. */
export function explainClaim(claim: Claim, changes: readonly Change[], random: Random): string {
  const telling = tellingOf(claim, claim.asked(changes));
  return random.pick(telling.templates)(partsOf(claim, telling));
}
