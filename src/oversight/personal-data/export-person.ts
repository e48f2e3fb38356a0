import { trace, type Work } from "../../identity/index.ts";
import { matcherOf } from "../../records/index.ts";
import { type CaseNamed, type CaseOf, casesAmong } from "../cases.ts";
import { actionWords } from "../trail/trail.texts.ts";
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
    readonly case: CaseNamed | null;
    readonly purpose: string;
    readonly basis: string;
    readonly held: readonly HeldOf[];
  }[];
}

/** One thing that is held, with which part it is in words, and when and what was done where it is an act. */
export interface HeldOf {
  readonly field: string;
  readonly part: string;
  readonly text: string;
  readonly at: string | null;
  readonly act: {
    readonly action: string;
    readonly what: string;
    readonly subject: { readonly type: string; readonly id: string };
    readonly case: CaseNamed | null;
  } | null;
  /** Which form and field it was typed into, and of which case, where it never reached one. */
  readonly about: {
    readonly form: string;
    readonly field: string | null;
    readonly before: boolean;
    readonly case: CaseNamed | null;
  } | null;
  /** It does not name them, and is theirs. */
  readonly own: boolean;
  readonly keptBecause: string | null;
}

/** Gathers it, and leaves in the trail that it was gathered. */
export async function exportPerson(
  work: Work,
  sources: Sources,
  names: readonly string[],
): Promise<{ readonly data: PersonExport; readonly looks: LooksAt; readonly caseOf: NamedCaseOf }> {
  const { municipality, now } = work;
  const places = await placesOf(work, sources, matcherOf(names));
  const subjects = places.flatMap((one) => (one.subject && one.subject.type !== "trace" ? [one.subject] : []));
  const looks = await looksAt(work, subjects);
  const acts = places.flatMap(({ held }) => held.flatMap(({ act, about }) => act?.subject ?? about?.subject ?? []));
  const named = namedBy(await casesAmong(work, [...subjects, ...acts]));
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
      ...{ what, subject, case: subject && named(subject) },
      ...purposeOf(what),
      held: held.map(({ field, part, text, at, act, about, own, keep }) => ({
        ...{ field, part, text, at: at?.toISOString() ?? null },
        act: act ? { ...act, what: actionWords(act.action), case: named(act.subject) } : null,
        about: about
          ? { form: about.form, field: about.field, before: about.before, case: named(about.subject) }
          : null,
        ...{ own: own ?? false, keptBecause: keep?.why ?? null },
      })),
    })),
  };
  return { data, looks, caseOf: named };
}

type NamedCaseOf = (subject: { readonly type: string; readonly id: string }) => CaseNamed | null;

/** Without the desk's address: it is nothing to whoever is given the file. */
function namedBy(caseOf: CaseOf): NamedCaseOf {
  return (subject) => {
    const of = caseOf(subject);
    return of && { title: of.title, caseNumber: of.caseNumber };
  };
}
