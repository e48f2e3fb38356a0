/** How telling words are: `a` a record's name, `b` what it is filed under, `c` what it is about, `d` all else. */
export type Weight = "a" | "b" | "c" | "d";

/** Some text of a published entry that search finds it by, and shows a piece of. */
export interface SearchPart {
  readonly weight: Weight;
  readonly text: string;
  /** Where in the record it stands, a code of the feature's (`programme`); absent where it is never shown as a piece. */
  readonly part?: string;
  /** The language it was written in. */
  readonly lang?: string;
}
