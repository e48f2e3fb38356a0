import { sql } from "kysely";
import { newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import type { Movement, Pot, PotId, PotKey } from "./pot.ts";
import { emptyPot, moved, type PotFigures, type PotState, runningFigures } from "./pot-figures.ts";
import type { AccountsSubject } from "./subject.ts";

const potColumns = ["potId", "ownerKind", "ownerId", "year", "currency"] as const;
type PotRow = Pick<AccountsTables["accountsPot"], (typeof potColumns)[number]>;

function readPot({ potId, ownerKind, ownerId, ...rest }: PotRow): Pot {
  return { id: potId, owner: { kind: ownerKind, id: ownerId }, ...rest };
}

function pots(tx: Tx, municipalityId: MunicipalityId) {
  return working<AccountsTables>(tx)
    .selectFrom("accountsPot")
    .select(potColumns)
    .where("municipalityId", "=", municipalityId);
}

/** A pot whose row is held until the transaction ends: of two who commit at once the second sees the first's movement. */
export interface HeldPot {
  readonly pot: Pot;
  readonly state: PotState;
  /** The position of the last movement, 0 before the first. */
  readonly last: number;
}

/** The pot of this owner, year and currency, held; `null` where there is none. */
export async function holdPot(tx: Tx, municipalityId: MunicipalityId, key: PotKey): Promise<HeldPot | null> {
  const row = await pots(tx, municipalityId)
    .where("ownerKind", "=", key.owner.kind)
    .where("ownerId", "=", key.owner.id)
    .where("year", "=", key.year)
    .where("currency", "=", key.currency)
    .forUpdate()
    .executeTakeFirst();
  return row ? heldPot(tx, municipalityId, readPot(row)) : null;
}

/** The pots that a subject has movements in, held, the earliest year first: the order everybody who holds several takes. */
export async function holdPotsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: AccountsSubject,
): Promise<readonly HeldPot[]> {
  const rows = await pots(tx, municipalityId)
    .where("potId", "in", (on) =>
      on
        .selectFrom("accountsMovement")
        .select("potId")
        .where("municipalityId", "=", municipalityId)
        .where("subjectType", "=", subject.type)
        .where("subjectId", "=", subject.id),
    )
    .orderBy("year")
    .orderBy("potId")
    .forUpdate()
    .execute();
  const held: HeldPot[] = [];
  for (const row of rows) held.push(await heldPot(tx, municipalityId, readPot(row)));
  return held;
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

/** Makes the pot when it is not there. */
export async function ensurePot(tx: Tx, municipalityId: MunicipalityId, key: PotKey): Promise<void> {
  const { owner, year, currency } = key;
  await working<AccountsTables>(tx)
    .insertInto("accountsPot")
    .values({ municipalityId, potId: newId(), ownerKind: owner.kind, ownerId: owner.id, year, currency })
    .onConflict((on) => on.columns(["municipalityId", "ownerKind", "ownerId", "year", "currency"]).doNothing())
    .execute();
}

/** Sums of a pot's movements by kind and subject, and the last position: as many rows as subjects, not as movements. */
async function heldPot(tx: Tx, municipalityId: MunicipalityId, pot: Pot): Promise<HeldPot> {
  const rows = await sums(tx, municipalityId).where("potId", "=", pot.id).execute();
  return { pot, state: stateOf(rows), last: Math.max(0, ...rows.map((row) => row.last)) };
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

function stateOf(rows: readonly SumRow[]): PotState {
  return moved(
    emptyPot,
    rows.map((row) => ({ ...row, subject: subjectOf(row) })),
  );
}

function subjectOf({ subjectType, subjectId }: Pick<SumRow, "subjectType" | "subjectId">): AccountsSubject | null {
  return subjectType && subjectId ? { type: subjectType, id: subjectId } : null;
}

/** Adds movements to a held pot, after its last. */
export async function addMovements(
  tx: Tx,
  municipalityId: MunicipalityId,
  { pot }: HeldPot,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map(({ id, subject, by, ...row }) => ({
    municipalityId,
    movementId: id,
    potId: pot.id,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    byActor: by,
    ...row,
  }));
  await working<AccountsTables>(tx).insertInto("accountsMovement").values(rows).execute();
}

/** A year's pots, each with where it stands. */
export async function potsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  year: number,
): Promise<readonly (Pot & { readonly figures: PotFigures })[]> {
  const found = (
    await pots(tx, municipalityId).where("year", "=", year).orderBy("ownerKind").orderBy("ownerId").execute()
  ).map(readPot);
  if (found.length === 0) return [];
  const ids = found.map((pot) => pot.id);
  const rows = await sums(tx, municipalityId).where("potId", "in", ids).execute();
  return found.map((pot) => ({ ...pot, figures: stateOf(rows.filter((row) => row.potId === pot.id)).figures }));
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
