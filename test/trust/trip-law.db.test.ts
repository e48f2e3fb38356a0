import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Who } from "../../src/identity/index.ts";
import { Refusal } from "../../src/kernel/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import {
  asked,
  endTrip,
  readTrip,
  type TripId,
  type TripStatus,
  tripLife,
  tripStatuses,
} from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantSubmission, plantTrip, putInto } from "./planted.ts";

/**
 * The life of a trip as law, written by hand from product.md (Trip): what is done, from where, by whom, where it leads.
 * Whatever is not written here is refused: to a role of no such right 403, at a status where it does not begin 409.
 * `approved` stands for the last committee in the order; the manager's three are the staff visit's, and end where a committee has said its word. An employee does
 * nothing with what others began, and a draft is not there (404) for whoever neither began it nor looks after drafts.
 */
const law = `
  edit      | draft sent-back postponed                                          | coordinator secretary manager employee | same
  edit      | submitted recommended suspended approved complete                  | coordinator secretary                  | same
  submit    | draft sent-back postponed submitted recommended suspended approved | coordinator secretary manager employee | submitted
  take-back | submitted recommended suspended                                    | coordinator secretary manager employee | sent-back
  take-back-change | submitted recommended suspended                             | coordinator secretary manager employee | approved
  approve   | submitted                                                          | secretary manager                      | approved
  approve   | recommended suspended                                              | secretary                              | approved
  refuse    | submitted                                                          | secretary manager                      | refused
  refuse    | recommended suspended                                              | secretary                              | refused
  send-back | submitted                                                          | secretary manager                      | sent-back
  send-back | recommended suspended                                              | secretary                              | sent-back
  recommend | submitted recommended suspended                                    | secretary                              | recommended
  note      | submitted recommended suspended                                    | secretary                              | same
  postpone  | submitted recommended suspended                                    | secretary                              | postponed
  suspend   | submitted recommended suspended                                    | secretary                              | suspended
  withdraw  | draft submitted recommended suspended sent-back postponed          | coordinator secretary                  | withdrawn
  refuse-change    | submitted                                                   | secretary manager                      | approved
  refuse-change    | recommended suspended                                       | secretary                              | approved
  postpone-change  | submitted recommended suspended                             | secretary                              | approved
  send-back-change | submitted                                                   | secretary manager                      | approved
  send-back-change | recommended suspended                                       | secretary                              | approved
  withdraw-change  | submitted recommended suspended                             | coordinator secretary                  | approved
  cancel    | draft submitted recommended suspended approved postponed sent-back | coordinator secretary                  | cancelled
  take-out  | approved complete                                                  | coordinator                            | withdrawn
`;

interface Article {
  readonly action: string;
  readonly from: readonly string[];
  readonly by: readonly string[];
  readonly to: string;
}

const articles: readonly Article[] = law
  .trim()
  .split("\n")
  .map((line) => {
    const [action = "", from = "", by = "", to = ""] = line.split("|").map((part) => part.trim());
    return { action, from: from.split(" "), by: by.split(" "), to };
  });
const actions = [...new Set(articles.map((one) => one.action))];

/** Who sees drafts that others began: who plans trips or answers for a unit's, and who looks over everyone's shoulder. */
const seesDrafts: readonly RoleName[] = ["coordinator", "secretary", "manager", "auditor", "dpo"];
type Maker = "own" | "another's";

/** What the law says: where it leads, or with what it is refused. */
function lawful(action: string, status: TripStatus, role: RoleName, maker: Maker): string | 403 | 409 {
  const here = articles.filter((one) => one.action === action && one.from.includes(status));
  if (here.length === 0) return 409;
  const found = here.find((one) => one.by.includes(role) && (role !== "employee" || maker === "own"));
  if (!found) return 403;
  return found.to === "same" ? status : found.to;
}

/** The same, for what is read first: a draft out of sight is not there. */
function answered(action: string, status: TripStatus, role: RoleName, maker: Maker): string | 403 | 404 | 409 {
  const unseen = status === "draft" && maker === "another's" && !seesDrafts.includes(role);
  return unseen ? 404 : lawful(action, status, role, maker);
}

