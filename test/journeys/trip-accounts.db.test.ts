import { afterAll, beforeAll, expect, test } from "vitest";
import { operator, type Who } from "../../src/identity/index.ts";
import { isId } from "../../src/kernel/index.ts";
import { readRecord, readVersions } from "../../src/register/index.ts";
import { endTrip, type TripEntry, type TripId } from "../../src/trips/index.ts";
import { get } from "../setup/get.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

type Body = Record<string, unknown>;
async function asks(
  role: Parameters<TestSite["api"]>[1],
  method: string,
  path: string,
  body: unknown,
  status: number,
  headers: Record<string, string> = {},
): Promise<Body> {
  const response = await site.api("lyngholm", role, method, `/api/v1${path}`, body, headers);
  const answered = (await response.json()) as Body;
  expect(response.status, JSON.stringify(answered)).toBe(status);
  return answered;
}

async function entry(slug: string) {
  const found = await readRecord<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", slug);
  if (!found || !("entry" in found)) throw new Error(`nothing is published at ${slug}`);
  return found.entry;
}

/** A trip that is requested, and approved in minutes that are confirmed or not. */
async function approved(place: string, confirmed = true, more: object = {}): Promise<TripId> {
  const { id } = await asks(
    "coordinator",
    "POST",
    "/trips",
    {
      kind: "committee-trip",
      title: `${place}: hvad kan vi bruge?`,
      purpose: "At lære af dem, der har gjort det.",
      committee: "boerne-og-skoleudvalget",
      destinations: [{ place, country: "SE" }],
      startOn: "2026-06-02",
      endOn: "2026-06-04",
      participants: { elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] }, staff: [], others: [] },
      budget: { currency: "DKK", lines: [{ category: "transport", amount: "9000" }] },
      ...more,
    },
    201,
  );
  const { id: submission } = await asks(
    "coordinator",
    "POST",
    `/trips/${id}/submissions`,
    { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-06" },
    201,
  );
  await asks(
    "secretary",
    "POST",
    `/submissions/${submission}/rulings`,
    { ruling: "approved", text: "Godkendt.", item: "4", confirmed },
    201,
  );
  if (typeof id !== "string" || !isId<"trip">(id)) throw new Error("no id");
  return id;
}
const tog = { category: "transport", amount: "1200.50", currency: "DKK", vat: "incl", bookedOn: "2026-06-09" };

test("what each costs is told while every line is known, in public as at the desk", async () => {
  const id = await approved("Karlskrona");
  const path = `/trips/${id}/postings`;
  await asks(
    "accountant",
    "POST",
    path,
    { ...tog, bookedOn: "2026-05-05", text: "Tog", withoutReceipt: "I appen." },
    201,
  );
  expect((await entry("karlskrona-2026")).accounts).toMatchObject({ total: "1200.50", perParticipant: "1200.50" });
  const hotel = {
    ...tog,
    bookedOn: "2026-05-05",
    category: "lodging",
    amount: null,
    amountText: "ca. 500",
    text: "Hotel",
  };
  await asks("accountant", "POST", path, { ...hotel, withoutReceipt: "I appen." }, 201);
  // No sum without the line, as at the desk; the record says which cannot be read.
  expect((await entry("karlskrona-2026")).accounts).toMatchObject({ total: null, perParticipant: null });
  const { accounts } = await asks("accountant", "GET", `/trips/${id}`, undefined, 200);
  expect(accounts).toMatchObject({ total: null, perParticipant: null });
});

