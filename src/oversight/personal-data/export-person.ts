import { trace, type Work } from "../../identity/index.ts";
import { matcherOf } from "../../records/index.ts";
import { type LooksAt, looksAt } from "./looks-at.ts";
import { countsOf, placesOf, type Sources } from "./person-places.ts";
import { purposeOf } from "./purposes.ts";

/** Everything that is held of a person, as they are given it; who has looked at it comes beside, however often. */
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
}

/** Gathers it, and leaves in the trail that it was gathered. */
export async function exportPerson(
  work: Work,
  sources: Sources,
  names: readonly string[],
): Promise<{ readonly data: PersonExport; readonly looks: LooksAt }> {
  const { municipality, now } = work;
  const places = await placesOf(work, sources, matcherOf(names));
  const subjects = places.flatMap((one) => (one.subject && one.subject.type !== "trace" ? [one.subject] : []));
  const looks = await looksAt(work, subjects);
  await trace(work, {
    action: "oversight.export-person",
    subject: { type: "personal-data", id: "export" },
    after: { places: countsOf(places.flatMap((place) => place.held)) },
  });
  const data = {
    municipality: municipality.profile.name.da ?? municipality.slug,
    madeAt: now.toISOString(),
    names,
    places: places.map(({ what, subject, held }) => ({
      what,
      subject,
      ...purposeOf(what),
      held: held.map(({ field, text, keep }) => ({ field, text, keptBecause: keep?.why ?? null })),
    })),
  };
  return { data, looks };
}
