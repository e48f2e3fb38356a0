import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { Canaries } from "./canaries.ts";
import { ask } from "./client.ts";
import { plantTrip, sessionOf } from "./planted.ts";
import { done, form, home, repliesOn, slug } from "./replies-asked.ts";

/** What whoever asks is given: all of it, in words they can read, and no link by which another could answer for them. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.clock.now = home;
});

const base = "/skrivebord/persondata";
const { travelled, invited, open, opened, surveyLinkFor, letters, linkOf } = repliesOn(() => site);

async function send(path: string, fields: Readonly<Record<string, string>>, role: "dpo" | "admin" = "dpo") {
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, role)}`, ...form };
  const host = new URL(site.addressOf(slug)).host;
  const got = await ask(site.address, {
    ...{ method: "POST", host, path, headers, body: new URLSearchParams(fields).toString() },
  });
  expect(got.status, got.text.slice(0, 2000)).toBeLessThan(400);
  return got.text;
}

/** The file, as it is read by whoever it is about, and whole. */
async function fileOf(navne: string): Promise<{ readonly read: string; readonly whole: string }> {
  const whole = await send(`${base}/udtraek`, { navne });
  expectValidHtml(whole);
  const read = whole.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, "\n");
  return { read, whole };
}

/** No step of a path and no name of a column: whoever reads it has never seen either. */
const internal = /\b[a-z_]+\/(?:[a-z_]+|\d+)\b|\b(?:actor_name|own_words|public_plan|written_from)\b/;

async function contributed(name: string, email: string) {
  const canaries = new Canaries();
  const trip = await travelled();
  const { id = "" } = await invited(trip, email, name);
  const link = linkOf((await letters(`replies.contribute ${id}`))[0]?.payload.text ?? "");
  const lines = {
    aim: `Jeg har gigt, og ${canaries.text("aim")}`,
    outcome: canaries.text("outcome"),
    change: canaries.text("change"),
  };
  const sent = await open(link, "POST", { ...lines, ...(await opened(link)) });
  expect(sent.status).toBe(303);
  const token = link.split("/").at(-1) ?? "";
  const draft = canaries.text("a draft");
  const put = await ask(site.address, {
    method: "PUT",
    path: `/api/v1/contributions/${token}`,
    host: new URL(site.addressOf(slug)).host,
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ page: `/bidrag/${token}`, fields: { ...lines, outcome: draft, ...(await opened(link)) } }),
  });
  expect(put.status, put.text).toBe(200);
  return { trip, id, token, canaries, all: ["a draft", "aim", "change", "outcome"] };
}

test("what somebody wrote by a link is handed out whole, in its own words", async () => {
  const { canaries, all, trip } = await contributed("Vera Ordrig", "vera@by.example");
  const another = await contributed("Frida Fremmed", "frida@by.example");
  const { read, whole } = await fileOf("Vera Ordrig\nvera@by.example");
  expect(canaries.foundIn(read).toSorted()).toEqual(all);
  expect(canaries.foundIn(/<script[\s\S]*/.exec(whole)?.[0] ?? "").toSorted()).toEqual(all);
  expect(read).toContain("Hvad fik I ud af det? (ikke sendt)");
  expect(read).not.toContain("Frida");
  const { title } = await done(await site.api(slug, "coordinator", "GET", `/api/v1/trips/${trip}`));
  expect(read).toContain(String(title));
  expect(read).not.toMatch(internal);
  // A program is given the same.
  const body = { names: ["Vera Ordrig"] };
  const told = await (await site.api(slug, "dpo", "POST", "/api/v1/personal-data/export", body)).text();
  expect(canaries.foundIn(told).toSorted()).toEqual(all);
  expect(another.canaries.count).toBe(4);
});

test("a link that works stands in no file and on no page, but for where it led", async () => {
  const name = "Lise Linket";
  const email = "lise@by.example";
  const { token, trip, id } = await contributed(name, email);
  await surveyLinkFor(trip, id);
  const survey = "S".repeat(43);
  const manager = "M".repeat(43);
  const letter = (link: string) => ({
    from: "i@by.example",
    to: email,
    subject: "Til dig",
    text: `Kære ${name}\n\n${link}`,
  });
  for (const [key, link] of [
    ["survey", `https://udsyn.example/en/svar/${survey}`],
    ["manager", `https://udsyn.example/g/${manager}?fra=brev`],
    ["other", `https://udsyn.example/log-ind/${"L".repeat(43)}`],
  ] as const)
    await site.db.query(
      `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at)
       VALUES ($1, gen_random_uuid(), 'mail', $2, $3, now())`,
      [site.here(slug).id, key, JSON.stringify(letter(link))],
    );
  const navne = `${name}\n${email}`;
  const grund = "Anmodning efter artikel 17.";
  const { read, whole } = await fileOf(navne);
  for (const words of ["linket til bidraget", "linket til spørgeskemaet", "linket til lederens svar", "et link"])
    expect(read).toContain(`[${words}]`);
  const api = (to: string, body: object) =>
    site.api(slug, "dpo", "POST", `/api/v1/personal-data/${to}`, body).then((answer) => answer.text());
  const shown = [
    whole,
    await send(base, { navne }),
    await api("search", { names: [name, email] }),
    await api("export", { names: [name, email] }),
    await send(`${base}/slet`, { navne, grund, bekraeft: "ja" }),
  ];
  const admin = { cookie: `udsyn=${await sessionOf(site, slug, "admin")}` };
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  for (const path of ["/skrivebord/sletninger", `/skrivebord/sletninger/${request?.id}`])
    shown.push((await ask(site.address, { path, host: new URL(site.addressOf(slug)).host, headers: admin })).text);
  for (const text of shown) for (const secret of [token, survey, manager, "LLLL"]) expect(text).not.toContain(secret);
  await site.db.query("DELETE FROM udsyn.records_erasure_request");
});

