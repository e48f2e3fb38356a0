import { danishOnly } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";

const words: Record<RoleName, string> = {
  coordinator: "Koordinator",
  secretary: "Udvalgssekretær",
  accountant: "Regnskabsmedarbejder",
  caseworker: "Sagsbehandler",
  communications: "Kommunikation",
  manager: "Leder",
  employee: "Medarbejder",
  councillor: "Folkevalgt",
  auditor: "Revisor",
  dpo: "Databeskyttelsesrådgiver",
  admin: "Administrator",
};

const tasks: Record<RoleName, string> = {
  coordinator: "Planlægger rejser og sætter dem på udvalgenes dagsordener.",
  secretary: "Skriver udvalgenes beslutninger og bekræfter referater.",
  accountant: "Bogfører og lukker regnskaber.",
  caseworker: "Behandler ansøgninger om tilskud.",
  communications: "Fortæller om det, der er godkendt.",
  manager: "Godkender enhedens tjenesterejser.",
  employee: "Opretter egne rejser.",
  councillor: "Følger udvalgets rejser og skriver rapport.",
  auditor: "Læser alt, ændrer intet.",
  dpo: "Ser, hvem der har set personoplysninger.",
  admin: "Sætter kommunen op.",
};

export const roleTexts = danishOnly(words);

/** What a role does, in a sentence. */
export const roleTaskTexts = danishOnly(tasks);
