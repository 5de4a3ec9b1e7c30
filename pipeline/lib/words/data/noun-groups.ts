/** Nouns by the class of thing they name; class names are this project's own. Each value is a blank-separated list. */
export type NounGroups = Readonly<Record<string, string>>;
