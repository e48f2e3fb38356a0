import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function made(role: "coordinator" | "secretary", path: string, body: object): Promise<string> {
  const answer = await site.api(slug, role, "POST", path, body);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

test("of eight who confirm the same minutes at once one does, and it stands once in the trail", async () => {
  const trip = await made("coordinator", "/api/v1/trips", { ...wholeTrip, startOn: "2026-09-02", endOn: "2026-09-04" });
  const asks = { about: "request", committee: "byraadet", meetingOn: "2026-04-01" };
  const submission = await made("coordinator", `/api/v1/trips/${trip}/submissions`, asks);
  const yes = { ruling: "approved", text: "Godkendt." };
  const ruling = await made("secretary", `/api/v1/submissions/${submission}/rulings`, yes);
  const confirm = () => site.api(slug, "secretary", "POST", `/api/v1/rulings/${ruling}/confirmation`);
  const answers = await Promise.all(Array.from({ length: 8 }, confirm));
  expect(answers.map((one) => one.status).toSorted()).toEqual([201, ...Array<number>(7).fill(409)]);
  const trail = await site.db.query(
    "SELECT FROM udsyn.records_audit WHERE action = 'decisions.confirm' AND subject_id = $1",
    [trip],
  );
  expect(trail).toHaveLength(1);
});
