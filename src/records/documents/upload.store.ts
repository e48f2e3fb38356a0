import { sql } from "kysely";
import type { Id } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";

export type UploadId = Id<"upload">;

interface UploadTables {
  recordsUpload: {
    municipalityId: MunicipalityId;
    uploadId: UploadId;
    sha256: string;
    size: bigint;
    begunAt: Date;
  };
}

export async function beginUpload(
  tx: Tx,
  municipalityId: MunicipalityId,
  {
    id,
    size,
    ...rest
  }: { readonly id: UploadId; readonly sha256: string; readonly size: number; readonly begunAt: Date },
): Promise<void> {
  await working<UploadTables>(tx)
    .insertInto("recordsUpload")
    .values({ municipalityId, uploadId: id, size: BigInt(size), ...rest })
    .execute();
}

/** Ends an upload. Whether it was under way: where it was not, a sweep may have taken its bytes. */
export async function endUpload(tx: Tx, municipalityId: MunicipalityId, id: UploadId): Promise<boolean> {
  const { numDeletedRows } = await working<UploadTables>(tx)
    .deleteFrom("recordsUpload")
    .where("municipalityId", "=", municipalityId)
    .where("uploadId", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Forgets uploads that were begun before a moment and came to nothing. */
export async function forgetUploads(tx: Tx, municipalityId: MunicipalityId, before: Date): Promise<void> {
  await working<UploadTables>(tx)
    .deleteFrom("recordsUpload")
    .where("municipalityId", "=", municipalityId)
    .where("begunAt", "<", before)
    .execute();
}

/** Which of these bytes are on their way. */
export async function hashesUnderWay(
  tx: Tx,
  municipalityId: MunicipalityId,
  hashes: readonly string[],
): Promise<readonly string[]> {
  if (hashes.length === 0) return [];
  const rows = await working<UploadTables>(tx)
    .selectFrom("recordsUpload")
    .select("sha256")
    .where("municipalityId", "=", municipalityId)
    .where("sha256", "in", hashes)
    .execute();
  return rows.map((one) => one.sha256);
}

/**
 * Until the transaction ends, nobody takes these bytes away while somebody keeps them: the same bytes lie once for all documents
 * that are them. Other bytes wait for nothing. @returns whether they are held: who would erase what is being kept is told no
 */
export async function holdBytes(
  tx: Tx,
  municipalityId: MunicipalityId,
  sha256: string,
  doing: "keeping" | "erasing",
): Promise<boolean> {
  const name = sql`hashtextextended(${`document ${municipalityId} ${sha256}`}, 0)`;
  if (doing === "keeping") {
    await sql`SELECT pg_advisory_xact_lock_shared(${name})`.execute(tx);
    return true;
  }
  const { rows } = await sql<{ held: boolean }>`SELECT pg_try_advisory_xact_lock(${name}) AS held`.execute(tx);
  return rows[0]?.held === true;
}
