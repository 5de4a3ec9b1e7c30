import type { NounGroups } from "./noun-groups.ts";

/** Things worn, and parts of bodies. Marks: `~` no plural, `=` plural only, `word/plural` irregular, `_` joins words. */
export const WEAR_NOUNS: NounGroups = {
  top: `clothes= top shirt jacket coat sweater hoodie sweatshirt vest blouse t-shirt tank_top robe dress/dresses suit uniform jersey
    cardigan apron raincoat bathrobe costume gown leotard kimono swimsuit bikini wetsuit wet_suit tuxedo blazer polo_shirt life_jacket
    crop_top jumpsuit tutu outfit overalls= pajamas= lab_coat turtleneck poncho life_vest leather_jacket denim_jacket
    wedding_dress/wedding_dresses`,
  bottom: `pants= jeans= shorts= skirt leggings= trousers= kilt sweatpants= tights= underwear~ swim_trunks= bathing_suit
    khakis=`,
  footwear: `shoe boot sneaker sandal slipper sock high_heel flip-flop roller_skate ice_skate ski_boot cowboy_boot
    running_shoe tennis_shoe stocking flipper cleat`,
  headwear: `hat cap helmet scarf/scarves beanie headband bandana turban hood wig crown baseball_cap mask tiara face_mask veil sombrero
    straw_hat cowboy_hat hijab headscarf/headscarves visor santa_hat earmuffs= goggles= sunglasses= blindfold hairnet
    chef_hat swim_cap gas_mask earring`,
  accessory: `belt tie bow_tie necklace watch/watches bracelet ring glove mitten brooch/brooches lei badge lanyard
    wristband hair_clip hair_tie wristwatch handkerchief contact_lens/contact_lenses`,
  bodypart: `hand arm leg foot/feet head face eye ear nose mouth hair~ tooth/teeth knee shoulder finger neck back chest
    stomach thumb elbow ankle lip cheek chin forehead wrist toe nail fingernail toenail beard mustache eyebrow eyelash/eyelashes
    tongue hip waist belly/bellies heel skin~ palm thigh lap knuckle bicep`,
  hairstyle: `ponytail braid bun dreadlock curl pigtail mohawk bob fringe`,
  animalpart: `tail paw fur~ wing claw beak hoof/hooves feather horn mane antler snout whisker trunk`,
};
