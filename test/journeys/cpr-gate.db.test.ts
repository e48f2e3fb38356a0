import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Invalid } from "../../src/kernel/index.ts";
import { readHead } from "../../src/register/index.ts";
import { fixPublicPlan, readTrip, type TripId } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** An invented number, as people write them. */
const writings = ["010190-1234", "0101901234", "010190 1234", "01 01 90-1234", "010190-\n1234", "0 1 0 1 9 0 1 2 3 4"];
const trip = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  committee: "boerne-og-skoleudvalget",
  participants: { elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

async function refused(response: Response): Promise<{ path: string; code: string; message: string }[]> {
  const text = await response.text();
  expect(response.status, text).toBe(422);
  expect(text.replace(/\D/g, "")).not.toContain("0101901234");
  const { errors } = JSON.parse(text) as { errors: { path: string; code: string; message: string }[] };
  return errors.filter((one) => one.code === "cpr-found");
}

async function made(): Promise<string> {
  const response = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", trip);
  return ((await response.json()) as { id: string }).id;
}

/** Every text of every working and published table that is the municipality's, so that nothing is overlooked. */
async function everythingStored(): Promise<string> {
  const tables = await site.db.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('udsyn', 'register', 'jobs')`,
  );
  const rows = await Promise.all(
    tables.map(({ schema, name }) => site.db.query(`SELECT to_jsonb(t) AS row FROM "${schema}"."${name}" t`)),
  );
  return JSON.stringify(rows);
}

describe("a CPR number stops where it is written", () => {
  test.each(writings)("in a trip's text: %j", async (number) => {
    const found = await refused(
      await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
        ...trip,
        purpose: `Ring til ${number}`,
        participants: { elected: { named: [{ name: `Kim ${number}` }] } },
        startOn: number,
      }),
    );
    expect(found.map((one) => one.path).toSorted()).toEqual([
      "participants.elected.named.0.name",
      "purpose",
      "startOn",
    ]);
    expect(found[0]?.message).toMatch(/står noget, der ligner et CPR-nummer/);
  });

  test("in a change, a submission's text and a ruling", async () => {
    const id = await made();
    const number = "010190-1234";
    const change = { programme: [{ date: "2026-09-02", title: `Møde med ${number}`, purposeClass: "municipal" }] };
    expect(
      await refused(await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, change)),
    ).toMatchObject([{ path: "programme.0.title" }]);
    const submission = { about: "request", committee: trip.committee, meetingOn: "2026-05-20" };
    const submissions = `/api/v1/trips/${id}/submissions`;
    expect(
      await refused(
        await site.api("lyngholm", "coordinator", "POST", submissions, { ...submission, text: `Linje 1\n${number}` }),
      ),
    ).toMatchObject([{ path: "text", message: expect.stringContaining("»Linje 1 [CPR]«") }]);
    const made201 = await site.api("lyngholm", "coordinator", "POST", submissions, submission);
    const { id: submissionId } = (await made201.json()) as { id: string };
    const ruling = { ruling: "approved", text: "Godkendt.", minority: `Imod: ${number}`, confirmed: true };
    expect(
      await refused(
        await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submissionId}/rulings`, ruling),
      ),
    ).toMatchObject([{ path: "minority" }]);
    const report = { aim: "a", outcome: `b ${number}`, change: "c", followUpOn: null };
    const approved = { ...ruling, minority: null };
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submissionId}/rulings`, approved);
    expect(
      await refused(await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/report`, report)),
    ).toMatchObject([{ path: "outcome" }]);
  });

  test("and is stored nowhere: no draft, no trail, no queue", async () => {
    const stored = await everythingStored();
    expect(stored).toContain("Clara Prøvedal");
    expect(stored).not.toContain("010190");
    expect(stored).not.toContain("0 1 0 1 9 0");
  });
});

test("what came in by another door is stopped on its way out, with the field it stands in, and nothing is published", async () => {
  const id = await made();
  await site.db.query(`UPDATE udsyn.trips_trip SET title = 'Hos Kim, 010190-1234' WHERE trip_id = $1`, [id]);
  const before = await readHead(site.db.register, site.here("lyngholm").id);
  const publishing = site.doing("lyngholm", async (work) => {
    const stored = await readTrip(work.tx, work.municipality.id, id as TripId);
    return site.rooms.publishTrip(work, await fixPublicPlan(work, stored, null), null);
  });
  const refusal = await publishing.then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Invalid);
  expect(refusal).toMatchObject({ code: "cpr-found", faults: [{ fault: "cpr-found", path: "title" }] });
  expect(JSON.stringify(refusal)).not.toContain("1234");
  expect(await readHead(site.db.register, site.here("lyngholm").id)).toEqual(before);
});

test("a number in a reason, a posting in the pool or a file's name is stopped where it is typed", async () => {
  const id = await made();
  const number = "Ring til Kim, 010190-1234";
  const post = (role: "coordinator" | "accountant", path: string, body: object) =>
    site.api("lyngholm", role, "POST", path, body);
  for (const way of ["cancellation", "withdrawal"])
    expect(await refused(await post("coordinator", `/api/v1/trips/${id}/${way}`, { reason: number }))).not.toEqual([]);
  const line = { category: "transport", amount: "1.00", currency: "DKK", withoutReceipt: "Bortkommet" };
  expect(await refused(await post("accountant", "/api/v1/postings", { ...line, text: number }))).not.toEqual([]);
});
