import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inPublic } from "../../../test/setup/in-public.ts";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import type { RoleName } from "../../profile/index.ts";

/** A line that was laid on the wrong trip goes back among the unassigned, and from there to the right one. */
const slug = "lyngholm";
let site: TestSite;
let count = 0;
let wrong: string;
let right: string;
let line: string;
beforeAll(async () => {
  site = await startTestSite();
  const owner = { kind: "committee", id: wholeTrip.committee };
  await ok("accountant", "POST", "pots", { owner, year: 2026, currency: "DKK", amount: "900000", ruling: "Byrådet" });
});
afterAll(() => site.close());

const { read } = readingLedger(() => site);
const fields = { voucher: "bilag", reference: "sag", postedOn: "dato", text: "tekst", amount: "beløb" };
const mapping = { key: ["bilag"], fields, constants: { currency: "DKK" } };
/** The ledger as it says its one line now. */
const ledger = (reference = "", amount = "90,00", text = `Kaffe ${count}`) =>
  read("l.csv", `bilag;sag;dato;tekst;beløb\nB${count};${reference};06.05.2026;${text};${amount}\n`, mapping);

beforeEach(async () => {
  count += 1;
  [wrong, right] = [await approved(`Forkert ${count}`), await approved(`Rigtig ${count}`)];
  await ledger();
  const [row] = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting WHERE voucher = $1",
    [`B${count}`],
  );
  line = row?.id ?? "";
  await assign(wrong);
});

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}
async function approved(title: string): Promise<string> {
  const id = String((await ok("coordinator", "POST", "trips", { ...wholeTrip, title, caseNumber: title })).id);
  await inPublic(site, slug, id);
  return id;
}
const assign = (trip: string) => ok("accountant", "POST", `postings/${line}/assignment`, { type: "trip", id: trip });
const layBack = (reason = "Hører til en anden rejse.") =>
  ok("accountant", "DELETE", `postings/${line}/assignment`, { reason });

/** What is refused of laying it back: the status and what is said of it. */
async function refused(reason: string, of = line) {
  const answer = await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${of}/assignment`, { reason });
  const { code, errors = [] } = (await answer.json()) as { code: string; errors?: { code: string }[] };
  return [answer.status, errors[0]?.code ?? code];
}
const stored = async () =>
  (
    await site.db.query<Record<string, unknown>>(
      "SELECT subject_id AS trip, reference, hundredths::int AS amount, version FROM udsyn.accounts_posting WHERE posting_id = $1",
      [line],
    )
  )[0];
/** How many lines a trip has in public. */
const inRecord = async (trip: string) =>
  (
    await site.db.query<{ lines: number }>(
      "SELECT jsonb_array_length(entry -> 'accounts' -> 'lines') AS lines FROM register.current WHERE entry ->> 'id' = $1",
      [trip],
    )
  )[0]?.lines;
const spent = async (trip: string) =>
  (
    await site.db.query<{ spent: number }>(
      "SELECT coalesce(sum(hundredths), 0)::int AS spent FROM udsyn.accounts_movement WHERE subject_id = $1 AND kind = 'spent'",
      [trip],
    )
  )[0]?.spent;

async function desk(role: RoleName, path: string, form?: Record<string, string>) {
  const { host } = new URL(site.addressOf(slug));
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, role)}`, "sec-fetch-site": "same-origin" };
  if (!form) return ask(site.address, { host, path, headers });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(form).toString();
  return ask(site.address, { host, path, method: "POST", headers: { ...headers, ...type }, body });
}
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

test("leaves its trip in public and its ramme gets the money back, and is laid on the right one as any other", async () => {
  expect([await inRecord(wrong), await spent(wrong)]).toEqual([1, 9000]);
  expect(await layBack()).toMatchObject({ id: line, subject: null, version: 3 });
  expect([await inRecord(wrong), await spent(wrong)]).toEqual([0, 0]);
  const pool = (await ok("accountant", "GET", "postings")).items as { id: string }[];
  expect(pool.map(({ id }) => id)).toContain(line);
  expect(await ok("accountant", "GET", "put-away-postings")).toMatchObject({ items: [] });
  await assign(right);
  expect([await inRecord(right), await spent(right), await spent(wrong)]).toEqual([1, 9000, 0]);
});

