import { type AskedByWho, everywhere, hasRole, hasRoleOver } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";
import { mayCreate, usesShortForm } from "../trips/index.ts";

/** A page of the desk that one goes to for a job, whichever room keeps it. */
export interface DeskPlace {
  readonly text: string;
  readonly note: string;
  readonly href: string;
}

const kept: readonly (DeskPlace & { readonly allow: readonly RoleName[] | "all"; readonly whole?: boolean })[] = [
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
    whole: true,
  },
  {
    text: "Import",
    note: "Filer, der er læst ind",
    href: "/skrivebord/import",
    allow: ["accountant", "coordinator"],
    whole: true,
  },
  {
    text: "Tilbageholdte rækker",
    note: "Ret dem, eller afvis dem",
    href: "/skrivebord/import/holdt",
    allow: ["accountant", "coordinator"],
    whole: true,
  },
  {
    text: "Revisionsspor",
    note: "Hvem gjorde hvad, og hvornår",
    href: "/skrivebord/revisionsspor",
    allow: ["auditor", "dpo"],
    whole: true,
  },
  {
    text: "Stikprøve",
    note: "Fra beløb til bilag og beslutning",
    href: "/skrivebord/stikproeve",
    allow: ["auditor", "dpo"],
    whole: true,
  },
  {
    text: "Opslag",
    note: "Hvem har set personoplysninger",
    href: "/skrivebord/opslag",
    allow: ["auditor", "dpo"],
    whole: true,
  },
  {
    text: "Opbevaring",
    note: "Hvad der slettes hvornår",
    href: "/skrivebord/opbevaring",
    allow: ["auditor", "dpo"],
    whole: true,
  },
  {
    text: "En persons oplysninger",
    note: "Find, udlever, ret og slet",
    href: "/skrivebord/persondata",
    allow: ["dpo"],
    whole: true,
  },
  { text: "Adgang", note: "Personer, roller og programmer", href: "/skrivebord/adgang", allow: ["admin"], whole: true },
  { text: "Fravær", note: "Hvem svarer, mens du er væk", href: "/skrivebord/fravaer", allow: ["manager"] },
  {
    text: "Sletninger, der venter",
    note: "En anden udfører",
    href: "/skrivebord/sletninger",
    allow: ["dpo", "admin"],
    whole: true,
  },
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
  const opens = ({ allow, whole }: (typeof kept)[number]) =>
    allow === "all" || (whole ? hasRoleOver(who, everywhere, allow) : hasRole(who, allow));
  return kept.filter(opens).map(({ allow: _, whole: _w, ...place }) => place);
}
