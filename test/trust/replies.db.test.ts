import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runRetention } from "../../src/oversight/index.ts";
import { runReplies } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { dumped } from "./dump.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = home;
});

const home = new Date("2026-05-06T08:00:00Z");
const slug = "lyngholm";
const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

async function done(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** A trip that has been approved and is over. */
async function travelled(startOn = "2026-04-20", endOn = "2026-04-22", staff = 9): Promise<string> {
  const participants = { ...wholeTrip.participants, staff: staff > 0 ? [{ unit: "Byplan", count: staff }] : [] };
  const trip = { ...wholeTrip, startOn, endOn, participants };
  const { id } = await done(await site.api(slug, "coordinator", "POST", "/api/v1/trips", trip));
  const path = `/api/v1/trips/${String(id)}/submissions`;
  const request = { about: "request", committee: "byraadet", meetingOn: "2026-04-01" };
  const submission = await done(await site.api(slug, "coordinator", "POST", path, request));
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await done(await site.api(slug, "secretary", "POST", `/api/v1/submissions/${String(submission.id)}/rulings`, ruling));
  return String(id);
}

async function invited(trip: string, email: string | null = null, name = "Deltager"): Promise<Record<string, string>> {
  const made = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/contributions`, { name, email });
  return (await done(made)) as Record<string, string>;
}

/** Asks a link as whoever holds it, at a municipality's host. */
function open(link: string, method = "GET", body: Record<string, string> | null = null, host = slug) {
  return ask(site.address, {
    method,
    path: new URL(link).pathname,
    host: new URL(site.addressOf(host)).host,
    ...(body && { headers: form, body: new URLSearchParams(body).toString() }),
  });
}

const contributions = async (trip: string) =>
  (await done(await site.api(slug, "councillor", "GET", `/api/v1/trips/${trip}/contributions`))).items as {
    state: string;
    lines: object | null;
    taken: string[];
    id: string;
  }[];
const surveys = async (trip: string) =>
  (await done(await site.api(slug, "coordinator", "GET", `/api/v1/trips/${trip}/surveys`))).items as {
    round: string;
    links: number;
    handedOut: number;
    answered: number;
    figures: { question: string; mean: number }[] | null;
  }[];
/** A survey's link to hand over to one who was asked for lines; to somebody new where nobody is named. */
const surveyLinkFor = async (trip: string, contribution?: string, more: object = {}) =>
  site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/survey-links`, {
    contribution: contribution ?? (await invited(trip)).id,
    ...more,
  });
const surveyLink = async (trip: string, contribution?: string) =>
  String((await done(await surveyLinkFor(trip, contribution))).link);
const run = async () => {
  await runReplies(site.db.app, site.here(slug), site.clock.now, (here) => site.addressOf(here.slug));
  await runRetention(site.db.app, site.here(slug), site.clock.now);
};
const letters = (key: string) =>
  site.db.query<{ payload: { to: string; text: string } }>(
    "SELECT payload FROM udsyn.records_outbox WHERE key LIKE $1 ORDER BY outbox_id",
    [`${key}%`],
  );
const linkOf = (text: string) => /http\S+/.exec(text)?.[0] ?? "";
const count = async (table: string) => (await site.db.query(`SELECT FROM udsyn.${table}`)).length;
const answers = { "answers.0": "5", "answers.1": "4", "answers.2": "" };

test("lines are written by link, as often as one likes, and taken in; looking changes nothing", async () => {
  const trip = await travelled();
  const { id, link = "" } = await invited(trip);
  const before = await dumped(site.db);
  for (const method of ["GET", "HEAD", "GET"]) expect((await open(link, method)).status).toBe(200);
  expect((await open(link)).headers["set-cookie"]).toBeUndefined();
  expect(await dumped(site.db)).toBe(before);
  for (const outcome of ["Første udgave", "Anden udgave"])
    expect((await open(link, "POST", { aim: "", outcome, change: "" })).status).toBe(303);
  expect(await contributions(trip)).toMatchObject([
    { state: "answered", lines: { outcome: "Anden udgave" }, taken: [] },
  ]);
  const taking = `/api/v1/trips/${trip}/contributions/${id}/taking`;
  await done(await site.api(slug, "councillor", "POST", taking, { field: "outcome" }));
  expect((await site.api(slug, "councillor", "POST", taking, { field: "aim" })).status).toBe(404);
  const { report } = await done(await site.api(slug, "councillor", "GET", `/api/v1/trips/${trip}`));
  expect(report).toMatchObject({ outcome: "Anden udgave" });
  // Taken a second time it is not there twice, and no second trace says that it was.
  const version = async () => (await done(await site.api(slug, "councillor", "GET", `/api/v1/trips/${trip}`))).version;
  const [was, traces] = [await version(), await count("records_audit")];
  const again = await Promise.all(
    [1, 2, 3].map(() => site.api(slug, "councillor", "POST", taking, { field: "outcome" })),
  );
  for (const one of again) expect(await done(one)).toMatchObject({ report: { outcome: "Anden udgave" } });
  expect([await version(), await count("records_audit")]).toEqual([was, traces]);
  const rewritten = { aim: "", outcome: "Anden udgave, skrevet om.", change: "" };
  await done(await site.api(slug, "councillor", "PUT", `/api/v1/trips/${trip}/report`, rewritten));
  expect((await site.api(slug, "councillor", "POST", taking, { field: "outcome" })).status).toBe(409);
  expect(await contributions(trip)).toMatchObject([{ taken: ["outcome"] }]);
  await open(link, "POST", { aim: "", outcome: "Tredje udgave", change: "" });
  expect(await contributions(trip)).toMatchObject([{ taken: [], lines: { outcome: "Tredje udgave" } }]);
});

test("what is being written is its writer's: it is kept, shown to the holder, and in nobody else's list", async () => {
  const trip = await travelled();
  const { link = "" } = await invited(trip);
  const token = link.split("/").at(-1);
  const put = await ask(site.address, {
    method: "PUT",
    path: `/api/v1/contributions/${token}`,
    host: new URL(site.addressOf(slug)).host,
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ page: `/bidrag/${token}`, fields: { aim: "Halvt skrevet", outcome: "", change: "" } }),
  });
  expect(JSON.parse(put.text)).toMatchObject({ clock: "kl.\u00a010.00" });
  expect((await open(link)).text).toContain("Halvt skrevet");
  expect(await contributions(trip)).toMatchObject([{ state: "open", lines: null }]);
});

