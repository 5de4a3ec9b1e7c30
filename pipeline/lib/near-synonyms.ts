import { stem } from "./inflection.ts";

/**
 * Words that two annotators use for one and the same thing or act, one ring each. Narrower than lib/words, where a ring keeps an
 * engine from choosing what may be confused: here a ring says that a swap most likely changed nothing.
 */
const RINGS = `laugh giggle chuckle snicker
smile grin smirk
look stare gaze glance
close shut
begin start
put place
take grab
throw toss
run jog
walk stroll
eat chew munch
drink sip
talk speak chat
cry sob weep
wash rinse
spin twirl rotate
jump leap hop
cut chop slice
fix repair mend
lift raise
push shove
pull tug
hug embrace
wake awaken
closet wardrobe
cabinet cupboard
couch sofa
cup mug glass
bag backpack rucksack purse handbag
tv television
phone cellphone smartphone telephone
picture photo photograph
laptop computer
jacket coat
blanket quilt comforter
rug carpet
road street
kid child
man guy gentleman
woman lady
refrigerator fridge
trash garbage rubbish
pillow cushion
bicycle bike
motorcycle motorbike
car automobile
shop store
rock stone
table desk
hall hallway corridor
doorway entrance entryway
dish plate
sneaker shoe
homework schoolwork
quickly fast rapidly
slowly gently softly
big large
small little
`;

const MATES = new Map<string, Set<string>>();
for (const ring of RINGS.trim().split("\n")) {
  const stems = ring.split(" ").map(stem);
  for (const one of stems) MATES.set(one, new Set([...(MATES.get(one) ?? []), ...stems]));
}

/** Whether two stems most likely mean the same of a video. */
export function areNearSynonyms(a: string, b: string): boolean {
  return a !== b && MATES.get(a)?.has(b) === true;
}
