import { afterAll, beforeAll, expect, test } from "vitest";
import { correctPublished } from "../../src/decisions/correct-ruling/correct-published.ts";
import type { RulingId } from "../../src/decisions/index.ts";
import { day } from "../../src/kernel/index.ts";
import type { Profile } from "../../src/profile/index.ts";
import { publisher, tripRulings } from "../../src/trips/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { committee, secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "../trust/planted.ts";

/** A ruling is put right after its minutes are confirmed: in its words, with a reason, never in what was decided (docs/decisions/0020). */
const now = new Date("2026-05-21T08:00:00Z");
let site: TestSite;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
beforeAll(async () => {
  site = await startTestSite(now);
  secretary = await secretaryAt(site);
});
afterAll(() => site.close());

type Role = "secretary" | "coordinator";
async function api(method: string, path: string, body?: object, role: Role = "secretary") {
  const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

const votes = { for: 4, against: 1, abstained: 0, againstBy: ["Karen Lindholm"] };
const wrong = { text: "Godkendt med en stavfejll.", item: "3", votes, url: "https://lyngholm.example/1" };
const right = { ...wrong, text: "Godkendt uden stavefejl.", votes: { ...votes, againstBy: ["Erik Vind"] } };
const reason = "Referatet nævnte det forkerte medlem.";

/** A trip whose approval is confirmed, and so public. */
async function confirmed(ruling: object = {}) {
  const { trip, submission } = await secretary.submitted();
  const body = { ruling: "approved", confirmed: true, ...wrong, ...ruling };
  const { said } = await api("POST", `submissions/${submission}/rulings`, body);
  return { trip, submission, id: String(said.id) };
}
const nothingElse = { basis: null, minority: null, recused: [], closed: false };
/** All of it stated again, with what else is said. */
const correct = (id: string, body: { readonly votes?: object; readonly [field: string]: unknown }, role?: Role) =>
  api(
    "POST",
    `rulings/${id}/corrections`,
    { ...nothingElse, ...body, votes: { againstBy: [], abstainedBy: [], ...body.votes } },
    role,
  );

interface Entry {
  readonly version: number;
  readonly corrections: readonly object[];
  readonly rulings: readonly Record<string, unknown>[];
}
async function entryOf(trip: string): Promise<Entry> {
  const rows = await site.db.query<{ entry: Entry }>("SELECT entry FROM register.current WHERE record_id = $1", [trip]);
  return rows[0]?.entry ?? { version: 0, corrections: [], rulings: [] };
}
const versionsOf = async (trip: string) =>
  (await site.db.query("SELECT FROM register.entry WHERE record_id = $1", [trip])).length;
const tripOf = async (trip: string) => (await api("GET", `trips/${trip}`)).said;
const lettersOn = (trip: string) =>
  site.db.query<{ subject: string; text: string }>(
    "SELECT payload ->> 'subject' AS subject, payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE $1 ORDER BY key",
    [`trips.told ${trip} %`],
  );

test("a name in the votes and a word are put right: a new version says what and why, the old one stays, the trip too", async () => {
  const { trip, id } = await confirmed();
  const before = await entryOf(trip);
  const stood = await tripOf(trip);
  const done = await correct(id, { ...right, reason });
  expect([done.status, done.said.id, done.said.text]).toEqual([201, id, right.text]);
  const after = await entryOf(trip);
  expect(after.version).toBe(before.version + 1);
  expect(after.corrections).toEqual([{ version: after.version, at: "2026-05-21T08:00:00.000Z", reason }]);
  expect(after.rulings).toEqual([{ ...before.rulings[0], text: right.text, votes: right.votes }]);
  expect(await versionsOf(trip)).toBe(after.version);
  const stands = await tripOf(trip);
  for (const name of ["status", "accountsTrack", "reportTrack"]) expect(stands[name]).toEqual(stood[name]);
  const trail = await site.db.query<{ before: object; after: object }>(
    `SELECT v.value -> 'before' AS before, v.value -> 'after' AS after FROM udsyn.records_audit a
     JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.subject_id = $1 AND a.action = 'decisions.correct-published'`,
    [trip],
  );
  expect(trail).toEqual([
    {
      before: expect.objectContaining({ text: wrong.text, ruling: "approved" }),
      after: expect.objectContaining({ text: right.text, ruling: "approved", reason }),
    },
  ]);
});

test("those whose trip it is are told what was corrected and why", async () => {
  const { trip, id } = await confirmed();
  const before = (await lettersOn(trip)).length;
  await correct(id, { ...right, reason });
  const letters = (await lettersOn(trip)).filter((one) => one.subject.startsWith("Beslutningen er rettet: "));
  expect(letters.length).toBeGreaterThan(0);
  expect((await lettersOn(trip)).length).toBe(before + letters.length);
  for (const { text } of letters) expect(text).toContain(`${reason}\n\nRettelsen er offentlig`);
});

test("a wrong day moves the case to the committee's meeting that day; what follows from the day follows", async () => {
  const { trip, id } = await confirmed();
  await correct(id, { ...wrong, metOn: "2026-05-13", reason: "Mødet var den 13. maj." });
  expect((await entryOf(trip)).rulings).toMatchObject([{ metOn: "2026-05-13", late: false, text: wrong.text }]);
  const rows = await site.db.query("SELECT approved ->> 'on' AS on FROM udsyn.trips_trip WHERE trip_id = $1", [trip]);
  expect(rows).toEqual([{ on: "2026-05-13" }]);
  site.clock.now = new Date("2026-09-11T08:00:00Z");
  expect((await correct(id, { ...wrong, metOn: "2026-09-10", reason: "Mødet var efter afrejsen." })).status).toBe(201);
  expect((await entryOf(trip)).rulings).toMatchObject([{ metOn: "2026-09-10", late: true }]);
  site.clock.now = now;
});

const grants = [{ role: "secretary" as const, scope: null }];
const asSecretary = { actor: { kind: "person" as const, id: "secretary", name: "Sekretær" }, grants };

/** Corrects the day by rules of other dates than the profile's own. */
async function correctedBy(policies: Partial<Profile["policies"]>, id: string, metOn: string) {
  const handler = tripRulings(publisher(site.logKey));
  const stated = { ...wrong, basis: null, minority: null, recused: [], closed: false, reason };
  await site.doing(
    "lyngholm",
    (one) => {
      const { profile } = one.municipality;
      const municipality = {
        ...one.municipality,
        profile: { ...profile, policies: { ...profile.policies, ...policies } },
      };
      return correctPublished(
        { ...one, municipality },
        id as RulingId,
        { ...stated, metOn: day(metOn) },
        () => handler,
      );
    },
    asSecretary,
  );
}

test("a day on which the case would have been decided otherwise is refused", async () => {
  const { policies } = site.here("lyngholm").profile;
  const [noted, late] = [policies.notedSettlesReport[0], policies.lateRequest[0]];
  if (!noted || !late) throw new Error("the profile lacks a policy");
  const { trip, id } = await confirmed();
  const lateRequest = [{ ...late, value: "refused" as const }];
  site.clock.now = new Date("2026-09-11T08:00:00Z");
  await expect(correctedBy({ lateRequest }, id, "2026-09-10")).rejects.toMatchObject({ code: "late-request-refused" });

  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed', report = $2 WHERE trip_id = $1", [
    trip,
    JSON.stringify({ aim: "Mål", outcome: "Udbytte", change: "Ændring", followUpOn: null }),
  ]);
  const asks = { about: "report", committee, meetingOn: "2026-05-20" };
  const submission = await secretary.made(`/api/v1/trips/${trip}/submissions`, asks);
  const { said } = await api("POST", `submissions/${submission}/rulings`, { ruling: "noted", confirmed: true });
  site.clock.now = now;
  const notedSettlesReport = [
    { ...noted, value: false, to: day("2026-05-14") },
    { ...noted, value: true, from: day("2026-05-15") },
  ];
  const before = await tripOf(trip);
  await expect(correctedBy({ notedSettlesReport }, String(said.id), "2026-05-10")).rejects.toMatchObject({
    code: "ruling-day-decides",
  });
  expect(await tripOf(trip)).toEqual(before);
  await correctedBy({ notedSettlesReport }, String(said.id), "2026-05-16");
});

