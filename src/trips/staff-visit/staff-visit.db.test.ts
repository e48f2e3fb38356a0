import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../../../test/setup/ask.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { openSession, type PersonId, personBySubject, readWho, setAbsence, type Who } from "../../identity/index.ts";
import { day } from "../../kernel/index.ts";
import { type RecordId, readVersions } from "../../register/index.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const start = new Date("2026-05-06T08:00:00Z");
const home = new Date("2026-06-02T16:00:00Z");
const form = {
  who: { unit: "skole-og-dagtilbud", count: 2 },
  where: { place: "Malmø", country: "SE" },
  when: { from: "2026-06-02", to: "2026-06-02" },
  purpose: "At se, hvordan de fylder cykelparkeringen. Og tale med lederne.",
  budget: { amount: "1840" },
};

async function person(subject: string): Promise<Who> {
  return site.doing("lyngholm", async ({ tx, municipality }) => {
    const id = await personBySubject(tx, municipality.id, subject);
    const who = id && (await readWho(tx, municipality.id, id));
    if (!who) throw new Error(`no ${subject}`);
    return who;
  });
}

/** Asks as the demo's employee, signed in, so that there is somebody to write back to. */
async function asked(changes: object = {}): Promise<{ id: string; status: number; code?: string }> {
  const employee = await person("demo:employee");
  const secret = await site.doing("lyngholm", ({ tx, municipality, now }) =>
    openSession(tx, municipality.id, employee.actor.id as PersonId, now, 1),
  );
  const response = await ask(`${site.addressOf("lyngholm")}/api/v1/staff-visits`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `udsyn=${secret}` },
    body: JSON.stringify({ ...form, ...changes }),
  });
  const body = JSON.parse(response.body) as { id: string; code?: string };
  return { ...body, status: response.status };
}

interface Posted {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

async function lettersAbout(id: string): Promise<Posted[]> {
  const rows = await site.db.query<{ payload: Posted }>(
    "SELECT payload FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at, outbox_id",
    [id],
  );
  return rows.map((row) => row.payload);
}

function tokenIn(letter: Posted | undefined): string {
  return /\/g\/([\w-]{43})$/m.exec(letter?.text ?? "")?.[1] ?? "";
}

/** Opens or answers a link as a browser on the municipality's own address does. */
function link(token: string, answer?: Record<string, string>) {
  const address = `${site.addressOf("lyngholm")}/g/${token}`;
  if (!answer) return ask(address);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return ask(address, { method: "POST", headers, body: new URLSearchParams(answer).toString() });
}

async function statusOf(id: string): Promise<string | undefined> {
  const [row] = await site.db.query<{ status: string }>("SELECT status FROM udsyn.trips_trip WHERE trip_id = $1", [id]);
  return row?.status;
}

async function versions(id: string) {
  return readVersions(site.db.register, site.here("lyngholm").id, "trip", id as RecordId);
}

test("five fields become a submitted trip and a letter to the unit's manager with a link of one's own", async () => {
  const { id, status } = await asked();
  expect(status).toBe(201);
  expect(await statusOf(id)).toBe("submitted");
  const letters = await lettersAbout(id);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    to: "manager@lyngholm.example",
    subject: "Tjenesterejse venter på svar: Malmø: At se, hvordan de fylder cykelparkeringen",
  });
  expect(letters[0]?.text.replaceAll("\u00a0", " ")).toContain("Budget: 1.840,00 kr.");
  expect(letters[0]?.text).toContain("http://lyngholm.localhost");
});

