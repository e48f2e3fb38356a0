/** Why a sort of record holds names, and by which law: what a person is told when they ask. */
const purposes: Readonly<Record<string, { readonly purpose: string; readonly basis: string }>> = {
  "Person med adgang": {
    purpose: "At vide, hvem der arbejder i Udsyn, og hvad de må.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  Revisionsspor: {
    purpose: "At kunne vise, hvem der har gjort hvad i en sag.",
    basis: "Databeskyttelsesforordningen artikel 5, stk. 2, og artikel 32",
  },
  Brev: {
    purpose: "At sende besked til dem, en sag venter på.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  Rejse: {
    purpose: "At planlægge, godkende og vise kommunens rejser.",
    basis: "Kommunestyrelsesloven §16; databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  Rejseliste: {
    purpose: "At de rejsende kan komme af sted og hjem i sikkerhed.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e, og artikel 9, stk. 2, litra a",
  },
  "Offentliggjort post": {
    purpose: "At borgerne kan se kommunens rejser med program, regnskab og beslutninger.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  Postering: { purpose: "At føre kommunens regnskab.", basis: "Kommunestyrelsesloven §45; bogføringsloven §12" },
  Sagsfremstilling: { purpose: "At forelægge en sag for et udvalg.", basis: "Kommunestyrelsesloven §8" },
  "Bidrag til en rapport": {
    purpose: "At få dem, der var med, til at skrive linjer til rapporten.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  "Svar på et spørgeskema": {
    purpose: "At vise, hvad deltagerne fik ud af rejsen. Svarene er uden navn.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  },
  "Importeret række": {
    purpose: "At kunne rette det, en indlæst fil sagde forkert.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e; bogføringsloven §12",
  },
  "Fils navn": {
    purpose: "At kende en kvittering eller et dokument igen.",
    basis: "Bogføringsloven §12",
  },
  Beslutning: { purpose: "At dokumentere udvalgets beslutning.", basis: "Kommunestyrelsesloven §13" },
};

const usual = {
  purpose: "At behandle sagen.",
  basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
} as const;

export function purposeOf(what: string): { readonly purpose: string; readonly basis: string } {
  return purposes[what] ?? usual;
}
