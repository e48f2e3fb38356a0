import { isDeepStrictEqual } from "node:util";
import { requireRole, traceAll, type Work } from "../identity/index.ts";
import type { Change, Incoming, PartnerRow, Publishing, Records } from "../intake/index.ts";
import { newId } from "../kernel/index.ts";
import { renderAnew, slugFrom } from "../register/index.ts";
import { partnersOf } from "./demo-partners.ts";
import { type ImportedPartner, isOwn, type PartnerFacts, partnerOf } from "./imported-partner.ts";
import {
  addImportedPartners,
  changeImportedPartners,
  publishPartners,
  type ReadPartner,
  readImportedPartners,
  takenSlugs,
} from "./imported-partners.store.ts";
import { erasedFlags, forgettingPartners, type PartnersErased } from "./names-erased.ts";
import { slugApart } from "./slug-apart.ts";

/** Partners as an import makes them: recorded with their file as source, unpublished until somebody publishes them. */
export function partnerRecords(erased: PartnersErased): Records<PartnerRow> {
  return {
    look: (work, rows) => erasedFlags(work, rows, erased),
    add: (work, rows) => addPartners(work, rows, erased),
    change: (work, rows) => changePartners(work, rows, erased),
    describe: async (work, id) => (await readImportedPartners(work, [id])).get(id)?.name ?? null,
    publishing: { waiting: waitingPartners, publish: publishOwn },
  };
}

async function addPartners(
  work: Work,
  rows: readonly Incoming<PartnerRow>[],
  erased: PartnersErased,
): Promise<readonly string[]> {
  const forget = await forgettingPartners(work, erased);
  const { municipality, today, now } = work;
  const wanted = rows.map(({ item }) => slugFrom(factsOf(item).name));
  const recorded = partnersOf(municipality.slug).map(({ id }) => id);
  const taken = new Set([...recorded, ...(await takenSlugs(work.tx, municipality.id, wanted))]);
  const partners = rows.map(({ item, key, fileName }, at): ImportedPartner => {
    const plain = wanted[at] ?? "";
    // Two towns of one name: the second is told apart by its key, whatever the order of the file.
    const slug = taken.has(plain) ? slugApart(plain, key) : plain;
    taken.add(slug);
    return { id: newId(now.getTime()), slug, source: forget.inFileName(fileName), knownFrom: today, ...factsOf(item) };
  });
  await addImportedPartners(work, partners);
  await traceAll(
    work,
    partners.map(({ id, ...after }) => ({ action: "relations.import", subject: { type: "partner", id }, after })),
  );
  return partners.map(({ id }) => id);
}

async function changePartners(
  work: Work,
  rows: readonly Change<PartnerRow>[],
  erased: PartnersErased,
): Promise<readonly boolean[]> {
  const forget = await forgettingPartners(work, erased);
  const stored = await readImportedPartners(
    work,
    rows.map(({ subjectId }) => subjectId),
  );
  const changes = rows.flatMap(({ item, subjectId: id, metAt }) => {
    const before = stored.get(id);
    if (!before) throw new Error(`partner ${id} was not imported`);
    const after = forget.inPartner(factsOf(item), id, metAt);
    const names = Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
    const only = (facts: PartnerFacts) => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
    return names.length === 0 ? [] : [{ id, facts: after, before: only(before), after: only(after) }];
  });
  await changeImportedPartners(
    work,
    changes.map(({ id, facts }) => ({ id, ...facts })),
  );
  await traceAll(
    work,
    changes.map(({ id, before, after }) => ({
      action: "relations.import-change",
      subject: { type: "partner", id },
      before,
      after,
    })),
  );
  const changed = new Set(changes.map(({ id }) => id));
  return rows.map(({ subjectId }) => changed.has(subjectId));
}

function factsOf({ name, country, lat, lon, kind, since, ownPlace, asPrinted }: PartnerRow): PartnerFacts {
  if (name === null) throw new Error("a partner without a name is held");
  return { name, country, lat, lon, kind, since, ownPlace, asPrinted };
}

/** Partners of other places are kept and never shown as this municipality's. */
async function waiting(work: Work, ids: readonly string[]): Promise<readonly ReadPartner[]> {
  const stored = await readImportedPartners(work, ids);
  return ids.flatMap((id) => {
    const one = stored.get(id);
    return one && !isShown(one) && isOwn(one, work.municipality.profile) ? [one] : [];
  });
}

/** Whether the public sees all that the file says: before, countries and printed beginnings were left out. */
function isShown(one: ReadPartner): boolean {
  return one.isPublic && isDeepStrictEqual(one.shown, partnerOf(one));
}

async function waitingPartners(work: Work, ids: readonly string[]) {
  return (await waiting(work, ids)).map(({ id, name }) => ({ id, title: name }));
}

async function publishOwn(work: Work, ids: readonly string[], reason: string): ReturnType<Publishing["publish"]> {
  requireRole(work.who, ["coordinator", "admin"]);
  const partners = await waiting(work, ids);
  if (partners.length > 0) {
    await publishPartners(
      work,
      partners.map((one) => ({ id: one.id, partner: partnerOf(one) })),
    );
    await traceAll(
      work,
      partners.map(({ id }) => ({ action: "relations.publish", subject: { type: "partner", id }, after: { reason } })),
    );
    await renderAnew(work);
  }
  return { published: partners.length, stopped: [] };
}
