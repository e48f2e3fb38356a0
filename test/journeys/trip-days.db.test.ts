import { afterAll, beforeAll, expect, test } from "vitest";
import { readTrip, type TripId } from "../../src/trips/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  const signedIn = await desk("/log-ind/demo", { role: "coordinator" });
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => site.close());

function desk(path: string, fields?: Record<string, string>): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(fields ? form : {}) };
  const sent = fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : { method: "GET" };
  return ask(site.address, { host, path, headers, ...sent });
}

const stored = (id: string) => site.doing("lyngholm", (one) => readTrip(one.tx, one.municipality.id, id as TripId));

async function save(id: string, slug: string, fields: Record<string, string>): Promise<Got> {
  const { version } = await stored(id);
  return desk(`/skrivebord/rejser/${id}/${slug}`, { version: String(version), do: "save", ...fields });
}

/** The words beside a field. */
const beside = (page: Got, name: string) =>
  new RegExp(`id="f-${name.replaceAll(".", "-")}-e"><span[^>]*>[^<]*</span>([^<]*)`).exec(page.text)?.[1] ?? null;

const slot = (at: number, date: string, from: string, to: string, title: string) =>
  Object.fromEntries(
    Object.entries({ date, from, to, title, purposeClass: "municipal" }).map(([name, value]) => [
      `programme.${at}.${name}`,
      value,
    ]),
  );

test("home before leaving is told of beside the field, and what was typed stands there", async () => {
  const id = await planned(site, { programme: [] });
  const answer = await save(id, "rejsemaal", {
    startOn: "4.9.2026",
    endOn: "2.9.2026",
    "destinations.0.place": "Xyzzyqvist",
    "destinations.0.from": "5.9.2026",
    "destinations.0.to": "3.9.2026",
  });
  expect(answer.status).toBe(422);
  expectValidHtml(answer.text);
  expect(beside(answer, "endOn")).toContain("Hjemkomsten ligger før afrejsen");
  expect(beside(answer, "destinations.0.to")).toContain("Afrejsen herfra ligger før ankomsten");
  for (const typed of ["4.9.2026", "2.9.2026", "5.9.2026", "3.9.2026", "Xyzzyqvist"])
    expect(answer.text).toContain(`value="${typed}"`);
  expect((await stored(id)).endOn).toBe("2026-09-04");
});

test("hours that run backwards are told of beside their own rows, in the order they were typed", async () => {
  const id = await planned(site);
  const wrong = {
    ...slot(0, "3.9.2026", "13.00", "11.00", "Baglæns"),
    ...slot(1, "2.9.2026", "9.00", "10.00", "Ankomst"),
    ...slot(2, "9.9.2026", "9.00", "10.00", "For sent"),
    ...slot(3, "3.9.2026", "9.00", "", ""),
  };
  const answer = await save(id, "program", wrong);
  expect(answer.status).toBe(422);
  expectValidHtml(answer.text);
  expect(beside(answer, "programme.0.to")).toContain("slutter, før det begynder");
  expect(beside(answer, "programme.1.to")).toBeNull();
  expect(beside(answer, "programme.2.date")).toContain("uden for rejsens datoer");
  expect(beside(answer, "programme.3.title")).toContain("Skriv, hvad der sker");
  for (const typed of Object.values(wrong).filter((one) => one !== "municipal" && one !== ""))
    expect(answer.text).toContain(`value="${typed}"`);
});

test("a night flight is saved when it says so, in order, and slots at once are a note", async () => {
  const id = await planned(site);
  const saved = await save(id, "program", {
    ...slot(0, "3.9.2026", "22.00", "6.00", "Nattog"),
    "programme.0.flags": "endsNextDay",
    ...slot(1, "3.9.2026", "9.00", "11.00", "Skole A"),
    ...slot(2, "3.9.2026", "10.00", "12.00", "Skole B"),
  });
  expect(saved.status).toBe(303);
  const { programme } = (await stored(id)).plan;
  expect(programme.map((one) => [one.title, one.endsNextDay])).toEqual([
    ["Skole A", false],
    ["Skole B", false],
    ["Nattog", true],
  ]);
  const form = await desk(`/skrivebord/rejser/${id}/program`);
  expectValidHtml(form.text);
  expect(form.text).toContain("På samme tid");
  expect(form.text).toContain("Skole A) og punkt 2");
  expect((await desk(`/skrivebord/rejser/${id}`)).text).toContain("3 programpunkter, 2 på samme tid");
});

