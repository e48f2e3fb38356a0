import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readVersions } from "../../src/register/index.ts";
import { readTrip, type TripId } from "../../src/trips/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";
import { wholeTrip } from "../trust/planted.ts";

/** What the desk says of a trip that was changed after it was approved, and of what the public sees meanwhile. */
let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  cookie = await coordinatorSignsIn();
});
afterAll(() => site.close());

const slug = "lyngholm";

async function coordinatorSignsIn(): Promise<string> {
  const signedIn = await desk("/log-ind/demo", { role: "coordinator" });
  return String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
}

function desk(path: string, fields?: Record<string, string>): Promise<Got> {
  const { host } = new URL(site.addressOf(slug));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(fields ? form : {}) };
  const sent = fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : { method: "GET" };
  return ask(site.address, { host, path, headers, ...sent });
}

async function save(id: string, form: string, fields: Record<string, string>): Promise<Got> {
  const { version } = await site.doing(slug, (one) => readTrip(one.tx, one.municipality.id, id as TripId));
  return desk(`/skrivebord/rejser/${id}/${form}`, { version: String(version), do: "save", ...fields });
}

async function ok(role: "coordinator" | "secretary", method: string, path: string, body: object) {
  const answer = await site.api(slug, role, method, path, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

/** A public trip, approved and its minutes confirmed. */
async function approved(place: string, more: object = {}): Promise<string> {
  const plan = {
    ...wholeTrip,
    ...more,
    title: `${place}: hvad kan vi lære?`,
    destinations: [{ place, country: "DE" }],
  };
  const { id } = await ok("coordinator", "POST", "/api/v1/trips", plan);
  const before = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const { id: submission } = await ok("coordinator", "POST", `/api/v1/trips/${id}/submissions`, before);
  const given = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, given);
  return String(id);
}

const dearer = { vat: "incl", "lines.0.category": "transport", "lines.0.label": "Tog", "lines.0.amount": "9.000" };
/** A page's words, however a line may break in them. */
const wordsOf = (page: Got) => page.text.replaceAll("\u00a0", " ");
const pageOf = (id: string, page = "") => desk(`/skrivebord/rejser/${id}${page}`);

test("a budget above the approved one asks for a new ruling: in the form, on the page, and before it is corrected", async () => {
  const id = await approved("Kassel");
  expect((await pageOf(id)).text).not.toContain("Ændringen kræver en ny beslutning");
  const saved = await save(id, "budget", dearer);
  expect(saved.headers.location).toBe(`/skrivebord/rejser/${id}/budget?gjort=needs-new-ruling`);
  expect((await desk(String(saved.headers.location))).text).toContain("Ændringen kræver en ny beslutning");
  const page = await pageOf(id);
  expectValidHtml(page.text);
  expect(wordsOf(page)).toContain("Budgettet er sat op, siden rejsen blev godkendt den 5. maj 2026.");
  expect(page.text).toContain("Sæt ændringen på dagsorden");
  expect(page.text).not.toContain("ret-offentligt");
  const refused = await pageOf(id, "/ret-offentligt");
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("Det er en ny sag og ikke en rettelse");
  const lower = await save(id, "budget", { ...dearer, "lines.0.amount": "4.000" });
  expect(lower.headers.location).toContain("gjort=saved");
  expect((await pageOf(id)).text).not.toContain("Ændringen kræver en ny beslutning");
});

test("a case that came after the agenda closed is shown so to everybody, beside its ruling and in the data", async () => {
  const id = await approved("Greiz");
  expect(JSON.parse((await desk("/rejser/greiz-2026.json")).text)).toMatchObject({
    rulings: [{ afterAgendaClosed: true, late: false }],
  });
  expect((await desk("/rejser/greiz-2026")).text).toContain("Sagen kom på dagsordenen efter fristen.");
  expect((await desk("/beslutninger")).text).toContain("Sagen kom på dagsordenen efter fristen.");
  await site.db.query("UPDATE udsyn.decisions_submission SET late = false WHERE subject_id::text = $1", [id]);
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Greiz: hvad er nyt?" });
  await ok("coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Overskriften var gammel." });
  // Its page is made anew as soon as the publication is heard of.
  await vi.waitFor(
    async () => expect((await desk("/rejser/greiz-2026")).text).not.toContain("Sagen kom på dagsordenen"),
    { timeout: 10_000 },
  );
});

