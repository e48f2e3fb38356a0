import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { type Who, type Work, work } from "../identity/index.ts";
import { Conflict, type Currency, DKK, Forbidden, Invalid, NotFound, newId } from "../kernel/index.ts";
import { demoProfileFiles, type Municipality, type RoleName, roleNames, saveProfile } from "../profile/index.ts";
import {
  type AccountsSubject,
  allot,
  bringToParts,
  carryOver,
  type Grounds,
  movementsOf,
  type PotKey,
  type PotOwner,
  potsOf,
  release,
} from "./index.ts";

let db: ScratchDatabase;
let here: Municipality;
let elsewhere: Municipality;
const now = new Date("2027-05-06T10:00:00Z");
const ruling = "Byrådet 14. december 2026, punkt 4";
const text: Grounds = { text: "Brandenburg", ruling: null };

function person(role: RoleName): Who {
  return { actor: { kind: "person", id: role, name: role }, grants: [{ role, scope: null }] };
}
const as = <T>(use: (one: Work) => Promise<T>, role: RoleName = "accountant", at = here) =>
  work(db.app, at, person(role), now, use);
const trip = (): AccountsSubject => ({ type: "trip", id: newId() });
const key = (id: string, year = 2027): PotKey => ({ owner: { kind: "scheme", id }, year, currency: DKK });
/** Nothing that this room knows draws on a pot before it is given. */
const nobody = async () => [];
const give = (to: PotKey, amount: string, at = here) =>
  as((one) => allot(one, { ...to, amount, ruling }, nobody), "accountant", at);
const setAside = (to: PotKey, subject: AccountsSubject, amount: bigint, grounds = text) =>
  as(
    async (one) =>
      (await bringToParts(one, subject, { setAside: [{ key: to, amount }], spent: [] }, grounds))[0] ?? null,
    "secretary",
  );
const book = (to: PotKey, subject: AccountsSubject, total: bigint, grounds = text) =>
  as(
    async (one) =>
      (
        await bringToParts(one, subject, { setAside: { staysIn: [to] }, spent: [{ key: to, amount: total }] }, grounds)
      )[0] ?? null,
  );

async function potOf(to: PotKey, at = here) {
  const found = (await as((one) => potsOf(one.tx, at.id, to.year), "accountant", at)).find(
    (one) => one.owner.id === to.owner.id,
  );
  if (!found) throw new Error("no pot");
  return found;
}
async function list(to: PotKey) {
  const { id } = await potOf(to);
  const movements = await as((one) => movementsOf(one.tx, here.id, id));
  return movements.map((one) => [one.position, one.kind, one.hundredths, one.figures.left]);
}
async function refusal(of: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([of]);
  if (outcome.status === "fulfilled") return null;
  const { reason } = outcome;
  if (reason instanceof Invalid) return reason.faults.map((one) => `${one.path}: ${one.fault}`);
  if (reason instanceof Conflict || reason instanceof NotFound || reason instanceof Forbidden) return reason.code;
  throw reason;
}

beforeAll(async () => {
  db = await scratchDatabase();
  const [first, second] = demoProfileFiles;
  if (!first || !second) throw new Error("no two demo profiles");
  elsewhere = await saveProfile(db.app, first, now);
  here = await saveProfile(db.app, second, now);
});
afterAll(() => db.close());

test("a year of a pot, as a list that foots", async () => {
  const pot = key("aaret");
  const [a, b] = [trip(), trip()];
  await give(pot, "210000.00");
  await setAside(pot, a, 80_000_00n);
  await setAside(pot, b, 60_000_00n);
  await setAside(pot, a, 75_000_00n);
  await setAside(pot, a, 75_000_00n);
  await book(pot, a, 71_385_50n);
  await as((one) => release(one, a, "Regnskabet er lukket"));
  await book(pot, b, 61_000_00n);
  await book(pot, b, 59_500_00n);
  expect(await list(pot)).toEqual([
    [1, "allotted", 210_000_00n, 210_000_00n],
    [2, "committed", 80_000_00n, 130_000_00n],
    [3, "committed", 60_000_00n, 70_000_00n],
    [4, "released", 5_000_00n, 75_000_00n],
    [5, "spent", 71_385_50n, 75_000_00n],
    [6, "released", 3_614_50n, 78_614_50n],
    [7, "spent", 61_000_00n, 77_614_50n],
    [8, "spent", -1_500_00n, 78_614_50n],
  ]);
  expect((await potOf(pot)).figures).toEqual({
    allotted: 210_000_00n,
    carried: 0n,
    committed: 500_00n,
    spent: 130_885_50n,
    left: 78_614_50n,
  });
  const traced = await db.query<{ value: { after: object } }>(
    `select value from udsyn.records_audit join udsyn.records_audit_value using (municipality_id, audit_id)
     where subject_id = $1 order by audit_id`,
    [(await potOf(pot)).id],
  );
  expect(traced).toHaveLength(8);
  expect(traced[4]?.value.after).toMatchObject({ position: 5, kind: "spent", amount: "71385.50", subject: a });
});

