import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../../test/setup/ask.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { openSession, type PersonId, personBySubject, readWho, setAbsence, type Who } from "../../identity/index.ts";
import { day } from "../../kernel/index.ts";
import { tripStatuses } from "../trip.ts";

let site: TestSite;
let visit: string;
const dan = "01890000-0000-7000-8000-000000000001" as PersonId;

beforeAll(async () => {
  site = await startTestSite();
  const { id } = site.here("lyngholm");
  await site.db.query(
    `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, active, created_at)
     VALUES ($1, $2, 'Dan Stedfortræder', 'dan@lyngholm.example', true, now())`,
    [id, dan],
  );
  await site.db.query(
    "INSERT INTO udsyn.identity_role (municipality_id, person_id, role, scope) VALUES ($1, $2, 'manager', 'unit:oekonomi')",
    [id, dan],
  );
  visit = await sent();
});
afterAll(() => site.close());

async function sent(): Promise<string> {
  const made = await site.api("lyngholm", "employee", "POST", "/api/v1/staff-visits", {
    who: { unit: "skole-og-dagtilbud", count: 2 },
    where: { place: "Malmø", country: "SE" },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: "At se cykelparkeringen.",
    budget: { amount: "1840" },
  });
  return ((await made.json()) as { id: string }).id;
}

async function demoPerson(role: string): Promise<Who> {
  const who = await site.doing("lyngholm", async ({ tx, municipality }) => {
    const id = await personBySubject(tx, municipality.id, `demo:${role}`);
    return id && (await readWho(tx, municipality.id, id));
  });
  if (!who) throw new Error(`no ${role}`);
  return who;
}

/** Asks as somebody signed in; with `sent` as their form. */
async function as(person: PersonId | string, path: string, form?: Record<string, string>) {
  const id = person.includes("-") ? (person as PersonId) : ((await demoPerson(person)).actor.id as PersonId);
  const secret = await site.doing("lyngholm", ({ tx, municipality, now }) =>
    openSession(tx, municipality.id, id, now, 1),
  );
  const address = `${site.addressOf("lyngholm")}${path}`;
  const cookie = `udsyn=${secret}`;
  if (!form) return ask(address, { headers: { cookie } });
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  return ask(address, { method: "POST", headers, body: new URLSearchParams(form).toString() });
}

const page = (id: string) => `/skrivebord/rejser/${id}/lederens-svar`;

async function standing(id: string): Promise<string | undefined> {
  const [row] = await site.db.query<{ status: string }>("SELECT status FROM udsyn.trips_trip WHERE trip_id = $1", [id]);
  return row?.status;
}

async function put(id: string, status: string): Promise<void> {
  await site.db.query("UPDATE udsyn.trips_trip SET status = $2 WHERE trip_id = $1", [id, status]);
}

test("what the visit does to the unit's ramme is said to its manager, in the letter too, and to whoever sends it", async () => {
  const owner = { kind: "unit", id: "skole-og-dagtilbud" };
  const pot = { owner, year: 2026, currency: "DKK", amount: "1000", ruling: "Byrådet" };
  expect((await site.api("lyngholm", "accountant", "POST", "/api/v1/pots", pot)).status).toBe(201);
  const id = await sent();
  const said = "1.000,00 kr. tilbage før rejsen, 840,00 kr. i minus efter";
  const text = (answer: { body: string }) => answer.body.replaceAll("\u00a0", " ");
  expect(text(await as("manager", page(id)))).toContain(said);
  expect(text(await as("manager", page(id)))).toContain("Rammen for Skole og Dagtilbud 2026 bliver overskredet");
  expect(text(await as("coordinator", `/skrivebord/rejser/${id}/til-lederen`))).toContain(said);
  const [letter] = await site.db.query<{ text: string }>(
    "SELECT payload->>'text' AS text FROM udsyn.records_outbox WHERE key LIKE $1",
    [`%${id}%`],
  );
  expect(letter?.text.replaceAll("\u00a0", " ")).toContain(`Ramme, Skole og Dagtilbud 2026: ${said}`);
});

test("what others pay and private companions are among what the manager reads", async () => {
  const id = await sent();
  const company = { payer: "company", name: "Værksted A/S", amount: "1000", basis: "Oplæg om svejsning." };
  const change = {
    funding: [company],
    participants: {
      staff: [{ unit: "Skole og Dagtilbud", count: 2 }],
      companions: [{ name: "Ledsager Hemmelig", paid: false, legalBasis: null }],
    },
  };
  await put(id, "draft");
  const changed = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, change);
  expect(changed.status, await changed.text()).toBe(200);
  await put(id, "submitted");
  const page = `/skrivebord/rejser/${id}/lederens-svar`;
  const read = (await as("manager", page)).body.replaceAll("\u00a0", " ");
  expect(read).toContain("Værksted A/S: 1.000,00 kr. (Oplæg om svejsning)");
  expect(read).toContain("1, kommunen betaler ikke for dem");
  expect(read).not.toContain("Hemmelig");
});