test("the erasure's plan and receipt say what goes along, without a word of it", async () => {
  const name = "Frau Erdacht";
  const { canaries } = await contributed(name, "erdacht@by.example");
  const along = ["Hvad ville I?", "Hvad fik I ud af det?", "Hvad bør kommunen ændre?"];
  const navne = `${name}\nerdacht@by.example`;
  const found = await send(base, { navne });
  await send(`${base}/slet`, { navne, grund: "Anmodning efter artikel 17.", bekraeft: "ja" });
  const host = new URL(site.addressOf(slug)).host;
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "admin")}` };
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  const path = `/skrivebord/sletninger/${request?.id}`;
  const plan = (await ask(site.address, { path, host, headers })).text;
  const seen = /name="seen" value="([^"]+)"/.exec(plan)?.[1] ?? "";
  const receipt = await send(path, { do: "carry-out", seen }, "admin");
  expect(receipt).toContain("Oplysningerne er slettet");
  for (const page of [found, plan, receipt]) {
    for (const part of along) expect(page).toContain(part);
    expect(canaries.foundIn(page)).toEqual([]);
  }
  expect(await site.db.query("SELECT FROM udsyn.replies_invitation WHERE name = $1", [name])).toEqual([]);
});

test("an employee found by name is told role, unit and address, and of each act what, when and in which case", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "employee")}`;
  const [person] = await site.db.query<{ id: string; name: string; email: string; unit: string }>(
    `SELECT person_id AS id, name, email, unit_id AS unit FROM udsyn.identity_person
     WHERE municipality_id = $1 AND subject = 'demo:employee'`,
    [site.here(slug).id],
  );
  if (!person) throw new Error("no demo employee");
  const visit = {
    ...{ who: { unit: person.unit, count: 2 }, where: { place: "Malmø", country: "SE" }, purpose: "Se en skole." },
    ...{ when: { from: "2026-12-02", to: "2026-12-02" }, budget: { amount: "4200" } },
  };
  const made = await ask(site.address, {
    ...{ method: "POST", path: "/api/v1/staff-visits", host: new URL(site.addressOf(slug)).host },
    headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify(visit),
  });
  expect(made.status, made.text).toBe(201);
  const { read } = await fileOf(person.name);
  const unit = site.here(slug).profile.units.find((one) => one.id === person.unit)?.name ?? "?";
  for (const told of ["Medarbejder", unit, person.email, "Mailadresse", "Enhed", "Rolle", "Logget ind"])
    expect(read).toContain(told);
  expect(read).toMatch(/6\.\sma\w* 2026[^:]*: Malmø/);
  expect(read).not.toMatch(internal);
  // Whoever does much is not told their own name once for each.
  expect(read.split(person.name).length).toBeLessThan(8);
});

test("a traveller's list says which is what, and nobody else's stands with it", async () => {
  const id = await plantTrip(site, slug, "approved");
  const travellers = [
    { name: "Ida Digteværk", passport: "DK1234567", allergies: "Nødder", emergencyContact: "Bror 11 22 33 44" },
    { name: "Ole Medrejsende", passport: "DK7654321", allergies: "Pollen", emergencyContact: null },
  ];
  const put = await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, { travellers });
  expect(put.status).toBeLessThan(300);
  const { read, whole } = await fileOf("Ida Digteværk");
  for (const told of ["Pas", "DK1234567", "Allergier", "Nødder", "Pårørende", "Bror 11 22 33 44"])
    expect(read).toContain(told);
  expect(whole).not.toMatch(/Medrejsende|DK7654321|Pollen/);
  // The page on which they are found says that it is held, and leaves it to the file.
  const page = await send(base, { navne: "Ida Digteværk" });
  expect(page).toContain("Hører med: Pas, Allergier og Pårørende.");
  expect(page).not.toMatch(/DK1234567|Nødder|Bror 11/);
});
