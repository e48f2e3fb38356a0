import { afterAll, beforeAll, expect, test } from "vitest";
import { readHead, readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const trip = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  participants: {
    elected: { named: [{ name: "Asta Opdigt", role: "formand" }] },
    staff: [{ unit: "Politik og Ledelse", count: 1 }],
  },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

async function ok(response: Response, status: number): Promise<Record<string, unknown>> {
  const body = (await response.json()) as Record<string, unknown>;
  expect(response.status, JSON.stringify(body)).toBe(status);
  return body;
}

test("a trip goes from draft to submission, ruling and public entry through the API", async () => {
  const committees = await ok(await site.api("lyngholm", "coordinator", "GET", "/api/v1/committees"), 200);
  const committee = (committees.items as { id: string; kind: string }[]).find((one) => one.kind === "committee");
  const { id } = await ok(
    await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { ...trip, committee: committee?.id }),
    201,
  );
  const submission = await ok(
    await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
      about: "request",
      committee: committee?.id,
      meetingOn: "2026-05-06",
    }),
    201,
  );
  expect(await readHead(site.db.register, site.here("lyngholm").id)).toBeNull();
  await ok(
    await site.api("lyngholm", "coordinator", "POST", `/api/v1/submissions/${submission.id}/rulings`, {
      ruling: "approved",
    }),
    403,
  );
  await ok(
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission.id}/rulings`, {
      ruling: "approved",
      text: "Godkendt.",
      item: "6",
      confirmed: true,
    }),
    201,
  );
  const found = await readRecord(site.db.register, site.here("lyngholm").id, "trip", "hamborg-2026");
  expect(found).toMatchObject({
    entry: { title: trip.title, status: "approved", version: 1, rulings: [{ ruling: "approved", item: "6" }] },
  });
  expect((await readHead(site.db.register, site.here("lyngholm").id))?.size).toBe(1);
});

test("a trip that is not ready answers 422 with every reason at once", async () => {
  const { id } = await ok(await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {}), 201);
  const refused = await ok(
    await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
      about: "request",
      committee: "oekonomiudvalget",
      meetingOn: "2026-05-06",
    }),
    422,
  );
  expect((refused.errors as { path: string }[]).map((one) => one.path)).toEqual([
    "kind",
    "title",
    "purpose",
    "committee",
    "destinations",
    "startOn",
    "endOn",
    "participants",
    "budget",
  ]);
});

test("a ruling entered before its minutes is public only once they are confirmed, and is confirmed once", async () => {
  const given = { ...trip, title: "Lübeck: hvad kan en havn?", committee: "kultur-og-fritidsudvalget" };
  const { id } = await ok(await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", given), 201);
  const before = { about: "request", committee: "kultur-og-fritidsudvalget", meetingOn: "2026-05-06" };
  const submission = await ok(
    await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, before),
    201,
  );
  const ruled = { ruling: "approved", text: "Godkendt." };
  const ruling = await ok(
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission.id}/rulings`, ruled),
    201,
  );
  const size = async () => (await readHead(site.db.register, site.here("lyngholm").id))?.size ?? 0;
  const sizeBefore = await size();
  const confirm = () => site.api("lyngholm", "secretary", "POST", `/api/v1/rulings/${ruling.id}/confirmation`);
  expect(await ok(await confirm(), 201)).toEqual({ id: ruling.id, confirmed: true });
  expect(await size()).toBe(sizeBefore + 1);
  await ok(await confirm(), 409);
});
