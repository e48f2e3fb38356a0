import { partnerKinds } from "../../intake/index.ts";
import { dateOn } from "../../kernel/index.ts";
import { foldName } from "../../places/index.ts";
import type { DataColumn, Dataset } from "../../register/index.ts";
import { partnersChangedAt } from "../imported-partners.store.ts";
import { partnershipForms, partnershipStatuses } from "../partner.ts";
import { partnersIn } from "../partners-in.ts";
import { partnerDataTexts } from "./partner-data.texts.ts";
import {
  type PublishedPartner,
  type PublishedPartnership,
  partnerEntry,
  partnerSchemaName,
  publishedPartner,
} from "./published-partner.ts";

interface PartnershipRow {
  readonly partner: PublishedPartner;
  readonly one: PublishedPartnership;
  /** From 1, the oldest first. */
  readonly number: number;
}

/** One row a partnership, a partner's rows in the order of time. */
const columns: readonly DataColumn<PartnershipRow>[] = [
  { head: "slug", type: "text", required: true, cell: ({ partner }) => partner.slug },
  { head: "number", type: "integer", required: true, cell: ({ number }) => number },
  { head: "municipality", type: "text", required: true, cell: ({ partner }) => partner.municipality },
  { head: "fictional", type: "boolean", required: true, cell: ({ partner }) => partner.fictional },
  { head: "kind", type: "text", codes: partnerKinds, cell: ({ partner }) => partner.kind },
  { head: "nameDa", type: "text", cell: ({ partner }) => partner.names.da ?? null },
  { head: "nameEn", type: "text", cell: ({ partner }) => partner.names.en ?? null },
  { head: "nameDe", type: "text", cell: ({ partner }) => partner.names.de ?? null },
  { head: "ownName", type: "text", cell: ({ partner }) => partner.ownName },
  { head: "country", type: "text", cell: ({ partner }) => partner.country },
  { head: "place", type: "text", cell: ({ partner }) => partner.place?.name ?? null },
  { head: "lat", type: "number", cell: ({ partner }) => partner.place?.lat ?? null },
  { head: "lon", type: "number", cell: ({ partner }) => partner.place?.lon ?? null },
  { head: "url", type: "text", cell: ({ partner }) => partner.url },
  { head: "current", type: "boolean", required: true, cell: ({ one }) => one.current },
  { head: "status", type: "text", required: true, codes: partnershipStatuses, cell: ({ one }) => one.status },
  { head: "form", type: "text", required: true, codes: partnershipForms, cell: ({ one }) => one.form },
  { head: "from", type: "date", cell: ({ one }) => (one.from === null ? null : dateOn(one.from)) },
  { head: "to", type: "date", cell: ({ one }) => (one.to === null ? null : dateOn(one.to)) },
  { head: "named", type: "text", cell: ({ one }) => one.named },
  { head: "printed", type: "text", cell: ({ one }) => one.printed },
  { head: "source", type: "text", required: true, cell: ({ one }) => one.source.text },
  { head: "sourceUrl", type: "text", cell: ({ one }) => one.source.url },
  { head: "verified", type: "boolean", required: true, cell: ({ one }) => one.verified },
];

/**
 * The partners that `/partnere` shows, read where that page reads them: what is recorded, and what of the imported is published
 * in schema `register`. They are no entries of the log (docs/decisions/0080).
 */
export const partnerDataset: Dataset<PublishedPartner, PartnershipRow> = {
  name: "partners",
  type: "partner",
  room: "relations",
  schema: partnerSchemaName,
  entry: partnerEntry,
  formats: ["csv", "json", "jsonl", "xlsx"],
  words: ["land", "type", "status", "q", "side"],
  changedAt: (db, here) => partnersChangedAt(db, here.id),
  choices: { kinds: partnerKinds, states: partnershipStatuses },
  listed: async (db, here, today, { country, kind, state, text }) => {
    const all = (await partnersIn(db, here)).map((one) => publishedPartner(one, here, today));
    const words = foldName(text ?? "");
    return all.filter(
      (one) =>
        (country === undefined || one.country === country) &&
        (kind === undefined || one.kind === kind) &&
        (state === undefined || one.partnerships.some(({ current, status }) => current && status === state)) &&
        [one.ownName, one.place?.name, ...Object.values(one.names)].some((name) =>
          foldName(name ?? "").includes(words),
        ),
    );
  },
  columns,
  rowsOf: (partner) => partner.partnerships.map((one, at) => ({ partner, one, number: at + 1 })),
  sample: ["ownName", "country", "status", "form", "source"],
  key: ["slug", "number"],
  texts: partnerDataTexts,
};
