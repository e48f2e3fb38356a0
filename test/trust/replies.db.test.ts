import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { repliesPersonal } from "../../src/replies/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { dumped } from "./dump.ts";
import { sessionOf } from "./planted.ts";
import { answers, done, form, home, repliesOn, slug } from "./replies-asked.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = home;
});

const { travelled, invited, open, opened, contributions, surveyLink, run, count } = repliesOn(() => site);

test("lines are written by link, as often as one likes, and taken in; looking changes nothing", async () => {
  const trip = await travelled();
  const { id, link = "" } = await invited(trip);
  const before = await dumped(site.db);
  for (const method of ["GET", "HEAD", "GET"]) expect((await open(link, method)).status).toBe(200);
  expect((await open(link)).headers["set-cookie"]).toBeUndefined();
  expect(await dumped(site.db)).toBe(before);
  for (const outcome of ["Første udgave", "Anden udgave"])
    expect((await open(link, "POST", { aim: "", outcome, change: "", ...(await opened(link)) })).status).toBe(303);
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
  await open(link, "POST", { aim: "", outcome: "Tredje udgave", change: "", ...(await opened(link)) });
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
  const sent = { aim: "", outcome: "Sendt udgave", change: "", ...(await opened(link)) };
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

test.each([
  ["", /^Linket gælder ikke længere: Det er lukket,/],
  ["/en", /^The link no longer works: it was closed,/],
  ["/de", /^Der Link gilt nicht mehr: Er wurde geschlossen,/],
])("a draft whose link was closed meanwhile is told so in its page's language, %s", async (lang, told) => {
  const trip = await travelled();
  const { id, link = "" } = await invited(trip);
  const token = link.split("/").at(-1);
  await done(await site.api(slug, "councillor", "DELETE", `/api/v1/trips/${trip}/contributions/${id}`));
  const answer = await ask(site.address, {
    ...{ method: "PUT", path: `${lang}/api/v1/contributions/${token}`, host: new URL(site.addressOf(slug)).host },
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ page: `/bidrag/${token}`, fields: { aim: "", outcome: "Halvt", change: "" } }),
  });
  expect([answer.status, JSON.parse(answer.text).detail]).toEqual([409, expect.stringMatching(told)]);
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

test("a link made at the desk is shown once, after a redirect: a reload neither makes nor shows another", async () => {
  const trip = await travelled();
  const host = new URL(site.addressOf(slug)).host;
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const body = new URLSearchParams({ do: "copy", name: "Bo Ventende", lang: "da" }).toString();
  const path = `/skrivebord/rejser/${trip}/bidrag`;
  const made = await ask(site.address, { method: "POST", path, host, headers: { ...form, cookie }, body });
  expect([made.status, made.headers.location]).toEqual([303, `${path}?link`]);
  const kept = String(made.headers["set-cookie"]);
  expect(kept).toMatch(/^udsyn-once=[\w-]+; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/);
  const once = kept.split(";")[0] ?? "";
  const next = { path: `${path}?link`, host, headers: { cookie: `${cookie}; ${once}` } };
  const shown = await ask(site.address, next);
  const link = /id="made-link"[^>]*value="([^"]+)"/.exec(shown.text)?.[1] ?? "";
  expect((await open(link)).status).toBe(200);
  expect(String(shown.headers["set-cookie"])).toContain("udsyn-once=; Path=/; Max-Age=0");
  const again = await ask(site.address, { ...next, headers: { cookie } });
  expect([again.status, again.text.includes("made-link")]).toEqual([200, false]);
  expect(again.text).toContain("kan ikke vises igen");
  expect(await contributions(trip)).toHaveLength(1);
  // On another trip's page, or forged, it shows nothing.
  const forged = Buffer.from(JSON.stringify({ id: trip, link: "https://ond.example/", what: "survey" })).toString(
    "base64url",
  );
  for (const [address, value] of [
    [`/skrivebord/rejser/${await travelled()}/bidrag`, once],
    [path, `udsyn-once=${forged}`],
    [path, "udsyn-once=%7B"],
  ]) {
    const other = await ask(site.address, { path: address ?? "", host, headers: { cookie: `${cookie}; ${value}` } });
    expect([other.status, other.text.includes("made-link")]).toEqual([200, false]);
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

test("no secret of a link lies in the database, also where an answer is kept for a key", async () => {
  const trip = await travelled();
  const path = `/api/v1/trips/${trip}/contributions`;
  const twice = () => site.api(slug, "coordinator", "POST", path, { name: "Bo" }, { "idempotency-key": "bo" });
  const first = await done(await twice());
  // Without the link the same answer would say that it was sent by mail.
  expect((await twice()).status).toBe(409);
  const all = await dumped(site.db);
  for (const link of [String(first.link), await surveyLink(trip)])
    expect(all.includes(link.split("/").at(-1) ?? "none")).toBe(false);
});

const lines = (aim: string) => JSON.stringify({ aim, outcome: "", change: "" });

test("what was written is erased ninety days after the report is settled, the address when it is needed no more", async () => {
  const trip = await travelled();
  const { link = "" } = await invited(trip);
  await invited(trip, "clara@lyngholm.example", "Clara Slettes");
  await open(link, "POST", { aim: "Skal slettes", outcome: "", change: "" });
  // Clara had two pages open; one was sent, and each is remembered with what stood in it.
  const written = () =>
    site.db.query(
      `UPDATE udsyn.replies_invitation SET draft = $1, sent = $1, taken = '["aim"]', pages = $2 WHERE name = 'Clara Slettes'`,
      [lines("Skal slettes"), `[{"tab": "a", "typed": ${lines("Skal slettes også")}}]`],
    );
  await written();
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
  // A restored backup brings the lines back, and the journal takes them again.
  await written();
  const [{ id } = { id: "" }] = await site.db.query<{ id: string }>(
    "SELECT invitation_id AS id FROM udsyn.replies_invitation WHERE name = 'Clara Slettes'",
  );
  await site.doing(slug, async (work) => {
    for (const { erasePlace } of repliesPersonal) await erasePlace?.(work, `replies_invitation_lines:${id}`);
  });
  const again = await left(90);
  expect(again).not.toContain("Skal slettes");
  expect(again).toContain("Clara Slettes");
  expect(await left(400)).toBe("");
  expect((await open(link)).status).toBeGreaterThanOrEqual(404);
});

test("what stands in a page that was never sent is erased with the rest, though nothing else was written", async () => {
  const trip = await travelled();
  const { id } = await invited(trip, "dora@lyngholm.example", "Dora");
  const pages = `[{"tab": "a", "typed": ${lines("Kun i siden")}}]`;
  await site.db.query("UPDATE udsyn.replies_invitation SET pages = $2 WHERE invitation_id = $1", [id, pages]);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled' WHERE trip_id = $1", [trip]);
  for (const days of [0, 90]) {
    site.clock.now = new Date(home.getTime() + days * 86_400_000);
    await run();
  }
  const rows = "SELECT name, pages FROM udsyn.replies_invitation WHERE invitation_id = $1";
  expect(await site.db.query(rows, [id])).toEqual([{ name: "Dora", pages: [] }]);
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
