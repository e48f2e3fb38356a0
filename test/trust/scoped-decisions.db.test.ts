import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingId } from "../../src/decisions/index.ts";
import { agendaPaper, readMeetingAgenda } from "../../src/decisions/staff/meeting-agenda.ts";
import { openSession, savePerson } from "../../src/identity/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { publisher, tripDesk, tripRulings } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { plantTrip } from "./planted.ts";

/**
 * What is before a committee is reached by that committee's secretary, wherever the case came from, and by those whose trip
 * it is; a role within another committee or unit ends there, for rulings, minutes, the calendar and the texts.
 */
const slug = "lyngholm";
const council = "byraadet";
const [theirs, others] = ["committee:boerne-og-skoleudvalget", "committee:kultur-og-fritidsudvalget"];
const ofTheCouncil = `committee:${council}`;
const meetsOn = "2026-05-05";

let site: TestSite;
const sessions = new Map<string, string>();
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function sessionWithin(role: RoleName, scope: string): Promise<string> {
  const key = `${role} ${scope}`;
  const known = sessions.get(key);
  if (known) return known;
  const secret = await site.doing(slug, async ({ tx, municipality, now }) => {
    const grants = [{ role, scope }];
    const person = { name: key, email: null, title: null, unitId: null, subject: `test:${key}`, grants };
    return openSession(tx, municipality.id, await savePerson(tx, municipality.id, person, now), now, 8);
  });
  sessions.set(key, secret);
  return secret;
}