let site: TestSite;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantTrip(site, "lyngholm", "draft");
});
afterAll(() => site.close());

const whoIs = (role: RoleName): Who => ({
  actor: { kind: "token", id: role, name: role },
  grants: [{ role, scope: null }],
});
const statusOf = async () =>
  (await site.db.query<{ status: string }>("SELECT status FROM udsyn.trips_trip WHERE trip_id = $1", [trip]))[0]
    ?.status;

test("the table in the code has the law's actions and statuses, and no others", () => {
  expect([...new Set(tripLife.steps.map((one) => one.action))].sort()).toEqual(actions.toSorted());
  const named = new Set(articles.flatMap((one) => [...one.from, one.to]).filter((one) => one !== "same"));
  // A trip is complete when its tracks are; nobody takes it there.
  expect(articles.map((one) => one.to)).not.toContain("complete");
  expect([...named].sort()).toEqual(tripStatuses.toSorted());
});

test("every action × status × role: the predicate that buttons and guards ask", async () => {
  const here = site.here("lyngholm");
  const whole = await site.doing("lyngholm", ({ tx }) => readTrip(tx, here.id, trip as TripId));
  let held = 0;
  for (const action of actions)
    for (const status of tripStatuses)
      for (const role of roleNames)
        for (const maker of ["own", "another's"] as const) {
          const made = { ...whole, status, createdBy: maker === "own" ? whoIs(role).actor.id : "another" };
          const answer = asked({ who: whoIs(role), municipality: here }, made, action);
          const given = answer.allowed ? answer.to : answer.because === "role" ? 403 : 409;
          expect(given, `${action} ${maker} ${status} trip as ${role}`).toBe(lawful(action, status, role, maker));
          held += 1;
        }
  expect(held).toBe(18 * 11 * 11 * 2);
});

/** Asks the API for one thing in every status, by every role, and holds answer and row against the law. */
async function walk(
  action: string,
  routeRoles: readonly RoleName[],
  ask: (role: RoleName) => Promise<Response>,
  roles: readonly RoleName[] = roleNames,
  maker: Maker = "another's",
): Promise<void> {
  for (const status of tripStatuses)
    for (const role of roles) {
      await site.db.query("DELETE FROM udsyn.decisions_ruling");
      await site.db.query("DELETE FROM udsyn.decisions_submission");
      await putInto(site, trip, status);
      const response = await ask(role);
      const said = answered(action, status, role, maker);
      const expected = routeRoles.includes(role) ? said : 403;
      const what = `${action} a ${status} trip as ${role}: ${response.status} ${await response.text()}`;
      if (typeof expected === "number") {
        expect(response.status, what).toBe(expected);
        expect(await statusOf(), what).toBe(status);
      } else {
        expect([200, 201], what).toContain(response.status);
        expect(await statusOf(), what).toBe(expected);
      }
    }
}

