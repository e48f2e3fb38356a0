import { type AskedByWho, everywhere, hasRole, hasRoleOver } from "../identity/index.ts";
import { isRoomOn, type RoleName, type SwitchableRoom } from "../profile/index.ts";
import { questionReaders, takesQuestions } from "../replies/index.ts";
import { mayCreate, usesShortForm } from "../trips/index.ts";

/** A page of the desk that one goes to for a job, whichever room keeps it. */
export interface DeskPlace {
  readonly text: string;
  readonly note: string;
  readonly href: string;
}

type Kept = DeskPlace & {
  readonly allow: readonly RoleName[] | "all";
  readonly whole?: boolean;
  readonly room?: SwitchableRoom;
  /** Only where the profile takes questions from public records. */
  readonly takesQuestions?: true;
};

const at = (text: string, note: string, page: string, allow: Kept["allow"]): Kept => {
  return { text, note, href: `/skrivebord/${page}`, allow };
};
/** What is the whole municipality's: nobody's whose role ends at a committee or unit. */
const whole = (...place: Parameters<typeof at>): Kept => ({ ...at(...place), whole: true });
const ledger: readonly RoleName[] = ["accountant", "coordinator"];
const overseers: readonly RoleName[] = ["auditor", "dpo"];

const kept: readonly Kept[] = [
  { ...at("Møder", "Dagsordener og beslutninger", "moeder", "all"), room: "decisions" },
  { ...at("Notér møder", "Årets mødedage", "moeder/ny", ["secretary"]), room: "decisions" },
  at("Rammer", "Bevilget, disponeret, bogført", "rammer", [...ledger, "secretary", "auditor"]),
  whole("Ufordelte posteringer", "Find den rejse, de hører til", "posteringer", ledger),
  whole("Import", "Filer, der er læst ind", "import", ledger),
  whole("Tilbageholdte rækker", "Ret dem, eller afvis dem", "import/holdt", ledger),
  whole("Revisionsspor", "Hvem gjorde hvad, og hvornår", "revisionsspor", overseers),
  whole("Stikprøve", "Fra beløb til bilag og beslutning", "stikproeve", overseers),
  whole("Opslag", "Hvem har set personoplysninger", "opslag", overseers),
  whole("Opbevaring", "Hvad der slettes hvornår", "opbevaring", overseers),
  whole("En persons oplysninger", "Find, udlever, ret og slet", "persondata", ["dpo"]),
  whole("Adgang", "Personer, roller og programmer", "adgang", ["admin"]),
  {
    ...at("Spørgsmål fra offentligheden", "Svar, giv videre, eller luk", "spoergsmaal", questionReaders),
    takesQuestions: true,
  },
  at("Fravær", "Hvem svarer, mens du er væk", "fravaer", ["manager"]),
  whole("Sletninger, der venter", "En anden udfører", "sletninger", ["dpo", "admin"]),
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
export function placesOf({ who, here, now }: Pick<AskedByWho, "who" | "here" | "now">): readonly DeskPlace[] {
  const opens = ({ allow, whole: all }: Kept) =>
    allow === "all" || (all ? hasRoleOver(who, everywhere, allow) : hasRole(who, allow));
  return kept
    .filter((one) => opens(one) && (one.room === undefined || isRoomOn(here.profile, one.room)))
    .filter((one) => !one.takesQuestions || takesQuestions(here, now))
    .map(({ allow: _, whole: _w, room: _r, takesQuestions: _q, ...place }) => place);
}
