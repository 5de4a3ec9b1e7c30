/** Verbs with objects that together name an act: "take a picture" takes no thing away, so neither word is replaced alone. */
export const IDIOMS: ReadonlySet<string> = new Set(
  `take picture|take pictures|take photo|take photos|take shower|take bath|take photograph|take photographs|take selfie|take selfies
take seat|take drink|take drinks|take sip|take bite|take nap|take look|take turn|take turns|take step|take steps|take break|take walk|take ride|take rides
take bow|take bows|take cover|brush teeth|brush tooth|take part|take place|take care|play game|play games|play role|do laundry|do dishes|wash dishes|clean dishes|dry dishes|rinse dishes|make bed|blow nose|hold hands|hold hand|shake hands
shake hand|do makeup|put makeup|put hands|put hand|throw hands|throw arms|put arms|put arm|put foot|put feet|put head|put_on show
catch fire|hit water|hit ground|give birth|run hands|run hand|wash up|keep balance|put fire|ride waves|open mouth|close eyes|open eyes|close mouth
have breakfast|have lunch|have dinner|make food|make way`
    .split(/[|\n]/u)
    .map((idiom) => idiom.trim()),
);