test("what was stored wrong before keeps nobody from the other forms", async () => {
  const id = await planned(site);
  await site.db.query("UPDATE udsyn.trips_trip SET end_on = '2026-09-01' WHERE trip_id = $1", [id]);
  expect((await save(id, "maal", {})).status).toBe(303);
  expect((await save(id, "rejsemaal", { startOn: "2.9.2026", endOn: "1.9.2026" })).status).toBe(422);
});

test("a program is told of all of it at once, with paths, beside what cannot be read", async () => {
  const answer = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    title: 7,
    startOn: "2026-09-04",
    endOn: "2026-09-02",
    programme: [{ date: "2026-09-04", from: "13:00", to: "11:00", title: "A", purposeClass: "municipal" }],
  });
  expect(answer.status).toBe(422);
  const { errors } = (await answer.json()) as { errors: { path: string; code: string }[] };
  expect(errors.map((one) => [one.path, one.code])).toEqual([
    ["title", "wrong-type"],
    ["endOn", "ends-before-start"],
    ["programme.0.to", "slot-ends-before-start"],
  ]);
  const night = { date: "2026-09-03", from: "22:00", to: "06:00", endsNextDay: true, title: "Nattog" };
  const id = await planned(site, { programme: [{ ...night, purposeClass: "travel" }] });
  expect((await stored(id)).plan.programme).toMatchObject([night]);
});

test("a year that is a slip of the hand is refused for a trip", async () => {
  const id = await planned(site, { programme: [] });
  for (const [startOn, endOn] of [
    ["2062-09-02", "2062-09-04"],
    ["0206-09-02", "2026-09-04"],
  ]) {
    const answer = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { startOn, endOn });
    expect(answer.status).toBe(422);
  }
  const page = await save(id, "rejsemaal", { startOn: "2.9.2062", endOn: "4.9.2062" });
  expect(beside(page, "startOn")).toContain("Er årstallet rigtigt?");
});

test("the short form holds the same, at the desk and for programs", async () => {
  const typed = { unit: "skole-og-dagtilbud", count: "2", place: "Malmø", country: "Sverige", amount: "1840" };
  const page = await desk("/skrivebord/tjenesterejse", { ...typed, from: "4.6.2026", to: "2.6.2026", purpose: "" });
  expect(page.status).toBe(422);
  expect(beside(page, "to")).toContain("Hjemkomsten ligger før afrejsen");
  expect(beside(page, "purpose")).toContain("Skriv formålet");
  const far = await desk("/skrivebord/tjenesterejse", {
    ...typed,
    from: "4.6.2062",
    to: "5.6.2062",
    purpose: "At se.",
  });
  expect([far.status, beside(far, "from")]).toEqual([422, expect.stringContaining("Er årstallet rigtigt?")]);
  const answer = await site.api("lyngholm", "employee", "POST", "/api/v1/staff-visits", {
    who: { unit: "skole-og-dagtilbud", count: 2 },
    where: { place: "Malmø", country: "SE" },
    when: { from: "2026-06-04", to: "2026-06-02" },
    purpose: "At se.",
    budget: { amount: "1840" },
  });
  const { errors } = (await answer.json()) as { errors: { path: string; code: string }[] };
  expect([answer.status, errors]).toMatchObject([422, [{ path: "when.to", code: "ends-before-start" }]]);
});

test("a day that cannot be right is refused wherever one is asked for", async () => {
  const meeting = { committee: "boerne-og-skoleudvalget", meetsOn: "0206-06-09" };
  const refused = await site.api("lyngholm", "secretary", "POST", "/api/v1/meetings", meeting);
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { errors: [{ path: "meetsOn", code: "date-implausible" }] },
  ]);
  const id = await planned(site);
  const far = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2062-06-09" };
  const submitted = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, far);
  expect([submitted.status, await submitted.json()]).toMatchObject([
    422,
    { errors: [{ path: "meetingOn", code: "date-implausible" }] },
  ]);
  const agenda = await save(id, "dagsorden", {
    about: "request",
    committee: "boerne-og-skoleudvalget",
    meetingOn: "9.6.2062",
  });
  expect([agenda.status, beside(agenda, "meetingOn")]).toEqual([422, expect.stringContaining("Er årstallet rigtigt?")]);
  expect(agenda.text).toContain('value="9.6.2062"');
  const report = { aim: "A", outcome: "B", change: "C", followUpOn: "2062-06-09" };
  const written = await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/report`, report);
  expect([409, 422]).toContain(written.status);
});

test("a heading that is too long is refused by how much, and kept as it was typed", async () => {
  const id = await planned(site);
  const long = "æ".repeat(312);
  const answer = await save(id, "oplysninger", { title: long });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Skriv højst 300 tegn. Her står 12 for meget.");
  expect(answer.text).toContain(`value="${long}"`);
  expect(answer.text).not.toContain("maxlength");
});