test("what is booked in a pot frees nothing that is still promised there, whichever pots are named as they are", async () => {
  const [named, drawn] = [key("navngivet"), key("trukket")];
  for (const pot of [named, drawn]) await give(pot, "100.00");
  const subject = trip();
  await setAside(drawn, subject, 100_00n);
  const spent = [{ key: drawn, amount: 40_00n }];
  await as((one) => bringToParts(one, subject, { setAside: { staysIn: [named] }, spent }, text));
  expect((await list(drawn)).map(([, kind]) => kind)).toEqual(["allotted", "committed", "spent"]);
});

test("an unknown pot blocks nothing and records nothing", async () => {
  const subject = trip();
  expect(await setAside(key("ukendt"), subject, 1n)).toBeNull();
  expect(await book(key("ukendt"), subject, 1n)).toBeNull();
  await as((one) => release(one, subject, "Lukket"));
  await give(key("kendt"), "1.00");
  expect(await setAside({ ...key("kendt"), currency: "EUR" as Currency }, subject, 1n)).toBeNull();
  const found = await db.query("select 1 from udsyn.accounts_movement where subject_id = $1", [subject.id]);
  expect(found).toEqual([]);
});

test("set aside below zero only with a ruling, booked below zero as the invoice says", async () => {
  const pot = key("loft");
  await give(pot, "100.00");
  const subject = trip();
  const refused = [": overdraft-needs-ruling"];
  expect(await refusal(setAside(pot, subject, 100_01n))).toEqual(refused);
  expect(await setAside(pot, subject, 100_01n, { ...text, ruling })).toMatchObject({ left: -1n });
  const { id } = await potOf(pot);
  const first = (await as((one) => movementsOf(one.tx, here.id, id))).at(-1);
  expect(first).toMatchObject({ kind: "committed", ruling, by: "secretary" });
  expect(await book(pot, subject, 100_03n)).toMatchObject({ left: -3n });
  const last = (await as((one) => movementsOf(one.tx, here.id, id))).at(-1);
  expect(last).toMatchObject({ kind: "spent", ruling: null, by: "accountant", figures: { left: -3n } });
});

describe("at once", () => {
  test("two who commit never overdraw, and positions have no gap", async () => {
    const race = key("kaploeb");
    await give(race, "100.00");
    const tries = Array.from({ length: 8 }, () => refusal(setAside(race, trip(), 30_00n)));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((one) => one === null)).toHaveLength(3);
    expect((await potOf(race)).figures).toMatchObject({ committed: 90_00n, left: 10_00n });
    expect((await list(race)).map(([position]) => position)).toEqual([1, 2, 3, 4]);
  });

  test("the same subject committed twice is committed once", async () => {
    const pot = key("to-gange");
    await give(pot, "100.00");
    const subject = trip();
    await Promise.all([setAside(pot, subject, 60_00n), setAside(pot, subject, 60_00n)]);
    expect(await list(pot)).toHaveLength(2);
  });

  test("the first allotments of a pot make one", async () => {
    const pot = key("ny");
    await Promise.all(["24.00", "25.00", "26.00", "25.50"].map((amount) => give(pot, amount)));
    expect(await list(pot)).toHaveLength(4);
    expect((await potOf(pot)).figures.left).toBe(100_50n);
  });
});

