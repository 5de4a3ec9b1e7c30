import { wordSet } from "./word-set.ts";

/** Acts that others imply, or that last through a video: saying them of a video that shows another act is seldom false. */
export const IMPLIED_ACTS = wordSet(`
  hold carry lift grasp look watch touch wear stand turn set pick sit sit_down stand_up walk
`);

/** Acts that hardly anybody is seen without for long: that they never happen is seldom certain. */
export const COMMON_ACTS = wordSet("smile laugh giggle chuckle talk speak chat discuss");

/** Acts too general to be contrasted with anything. */
export const GENERAL_ACTS = wordSet("touch turn set pick wear");

/** Acts that can be done to nearly anything that "it" may stand for. */
export const HANDLED_UNNAMED = wordSet("put take throw place put_down pick_up grab toss drop");

/** Acts of animals. */
export const BEASTLY = wordSet(`
  eat drink run walk jump sleep bark swim dig climb lick fly crawl chase lie sit bite graze
`);

/** What nobody does to a living thing in such videos, or to a part of one. */
export const VIOLENT = wordSet(`
  throw toss drop cut chop slice burn break fold tear paint fill saw drill push shove hit punch kick
`);

/** Care for parts of a body, one's own or another's. */
export const CARING = wordSet(`
  wash rinse dry wipe clean brush comb cut trim braid dye curl straighten massage rub paint shave bathe
`);

/** What people do with parts of their own body. */
export const GESTURING = wordSet("shake wave raise lower lift bend stretch swing clap cross");

/** Acts that are told with the place they lead to. */
export const NEEDS_PLACE = wordSet("put place set lay");

/** Adverbs that say what happens together with their verb. */
export const AWAY = wordSet(`
  away off out back around over up down in forward backward along through together
`);

/** Words right after a verb that belong to what happens: "walks backwards", "hangs out". */
export const TRAILING = wordSet(`
  up down out off in away back around over forward backward forwards backwards left right inside outside
  upstairs downstairs together along upwards downwards
`);

/** Acts whose objects can be counted where they are done. */
export const COUNTED_WITH = wordSet(`
  take put hold carry throw toss grab pick_up put_down eat wash fold drop kick catch lift cut peel
  wrap buy show hold_up open close fix paint push pull drink bite chop slice clean wipe take_out
  put_away pet feed hug
`);

/** Verbs that a preposition or adverb after them gives a direction. */
export const MOVING = wordSet(`
  walk run jump go come crawl climb drive ride throw toss push pull pour move turn fly roll slide ski
  skate swim march hike step jog race sail paddle row float kick hit shoot drop lift raise lower swing
  sled dive hop skip dance carry drag look bend lean reach leap stroll travel pan surf snowboard spin
  flip bounce pass
`);

/** Verbs that a direction goes with, by which nothing leaves its place. */
export const STILL = wordSet("look watch turn lean bend reach swing spin flip dance pan shoot");

/** Acts that can lead off a thing as well as onto it. */
export const STEPPING = wordSet("walk run step jump hop climb crawl roll slide ride drive skate ski leap");

/** With these "up" may only mean nearer. */
export const NEARING = wordSet("walk run come go jog step pull ride drive move");

/** Verbs that ask for objects of one sort. */
export const PARTICULAR = wordSet(`
  make do have give get play ride drive wear eat drink read watch cook bake write sing feed pet apply use
`);

/** Verbs after which a preposition says where a thing or person is. */
export const PLACING = wordSet(`
  sit sit_down stand lie lie_down lay put place set throw toss drop hang kneel sleep squat crouch leave
  put_down stack pile hide rest work play eat read dance walk run jump perform pose stand_up store
  arrange park land lean snuggle drink study talk speak exercise tidy take grab get pick_up remove
`);

/** Acts that bring a thing to a place or take it from there. */
export const PUTTING = wordSet(`
  put place set throw toss drop put_down stack pile hide lay store take grab get pick_up remove leave
  hang arrange
`);