test("follows its ledger where it lies then, and goes along where the ledger says which trip it is of", async () => {
  await layBack();
  expect(await ledger()).toMatchObject({ unchanged: 1, findings: [] });
  expect(await ledger("", "95,00")).toMatchObject({ updated: 1, findings: [] });
  expect(await stored()).toMatchObject({ trip: null, amount: 9500 });
  expect(await ledger(`Rigtig ${count}`, "95,00")).toMatchObject({ updated: 1, findings: [] });
  expect(await stored()).toMatchObject({ trip: right });
  expect([await inRecord(right), await spent(right)]).toEqual([1, 9500]);
});

test("follows its ledger on the trip that it was laid on next, and no hand is taken to have changed it", async () => {
  await layBack();
  await assign(right);
  // As a line whose reading was not kept: the trail alone tells that nobody touched what it says.
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await ledger("", "99,00")).toMatchObject({ updated: 1, findings: [] });
  expect(await stored()).toMatchObject({ trip: right, amount: 9900 });
  expect(await spent(right)).toBe(9900);
  // As one that was read otherwise before: the trail tells the same.
  await site.db.query(`UPDATE udsyn.intake_row SET read_as = jsonb_set(read_as, '{text}', '"K."')`);
  expect(await ledger("", "99,00", "Kaffe og kage")).toMatchObject({ updated: 1, findings: [] });
});

test("stays where a hand lays it, whatever number the ledger puts right, and the import names the way back", async () => {
  const { findings } = await ledger(`Rigtig ${count}`);
  expect(findings).toMatchObject([
    { code: "line-stays", message: expect.stringContaining("læg den tilbage blandt de") },
  ]);
  await layBack();
  await assign(right);
  expect(await ledger(`Rigtig ${count}`)).toMatchObject({ unchanged: 1, findings: [] });
  expect(await stored()).toMatchObject({ trip: right, reference: `Rigtig ${count}` });
});

test("an import tells of one that was taken out instead", async () => {
  await ok("accountant", "DELETE", `postings/${line}`, { reason: "Fejl" });
  expect((await ledger(`Rigtig ${count}`)).findings).toMatchObject([{ code: "line-removed" }]);
});

test("leaves its receipt in the accounts that it was in, to be matched", async () => {
  const body = new FormData();
  body.append("posting", line);
  body.append("files", new Blob([new Uint8Array(Buffer.from(`%PDF-1.7\n${line}\n%%EOF`))]), "kaffe.pdf");
  const authorization = `Bearer ${await site.token(slug, "accountant")}`;
  const at = `${site.address}/api/v1/trips/${wrong}/receipts`;
  expect((await fetch(at, { method: "POST", headers: { authorization }, body })).status).toBe(201);
  const page = `/skrivebord/rejser/${wrong}/regnskab`;
  expect((await desk("accountant", `${page}/${line}`)).text).toContain("Kvitteringen bliver her");
  expect(await layBack()).toMatchObject({ receiptId: null });
  expect(await ok("accountant", "GET", `trips/${wrong}/receipts`)).toMatchObject({
    items: [{ fileName: "kaffe.pdf", postings: [] }],
  });
  await assign(right);
  expect(await ledger("", "91,00")).toMatchObject({ updated: 1, findings: [] });
});

test("is refused without a reason, with a number of a person in it, twice, of nothing, and of closed accounts", async () => {
  expect(await refused(" ")).toEqual([422, "reason-missing"]);
  expect(await refused("Det var 010190-1234")).toEqual([422, "cpr-found"]);
  expect(await refused("Fejl", "0199f000-0000-7000-8000-000000000000")).toEqual([404, "posting-unknown"]);
  const path = `/skrivebord/rejser/${wrong}/regnskab/${line}`;
  const track = (status: string) =>
    site.db.query("UPDATE udsyn.trips_trip SET accounts_status = $2 WHERE trip_id = $1", [wrong, status]);
  await track("closed");
  expect(await refused("Fejl")).toEqual([409, "accounts-closed"]);
  const page = (await desk("accountant", path)).text;
  expect([page.includes("laeg-tilbage"), page.includes("kommer ikke igen")]).toEqual([false, true]);
  const late = await desk("accountant", `${path}/laeg-tilbage`, { whyBack: "Fejl" });
  expect([late.status, plain(late.text)]).toEqual([409, expect.stringContaining("er lukket. Genåbn det")]);
  await track("not-owed");
  expect(await refused("Fejl")).toEqual([409, "accounts-not-owed"]);
  await track("open");
  expect([await stored(), await inRecord(wrong)]).toMatchObject([{ trip: wrong, version: 2 }, 1]);
  await layBack();
  expect(await refused("Fejl")).toEqual([409, "unassigned-already"]);
});

