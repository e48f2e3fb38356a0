import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** A line of accounts is public: one that names a private companion or a traveller of the list is asked about first. */
const slug = "lyngholm";
let site: TestSite;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = (
    await api("coordinator", "POST", "trips", 201, {
      ...{ ...wholeTrip, caseNumber: "2026-77" },
      participants: {
        ...wholeTrip.participants,
        companions: [{ name: "Bodil Påfund", paid: false, legalBasis: null }],
      },
    })
  ).id;
  const travellers = [{ name: "Rikke Rejsende", passport: "P-1" }, { name: "Asta Opdigt" }];
  await api("coordinator", "PUT", `trips/${trip}/travel-list`, 204, { travellers });
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const submission = await api("coordinator", "POST", `trips/${trip}/submissions`, 201, asked);
  await api("secretary", "POST", `submissions/${submission.id}/rulings`, 201, { ruling: "approved", confirmed: true });
});
afterAll(() => site.close());

interface Said {
  readonly id: string;
  readonly version: number;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
}
async function api(role: RoleName, method: string, to: string, status: number, body: object, version?: number) {
  const headers = version === undefined ? {} : { "if-match": `"${version}"` };
  const answer = await site.api(slug, role, method, `/api/v1/${to}`, body, headers);
  const text = await answer.text();
  expect(answer.status, `${method} ${to}: ${text}`).toBe(status);
  return JSON.parse(text || "{}") as Said;
}
const line = { category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", withoutReceipt: "Væk" };
const booked = (status: number, said: object) =>
  api("accountant", "POST", `trips/${trip}/postings`, status, { ...line, text: "Middag", ...said });
const booked4 = { category: "transport", amount: "40.00", currency: "DKK", vat: "unknown", bookedOn: "2026-05-06" };
const codes = ({ errors }: Said) => errors.map((one) => `${one.path} ${one.code}`);
const inPublic = async () =>
  JSON.stringify(await site.db.query("SELECT entry FROM register.current WHERE record_id = $1", [trip]));

test("a companion or a traveller in a line is asked about beside the field; an elected member is not", async () => {
  for (const [said, field] of [
    [{ text: "Middag, Bodil Påfund og Esther" }, "text"],
    [{ text: "Middag med Bodils søster" }, "text"],
    [{ label: "Middag, Rikke Rejsende" }, "label"],
    [{ supplier: "Bodil Påfund ApS" }, "supplier"],
    [{ voucher: "Bilag fra Bodil Påfund" }, "voucher"],
  ] as const)
    expect(codes(await booked(422, said))).toEqual([`${field} name-never-public`]);
  expect(await inPublic()).not.toMatch(/Bodil|Rikke/);
  await booked(201, { text: "Middag for Asta Opdigt" });
  const { id, version } = await booked(201, { text: "Hotel Bodil", namesConfirmed: true });
  // What was answered is not asked about again when something else is corrected.
  const same = { ...line, text: "Hotel Bodil", amount: "90.00" };
  const next = await api("accountant", "PUT", `postings/${id}`, 200, same, version);
  const other = { ...line, text: "Bodil Påfund" };
  expect(codes(await api("accountant", "PUT", `postings/${id}`, 422, other, next.version))).toEqual([
    "text name-never-public",
  ]);
});

test("the desk's form asks, keeps what was typed, and saves once it is answered", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const { host } = new URL(site.addressOf(slug));
  const typed = { ...line, amount: "100", bookedOn: "06.05.2026", vat: "incl", text: "Kaffe med Rikke Rejsende" };
  const send = (more: object) =>
    ask(site.address, {
      ...{ method: "POST", host, path: `/skrivebord/rejser/${trip}/regnskab/ny` },
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ ...typed, ...more }).toString(),
    });
  const asked = await send({});
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("»Rikke Rejsende« er ikke offentlig på rejsen");
  expect(asked.text).toMatch(/value="Kaffe med Rikke Rejsende"[\s\S]*name="namesConfirmed"/);
  expect((await send({ namesConfirmed: "ja" })).status).toBe(303);
});

