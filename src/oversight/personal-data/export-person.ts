import { trace, type Work } from "../../identity/index.ts";
import { listTrail, matcherOf } from "../../records/index.ts";
import { lookActions, lookWords } from "../looks.ts";
import { countsOf, placesOf, type Sources } from "./person-places.ts";
import { purposeOf } from "./purposes.ts";

/** Everything that is held of a person, as they are given it. */
export interface PersonExport {
  readonly municipality: string;
  readonly madeAt: string;
  readonly names: readonly string[];
  readonly places: readonly {
    readonly what: string;
    readonly subject: { readonly type: string; readonly id: string } | null;
    readonly purpose: string;
    readonly basis: string;
    readonly held: readonly { readonly field: string; readonly text: string; readonly keptBecause: string | null }[];
  }[];
  /** Who looked at records in which the person stands. */
  readonly looks: readonly { readonly at: string; readonly who: string | null; readonly what: string }[];
}

const mostLooks = 5_000;

/** Gathers it, and leaves in the trail that it was gathered. */
export async function exportPerson(work: Work, sources: Sources, names: readonly string[]): Promise<PersonExport> {
  const { tx, municipality, now } = work;
  const places = await placesOf(work, sources, matcherOf(names));
  const subjects = places.flatMap((one) => (one.subject && one.subject.type !== "trace" ? [one.subject] : []));
  const looks = await listTrail(tx, municipality.id, { actions: lookActions, subjects }, { limit: mostLooks });
  await trace(work, {
    action: "oversight.export-person",
    subject: { type: "personal-data", id: "export" },
    after: { places: countsOf(places.flatMap((place) => place.held)) },
  });
  return {
    municipality: municipality.profile.name.da ?? municipality.slug,
    madeAt: now.toISOString(),
    names,
    places: places.map(({ what, subject, held }) => ({
      what,
      subject,
      ...purposeOf(what),
      held: held.map(({ field, text, keep }) => ({ field, text, keptBecause: keep?.why ?? null })),
    })),
    looks: looks.map(({ at, who, action }) => ({ at: at.toISOString(), who, what: lookWords(action) ?? action })),
  };
}