/** Asks as somebody with one role within one scope; a body is sent as what the address takes. */
async function as(role: RoleName, scope: string, method: string, path: string, body?: object): Promise<Got> {
  const isApi = path.startsWith("/api/");
  const headers = {
    cookie: `udsyn=${await sessionWithin(role, scope)}`,
    ...(body && {
      "content-type": isApi ? "application/json" : "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    }),
  };
  const sent = body && (isApi ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString());
  const { host } = new URL(site.addressOf(slug));
  return ask(site.address, { host, method, path, headers, ...(sent !== undefined && { body: sent }) });
}

/** A trip of one committee that is before the council, sent there by somebody with the whole municipality. */
async function beforeTheCouncil(about: "request" | "report"): Promise<{ trip: string; submission: string }> {
  const trip = await plantTrip(site, slug, about === "request" ? "draft" : "approved");
  const report = JSON.stringify({ aim: "Mål", outcome: "Udbytte", change: "Ændring", followUpOn: null });
  if (about === "report")
    await site.db.query(
      "UPDATE udsyn.trips_trip SET report = $2, report_status = 'owed', start_on = '2026-05-05', end_on = '2026-05-06' WHERE trip_id = $1",
      [trip, report],
    );
  const body = { about, committee: council, meetingOn: meetsOn };
  const sent = await site.api(slug, "secretary", "POST", `/api/v1/trips/${trip}/submissions`, body);
  expect(sent.status).toBe(201);
  return { trip, submission: ((await sent.json()) as { id: string }).id };
}

const unsaid = { item: null, basis: null, votes: null, minority: null, recused: [], url: null, closed: false };
const whole = { text: "Rettet igen.", ...unsaid };

const kept = () =>
  Promise.all(
    ["decisions_ruling", "decisions_meeting", "decisions_submission", "trips_trip"].map((table) =>
      site.db.query(`SELECT * FROM udsyn.${table} ORDER BY 1, 2`),
    ),
  );

test("a ruling is entered, confirmed and corrected by the meeting's secretary and by the trip's own; another committee's is refused", async () => {
  for (const about of ["request", "report"] as const)
    for (const scope of [ofTheCouncil, theirs, "unit:skole-og-dagtilbud"]) {
      const { submission } = await beforeTheCouncil(about);
      const rulings = `/api/v1/submissions/${submission}/rulings`;
      const page = `/skrivebord/sager/${submission}/beslutning`;
      const ruling = { ruling: "approved", text: "Godkendt." };
      const before = await kept();
      for (const confirmed of [false, true])
        expect((await as("secretary", others, "POST", rulings, { ...ruling, confirmed })).status).toBe(403);
      expect((await as("secretary", others, "GET", page)).status).toBe(403);
      expect((await as("secretary", others, "POST", page, { ...ruling, do: "save" })).status).toBe(403);
      expect(await kept()).toEqual(before);

      expect((await as("secretary", scope, "GET", page)).text).toContain("Hvad besluttede udvalget?");
      const entered = await as("secretary", scope, "POST", rulings, ruling);
      expect(entered.status, `${about} ${scope} ${entered.text}`).toBe(201);
      const { id } = JSON.parse(entered.text) as { id: string };
      const correcting = [
        ["PUT", `/api/v1/rulings/${id}`, { ...ruling, text: "Rettet." }],
        ["POST", `/api/v1/rulings/${id}/corrections`, { ...whole, reason: "En stavefejl." }],
      ] as const;
      const form = `/skrivebord/beslutninger/${id}/ret`;
      const outsider = async (before: Awaited<ReturnType<typeof kept>>) => {
        for (const [method, path, body] of correcting)
          expect((await as("secretary", others, method, path, body)).status, path).toBe(403);
        expect((await as("secretary", others, "GET", form)).status).toBe(403);
        expect((await as("secretary", others, "POST", form, { ...ruling, do: "save" })).status).toBe(403);
        expect(await kept()).toEqual(before);
      };
      await outsider(await kept());
      const [put, post] = correcting;
      expect((await as("secretary", scope, ...put)).status).toBe(200);
      expect((await as("secretary", scope, "GET", form)).text).toContain("Ret beslutningen");
      const confirming = `/skrivebord/beslutninger/${id}/bekraeft`;
      const after = await kept();
      expect((await as("secretary", others, "POST", `/api/v1/rulings/${id}/confirmation`, {})).status).toBe(403);
      expect((await as("secretary", others, "GET", confirming)).status).toBe(403);
      expect((await as("secretary", others, "POST", confirming, { ja: "1" })).status).toBe(403);
      expect(await kept()).toEqual(after);
      expect((await as("secretary", scope, "GET", confirming)).status).toBe(200);
      expect((await as("secretary", scope, "POST", `/api/v1/rulings/${id}/confirmation`, {})).status).toBe(201);
      await outsider(await kept());
      expect((await as("secretary", scope, "GET", form)).text).toContain("Hvad er rettet, og hvorfor?");
      expect((await as("secretary", scope, ...post)).status).toBe(201);
    }
});

test("the calendar of a committee is kept by its own secretary", async () => {
  const list = (scope: string, day: string) =>
    as("secretary", scope, "POST", "/api/v1/meetings", { committee: council, meetsOn: day });
  expect((await list(others, "2027-02-02")).status).toBe(403);
  const made = await list(ofTheCouncil, "2027-02-02");
  expect(made.status).toBe(201);
  const { id } = JSON.parse(made.text) as { id: string };
  const to = { meetsOn: "2027-02-09", agendaClosesOn: null };
  const before = await kept();
  // A trip's own committee has no say in when the council meets.
  for (const scope of [others, theirs]) {
    expect((await as("secretary", scope, "PUT", `/api/v1/meetings/${id}`, to)).status).toBe(403);
    expect((await as("secretary", scope, "DELETE", `/api/v1/meetings/${id}`, {})).status).toBe(403);
    expect((await as("secretary", scope, "GET", `/skrivebord/moeder/${id}`)).status).toBe(403);
    const moved = { do: "move", meetsOn: "2027-02-09", agendaClosesOn: "" };
    expect((await as("secretary", scope, "POST", `/skrivebord/moeder/${id}`, moved)).status).toBe(403);
  }
  const form = (await as("secretary", others, "GET", "/skrivebord/moeder/ny")).text;
  expect(form).toContain("Kultur- og Fritidsudvalget");
  expect(form).not.toContain(`value="${council}"`);
  const days = { committee: council, days: "2.3.2027" };
  expect((await as("secretary", others, "POST", "/skrivebord/moeder/ny", days)).status).toBe(403);
  expect(await kept()).toEqual(before);
  expect((await as("secretary", ofTheCouncil, "PUT", `/api/v1/meetings/${id}`, to)).status).toBe(200);
  expect((await as("secretary", ofTheCouncil, "DELETE", `/api/v1/meetings/${id}`, {})).status).toBe(200);
});

test("an agenda's text is read and written by the meeting's committee while the case is before it", async () => {
  const { trip, submission } = await beforeTheCouncil("request");
  const path = `/api/v1/trips/${trip}/agenda`;
  expect((await as("secretary", others, "GET", path)).status).toBe(403);
  expect((await as("secretary", others, "PUT", path, { text: "# Andens" })).status).toBe(403);
  expect((await as("secretary", ofTheCouncil, "GET", path)).status).toBe(200);
  expect((await as("secretary", ofTheCouncil, "PUT", path, { text: "# Rådets" })).status).toBe(200);
  await site.db.query("UPDATE udsyn.decisions_submission SET status = 'taken-back' WHERE submission_id = $1", [
    submission,
  ]);
  expect((await as("secretary", ofTheCouncil, "GET", path)).status).toBe(403);
});

test("a meeting's agenda gives the text of a case to those who may read it, and its heading alone to others", async () => {
  const { trip, submission } = await beforeTheCouncil("request");
  const [row] = await site.db.query<{ id: string }>(
    "SELECT meeting_id AS id FROM udsyn.decisions_submission WHERE submission_id = $1",
    [submission],
  );
  const path = `/skrivebord/moeder/${row?.id}/dagsorden`;
  const desk = tripDesk(tripRulings(publisher(site.logKey)));
  const words = "Zanzibars havn er læst af de rette.";
  await site.api(slug, "secretary", "PUT", `/api/v1/trips/${trip}/agenda`, { text: `# Hamborg\n\n${words}` });
  for (const [role, scope, reads] of [
    ["secretary", ofTheCouncil, true],
    ["coordinator", theirs, true],
    ["coordinator", "unit:skole-og-dagtilbud", true],
    ["coordinator", "unit:oekonomi", false],
    ["secretary", others, false],
  ] as const) {
    const page = await as(role, scope, "GET", path);
    expect(page.status).toBe(200);
    expect(page.text.includes(words), `${role} of ${scope}`).toBe(reads);
    expect(page.text.includes(`/rejser/${trip}/sagsfremstilling`), `${role} of ${scope}`).toBe(reads);
    expect(page.text).toContain("Hamborg");
    const paper = await site.doing(
      slug,
      async (one) => agendaPaper(one, await readMeetingAgenda(one, row?.id as MeetingId, () => desk)),
      { actor: { kind: "person", id: "reader", name: "Læser" }, grants: [{ role, scope }] },
    );
    expect(JSON.stringify(paper).includes(words), `the paper of ${role} of ${scope}`).toBe(reads);
    expect((await as(role, scope, "GET", `${path}.pdf`)).status).toBe(200);
    const body = await as(role, scope, "GET", `/api/v1/meetings/${row?.id}/agenda`);
    expect(body.text, `the API's of ${role} of ${scope}`).toContain("Hamborg");
    expect(body.text.includes(words), `the API's of ${role} of ${scope}`).toBe(reads);
  }
});

test("what is owed of a case before a committee is told to the secretary whom it names, and to the trip's own", async () => {
  const { trip, submission } = await beforeTheCouncil("request");
  const owed = async (scope: string) => {
    const { text } = await as("secretary", scope, "GET", "/api/v1/obligations");
    const { items } = JSON.parse(text) as { items: { rule: string; subject: { id: string }; owedBy: object }[] };
    return items.filter(({ subject }) => subject.id === trip).map(({ rule, owedBy }) => [rule, owedBy]);
  };
  const everyone = async () => [await owed(ofTheCouncil), await owed(theirs), await owed(others)];
  const owedBy = { role: "secretary", scope: ofTheCouncil };
  expect(await everyone()).toEqual([[["request-ruling", owedBy]], [["request-ruling", owedBy]], []]);
  const ruled = { ruling: "approved", text: "Ja." };
  await as("secretary", ofTheCouncil, "POST", `/api/v1/submissions/${submission}/rulings`, ruled);
  expect(await everyone()).toEqual([[["minutes-confirmation", owedBy]], [["minutes-confirmation", owedBy]], []]);
});

test("the desk offers a ruling and a confirmation to those who may give them", async () => {
  const asked = await beforeTheCouncil("request");
  const ruled = await beforeTheCouncil("request");
  const body = { ruling: "postponed" };
  const made = await site.api(slug, "secretary", "POST", `/api/v1/submissions/${ruled.submission}/rulings`, body);
  const { id } = (await made.json()) as { id: string };
  const rule = `/skrivebord/sager/${asked.submission}/beslutning`;
  const confirm = `/skrivebord/beslutninger/${id}/bekraeft`;
  for (const [scope, offered] of [
    [ofTheCouncil, true],
    [theirs, true],
    [others, false],
  ] as const) {
    const pages = await Promise.all(
      ["", "/moeder", `/rejser/${asked.trip}`, `/rejser/${ruled.trip}`].map((path) =>
        as("secretary", scope, "GET", `/skrivebord${path}`),
      ),
    );
    const [front = "", meetings = "", before = "", after = ""] = pages.map(({ text }) => text);
    for (const page of [front, meetings, before]) expect(page.includes(`href="${rule}"`), scope).toBe(offered);
    for (const page of [front, meetings, after]) expect(page.includes(`href="${confirm}"`), scope).toBe(offered);
  }
});
