import { type AskedByWho, hasRole } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";
import { mayCreate, usesShortForm } from "../trips/index.ts";

/** A page of the desk that one goes to for a job, whichever room keeps it. */
export interface DeskPlace {
  readonly text: string;
  readonly note: string;
  readonly href: string;
}

const kept: readonly (DeskPlace & { readonly allow: readonly RoleName[] | "all" })[] = [
  { text: "Møder", note: "Dagsordener og beslutninger", href: "/skrivebord/moeder", allow: "all" },
  { text: "Notér møder", note: "Årets mødedage", href: "/skrivebord/moeder/ny", allow: ["secretary"] },
  {
    text: "Rammer",
    note: "Bevilget, disponeret, bogført",
    href: "/skrivebord/rammer",
    allow: ["accountant", "coordinator", "secretary", "auditor"],
  },
  {
    text: "Ufordelte posteringer",
    note: "Find den rejse, de hører til",
    href: "/skrivebord/posteringer",
    allow: ["accountant", "coordinator"],
  },
  { text: "Import", note: "Filer, der er læst ind", href: "/skrivebord/import", allow: ["accountant", "coordinator"] },
  {
    text: "Tilbageholdte rækker",
    note: "Ret dem, eller afvis dem",
    href: "/skrivebord/import/holdt",
    allow: ["accountant", "coordinator"],
  },
  {
    text: "Revisionsspor",
    note: "Hvem gjorde hvad, og hvornår",
    href: "/skrivebord/revisionsspor",
    allow: ["auditor", "dpo"],
  },
  {
    text: "Stikprøve",
    note: "Fra beløb til bilag og beslutning",
    href: "/skrivebord/stikproeve",
    allow: ["auditor", "dpo"],
  },
  { text: "Opslag", note: "Hvem har set personoplysninger", href: "/skrivebord/opslag", allow: ["auditor", "dpo"] },
  { text: "Opbevaring", note: "Hvad der slettes hvornår", href: "/skrivebord/opbevaring", allow: ["auditor", "dpo"] },
  {
    text: "En persons oplysninger",
    note: "Find, udlever, ret og slet",
    href: "/skrivebord/persondata",
    allow: ["dpo"],
  },
  { text: "Adgang", note: "Personer, roller og programmer", href: "/skrivebord/adgang", allow: ["admin"] },
  { text: "Fravær", note: "Hvem svarer, mens du er væk", href: "/skrivebord/fravaer", allow: ["manager"] },
  { text: "Sletninger, der venter", note: "En anden udfører", href: "/skrivebord/sletninger", allow: ["dpo", "admin"] },
];

/** What may be begun from the desk by whoever asks. */
export function beginnings({ who, here, now }: Pick<AskedByWho, "who" | "here" | "now">): readonly DeskPlace[] {
  if (!mayCreate(who)) return [];
  const visit = "/skrivebord/rejser/ny?slags=incoming-visit";
  return [
    { text: "Ny rejse eller besøg", note: "Begynd en kladde", href: "/skrivebord/rejser/ny" },
    { text: "Nyt besøg", note: "Gæster, kommunen er vært for", href: visit },
    ...(usesShortForm(here, now)
      ? [{ text: "Tjenesterejse", note: "Fem felter til din leder", href: "/skrivebord/tjenesterejse" }]
      : []),
  ];
}

/** Where one may go from the desk, by role. Each page asks again who one is. */
export function placesOf({ who }: Pick<AskedByWho, "who">): readonly DeskPlace[] {
  return kept.filter(({ allow }) => allow === "all" || hasRole(who, allow)).map(({ allow: _, ...place }) => place);
}
