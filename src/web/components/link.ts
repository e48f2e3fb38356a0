/** A place one can go, as data: rooms name their links, components show them. */
export interface Link {
  readonly href: string;
  readonly text: string;
  /** Of the text, where it may not be the page's. */
  readonly lang?: string | undefined;
}
