import type { Work } from "../../identity/index.ts";
import { settingOn } from "../../profile/index.ts";
import { countKept, type RetentionRule } from "../../records/index.ts";
import { erasePrinted, printedRows } from "./intake-retention.store.ts";

const years = ({ municipality, today }: Work) =>
  settingOn(municipality.profile, "retention", today).value.personalDataYearsAfterClosing;
const before = (work: Work) => new Date(Date.UTC(Number(work.today.slice(0, 4)) - years(work), 0, 1));

/** What read files printed, kept while anybody may ask what was put right. */
export const intakeRetention: readonly RetentionRule<Work>[] = [
  {
    id: "import-rows",
    what: "Rækker fra filer, som de var skrevet, og hvad filen sidst sagde",
    purpose: "At kunne se, hvad der stod i filen, og hvad der blev rettet.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
    term: (work) => `${years(work)} år fra årets slutning`,
    how: "Det, filen sagde, slettes. En række, der stadig er holdt, afvises.",
    standing: (work) => countKept(work.tx, work.municipality.id, printedRows, before(work)),
    erase: (work) => erasePrinted(work.tx, work.municipality.id, before(work)),
  },
];