test("refused: no reason or too long a one, nothing changed, a CPR number, impossible votes and days, what was decided, somebody else, minutes that wait", async () => {
  const { trip, id, submission } = await confirmed();
  const before = await versionsOf(trip);
  const faultsOf = async (body: Parameters<typeof correct>[1]) => {
    const { status, said } = await correct(id, body);
    return [status, ...(said.errors as { path: string; code: string }[]).map((one) => `${one.path} ${one.code}`)];
  };
  expect(await faultsOf({ ...right, reason: "  " })).toEqual([422, "reason correction-reason-missing"]);
  expect(await faultsOf({ ...right, reason: "x".repeat(2001) })).toEqual([422, "reason correction-reason-too-long"]);
  expect((await correct(id, { ...right, reason: "Om 070761-4285." })).status).toBe(422);
  expect(
    await faultsOf({
      ...right,
      recused: ["Erik Vind"],
      metOn: "0206-05-20",
      votes: { ...right.votes, against: 0 },
      reason: "",
    }),
  ).toEqual([
    422,
    "reason correction-reason-missing",
    "votes.againstBy voters-too-many",
    "votes.againstBy voter-recused",
    "metOn date-implausible",
  ]);
  expect(await faultsOf({ ...right, ruling: "refused", reason })).toEqual([422, "ruling unknown-field"]);
  expect(await correct(id, { ...wrong, reason })).toMatchObject({ status: 409, said: { code: "ruling-as-before" } });
  expect((await correct(id, { ...right, reason }, "coordinator")).status).toBe(403);
  expect(await correct(submission, { ...right, reason })).toMatchObject({
    status: 404,
    said: { code: "ruling-unknown" },
  });
  expect(await versionsOf(trip)).toBe(before);
  const waits = await confirmed({ confirmed: false });
  expect(await correct(waits.id, { ...right, reason })).toMatchObject({
    status: 409,
    said: { code: "ruling-not-confirmed" },
  });
});