describe("through the interface for programs", () => {
  let change = 0;
  test("edit", () =>
    walk("edit", ["coordinator", "secretary", "manager", "employee"], (role) => {
      change += 1;
      return site.api("lyngholm", role, "PATCH", `/api/v1/trips/${trip}`, { caseNumber: String(change) });
    }));

  test("edit, by those who began it", async () => {
    for (const role of ["coordinator", "secretary", "manager", "employee"] as const) {
      await site.db.query(
        `UPDATE udsyn.trips_trip SET created_by = (SELECT token_id::text FROM udsyn.identity_token
           WHERE municipality_id = $2 AND role = $3) WHERE trip_id = $1`,
        [trip, site.here("lyngholm").id, role],
      );
      const patch = () => {
        change += 1;
        return site.api("lyngholm", role, "PATCH", `/api/v1/trips/${trip}`, { caseNumber: String(change) });
      };
      await walk("edit", [role], patch, [role], "own");
    }
    await site.db.query("UPDATE udsyn.trips_trip SET created_by = 'test' WHERE trip_id = $1", [trip]);
  });

  test("submit, which only those who write agendas do here", () =>
    walk("submit", ["coordinator", "secretary"], (role) =>
      site.api("lyngholm", role, "POST", `/api/v1/trips/${trip}/submissions`, {
        about: "request",
        committee: "byraadet",
        meetingOn: "2026-05-20",
      }),
    ));

  test("submit what is approved as it is planned: there is nothing new to rule on", async () => {
    await putInto(site, trip, "approved");
    await site.db.query(
      `UPDATE udsyn.trips_trip SET approved = approved || jsonb_build_object('participants', plan->'participants',
         'budget', plan->'budget') WHERE trip_id = $1`,
      [trip],
    );
    const refused = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${trip}/submissions`, {
      about: "request",
      committee: "byraadet",
      meetingOn: "2026-05-20",
    });
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ code: "approved-already" }),
    ]);
    expect(await statusOf()).toBe("approved");
  });

  test.each([
    ["approve", "approved"],
    ["refuse", "refused"],
    ["send-back", "sent-back"],
    ["recommend", "recommended"],
    ["note", "noted"],
    ["postpone", "postponed"],
    ["suspend", "suspended"],
    ["withdraw", "withdrawn"],
  ])("%s, by the secretary's ruling", (action, ruling) =>
    walk(
      action,
      ["secretary"],
      async (role) => {
        const submission = await plantSubmission(site, "lyngholm", trip);
        return site.api("lyngholm", role, "POST", `/api/v1/submissions/${submission}/rulings`, { ruling });
      },
      ["secretary", "coordinator", "manager", "admin"],
    ),
  );

  test("submit a trip that lacks something: all of it is said, nothing happens", async () => {
    const empty = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Tom" });
    const { id } = (await empty.json()) as { id: string };
    const refused = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
      about: "request",
      committee: "byraadet",
      meetingOn: "2026-05-20",
    });
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as { errors: unknown[] }).errors.length).toBeGreaterThanOrEqual(7);
  });
});

test("cancelling what was made, by the use case, in every status by every role: nobody, once it is approved", async () => {
  const { now } = site.clock;
  site.clock.now = new Date("2026-09-20T08:00:00Z");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed' WHERE trip_id = $1", [trip]);
  const publish = async () => ({ changed: false, version: 1, slug: "" });
  for (const status of tripStatuses)
    for (const role of roleNames) {
      await putInto(site, trip, status);
      const done = await site
        .doing("lyngholm", (work) => endTrip(work, trip as TripId, "cancel", "Aflyst.", publish), whoIs(role))
        .then(
          (saved) => saved.status,
          (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.code}` : Promise.reject(error)),
        );
      const said = answered("cancel", status, role, "another's");
      const law =
        { 403: "forbidden role-needed", 404: "not-found trip-unknown", 409: "conflict trip-status" }[said] ?? said;
      const expected = status === "approved" && said === "cancelled" ? "conflict trip-made" : law;
      expect(done, `cancel a made ${status} trip as ${role}`).toBe(expected);
    }
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'not-owed' WHERE trip_id = $1", [trip]);
  site.clock.now = now;
});

test.each(["cancel", "withdraw"] as const)("%s, by the use case, in every status by every role", async (action) => {
  for (const status of tripStatuses)
    for (const role of roleNames) {
      await putInto(site, trip, status);
      const done = await site
        .doing(
          "lyngholm",
          (work) =>
            endTrip(work, trip as TripId, action, "Aflyst.", async () => ({ changed: false, version: 1, slug: "" })),
          whoIs(role),
        )
        .then(
          (saved) => saved.status,
          (error: unknown) => (error instanceof Refusal ? error.kind : Promise.reject(error)),
        );
      const said = answered(action, status, role, "another's");
      const expected = { 403: "forbidden", 404: "not-found", 409: "conflict" }[said] ?? said;
      expect(done, `${action} a ${status} trip as ${role}`).toBe(expected);
      expect(await statusOf()).toBe(typeof said === "number" ? status : said);
    }
});
