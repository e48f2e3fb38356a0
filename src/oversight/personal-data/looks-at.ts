import type { Work } from "../../identity/index.ts";
import { type Db, inMunicipality } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { listTrail, type TrailFilter, type TrailLine } from "../../records/index.ts";
import type { CaseNamed } from "../cases.ts";
import { lookActions, lookWords } from "../looks.ts";

/** One look at a record in which a person stands. */
export interface Look {
  readonly at: string;
  readonly who: string | null;
  readonly what: string;
  /** Which case was looked at. */
  readonly case: CaseNamed | null;
}

/** Looks as they were at one moment, read as often as wanted: what is looked at meanwhile is not among them. */
export interface LooksAt {
  readonly filter: TrailFilter;
  readonly latest: readonly TrailLine[];
}

const batch = 500;

/** Fixes which looks at these subjects there are now. */
export async function looksAt(
  { tx, municipality }: Work,
  subjects: readonly { readonly type: string; readonly id: string }[],
): Promise<LooksAt> {
  const filter: TrailFilter = { actions: lookActions, subjects };
  return { filter, latest: await listTrail(tx, municipality.id, filter, { limit: batch }) };
}

/** All of them, the latest first, however many; one short transaction for each batch, so that a slow reader holds nothing. */
export async function* readLooks(
  db: Db,
  here: Municipality,
  { filter, latest }: LooksAt,
  caseOf: (subject: TrailLine["subject"]) => CaseNamed | null,
): AsyncGenerator<Look> {
  for (let page = latest; ; ) {
    yield* page.map(({ at, who, action, subject }) => ({
      ...{ at: at.toISOString(), who, what: lookWords(action) ?? action, case: caseOf(subject) },
    }));
    const before = page.at(-1)?.id;
    if (!before || page.length < batch) return;
    page = await inMunicipality(db, here.id, (tx) => listTrail(tx, here.id, filter, { limit: batch, before }));
  }
}
