import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("what a company gives is answered with two places in what was approved too, however it was written", async () => {
  const ask = async (role: "coordinator" | "secretary", method: string, path: string, body?: object) => {
    const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return (await answer.json()) as { id: string; approved: { gifts: unknown } };
  };
  const funding = [{ payer: "company", name: "Firma A/S", amount: "4000", basis: "Skriftligt." }];
  const { id } = await ask("coordinator", "POST", "trips", { ...wholeTrip, funding });
  const asked = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-06" };
  const submission = await ask("coordinator", "POST", `trips/${id}/submissions`, asked);
  await ask("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  const { approved } = await ask("coordinator", "GET", `trips/${id}`);
  expect(approved.gifts).toEqual([{ name: "Firma A/S", amount: "4000.00" }]);
});
