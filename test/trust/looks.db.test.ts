import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { UdsynRoute } from "../../src/identity/index.ts";
import { lookActions } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { tripStatuses } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import {
  plantHeldRow,
  plantMeeting,
  plantQuestion,
  plantRuling,
  plantSubmission,
  plantTrip,
  sessionOf,
} from "./planted.ts";
import { policy } from "./policy.ts";

/** Personal tables whose reading is a look, with the columns that are about people. */
const lookedAt: Readonly<Record<string, readonly string[]>> = {
  trips_travel_list: ["sealed"],
  records_audit_value: ["actor_name", "value"],
  records_erasure_request: ["asked"],
  records_outbox: ["payload"],
  replies_invitation: ["name", "email", "draft", "sent", "pages"],
  replies_question: ["name", "email", "body", "answer"],
  intake_row: ["printed"],
};

/** Personal tables that are read as part of a case or of signing in: who may see the case sees what is in it. */
const ordinary: Readonly<Record<string, string>> = {
  identity_person: "read at each request to know who asks; a list of people is a look by `identity.look-at-people`",
  identity_token: "as identity_person",
  identity_working_draft: "shown to nobody but the one who typed it",
  trips_trip: "the case itself, by the roles that may see it; its history is a look",
  trips_follow_up: "part of the case",
  trips_ruled: "read by nobody: what stays public while minutes wait, and where a corrected ruling puts a trip back",
  records_hold: "why a case is kept, on its page and on the list of terms, by those who mark cases",
  decisions_submission: "part of the case",
  decisions_ruling: "part of the case",
  accounts_posting: "the ledger, by the roles that keep or audit it",
  accounts_movement: "as accounts_posting",
  accounts_removed_posting: "as accounts_posting: lines that were put away, by those who can put them back",
  records_document: "a file's name, in the list of a case's receipts",
  records_idempotency: "read by nobody but the program whose answer it is",
  replies_answer: "answers without a name, shown from five on",
  outreach_subscriber: "shown to nobody: the letters that were asked for go to it",
  intake_run: "a file's name, in the list of imports",
  relations_partner:
    "organisations and towns: a name in one is what a list says of it, and what is published everybody reads",
};

/** A manager's words about what came back, told to those who are to mend it: their own letter, and no look at somebody. */
const sentBackTold = /^\/skrivebord\/rejser\/:id(?:\/(?!historik|rejseliste)[a-z-]+)?$/;
/** A request comes back, or a change of what was approved. */
const mayBeSentBack: readonly string[] = ["sent-back", "approved"];

/** Read and not shown. */
const notShown: Readonly<Record<string, string>> = {
  "/skrivebord/rejser/:id/rejseliste/slet": "asks whether there is a list, and shows nothing of it",
  "/skrivebord/opbevaring": "rows are counted, and only the counts shown",
  "/api/v1/retention": "the same",
  "/api/v1/audit-trail/chain": "values are read to be hashed; the answer says only whether the seals fit",
  "/skrivebord/revisionsspor/kaede": "values are read to be hashed; the page says only whether the seals fit",
};

let site: TestSite;
const said: string[] = [];

beforeAll(async () => {
  site = await startTestSite();
  const query = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    said.push(typeof first === "string" ? first : String((first as { text?: unknown }).text));
    return Reflect.apply(query, this, given);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await site.close();
});

/** Tables of the list above whose personal columns a statement reads. */
function lookedAtIn(statement: string): readonly string[] {
  if (!/^\s*(?:select|with)\b/i.test(statement) || /\binsert\s+into\b/i.test(statement)) return [];
  return Object.entries(lookedAt).flatMap(([table, columns]) => {
    const from = new RegExp(`"?udsyn"?\\."?${table}"?\\b`, "i");
    const read = new RegExp(`select\\s+(?:distinct\\s+)?\\*|"?\\b(?:${columns.join("|")})\\b"?`, "i");
    return from.test(statement) && read.test(statement.replace(from, "")) ? [table] : [];
  });
}

const rolesOf = (route: UdsynRoute): readonly RoleName[] => {
  const access = policy[`${route.method} ${route.path}`];
  return access === undefined || typeof access === "string" ? [] : access;
};

