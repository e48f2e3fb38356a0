import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roomTexts } from "../../src/app/room-texts.ts";
import { demoSubject, personBySubject, readWho } from "../../src/identity/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { settleReport, type TripId } from "../../src/trips/index.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import {
  plantMeeting,
  plantOpenAccounts,
  plantRuling,
  plantSubmission,
  plantTrip,
  sessionOf,
  wholeTrip,
} from "./planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** A refusal's status and every code in it. */
async function codesOf(answer: Response): Promise<readonly [number, ...string[]]> {
  const said = (await answer.json()) as { code?: string; errors?: { code: string }[] };
  return [answer.status, ...(said.code ? [said.code] : []), ...(said.errors ?? []).map((one) => one.code)];
}
const asked = async (role: RoleName, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  codesOf(await site.api(slug, role, method, path, body, headers));
const nobody = randomUUID();

async function desk(role: RoleName, path: string, fields?: Record<string, string>) {
  const origin = site.addressOf(slug);
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const sent = fields && {
    ...{ method: "POST", body: new URLSearchParams(fields).toString() },
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
  };
  return ask(site.address, { host: new URL(origin).host, path, headers: { cookie }, ...sent });
}

/** Whether a page has a refusal's words, as far as they are the same for everybody. */
function wordsIn(html: string, code: string): boolean {
  const words = roomTexts.map((texts) => texts.words.da[`fault.${code}`]).find(Boolean) ?? "";
  const parts = words.split(/\{[^}]*\}/).map((part) => part.trim());
  return words !== "" && parts.every((part) => html.includes(part));
}

