import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { correctPerson } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { republisher } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** A line's text is public: a name that stands there alone is corrected for everybody, once the accounts need it no more as it is. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const correct = (from: string, to: string) =>
  site.doing(
    slug,
    (one) => correctPerson(one, personalSources("test"), republisher(site.rooms.publishTrip), { from, to, except: [] }),
    dpo,
  );

async function ok(role: RoleName, method: string, path: string, body: object): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
  return said.id;
}
async function shown(): Promise<object | null> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", "hamborg-2026");
  return found && "entry" in found ? found.entry : null;
}

test("the trip of a corrected line is published anew, once, and none for what the public does not read", async () => {
  const id = await ok("coordinator", "POST", "trips", {
    ...wholeTrip,
    participants: { ...wholeTrip.participants, companions: [{ name: "Ledsager Fejlstavet" }] },
  });
  const asked = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, asked);
  const given = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `submissions/${submission}/rulings`, given);
  for (const meal of ["Frokost", "Middag"])
    await ok("accountant", "POST", `trips/${id}/postings`, {
      ...{ category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2018-05-06" },
      ...{ text: `${meal} med Tove Fejlstavet`, withoutReceipt: "Bortkommet" },
    });
  const before = await shown();
  expect(JSON.stringify(before)).toContain("Tove Fejlstavet");
  await correct("Tove Fejlstavet", "Tove Retskreven");
  const after = JSON.stringify(await shown());
  expect([after.includes("Frokost med Tove Retskreven"), after.includes("Fejlstavet")]).toEqual([true, false]);
  expect(await shown()).toMatchObject({ version: 4, corrections: [{ version: 4, reason: "Et navn er rettet." }] });
  await correct("Ledsager Fejlstavet", "Ledsager Retskreven");
  expect(await shown()).toMatchObject({ version: 4 });
});