test("a save that lands after its form was sent is no text that waits to be sent; one that differs is", async () => {
  const { link = "" } = await invited(await travelled());
  const token = link.split("/").at(-1);
  const sent = { aim: "", outcome: "Sendt udgave", change: "" };
  const save = (fields: object) =>
    ask(site.address, {
      method: "PUT",
      path: `/api/v1/contributions/${token}`,
      host: new URL(site.addressOf(slug)).host,
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify({ page: `/bidrag/${token}`, fields }),
    });
  expect((await open(link, "POST", sent)).status).toBe(303);
  expect((await save(sent)).status).toBe(200);
  expect((await open(link)).text).not.toContain("Du har rettet siden");
  expect((await save({ ...sent, outcome: "Rettet udgave" })).status).toBe(200);
  expect((await open(link)).text).toContain("Du har rettet siden");
  expect((await save(sent)).status).toBe(200);
  expect((await open(link)).text).not.toContain("Du har rettet siden");
});

test("a manager of another unit reads neither who was asked nor the survey, at the desk or by the API", async () => {
  const trip = await travelled();
  await invited(trip, null, "Asta Fortrolig");
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit ?? null;
  const host = new URL(site.addressOf(slug)).host;
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "manager")}` };
  const paths = [`/api/v1/trips/${trip}/contributions`, `/api/v1/trips/${trip}/surveys`];
  const asked = async () =>
    Promise.all(
      [...paths, `/skrivebord/rejser/${trip}/bidrag`].map((path) => ask(site.address, { path, host, headers })),
    );
  for (const [of, status] of [
    ["anden-enhed", 403],
    [unit, 200],
  ] as const) {
    await site.db.query("UPDATE udsyn.trips_trip SET unit_id = $2 WHERE trip_id = $1", [trip, of]);
    const answers = await asked();
    expect(answers.map((one) => one.status)).toEqual([status, status, status]);
    expect(answers.some((one) => one.text.includes("Asta Fortrolig"))).toBe(status === 200);
  }
});

test("what was typed to ask a traveller stands there still when the report was sent on meanwhile", async () => {
  const host = new URL(site.addressOf(slug)).host;
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const body = new URLSearchParams({ do: "mail", name: "Bo Ventende", email: "bo@lyngholm.example", lang: "da" });
  for (const change of ["report_status = 'submitted'", "report_status = 'settled'", "status = 'cancelled'"]) {
    const trip = await travelled();
    await site.db.query(`UPDATE udsyn.trips_trip SET ${change} WHERE trip_id = $1`, [trip]);
    const path = `/skrivebord/rejser/${trip}/bidrag`;
    const headers = { ...form, cookie };
    const refused = await ask(site.address, { method: "POST", path, host, headers, body: body.toString() });
    expect(refused.status, change).toBe(409);
    expect(refused.text, change).toContain('value="Bo Ventende"');
    expect(refused.text, change).toContain('value="bo@lyngholm.example"');
  }
});

test("the link is closed while the report is on its way, opens when it is sent back, and is over when it is settled", async () => {
  const trip = await travelled();
  const { link = "" } = await invited(trip);
  const report = { aim: "a", outcome: "b", change: "c" };
  await done(await site.api(slug, "councillor", "PUT", `/api/v1/trips/${trip}/report`, report));
  const submit = async (meetingOn: string, ruling: string) => {
    const body = { about: "report", committee: "byraadet", meetingOn };
    const path = `/api/v1/trips/${trip}/submissions`;
    const submission = await done(await site.api(slug, "coordinator", "POST", path, body));
    expect((await open(link)).status).toBe(410);
    expect((await open(link, "POST", report)).status).toBe(410);
    const given = { ruling, text: "Ja.", confirmed: true };
    await done(
      await site.api(slug, "secretary", "POST", `/api/v1/submissions/${String(submission.id)}/rulings`, given),
    );
  };
  await submit("2026-05-06", "sent-back");
  expect((await open(link)).status).toBe(200);
  await submit("2026-05-06", "approved");
  const closed = await open(link);
  expect(closed.status).toBe(410);
  expect(closed.text).toContain("Rapporten er sendt videre");
  const late = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/contributions`, { name: "Sen" });
  expect(late.status).toBe(409);
});