test("a trip goes from draft to complete, published at each moment, through the API", async () => {
  await asks(
    "accountant",
    "POST",
    "/pots",
    {
      owner: { kind: "committee", id: "boerne-og-skoleudvalget" },
      year: 2026,
      currency: "DKK",
      amount: "10000",
      ruling: "Byrådet 8. oktober 2025, punkt 1",
    },
    201,
  );
  const pot = async () => {
    const { items } = await asks("coordinator", "GET", "/pots?year=2026", undefined, 200);
    return (items as Body[])[0];
  };
  // What others of its committee were approved and booked for before it was given is in it.
  const before = await pot();
  const since = async () => {
    const now = await pot();
    return ["committed", "spent", "left"].map((name) => (Number(now?.[name]) - Number(before?.[name])).toFixed(2));
  };
  const id = await approved("Malmø");
  expect(await since()).toEqual(["9000.00", "0.00", "-9000.00"]);
  expect(await entry("malmoe-2026")).toMatchObject({
    status: "approved",
    accounts: { status: "not-settled", lines: [], total: null },
  });

  site.clock.now = new Date("2026-06-09T08:00:00Z");
  const path = `/trips/${id}/postings`;
  const key = { "idempotency-key": "tog-1" };
  const first = await asks("accountant", "POST", path, { ...tog, text: "Tog t/r", voucher: "B-1" }, 201, key);
  const again = await asks("accountant", "POST", path, { ...tog, text: "Tog t/r", voucher: "B-1" }, 201, key);
  // Byte for byte, the order of the members too.
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  await asks("accountant", "POST", path, { ...tog, category: "meals", amount: "10799.52", text: "Middage" }, 201);
  expect((await entry("malmoe-2026")).accounts).toEqual({
    status: "partly-booked",
    currency: "DKK",
    lines: [
      {
        category: "transport",
        label: "Tog t/r",
        amount: "1200.50",
        amountText: null,
        vat: "incl",
        bookedOn: "2026-06-09",
        voucher: "B-1",
      },
      {
        category: "meals",
        label: "Middage",
        amount: "10799.52",
        amountText: null,
        vat: "incl",
        bookedOn: "2026-06-09",
        voucher: null,
      },
    ],
    total: "12000.02",
    statedTotal: null,
    perParticipant: "12000.02",
    rateVersion: null,
  });
  expect(await since()).toEqual(["0.00", "12000.02", "-12000.02"]);
  expect(await pot()).toMatchObject({ overdrawn: true });

  const { items } = await asks("auditor", "GET", path, undefined, 200);
  const refused = await asks("accountant", "POST", `/trips/${id}/accounts-closing`, undefined, 422);
  expect((refused.errors as Body[]).map((one) => [one.path, one.message])).toEqual([
    ["postings.0.withoutReceipt", "»Tog t/r« mangler kvittering. Vedhæft den, eller skriv, hvorfor den ikke findes."],
    ["postings.1.withoutReceipt", "»Middage« mangler kvittering. Vedhæft den, eller skriv, hvorfor den ikke findes."],
  ]);
  for (const { id: posting, version, text, category, amount } of items as Body[]) {
    await asks(
      "accountant",
      "PUT",
      `/postings/${posting}`,
      { ...tog, text, category, amount, withoutReceipt: "Kvitteringen er bortkommet" },
      200,
      { "if-match": `"${version}"` },
    );
  }
  const closed = await asks("accountant", "POST", `/trips/${id}/accounts-closing`, undefined, 201);
  expect(closed).toMatchObject({ id, status: "approved", accountsTrack: "closed", accounts: { status: "final" } });
  expect((await entry("malmoe-2026")).accounts.status).toBe("final");
  await asks("accountant", "POST", path, { ...tog, text: "For sent" }, 409);

  const report = { aim: "Se det.", outcome: "Vi så det.", change: "Vi gør det.", followUpOn: "2027-06-01" };
  await asks("coordinator", "PUT", `/trips/${id}/report`, report, 200);
  const { id: submission } = await asks(
    "coordinator",
    "POST",
    `/trips/${id}/submissions`,
    { about: "report", committee: "boerne-og-skoleudvalget", meetingOn: "2026-06-09" },
    201,
  );
  expect((await entry("malmoe-2026")).report).toBeNull();
  const told = await asks("coordinator", "GET", `/trips/${id}`, undefined, 200);
  expect(told).toMatchObject({ legalBasis: null, legalBasisInForce: "f" });
  await asks("secretary", "POST", `/submissions/${submission}/rulings`, { ruling: "approved", confirmed: true }, 201);
  expect(await entry("malmoe-2026")).toMatchObject({
    status: "complete",
    accounts: { status: "final", total: "12000.02", perParticipant: "12000.02" },
    report,
    rulings: [
      // The minutes name no basis: it is the profile's for the kind.
      { about: "request", ruling: "approved", item: "4", basis: expect.stringContaining("§ 16, stk. 1, litra f") },
      { about: "report", ruling: "approved", basis: null },
    ],
  });
});

