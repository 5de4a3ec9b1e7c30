/** Nouns that are read as nouns but never edited: parts of a picture, measures, abstract things, groups of many kinds. */
export const PLAIN_NOUNS: ReadonlySet<string> = new Set(
  `area time times way ways side sides end piece pieces part parts bit lot lots kind type types sort end middle center centre top bottom front
back corner edge line lines row rows list screen scene scenes shot shots view views camera's work travel trip move moves movement movements
turn turns trick tricks routine routines speed start place places spot step steps game games name names title titles word words credit credits
text logo image images clip clips segment video videos footage music song show program news story point points score match event
competition race tournament performance demonstration tutorial lesson practice training exercise exercises workout position pose
poses motion style pattern design color colors colour group bunch pair pairs pile piles stack stacks set sets number set amount
series variety different background foreground surface air sky sun light's night day morning evening weather wind rain storm fog
life world country nature travel activity activities action actions stuff things thing item items object objects product products
supplies equipment gear tool tools machine machines device devices material materials contents ingredients ingredient accessories
conversation interview speech discussion question questions information instructions instruction technique techniques method process steps
something anything nothing everything everyone somebody nobody others one ones member members pet animal animals
picture's order direction distance level height weight's size shape length age hit kick jump jumps dance dances walk run ride swim play
throw catch swing spin look smile laugh kiss hug wave cut try help break rest fall drop lift push pull roll flip serve call talk chat
fight drive hike tour visit wash bath nap sleep cook cooking swimming surfing skiing skateboarding boxing bowling gymnastics wrestling fishing
shopping camping makeup's skin's money job sport sports karate ballet yoga rodeo marathon parade party wedding ceremony concert's show
department company team's sign signs board's bar bars face's hole holes target base layer string circle square ball's rest
minute minutes second seconds moment moments hour hours while phone's person's screen's drink's drinks top's clothing
product review reviews haul vlog vlogs blog channel subscribe button shade shades look looks selfie selfies post posts meeting
press conference protest rally crowd's jean press crew staff seat seats space room's path land ground's
case water's waters pressure cover covers package packages trash garbage mess dirt's spill check dosage medication
stand stands section sections display exhibit exhibition art culture history recipe soup's mixture slice slices topping toppings
treat treats goods snack's vegetable's fruit's plantings furniture jewelry appliances electronics outfit's clothes's
feature features effect effects result results reaction experience experiences idea example use need help support safety
letters bite bites sip glance pull shake knot stroke strokes stunt stunts skills skill fun joy emotion emotions gesture gestures`
    .trim()
    .split(/\s+/u),
);