test("one that is closed, over, another municipality's or made up opens nothing, in each language", async () => {
  const trip = await travelled();
  const [{ id, link = "" }, other] = [await invited(trip), await invited(trip)];
  const survey = await surveyLink(trip);
  const made = link.slice(0, -1) + (link.endsWith("A") ? "B" : "A");
  for (const one of [link, survey]) expect((await open(one, "GET", null, "ballerup")).status).toBe(404);
  expect((await open(made)).status).toBe(404);
  expect((await open(link.replace("/bidrag/", "/svar/"))).status).toBe(404);
  expect((await open(survey.replace("/svar/", "/bidrag/"))).status).toBe(404);
  expect((await open(made.replace("/bidrag/", "/en/bidrag/"))).text).toContain("The link does not exist");
  const gone = await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${id}`);
  expect(gone.status).toBe(204);
  for (const method of ["GET", "POST"])
    expect((await open(link, method, method === "GET" ? null : {})).status).toBe(410);
  expect((await open(other.link ?? "")).status).toBe(200);
  const elsewhere = await travelled();
  const crossed = `/api/v1/trips/${elsewhere}/contributions/${other.id}`;
  expect((await site.api(slug, "coordinator", "DELETE", crossed)).status).toBe(404);
  site.clock.now = new Date(home.getTime() + 30 * 86_400_000);
  expect((await open(other.link ?? "")).status).toBe(410);
});

test("of fifty who answer a survey by one link at the same moment one gets through, and its answer is tied to nothing", async () => {
  const trip = await travelled();
  const link = await surveyLink(trip);
  for (const method of ["GET", "HEAD"]) expect((await open(link, method)).status).toBe(200);
  expect((await open(link, "POST", { ...answers, "answers.0": "6" })).status).toBe(422);
  const all = await Promise.all(Array.from({ length: 50 }, () => open(link, "POST", answers)));
  expect(all.filter((one) => one.status === 200)).toHaveLength(1);
  expect(all.filter((one) => one.status === 410)).toHaveLength(49);
  expect((await open(link)).status).toBe(410);
  expect(await surveys(trip)).toMatchObject([{ answered: 1, links: 1, figures: null }]);
  const columns = await site.db.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'udsyn.replies_answer'::regclass AND attnum > 0`,
  );
  expect(columns.map((one) => one.name)).toEqual([
    ...["municipality_id", "survey_id", "answer_id", "question", "scale", "own_words"],
  ]);
  // A trace would say when, and of few travellers that is who.
  const trail = "SELECT FROM udsyn.records_audit WHERE action LIKE 'replies.answer%'";
  expect(await site.db.query(trail)).toHaveLength(0);
});

