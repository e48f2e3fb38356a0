import { type RawBuilder, sql } from "kysely";
import { NotFound, newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import { type Standing, standingsOf } from "./movement.store.ts";
import type { Pot, PotKey } from "./pot.ts";
import type { PotFigures } from "./pot-figures.ts";
import type { AccountsSubject } from "./subject.ts";

const potColumns = ["potId", "ownerKind", "ownerId", "year", "currency"] as const;
type PotRow = Pick<AccountsTables["accountsPot"], (typeof potColumns)[number]>;

function potIn({ potId, ownerKind, ownerId, ...rest }: PotRow): Pot {
  return { id: potId, owner: { kind: ownerKind, id: ownerId }, ...rest };
}

function pots(tx: Tx, municipalityId: MunicipalityId) {
  return working<AccountsTables>(tx)
    .selectFrom("accountsPot")
    .select(potColumns)
    .where("municipalityId", "=", municipalityId);
}

/** One pot. @throws NotFound `pot-unknown` */
export async function readPot(tx: Tx, municipalityId: MunicipalityId, id: Pot["id"]): Promise<Pot> {
  const row = await pots(tx, municipalityId).where("potId", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("pot-unknown");
  return potIn(row);
}

/** Those of these that are there, in one question. */
export async function potsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly Pot["id"][],
): Promise<readonly Pot[]> {
  if (ids.length === 0) return [];
  const rows = await pots(tx, municipalityId).where("potId", "in", ids).execute();
  return rows.map(potIn);
}

/** A pot and where it stands, its row held until the transaction ends: of two who commit at once the second sees the first's movement. */
export interface HeldPot extends Standing {
  readonly pot: Pot;
}

/** The pot of this owner, year and currency, held; `null` where there is none. */
export async function holdPot(tx: Tx, municipalityId: MunicipalityId, key: PotKey): Promise<HeldPot | null> {
  const row = await pots(tx, municipalityId).where(isPot(key)).forUpdate().executeTakeFirst();
  return row ? ((await withStanding(tx, municipalityId, [potIn(row)]))[0] ?? null) : null;
}

/**
 * Until the transaction ends: no pot is made while somebody sets aside or draws what they found no pot for, and of what is
 * made the next who sets aside sees it.
 */
export async function lockPots(tx: Tx, municipalityId: MunicipalityId, doing: "drawing" | "making"): Promise<void> {
  const name = sql`hashtextextended(${`pots ${municipalityId}`}, 0)`;
  const lock = doing === "making" ? sql`pg_advisory_xact_lock(${name})` : sql`pg_advisory_xact_lock_shared(${name})`;
  await sql`SELECT ${lock}`.execute(tx);
}

/**
 * The pots that a subject has movements in, and those of some keys as far as they are there, held, the earliest year first:
 * the order everybody who holds several takes.
 */
export async function holdPotsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: AccountsSubject,
  keys: readonly PotKey[] = [],
): Promise<readonly HeldPot[]> {
  await lockPots(tx, municipalityId, "drawing");
  const rows = await pots(tx, municipalityId)
    .where((on) =>
      on.or([
        ...keys.map(isPot),
        on("potId", "in", (sub) =>
          sub
            .selectFrom("accountsMovement")
            .select("potId")
            .where("municipalityId", "=", municipalityId)
            .where("subjectType", "=", subject.type)
            .where("subjectId", "=", subject.id),
        ),
      ]),
    )
    .orderBy("year")
    .orderBy("potId")
    .forUpdate()
    .execute();
  return withStanding(tx, municipalityId, rows.map(potIn));
}

function isPot({ owner, year, currency }: PotKey): RawBuilder<boolean> {
  return sql<boolean>`(owner_kind = ${owner.kind} AND owner_id = ${owner.id} AND year = ${year} AND currency = ${currency})`;
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

async function withStanding(
  tx: Tx,
  municipalityId: MunicipalityId,
  found: readonly Pot[],
): Promise<readonly (Standing & { readonly pot: Pot })[]> {
  const standingOf = await standingsOf(
    tx,
    municipalityId,
    found.map((pot) => pot.id),
  );
  return found.map((pot) => ({ pot, ...standingOf(pot.id) }));
}

export type PotShown = Pot & { readonly figures: PotFigures };

/** A year's pots, each with where it stands. */
export function potsOf(tx: Tx, municipalityId: MunicipalityId, year: number): Promise<readonly PotShown[]> {
  return potsOfYears(tx, municipalityId, [year]);
}

/** The same for many years, in as many queries as for one. */
export async function potsOfYears(
  tx: Tx,
  municipalityId: MunicipalityId,
  years: readonly number[],
): Promise<readonly PotShown[]> {
  if (years.length === 0) return [];
  const rows = await pots(tx, municipalityId)
    .where("year", "in", years)
    .orderBy("year")
    .orderBy("ownerKind")
    .orderBy("ownerId")
    .orderBy("currency")
    .execute();
  const found = await withStanding(tx, municipalityId, rows.map(potIn));
  return found.map(({ pot, state }) => ({ ...pot, figures: state.figures }));
}
