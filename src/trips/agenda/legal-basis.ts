import { type DateOn, day } from "../../kernel/index.ts";

/** A reference to the law as it reads from a day on, with where that was read. */
export interface LawReference {
  readonly from: DateOn;
  readonly text: string;
  readonly source: { readonly text: string; readonly url: string };
}

const lawOfToday = {
  text: "Lov om kommunernes styrelse § 16, konsolideret",
  url: "https://www.elov.dk/kommunestyrelsesloven/paragraf/16/",
};

/**
 * What an elected member's journey can rest on (product.md, rule 1), oldest first. Not read by a lawyer.
 * Before its first day a basis reads as on that day, since a trip needs some reference.
 */
export const legalBases: Readonly<Record<"c" | "f", readonly LawReference[]>> = {
  c: [
    {
      from: day("2019-01-15"),
      text: "kommunestyrelseslovens § 16, stk. 1, litra c (kurser m.v., som kommunalbestyrelsen, eller økonomiudvalget efter bemyndigelse, anser for at have betydning for hvervet), og stk. 10",
      source: lawOfToday,
    },
  ],
  f: [
    {
      from: day("2019-01-15"),
      text: "kommunestyrelseslovens § 16, stk. 1, litra f (andre nærmere angivne kommunale hverv efter anmodning fra kommunalbestyrelsen eller dennes udvalg), og stk. 10",
      source: lawOfToday,
    },
  ],
};

/** The rule on lost earnings, which changed. */
export const lostEarnings: readonly LawReference[] = [
  { from: day("2019-01-15"), text: "kommunestyrelseslovens § 16, stk. 5", source: lawOfToday },
  {
    from: day("2024-01-01"),
    text: "kommunestyrelseslovens § 16, stk. 5, som ændret ved § 4, nr. 6, i lov nr. 1777 af 28. december 2023",
    source: {
      text: "Lov nr. 1777 af 28. december 2023, § 4, nr. 6. Ikrafttrædelsen er ikke efterset.",
      url: "https://www.retsinformation.dk/eli/lta/2023/1777",
    },
  },
];

/** The reference in force on a day. */
export function referenceOn(references: readonly LawReference[], on: DateOn): LawReference {
  const found = references.findLast((one) => one.from <= on) ?? references[0];
  if (!found) throw new Error("a legal basis without a reference");
  return found;
}