test("one person is one traveller; two of one name are told apart by their roles", async () => {
  const named = (...roles: (string | null)[]) => ({
    title: "Tolv",
    participants: { elected: { named: roles.map((role) => ({ name: "Anna Ø", role })) } },
  });
  const twice = await site.api(slug, "coordinator", "POST", "/api/v1/trips", named(null, null));
  const path = "participants.elected.named.1.name";
  expect([twice.status, await twice.json()]).toMatchObject([422, { errors: [{ path, code: "traveller-twice" }] }]);
  await ok("coordinator", "POST", "/api/v1/trips", named("formand", "medlem"));
  const { id } = await ok("coordinator", "POST", "/api/v1/trips", { title: "Ved bordet" });
  const typed = { "elected.0.name": "Anna Ø", "elected.1.name": "ANNA  ø" };
  expect((await save(String(id), "deltagere", typed)).text).toContain("står her allerede");
});

test("another place and a company's money are no corrections: they ask for a new ruling, and the public reads on as it was", async () => {
  const id = await approved("Gera");
  const elsewhere = { destinations: [{ place: "Paris", country: "FR" }] };
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, elsewhere);
  expect(wordsOf(await pageOf(id))).toContain(
    "Rejsemålet er et andet, end der er godkendt, siden rejsen blev godkendt",
  );
  const gift = { payer: "company", name: "Bogforlaget Æ", amount: "40000.00", basis: "Gave" };
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { funding: [gift] });
  const reason = { reason: "Vi tager til Paris i stedet." };
  const refused = await desk(`/skrivebord/rejser/${id}/ret-offentligt`, reason);
  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining("Det er en ny sag og ikke en rettelse"),
  ]);
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { destinations: [{ place: "Gera", country: "DE" }] });
  const asked = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, reason);
  expect([asked.status, await asked.json()]).toMatchObject([409, { code: "new-ruling-needed" }]);
});

test("the trip's page says that the public sees what stood before, and the correction shows what it changes", async () => {
  const id = await approved("Jena");
  expect((await pageOf(id)).text).not.toContain("Borgerne ser stadig");
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Jena: hvad er nyt?", purpose: "At se Jena." });
  const page = await pageOf(id);
  expectValidHtml(page.text);
  expect(page.text).toContain("Siden det blev offentligt, er der rettet i: overskrift og formål.");
  expect(page.text).toContain(`<a href="/skrivebord/rejser/${id}/ret-offentligt">Ret det offentlige</a>`);
  // A new day changes nothing of what was looked at: it is two minutes to midnight in Denmark.
  const now = site.clock.now;
  const midnight = new Date(`${now.toISOString().slice(0, 10)}T22:00:00Z`).getTime();
  site.clock.now = new Date(midnight - 120_000);
  cookie = await coordinatorSignsIn();
  const correction = await pageOf(id, "/ret-offentligt");
  expectValidHtml(correction.text);
  const told = correction.text.slice(correction.text.indexOf("Det bliver ændret"));
  expect(told).toContain("<dt>Overskrift</dt>");
  expect(told).toMatch(/Jena: hvad <del>.*kan vi lære/);
  expect(told).toMatch(/<ins>.*Jena: hvad er nyt\?/);
  expect(told).not.toContain("<dt>Rejsemål</dt>");
  site.clock.now = new Date(midnight + 120_000);
  const reason = "Overskriften var gammel.";
  const done = await desk(`/skrivebord/rejser/${id}/ret-offentligt`, { reason, seen: seenIn(correction) });
  site.clock.now = now;
  cookie = await coordinatorSignsIn();
  expect(done.status).toBe(303);
  expect((await pageOf(id)).text).not.toContain("Borgerne ser stadig");
});

