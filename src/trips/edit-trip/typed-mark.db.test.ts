import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";
import { erasedMark } from "../../records/index.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const asked = (role: RoleName, method: string, path: string, body: object) =>
  site.api("lyngholm", role, method, `/api/v1/trips${path}`, body);
/** Which fields were refused as a mark that somebody typed. */
const marks = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { errors: { path: string; code: string }[] }).errors
    .filter((one) => one.code === "erased-mark")
    .map((one) => one.path),
];

test("a plan that says that something was erased is refused, new or changed, and what stands so is sent back", async () => {
  const slot = { date: "2026-09-03", title: "Møde", purposeClass: "municipal" };
  expect(await marks(await asked("coordinator", "POST", "", { title: erasedMark }))).toEqual([422, ["title"]]);
  const id = await plantTrip(site, "lyngholm", "draft");
  const given = { purpose: ` ${erasedMark} `, destinations: [{ place: erasedMark, country: "NO" }] };
  expect(await marks(await asked("coordinator", "PATCH", `/${id}`, given))).toEqual([
    422,
    ["purpose", "destinations.0.place"],
  ]);
  const erased = { purpose: erasedMark, destinations: [{ place: erasedMark, country: "NO" }] };
  await site.db.query("UPDATE udsyn.trips_trip SET plan = plan || $2::jsonb WHERE trip_id = $1", [id, erased]);
  expect((await asked("coordinator", "PATCH", `/${id}`, given)).status).toBe(200);
  const other = { title: erasedMark, programme: [{ ...slot, host: erasedMark }] };
  expect(await marks(await asked("coordinator", "PATCH", `/${id}`, other))).toEqual([
    422,
    ["title", "programme.0.host"],
  ]);
  expect((await asked("coordinator", "POST", `/${id}/copies`, {})).status).toBe(201);
});

test("so is a report, and a line of accounts", async () => {
  const id = await plantTrip(site, "lyngholm", "approved");
  const report = { aim: "Lære.", outcome: erasedMark, change: "Intet." };
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed' WHERE trip_id = $1", [id]);
  expect(await marks(await asked("coordinator", "PUT", `/${id}/report`, report))).toEqual([422, ["outcome"]]);
  await site.db.query("UPDATE udsyn.trips_trip SET report = $2::jsonb WHERE trip_id = $1", [
    id,
    { ...report, followUpOn: null },
  ]);
  expect((await asked("coordinator", "PUT", `/${id}/report`, report)).status).toBe(200);
  const line = { category: "transport", amount: "7.00", currency: "DKK", bookedOn: "2026-05-06", text: erasedMark };
  const posted = await asked("accountant", "POST", `/${id}/postings`, { ...line, voucher: erasedMark });
  expect(await marks(posted)).toEqual([422, ["text", "voucher"]]);
});

test("so is a ruling, new or put right, and one that stands erased is put right around it", async () => {
  const committee = "kultur-og-fritidsudvalget";
  const days = { startOn: "2026-09-02", endOn: "2026-09-04" };
  const made = await asked("coordinator", "POST", "", { ...wholeTrip, ...days, committee });
  const { id } = (await made.json()) as { id: string };
  const sent = { about: "request", committee, meetingOn: "2026-05-05" };
  const submitted = await asked("coordinator", "POST", `/${id}/submissions`, sent);
  const submission = ((await submitted.json()) as { id: string }).id;
  expect(submitted.status).toBe(201);
  const rulings = (method: string, path: string, body: object) =>
    site.api("lyngholm", "secretary", method, `/api/v1/${path}`, body);
  const given = { ruling: "approved", text: "Ja.", confirmed: false };
  const path = `submissions/${submission}/rulings`;
  const wrong = await rulings("POST", path, { ...given, text: erasedMark, minority: erasedMark });
  expect(await marks(wrong)).toEqual([422, ["text", "minority"]]);
  const entered = await rulings("POST", path, given);
  const ruling = ((await entered.json()) as { id: string }).id;
  expect(entered.status).toBe(201);
  await site.db.query("UPDATE udsyn.decisions_ruling SET text = $2 WHERE ruling_id = $1", [ruling, erasedMark]);
  const again = { ...given, text: erasedMark };
  expect((await rulings("PUT", `rulings/${ruling}`, again)).status).toBe(200);
  expect(await marks(await rulings("PUT", `rulings/${ruling}`, { ...again, item: erasedMark }))).toEqual([
    422,
    ["item"],
  ]);
});

test("so is the reason of what is told in public: a cancellation, a taking down, a correction", async () => {
  const trip = await asked("coordinator", "POST", "", wholeTrip);
  const { id } = (await trip.json()) as { id: string };
  const about = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const submission = await asked("coordinator", "POST", `/${id}/submissions`, about);
  const rulings = `/api/v1/submissions/${((await submission.json()) as { id: string }).id}/rulings`;
  const yes = { ruling: "approved", text: "Godkendt.", confirmed: true };
  expect((await site.api("lyngholm", "secretary", "POST", rulings, yes)).status).toBe(201);
  const entered = await site.db.query<{ id: string }>(
    "SELECT ruling_id AS id FROM udsyn.decisions_ruling JOIN udsyn.decisions_submission USING (submission_id) WHERE subject_id = $1",
    [id],
  );
  const ruling = `/api/v1/rulings/${entered[0]?.id}/corrections`;
  const whole = {
    ...{ text: erasedMark, item: null, basis: null, votes: null, minority: null },
    recused: [],
    url: null,
  };
  const corrected = { ...whole, closed: false, metOn: "2026-05-05", reason: erasedMark };
  expect(await marks(await site.api("lyngholm", "secretary", "POST", ruling, corrected))).toEqual([
    422,
    ["text", "reason"],
  ]);
  for (const act of ["cancellation", "takedown", "corrections"]) {
    const answer = await asked("coordinator", "POST", `/${id}/${act}`, { reason: `${erasedMark}\u200b` });
    expect([act, ...(await marks(answer))]).toEqual([act, 422, ["reason"]]);
  }
});