test("its page offers it with the removal's hint, asks for the reason, and shows it among the unassigned", async () => {
  const path = `/skrivebord/rejser/${wrong}/regnskab/${line}`;
  const page = plain((await desk("accountant", path)).text);
  expect(page).toContain("Linjen kommer ikke igen, når dens fil læses ind på ny. Hører den til en anden rejse, så læg");
  const asked = await desk("accountant", `${path}/laeg-tilbage`, { whyBack: "" });
  expect([asked.status, asked.text.match(/Skriv en begrundelse\. Den gemmes/g)?.length]).toEqual([422, 2]);
  expect(asked.text).toMatch(/href="#f-whyBack"/);
  const done = await desk("accountant", `${path}/laeg-tilbage`, { whyBack: "Hører til Tampere." });
  expect(done.status).toBe(303);
  const to = String(done.headers.location);
  expect(to).toBe(`/skrivebord/posteringer?fra=${line}&gjort=posting-put-back`);
  // The latest stand first; this one is the first here, whatever came since.
  const news = { category: "meals", amount: "1.00", currency: "DKK", text: "Nyere" };
  await ok("accountant", "POST", "postings", news);
  const pool = (await desk("accountant", to)).text;
  expect(plain(pool)).toContain("Linjen er lagt tilbage blandt de ufordelte.");
  expect([pool.includes(`Kaffe ${count}`), pool.includes("Nyere"), pool.includes("Nyeste posteringer")]).toEqual([
    ...[true, false, true],
  ]);
  // What is refused comes back on that page.
  const refusal = await desk("accountant", `/skrivebord/posteringer/${line}?fra=${line}`, {});
  expect([refusal.status, refusal.text.includes("Nyere")]).toEqual([409, false]);
  expect(pool).toContain(`action="/skrivebord/posteringer/${line}?fra=${line}"`);
  expect((await desk("accountant", `${path}/laeg-tilbage`, { whyBack: "Igen" })).status).toBe(404);
});

test("the trail tells it of the line, and the case's history of the case, with the reason", async () => {
  await layBack("Hører til Tampere.");
  const told = await site.db.query<{ type: string; value: object }>(
    `SELECT subject_type AS type, value FROM udsyn.records_audit NATURAL JOIN udsyn.records_audit_value
     WHERE action = 'accounts.unassign' AND subject_id = ANY ($1) ORDER BY audit_id`,
    [[line, wrong]],
  );
  expect(told).toEqual([
    {
      type: "posting",
      value: {
        before: { subject: { type: "trip", id: wrong } },
        after: { subject: null, reason: "Hører til Tampere." },
      },
    },
    {
      type: "trip",
      value: {
        before: { posting: line, text: `Kaffe ${count}`, amount: "90.00", currency: "DKK", voucher: `B${count}` },
        after: { reason: "Hører til Tampere." },
      },
    },
  ]);
  const history = plain((await desk("coordinator", `/skrivebord/rejser/${wrong}/historik`)).text);
  expect(history).toMatch(/Beløb 90,00 .*Bilag B\d+ /);
  expect(history).toMatch(
    new RegExp(`Postering lagt tilbage blandt de ufordelte.*Tekst Kaffe ${count} \\(tomt\\).*Hører til Tampere\\.`),
  );
});