test("a CPR number in a line comes back in the form, with all that was typed", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const { host } = new URL(site.addressOf(slug));
  const send = (to: string, typed: object) =>
    ask(site.address, {
      ...{ method: "POST", host, path: `/skrivebord/rejser/${trip}/regnskab/${to}` },
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ ...line, vat: "incl", amount: "123,45", bookedOn: "6.5.2026", ...typed }).toString(),
    });
  const { id } = await booked(201, { text: "Taxa" });
  for (const [to, more] of [
    ["ny", { form: crypto.randomUUID() }],
    [id, { version: "1", mark: "x" }],
  ] as const) {
    const refused = await send(to, { text: "Taxa for 010190-1234", ...more });
    expect(refused.status).toBe(422);
    expect(refused.text, to).toContain("Hvad er betalt?");
    expect(refused.text).toContain('value="123,45"');
    expect(refused.text).toContain('value="6.5.2026"');
    expect(refused.text).not.toContain("Ret teksten, og send igen");
  }
});

test("a line of the pool is asked about when it is given its trip", async () => {
  const pool = await api("accountant", "POST", "postings", 201, { ...line, text: "Taxa, Bodil Påfund" });
  const to = { type: "trip", id: trip };
  const at = `postings/${pool.id}/assignment`;
  expect(codes(await api("accountant", "POST", at, 422, to))).toEqual(["text name-never-public"]);
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const { host } = new URL(site.addressOf(slug));
  const asked = await ask(site.address, {
    ...{ method: "POST", host, path: `/skrivebord/posteringer/${pool.id}` },
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ [`rejse-${pool.id}`]: trip }).toString(),
  });
  expect(asked.text).toMatch(new RegExp(`aldrig er offentlig[\\s\\S]*name="navn-${pool.id}"`));
  await api("accountant", "POST", at, 201, { ...to, namesConfirmed: true });
});

async function readLedger(fields: object, ...rows: readonly string[]) {
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  const mapping = importer?.readMapping({
    key: ["Nr"],
    fields: { reference: "Sag", postedOn: "Dato", amount: "Beløb", text: "Tekst", ...fields },
    constants: { currency: "DKK", category: "transport" },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf("finans.csv", Buffer.from(["Nr;Sag;Dato;Beløb;Tekst;Vises", ...rows].join("\n")));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  return importer.run(place, { source, mapping, publish: false, dryRun: false });
}

test("a row of a ledger that names a companion or who works here waits for a person, and one that does not comes in", async () => {
  const answer = await readLedger(
    {},
    "1;2026-77;2026-05-06;10,00;Tog, Bodil Påfund",
    "2;2026-77;2026-05-06;20,00;Tog",
    "3;2026-77;2026-05-06;30,00;Udlæg Karla Udopfindsen",
  );
  expect(answer).toMatchObject({ added: 1, held: 2 });
  expect(answer.findings).toMatchObject([
    { row: 1, code: "line-name-never-public" },
    { row: 3, code: "line-name-never-public" },
  ]);
  expect(await inPublic()).not.toMatch(/Tog, Bodil|Udopfindsen/);
});

test("a ledger's words are not public where its mapping says what is to stand in their place", async () => {
  const label = { label: "Vises" };
  const row = "4;2026-77;2026-05-06;40,00;Rejseafregning Hanne Kanariefugl";
  expect(await readLedger(label, `${row};Taxa`)).toMatchObject({ added: 1, findings: [] });
  expect(await inPublic()).toContain('"label":"Taxa"');
  expect(await readLedger(label, `${row};Taxa og bus`)).toMatchObject({ updated: 1 });
  expect(await inPublic()).toContain('"label":"Taxa og bus"');
  expect(await inPublic()).not.toContain("Kanariefugl");
  expect(await readLedger(label, "5;2026-77;2026-05-06;50,00;Udlæg Hanne Kanariefugl;")).toMatchObject({ added: 1 });
  expect(await inPublic()).not.toContain("Kanariefugl");
  // What the desk has written for the public stays, and a file without the column leaves it.
  const [line] = await site.db.query<{ id: string; version: number }>(
    "SELECT posting_id AS id, version FROM udsyn.accounts_posting WHERE hundredths = 4000",
  );
  const mended = { ...booked4, text: "Rejseafregning Hanne Kanariefugl", label: "Taxa fra havnen" };
  await api("accountant", "PUT", `postings/${line?.id}`, 200, mended, line?.version);
  expect(await readLedger({}, row.replace("40,00", "41,00"))).toMatchObject({ updated: 1 });
  expect(await inPublic()).toContain('"label":"Taxa fra havnen"');
});
