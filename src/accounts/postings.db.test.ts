import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { type Who, type Work, work } from "../identity/index.ts";
import { Conflict, DKK, Forbidden, Invalid, NotFound, newId } from "../kernel/index.ts";
import { demoProfileFiles, type Municipality, type RoleName, roleNames, saveProfile } from "../profile/index.ts";
import { forgetting } from "../records/index.ts";
import {
  type AccountsSubject,
  type AccountsSubjectHandler,
  accountsOf,
  addPosting,
  assignPosting,
  type Closing,
  closeAccounts,
  correctPosting,
  type PostingId,
  type PostingInput,
  postingsOf,
  putAwayPostings,
  readPutAwayMark,
  removePosting,
  reopenAccounts,
  unassignedPostings,
  unassignPosting,
} from "./index.ts";

const forgets = forgetting("test");
let db: ScratchDatabase;
let here: Municipality;
let elsewhere: Municipality;
const now = new Date("2026-05-06T10:00:00Z");

/** A room above with trips whose accounts are open or closed, and a list of what it was told. */
const open = new Map<string, boolean>();
let told: unknown[] = [];
const trips: AccountsSubjectHandler<Work> = {
  titleOf: async (_, id) => {
    if (!open.has(id)) throw new NotFound("trip-unknown");
    return "Brandenburg";
  },
  ownedBy: async () => ({ scopes: ["unit:skolen"], madeBy: null }),
  isOpen: async (_, id) => open.get(id) === true,
  closed: async (_, id, closing: Closing) => {
    open.set(id, false);
    told.push(["closed", closing.withoutCost]);
  },
  reopened: async (_, id, reason) => {
    open.set(id, true);
    told.push(["reopened", reason]);
  },
  posted: async (_, id) => {
    told.push(["posted", id]);
  },
};
const handlerOf = () => trips;

function person(role: RoleName, id: string = role): Who {
  return { actor: { kind: "person", id, name: id }, grants: [{ role, scope: null }] };
}
const accountant = person("accountant");
const as = <T>(use: (one: Work) => Promise<T>, who = accountant, at = here) => work(db.app, at, who, now, use);
function newTrip(): AccountsSubject {
  const id = newId<"trip">();
  open.set(id, true);
  return { type: "trip", id };
}
const hotel: PostingInput = { category: "lodging", amount: "1200.00", currency: "DKK", text: "Hotel" };
const add = (subject: AccountsSubject | null, given: object = {}, who = accountant, at = here) =>
  as((one) => addPosting(one, { ...hotel, ...given, subject }, handlerOf), who, at);
const read = (subject: AccountsSubject, at = here) => as((one) => postingsOf(one.tx, at.id, subject), accountant, at);

/** What was refused: its kind of refusal and codes. */
async function refusal(of: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([of]);
  if (outcome.status === "fulfilled") return null;
  const { reason } = outcome;
  if (reason instanceof Invalid) return reason.faults.map((one) => one.fault);
  if (reason instanceof Conflict || reason instanceof NotFound || reason instanceof Forbidden) return reason.code;
  throw reason;
}
const trail = async (id: string) =>
  (
    await db.query<{ action: string; value: unknown }>(
      `select action, value from udsyn.records_audit join udsyn.records_audit_value using (municipality_id, audit_id)
       where subject_id = $1 order by audit_id`,
      [id],
    )
  ).map((row) => [row.action, row.value]);

beforeAll(async () => {
  db = await scratchDatabase();
  const [first, second] = demoProfileFiles;
  if (!first || !second) throw new Error("no two demo profiles");
  here = await saveProfile(db.app, first, now);
  elsewhere = await saveProfile(db.app, second, now);
});
beforeEach(() => {
  told = [];
});
afterAll(() => db.close());

