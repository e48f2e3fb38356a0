/** What a copy leaves out or covers. */
export const takenKinds = [
  "number",
  "remarks",
  "fields",
  "hidden-text",
  "properties",
  "bookmarks",
  "attachments",
  "earlier-version",
  "links",
  "changes",
  "comments",
  "hidden-sheets",
  "hidden-rows",
  "formulas",
  "drawings",
  "own-data",
  "beside",
  "look",
] as const;
export type TakenKind = (typeof takenKinds)[number];

/** What was taken out where: a page's number, a sheet's name or a part's kind. Never what it said. */
export interface Taken {
  readonly what: TakenKind;
  readonly at: string;
  readonly count: number;
}
