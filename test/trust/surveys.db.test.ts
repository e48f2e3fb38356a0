import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { hold } from "../setup/held.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";
import { answers, done, home, repliesOn, slug } from "./replies-asked.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = home;
});

const { travelled, invited, open, contributions, surveys, surveyLinkFor, surveyLink, run, letters, linkOf } = repliesOn(
  () => site,
);

test("of fifty who answer a survey by one link at the same moment one gets through, and its answer is tied to nothing", async () => {
  const trip = await travelled();
  const link = await surveyLink(trip);
  for (const method of ["GET", "HEAD"]) expect((await open(link, method)).status).toBe(200);
  expect((await open(link, "POST", { ...answers, "answers.0": "6" })).status).toBe(422);
  const all = await Promise.all(Array.from({ length: 50 }, () => open(link, "POST", answers)));
  expect(all.filter((one) => one.status === 303)).toHaveLength(1);
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

test("a survey that everybody who travelled has answered is closed, once however late the last two are", async () => {
  const trip = await travelled("2026-04-20", "2026-04-22", 4);
  const links = [];
  for (let at = 0; at < 4; at += 1) links.push(await surveyLink(trip));
  // All who have a link have answered, and one who travelled has none yet.
  for (const link of links) expect((await open(link, "POST", { ...answers, "answers.2": "Ord" })).status).toBe(303);
  expect(await surveys(trip)).toMatchObject([{ answered: 4, links: 4, closed: false, figures: null }]);
  expect((await open(await surveyLink(trip), "POST", answers)).status).toBe(303);
  expect(await surveys(trip)).toMatchObject([
    { answered: 5, links: 5, closed: true, figures: [{ mean: 5 }, { mean: 4 }] },
  ]);
  const refused = await surveyLinkFor(trip);
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: "survey-closed" }]);
  const both = await travelled("2026-04-20", "2026-04-22", 1);
  const last = [await surveyLink(both), await surveyLink(both)];
  // Both wait for the survey itself, so that the second sees the first.
  const held = await hold(site, "SELECT FROM udsyn.replies_survey WHERE subject_id = $1 FOR NO KEY UPDATE", [both]);
  const answering = Promise.all(last.map((one) => open(one, "POST", answers)));
  await held.waiting(2);
  await held.letGo();
  const statuses = await answering;
  expect(statuses.map((one) => one.status)).toEqual([303, 303]);
  // Two are too few to say anything of, closed or not.
  expect(await surveys(both)).toMatchObject([{ answered: 2, closed: true, figures: null }]);
});

test("own words are read where so few took part that no figures come, as each of them was told, and not of few among many", async () => {
  const few = await travelled("2026-04-20", "2026-04-22", 1);
  const many = await travelled();
  for (const trip of [few, many]) {
    const links = [await surveyLink(trip), await surveyLink(trip)];
    expect((await open(links[0] ?? "")).text.includes("læses af kommunen")).toBe(trip === few);
    for (const link of links) await open(link, "POST", { ...answers, "answers.2": "Det regnede hele tiden" });
  }
  const host = new URL(site.addressOf(slug)).host;
  const page = async (trip: string) => {
    const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
    return (await ask(site.address, { path: `/skrivebord/rejser/${trip}/bidrag`, host, headers })).text;
  };
  expect(await page(few)).toContain("Det regnede hele tiden");
  expect(await page(many)).not.toContain("Det regnede");
  site.clock.now = new Date("2026-06-06T08:00:00Z");
  expect(await page(many)).not.toContain("Det regnede");
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
  expect((await open(link, "POST", answers)).status).toBe(303);
  // A letter that nothing could send does not wait for a year: the first two are erased by then.
  expect(await sent("2027-05-11")).toBe(0);
  expect(await sent("2027-05-12")).toBe(2);
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
  expect((await open(/http\S+/.exec(written[0]?.payload.text ?? "")?.[0] ?? "", "POST", answers)).status).toBe(303);
  expect(await surveys(trip)).toMatchObject([{ links: 2, answered: 1 }]);
});

test("a survey's link is in the language asked for, or in the municipality's own", async () => {
  const trip = await travelled();
  const links = async (more: object) => String((await done(await surveyLinkFor(trip, undefined, more))).link);
  expect(new URL(await links({ lang: "en" })).pathname).toMatch(/^\/en\/svar\//);
  expect(new URL(await links({})).pathname).toMatch(/^\/svar\//);
  expect((await surveyLinkFor(trip, undefined, { lang: "fr" })).status).toBe(422);
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
  expect((await open(live, "POST", answers)).status).toBe(303);
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
  expect(statuses).toEqual([410, 410, 303]);
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

/** How many travelled, said of the plan that was approved; `null`: nobody says. */
async function put(trip: string, travellers: number | null): Promise<void> {
  const participants = { elected: { count: null, named: [] }, staff: [], assistants: [], others: [], companions: [] };
  await site.db.query(
    "UPDATE udsyn.trips_trip SET public_plan = jsonb_set(public_plan, '{plan,participants}', $2) WHERE trip_id = $1",
    [trip, JSON.stringify({ ...participants, total: travellers })],
  );
}
const lettersTo = async (address: string) =>
  (await letters("replies.answer-survey")).filter(({ payload }) => payload.to === address).length;

test("nobody is told that a survey was sent when it was not, and no round is spent while nobody knows how many travelled", async () => {
  const trip = await travelled();
  await put(trip, null);
  const { id } = await invited(trip, "ukendt@lyngholm.example", "Ukendt Antal");
  for (const again of [1, 2]) {
    const refused = await surveyLinkFor(trip, id);
    expect([refused.status, await refused.json()], `${again}`).toMatchObject([
      409,
      { code: "survey-travellers-unknown" },
    ]);
  }
  site.clock.now = new Date("2026-05-08T08:00:00Z");
  await run();
  expect(await surveys(trip)).toEqual([]);
  expect(await lettersTo("ukendt@lyngholm.example")).toBe(0);
  // The day somebody puts the number right, the round goes out by itself.
  await put(trip, 2);
  await run();
  expect(await surveys(trip)).toMatchObject([{ round: "first", links: 1 }]);
  expect(await lettersTo("ukendt@lyngholm.example")).toBe(1);
  // Unknown once more: one more who is asked for lines still is, and has no survey yet.
  await put(trip, null);
  await invited(trip, "senere@lyngholm.example", "Senere");
  expect(await lettersTo("senere@lyngholm.example")).toBe(0);
});

test("of more who can be written to than travelled, the one the survey is sent to is among those who get it", async () => {
  const trip = await travelled();
  await put(trip, 1);
  await invited(trip, "en@lyngholm.example", "En");
  const { id } = await invited(trip, "to@lyngholm.example", "To");
  expect(await done(await surveyLinkFor(trip, id))).toEqual({ link: null });
  expect([await lettersTo("en@lyngholm.example"), await lettersTo("to@lyngholm.example")]).toEqual([0, 1]);
  expect(await surveys(trip)).toMatchObject([{ links: 1 }]);
});