describe("trips", () => {
  test("a trip that says nothing may not be submitted, for every reason at once", async () => {
    const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", {});
    const { id } = (await made.json()) as { id: string };
    const body = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
    const codes = await asked("coordinator", "POST", `/api/v1/trips/${id}/submissions`, body);
    expect(codes.slice(0, 2)).toEqual([422, "trip-incomplete"]);
    for (const code of "kind title purpose body destination start end participants budget".split(" "))
      expect(codes).toContain(`${code}-missing`);
    // The same words, for the house's list: kind-missing purpose-missing body-missing destination-missing start-missing
    // end-missing participants-missing budget-missing.
  });

  test("sums that are stated and do not foot", async () => {
    const sums = {
      ...wholeTrip,
      budget: { ...wholeTrip.budget, total: "1.00" },
      participants: {
        elected: { count: 1, named: ["Asta Opdigt", "Bo Opdigt"].map((name) => ({ name, role: null })) },
        staff: [{ unit: "Skole", count: 2 }],
        total: 1,
      },
    };
    const codes = await asked("coordinator", "POST", "/api/v1/trips", sums);
    expect(codes[0]).toBe(422);
    expect(codes).toEqual(
      expect.arrayContaining(["budget-total-differs", "elected-total-differs", "participants-total-differs"]),
    );
  });

  test("what is not public cannot be corrected; what is on an agenda or ruled on is not put there or ruled on again", async () => {
    const draft = await plantTrip(site, slug, "draft");
    expect(await asked("coordinator", "POST", `/api/v1/trips/${draft}/corrections`, { reason: "Rettet." })).toEqual([
      409,
      "not-public",
    ]);
    const ruling = { ruling: "approved", text: "Godkendt.", confirmed: false };
    expect(await asked("secretary", "POST", `/api/v1/submissions/${nobody}/rulings`, ruling)).toEqual([
      404,
      "submission-unknown",
    ]);
    const trip = await plantTrip(site, slug, "submitted");
    const submission = await plantSubmission(site, slug, trip);
    const again = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
    expect(await asked("coordinator", "POST", `/api/v1/trips/${trip}/submissions`, again)).toContain(
      "submitted-already",
    );
    const first = await plantRuling(site, slug, submission);
    expect(await asked("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, ruling)).toEqual([
      409,
      "ruled-already",
    ]);
    expect(await asked("secretary", "POST", `/api/v1/rulings/${nobody}/confirmation`, {})).toEqual([
      404,
      "ruling-unknown",
    ]);
    await site.db.query("UPDATE udsyn.decisions_ruling SET confirmed_at = now() WHERE ruling_id = $1", [first]);
    expect(await asked("secretary", "POST", `/api/v1/rulings/${first}/confirmation`, {})).toEqual([
      409,
      "confirmed-already",
    ]);
  });

  test("a travel list after its day, and a follow-up before the report is settled", async () => {
    const trip = await plantTrip(site, slug, "approved");
    await site.db.query(
      "UPDATE udsyn.trips_trip SET end_on = '2026-01-01', start_on = '2026-01-01' WHERE trip_id = $1",
      [trip],
    );
    const list = { travellers: [{ name: "Asta" }] };
    expect(await asked("coordinator", "PUT", `/api/v1/trips/${trip}/travel-list`, list)).toEqual([
      409,
      "travel-list-over",
    ]);
    expect(await asked("coordinator", "PUT", `/api/v1/trips/${trip}/follow-up`, { text: "Fulgt op." })).toContain(
      "report-not-settled",
    );
  });

  test("a request ruled on after the departure, where the municipality's rules refuse it", async () => {
    const strict = "proeve";
    const council = site.here(strict).profile.committees.find((one) => one.kind === "council")?.id ?? "";
    const api = async (role: RoleName, path: string, body: object) =>
      (await site.api(strict, role, "POST", path, body)).json() as Promise<{ id: string; code?: string }>;
    const dates = { startOn: "2026-04-01", endOn: "2026-04-02" };
    const trip = await api("coordinator", "/api/v1/trips", { ...wholeTrip, ...dates, committee: council });
    const submission = await api("coordinator", `/api/v1/trips/${trip.id}/submissions`, {
      ...{ about: "request", committee: council, meetingOn: "2026-05-06" },
    });
    const ruled = await api("secretary", `/api/v1/submissions/${submission.id}/rulings`, {
      ...{ ruling: "approved", text: "Godkendt.", confirmed: true },
    });
    expect(ruled.code).toBe("late-request-refused");
  });

  test("a committee's report is not the manager's to settle", async () => {
    const trip = (await plantTrip(site, slug, "approved")) as TripId;
    const manager = await site.doing(slug, async ({ tx, municipality }) => {
      const id = await personBySubject(tx, municipality.id, demoSubject("manager"));
      return id && readWho(tx, municipality.id, id);
    });
    if (!manager) throw new Error("no demo manager");
    const settling = site.doing(
      slug,
      (one) => settleReport(one, trip, { decision: "approve", reason: "" }, site.rooms.publishTrip),
      manager,
    );
    await expect(settling).rejects.toMatchObject({ code: "report-not-by-manager" });
  });

  test("a report that says nothing may not be submitted", async () => {
    const trip = await plantTrip(site, slug, "approved");
    await site.db.query(
      "UPDATE udsyn.trips_trip SET report_status = 'owed', start_on = '2026-05-01', end_on = '2026-05-02' WHERE trip_id = $1",
      [trip],
    );
    const body = { about: "report", committee: "byraadet", meetingOn: "2026-05-20" };
    const codes = await asked("coordinator", "POST", `/api/v1/trips/${trip}/submissions`, body);
    expect(codes).toEqual(expect.arrayContaining([422, "report-incomplete", "aim-missing", "change-missing"]));
  });
});