test("no committee met on a day before it was, after it ended, or to come", async () => {
  const young = "klima-og-teknikudvalget";
  const { id: trip } = (await api("POST", "trips", { ...wholeTrip, committee: young }, "coordinator")).said;
  const asks = { about: "request", committee: young, meetingOn: "2026-05-20" };
  const refused = await api("POST", `trips/${trip}/submissions`, { ...asks, meetingOn: "2025-12-30" }, "coordinator");
  expect(refused.said.errors).toMatchObject([{ path: "committee", code: "committee-not-sitting" }]);
  const { id: submission } = (await api("POST", `trips/${trip}/submissions`, asks, "coordinator")).said;
  const given = { ruling: "approved", confirmed: true, ...wrong };
  const { id } = (await api("POST", `submissions/${submission}/rulings`, given)).said;
  const before = await versionsOf(String(trip));
  const meetings = () => site.db.query("SELECT FROM udsyn.decisions_meeting");
  const listed = (await meetings()).length;
  for (const [metOn, code] of [
    ["2025-12-30", "committee-not-sitting"],
    ["1951-01-01", "committee-not-sitting"],
    ["2026-05-22", "minutes-ahead"],
    ["2029-01-01", "minutes-ahead"],
  ]) {
    const { status, said } = await correct(String(id), { ...wrong, metOn, reason });
    expect([status, said.errors], metOn).toMatchObject([422, [{ path: "metOn", code }]]);
  }
  const form = sent({ ...typed, metOn: "30.12.2025", do: "save" });
  const told = await secretary.desk(`/skrivebord/beslutninger/${id}/ret`, form);
  expect([told.status, told.text.includes("Udvalget findes ikke den dag"), told.text.includes(right.text)]).toEqual([
    422,
    true,
    true,
  ]);
  expectValidHtml(told.text);
  expect([await versionsOf(String(trip)), (await meetings()).length]).toEqual([before, listed]);
  expect((await correct(String(id), { ...wrong, metOn: "2026-05-21", reason })).status).toBe(201);
});

test("nor is a meeting put right to a day before its committee had a name, though nobody knows who met then", async () => {
  const { id } = await confirmed();
  const { said } = await correct(id, { ...wrong, metOn: "2021-12-30", reason });
  expect(said.errors).toMatchObject([{ path: "metOn", code: "committee-not-sitting" }]);
});

test("of eight who correct the same at once one does", async () => {
  const { trip, id } = await confirmed();
  const before = await versionsOf(trip);
  const answers = await Promise.all(Array.from({ length: 8 }, () => correct(id, { ...right, reason })));
  expect(answers.map((one) => one.status).toSorted()).toEqual([201, ...Array<number>(7).fill(409)]);
  expect(await versionsOf(trip)).toBe(before + 1);
});

