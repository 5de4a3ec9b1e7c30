const AN_BEFORE_CONSONANT = /^(?:hour|honest|heir|honou?r|x-ray|mri\b|suv\b|rv\b|led\b|fm\b|lcd\b|nba\b)/iu;
const A_BEFORE_VOWEL = /^(?:uni(?!n|m)|use|usu|util|ukulele|euro|one(?!r)|once|u-|ufo|u\.s|uk\b)/iu;

/** "a" or "an" before a word. */
export function articleFor(word: string): "a" | "an" {
  if (AN_BEFORE_CONSONANT.test(word)) return "an";
  if (A_BEFORE_VOWEL.test(word)) return "a";
  return /^[aeiou]/iu.test(word) ? "an" : "a";
}