async function subjectOf(path: string, trip: string): Promise<string> {
  if (/\/(?:submissions|sager)\/:id/.test(path)) return plantSubmission(site, "lyngholm", trip);
  if (/\/beslutninger\/:id/.test(path))
    return plantRuling(site, "lyngholm", await plantSubmission(site, "lyngholm", trip));
  if (/\/(?:moeder|meetings)\/:id/.test(path)) return plantMeeting(site, "lyngholm");
  if (/\/(?:import|held-rows)\//.test(path)) return plantHeldRow(site, "lyngholm");
  if (/\/(?:spoergsmaal|questions)\/:id/.test(path)) return plantQuestion(site, "lyngholm");
  if (/\/(?:revisionsspor|audit-trail)\/:id/.test(path)) return lastTrace();
  return trip;
}

async function lastTrace(): Promise<string> {
  const [row] = await site.db.query<{ id: string }>(
    "SELECT audit_id AS id FROM udsyn.records_audit WHERE municipality_id = $1 ORDER BY audit_id DESC LIMIT 1",
    [site.here("lyngholm").id],
  );
  return row?.id ?? "";
}

/** A trip in a status, with a contribution by link and a travel list: what there is to look at. */
async function plantLookable(status: (typeof tripStatuses)[number]): Promise<string> {
  const id = await plantTrip(site, "lyngholm", status);
  const here = site.here("lyngholm").id;
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, name, email, lang,
       sent, sent_at, taken, expires_at, created_at, created_by)
     VALUES ($1, $2, 'trip', $3, 'Bo Bidrager', 'bo@by.example', 'da', $4, now(), '[]', now(), now(), 'test')`,
    [here, randomUUID(), id, JSON.stringify({ aim: "Vi så havnen.", outcome: "", change: "" })],
  );
  if (status === "draft")
    await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, {
      travellers: [{ name: "Bo Rejsende", passport: "P1" }],
    });
  return id;
}

test("every personal table is either looked at or read as part of a case, with the reason", () => {
  const tables = personalSources("test")
    .flatMap((one) => one.columns)
    .filter((name) => name.startsWith("udsyn."))
    .map((name) => name.split(".")[1]);
  const listed = [...Object.keys(lookedAt), ...Object.keys(ordinary)];
  expect([...new Set(tables)].toSorted()).toEqual(listed.toSorted());
});

test("each page and answer that reads what is about people leaves a look in the trail", {
  timeout: 180_000,
}, async () => {
  const routes = site.rooms.routes.filter(
    (one) => one.method === "GET" && (one.lane === "staff" || one.lane === "api") && rolesOf(one).length > 0,
  );
  const met = new Set<string>();
  const host = new URL(site.addressOf("lyngholm")).host;
  for (const status of tripStatuses) {
    const trip = await plantLookable(status);
    for (const route of routes) {
      const [role] = rolesOf(route);
      if (!role) continue;
      // Only the draft has a list: elsewhere there is nothing to look at.
      if (route.path === "/skrivebord/rejser/:id/rejseliste" && status !== "draft") continue;
      const id = await subjectOf(route.path, trip);
      const byToken = route.lane === "api" && !route.path.startsWith("/api/v1/me/");
      const headers: Record<string, string> = byToken
        ? { authorization: `Bearer ${await site.token("lyngholm", role)}` }
        : { cookie: `udsyn=${await sessionOf(site, "lyngholm", role)}` };
      const path = route.path.replace(/:(\w+)/g, (_, name: string) => (name === "id" ? id : "findes-ikke"));
      const before = await lastTrace();
      said.length = 0;
      const got = await ask(site.address, { host, path, headers });
      const tables = [...new Set(said.flatMap(lookedAtIn))];
      if (got.status !== 200 || tables.length === 0 || route.path in notShown) continue;
      if (mayBeSentBack.includes(status) && sentBackTold.test(route.path) && tables.join() === "records_audit_value")
        continue;
      for (const table of tables) met.add(table);
      const left = await site.db.query<{ action: string }>(
        "SELECT action FROM udsyn.records_audit WHERE municipality_id = $1 AND audit_id > $2",
        [site.here("lyngholm").id, before],
      );
      const what = `GET ${route.path} of a ${status} trip by ${role} reads ${tables.join(", ")}`;
      expect(
        left.map((one) => one.action).filter((one) => lookActions.includes(one)),
        what,
      ).not.toEqual([]);
    }
  }
  // A test that meets nothing finds nothing wrong.
  expect([...met].toSorted()).toEqual([
    "intake_row",
    "records_audit_value",
    "records_erasure_request",
    "records_outbox",
    "replies_invitation",
    "replies_question",
    "trips_travel_list",
  ]);
});

test("a search for a person is a look whatever comes of it; what is too short tells of nobody", async () => {
  const host = new URL(site.addressOf("lyngholm")).host;
  const cookie = `udsyn=${await sessionOf(site, "lyngholm", "dpo")}`;
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const searched = async (names: string) => {
    const before = await lastTrace();
    const body = new URLSearchParams({ navne: names }).toString();
    const got = await ask(site.address, { method: "POST", path: "/skrivebord/persondata", host, headers, body });
    const left = await site.db.query<{ action: string }>(
      "SELECT action FROM udsyn.records_audit WHERE municipality_id = $1 AND audit_id > $2",
      [site.here("lyngholm").id, before],
    );
    return { got, left: left.map((one) => one.action) };
  };
  const named = "Asta Opdigt";
  const found = await searched(named);
  expect([found.got.status, found.left]).toEqual([200, ["oversight.search-person"]]);
  const list = "Personer med adgang, der ligner";
  const [person] = await site.db.query<{ name: string }>(
    "SELECT name FROM udsyn.identity_person WHERE municipality_id = $1 ORDER BY name LIMIT 1",
    [site.here("lyngholm").id],
  );
  const first = person?.name.split(" ")[0] ?? "";
  const word = await searched(first);
  expect(word.got.status).toBe(422);
  expect(word.got.text).toContain(list);
  expect(word.left).toEqual(["oversight.search-person"]);
  // Neither part of a word, nor what everybody's address ends in, is asking for somebody.
  for (const short of ["a", "as", "@", "%%%", "___", first.slice(1), "lyngholm.example"]) {
    const { got, left } = await searched(short);
    expect(got.status, short).toBe(422);
    expect(got.text.includes(list), short).toBe(false);
    expect(left, short).toEqual(["oversight.search-person"]);
  }
  expect((await searched("  ")).left).toEqual([]);
});
