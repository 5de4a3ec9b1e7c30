/** C0 and C1 controls other than white space, direction overrides, and halves of surrogate pairs: never part of a text. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** A text without characters that show nothing and can upset whatever shows it. */
export function withoutUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, "");
}
