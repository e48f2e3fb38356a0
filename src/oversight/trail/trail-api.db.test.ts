import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantOpenAccounts } from "../../../test/trust/planted.ts";
import { sealTrail } from "../../records/index.ts";

const slug = "lyngholm";
let site: TestSite;
let trip: string;
const lines: string[] = [];
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
  for (let n = 1; n <= 6; n += 1) {
    const line = { category: "transport", amount: `${n}00.00`, currency: "DKK", text: `Tog ${n}`, voucher: `B-${n}` };
    const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, {
      ...line,
      bookedOn: "2026-05-05",
    });
    lines.push(((await booked.json()) as { id: string }).id);
  }
});
afterAll(() => site.close());

interface Act {
  readonly id: string;
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly facts: { readonly text: string } | null;
  readonly removed: object | null;
}
interface Page {
  readonly items: readonly Act[];
  readonly next: string | null;
  readonly of: number;
  readonly waiting: number;
}
const get = (path: string) => site.api(slug, "auditor", "GET", `/api/v1/${path}`);
const page = async (path: string) => (await (await get(path)).json()) as Page;

test("the trail is narrowed by day, actor, sort and case, and read a page at a time", async () => {
  const booked = await page("audit-trail?action=accounts.post&from=2026-01-01&to=2030-01-01");
  expect(booked.items.map((one) => one.subject.id)).toEqual(lines.toReversed());
  expect((await page("audit-trail?action=accounts.post&from=2031-01-01")).items).toEqual([]);
  expect((await page("audit-trail?subject=trip&who=ingen")).items).toEqual([]);
  const first = await page("audit-trail?action=accounts.post&limit=4");
  const rest = await page(`audit-trail?action=accounts.post&limit=4&cursor=${first.next}`);
  expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(booked.items.map((one) => one.id));
  expect(rest.next).toBeNull();
  const ofCase = await page(`audit-trail?case=${trip}&limit=200`);
  expect(new Set(ofCase.items.map((one) => one.subject.type))).toEqual(new Set(["trip", "posting"]));
  for (const wrong of ["from=i+dag", "cursor=x", "limit=0", "format=pdf"])
    expect((await get(`audit-trail?${wrong}`)).status, wrong).toBe(422);
  expect((await get("audit-trail?hvem=nogen")).status).toBe(400);
});

test("everything asked for comes as a file, in the forms of the desk", async () => {
  // An act's id has the machine's own time, and a file holds what was done before it was asked for.
  site.clock.now = new Date(Date.now() + 1_000);
  const day = site.clock.now.toISOString().slice(0, 10);
  for (const format of ["csv", "jsonl", "xlsx"]) {
    const file = await get(`audit-trail?action=accounts.post&format=${format}`);
    expect([file.status, file.headers.get("content-disposition")]).toEqual([
      200,
      `attachment; filename="revisionsspor-lyngholm-${day}.${format}"`,
    ]);
    const text = await file.text();
    if (format === "csv") expect(text.trim().split("\r\n")).toHaveLength(7);
    if (format === "jsonl")
      expect(
        text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line).action),
      ).toHaveLength(6);
  }
});

test("looks are the trail's looks alone, and reading either is one of them", async () => {
  await page("audit-trail");
  const { items } = await page("looks");
  expect(items[0]?.action).toBe("oversight.read-trail");
  expect(items.map((one) => one.action)).not.toContain("accounts.post");
  expect((await get("looks?format=csv")).headers.get("content-disposition")).toContain("opslag-lyngholm");
});

test("one act is read by its id, and that stands in the trail", async () => {
  const [act] = (await page("audit-trail?action=accounts.post&limit=1")).items;
  expect(await (await get(`audit-trail/${act?.id}`)).json()).toEqual(act);
  expect((await page("audit-trail?limit=1")).items[0]?.action).toBe("oversight.read-trace");
  expect((await get(`audit-trail/${crypto.randomUUID()}`)).status).toBe(404);
});

test("the chain is held against its seals, and a changed act is found", async () => {
  await site.doing(slug, (one) => sealTrail(one.tx, one.municipality.id, one.now));
  expect(await (await get("audit-trail/chain")).json()).toMatchObject({ faults: [] });
  // A witness that was torn is no fault of the trail's, nor a fault of ours: it is said.
  const journal = path.join(path.dirname(site.filesDir), "journal");
  await mkdir(journal, { recursive: true });
  const witness = path.join(journal, `seal-${site.here(slug).id}`);
  await writeFile(witness, "");
  expect(await (await get("audit-trail/chain")).json()).toMatchObject({
    ...{ faults: ["the witness cannot be read"], witnessed: false },
  });
  await rm(witness);
  await site.db.query(
    "UPDATE udsyn.records_audit_value SET actor_name = 'En anden' WHERE audit_id = (SELECT audit_id FROM udsyn.records_audit WHERE subject_id = $1 LIMIT 1)",
    [lines[0]],
  );
  const { faults } = (await (await get("audit-trail/chain")).json()) as { faults: string[] };
  expect(faults).toHaveLength(1);
});

test("the same seed draws the same amounts, those taken out too; acts likewise", async () => {
  await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${lines[0]}`, { reason: "Bogført to gange." });
  const drawn = await page("samples?seed=havn&size=6");
  expect([drawn.of, drawn.items.length]).toEqual([6, 6]);
  expect((await page("samples?seed=havn&size=6")).items).toEqual(drawn.items);
  expect((await page("samples?seed=havn&size=2")).items).toEqual(drawn.items.slice(0, 2));
  expect(drawn.items.find((one) => one.id === lines[0])).toMatchObject({
    facts: { text: "Tog 1", amount: "100.00" },
    removed: { reason: "Bogført to gange." },
  });
  const acts = await page("samples?among=acts&seed=havn&size=3&from=2026-01-01&to=2030-01-01");
  expect(acts.items).toHaveLength(3);
  for (const wrong of ["seed=havn&size=101", "size=3", "seed=%20", "seed=havn&among=trips"])
    expect((await get(`samples?${wrong}`)).status, wrong).toBe(422);
});

test("an amount leads to its trip, receipt, budget, rulings, rules and acts; what is missing is null", async () => {
  const chain = await (await get(`postings/${lines[1]}/chain`)).json();
  expect(chain).toMatchObject({
    posting: { id: lines[1], trip, facts: { text: "Tog 2", amount: "200.00" }, removed: null },
    othersRemoved: [{ id: lines[0] }],
    receipt: null,
    trip: { id: trip },
    budget: { amount: "4200.00", currency: "DKK" },
    rulings: [],
    published: null,
    acts: [{ action: "accounts.post" }],
  });
  expect((chain as { rules: object[] }).rules).toContainEqual(
    expect.objectContaining({ name: "capPerParticipant", source: expect.any(String) }),
  );
  expect(await (await get(`postings/${lines[0]}/chain`)).json()).toMatchObject({
    posting: { removed: { reason: "Bogført to gange." } },
  });
  expect((await get(`postings/${crypto.randomUUID()}/chain`)).status).toBe(404);
});

test("what is kept how long is told with how much there is, and the cases that are kept", async () => {
  await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${trip}/hold`, {
    reason: "Til arkivet.",
    until: "2030-05-06",
  });
  const told = (await (await get("retention")).json()) as { items: { id: string; held: number | null }[] };
  expect(told).toMatchObject({ cases: [{ subject: { type: "trip", id: trip }, reason: "Til arkivet." }] });
  expect(told.items.find((one) => one.id === "holds")?.held).toBe(1);
  expect(told.items.find((one) => one.id === "published")).toMatchObject({ held: null, term: "Uden udløb" });
});