describe("a posting", () => {
  test("a rate of a hundred units is asked about, and stands when it is meant", async () => {
    const trip = newTrip();
    const odd = { currency: "EUR", amount: "40.50", rate: "746", bookedOn: "2026-05-01" };
    expect(await refusal(add(trip, odd))).toEqual(["rate-unlikely"]);
    const line = await add(trip, { ...odd, rate: "7.46" });
    const correct = (given: object, version: number) =>
      as((one) => correctPosting(one, line.id, version, { ...hotel, ...odd, ...given }, handlerOf, forgets));
    expect(await refusal(correct({}, 1))).toEqual(["rate-unlikely"]);
    expect(await correct({ rateConfirmed: true }, 1)).toMatchObject({ homeHundredths: 3021300n });
    // What was insisted on is not asked about again for another field's sake.
    expect(await correct({ text: "Hotel ved havnen" }, 2)).toMatchObject({ rate: "746", version: 3 });
  });

  test("a worth at home that says such a rate is asked about as well, and stands when it is meant", async () => {
    const trip = newTrip();
    const line = { currency: "EUR", amount: "100.00", bookedOn: "2026-05-01" };
    for (const homeAmount of ["7460.00", "99999999", "0"])
      expect(await refusal(add(trip, { ...line, homeAmount })), homeAmount).toEqual(["home-amount-unlikely"]);
    expect(await refusal(add(trip, { ...line, amount: "-100.00", homeAmount: "-7460.00" }))).toEqual([
      "home-amount-unlikely",
    ]);
    // Less than a unit is told by its rounding alone.
    await add(trip, { ...line, amount: "0.01", homeAmount: "0.80" });
    const right = await add(trip, { ...line, homeAmount: "746.00" });
    const correct = (given: object, version: number) =>
      as((one) => correctPosting(one, right.id, version, { ...hotel, ...line, ...given }, handlerOf, forgets));
    expect(await refusal(correct({ homeAmount: "7460.00" }, 1))).toEqual(["home-amount-unlikely"]);
    const meant = { homeAmount: "7460.00", rateConfirmed: true };
    expect(await correct(meant, 1)).toMatchObject({ homeHundredths: 746000n });
    expect(await correct({ homeAmount: "7460.00", text: "Hotel ved havnen" }, 2)).toMatchObject({ version: 3 });
  });

  test("is booked, corrected and removed, each time told and traced", async () => {
    const trip = newTrip();
    const posting = await add(trip, { currency: "EUR", amount: "100", rate: "7.4597", bookedOn: "2026-05-01" });
    expect(await read(trip)).toEqual([posting]);
    expect(posting).toMatchObject({
      hundredths: 100_00n,
      homeHundredths: 745_97n,
      version: 1,
      createdBy: "accountant",
    });

    const corrected = await as((one) =>
      correctPosting(one, posting.id, 1, { ...hotel, withoutReceipt: "Bortkommet" }, handlerOf, forgets),
    );
    expect(await read(trip)).toEqual([corrected]);
    expect(corrected).toMatchObject({ id: posting.id, subject: trip, currency: "DKK", rate: null, version: 2 });
    expect(await refusal(as((one) => correctPosting(one, posting.id, 1, hotel, handlerOf, forgets)))).toBe(
      "version-passed",
    );

    expect(await refusal(as((one) => removePosting(one, posting.id, " ", handlerOf)))).toEqual(["reason-missing"]);
    await as((one) => removePosting(one, posting.id, "Bogført to gange", handlerOf));
    expect(await read(trip)).toEqual([]);
    expect(await refusal(as((one) => removePosting(one, posting.id, "Igen", handlerOf)))).toBe("posting-unknown");
    expect(told).toEqual(Array.from({ length: 3 }, () => ["posted", trip.id]));
    expect(await trail(posting.id)).toMatchObject([
      ["accounts.post", { after: { subject: trip, amount: "100.00", homeAmount: "745.97" } }],
      ["accounts.correct", { before: { currency: "EUR", rate: "7.4597" }, after: { currency: "DKK", rate: null } }],
      ["accounts.remove", { before: { amount: "1200.00" }, after: { reason: "Bogført to gange" } }],
    ]);
    const [, correction] = await trail(posting.id);
    expect(JSON.stringify(correction)).not.toContain("Hotel");
  });

  test("put away from the pool in one moment with others is on one of the pages, and on one alone", async () => {
    const lines = await Promise.all(
      [1, 2, 3].map(() => as((one) => addPosting(one, { ...hotel, subject: null }, handlerOf))),
    );
    for (const { id } of lines) await as((one) => removePosting(one, id, "Hører ingen steder til", handlerOf));
    const seen: string[] = [];
    for (let mark: string | null = ""; mark !== null && seen.length < 9; ) {
      const after = readPutAwayMark(mark);
      const { items, next } = await as((one) => putAwayPostings(one, { limit: 1, after }));
      seen.push(...items.map(({ id }) => id));
      mark = next;
    }
    expect(seen.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
    expect(readPutAwayMark("2026-05-06T10:00:00.000Z")).toBeNull();
  });

  test("as a source prints it, without day or number, comes back as it went in", async () => {
    const trip = newTrip();
    await add(trip, { amount: null, amountText: "88.000-113.000", label: "Fly og hotel" });
    expect(await read(trip)).toMatchObject([{ hundredths: null, amountText: "88.000-113.000", bookedOn: null }]);
  });

  test("that is wrong leaves nothing behind", async () => {
    const trip = newTrip();
    expect(await refusal(add(trip, { amount: "12,50", text: "" }))).toEqual(["not-an-amount", "empty"]);
    expect(await refusal(add({ type: "trip", id: newId() }))).toBe("trip-unknown");
    expect(await read(trip)).toEqual([]);
    expect(told).toEqual([]);
  });

  test("is lost by nobody when two correct it at once", async () => {
    const { id } = await add(newTrip());
    const tries = ["A", "B"].map((text) =>
      refusal(as((one) => correctPosting(one, id, 1, { ...hotel, text }, handlerOf, forgets))),
    );
    expect((await Promise.all(tries)).toSorted()).toEqual([null, "version-passed"].toSorted());
  });
});

describe("the unassigned pool", () => {
  test("is paged by key, and a posting leaves it once", async () => {
    const before = await as((one) => unassignedPostings(one, { limit: 100 }));
    expect(before).toEqual({ items: [], next: null });
    const ids: PostingId[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift((await add(null)).id);
    const pages: PostingId[][] = [];
    let after: PostingId | null = null;
    do {
      const page = await as((one) => unassignedPostings(one, { limit: 2, after }));
      pages.push(page.items.map((one) => one.id));
      after = page.next;
    } while (after);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(ids);
    expect(told).toEqual([]);

    const trip = newTrip();
    const [id = newId<"posting">()] = ids;
    const tries = [trip, newTrip()].map((one) => refusal(as((unit) => assignPosting(unit, id, one, handlerOf))));
    expect((await Promise.all(tries)).toSorted()).toEqual([null, "assigned-already"].toSorted());
    const left = await as((one) => unassignedPostings(one, { limit: 100 }));
    expect(left.items.map((one) => one.id)).toEqual(ids.slice(1));
    expect(told).toHaveLength(1);
  });
});

describe("closing", () => {
  const close = (trip: AccountsSubject, who = accountant, withoutCost: string | null = null, at = here) =>
    as((one) => closeAccounts(one, trip, { withoutCost }, handlerOf), who, at);
  const reopen = (trip: AccountsSubject, reason = "Ny faktura") =>
    as((one) => reopenAccounts(one, trip, reason, handlerOf));

  test("asks for a receipt or a reason, then nothing changes until it is opened again", async () => {
    const trip = newTrip();
    const posting = await add(trip);
    const pooled = await add(null);
    expect(await refusal(close(trip))).toEqual(["receipt-missing"]);
    await as((one) =>
      correctPosting(one, posting.id, 1, { ...hotel, withoutReceipt: "Bortkommet" }, handlerOf, forgets),
    );
    expect(await refusal(reopen(trip))).toBe("accounts-open");
    await close(trip);

    expect(await refusal(close(trip))).toBe("accounts-closed");
    expect(await refusal(add(trip))).toBe("accounts-closed");
    expect(await refusal(as((one) => correctPosting(one, posting.id, 2, hotel, handlerOf, forgets)))).toBe(
      "accounts-closed",
    );
    expect(await refusal(as((one) => removePosting(one, posting.id, "x", handlerOf)))).toBe("accounts-closed");
    expect(await refusal(as((one) => assignPosting(one, pooled.id, trip, handlerOf)))).toBe("accounts-closed");

    expect(await refusal(reopen(trip, ""))).toEqual(["reason-missing"]);
    await reopen(trip);
    await as((one) => removePosting(one, posting.id, "Krediteret", handlerOf));
    expect(told.filter((one) => Array.isArray(one) && one[0] !== "posted")).toEqual([
      ["closed", null],
      ["reopened", "Ny faktura"],
    ]);
    expect(await trail(trip.id)).toMatchObject([
      ["accounts.close", { after: { postings: 1, total: "1200.00", withoutCost: null } }],
      ["accounts.reopen", { after: { reason: "Ny faktura" } }],
    ]);
  });

  test("with nothing booked needs a reason", async () => {
    const trip = newTrip();
    expect(await refusal(close(trip))).toEqual(["none-booked"]);
    await close(trip, accountant, "Værten betalte");
    expect(told).toEqual([["closed", "Værten betalte"]]);
  });

  test("takes a second person only where the profile says so, and only when one entered every line", async () => {
    const { policies } = here.profile;
    const secondPerson = policies.secondPerson.map((one) => ({ ...one, value: ["close-accounts" as const] }));
    const strict = { ...here, profile: { ...here.profile, policies: { ...policies, secondPerson } } };
    const other = person("accountant", "other");
    const paid = { withoutReceipt: "Bortkommet" };

    const alone = newTrip();
    await add(alone, paid);
    expect(await refusal(close(alone, accountant, null, strict))).toBe("second-person-needed");
    await close(alone, other, null, strict);

    const both = newTrip();
    await add(both, paid);
    await add(both, paid, other);
    await close(both, accountant, null, strict);
    const none = newTrip();
    await close(none, accountant, "Værten betalte", strict);
    const lenient = newTrip();
    await add(lenient, paid);
    await close(lenient);
  });
});

describe("who may", () => {
  const acts: Record<string, (one: Work, trip: AccountsSubject, id: PostingId) => Promise<unknown>> = {
    add: (one, subject) => addPosting(one, { ...hotel, subject, withoutReceipt: "Bortkommet" }, handlerOf),
    correct: (one, _, id) => correctPosting(one, id, 1, { ...hotel, withoutReceipt: "Bortkommet" }, handlerOf, forgets),
    remove: (one, _, id) => removePosting(one, id, "Fejl", handlerOf),
    unassign: async (one, trip, id) => {
      await as((unit) => assignPosting(unit, id, trip, handlerOf));
      told = [];
      return unassignPosting(one, id, "Fejl", handlerOf);
    },
    assign: (one, trip, id) => assignPosting(one, id, trip, handlerOf),
    close: (one, trip) => closeAccounts(one, trip, { withoutCost: "Værten betalte" }, handlerOf),
    reopen: (one, trip) => {
      open.set(trip.id, false);
      return reopenAccounts(one, trip, "Fejl", handlerOf);
    },
  };
  test.each(roleNames)("look into the pool: %s", async (role) => {
    const found = await refusal(as(async (one) => unassignedPostings(one, { limit: 1 }), person(role)));
    expect(found).toBe(["accountant", "coordinator"].includes(role) ? null : "role-needed");
  });

  const matrix = Object.keys(acts).flatMap((act) => roleNames.map((role) => [act, role] as const));
  test.each(matrix)("%s as %s", async (act, role) => {
    const trip = newTrip();
    const { id } = await add(null);
    told = [];
    const found = await refusal(as((one) => acts[act]?.(one, trip, id) ?? Promise.reject(act), person(role)));
    expect(found).toBe(role === "accountant" ? null : "role-needed");
    if (role !== "accountant") expect(told).toEqual([]);
  });
});

test("another municipality sees and touches nothing, by the database alone", async () => {
  const trip = newTrip();
  const { id } = await add(trip);
  const pooled = await add(null);
  expect(await read(trip, elsewhere)).toEqual([]);
  // Asking for the first municipality's rows from within the second: the application's own filter is of no help here.
  const foreign = await as((one) => postingsOf(one.tx, here.id, trip), accountant, elsewhere);
  expect(foreign).toEqual([]);
  const pool = await as(
    (one) => unassignedPostings({ ...one, municipality: here }, { limit: 9 }),
    accountant,
    elsewhere,
  );
  expect(pool.items).toEqual([]);
  const there = { ...here, profile: elsewhere.profile, id: elsewhere.id };
  expect(await refusal(as((one) => removePosting(one, id, "x", handlerOf), accountant, there))).toBe("posting-unknown");
  expect(await refusal(as((one) => assignPosting(one, pooled.id, trip, handlerOf), accountant, there))).toBe(
    "posting-unknown",
  );
  expect(accountsOf(await read(trip), DKK, 3).home).toMatchObject({ total: 1200_00n, perParticipant: 400_00n });
});
