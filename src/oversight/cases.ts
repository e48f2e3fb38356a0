import { ownerName, potPath, potsById, readsPot, subjectsOfPostings } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { isId } from "../kernel/index.ts";
import { maySee, titleOf, tripPath, tripsById } from "../trips/index.ts";

type Subject = { readonly type: string; readonly id: string };

/** The trip that something belongs to, as a list names it; of a movement the *ramme* that it is on. */
export interface Case {
  readonly title: string;
  readonly caseNumber: string | null;
  readonly href: string;
}

/** A case as whoever it is about is told of it. */
export type CaseNamed = Pick<Case, "title" | "caseNumber">;

/** The case of a subject; `null` where it has none, or the reader may not see it. */
export type CaseOf = (subject: Subject) => Case | null;

/** The cases of everything on a page, in three queries however much there is: a line of the accounts leads to its trip. */
export async function casesAmong({ tx, municipality, who }: Work, subjects: readonly Subject[]): Promise<CaseOf> {
  const booked = subjects.flatMap(({ type, id }) => (type === "posting" && isId(id) ? [id] : []));
  const lines = await subjectsOfPostings(tx, municipality.id, booked);
  const ids = [...subjects, ...lines.values()].flatMap(({ type, id }) =>
    isOfTrip(type) && isId<"trip">(id) ? [id] : [],
  );
  const trips = await tripsById(tx, municipality.id, [...new Set(ids)]);
  const cases = new Map<string, Case>(
    trips
      .filter((trip) => maySee(who, trip))
      .map((trip) => [trip.id, { title: titleOf(trip), caseNumber: trip.caseNumber, href: tripPath(trip) }]),
  );
  const pots = subjects.flatMap(({ type, id }) => (type === "pot" && isId<"pot">(id) ? [id] : []));
  for (const pot of await potsById(tx, municipality.id, [...new Set(pots)])) {
    const title = `${ownerName(municipality.profile, pot)} ${pot.year}`;
    if (readsPot(who, pot.owner)) cases.set(pot.id, { title, caseNumber: null, href: potPath(pot) });
  }
  return ({ type, id }) => {
    const trip = type === "posting" ? lines.get(id)?.id : id;
    return (trip && cases.get(trip)) || null;
  };
}

/** The subjects that an act's values tell: what a line of the accounts was laid on, and what it was moved from. */
export function subjectsTold({ before, after }: { before: unknown; after: unknown }): readonly Subject[] {
  return [before, after].flatMap((told) => {
    const { subject } = (told ?? {}) as { subject?: Partial<Subject> | null };
    return typeof subject?.type === "string" && typeof subject.id === "string"
      ? [{ type: subject.type, id: subject.id }]
      : [];
  });
}

function isOfTrip(type: string): boolean {
  return type === "trip" || type === "trip-accounts";
}