test("the visit waits at its manager's desk and nobody else's, and stands as with the manager", async () => {
  const manager = (await as("manager", "/skrivebord")).body;
  expect(manager).toContain(`href="${page(visit)}"`);
  expectValidHtml(manager);
  for (const other of ["employee", "coordinator", "secretary", dan])
    expect((await as(other, "/skrivebord")).body, other).not.toContain(page(visit));
  const trip = (await as("coordinator", `/skrivebord/rejser/${visit}`)).body;
  expect(trip).toContain("Hos lederen");
  expect(trip).not.toContain("På dagsorden<");
  expect(trip).not.toContain(page(visit));
  // The list tells the two apart, each under its own words, and so does its filter.
  const listed = async (status: string) =>
    (await as("coordinator", `/skrivebord?status=${status}`)).body.split(">Alle sager<")[1]?.split("</table>")[0];
  expect(await listed("with-manager")).toMatch(new RegExp(`${visit}[\\s\\S]*Hos lederen</span>`));
  expect(await listed("submitted")).not.toContain(visit);
});

describe("who may answer, in every status", () => {
  test.each(tripStatuses)("%s", async (status) => {
    await put(visit, status);
    for (const other of ["employee", "coordinator", "secretary", "admin", dan]) {
      // Another unit's manager does not even see its drafts.
      const refused = other === dan && status === "draft" ? 404 : 403;
      expect((await as(other, page(visit))).status, other).toBe(refused);
      expect((await as(other, page(visit), { decision: "approve" })).status, other).toBe(refused);
    }
    expect((await as("manager", page(visit))).status).toBe(status === "submitted" ? 200 : 409);
    if (status !== "submitted") expect((await as("manager", page(visit), { decision: "approve" })).status).toBe(409);
    expect(await standing(visit)).toBe(status);
    await put(visit, "submitted");
  });
});

test("sent back needs its reason, and approving publishes: by the use cases of the link", async () => {
  const id = await sent();
  const refused = await as("manager", page(id), { decision: "send-back", reason: " " });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Skriv, hvorfor rejsen sendes tilbage");
  expectValidHtml(refused.body);
  expect((await as("manager", page(id), { decision: "send-back", reason: "Tag toget" })).status).toBe(303);
  expect(await standing(id)).toBe("sent-back");
  const asker = (await demoPerson("employee")).actor.id;
  await site.db.query("UPDATE udsyn.trips_trip SET created_by = $2 WHERE trip_id = $1", [id, asker]);
  // Whoever asked reads why where they mend it and where they send it again; no other unit's people do.
  for (const where of ["", "/til-lederen", "/oplysninger"])
    expect((await as("employee", `/skrivebord/rejser/${id}${where}`)).body, where).toMatch(
      /Lederen sendte rejsen tilbage[\s\S]*Tag toget/,
    );
  expect((await as(dan, `/skrivebord/rejser/${id}`)).body).not.toContain("Tag toget");
  const other = await sent();
  expect((await as("manager", page(other), { decision: "approve" })).status).toBe(303);
  expect(await standing(other)).toBe("approved");
  const [trace] = await site.db.query(
    "SELECT actor_kind FROM udsyn.records_audit WHERE action = 'trips.approve' AND subject_id = $1",
    [other],
  );
  expect(trace).toEqual({ actor_kind: "person" });
});

test("a reason that comes after somebody else's answer is given back at the desk", async () => {
  const id = await sent();
  const back = { decision: "send-back", reason: "Tag toget i stedet" };
  await put(id, "approved");
  for (const path of [page(id), `/skrivebord/rejser/${id}/svar-paa-rapporten`]) {
    const late = await as("manager", path, back);
    expect([late.status, late.body.includes("Tag toget i stedet")], path).toEqual([409, true]);
  }
});

test("a deputy answers while the manager is away, and not the day after", async () => {
  const manager = await demoPerson("manager");
  const absence = { from: day("2026-05-06"), to: day("2026-05-08"), deputy: "dan@lyngholm.example" };
  await site.doing("lyngholm", (one) => setAbsence(one, absence), manager);
  expect((await as(dan, "/skrivebord")).body).toContain(page(visit));
  expect((await as(dan, page(visit))).status).toBe(200);
  const before = site.clock.now;
  site.clock.now = new Date("2026-05-09T08:00:00Z");
  expect((await as(dan, page(visit))).status).toBe(403);
  site.clock.now = before;
  const id = await sent();
  expect((await as(dan, page(id), { decision: "approve" })).status).toBe(303);
  expect(await standing(id)).toBe("approved");
  await site.doing("lyngholm", (one) => setAbsence(one, null), manager);
  expect((await as(dan, page(visit))).status).toBe(403);
});

