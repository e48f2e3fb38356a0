import type { Work } from "../../identity/index.ts";
import { documentOfPlace, type Keep, momentIn, type PersonalSource, personalTable } from "../../records/index.ts";
import type { PostingId } from "../posting.ts";
import { releaseReceipts } from "../retention/accounts-retention.store.ts";

/** At least five years from the end of the year it belongs to (bogføringsloven §12; the profile may say longer). */
const material: Keep = {
  why: "Regnskabsmateriale skal gemmes mindst fem år fra regnskabsårets slutning (bogføringsloven §12).",
  unlessDecided: false,
};

/** The law's term; a longer one of the municipality's own is no reason against the person's right. */
const years = 5;

/** A line as an erasure remembers it. */
export function placeOfPosting(id: PostingId): string {
  return `accounts_posting:${id}`;
}

const postings = personalTable<Work>({
  table: "accounts_posting",
  key: "posting_id",
  what: "Postering",
  columns: {
    label: ["nullable", "Betegnelse"],
    amount_text: ["text", "Beløb, som det var skrevet"],
    text: ["text", "Tekst"],
    supplier: ["nullable", "Leverandør"],
    supplier_id: ["nullable", "Leverandørens nummer"],
    voucher: ["nullable", "Bilag"],
    account_string: ["nullable", "Kontostreng"],
    payer: ["nullable", "Betaler"],
    reference: ["nullable", "Reference"],
    without_receipt: ["text", "Hvorfor der ingen kvittering er"],
    source_key: ["nullable", "Nøgle i filen"],
  },
  erasing: "mark",
  at: momentIn("created_at"),
  more: {
    created_at: "t.created_at",
    year: "extract(year FROM coalesce(t.booked_on, t.created_at::date))::int",
  },
  keep: (row, _, now) =>
    Number(row.year) + years < now.getUTCFullYear()
      ? null
      : { ...material, why: `${material.why} Det bliver aldrig offentligt igen.` },
  subject: (row) => ({ type: "posting", id: String(row.posting_id) }),
  unpublished: "never_public",
  counts: "version",
  correctable: true,
});

/** A line that a restored backup shows with a receipt that has been erased since stands without it again. */
async function withoutErased({ tx, municipality }: Work, place: string): Promise<void> {
  const id = documentOfPlace(place);
  if (id) await releaseReceipts(tx, municipality.id, [id], "Kvitteringen var slettet, før systemet blev gendannet.");
}

/** Where the ledger holds names. */
export const accountsPersonal: readonly PersonalSource<Work>[] = [
  { ...postings, erasePlace: withoutErased },
  personalTable<Work>({
    table: "accounts_removed_posting",
    key: "posting_id",
    what: "Postering, der er lagt væk",
    columns: { source_key: ["nullable", "Nøgle i filen"] },
    erasing: "mark",
    subject: (row) => ({ type: "posting", id: String(row.posting_id) }),
    correctable: false,
  }),
  personalTable<Work>({
    table: "accounts_movement",
    key: "movement_id",
    what: "Bevægelse på en ramme",
    columns: { text: ["text", "Tekst"], ruling: ["text", "Beslutning"] },
    erasing: "never",
    keep: () => material,
    correctable: false,
  }),
];
