import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecord } from "../../src/register/index.ts";
import { apiOf } from "../setup/api.ts";
import { ask } from "../setup/ask.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** What a member had suspended is the council's alone until it has ruled (kommunestyrelsesloven § 23), whatever the detour. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const { api, ok } = apiOf(() => site, slug);
const own = "boerne-og-skoleudvalget";
const others = [own, "kultur-og-fritidsudvalget", "oekonomiudvalget"];
const council = "byraadet";

type About = "request" | "report";
const send = (trip: string, committee: string, over: object = {}) =>
  api("coordinator", "POST", `trips/${trip}/submissions`, {
    ...{ about: "request", committee, meetingOn: "2026-05-05", outOfOrder: "Udvalgene er enige." },
    ...over,
  });
async function put(trip: string, committee: string, about: About = "request"): Promise<string> {
  const { status, said } = await send(trip, committee, { about });
  expect(status, JSON.stringify(said)).toBe(201);
  return said.id;
}
const rule = (submission: string, ruling: string, confirmed = true) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således.", confirmed });
const takeBack = (trip: string) => ok("coordinator", "POST", `trips/${trip}/take-back`);
const rewrite = (trip: string, change: object = { purpose: "Noget helt andet." }) =>
  ok("coordinator", "PATCH", `trips/${trip}`, change);
const statusOf = async (trip: string) => (await ok("coordinator", "GET", `trips/${trip}`)).status;
const made = async (over: object = {}) => (await ok("coordinator", "POST", "trips", { ...wholeTrip, ...over })).id;
async function suspended(over: object = {}, confirmed = true): Promise<string> {
  const trip = await made(over);
  await rule(await put(trip, own), "suspended", confirmed);
  return trip;
}
async function onlyCouncil(trip: string, about: About = "request"): Promise<void> {
  for (const committee of others) {
    const { status, said } = await send(trip, committee, { about });
    expect([status, said.errors?.map((one) => `${one.path} ${one.code}`)], committee).toEqual([
      422,
      ["committee council-alone"],
    ]);
    expect(said.errors?.[0]?.message).toContain("Byrådet");
  }
}

const detours: Readonly<Record<string, (trip: string) => Promise<unknown>>> = {
  "put on the next agenda": async () => undefined,
  "taken back and sent again": takeBack,
  "taken back and rewritten": async (trip) => {
    await takeBack(trip);
    await rewrite(trip);
  },
  "moved to another committee": async (trip) => {
    await takeBack(trip);
    await rewrite(trip, { committee: "kultur-og-fritidsudvalget" });
  },
  "made another kind": async (trip) => {
    await takeBack(trip);
    await rewrite(trip, { kind: "delegation" });
  },
  "postponed by the council": async (trip) => rule(await put(trip, council), "postponed"),
  "passed on by the council": async (trip) => rule(await put(trip, council), "recommended"),
  "noted by the council": async (trip) => rule(await put(trip, council), "noted"),
  "put before the council and taken back": async (trip) => {
    await put(trip, council);
    await takeBack(trip);
    await rewrite(trip);
  },
};