test("a correction after publication is a new version with its reason; an edit alone publishes nothing", async () => {
  const id = await approved("Lund");
  const { version } = await entry("lund-2026");
  await asks("coordinator", "PATCH", `/trips/${id}`, { purpose: "At lære af Lund." }, 200);
  expect((await entry("lund-2026")).version).toBe(version);
  await asks("coordinator", "POST", `/trips/${id}/corrections`, { reason: " " }, 422);
  await asks("accountant", "POST", `/trips/${id}/corrections`, { reason: "Rettet" }, 403);
  await asks("coordinator", "POST", `/trips/${id}/corrections`, { reason: "Formålet var ufuldstændigt." }, 201);
  expect(await entry("lund-2026")).toMatchObject({
    version: version + 1,
    purpose: "At lære af Lund.",
    corrections: [{ version: version + 1, reason: "Formålet var ufuldstændigt." }],
  });
});

test("accounts opened again after closing say why in public, and a cancelled trip shows what it cost", async () => {
  const id = await approved("Ystad");
  await asks("accountant", "POST", `/trips/${id}/accounts-closing`, {}, 422);
  const cost = { ...tog, text: "Depositum", withoutReceipt: "Trukket af hotellet" };
  await asks("accountant", "POST", `/trips/${id}/postings`, cost, 201);
  await asks("accountant", "POST", `/trips/${id}/accounts-closing`, {}, 201);
  await asks("accountant", "POST", `/trips/${id}/accounts-reopening`, { reason: "Hotellet betalte tilbage." }, 201);
  expect(await entry("ystad-2026")).toMatchObject({
    accounts: { status: "partly-booked" },
    corrections: [{ reason: "Hotellet betalte tilbage." }],
  });
  await asks(
    "accountant",
    "POST",
    `/trips/${id}/postings`,
    { ...tog, amount: "-200.50", text: "Retur", withoutReceipt: "Bilag hos hotellet" },
    201,
  );
  await asks("accountant", "POST", `/trips/${id}/accounts-closing`, {}, 201);
  expect((await entry("ystad-2026")).accounts).toMatchObject({ status: "final", total: "1000.00" });
});

test("nothing is public before the minutes of the approval are confirmed, whatever is booked", async () => {
  const id = await approved("Kalmar", false);
  await asks("accountant", "POST", `/trips/${id}/postings`, { ...tog, text: "Tog" }, 201);
  await asks("coordinator", "POST", `/trips/${id}/corrections`, { reason: "Rettet" }, 409);
  const { id: here } = site.here("lyngholm");
  expect(await readRecord(site.db.register, here, "trip", "kalmar-2026")).toBeNull();
  expect(await readVersions(site.db.register, here, "trip", id)).toEqual([]);
});

test("what a foreign line is worth at home is unknown until it is said, and is shown as it was booked", async () => {
  const id = await approved("Lübeck");
  const path = `/trips/${id}/postings`;
  await asks("accountant", "POST", path, { ...tog, currency: "EUR", amount: "100", text: "Hotel" }, 201);
  await asks("accountant", "POST", path, { ...tog, currency: "EUR", amount: "10", rate: "7.46", text: "Bus" }, 201);
  expect((await entry("lubeck-2026")).accounts).toMatchObject({
    total: null,
    lines: [
      { label: "Hotel", amount: null, amountText: "100,00\u00a0EUR" },
      { label: "Bus", amount: "74.60", amountText: null },
    ],
  });
  const wrong = await asks("accountant", "POST", path, { ...tog, amount: "1,5", text: "" }, 422);
  expect((wrong.errors as Body[]).map((one) => one.path)).toEqual(["amount", "text"]);
  await asks("coordinator", "POST", path, { ...tog, text: "Tog" }, 403);
});

test("a cancelled trip releases what was set aside and is not settled until it is closed", async () => {
  const id = await approved("Halmstad");
  const coordinator: Who = { actor: operator.actor, grants: [{ role: "coordinator", scope: null }] };
  const { publishTrip } = site.rooms;
  await site.doing("lyngholm", (one) => endTrip(one, id, "cancel", "Værten meldte afbud.", publishTrip), coordinator);
  expect(await entry("halmstad-2026")).toMatchObject({ status: "cancelled", accounts: { status: "not-settled" } });
});

