/** What an hour of a trip is for, as the contract codes it. */
export const purposeClasses = ["municipal", "representation", "travel", "social", "tourism", "own-time"] as const;
export type PurposeClass = (typeof purposeClasses)[number];

/** At most four colours in a figure: what belongs together shares one, words tell them apart. */
export const classFill: Record<PurposeClass, string> = {
  municipal: "f-blue",
  representation: "f-green",
  travel: "f-grey",
  social: "f-soft",
  tourism: "f-ochre",
  "own-time": "f-ochre",
};
