import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import { reasonWith } from "./promised-reasons.ts";
import { entryAgain } from "./publish-trip.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function ok(role: RoleName, path: string, body: object): Promise<string> {
  const answer = await site.api(slug, role, "POST", `/api/v1/${path}`, body);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, `${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}

test("why a ruling was put right is told where the ruling is shown, and of one that no citizen reads never", async () => {
  const trip = await ok("coordinator", "trips", wholeTrip);
  const asked = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", `trips/${trip}/submissions`, asked);
  const given = { ruling: "approved", text: "Godkendt.", confirmed: true };
  const ruling = await ok("secretary", `submissions/${submission}/rulings`, given);
  await ok("admin", `trips/${trip}/takedown`, { reason: "Et navn for meget." });
  await ok("secretary", `rulings/${ruling}/corrections`, {
    ...{ text: "Godkendt uden bemærkninger.", reason: "En sætning manglede.", item: null, basis: null, votes: null },
    ...{ minority: null, recused: [], url: null, closed: false },
  });
  const reasonWhere = (rulings: "shown" | "hidden") =>
    site.doing(slug, async (one) => {
      const found = await readTrip(one.tx, one.municipality.id, trip as TripId);
      const entry = await entryAgain(one, found);
      if (entry === null) throw new Error("an approved trip is not public");
      return reasonWith(one, found, rulings === "shown" ? entry : { ...entry, rulings: [] }, "Set efter.");
    });
  expect(await reasonWhere("shown")).toBe("Set efter. Afgørelsen er rettet: En sætning manglede.");
  expect(await reasonWhere("hidden")).toBe("Set efter.");
});