test("what the public does not read is corrected without a new version: a refusal, a closed item's text, a trip taken down", async () => {
  const refused = await confirmed({ ruling: "refused" });
  expect((await correct(refused.id, { ...right, reason })).status).toBe(201);
  expect(await versionsOf(refused.trip)).toBe(0);
  const closed = await confirmed({ closed: true });
  const shown = await versionsOf(closed.trip);
  expect((await correct(closed.id, { ...wrong, closed: true, text: "Andet.", reason })).status).toBe(201);
  expect(await versionsOf(closed.trip)).toBe(shown);
  const down = await confirmed();
  await api("POST", `trips/${down.trip}/takedown`, { reason: "Skulle ikke ud." }, "coordinator");
  const versions = await versionsOf(down.trip);
  expect((await correct(down.id, { ...right, reason })).status).toBe(201);
  expect(await versionsOf(down.trip)).toBe(versions);
  expect((await lettersOn(down.trip)).at(-1)?.text).toContain("Intet offentligt er ændret");
});

const stated = { ...right, ...nothingElse, votes: { ...right.votes, abstainedBy: [] } };

test("a correction states all of it again: what is left out is refused, never taken away", async () => {
  const { trip, id } = await confirmed({ minority: "Imod.", recused: ["Erik Vind"], basis: "§ 16" });
  const before = await entryOf(trip);
  const post = (body: object) => api("POST", `rulings/${id}/corrections`, body);
  for (const left of Object.keys(stated)) {
    const { status, said } = await post({ ...stated, [left]: undefined, reason });
    expect([status, said.errors], left).toMatchObject([422, [{ path: left }]]);
  }
  for (const left of Object.keys(stated.votes)) {
    const { status, said } = await post({ ...stated, votes: { ...stated.votes, [left]: undefined }, reason });
    expect([status, said.errors], left).toMatchObject([422, [{ path: `votes.${left}` }]]);
  }
  expect(await entryOf(trip)).toEqual(before);
});

test("a closed item stays closed, by program and at the desk: what was said there is never public", async () => {
  const { trip, id } = await confirmed({ closed: true, text: "HEMMELIGTEKST" });
  const before = await entryOf(trip);
  const { status, said } = await correct(id, { ...right, reason });
  expect([status, said.errors]).toMatchObject([422, [{ path: "closed", code: "closed-stays-closed" }]]);
  const page = await secretary.desk(`/skrivebord/beslutninger/${id}/ret`);
  expect(page.text).toContain("Et lukket punkt kan ikke åbnes ved en rettelse.");
  const opened = await secretary.desk(`/skrivebord/beslutninger/${id}/ret`, sent({ ...typed, closed: "", do: "save" }));
  expect([opened.status, opened.text.includes("Punktet var lukket og bliver ved med")]).toEqual([422, true]);
  expectValidHtml(opened.text);
  expect(await entryOf(trip)).toEqual(before);
});

test("before the minutes are confirmed what is left out stands: no closed item opens by not being said", async () => {
  const given = { minority: "Imod.", recused: ["Erik Vind"], basis: "§ 16", closed: true, confirmed: false };
  const { trip, id } = await confirmed(given);
  const put = await api("PUT", `rulings/${id}`, { ruling: "approved", text: "Rettet.", confirmed: true });
  expect([put.status, put.said]).toMatchObject([200, { ...given, ...{ votes, confirmed: true, text: "Rettet." } }]);
  expect((await entryOf(trip)).rulings).toMatchObject([{ text: null, minority: null, recused: [] }]);
});

test("closing an item takes its text, minority and names out of what is public", async () => {
  const { trip, id } = await confirmed({ minority: "Imod.", recused: ["Erik Vind"] });
  await correct(id, {
    ...wrong,
    minority: "Imod.",
    recused: ["Erik Vind"],
    closed: true,
    reason: "Punktet var lukket.",
  });
  expect((await entryOf(trip)).rulings).toMatchObject([
    { text: null, minority: null, recused: [], ruling: "approved", votes: null },
  ]);
});

const sent = (body: Record<string, string>) => new URLSearchParams(body).toString();
const typed = {
  ...{ text: right.text, item: "3", url: wrong.url, metOn: "20.5.2026", reason },
  ...{ "votes.for": "4", "votes.against": "1", "votes.abstained": "0", "votes.againstBy": "Erik Vind" },
};

