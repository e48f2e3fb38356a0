import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, repeatErasures, settleErasure } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { keptErasures } from "../../src/records/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { type BesideRestored, startBesideRestored } from "../setup/restored.ts";
import type { TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { crawl } from "./crawl.ts";
import { dumped } from "./dump.ts";
import { wholeTrip } from "./planted.ts";

/**
 * What an erasure took from the public does not come back by any road to publication, also where the desk's own row stays by
 * law: every field of the entry that can hold a name holds it here, and the trip is published again and again.
 */
const slug = "lyngholm";
const name = "Bodil Kanariefugl";
const email = "bodil.kanariefugl@by.example";
const sources = personalSources("test");
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

let both: BesideRestored;
let site: TestSite;
beforeAll(async () => {
  both = await startBesideRestored();
  ({ site } = both);
});
afterAll(() => both.close());

type Body = Readonly<Record<string, unknown>> & { readonly id: string };
async function api(role: RoleName, method: string, to: string, body?: object, version?: unknown): Promise<Body> {
  const headers = version === undefined ? {} : { "if-match": `"${version}"` };
  const answer = await site.api(slug, role, method, `/api/v1/${to}`, body, headers);
  const text = await answer.text();
  expect(answer.status, `${method} ${to}: ${text}`).toBeLessThan(300);
  return JSON.parse(text || "{}") as Body;
}

async function erase(
  decided = false,
  names: readonly string[] = [name, email],
  except: readonly string[] = [],
): Promise<void> {
  const asked = { names, except, decided, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  await site.doing(slug, (one) => settleErasure(one, "test", sources, request?.id ?? "", "carry-out"), by("two"));
}

// Whoever booked it meant the name to stand; it is a companion of the trip.
const line = { category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", namesConfirmed: true };

/** All that a ruling says, as a correction states it again. */
const stated = { item: null, basis: null, minority: null, recused: [], url: null, closed: false, votes: null };

/** A published trip where somebody stands in every field that can hold a name, with lines of its accounts. */
async function planted(
  place: string,
  minority: string | null = null,
  againstBy: readonly string[] = [],
): Promise<{ id: string; ruling: string; posting: Body }> {
  const { id } = await api("coordinator", "POST", "trips", {
    ...{ ...wholeTrip, namesConfirmed: true },
    ...{ title: `Besøg hos ${name}`, purpose: `${name}s havn.`, caseNumber: `2026 ${name}` },
    translations: { en: { title: `Visit to ${name}`, purpose: `The harbour of ${name}.` } },
    destinations: [{ place, country: "DE" }],
    programme: [
      { date: "2026-09-03", title: `Oplæg af ${name}`, host: name, place: `Hos ${name}`, purposeClass: "municipal" },
    ],
    contact: { unit: `Kontor ${name}`, email },
    source: { url: `https://by.example/${name.replace(" ", "_")}`, text: name },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "fees", label: `Honorar ${name}`, amount: "4200" }] },
    participants: {
      ...wholeTrip.participants,
      others: [{ group: name, count: 1 }],
      companions: [{ name, paid: false, legalBasis: null }],
    },
  });
  const submission = await api("coordinator", "POST", `trips/${id}/submissions`, {
    ...{ about: "request", committee: "byraadet", meetingOn: "2026-05-20", text: `Indstilling om ${name}.` },
  });
  const ruling = await api("secretary", "POST", `submissions/${submission.id}/rulings`, {
    ...{ ruling: "approved", text: `Godkendt med tak til ${name}.`, item: `7 ${name}`, basis: `Efter ${name}` },
    ...{ minority, votes: { for: 2, against: 1, abstained: 0, againstBy } },
    confirmed: true,
    // Where a test before erased the same name.
    namesConfirmed: true,
  });
  const posting = await api("accountant", "POST", `trips/${id}/postings`, {
    ...{ ...line, text: `Middag, ${name} og Esther`, voucher: `B ${name}`, supplier: name, payer: name },
    withoutReceipt: `Bortkommet af ${name}`,
  });
  await api("accountant", "POST", `trips/${id}/postings`, {
    ...{ ...line, text: "Frokost", label: `Frokost med ${name}`, withoutReceipt: "Bortkommet" },
  });
  await api("accountant", "POST", `trips/${id}/postings`, {
    ...{ ...line, amount: null, amountText: `som ${name} skrev`, text: "Drikkepenge", withoutReceipt: "Bortkommet" },
  });
  return { id, ruling: ruling.id, posting };
}

