import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import type { ListColumns } from "./entry-type.ts";
import type { EntryOf } from "./lists.store.ts";
import type { RegisterTables } from "./register.tables.ts";
import { isWithdrawal } from "./withdraw.ts";

/** A record that was published since a place in the log, with what lists narrow it by and the versions it had before. */
export interface News<Entry> extends Pick<ListColumns, "bodyId" | "countries" | "goals" | "partners"> {
  readonly entry: EntryOf<Entry>;
  readonly leafIndex: number;
  /** The newest first. */
  readonly before: readonly { readonly leafIndex: number; readonly entry: EntryOf<Entry> }[];
}

/** The records in force that were published at a place in the log or later, the latest first, and whether there are more. */
export async function publishedSince<Entry>(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  since: number,
  most: number,
): Promise<{ readonly news: readonly News<Entry>[]; readonly more: boolean }> {
  const found = await published<RegisterTables>(db)
    .selectFrom("current")
    .select(["recordId", "leafIndex", "bodyId", "countries", "goals", "partners", "entry"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("leafIndex", ">=", BigInt(since))
    .orderBy("leafIndex", "desc")
    .limit(most + 1)
    .execute();
  const rows = found.slice(0, most);
  const ids = rows.map((row) => row.recordId);
  const versions =
    ids.length === 0
      ? []
      : await published<RegisterTables>(db)
          .selectFrom("entry")
          .select(["recordId", "leafIndex", "entry"])
          .where("municipalityId", "=", municipalityId)
          .where("type", "=", type)
          .where("recordId", "in", ids)
          .orderBy("version", "desc")
          .execute();
  const byRecord = Map.groupBy(versions, (row) => row.recordId);
  const news = rows.map(({ recordId, leafIndex, entry, ...columns }) => ({
    ...columns,
    entry: entry as unknown as EntryOf<Entry>,
    leafIndex: Number(leafIndex),
    before: (byRecord.get(recordId) ?? [])
      // That it was taken back in between is no version that was told.
      .filter((one) => one.leafIndex < leafIndex && !isWithdrawal(one))
      .map((one) => ({ leafIndex: Number(one.leafIndex), entry: one.entry as unknown as EntryOf<Entry> })),
  }));
  return { news, more: found.length > most };
}
