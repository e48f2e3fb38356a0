import { sql } from "kysely";
import { seenText } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import type { Movement, PotId } from "./pot.ts";
import { emptyPot, moved, type PotFigures, type PotState, runningFigures } from "./pot-figures.ts";
import type { AccountsSubject } from "./subject.ts";

/** Where a pot stands, and the position of its last movement, 0 before the first. */
export interface Standing {
  readonly state: PotState;
  readonly last: number;
}

/** Where pots stand, each; by sums of their movements by kind and subject, so as many rows as subjects, not as movements. */
export async function standingsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  potIds: readonly PotId[],
): Promise<(potId: PotId) => Standing> {
  const rows = potIds.length === 0 ? [] : await sums(tx, municipalityId).where("potId", "in", potIds).execute();
  return (potId) => {
    const own = rows.filter((row) => row.potId === potId);
    const moves = own.map((row) => ({ ...row, subject: subjectOf(row) }));
    return { state: moved(emptyPot, moves), last: Math.max(0, ...own.map((row) => row.last)) };
  };
}

function sums(tx: Tx, municipalityId: MunicipalityId) {
  return working<AccountsTables>(tx)
    .selectFrom("accountsMovement")
    .select(["potId", "kind", "subjectType", "subjectId"])
    .select((on) => [sql<bigint>`sum(hundredths)::bigint`.as("hundredths"), on.fn.max("position").as("last")])
    .where("municipalityId", "=", municipalityId)
    .groupBy(["potId", "kind", "subjectType", "subjectId"]);
}

type SumRow = Awaited<ReturnType<ReturnType<typeof sums>["executeTakeFirstOrThrow"]>>;

function subjectOf({ subjectType, subjectId }: Pick<SumRow, "subjectType" | "subjectId">): AccountsSubject | null {
  return subjectType && subjectId ? { type: subjectType, id: subjectId } : null;
}

/** Adds movements to a pot whose row is held, after its last. */
export async function addMovements(
  tx: Tx,
  municipalityId: MunicipalityId,
  potId: PotId,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map(({ id, subject, by, ...row }) => ({
    municipalityId,
    movementId: id,
    potId,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    byActor: by,
    ...row,
  }));
  await working<AccountsTables>(tx).insertInto("accountsMovement").values(rows).execute();
}

/** What was carried out of a pot to the next year's, in hundredths above zero. */
export async function carriedOutOf(tx: Tx, municipalityId: MunicipalityId, potId: PotId): Promise<bigint> {
  const { carried } = await working<AccountsTables>(tx)
    .selectFrom("accountsMovement")
    .select(sql<bigint>`coalesce(-sum(hundredths), 0)::bigint`.as("carried"))
    .where("municipalityId", "=", municipalityId)
    .where("potId", "=", potId)
    .where("kind", "=", "carried")
    .where("hundredths", "<", 0n)
    .executeTakeFirstOrThrow();
  return carried;
}

/**
 * Whether a ruling has given a pot this amount already, or taken it back, and not the other since: by one ruling the two take
 * turns, so that neither is done twice. A ruling that reads the same is the same: capitals, spaces and a full stop make no other.
 */
export async function isAllottedBy(
  tx: Tx,
  municipalityId: MunicipalityId,
  potId: PotId,
  { ruling, hundredths }: { readonly ruling: string; readonly hundredths: bigint },
): Promise<boolean> {
  const alike = await working<AccountsTables>(tx)
    .selectFrom("accountsMovement")
    .select(["hundredths", "ruling"])
    .where("municipalityId", "=", municipalityId)
    .where("potId", "=", potId)
    .where("kind", "=", "allotted")
    .where("hundredths", "in", [hundredths, -hundredths])
    .orderBy("position", "desc")
    .execute();
  const key = rulingKey(ruling);
  return alike.find((one) => one.ruling !== null && rulingKey(one.ruling) === key)?.hundredths === hundredths;
}

/** A ruling as it reads, whatever it ends with. */
function rulingKey(ruling: string): string {
  const seen = seenText(ruling);
  const end = [...seen].findLastIndex((sign) => !/[\s.,;:!]/.test(sign));
  return [...seen].slice(0, end + 1).join("");
}

/** A pot's movements, the first one first, each with where the pot stood after it. */
export async function movementsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  potId: PotId,
): Promise<readonly (Movement & { readonly figures: PotFigures })[]> {
  const rows = await working<AccountsTables>(tx)
    .selectFrom("accountsMovement")
    .select(["movementId", "position", "kind", "hundredths", "subjectType", "subjectId", "text", "ruling", "at"])
    .select("byActor")
    .where("municipalityId", "=", municipalityId)
    .where("potId", "=", potId)
    .orderBy("position")
    .execute();
  const movements = rows.map(
    ({ movementId, subjectType, subjectId, byActor, ...row }): Movement => ({
      id: movementId,
      subject: subjectOf({ subjectType, subjectId }),
      by: byActor,
      ...row,
    }),
  );
  const after = runningFigures(movements);
  return movements.map((one, at) => ({ ...one, figures: after[at] ?? emptyPot.figures }));
}