const inRegister = async () => (await dumped(site.db, ["register"])).match(/.{0,80}kanariefugl.{0,20}/i)?.[0] ?? null;
interface Entry {
  readonly version: number;
  readonly accounts: { readonly lines: readonly Readonly<Record<string, unknown>>[] };
}
async function inForce(id: string) {
  const [row] = await site.db.query<{ entry: Entry; erased: Record<string, string> }>(
    "SELECT e.entry, e.erased FROM register.current c JOIN register.entry e USING (type, record_id, version) WHERE c.record_id = $1",
    [id],
  );
  if (!row) throw new Error("nothing is in force");
  return row;
}

/** Every public byte: pages, data files, feeds, proofs, versions, in all languages. */
async function publicBytes(): Promise<string> {
  const { host, origin } = new URL(site.addressOf(slug));
  const roots = ["/", "/rejser", "/beslutninger", "/rejser/feed.xml", "/data/trips.json", "/sitemap.xml"];
  const seeds = ["", "/en", "/de"].flatMap((lang) => roots.map((to) => (to === "/" && lang ? lang : `${lang}${to}`)));
  const readings = await crawl((to) => ask(site.address, { path: to, host }), seeds, origin);
  return readings.map((one) => one.text).join("\n");
}

test("a person who was erased is not public again by any road, and pages say »slettet« in every later version", async () => {
  const { id, ruling, posting } = await planted("Hamborg");
  const { entry } = await inForce(id);
  for (const text of [`Middag, ${name} og Esther`, `Frokost med ${name}`, `B ${name}`, `som ${name} skrev`])
    expect(JSON.stringify(entry)).toContain(text);
  await erase();
  // The ledger keeps its material, as it must for five years.
  expect(await dumped(site.db, ["udsyn"])).toContain(`Middag, ${name} og Esther`);
  expect(await inRegister()).toBeNull();

  const reason = "Et bilag kom sent.";
  const roads: Readonly<Record<string, () => Promise<unknown>>> = {
    "an unrelated correction": async () => {
      await api("coordinator", "PATCH", `trips/${id}`, { contact: { unit: "Sekretariatet", email: null } });
      await api("coordinator", "POST", `trips/${id}/corrections`, { reason: "Kontakten er rettet." });
    },
    "another line": () =>
      api("accountant", "POST", `trips/${id}/postings`, { ...line, text: "Tog", withoutReceipt: "Bortkommet" }),
    "the line corrected, the name moved to its label": async () => {
      const lines = (await api("accountant", "GET", `trips/${id}/postings`)).items as readonly Body[];
      const now = lines.find((one) => one.id === posting.id);
      const said = {
        ...line,
        amount: "90.00",
        text: "Middag",
        label: `Middag med ${name}`,
        voucher: `B ${name}`,
        withoutReceipt: "Væk",
      };
      await api("accountant", "PUT", `postings/${posting.id}`, said, now?.version);
    },
    "a confirmed ruling put right": () =>
      api("secretary", "POST", `rulings/${ruling}/corrections`, {
        ...stated,
        text: "Godkendt.",
        reason: "Ordlyden var forkert.",
      }),
    "taken down and published again": async () => {
      await api("coordinator", "POST", `trips/${id}/takedown`, { reason: "Det skal efterses." });
      await api("coordinator", "POST", `trips/${id}/republication`, { reason: "Det er efterset." });
    },
    "accounts closed": async () => {
      const lines = (await api("accountant", "GET", `trips/${id}/postings`)).items as readonly Body[];
      const odd = lines.find((one) => one.amountText !== null);
      await api("accountant", "DELETE", `postings/${odd?.id}`, { reason: "Uden beløb." });
      site.clock.now = new Date("2026-09-10T08:00:00Z");
      await api("accountant", "POST", `trips/${id}/accounts-closing`, {});
    },
    "accounts opened again": () => api("accountant", "POST", `trips/${id}/accounts-reopening`, { reason }),
    "the trip cancelled": () => api("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Alligevel ikke." }),
  };
  let version = (await inForce(id)).entry.version;
  for (const [road, take] of Object.entries(roads)) {
    await take();
    const { entry: now, erased } = await inForce(id);
    expect(now.version, road).toBeGreaterThan(version);
    version = now.version;
    expect(await inRegister(), road).toBeNull();
    expect(now.accounts.lines[0], road).toMatchObject({ label: null, voucher: null, bookedOn: "2026-05-06" });
    expect(now.accounts.lines[1], road).toMatchObject({ label: null });
    expect(Object.keys(erased), road).toEqual(expect.arrayContaining(["/accounts/lines/0/label"]));
  }
  await expect.poll(async () => (await publicBytes()).includes("Kanariefugl"), { timeout: 90_000 }).toBe(false);
  const { entry: last } = await inForce(id);
  const page = await ask(site.address, {
    path: `/rejser/${(last as unknown as { slug: string }).slug}`,
    host: new URL(site.addressOf(slug)).host,
  });
  expect(page.text).toContain("»slettet«");
  expect(page.text).toContain("er et navn eller en tekst slettet efter reglerne om persondata");
  expect((await verifySource(urlSource(site.addressOf(slug)))).differences).toEqual([]);

  // A restored backup knows which lines are never public again.
  await both.backup();
  await both.restore();
  const marked = "SELECT never_public FROM udsyn.accounts_posting WHERE never_public <> '{}' ORDER BY posting_id";
  expect(await both.restored.query(marked)).toEqual(await site.db.query(marked));
});