test("a mail program that fetches the link changes nothing; approving publishes and uses the link up", async () => {
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  for (const look of [1, 2, 3]) {
    const page = await link(token);
    expect(page.status, `look ${look}`).toBe(200);
    expectValidHtml(page.body);
  }
  expect(await statusOf(id)).toBe("submitted");
  expect(await versions(id)).toEqual([]);

  const answered = await link(token, { decision: "approve" });
  expect(answered.status).toBe(200);
  expectValidHtml(answered.body);
  expect(await statusOf(id)).toBe("approved");
  const [published, ...more] = await versions(id);
  expect([published?.entry, more]).toMatchObject([{ approvedByManagerOn: "2026-05-06" }, []]);
  const again = await link(token, { decision: "approve" });
  expect(again.status).toBe(410);
  expect(again.body.replaceAll("\u00a0", " ")).toContain(
    "Linket er allerede brugt. Der blev svaret den 6. maj 2026: det blev godkendt.",
  );
  expectValidHtml(again.body);
  const [trace] = await site.db.query(
    "SELECT actor_kind FROM udsyn.records_audit WHERE action = 'trips.approve' AND subject_id = $1",
    [id],
  );
  expect(trace).toEqual({ actor_kind: "link" });
  expect((await lettersAbout(id)).at(-1)).toMatchObject({ to: "employee@lyngholm.example" });
});

test("of thirty answers at the same moment one gets through", async () => {
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  const all = await Promise.all(Array.from({ length: 30 }, () => link(token, { decision: "approve" })));
  expect(all.filter((one) => one.status === 200)).toHaveLength(1);
  expect(all.filter((one) => one.status === 410)).toHaveLength(29);
  expect(await versions(id)).toHaveLength(1);
});

test("sent back without a reason the form comes back and the link still works; with one, who asked is told", async () => {
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  const refused = await link(token, { decision: "send-back", reason: "  " });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Skriv, hvorfor rejsen sendes tilbage");
  expectValidHtml(refused.body);
  expect(await statusOf(id)).toBe("submitted");

  expect((await link(token, { decision: "send-back", reason: "Tag toget <b>" })).status).toBe(200);
  expect(await statusOf(id)).toBe("sent-back");
  expect(await versions(id)).toEqual([]);
  const letter = (await lettersAbout(id)).at(-1);
  expect(letter).toMatchObject({ to: "employee@lyngholm.example" });
  expect(letter?.text).toContain("Tag toget <b>");
  expect(letter?.text).toMatch(new RegExp(`^http://.*/skrivebord/rejser/${id}$`, "m"));

  const again = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`);
  expect(again.status).toBe(200);
  const newer = tokenIn((await lettersAbout(id)).at(-1));
  expect(newer).not.toBe(token);
  // Each link tells what was answered by it, and no later answer.
  site.clock.now = new Date(start.getTime() + 60_000);
  expect((await link(newer, { decision: "approve" })).status).toBe(200);
  expect((await link(token)).body).toContain("det blev sendt tilbage");
  expect((await link(newer)).body).toContain("det blev godkendt");
  site.clock.now = start;
});

test("an answer at the desk closes the link", async () => {
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  const answered = await site.api("lyngholm", "manager", "POST", `/api/v1/trips/${id}/approval`, {
    decision: "approve",
  });
  expect(answered.status).toBe(200);
  const spent = await link(token);
  expect(spent.status).toBe(410);
  expect(spent.body).toContain("Der er allerede svaret: det er godkendt.");
});

test("a reason typed meanwhile is given back where the link is or was one, and to nobody else", async () => {
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  const reason = "Tag toget <b>i stedet</b>";
  const back = { decision: "send-back", reason };
  await site.api("lyngholm", "manager", "POST", `/api/v1/trips/${id}/approval`, { decision: "approve" });
  const spent = await link(token, back);
  expect([spent.status, spent.body.includes("Det blev ikke sendt.")]).toEqual([410, true]);
  expect(spent.body).toContain("Tag toget &lt;b>i stedet&lt;/b>");
  expectValidHtml(spent.body);
  // Neither a look nor an approval has anything to give back.
  for (const other of [undefined, { decision: "approve", reason }, { decision: "send-back", reason: " " }])
    expect((await link(token, other)).body).not.toContain("Det, du skrev");
  const unknown = await link("a".repeat(43), back);
  expect([unknown.status, unknown.body.includes("Tag toget")]).toEqual([404, false]);
  const foreign = await ask(`${site.addressOf("lyngholm")}/g/${token}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
    body: new URLSearchParams(back).toString(),
  });
  expect([foreign.status, foreign.body.includes("Tag toget")]).toEqual([403, false]);

  // The same again, by a double press: it may have come in the first time.
  const twice = tokenIn((await lettersAbout((await asked()).id))[0]);
  expect((await link(twice, back)).status).toBe(200);
  expect((await link(twice, back)).body).toContain("Har du sendt det samme før, blev det modtaget dengang.");
});

