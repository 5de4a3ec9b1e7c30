import { wordTable } from "./table.ts";

/** Words for what things look like; members of one set exclude each other, a slash joins words for the same thing. */
const ATTRIBUTE_SETS: Readonly<Record<string, string>> = {
  colour: `red/maroon/crimson blue/navy/teal/turquoise green/lime/olive yellow/gold/golden orange/peach/tan
    purple/violet/lavender pink/magenta black white/beige/cream/ivory gray/grey/silver brown/tan/beige`,
  hair: `blonde/blond brunette`,
  size: `big/large/huge/giant/massive/enormous small/little/tiny/miniature`,
  length: `long short`,
  height: `high low`,
  stature: `tall short`,
  width: `wide/broad narrow/thin`,
  thickness: `thick thin`,
  age: `young/little/teenage old/older/elderly/middle-aged`,
  state: `open/opened closed/shut`,
  fullness: `full/filled empty`,
  wetness: `wet/soaked dry`,
  cleanness: `clean dirty/dusty/muddy/messy`,
  light: `bright/sunny/lit/light dark/dim`,
  temperature: `hot/warm cold/cool/iced/frozen`,
  mood: `happy/smiling/cheerful sad/crying angry/upset excited/surprised tired/sleepy/bored scared/afraid`,
  material: `wooden/wood/bamboo metal/steel/iron/aluminum/silver plastic glass/crystal leather paper/cardboard stone/brick/concrete/marble rubber`,
  pattern: `striped plaid/checkered floral/flowered dotted/polka-dot`,
  shape: `round/circular/oval square/rectangular triangular`,
  place: `indoor outdoor`,
  side: `left right`,
  build: `thin/skinny/slim/slender fat/heavy/chubby/overweight muscular`,
  head: `bald/shaved bearded long-haired curly-haired`,
  hairshape: `straight curly/wavy braided`,
  speed: `slow fast/quick`,
  sleeves: `sleeveless long-sleeved short-sleeved`,
  nakedness: `shirtless`,
  gender: `male female`,
};

/** A value of an attribute. */
export interface AttributeValue {
  /** Name of the set, e.g. "colour". */
  readonly set: string;
  /** Values of the set that exclude this one. */
  readonly others: readonly string[];
}

const VALUES = new Map<string, AttributeValue[]>();
for (const [set, words] of Object.entries(ATTRIBUTE_SETS)) {
  const rings = words
    .trim()
    .split(/\s+/u)
    .map((ring) => ring.split("/"));
  for (const ring of rings) {
    for (const word of ring) {
      const others = rings.filter((other) => !other.includes(word)).flat();
      const known = VALUES.get(word) ?? [];
      const same = known.find((value) => value.set === set);
      if (same === undefined) known.push({ set, others });
      else
        known.splice(known.indexOf(same), 1, {
          set,
          others: others.filter((one) => same.others.includes(one)),
        });
      VALUES.set(word, known);
    }
  }
}

/** Attributes that a word may state; empty when it states none. */
export function attributesOf(word: string): readonly AttributeValue[] {
  return VALUES.get(word) ?? [];
}

/** Words for people, each with those that differ from it in gender alone. */
export const PERSON_WORDS = wordTable<readonly string[]>({
  man: ["woman"],
  woman: ["man"],
  guy: ["girl", "lady", "woman"],
  lady: ["guy", "gentleman", "man"],
  gentleman: ["lady"],
  boy: ["girl"],
  girl: ["boy"],
  male: ["female"],
  female: ["male"],
  husband: ["wife"],
  wife: ["husband"],
  mother: ["father"],
  father: ["mother"],
  mom: ["dad"],
  dad: ["mom"],
  son: ["daughter"],
  daughter: ["son"],
  brother: ["sister"],
  sister: ["brother"],
  waiter: ["waitress"],
  waitress: ["waiter"],
});

/** Comparative words and what flips them. */
export const COMPARATIVES = wordTable<string>({
  bigger: "smaller",
  smaller: "bigger",
  larger: "smaller",
  taller: "shorter",
  shorter: "taller",
  longer: "shorter",
  higher: "lower",
  lower: "higher",
  faster: "slower",
  slower: "faster",
  older: "younger",
  younger: "older",
  heavier: "lighter",
  lighter: "heavier",
  darker: "lighter",
  brighter: "darker",
  thicker: "thinner",
  thinner: "thicker",
  wider: "narrower",
  narrower: "wider",
  closer: "farther",
  farther: "closer",
  further: "closer",
  louder: "quieter",
  stronger: "weaker",
  better: "worse",
  worse: "better",
  more: "less",
  biggest: "smallest",
  largest: "smallest",
  smallest: "largest",
  tallest: "shortest",
  shortest: "tallest",
  fastest: "slowest",
  slowest: "fastest",
  oldest: "youngest",
  youngest: "oldest",
  highest: "lowest",
  lowest: "highest",
  longest: "shortest",
});