test("a report that is written waits for the manager, who sends it back or settles it", async () => {
  const id = await sent();
  const path = `/skrivebord/rejser/${id}/svar-paa-rapporten`;
  await as("manager", page(id), { decision: "approve" });
  expect((await as("manager", path)).status).toBe(409);
  const report = { aim: "Se", outcome: "Så", change: "Flere stativer" };
  expect((await site.api("lyngholm", "manager", "PUT", `/api/v1/trips/${id}/report`, report)).status).toBe(200);
  const before = site.clock.now;
  site.clock.now = new Date("2026-06-03T08:00:00Z");
  expect((await as("manager", "/skrivebord")).body).toContain(path);
  expect((await as("coordinator", path)).status).toBe(403);
  expect((await as(dan, path)).status).toBe(403);
  expect((await as("manager", path, { decision: "send-back", reason: "" })).status).toBe(422);
  expect((await as("manager", path, { decision: "send-back", reason: "Skriv, hvad I ændrer." })).status).toBe(303);
  // Whoever asked to go owes the report; this one was asked for by a program, so the coordinator is told.
  const [letter] = await site.db.query<{ to: string; text: string }>(
    "SELECT payload ->> 'to' AS to, payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'subject' LIKE 'Rapporten er sendt tilbage%'",
  );
  expect(letter?.to).toBe("coordinator@lyngholm.example");
  expect(letter?.text).toContain("Skriv, hvad I ændrer.");
  const shown = await as("manager", path);
  expect(shown.body).toContain("Flere stativer");
  expectValidHtml(shown.body);
  expect((await as("manager", path, { decision: "approve" })).status).toBe(303);
  expect((await as("manager", path)).status).toBe(409);
  site.clock.now = before;
});

test("only units with a manager are offered, and who to ask of the others is said", async () => {
  const form = (await as("employee", "/skrivebord/tjenesterejse")).body;
  expectValidHtml(form);
  expect(form).toContain('<option value="skole-og-dagtilbud"');
  expect(form).toContain('<option value="oekonomi"');
  expect(form).not.toContain('<option value="direktionen"');
  expect(form).toContain("har ingen leder i Udsyn, der kan svare");
  await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE person_id = $1", [dan]);
  expect((await as("employee", "/skrivebord/tjenesterejse")).body).not.toContain('<option value="oekonomi"');
  await site.db.query("UPDATE udsyn.identity_person SET active = true WHERE person_id = $1", [dan]);
});

test("what nobody can answer is said to lie with nobody", async () => {
  await site.db.query("UPDATE udsyn.trips_trip SET unit_id = 'direktionen' WHERE trip_id = $1", [visit]);
  const desk = (await as("coordinator", "/skrivebord")).body;
  expect(desk).toContain("Direktionen har ingen leder i Udsyn. Administratoren giver en person rollen.");
  expect(desk).not.toContain("lederen (Direktionen)");
  await site.db.query("UPDATE udsyn.trips_trip SET unit_id = 'skole-og-dagtilbud' WHERE trip_id = $1", [visit]);
  expect((await as("coordinator", "/skrivebord")).body).toContain("lederen (Skole og Dagtilbud)");
});

test("an absence without its days is told which of them is missing", async () => {
  const { status, body } = await as("manager", "/skrivebord/fravaer", { from: "", to: "", deputy: "" });
  expect(status).toBe(422);
  for (const words of ["Skriv den første dag, du er væk.", "Skriv den sidste dag, du er væk.", "Vælg, hvem der svarer"])
    expect(body).toContain(words);
  expect(body).not.toContain("Feltet mangler.");
});

test("a visit in the past is asked about once, and then sent", async () => {
  const form = {
    ...{ unit: "skole-og-dagtilbud", count: "1", place: "Malmø", country: "Sverige" },
    ...{ from: "1.4.2026", to: "2.4.2026", purpose: "At se en skole.", amount: "900" },
  };
  const trips = async () => (await site.db.query("SELECT 1 FROM udsyn.trips_trip")).length;
  const before = await trips();
  const asked = await as("employee", "/skrivebord/tjenesterejse", form);
  expect(asked.status).toBe(200);
  expect(asked.body).toContain("Afrejsen er i fortiden");
  expectValidHtml(asked.body);
  expect(await trips()).toBe(before);
  // Another day that is past is another question.
  const other = await as("employee", "/skrivebord/tjenesterejse", { ...form, from: "1.4.2025", past: "2026-04-01" });
  expect(other.body).toContain("Afrejsen er i fortiden");
  expect((await as("employee", "/skrivebord/tjenesterejse", { ...form, past: "2026-04-01" })).status).toBe(303);
  expect(await trips()).toBe(before + 1);
});

test("whoever sends the five fields is told when the ramme does not reach, and of one that does nothing", async () => {
  const owner = { kind: "unit", id: "skole-og-dagtilbud" };
  const pot = { owner, year: 2027, currency: "DKK", amount: "1000", ruling: "Byrådet" };
  expect((await site.api("lyngholm", "accountant", "POST", "/api/v1/pots", pot)).status).toBe(201);
  const toldOf = async (amount: string) => {
    const sentForm = await as("employee", "/skrivebord/tjenesterejse", {
      ...{ unit: "skole-og-dagtilbud", count: "1", place: "Malmø", country: "Sverige" },
      ...{ from: "1.4.2027", to: "2.4.2027", purpose: "At se en skole.", amount },
    });
    expect(sentForm.status).toBe(303);
    return (await as("employee", sentForm.location)).body;
  };
  const below = "Den koster mere, end rammen rækker til.";
  expect(await toldOf("900")).not.toContain(below);
  expect(await toldOf("1900")).toContain(below);
});