describe("accounts", () => {
  test("a receipt of other accounts, and a rate where none is proposed", async () => {
    const trip = await plantOpenAccounts(site, slug);
    const line = { category: "meals", amount: "1.00", currency: "DKK", text: "Frokost", receiptId: nobody };
    expect(await asked("accountant", "POST", `/api/v1/trips/${trip}/postings`, line)).toContain("receipt-unknown");
    const made = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, {
      ...line,
      receiptId: null,
    });
    const { id } = (await made.json()) as { id: string };
    expect(
      await asked("accountant", "POST", `/api/v1/postings/${id}/rate`, undefined, { "if-match": '"1"' }),
    ).toContain("no-rate-proposed");
  });

  test("a case that has no accounts is not told that they are closed", async () => {
    const trip = await plantTrip(site, slug, "submitted");
    const line = { category: "meals", amount: "1.00", currency: "DKK", text: "Frokost" };
    for (const [path, body] of [
      ["accounts-closing", undefined],
      ["postings", line],
    ] as const)
      expect(await asked("accountant", "POST", `/api/v1/trips/${trip}/${path}`, body)).toEqual([
        409,
        "accounts-not-owed",
      ]);
  });

  test("two files onto one line, and a file with nothing in it", async () => {
    const trip = await plantOpenAccounts(site, slug);
    const origin = site.addressOf(slug);
    const send = async (files: readonly string[], posting?: string) => {
      const body = new FormData();
      if (posting) body.append("posting", posting);
      for (const [at, text] of files.entries()) body.append("files", new Blob([text]), `${at}.pdf`);
      const request = new Request("http://x", { method: "POST", body });
      return ask(site.address, {
        ...{ method: "POST", host: new URL(origin).host, path: `/skrivebord/rejser/${trip}/kvitteringer` },
        headers: {
          ...{ origin, cookie: `udsyn=${await sessionOf(site, slug, "accountant")}` },
          "content-type": request.headers.get("content-type") ?? "",
        },
        body: new Uint8Array(await request.arrayBuffer()),
      });
    };
    const line = { category: "meals", amount: "1.00", currency: "DKK", text: "Frokost" };
    const made = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
    const { id } = (await made.json()) as { id: string };
    const two = await send(["%PDF-1.7 1", "%PDF-1.7 2"], id);
    expect([two.status, wordsIn(two.text, "one-file")]).toEqual([422, true]);
    const empty = await send([""]);
    expect([empty.status, wordsIn(empty.text, "document-empty")]).toEqual([422, true]);
  });
});