test("every button and list among the unassigned says of which line it is", async () => {
  await layBack();
  const page = (await desk("accountant", `/skrivebord/posteringer?fra=${line}`)).text;
  const named = `: Kaffe ${count}, 90,00 kr., bilag B${count}`;
  for (const [what, tag] of [
    ["Læg på rejsen", "button"],
    ["Læg linjen væk", "button"],
    ["Rejse", "label"],
    ["Hvorfor ikke\\?", "label"],
    ["Hører ikke til en rejse", "summary"],
  ]) {
    const [, of = ""] = new RegExp(`<${tag}[^>]*>${what}<span class="vh">(.*?)</span>`).exec(page) ?? [];
    expect(of.replaceAll("\u00a0", " "), what).toBe(named);
  }
});

test("a ledger's line leaves a journey of before, whose accounts nobody keeps, and what is public follows", async () => {
  const importer = site.rooms.importers.find(({ name }) => name === "trips");
  const list = importer?.readMapping({
    ...{ key: ["nr"], fields: { reference: "nr", caseNumber: "nr", title: "emne", startOn: "fra", endOn: "til" } },
    constants: { kind: "conference" },
  });
  if (!importer || !list || Array.isArray(list)) throw new Error(JSON.stringify(list));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const source = fileOf("liste.csv", Buffer.from("nr;emne;fra;til\nGL-1;Oslo;03-03-2025;05-03-2025\n"));
  await importer.run(place, { source, mapping: list, publish: true, dryRun: false });
  await read("g.csv", "bilag;sag;dato;tekst;beløb\nG1;GL-1;04.03.2025;Tog;700,00\n", mapping);
  const [row] = await site.db.query<{ id: string; trip: string }>(
    "SELECT posting_id AS id, subject_id AS trip FROM udsyn.accounts_posting WHERE voucher = 'G1'",
  );
  const { id = "", trip = "" } = row ?? {};
  expect(await inRecord(trip)).toBe(1);
  const page = (await desk("accountant", `/skrivebord/rejser/${trip}/regnskab`)).text;
  expect(page).toContain(`/skrivebord/rejser/${trip}/regnskab/${id}`);
  expect(page).not.toContain("Bogfør en linje");
  const put = { category: "transport", amount: "700.00", currency: "DKK", text: "Tog t/r", bookedOn: "2025-03-04" };
  const corrected = await site.api(slug, "accountant", "PUT", `/api/v1/postings/${id}`, put, { "if-match": '"1"' });
  expect(corrected.status).toBe(200);
  await ok("accountant", "DELETE", `postings/${id}/assignment`, { reason: "Hører til en anden rejse." });
  expect(await inRecord(trip)).toBe(0);
  const pool = plain((await desk("accountant", "/skrivebord/posteringer")).text);
  expect(pool).toContain("Hører måske til Oslo");
  expect(pool).not.toContain("Linjens rejse er lukket");
  await ok("accountant", "POST", `postings/${id}/assignment`, { type: "trip", id: trip });
  expect(await inRecord(trip)).toBe(1);
  await ok("accountant", "DELETE", `postings/${id}/assignment`, { reason: "Hører til en anden rejse." });
  const line = { category: "transport", amount: "1.00", currency: "DKK", text: "Ny", bookedOn: "2025-03-04" };
  const added = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  expect([added.status, ((await added.json()) as { code: string }).code]).toEqual([409, "accounts-not-owed"]);
});

test("a line booked by hand after the ledger brought it is told of on the trip's accounts, until one of them is gone", async () => {
  const path = `/skrivebord/rejser/${wrong}/regnskab`;
  const told = async () =>
    plain((await desk("accountant", path)).text).match(/Står udgiften to gange\? (.*?) Fjern den ene/)?.[1];
  const book = (voucher: string) =>
    ok("accountant", "POST", `trips/${wrong}/postings`, {
      ...{
        category: "meals",
        amount: "90.00",
        currency: "DKK",
        text: "Kaffe, regning",
        bookedOn: "2026-05-05",
        voucher,
      },
    });
  await book("et andet");
  expect(await told()).toBeUndefined();
  const { id } = await book(`b${count}`);
  expect(await told()).toMatch(
    /^Kaffe, regning er bogført i hånden, og Kaffe \d+ kom fra økonomisystemet: begge på 90,00/,
  );
  await ok("accountant", "DELETE", `postings/${id}`, { reason: "Er den samme." });
  expect(await told()).toBeUndefined();
});