test("a correction publishes what was looked at: what somebody saved since is shown first, and the reason stands", async () => {
  const id = await approved("Weimar");
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Weimar: hvad er nyt?" });
  const looked = await pageOf(id, "/ret-offentligt");
  await ok("secretary", "PATCH", `/api/v1/trips/${id}`, { purpose: "HALVFÆRDIG tekst" });
  const reason = "Overskriften var forkert.";
  const publicly = async () =>
    JSON.stringify(await site.db.query("SELECT entry FROM register.current WHERE record_id = $1", [id]));
  const again = await desk(`/skrivebord/rejser/${id}/ret-offentligt`, { reason, seen: seenIn(looked) });
  expect([again.status, again.text.includes("Noget er ændret, siden du så det"), again.text.includes(reason)]).toEqual([
    409,
    true,
    true,
  ]);
  expectValidHtml(again.text);
  expect(await publicly()).not.toContain("HALVFÆRDIG");
  expect((await desk(`/skrivebord/rejser/${id}/ret-offentligt`, { reason, seen: seenIn(again) })).status).toBe(303);
  expect(await publicly()).toContain("HALVFÆRDIG");
});

test("a program's correction names the version it read, and is told when that is another", async () => {
  const id = await approved("Gotha");
  const { version } = await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Gotha: hvad er nyt?" });
  const { version: now } = await ok("secretary", "PATCH", `/api/v1/trips/${id}`, { purpose: "HALVFÆRDIG tekst" });
  const correct = (at: unknown) =>
    site.api(
      slug,
      "coordinator",
      "POST",
      `/api/v1/trips/${id}/corrections`,
      { reason: "Forkert." },
      { "if-match": `"${at}"` },
    );
  expect([(await correct(version)).status, (await correct(now)).status]).toEqual([412, 201]);
});

test("where the public reads all of it already, there is nothing to correct, and no version comes of it", async () => {
  const id = await approved("Erfurt");
  const page = await pageOf(id, "/ret-offentligt");
  expectValidHtml(page.text);
  expect(page.text).toContain("Der er intet at rette");
  expect(page.text).not.toContain("Offentliggør rettelsen");
  const sent = await desk(`/skrivebord/rejser/${id}/ret-offentligt`, { reason: "Uden grund." });
  expect([sent.status, sent.headers.location]).toEqual([303, `/skrivebord/rejser/${id}?gjort=done-before`]);
  const asked = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, {
    reason: "Uden grund.",
  });
  expect([asked.status, ((await asked.json()) as { code: string }).code]).toEqual([409, "nothing-to-correct"]);
  const versions = await readVersions(site.db.register, site.here(slug).id, "trip", id as TripId);
  expect(versions.map((one) => one.version)).toEqual([1]);
});

test("a line of the budget costs something, unless it stood there; payers above the budget are remarked upon", async () => {
  const id = await approved("Trier");
  for (const [amount, words] of [
    ["0", "Skriv et beløb over 0 kr."],
    ["-500", "En udgift kan ikke være under 0 kr. Skriv under »Betaling«"],
  ] as const) {
    const refused = await save(id, "budget", { ...dearer, "lines.0.amount": amount });
    expect(refused.status).toBe(422);
    expect(wordsOf(refused)).toContain(words);
    expect(refused.text).toContain(`value="${amount}"`);
  }
  const line = { category: "transport", label: "Gratis", amount: "0.00" };
  const budget = { currency: "DKK", vat: "incl", lines: [line] };
  const asked = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, { budget });
  expect([asked.status, await asked.text()]).toEqual([422, expect.stringContaining("budget-line-not-above-nothing")]);
  const source = { url: null, text: "Referat fra 2014" };
  await ok("coordinator", "POST", "/api/v1/trips", { title: "Som det er trykt", budget, source });
  const printed = { ...budget, lines: [{ ...line, amountText: "gratis" }] };
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { budget: printed });
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { budget });
  // Money in is no cost, however it is said: a limit would be held against less than the trip costs.
  const rebate = { ...budget, lines: [{ ...line, amount: "-10.00", amountText: "minus 10 kr." }] };
  for (const given of [{ budget: rebate, source }, { budget: { ...rebate, lines: [{ ...line, amount: "-10.00" }] } }]) {
    const low = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, given);
    const { errors } = (await low.json()) as { errors: { code: string; path: string }[] };
    expect([low.status, errors]).toMatchObject([
      422,
      [{ code: "budget-line-below-nothing", path: "budget.lines.0.amount" }],
    ]);
  }
  const payer = { "funding.0.payer": "committee" };
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { budget: wholeTrip.budget });
  await save(id, "betaling", { ...payer, "funding.0.amount": "4.200" });
  expect((await pageOf(id, "/betaling")).text).not.toContain("Betalerne giver mere");
  expect((await pageOf(id)).text).not.toContain("Mere end budgettet");
  await save(id, "betaling", { ...payer, "funding.0.amount": "4.201" });
  const page = await pageOf(id, "/betaling");
  expectValidHtml(page.text);
  expect(wordsOf(page)).toContain("Sammen betaler de 4.201,00 kr., men budgettet er 4.200,00 kr.");
  // On the trip's own page it is not called filled in.
  expect((await pageOf(id)).text).toContain("Mere end budgettet");
});