describe("people, tokens and drafts", () => {
  test("access with everything wrong, to nobody, for nobody; a token that is none", async () => {
    const wrong = { name: "", email: "a@by.example", roles: [], scope: "" };
    expect(await asked("admin", "POST", "/api/v1/people", wrong)).toEqual(
      expect.arrayContaining([422, "person-name-missing", "role-missing", "scope-missing"]),
    );
    const long = { name: "x".repeat(201), email: "a@by.example", roles: ["manager"] };
    expect(await asked("admin", "POST", "/api/v1/people", long)).toContain("person-name-too-long");
    expect(await asked("admin", "DELETE", `/api/v1/people/${nobody}`)).toEqual([404, "person-unknown-here"]);
    expect(await asked("admin", "DELETE", `/api/v1/tokens/${nobody}`)).toEqual([404, "token-unknown"]);
    const [own] = await site.db.query<{ id: string }>(
      "SELECT person_id AS id FROM udsyn.identity_person WHERE municipality_id = $1 AND subject = 'demo:admin'",
      [site.here(slug).id],
    );
    const shut = await desk("admin", `/skrivebord/adgang/${own?.id}/luk`, {});
    expect([shut.status, wordsIn(shut.text, "own-access")]).toEqual([409, true]);
  });

  test("a draft of no page, one that is not there, one too long, and one too many", async () => {
    const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
    const draft = async (method: string, path: string, body?: object) => {
      const origin = site.addressOf(slug);
      const { status, text } = await ask(site.address, {
        ...{ method, host: new URL(origin).host, path: `/api/v1/me/drafts${path}` },
        headers: { cookie, origin, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      const said = JSON.parse(text) as { code?: string; errors?: { code: string }[] };
      return [status, said.code, ...(said.errors ?? []).map((one) => one.code)];
    };
    expect(await draft("GET", "?page=/skrivebord/rejser/ny")).toEqual([404, "draft-unknown"]);
    expect(await draft("GET", "?page=/andetsteds")).toContain("draft-page-unknown");
    const long = { page: "/skrivebord/rejser/ny", fields: { title: "x".repeat(300_001) } };
    expect(await draft("PUT", "", long)).toContain("draft-too-long");
    await site.db.query(
      `INSERT INTO udsyn.identity_working_draft (municipality_id, person_id, page, fields, saved_at)
       SELECT municipality_id, person_id, '/skrivebord/nr/' || n, '{}', now()
       FROM udsyn.identity_person, generate_series(1, 200) n WHERE municipality_id = $1 AND subject = 'demo:coordinator'`,
      [site.here(slug).id],
    );
    const more = { page: "/skrivebord/rejser/ny", fields: {} };
    expect(await draft("PUT", "", more)).toEqual([409, "too-many-drafts"]);
  });
});

test("what cannot be read of a request: a key too long or empty, JSON too deep, an If-Match that is none", async () => {
  const trip = await plantTrip(site, slug, "draft");
  const key = { "idempotency-key": "k".repeat(201) };
  expect(await asked("coordinator", "POST", "/api/v1/trips", {}, key)).toContain("idempotency-key-too-long");
  const empty = { "idempotency-key": "" };
  expect(await asked("coordinator", "POST", "/api/v1/trips", {}, empty)).toContain("idempotency-key-empty");
  let deep: object = {};
  for (let n = 0; n < 70; n += 1) deep = { deep };
  expect(await asked("coordinator", "POST", "/api/v1/trips", deep)).toContain("json-too-deep");
  const match = { "if-match": "vrøvl".replace("ø", "o") };
  expect(await asked("coordinator", "PATCH", `/api/v1/trips/${trip}`, {}, match)).toContain("if-match-unreadable");
});

test("the log's and the data's addresses that lead nowhere", async () => {
  const host = new URL(site.addressOf(slug)).host;
  await publishedTrip(site, slug, { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
  const tile = await ask(site.address, { host, path: "/log/tile/0/x999/999" });
  expect([tile.status, wordsIn(tile.text, "tile-unknown")]).toEqual([404, true]);
  const filter = await ask(site.address, { host, path: "/data/trips.json?farve=blaa" });
  expect(filter.text).toContain("filter-unknown");
  expect(await asked("accountant", "POST", `/api/v1/held-rows/${nobody}/dismissal`, { reason: "Nej." })).toContain(
    "held-row-unknown",
  );
});

describe("the calendar of meetings", () => {
  test.each([
    ["committee-needed days-needed", "ny", { committee: "", days: "" }],
    ["days-unreadable", "ny", { committee: "byraadet", days: "engang" }],
    ["days-too-many", "ny", { committee: "byraadet", days: "6.5.2026\n".repeat(400) }],
  ])("%s", async (codes, page, fields) => {
    const { status, text } = await desk("secretary", `/skrivebord/moeder/${page}`, fields as Record<string, string>);
    expect(status).toBe(422);
    for (const code of codes.split(" ")) expect(wordsIn(text, code), code).toBe(true);
  });

  test("meeting-day-needed", async () => {
    const meeting = await plantMeeting(site, slug);
    const { status, text } = await desk("secretary", `/skrivebord/moeder/${meeting}`, { meetsOn: "" });
    expect([status, wordsIn(text, "meeting-day-needed")]).toEqual([422, true]);
  });
});

describe("a person's data", () => {
  const base = "/skrivebord/persondata";
  test.each([
    ["person-too-short", "", { navne: "Bo" }],
    ["old-name-missing", "/ret", { navne: "Bo Bosen", fra: "En Anden", til: "Bo" }],
    ["new-name-missing", "/ret", { navne: "Bo Bosen", fra: "Bo Bosen", til: "" }],
    ["not-confirmed", "/slet", { navne: "Bo Bosen", grund: "Anmodning efter artikel 17." }],
  ])("%s", async (code, path, fields) => {
    await site.db.query("UPDATE udsyn.identity_person SET title = 'Ven af Bo Bosen' WHERE subject = 'demo:employee'");
    const { status, text } = await desk("dpo", `${base}${path}`, fields as Record<string, string>);
    expect([status, wordsIn(text, code)]).toEqual([422, true]);
  });
});

test("a sample of too many, and without a seed", async () => {
  const sample = async (query: string) => (await desk("auditor", `/skrivebord/stikproeve?hvad=acts&${query}`)).text;
  expect(wordsIn(await sample("froe=by&antal=101"), "sample-size")).toBe(true);
  expect(wordsIn(await sample("froe=&antal=10"), "seed-missing")).toBe(true);
});