test("at the desk what stands is in the form, and what becomes public is seen before it does", async () => {
  const { trip, id } = await confirmed();
  const path = `/skrivebord/beslutninger/${id}/ret`;
  expect((await secretary.desk(`/skrivebord/rejser/${trip}`)).text).toContain(`href="${path}"`);
  const form = await secretary.desk(path);
  expectValidHtml(form.text);
  for (const stands of [wrong.text, 'value="20.5.2026"', wrong.url]) expect(form.text).toContain(stands);
  expect(form.text).not.toContain('name="ruling"');
  const before = await versionsOf(trip);
  const empty = await secretary.desk(path, sent({ ...typed, reason: "", metOn: "22.5.2026", do: "save" }));
  expect(empty.status).toBe(422);
  expect(empty.text).toContain("Skriv, hvad der er rettet, og hvorfor.");
  expect(empty.text).toContain("skriv den dag, udvalget mødtes");
  expect(empty.text).toContain(right.text);
  expectValidHtml(empty.text);
  const preview = await secretary.desk(path, sent({ ...typed, do: "preview" }));
  expectValidHtml(preview.text);
  expect(preview.text).toMatch(
    /Det bliver ændret[\s\S]*<del>[^<]*stavfejll[\s\S]*<ins>[^<]*uden stavefejl[\s\S]*Begrundelse[\s\S]*forkerte medlem/,
  );
  const other = await secretary.desk(
    path,
    sent({ ...typed, text: "Noget tredje.", seen: seenIn(preview), do: "save" }),
  );
  expect(other.text).toContain("Noget er ændret, siden du så det.");
  expect(await versionsOf(trip)).toBe(before);
  const done = await secretary.desk(path, sent({ ...typed, seen: seenIn(preview), do: "save" }));
  expect([done.status, done.headers.location]).toEqual([303, `/skrivebord/rejser/${trip}?gjort=ruling-published-anew`]);
  expect((await entryOf(trip)).rulings).toMatchObject([{ text: right.text, metOn: "2026-05-20" }]);
  const again = await secretary.desk(path, sent({ ...typed, do: "preview" }));
  expect([again.status, again.text.includes("Der er intet rettet endnu.")]).toEqual([409, true]);
});

test("where nothing public changes, the desk says so; a form from before the confirmation asks for a reason", async () => {
  const { trip, submission, id } = await confirmed({ ruling: "refused", confirmed: false });
  const path = `/skrivebord/beslutninger/${id}/ret`;
  expect((await secretary.desk(path)).text).toContain('name="ruling"');
  await api("POST", `rulings/${id}/confirmation`, {});
  const { metOn: _, reason: _none, ...older } = typed;
  const asks = await secretary.desk(path, sent({ ...older, ruling: "approved", do: "save" }));
  expect([asks.status, asks.text.includes("kan nu kun rettes med en begrundelse")]).toEqual([409, true]);
  const preview = await secretary.desk(path, sent({ ...typed, do: "preview" }));
  expect(preview.text).toContain("Intet offentligt bliver ændret");
  const done = await secretary.desk(path, sent({ ...typed, seen: seenIn(preview), do: "save" }));
  expect(done.headers.location).toBe(`/skrivebord/rejser/${trip}?gjort=ruling-put-right`);
  const rows = await site.db.query("SELECT ruling, text FROM udsyn.decisions_ruling WHERE submission_id = $1", [
    submission,
  ]);
  expect(rows).toEqual([{ ruling: "refused", text: right.text }]);
});

test("while the log has gone back nothing is corrected: in words, with 503, and what was typed stands there", async () => {
  const { id } = await confirmed();
  site.logKey.heads?.saw(site.here("lyngholm").profile.logOrigin, { size: 1_000, root: new Uint8Array(32) });
  const got = await secretary.desk(`/skrivebord/beslutninger/${id}/ret`, sent({ ...typed, do: "preview" }));
  expect([got.status, got.headers["retry-after"]]).toEqual([503, undefined]);
  expect(got.text).toContain("databasen er gået tilbage i tiden");
  expect(got.text).toContain(`>${right.text}<`);
  expect(got.text).not.toContain("log-went-back");
});
