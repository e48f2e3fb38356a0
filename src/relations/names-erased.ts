import type { Work } from "../identity/index.ts";
import type { Flag, Looked, PartnerRow } from "../intake/index.ts";
import { newId } from "../kernel/index.ts";
import type { ErasedNames, Forgetting } from "../records/index.ts";
import { erasedFaults } from "../register/index.ts";
import { isOwn } from "./imported-partner.ts";
import { readImportedPartners } from "./imported-partners.store.ts";
import { placeOfPartner } from "./personal-data/relations-personal.ts";

/** Who was erased, whom no list brings back: from what stood before without a word, else asked about. */
export interface PartnersErased {
  readonly forgetting: Forgetting;
  readonly names: ErasedNames;
}

/** What is known of a partner, and since when it is: without whoever was erased from it since. */
export async function forgettingPartners(work: Work, { forgetting }: PartnersErased) {
  const forget = await forgetting(work);
  const nowhere = { isOfficial: () => false };
  return {
    inPartner: <Value>(value: Value, id: string, metAt: Date): Value =>
      forget(value, { ...nowhere, place: placeOfPartner(id), createdAt: metAt }),
    inRow: <Value>(value: Value, metAt: Date | null): Value =>
      metAt === null ? value : forget(value, { ...nowhere, place: "", createdAt: metAt }),
    /** A file's name is about nobody who is in it. */
    inFileName: (name: string): string => forget(name, { ...nowhere, place: "", createdAt: new Date(0) }),
  };
}

/** Rows that would say to everybody the name of somebody who was erased, as decision 59 asks of lines; in the rows' order. */
export async function erasedFlags(
  work: Work,
  rows: readonly Looked<PartnerRow>[],
  erased: PartnersErased,
): Promise<readonly (readonly Flag[])[]> {
  const isNews = ({ item, subjectId, changes }: Looked<PartnerRow>) =>
    (changes || subjectId === null) && isOwn(item, work.municipality.profile);
  if (!rows.some(isNews)) return [];
  const stored = await readImportedPartners(
    work,
    rows.filter(isNews).flatMap(({ subjectId }) => subjectId ?? []),
  );
  const forget = await forgettingPartners(work, erased);
  // No place that an erasure left out is one of a partner that is to come.
  const anew = await erased.names(work, newId(work.now.getTime()));
  const all: (readonly Flag[])[] = [];
  for (const row of rows) all.push(isNews(row) ? await flagsOf(row) : []);
  return all;

  async function flagsOf({ item, subjectId, metAt }: Looked<PartnerRow>): Promise<readonly Flag[]> {
    const before = subjectId === null ? null : (stored.get(subjectId) ?? null);
    const said = { name: item.name, since: item.asPrinted.since };
    const faults = await erasedFaults(work, before ? erased.names : async () => anew, {
      subject: { type: "partner", id: before?.id ?? "" },
      typed: before && metAt ? forget.inPartner(said, before.id, metAt) : forget.inRow(said, metAt),
      stood: before && { name: before.name, since: before.asPrinted.since },
    });
    return faults.map(({ path }) => ({
      ...{ code: "name-was-erased", params: { where: "listen over partnere" }, field: path },
    }));
  }
}