test("lines with and without VAT are asked about before accounts close, and the public sum says that it mixes", async () => {
  const id = await approved("Sigtuna");
  const line = { ...tog, bookedOn: "2026-05-05", withoutReceipt: "I appen." };
  const page = async (lang = "") =>
    (await get(`${site.addressOf("lyngholm")}${lang}/rejser/sigtuna-2026`)).body.replaceAll("\u00a0", " ");
  await asks("accountant", "POST", `/trips/${id}/postings`, { ...line, text: "Tog" }, 201);
  expect(await page()).toContain("1.200,50 kr. inkl. moms, bogført indtil nu");
  const hotel = { ...line, category: "lodging", text: "Hotel", vat: "excl" };
  await asks("accountant", "POST", `/trips/${id}/postings`, hotel, 201);
  const refused = await asks("accountant", "POST", `/trips/${id}/accounts-closing`, {}, 422);
  expect((refused.errors as Body[]).map((one) => [one.path, one.message])).toEqual([
    ["mixesVat", expect.stringContaining("1 linje er uden.")],
  ]);
  await asks("accountant", "POST", `/trips/${id}/accounts-closing`, { mixesVat: true }, 201);
  expect(await page()).toContain("2.401,00 kr. med og uden moms");
  expect(await page("/en")).toContain("total and difference are not on one basis");
});

test("an amount without a rate is public as one without a rate, and the desk says so when it is saved", async () => {
  const id = await approved("Kungälv");
  const { host } = new URL(site.addressOf("lyngholm"));
  const post = (path: string, fields: Record<string, string>, cookie = "") =>
    ask(site.address, {
      ...{ host, path, method: "POST", body: new URLSearchParams(fields).toString() },
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    });
  const session = await post("/log-ind/demo", { role: "accountant" });
  const cookie = String(session.headers["set-cookie"]).split(";")[0] ?? "";
  const line = { text: "Hotel", category: "lodging", bookedOn: "5.5.2026", amount: "2.500", vat: "incl" };
  const sent = { ...line, currency: "EUR", rate: "", withoutReceipt: "I appen." };
  const saved = await post(`/skrivebord/rejser/${id}/regnskab/ny`, sent, cookie);
  expect([saved.status, saved.headers.location]).toEqual([303, expect.stringContaining("posting-saved-no-rate")]);
  const page = async (lang = "") =>
    (await get(`${site.addressOf("lyngholm")}${lang}/rejser/kungalv-2026`)).body.replaceAll("\u00a0", " ");
  expect(await page()).toContain("2.500,00 EUR er endnu uden kurs. Beløbet er ikke talt med.");
  expect(await page()).not.toContain("kan ikke læses som et beløb");
  expect(await page("/en")).toContain("EUR 2,500.00 has no exchange rate yet");
});

test("a trip that nobody took has no price per participant, in its entry or in data files, in older versions too", async () => {
  const id = await approved("Skara");
  const cost = {
    ...tog,
    bookedOn: "2026-05-20",
    amount: "340.00",
    text: "Depositum",
    withoutReceipt: "Trukket af hotellet",
  };
  await asks("accountant", "POST", `/trips/${id}/postings`, cost, 201);
  const { total, perParticipant } = (await entry("skara-2026")).accounts;
  expect(perParticipant).toBe(total);
  await asks("coordinator", "POST", `/trips/${id}/cancellation`, { reason: "Værten blev syg." }, 201);
  expect((await entry("skara-2026")).accounts).toMatchObject({ total, perParticipant: null });
  // As it was published before.
  await site.db.query(
    `UPDATE register.current SET entry = jsonb_set(entry::jsonb, '{accounts,perParticipant}', '"340.00"')
     WHERE entry ->> 'slug' = 'skara-2026' OR slug = 'skara-2026'`,
  );
  const { host } = new URL(site.addressOf("lyngholm"));
  const csv = (await ask(site.address, { host, path: "/data/trips.csv" })).text.split("\r\n");
  const column = csv[0]?.split(",").indexOf("perParticipant") ?? -1;
  const row = csv.find((line) => line.includes("skara-2026"))?.split(",");
  expect([row?.includes(String(total)), row?.[column]]).toEqual([true, ""]);
});