test("a link expires by the profile's days, and a made-up one is unknown", async () => {
  const { id } = await asked({ when: { from: "2026-09-01", to: "2026-09-01" } });
  const token = tokenIn((await lettersAbout(id))[0]);
  site.clock.now = new Date("2026-06-05T07:59:59Z");
  expect((await link(token)).status).toBe(200);
  site.clock.now = new Date("2026-06-05T08:00:00Z");
  expect((await link(token)).body).toContain("Linket er udløbet");
  expect((await link(token, { decision: "approve" })).status).toBe(410);
  site.clock.now = start;
  expect((await link("a".repeat(43))).status).toBe(404);
  expect(await statusOf(id)).toBe("submitted");
});

test("only the unit's own manager answers, and only what a manager alone may approve is sent there", async () => {
  const { id } = await asked();
  const path = `/api/v1/trips/${id}/approval`;
  for (const role of ["secretary", "coordinator", "employee", "admin"] as const)
    expect((await site.api("lyngholm", role, "POST", path, { decision: "approve" })).status).toBe(403);
  expect(await asked({ budget: { amount: "30001" } })).toMatchObject({ status: 409, code: "not-by-manager" });
  // What a limit cannot be held against goes to whoever the limit would ask, and says why.
  const euro = await asked({ budget: { amount: "100", currency: "EUR" } });
  expect(euro).toMatchObject({ status: 409, code: "not-by-manager" });
  expect(euro).toMatchObject({ detail: expect.stringContaining("Budgettet er i en anden valuta") });
  expect(await asked({ who: { unit: "oekonomi", count: 1 } })).toMatchObject({ status: 409, code: "no-manager" });
  expect(await asked({ who: { unit: "skole-og-dagtilbud", count: 0 } })).toMatchObject({ status: 422 });
});

test("while the manager is away the deputy is asked, and answers with the manager's right over that visit alone", async () => {
  const manager = await person("demo:manager");
  await site.db.query(
    `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, active, created_at)
     VALUES ($1, '01890000-0000-7000-8000-000000000001', 'Dan Stedfortræder', 'dan@lyngholm.example', true, now())`,
    [site.here("lyngholm").id],
  );
  await site.db.query(
    `INSERT INTO udsyn.identity_role (municipality_id, person_id, role, scope)
     VALUES ($1, '01890000-0000-7000-8000-000000000001', 'manager', 'unit:oekonomi')`,
    [site.here("lyngholm").id],
  );
  const absence = { from: day("2026-05-06"), to: day("2026-05-08"), deputy: "dan@lyngholm.example" };
  await site.doing("lyngholm", (one) => setAbsence(one, absence), manager);
  const { id } = await asked();
  const [letter] = await lettersAbout(id);
  expect(letter?.to).toBe("dan@lyngholm.example");
  expect(letter?.text).toContain("Lis Skolechefsen er fraværende");
  expect((await link(tokenIn(letter), { decision: "approve" })).status).toBe(200);

  site.clock.now = new Date("2026-05-09T08:00:00Z");
  const { id: later } = await asked();
  expect((await lettersAbout(later))[0]?.to).toBe("manager@lyngholm.example");
  site.clock.now = start;
  await site.doing("lyngholm", (one) => setAbsence(one, null), manager);
});