test.each(Object.keys(detours))("a suspended request is the council's alone: %s", async (detour) => {
  const trip = await suspended();
  await detours[detour]?.(trip);
  await onlyCouncil(trip);
  const page = await ask(`${site.addressOf(slug)}/skrivebord/rejser/${trip}/dagsorden`, {
    headers: { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` },
  });
  expect(page.body).toMatch(/<option value="byraadet" selected/);
  expect(page.body).toContain("Et medlem har standset beslutningen");
  const headers = {
    cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}`,
    ...{ "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  };
  const form = { about: "request", committee: own, meetingOn: "5.5.2026", outOfOrder: "Udvalgene er enige." };
  const body = new URLSearchParams(form).toString();
  const refused = await ask(`${site.addressOf(slug)}/skrivebord/rejser/${trip}/dagsorden`, {
    ...{ method: "POST", headers, body },
  });
  expect([refused.status, refused.body.includes("så kun Byrådet kan tage stilling nu")]).toEqual([422, true]);
  await rule(await put(trip, council), "approved");
  expect(await statusOf(trip)).toBe("approved");
});

test("its minutes waiting, it is the council's as well; entered wrongly it is put right", async () => {
  const trip = await suspended({}, false);
  await onlyCouncil(trip);
  const [row] = await site.db.query<{ id: string }>(
    `SELECT ruling_id AS id FROM udsyn.decisions_ruling JOIN udsyn.decisions_submission USING (municipality_id, submission_id)
     WHERE subject_id = $1`,
    [trip],
  );
  await ok("secretary", "PUT", `rulings/${row?.id}`, { ruling: "postponed", text: "Udsat.", confirmed: true });
  await rule(await put(trip, own), "approved");
  expect(await statusOf(trip)).toBe("approved");
});

test("in an order of two neither the committee nor the next one rules, and the council settles it", async () => {
  const trip = await suspended({ kind: "delegation" });
  await onlyCouncil(trip);
  await rule(await put(trip, council), "approved");
  expect(await statusOf(trip)).toBe("approved");
});

test("what the council sent back ends it with the minutes, and not before", async () => {
  const trip = await suspended();
  const { id } = await rule(await put(trip, council), "sent-back", false);
  await onlyCouncil(trip);
  await ok("secretary", "POST", `rulings/${id}/confirmation`);
  await rewrite(trip);
  await rule(await put(trip, own), "approved");
  expect(await statusOf(trip)).toBe("approved");
});

test("a suspended change that the council approved is its own until the minutes are there: the next one is too", async () => {
  const trip = await suspended();
  const { id } = await rule(await put(trip, council), "approved", false);
  await rewrite(trip, {
    budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount: "9000" }] },
  });
  await onlyCouncil(trip);
  await ok("secretary", "POST", `rulings/${id}/confirmation`);
  await rule(await put(trip, own), "approved");
});

test("a suspended change of what was approved is the council's, and the next change is too", async () => {
  const trip = await made();
  await rule(await put(trip, own), "approved");
  const dearer = (amount: string) => ({
    budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount }] },
  });
  await rewrite(trip, dearer("4300"));
  await rule(await put(trip, own), "suspended");
  await onlyCouncil(trip);
  await takeBack(trip);
  await rewrite(trip, dearer("4400"));
  await onlyCouncil(trip);
  await rule(await put(trip, council), "approved");
  await rewrite(trip, dearer("4500"));
  await rule(await put(trip, own), "approved");
  expect(await statusOf(trip)).toBe("approved");
});

test("a case that was on a committee's agenda before this was refused is not ruled on there", async () => {
  const trip = await suspended();
  const submission = await put(trip, council);
  await site.db.query("UPDATE udsyn.decisions_submission SET committee_id = $2 WHERE submission_id = $1", [
    submission,
    own,
  ]);
  for (const ruling of ["approved", "refused", "sent-back", "recommended", "postponed"]) {
    const { status, said } = await api("secretary", "POST", `submissions/${submission}/rulings`, { ruling });
    expect([status, said.code], ruling).toEqual([409, "council-alone"]);
  }
  expect(await statusOf(trip)).toBe("submitted");
  await takeBack(trip);
});

test("a suspended report that was on another committee's agenda before this was refused is not ruled on there", async () => {
  const at = { startOn: "2026-04-20", endOn: "2026-04-22", destinations: [{ place: "Gera", country: "DE" }] };
  const trip = await made(at);
  await rule(await put(trip, own), "approved");
  const report = { aim: "Se.", outcome: "Vi lærte det.", change: "Alt.", followUpOn: null };
  await ok("coordinator", "PUT", `trips/${trip}/report`, report);
  await rule(await put(trip, own, "report"), "suspended");
  const submission = await put(trip, council, "report");
  const moved = "UPDATE udsyn.decisions_submission SET committee_id = $2 WHERE submission_id = $1";
  await site.db.query(moved, [submission, own]);
  for (const ruling of ["approved", "refused", "sent-back", "recommended", "postponed"]) {
    const { status, said } = await api("secretary", "POST", `submissions/${submission}/rulings`, { ruling });
    expect([status, said.code], ruling).toEqual([409, "council-alone"]);
  }
  expect((await ok("coordinator", "GET", `trips/${trip}`)).reportTrack).toBe("submitted");
});

test("a suspended report is the council's too, and public when it has ruled", async () => {
  const at = { startOn: "2026-04-20", endOn: "2026-04-22", destinations: [{ place: "Kassel", country: "DE" }] };
  const trip = await made(at);
  await rule(await put(trip, own), "approved");
  const report = { aim: "Se.", outcome: "Vi lærte det.", change: "Alt.", followUpOn: null };
  await ok("coordinator", "PUT", `trips/${trip}/report`, report);
  await rule(await put(trip, own, "report"), "suspended");
  await onlyCouncil(trip, "report");
  await ok("coordinator", "POST", `trips/${trip}/report-take-back`);
  await onlyCouncil(trip, "report");
  await rule(await put(trip, council, "report"), "approved");
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", "kassel-2026");
  expect(found && "entry" in found ? found.entry : null).toMatchObject({ report: { outcome: "Vi lærte det." } });
});
