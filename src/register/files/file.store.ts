import { type Db, type MunicipalityId, published, type Tx } from "../../platform/index.ts";
import type { RecordId, RegisterTables } from "../register.tables.ts";

/** Bytes that belong to a published record. */
export interface PublicFile {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Such a file, and the record it is listed with. */
export interface ListedFile extends PublicFile {
  readonly type: string;
  readonly recordId: RecordId;
}

/** Tells the public side which bytes a record's files are, in the transaction that publishes them. */
export async function listFiles(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  recordId: RecordId,
  files: readonly PublicFile[],
): Promise<void> {
  if (files.length === 0) return;
  await published<RegisterTables>(tx)
    .insertInto("file")
    .values(
      files.map(({ id, sha256, mediaType, size }) => ({
        ...{ municipalityId, fileId: id, type, recordId },
        ...{ sha256, mediaType, size: BigInt(size) },
      })),
    )
    .onConflict((on) => on.columns(["municipalityId", "fileId"]).doUpdateSet({ takenBack: false }))
    .execute();
}

/** Takes a file from the public, whatever the record in force says of it, until a record names it anew. */
export async function takeFileBack(tx: Tx, municipalityId: MunicipalityId, id: string): Promise<void> {
  await published<RegisterTables>(tx)
    .updateTable("file")
    .set({ takenBack: true })
    .where("municipalityId", "=", municipalityId)
    .where("fileId", "=", id)
    .execute();
}

/** A file by its id, and what the record in force says; `entry` is `null` where none is. */
export async function readFile(
  db: Db,
  municipalityId: MunicipalityId,
  id: string,
): Promise<(ListedFile & { readonly takenBack: boolean; readonly entry: unknown }) | null> {
  const row = await published<RegisterTables>(db)
    .selectFrom("file as f")
    .leftJoin("current as c", (on) =>
      on
        .onRef("c.municipalityId", "=", "f.municipalityId")
        .onRef("c.type", "=", "f.type")
        .onRef("c.recordId", "=", "f.recordId"),
    )
    .select(["f.fileId", "f.type", "f.recordId", "f.sha256", "f.mediaType", "f.size", "f.takenBack", "c.entry"])
    .where("f.municipalityId", "=", municipalityId)
    .where("f.fileId", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const { fileId, type, recordId, sha256, mediaType, takenBack, entry } = row;
  return { id: fileId, type, recordId, sha256, mediaType, size: Number(row.size), takenBack, entry };
}
