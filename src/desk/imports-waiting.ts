import { postingsWaiting } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { heldRowsWaiting } from "../intake/index.ts";
import { formatsIn } from "../platform/index.ts";
import { unpublishedImports } from "../trips/index.ts";
import type { Waiting } from "../web/index.ts";

const { number } = formatsIn("da");

/** What imports left for somebody to do, by number. */
export interface ImportsWaiting {
  readonly heldRows: number;
  readonly unassignedPostings: number;
  readonly unpublishedTrips: number;
}

/** Nothing that an import left. */
export const noImports: ImportsWaiting = { heldRows: 0, unassignedPostings: 0, unpublishedTrips: 0 };

/** What imports left that is this person's to answer, by the roles that may. */
export async function importsWaiting(work: Work): Promise<ImportsWaiting> {
  return {
    heldRows: await heldRowsWaiting(work),
    unassignedPostings: await postingsWaiting(work),
    unpublishedTrips: (await unpublishedImports(work)).length,
  };
}

/** Each kind as one line, however many there are: a file brings a hundred. */
export function importLines({ heldRows, unassignedPostings, unpublishedTrips }: ImportsWaiting): readonly Waiting[] {
  const line = (count: number, title: string, note: string, href: string, text: string): Waiting[] =>
    count === 0 ? [] : [{ title, note, knowledge: "partly", action: { href, text } }];
  const [rows, postings, trips] = [heldRows, unassignedPostings, unpublishedTrips];
  return [
    ...line(
      rows,
      rows === 1 ? "Ret eller afvis en tilbageholdt række" : `Ret eller afvis ${number(rows)} tilbageholdte rækker`,
      rows === 1
        ? "Den kom med en import og er ikke blevet til noget endnu"
        : "De kom med en import og er ikke blevet til noget endnu",
      ...(["/skrivebord/import/holdt", rows === 1 ? "Se rækken" : "Se rækkerne"] as const),
    ),
    ...line(
      postings,
      postings === 1 ? "Fordel en postering" : `Fordel ${number(postings)} posteringer`,
      postings === 1 ? "Den står ikke i noget regnskab endnu" : "De står ikke i noget regnskab endnu",
      ...(["/skrivebord/posteringer", postings === 1 ? "Se posteringen" : "Se posteringerne"] as const),
    ),
    ...line(
      trips,
      trips === 1 ? "Offentliggør en importeret rejse" : `Offentliggør ${number(trips)} importerede rejser`,
      trips === 1 ? "Den er ikke offentlig endnu" : "De er ikke offentlige endnu",
      ...(["/skrivebord/import", "Se importen"] as const),
    ),
  ];
}