test("what a committee's minutes keep of an elected member goes for good once it is decided, and not before", async () => {
  const { id, ruling } = await planted("Kiel", `${name} var imod.`, [name]);
  const minority = async () => JSON.stringify((await inForce(id)).entry).includes(`${name} var imod.`);
  const correct = (text: string) =>
    api("secretary", "POST", `rulings/${ruling}/corrections`, {
      ...stated,
      text,
      minority: `${name} var imod.`,
      votes: { for: 2, against: 1, abstained: 0, againstBy: [name], abstainedBy: [] },
      reason: "Rettet.",
    });
  await erase();
  await correct("Godkendt som det står.");
  expect(await minority()).toBe(true);
  await erase(true);
  expect(await minority()).toBe(false);
  await api("accountant", "POST", `trips/${id}/postings`, { ...line, text: "Tog", withoutReceipt: "Bortkommet" });
  expect(await inRegister()).toBeNull();
  expect((await verifySource(urlSource(site.addressOf(slug)))).differences).toEqual([]);
});

test("whoever is no elected member goes from what a minority said of them, in every version; a member in it stays", async () => {
  const member = "Gerda Luftkastel";
  const { id, ruling } = await planted("Lübeck", `${member} følger ${name}.`);
  const correct = (minority: string) =>
    api("secretary", "POST", `rulings/${ruling}/corrections`, {
      ...stated,
      text: `Godkendt, som ${member} bad om.`,
      minority,
      reason: "Rettet.",
    });
  await correct(`${member} er imod.`);
  expect(await inRegister()).not.toBeNull();
  await erase();
  expect(await inRegister()).toBeNull();
  const [row] = await site.db.query<{ minority: string }>(
    "SELECT minority FROM udsyn.decisions_ruling WHERE ruling_id = $1",
    [ruling],
  );
  expect(row?.minority).toBe(`${member} er imod.`);
  const minority = async () => JSON.stringify((await inForce(id)).entry);
  expect(await minority()).toContain(`${member} er imod.`);
  // Of a member who sits in a committee the record need not say so.
  await erase(false, [member]);
  expect(await minority()).toContain(`${member} er imod.`);
  expect(await minority()).not.toContain(`som ${member} bad om`);
  // A repeat after a restore asks the same of the office, and keeps the same.
  await site.doing(slug, async (one) => {
    const forgotten = (await keptErasures(one.tx, one.municipality.id)).slice(-1);
    await site.db.query("DELETE FROM udsyn.records_erasure WHERE erasure_id = $1", [forgotten[0]?.id]);
    await repeatErasures(one, "test", sources, forgotten);
  });
  expect(await minority()).toContain(`${member} er imod.`);
});

test("that a namesake is an elected member, in a place that is left out, says nothing of who is erased", async () => {
  const namesake = "Palle Luftballon";
  const plan = { ...wholeTrip, participants: { elected: { named: [{ name: namesake, role: "medlem" }] } } };
  const { id: other } = await api("coordinator", "POST", "trips", plan);
  await api("coordinator", "POST", `trips/${other}/submissions`, {
    ...{ about: "request", committee: "byraadet", meetingOn: "2026-05-20" },
  });
  const { ruling } = await planted("Passau", `Mindretallet fulgte ${namesake}.`);
  await erase(false, [namesake], [`trips_trip:${other}`]);
  const said = "SELECT minority FROM udsyn.decisions_ruling WHERE ruling_id = $1";
  expect(await site.db.query(said, [ruling])).toEqual([{ minority: "Mindretallet fulgte [slettet]." }]);
});