describe("an allotment", () => {
  const wrong = (given: object) =>
    refusal(as((one) => allot(one, { ...key("x"), amount: "1", ruling, ...given }, nobody)));
  test("says everything wrong with it", async () => {
    expect(
      await wrong({ amount: "1,5", ruling: " ", currency: "kr", year: 26, owner: { kind: "pot", id: "Ø" } }),
    ).toEqual(
      expect.arrayContaining([
        "owner.kind: not-one-of",
        "owner.id: not-a-slug",
        "year: too-small",
        "currency: not-a-currency",
        "amount: not-an-amount",
        "ruling: empty",
      ]),
    );
    expect(await wrong({ amount: "-0.00" })).toEqual(["amount: amount-nothing"]);
    const owner = (kind: PotOwner["kind"]) => ({ owner: { kind, id: "findes-ikke" } });
    expect(await wrong(owner("committee"))).toEqual(["owner.id: committee-unknown"]);
    expect(await wrong(owner("unit"))).toEqual(["owner.id: unit-unknown"]);
  });

  test("is lowered by a ruling too", async () => {
    await give(key("saenket"), "100.00");
    expect(await give(key("saenket"), "-40.00")).toMatchObject({ figures: { allotted: 60_00n, left: 60_00n } });
  });

  test.each(roleNames)("and a carry-over by %s", async (role) => {
    const expected = role === "accountant" ? null : "role-needed";
    expect(await refusal(as((one) => allot(one, { ...key("roller"), amount: "1", ruling }, nobody), role))).toBe(
      expected,
    );
    await give(key(`roller-${role}`, 2026), "1.00");
    expect(await refusal(as((one) => carryOver(one, key(`roller-${role}`, 2026), nobody), role))).toBe(expected);
  });
});

describe("what is left of a year", () => {
  test("is carried to the next as far as the profile lets it, once", async () => {
    const old = key("overfoert", 2026);
    await give(old, "80000.00");
    expect(await as((one) => carryOver(one, old, nobody))).toBe(50_000_00n);
    expect(await as((one) => carryOver(one, old, nobody))).toBe(0n);
    expect((await potOf(old)).figures).toMatchObject({ carried: -50_000_00n, left: 30_000_00n });
    expect((await potOf(key("overfoert"))).figures).toMatchObject({
      allotted: 0n,
      carried: 50_000_00n,
      left: 50_000_00n,
    });
  });

  test("is not carried by two at once twice", async () => {
    const old = key("to-overfoerer", 2026);
    await give(old, "80000.00");
    const both = await Promise.all([
      as((one) => carryOver(one, old, nobody)),
      as((one) => carryOver(one, old, nobody)),
    ]);
    expect(both.toSorted()).toEqual([0n, 50_000_00n].toSorted());
  });

  test("stays where the policy says none, and while the year runs", async () => {
    const old = key("ingen", 2026);
    await give(old, "1.00", elsewhere);
    expect(await as((one) => carryOver(one, old, nobody), "accountant", elsewhere)).toBe(0n);
    await give(key("loebende"), "1.00");
    expect(await refusal(as((one) => carryOver(one, key("loebende"), nobody)))).toBe("year-not-over");
    expect(await refusal(as((one) => carryOver(one, key("findes-ikke", 2026), nobody)))).toBe("pot-unknown");
    const euro = { ...key("euro", 2026), currency: "EUR" as Currency };
    await give(euro, "1.00");
    expect(await refusal(as((one) => carryOver(one, euro, nobody)))).toBe("carry-over-currency");
  });
});

test("another municipality sees no pot and no movement, by the database alone", async () => {
  const pot = key("egen");
  await give(pot, "100.00");
  const { id } = await potOf(pot);
  const foreign = await as((one) => potsOf(one.tx, here.id, 2027), "accountant", elsewhere);
  expect(foreign).toEqual([]);
  expect(await as((one) => movementsOf(one.tx, here.id, id), "accountant", elsewhere)).toEqual([]);
  const there = { ...here, profile: elsewhere.profile, id: elsewhere.id };
  const parts = { setAside: [{ key: pot, amount: 1n }], spent: [] };
  expect(await as((one) => bringToParts(one, trip(), parts, text), "accountant", there)).toEqual([]);
});

test("a movement is never changed or taken away", async () => {
  const pot = key("historie");
  await give(pot, "100.00");
  const table = (one: Work) => one.tx.withSchema("udsyn");
  await expect(
    as((one) =>
      table(one)
        .deleteFrom("accounts_movement" as never)
        .execute(),
    ),
  ).rejects.toThrow("permission denied");
  await expect(
    as((one) =>
      table(one)
        .updateTable("accounts_movement" as never)
        .set({ hundredths: 1n } as never)
        .execute(),
    ),
  ).rejects.toThrow("permission denied");
});