test("a manager settles the report of a staff visit, and with open accounts the trip is not yet complete", async () => {
  const { id } = await asked();
  await link(tokenIn((await lettersAbout(id))[0]), { decision: "approve" });
  const path = `/api/v1/trips/${id}/report-settlement`;
  expect((await site.api("lyngholm", "manager", "POST", path, { decision: "approve" })).status).toBe(422);
  const report = { aim: "Se", outcome: "Så", change: "Flere stativer" };
  expect((await site.api("lyngholm", "manager", "PUT", `/api/v1/trips/${id}/report`, report)).status).toBe(200);
  site.clock.now = home;
  const settled = await site.api("lyngholm", "manager", "POST", path, { decision: "approve" });
  site.clock.now = start;
  expect(await settled.json()).toMatchObject({ reportTrack: "settled", status: "approved" });
  const [, second] = await versions(id);
  expect(second).toBeDefined();
});

test("who no longer answers for the unit neither opens the letter's link nor answers by it", async () => {
  const manager = { name: "Lis Skolechefsen", email: "manager@lyngholm.example", subject: "demo:manager" };
  const give = async (roles: readonly string[], scope: string | null) => {
    const body = { ...manager, roles, scope };
    expect((await site.api("lyngholm", "admin", "POST", "/api/v1/people", body)).status).toBe(201);
  };
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  const shut = async (why: string) => {
    for (const answer of [undefined, { decision: "approve" }, { decision: "send-back", reason: "Nej." }]) {
      const got = await link(token, answer);
      expect([got.status, got.body.includes("Du svarer ikke for enheden i dag")], why).toEqual([403, true]);
      expect(got.body).not.toContain("cykelparkeringen");
    }
    expect(await statusOf(id), why).toBe("submitted");
  };
  await give(["manager"], "unit:lyngskolen");
  await shut("moved to another unit");
  await give(["employee"], null);
  await shut("no manager any more");
  await give(["manager"], "unit:skole-og-dagtilbud");
  expect((await link(token)).status).toBe(200);
  expect((await link(token, { decision: "approve" })).status).toBe(200);
});

test("a deputy answers by their letter while the manager is away, and not after", async () => {
  const manager = await person("demo:manager");
  const absence = { from: day("2026-05-06"), to: day("2026-05-08"), deputy: "dan@lyngholm.example" };
  await site.doing("lyngholm", (one) => setAbsence(one, absence), manager);
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  site.clock.now = new Date("2026-05-09T08:00:00Z");
  expect([(await link(token)).status, (await link(token, { decision: "approve" })).status]).toEqual([403, 403]);
  site.clock.now = start;
  expect((await link(token)).status).toBe(200);
  await site.doing("lyngholm", (one) => setAbsence(one, null), manager);
  expect((await link(token, { decision: "approve" })).status).toBe(403);
  expect(await statusOf(id)).toBe("submitted");
});

test("a deputy who is no manager any more answers by no letter, and is asked no more", async () => {
  const manager = await person("demo:manager");
  const dan = async (roles: readonly string[]) => {
    const body = { name: "Dan Stedfortræder", email: "dan@lyngholm.example", roles, scope: "unit:oekonomi" };
    expect((await site.api("lyngholm", "admin", "POST", "/api/v1/people", body)).status).toBe(201);
  };
  const absence = { from: day("2026-05-06"), to: day("2026-05-08"), deputy: "dan@lyngholm.example" };
  await site.doing("lyngholm", (one) => setAbsence(one, absence), manager);
  const { id } = await asked();
  const token = tokenIn((await lettersAbout(id))[0]);
  await dan(["communications"]);
  const shut = [await link(token), await link(token, { decision: "approve" })];
  expect([shut.map((one) => one.status), await statusOf(id)]).toEqual([[403, 403], "submitted"]);
  // The question stays with whoever is away, as where a deputy has left.
  const { id: later } = await asked();
  expect((await lettersAbout(later)).map(({ to }) => to)).toEqual(["manager@lyngholm.example"]);
  await dan(["manager"]);
  expect((await link(token, { decision: "approve" })).status).toBe(200);
  await site.doing("lyngholm", (one) => setAbsence(one, null), manager);
});
