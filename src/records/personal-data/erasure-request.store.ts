import type { ColumnType } from "kysely";
import { NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";

/** What somebody asked to have erased. Names stand here until the request is settled, and no longer. */
export interface ErasureAsked {
  readonly names: readonly string[];
  readonly except: readonly string[];
  readonly decided: boolean;
  readonly reason: string;
}

export interface ErasureRequest {
  readonly id: string;
  readonly askedAt: Date;
  /** The id of who asked, who may not carry it out too. */
  readonly askedBy: string;
  readonly asked: ErasureAsked;
}

interface RequestTables {
  recordsErasureRequest: {
    municipalityId: MunicipalityId;
    requestId: string;
    askedAt: Date;
    askedBy: string;
    asked: ColumnType<ErasureAsked, string, string>;
  };
}

export async function addErasureRequest(
  tx: Tx,
  municipalityId: MunicipalityId,
  request: ErasureRequest,
): Promise<void> {
  const { id, askedAt, askedBy, asked } = request;
  await working<RequestTables>(tx)
    .insertInto("recordsErasureRequest")
    .values({ municipalityId, requestId: id, askedAt, askedBy, asked: JSON.stringify(asked) })
    .execute();
}

/** Requests that wait for a second person, the oldest first. */
export async function erasureRequests(tx: Tx, municipalityId: MunicipalityId): Promise<readonly ErasureRequest[]> {
  const rows = await working<RequestTables>(tx)
    .selectFrom("recordsErasureRequest")
    .select(["requestId", "askedAt", "askedBy", "asked"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("requestId")
    .execute();
  return rows.map(({ requestId, ...rest }) => ({ id: requestId, ...rest }));
}

/** How many wait, without reading whom they are about. @param notBy whoever asked may not carry it out too */
export async function countErasureRequests(
  tx: Tx,
  municipalityId: MunicipalityId,
  notBy: string | null = null,
): Promise<number> {
  let query = working<RequestTables>(tx)
    .selectFrom("recordsErasureRequest")
    .select((on) => on.fn.countAll<string>().as("n"))
    .where("municipalityId", "=", municipalityId);
  if (notBy !== null) query = query.where("askedBy", "<>", notBy);
  return Number((await query.executeTakeFirstOrThrow()).n);
}

/** A request that waits. @throws NotFound `erasure-unknown` when it was settled, or never was */
export async function readErasureRequest(tx: Tx, municipalityId: MunicipalityId, id: string): Promise<ErasureRequest> {
  const found = (await erasureRequests(tx, municipalityId)).find((one) => one.id === id);
  if (!found) throw new NotFound("erasure-unknown");
  return found;
}

/** Takes a request away, to be carried out or declined; of two who do so at once one gets it. */
export async function takeErasureRequest(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: string,
): Promise<ErasureRequest | null> {
  const row = await working<RequestTables>(tx)
    .deleteFrom("recordsErasureRequest")
    .where("municipalityId", "=", municipalityId)
    .where("requestId", "=", id)
    .returning(["requestId", "askedAt", "askedBy", "asked"])
    .executeTakeFirst();
  if (!row) return null;
  const { requestId, ...rest } = row;
  return { id: requestId, ...rest };
}