test("figures come when the survey is closed and five have answered, not before and not of four", async () => {
  const [four, five] = [await travelled(), await travelled()];
  for (const [trip, count] of [
    [four, 4],
    [five, 5],
  ] as const)
    for (let at = 0; at < count; at += 1)
      await open(await surveyLink(trip), "POST", { ...answers, "answers.2": `Ord ${at}` });
  expect(await surveys(five)).toMatchObject([{ answered: 5, figures: null }]);
  site.clock.now = new Date("2026-06-06T08:00:00Z");
  expect(await surveys(four)).toMatchObject([{ answered: 4, figures: null }]);
  expect((await surveys(five))[0]?.figures).toEqual([
    { question: "benefit", mean: 5 },
    { question: "use", mean: 4 },
  ]);
});

test("no secret of a link lies in the database, also where an answer is kept for a key", async () => {
  const trip = await travelled();
  const path = `/api/v1/trips/${trip}/contributions`;
  const twice = () => site.api(slug, "coordinator", "POST", path, { name: "Bo" }, { "idempotency-key": "bo" });
  const [first, again] = [await done(await twice()), await done(await twice())];
  expect(again).toEqual({ id: first.id, link: null });
  const all = await dumped(site.db);
  for (const link of [String(first.link), await surveyLink(trip)])
    expect(all.includes(link.split("/").at(-1) ?? "none")).toBe(false);
});

test("those with an address are asked after the return and once more a year later, once each", async () => {
  const trip = await travelled("2026-05-10", "2026-05-12");
  await invited(trip, "asta@lyngholm.example", "Asta");
  await invited(trip, "bo@lyngholm.example", "Bo");
  await invited(trip);
  const sent = async (on: string) => {
    site.clock.now = new Date(`${on}T08:00:00Z`);
    await run();
    await run();
    return (await letters("replies.answer-survey")).length;
  };
  expect(await sent("2026-05-25")).toBe(0);
  expect(await sent("2026-05-26")).toBe(2);
  const [letter] = await letters("replies.answer-survey");
  const link = /http\S+/.exec(letter?.payload.text ?? "")?.[0] ?? "";
  expect((await open(link, "POST", answers)).status).toBe(200);
  expect(await sent("2027-05-11")).toBe(2);
  expect(await sent("2027-05-12")).toBe(4);
  expect((await surveys(trip)).map((one) => [one.round, one.links, one.answered])).toEqual([
    ["first", 2, 1],
    ["later", 2, 0],
  ]);
});

