import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { inPublic } from "../../../test/setup/in-public.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await give("9000", "Byrådet, punkt 1");
});
afterAll(() => site.close());

const owner = { kind: "committee", id: wholeTrip.committee };
const give = (amount: string, ruling: string) =>
  ok("accountant", "POST", "pots", { owner, year: 2026, currency: "DKK", amount, ruling });

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

async function approved(title: string): Promise<string> {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
  const id = String((await ok("coordinator", "POST", "trips", { ...wholeTrip, title })).id);
  await inPublic(site, slug, id);
  return id;
}
const book = (id: string, amount: string) =>
  ok("accountant", "POST", `trips/${id}/postings`, {
    ...{ category: "transport", amount, currency: "DKK", vat: "incl", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });
const close = (id: string) => ok("accountant", "POST", `trips/${id}/accounts-closing`, {});
const open = (id: string) => ok("accountant", "POST", `trips/${id}/accounts-reopening`, { reason: "En regning kom." });

/** What is set aside for a trip and not spent, and what is spent, in kroner. */
async function stands(id: string): Promise<readonly [committed: number, spent: number]> {
  const [row] = await site.db.query<{ promised: number; spent: number }>(
    `SELECT coalesce(sum(CASE kind WHEN 'committed' THEN hundredths WHEN 'released' THEN -hundredths END), 0)::int / 100 AS promised,
       coalesce(sum(hundredths) FILTER (WHERE kind = 'spent'), 0)::int / 100 AS spent
     FROM udsyn.accounts_movement WHERE subject_id = $1`,
    [id],
  );
  return [(row?.promised ?? 0) - (row?.spent ?? 0), row?.spent ?? 0];
}

test("what closing freed is set aside again while the accounts are open again, and freed when they are closed again", async () => {
  const id = await approved("Hamborg: en regning kommer sent");
  await book(id, "1000.00");
  expect(await stands(id)).toEqual([3200, 1000]);
  site.clock.now = new Date("2026-09-10T08:00:00Z");
  await close(id);
  expect(await stands(id)).toEqual([0, 1000]);
  await open(id);
  expect(await stands(id)).toEqual([3200, 1000]);
  await book(id, "700.00");
  expect(await stands(id)).toEqual([2500, 1700]);
  await close(id);
  expect(await stands(id)).toEqual([0, 1700]);
});

test("accounts are opened again though the ramme holds it no more: it rests on the approval", async () => {
  const id = await approved("Bremen: rammen er tom");
  await book(id, "100.00");
  site.clock.now = new Date("2026-09-10T08:00:00Z");
  await close(id);
  await give("-8000", "Byrådet, punkt 2");
  await open(id);
  expect(await stands(id)).toEqual([4100, 100]);
});

test("of a cancelled trip nothing is set aside again", async () => {
  const id = await approved("Kiel: aflyst og åbnet igen");
  await book(id, "100.00");
  await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Værten er syg." });
  await close(id);
  await open(id);
  expect(await stands(id)).toEqual([0, 100]);
});

test("accounts that are opened again are told as closed in time and opened again, never as late", async () => {
  const id = await approved("Lund: åbnet igen");
  await book(id, "100.00");
  site.clock.now = new Date("2026-09-20T08:00:00Z");
  await close(id);
  site.clock.now = new Date("2026-11-29T08:00:00Z");
  const late = await approvedLate("Gent: aldrig gjort op");
  await open(id);
  const { published } = (await ok("coordinator", "GET", `trips/${id}`)) as { published: { slug: string } };
  const at = site.addressOf(slug);
  const read = async (path: string) =>
    (await get(at + path)).body.replaceAll("\u00a0", " ").replaceAll(/<[^>]+>/g, " ");
  const entry = JSON.parse((await get(`${at}/rejser/${published.slug}.json`)).body);
  expect(entry).toMatchObject({
    accounts: { status: "partly-booked" },
    accountsReopened: { on: "2026-11-29", closedOn: "2026-09-20" },
  });
  const page = await read(`/rejser/${published.slug}`);
  expect(page).toContain("Regnskabet blev lukket den 20. september 2026, inden for fristen den 4. november 2026.");
  expect(page).toMatch(/Det er åbnet igen den 29\. november 2026 for at blive rettet\.\s+Hvorfor:\s+En regning kom\./);
  expect(page.match(/delvist bogført, åbnet igen/gi)).toHaveLength(2);
  for (const path of [`/rejser/${published.slug}`, `/indlejr/rejse/${published.slug}`]) {
    expect(await read(path), path).toContain("Delvist bogført, åbnet igen");
    expect((await read(path)).toLowerCase(), path).not.toMatch(
      /regnskabet er over fristen|bogført, over fristen|skulle være gjort op/,
    );
  }
  expect(await read(`/rejser/${published.slug}/versioner`)).toContain("Lukket før, åbnet igen den 29. november 2026");
  // It is in the list by what it is, and not by what is late: that one is.
  expect(await read("/rejser/status/partly-booked")).toMatch(/Delvist bogført, åbnet igen/);
  const lacking = (JSON.parse((await get(`${at}/data/trips.json?status=none`)).body) as { items: { id: string }[] })
    .items;
  expect(lacking.map((one) => one.id)).toContain(late);
  expect(lacking.map((one) => one.id)).not.toContain(id);
  expect(await read("/udvalg/boerne-og-skoleudvalget")).toMatch(
    /(\d af dem|Regnskabet|Regnskaberne) var lukket og er åbnet igen for at blive rettet\./,
  );
  const { items } = (await ok("accountant", "GET", "obligations")) as {
    items: { rule: string; subject: { id: string } }[];
  };
  const owed = items.filter(({ rule }) => rule === "accounts-due").map(({ subject }) => subject.id);
  expect(owed).toContain(late);
  expect(owed).not.toContain(id);
  // A frame of one committee's list names it once, above its rows.
  const ofOne = await read("/indlejr/rejser?udvalg=boerne-og-skoleudvalget");
  expect(ofOne).toContain("2.–4. september 2026");
  expect(ofOne).not.toContain("Børne- og Skoleudvalget, ");
  // Closed again, nothing of it is left.
  await close(id);
  const closed = JSON.parse((await get(`${at}/rejser/${published.slug}.json`)).body);
  expect(closed.accounts.status).toBe("final");
  expect(closed).not.toHaveProperty("accountsReopened");
});

async function approvedLate(title: string): Promise<string> {
  const { now } = site.clock;
  const id = await approved(title);
  site.clock.now = now;
  return id;
}