/** Acts whose object is where they happen. */
export const ENTERING = wordSet("enter exit leave cross visit tour approach");

/** Verbs for what lasts: beside them "and" tells no order. */
export const LASTING = wordSet(`
  stand sit lie hold wear look watch smile cheer clap applaud wave balance bounce spin jump twirl shout yell scream cry nod chew talk speak laugh sing play be have stay wait rest sleep live
  chat carry lean kneel work perform listen film record eat drink read walk run dance ride swim exercise
`);

/** Acts that others imply, that last through a video, or that are too general to be denied by themselves. */
export const NEVER_DENIED = wordSet(`
  hold carry lift grasp look touch wear stand turn set pick stand_up walk sit sit_down try use get have
  see go come move start begin reach lean bend lay lie lie_down
`);

/** Acts that bring a thing to a place. */
export const GIVING = wordSet("put place put_down put_away put_back set lay drop lower hang push load insert");

/** Acts that take a thing from a place. */
export const TAKING = wordSet("take grab pick_up take_out pull_out remove lift raise pull unload");

/** Acts of changing between places. */
export const PASSING = wordSet("enter leave exit");

/** Acts of going somewhere. */
export const GOING = wordSet("walk run go come jog crawl climb jump rush return step");

/** Verbs that nearly anything can be the object of: what they are done to need not have been seen with them. */
export const TAKES_ANYTHING = wordSet(`
  hold carry take grab pick_up put place put_down put_away throw toss drop show lift move bring set give get wash clean wipe
  take_out touch lay find hand
`);

/** Acts that need a place or a vessel made for them: nobody sails in a pool, or boils pasta in a bowl. */
export const BOUND_TO_SITES = wordSet(`
  sail surf row paddle canoe kayak ski snowboard skate skateboard sled dive fish snorkel swim climb float land wash bathe
  boil fry bake cook grill heat
`);

/** Acts that nobody does to a vessel with something in it: a glass of water is not washed. */
export const CLEANING = wordSet("wash rinse dry wipe clean scrub dust fold");

/** Acts that one person at a time does with a thing. */
export const ONE_AT_A_TIME = wordSet("ride drive pedal steer use play row paddle swing wear operate try");

/** Acts of a public or a team: one person alone is seldom said to do them. */
export const COLLECTIVE = wordSet("cheer applaud clap");

/** Acts with names that few annotators use, or that sound like another: read in texts, never written. */
export const NEVER_WRITTEN = wordSet("monologue vlog narrate explain describe flip");

/** Acts of moving a limb: another limb can be moved so as well. */
export const LIMB_ACTS = wordSet("raise lower lift bend stretch cross");

/** Acts that are over before another begins: of them "and" tells an order. */
export const SUCCESSIVE = wordSet(`
  put place take grab pick_up put_down put_away take_out put_on take_off open close turn_on turn_off stand_up sit_down lie_down
  turn walk leave enter exit pour add cut fold light fill throw drop undress get_dressed wake_up load unload wrap unwrap climb
  lift remove mix fall dive land
`);

/** Acts with something liquid. */
export const WET_ACTS = wordSet("dip soak pour rinse wash fill mix stir blend boil cook whisk drink spill water add");

/** Acts of being somewhere, or of going about there, whatever the place is for. */
export const BEING_THERE = wordSet(`
  sit sit_down stand stand_up talk speak chat walk run look watch wait pose smile laugh discuss explain eat drink enter leave tour visit
  film record meet gather monologue vlog take
`);

/** What is done to hair whenever anything is done to it. */
export const STYLING = wordSet("brush comb dry blow straighten curl massage shave");

/** Acts of fondness: done to the living only. */
export const FOND = wordSet("hug kiss cuddle snuggle tickle pet stroke greet");

/** What is done in water. */
export const AQUATIC = wordSet("swim dive float surf row paddle splash fish canoe kayak sail snorkel play");

/** Acts that go on while others are done. */
export const KEPT_UP = wordSet("hold hold_up carry ride drive wear");