test("one who is invited when the survey is open already is written to as well, once", async () => {
  const trip = await travelled();
  const before = (await letters("replies.answer-survey")).length;
  const link = await surveyLink(trip);
  expect(new URL(link).pathname).toMatch(/^\/svar\//);
  await invited(trip);
  await invited(trip, "sen@lyngholm.example", "Sen Gæst");
  await run();
  const written = (await letters("replies.answer-survey")).slice(before);
  expect(written.map((one) => one.payload.to)).toEqual(["sen@lyngholm.example"]);
  expect((await open(/http\S+/.exec(written[0]?.payload.text ?? "")?.[0] ?? "", "POST", answers)).status).toBe(200);
  expect(await surveys(trip)).toMatchObject([{ links: 2, answered: 1 }]);
});

test("a survey's link is in the language asked for, or in the municipality's own", async () => {
  const trip = await travelled();
  const links = async (more: object) => String((await done(await surveyLinkFor(trip, undefined, more))).link);
  expect(new URL(await links({ lang: "en" })).pathname).toMatch(/^\/en\/svar\//);
  expect(new URL(await links({})).pathname).toMatch(/^\/svar\//);
  expect((await surveyLinkFor(trip, undefined, { lang: "fr" })).status).toBe(422);
});

test("what was written is erased ninety days after the report is settled, the address when it is needed no more", async () => {
  const trip = await travelled();
  const { link = "" } = await invited(trip);
  await invited(trip, "clara@lyngholm.example", "Clara Slettes");
  await open(link, "POST", { aim: "Skal slettes", outcome: "", change: "" });
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled' WHERE trip_id = $1", [trip]);
  const left = async (days: number) => {
    site.clock.now = new Date(home.getTime() + days * 86_400_000);
    await run();
    const rows = await site.db.query<{ row: string }>(
      "SELECT t::text AS row FROM udsyn.replies_invitation t WHERE subject_id = $1",
      [trip],
    );
    return rows.map((one) => one.row).join("\n");
  };
  expect(await left(0)).toContain("Skal slettes");
  expect(await left(89)).toContain("Skal slettes");
  const after = await left(90);
  expect(after).not.toContain("Skal slettes");
  expect(after).toContain("Clara Slettes");
  expect(await left(400)).toBe("");
  expect((await open(link)).status).toBeGreaterThanOrEqual(404);
});

test("own words are erased ninety days after the survey closed; figures stay", async () => {
  const trip = await travelled();
  for (let at = 0; at < 5; at += 1)
    await open(await surveyLink(trip), "POST", { ...answers, "answers.2": `Slettes ${at}` });
  const words = async (on: string) => {
    site.clock.now = new Date(`${on}T08:00:00Z`);
    await run();
    const [row] = await site.db.query<{ n: string }>(
      "SELECT count(*) AS n FROM udsyn.replies_answer WHERE own_words LIKE 'Slettes%'",
    );
    return Number(row?.n);
  };
  // Opened on 6 May for thirty days: the last day is 5 June.
  expect(await words("2026-09-03")).toBe(5);
  expect(await words("2026-09-04")).toBe(0);
  expect((await surveys(trip))[0]).toMatchObject({ answered: 5, figures: [{ mean: 5 }, { mean: 4 }] });
});

test("a CPR number is stopped at every door", async () => {
  const trip = await travelled();
  const cpr = "010180-1234";
  const { link = "" } = await invited(trip);
  const refused = await open(link, "POST", { aim: `Se ${cpr}`, outcome: "", change: "" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(cpr);
  expect((await open(await surveyLink(trip), "POST", { ...answers, "answers.2": cpr })).status).toBe(422);
  const named = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/contributions`, { name: cpr });
  expect(named.status).toBe(422);
  expect(await dumped(site.db)).not.toContain(cpr);
});

test("where the profile asks nothing, no survey is opened", async () => {
  const made = await site.api("ballerup", "coordinator", "POST", "/api/v1/trips", { ...wholeTrip, committee: null });
  const { id } = await done(made);
  await site.db.query(
    "UPDATE udsyn.trips_trip SET status = 'approved', end_on = '2026-04-22', approved = '{}' WHERE trip_id = $1",
    [id],
  );
  const bo = await site.api("ballerup", "coordinator", "POST", `/api/v1/trips/${String(id)}/contributions`, {
    name: "Bo",
  });
  const body = { contribution: (await done(bo)).id };
  const asked = await site.api("ballerup", "coordinator", "POST", `/api/v1/trips/${String(id)}/survey-links`, body);
  expect(asked.status).toBe(409);
});

test("no more are given a survey's link than travelled, each one, however often and by however many it is asked for", async () => {
  const trip = await travelled("2026-04-20", "2026-04-22", 2);
  const three = [await invited(trip), await invited(trip), await invited(trip)];
  const links = await Promise.all(three.map((one) => surveyLink(trip, one.id)));
  const fourth = await surveyLinkFor(trip);
  expect(fourth.status).toBe(409);
  expect(await fourth.json()).toMatchObject({ code: "survey-links-spent" });
  const [{ id: first = "" } = {}] = three;
  // Asked for again it is another link in the place of the old one, not one more.
  const many = await Promise.all(Array.from({ length: 10 }, () => surveyLink(trip, first)));
  const opens = await Promise.all([links[0] ?? "", ...many].map((one) => open(one)));
  expect(opens.filter((one) => one.status === 200)).toHaveLength(1);
  expect(opens.filter((one) => one.status === 410)).toHaveLength(10);
  expect(await surveys(trip)).toMatchObject([{ links: 3, handedOut: 3 }]);
  const live = many.find((_, at) => opens[at + 1]?.status === 200) ?? "";
  expect((await open(live, "POST", answers)).status).toBe(200);
  // Who has answered is not given another, nor is the place given to somebody else when the invitation is closed.
  const after = await surveyLinkFor(trip, first);
  expect([after.status, ((await after.json()) as { code: string }).code]).toEqual([409, "survey-answered"]);
  await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${first}`);
  expect((await surveyLinkFor(trip)).status).toBe(409);
  // One closed unanswered opens nothing any more, and makes room for the one who did travel.
  await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${three[1]?.id}`);
  expect((await open(links[1] ?? "", "POST", answers)).status).toBe(410);
  expect((await surveyLinkFor(trip, three[1]?.id)).status).toBe(409);
  expect((await surveyLinkFor(trip)).status).toBe(201);
  expect(await surveys(trip)).toMatchObject([{ links: 3, answered: 1 }]);
});

test("travellers added at the desk after the approval make no room for more answers", async () => {
  const trip = await travelled("2026-04-20", "2026-04-22", 0);
  await surveyLink(trip);
  const participants = { ...wholeTrip.participants, staff: [{ unit: "Byplan", count: 50 }] };
  await done(await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${trip}`, { participants }));
  expect((await surveyLinkFor(trip)).status).toBe(409);
});

test("who has an address gets the survey there and nowhere else; the same address is the same person", async () => {
  const trip = await travelled();
  const before = (await letters("replies.answer-survey")).length;
  const bo = await invited(trip, "bo.bundet@lyngholm.example", "Bo");
  const again = await invited(trip, "BO.Bundet@lyngholm.example", "Bo igen");
  expect(again.id).toBe(bo.id);
  expect(await contributions(trip)).toHaveLength(1);
  const [old, replaced] = (await letters(`replies.contribute ${bo.id}`)).map((one) => linkOf(one.payload.text));
  expect((await open(old ?? "")).status).toBe(410);
  expect((await open(replaced ?? "")).status).toBe(200);
  for (let times = 0; times < 3; times += 1)
    expect(await done(await surveyLinkFor(trip, bo.id))).toEqual({ link: null });
  const written = (await letters("replies.answer-survey")).slice(before);
  expect(written.map((one) => one.payload.to.toLowerCase())).toEqual(Array(3).fill("bo.bundet@lyngholm.example"));
  const statuses = [];
  for (const one of written) statuses.push((await open(linkOf(one.payload.text), "POST", answers)).status);
  expect(statuses).toEqual([410, 410, 200]);
  // Asked once more for lines, they are not asked to answer once more.
  await invited(trip, "bo.bundet@lyngholm.example", "Bo");
  expect(await surveys(trip)).toMatchObject([{ links: 1, handedOut: 0, answered: 1 }]);
  expect((await letters("replies.answer-survey")).slice(before)).toHaveLength(3);
});

test("that links were handed out is said to those who answer and beside the figures", async () => {
  const trip = await travelled();
  const links = [];
  for (let at = 0; at < 5; at += 1) links.push(await surveyLink(trip));
  expect((await open(links[0] ?? "")).text).toContain("5 links er delt ud i hånden");
  expect((await open((links[0] ?? "").replace("/svar/", "/en/svar/"))).text).toContain("5 links were handed over");
  for (const one of links) await open(one, "POST", answers);
  site.clock.now = new Date("2026-06-06T08:00:00Z");
  const host = new URL(site.addressOf(slug)).host;
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
  const page = await ask(site.address, { path: `/skrivebord/rejser/${trip}/bidrag`, host, headers });
  expect(page.text).toContain("5 links er delt ud i hånden");
  expect(await surveys(trip)).toMatchObject([{ handedOut: 5, figures: [{ mean: 5 }, { mean: 4 }] }]);
});

test("which link it was is forgotten with the answer, and who had one when the survey has closed", async () => {
  const trip = await travelled();
  const [answered, open1] = [await surveyLink(trip), await surveyLink(trip)];
  await open(answered, "POST", answers);
  const rows = () =>
    site.db.query<{ link: string | null }>(
      `SELECT l.link_id AS link FROM udsyn.replies_survey_link l JOIN udsyn.replies_survey s USING (municipality_id, survey_id)
       WHERE s.subject_id = $1`,
      [trip],
    );
  expect((await rows()).filter((one) => one.link === null)).toHaveLength(1);
  expect((await open(open1)).status).toBe(200);
  site.clock.now = new Date("2026-06-06T08:00:00Z");
  await run();
  expect(await rows()).toEqual([]);
});