test("a kind that no committee is asked about is refused beside its field while elected members travel", async () => {
  const id = await approved("Bremen");
  const { kind: _, title, purpose, committee } = wholeTrip;
  const saved = await save(id, "oplysninger", { kind: "staff-visit", title, purpose, committee });
  expect(saved.status).toBe(422);
  expect(wordsOf(saved)).toContain(
    "Vælg »Studierejse for et udvalg«, »Partnerbesøg«, »Konference« eller »Repræsentation«, eller skriv rejsen uden folkevalgte.",
  );
  expect(saved.text).toMatch(/<a href="#f-kind">Folkevalgtes rejse/);
});

test("after a no the desk says who said it and when, and one press plans the trip as it was approved", async () => {
  const id = await approved("Celle");
  await save(id, "budget", dearer);
  const ask = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const { id: submission } = await ok("coordinator", "POST", `/api/v1/trips/${id}/submissions`, ask);
  expect((await pageOf(id)).text).not.toContain("Ændringen blev ikke godkendt");
  const no = { ruling: "refused", text: "For dyrt.", confirmed: true };
  await ok("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, no);
  const page = await pageOf(id);
  expectValidHtml(page.text);
  expect(wordsOf(page)).toMatch(/sagde nej til ændringen den 5\. maj 2026/);
  // The reason beside it, as the minutes have it.
  expect(page.text).toMatch(/står den endnu\.<\/p>\s*<p class="written">For dyrt\./);
  expect(page.text).not.toContain("Ændringen kræver en ny beslutning");
  const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? "";
  expect((await desk(`/skrivebord/rejser/${id}/det-godkendte`, { version: "1" })).status).toBe(412);
  expect((await desk(`/skrivebord/rejser/${id}/det-godkendte`, { version })).status).toBe(303);
  const after = await pageOf(id);
  expect(after.text).not.toContain("Ændringen blev ikke godkendt");
  expect(wordsOf(after)).not.toContain("9.000");
  // Nothing is left to take back: a second press is told so.
  const again = await desk(`/skrivebord/rejser/${id}/det-godkendte`, { version });
  expect([again.status, again.text.includes("intet at føre tilbage")]).toEqual([409, true]);
});

/** A change of a trip's budget, which its committee refuses. */
async function refusedBudget(id: string, amount: string, meetingOn: string): Promise<void> {
  await save(id, "budget", { ...dearer, "lines.0.amount": amount });
  const ask = { about: "request", committee: wholeTrip.committee, meetingOn };
  const { id: submission } = await ok("coordinator", "POST", `/api/v1/trips/${id}/submissions`, ask);
  const no = { ruling: "refused", text: "For dyrt.", confirmed: true };
  await ok("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, no);
}
const backTo = async (id: string) => {
  const version = /name="version" value="(\d+)"/.exec((await pageOf(id)).text)?.[1] ?? "";
  expect((await desk(`/skrivebord/rejser/${id}/det-godkendte`, { version })).status).toBe(303);
};

test("what is planned anew since a no, nobody has refused", async () => {
  const id = await approved("Stade");
  await refusedBudget(id, "9.000", "2026-05-05");
  await save(id, "budget", { ...dearer, "lines.0.amount": "5.000" });
  const anew = await pageOf(id);
  expect(anew.text).toContain("Ændringen kræver en ny beslutning");
  expect(anew.text).not.toContain("Ændringen blev ikke godkendt");
  await save(id, "budget", dearer);
  expect((await pageOf(id)).text).toContain("Ændringen blev ikke godkendt");
  await backTo(id);
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { destinations: [{ place: "Paris", country: "FR" }] });
  expect((await pageOf(id)).text).toContain("Ændringen kræver en ny beslutning");
});

test("the way back puts back all that a ruling names, private companions too, and leaves the rest as it is planned", async () => {
  const participants = (companion: string) => ({
    ...wholeTrip.participants,
    companions: [{ name: companion, paid: false, legalBasis: null }],
  });
  const id = await approved("Soest", { participants: participants("Bo Opdigt") });
  const named = ["kind", "direction", "startOn", "endOn", "committee", "unit", "legalBasis", "participants"] as const;
  const stood = async () => {
    const answer = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`);
    const said = (await answer.json()) as Record<string, unknown>;
    return { purpose: said.purpose, ruled: Object.fromEntries(named.map((name) => [name, said[name]])) };
  };
  const { ruled } = await stood();
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, {
    ...{ kind: "conference", direction: "in", startOn: "2026-10-02", endOn: "2026-10-04", purpose: "Nyt formål" },
    ...{ committee: "kultur-og-fritidsudvalget", unit: "skole-og-dagtilbud", legalBasis: "f" },
    participants: participants("Eva Opdigt"),
  });
  const changed = (await stood()).ruled;
  for (const name of named) expect(changed[name], name).not.toEqual(ruled[name]);
  await backTo(id);
  expect(await stood()).toEqual({ purpose: "Nyt formål", ruled });
});

test("the way back keeps what was corrected in public since the approval", async () => {
  const id = await approved("Uelzen");
  await save(id, "budget", { ...dearer, "lines.0.amount": "4.000" });
  await ok("coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Billetten blev billigere." });
  await refusedBudget(id, "9.000", "2026-05-05");
  expect(wordsOf(await pageOf(id))).toContain(
    "gælder, og borgerne ser ikke ændringen. På skrivebordet står den endnu.",
  );
  await backTo(id);
  const page = await pageOf(id);
  expect(wordsOf(page)).toContain("<p>4.000 kr.</p>");
  for (const gone of ["Borgerne ser stadig det, der stod før", "Ændringen kræver", "4.200 kr."])
    expect(wordsOf(page), gone).not.toContain(gone);
});

test.each([
  ["sent-back", "Ændringen er sendt tilbage", /sendte ændringen tilbage den 5\. maj 2026/],
  ["postponed", "Ændringen er udsat", /udsatte ændringen den 5\. maj 2026/],
  ["withdrawn", "Ændringen er udgået", /tog ændringen af dagsordenen den 5\. maj 2026/],
] as const)(
  "a change that came back as %s is said so, with the way back to what was approved",
  async (ruling, title, did) => {
    const id = await approved("Celle");
    await save(id, "budget", dearer);
    const changed = await pageOf(id);
    expect(wordsOf(changed)).toContain("Ændringen kræver en ny beslutning");
    expect(wordsOf(changed)).toContain("Før tilbage til det godkendte");
    const ask = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
    const { id: submission } = await ok("coordinator", "POST", `/api/v1/trips/${id}/submissions`, ask);
    await ok("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
      ruling,
      text: "Regn igen.",
      confirmed: true,
    });
    const page = await pageOf(id);
    expectValidHtml(page.text);
    expect(wordsOf(page)).toContain(title);
    expect(wordsOf(page)).toMatch(did);
    expect(page.text).not.toContain("Ændringen kræver en ny beslutning");
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? "";
    expect((await desk(`/skrivebord/rejser/${id}/det-godkendte`, { version })).status).toBe(303);
    expect((await pageOf(id)).text).not.toContain(title);
  },
);