test("a program that repeats what it wrote before somebody was erased writes nothing, and is told nothing of them", async () => {
  const write = (key: string, role: RoleName = "coordinator") =>
    site.api(
      slug,
      role,
      "POST",
      "/api/v1/trips",
      { title: `Til ${name}`, namesConfirmed: true },
      { "idempotency-key": key },
    );
  const first = (await (await write("k9")).json()) as { id: string };
  const again = (await (await write("k9")).json()) as { id: string };
  expect(again.id).toBe(first.id);
  await write(`om ${name}`);
  await erase();
  const named = "SELECT trip_id FROM udsyn.trips_trip WHERE title LIKE '%Kanariefugl%'";
  const repeat = await write("k9");
  const said = await repeat.text();
  expect([repeat.status, said]).toEqual([410, expect.stringContaining("answer-erased")]);
  expect(said).not.toContain("Kanariefugl");
  expect(await site.db.query(named)).toEqual([]);
  // A key that is the person's name cannot stand.
  expect(await site.db.query("SELECT FROM udsyn.records_idempotency WHERE key LIKE '%Kanariefugl%'")).toEqual([]);
});

test("a line that is not public yet never says who was erased, and that alone is an erasure", async () => {
  const { id } = await api("coordinator", "POST", "trips", {
    ...wholeTrip,
    destinations: [{ place: "Bonn", country: "DE" }],
  });
  const held = { ...line, text: `Middag med ${name}`, withoutReceipt: "Bortkommet" };
  const posting = await api("accountant", "POST", "postings", held);
  await erase();
  const submission = await api("coordinator", "POST", `trips/${id}/submissions`, {
    ...{ about: "request", committee: "byraadet", meetingOn: "2026-10-20" },
  });
  await api("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  await api("accountant", "POST", `postings/${posting.id}/assignment`, { type: "trip", id });
  expect((await inForce(id)).entry.accounts.lines).toMatchObject([{ label: null, amount: "100.00" }]);
  expect(await inRegister()).toBeNull();
});

test("a line that an erasure marked takes the name back in no other public field, confirmed or not; another line may", async () => {
  const { id } = await planted("Celle");
  const dinner = { ...line, text: "Middag", withoutReceipt: "Bortkommet" };
  const posting = await api("accountant", "POST", `trips/${id}/postings`, { ...dinner, supplier: name });
  const printed = { ...dinner, amount: null, amountText: "5 pund" };
  const unmarked = await api("accountant", "POST", `trips/${id}/postings`, dinner);
  await erase();
  const put = (one: Body, said: object) =>
    site.api(slug, "accountant", "PUT", `/api/v1/postings/${one.id}`, said, { "if-match": `"${one.version}"` });
  const lines = (await api("accountant", "GET", `trips/${id}/postings`)).items as readonly Body[];
  const now = lines.find((one) => one.id === posting.id) ?? posting;
  const named: readonly (readonly [string, object])[] = [
    ["label", { ...dinner, label: `Middag hos ${name}s` }],
    ["text", { ...dinner, text: `Middag hos ${name}` }],
    ["voucher", { ...dinner, voucher: `B ${name}` }],
    ["amountText", { ...printed, amountText: `som ${name} skrev` }],
  ];
  for (const [field, said] of named) {
    const answer = await put(now, said);
    const { errors } = (await answer.json()) as { errors: readonly { path: string; code: string }[] };
    expect([answer.status, errors.map((one) => `${one.path} ${one.code}`)]).toEqual([422, [`${field} name-erased`]]);
  }
  expect(await inRegister()).toBeNull();
  // What no citizen sees stays as the ledger has it; a line that was never about them may be about a namesake.
  expect((await put(now, { ...dinner, supplier: name, text: `Middag hos ${name}`, label: "Middag" })).status).toBe(200);
  expect(await inRegister()).toBeNull();
  expect((await put(unmarked, { ...dinner, label: `Middag hos ${name}` })).status).toBe(200);
  expect(await inRegister()).not.toBeNull();
  await erase();
});

test("who is named in the reason of a takedown is erased from it like from anything else", async () => {
  const { id } = await planted("Bremen");
  const { slug: at } = (await inForce(id)).entry as unknown as { slug: string };
  const host = new URL(site.addressOf(slug)).host;
  const page = () => ask(site.address, { path: `/rejser/${at}`, host });
  await api("coordinator", "POST", `trips/${id}/takedown`, {
    ...{ reason: `Programmet nævnte ${name} ved en fejl.`, namesConfirmed: true },
  });
  expect((await page()).text).toContain(name);
  await erase();
  expect(await inRegister()).toBeNull();
  await expect.poll(async () => (await page()).text.includes("Kanariefugl"), { timeout: 10_000 }).toBe(false);
  expect((await page()).status).toBe(410);
  await api("coordinator", "POST", `trips/${id}/republication`, { reason: "Det er efterset." });
  expect(await inRegister()).toBeNull();
  expect((await page()).status).toBe(200);
});
