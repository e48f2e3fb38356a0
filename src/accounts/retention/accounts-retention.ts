import { trace, traceAll, type Work } from "../../identity/index.ts";
import { settingOn } from "../../profile/index.ts";
import { countKept, type DocumentId, daysPutAway, dueKept, putAway, type RetentionRule } from "../../records/index.ts";
import { eraseSuppliers, receiptsKept, releaseReceipts, suppliersKept } from "./accounts-retention.store.ts";

const years = ({ municipality, today }: Work) =>
  settingOn(municipality.profile, "retention", today).value.accountingYearsAfterYearEnd;
/** The first instant of the oldest year that has to be kept. */
const before = (work: Work) => new Date(Date.UTC(Number(work.today.slice(0, 4)) - years(work), 0, 1));
const law = "Bogføringsloven §12; kommunestyrelsesloven §45";
const term = (work: Work) => `${years(work)} år fra regnskabsårets slutning`;

/** Accounting material, which has to be kept for years and no longer. */
export const accountsRetention: readonly RetentionRule<Work>[] = [
  {
    id: "receipts",
    what: "Kvitteringer: filerne og deres navne",
    purpose: "At dokumentere kommunens regnskab.",
    basis: law,
    term,
    how: `Filen lægges væk og slettes efter ${daysPutAway} dage. Posteringen bliver og siger, at fristen er gået.`,
    standing: ({ tx, municipality, ...rest }) =>
      countKept(tx, municipality.id, receiptsKept, before({ tx, municipality, ...rest })),
    erase: eraseReceipts,
  },
  {
    id: "suppliers",
    what: "Leverandørers navne i posteringer",
    purpose: "At føre kommunens regnskab.",
    basis: law,
    term,
    how: "Navnet slettes. Posteringens beløb, art og dag bliver.",
    standing: (work) => countKept(work.tx, work.municipality.id, suppliersKept, before(work)),
    erase: (work) => eraseSuppliers(work.tx, work.municipality.id, before(work)),
  },
];

async function eraseReceipts(work: Work): Promise<number> {
  const { tx, municipality, now } = work;
  const ids = (await dueKept(tx, municipality.id, receiptsKept, before(work), "document_id")) as DocumentId[];
  if (ids.length === 0) return 0;
  const released = await releaseReceipts(
    tx,
    municipality.id,
    ids,
    "Kvitteringen er slettet, da fristen for regnskabsmateriale var gået.",
  );
  await putAway(tx, municipality.id, ids, now);
  // Whoever counts what happened to a line finds that this was no hand of the ledger's.
  await traceAll(
    work,
    released.map((id) => ({ action: "accounts.release-receipt", subject: { type: "posting", id } })),
  );
  for (const id of ids) await trace(work, { action: "accounts.erase-receipt", subject: { type: "document", id } });
  return ids.length;
}
