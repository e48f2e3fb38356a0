import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { crawl } from "../../../test/trust/crawl.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import { urlSource, verifySource } from "../../verify/index.ts";

const slug = "lyngholm";
const why = "Rejsen blev offentliggjort, før byrådet havde sagt ja.";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const plan = {
  destinations: [{ place: "Gdańsk", country: "PL" }],
  kind: "delegation",
  startOn: "2025-02-03",
  endOn: "2025-02-04",
};
async function published(title: string): Promise<Awaited<ReturnType<typeof publishedTrip>>> {
  const trip = await publishedTrip(site, slug, { ...plan, title });
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'complete' WHERE trip_id = $1", [trip.id]);
  return trip;
}
const read = async (path: string) => {
  const answer = await reads(site, slug)(path);
  return { status: answer.status, text: await answer.text() };
};
const api = async (role: "coordinator" | "admin", id: string, name: string, reason: string) => {
  const answer = await site.api(slug, role, "POST", `/api/v1/trips/${id}/${name}`, { reason });
  return { status: answer.status, body: (await answer.json()) as { code?: string; slug?: string; errors?: object[] } };
};
async function desk(
  role: "coordinator" | "admin" | "secretary" | "accountant",
  path: string,
  fields?: Record<string, string>,
) {
  const origin = site.addressOf(slug);
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const sent = fields && {
    ...{ method: "POST", body: new URLSearchParams(fields).toString() },
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
  };
  return ask(site.address, { host: new URL(origin).host, path, headers: { cookie }, ...sent });
}
const verified = async () => (await verifySource(urlSource(site.addressOf(slug)))).differences;

test("the accounts' page says whether citizens see its lines", async () => {
  const { id } = await published("Regnskab i Gdańsk");
  const note = async () => (await desk("accountant", `/skrivebord/rejser/${id}/regnskab`)).text;
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [id]);
  expect(await note()).toContain("Hver linje er offentlig, når den er bogført.");
  expect((await api("coordinator", id, "takedown", why)).status).toBe(201);
  const down = await note();
  expect(down).not.toContain("Hver linje er offentlig");
  expect(down).toContain("Borgerne ser ikke linjerne, før rejsen er offentlig igen.");
  const draft = await plantTrip(site, slug, "approved");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [draft]);
  expect((await desk("accountant", `/skrivebord/rejser/${draft}/regnskab`)).text).toContain(
    "Borgerne ser ikke linjerne, før rejsen er offentlig.",
  );
});

test("nobody is told to publish what was taken down, however long ago it was approved", async () => {
  const { id } = await published("Fristen i Gdańsk");
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'approved' WHERE trip_id = $1", [id]);
  const owed = async () => {
    const answer = await site.api(slug, "coordinator", "GET", "/api/v1/obligations");
    const { items } = (await answer.json()) as { items: { rule: string; subject: { id: string } }[] };
    return items.filter((one) => one.subject.id === id).map((one) => one.rule);
  };
  expect(await owed()).not.toContain("publication-due");
  expect((await api("coordinator", id, "takedown", why)).status).toBe(201);
  expect(await owed()).not.toContain("publication-due");
  // It is the takedown that says so: nothing of the trip is published any more.
  await site.db.query(
    'UPDATE udsyn.trips_trip SET approved = approved || \'{"on": "2025-01-01"}\' WHERE trip_id = $1',
    [id],
  );
  expect(await owed()).not.toContain("publication-due");
});

test("a trip that is taken down is nowhere but at its address, which says why; the log still verifies", {
  timeout: 180_000,
}, async () => {
  const title = "Kanariefugl i Gdańsk";
  const { id, slug: address } = await published(title);
  await published("En anden rejse");
  expect((await read(`/rejser/${address}`)).status).toBe(200);
  expect(await api("coordinator", id, "takedown", why)).toMatchObject({ status: 201, body: { slug: address } });

  const everything = await crawl(
    (path) => ask(site.address, { path, host: new URL(site.addressOf(slug)).host }),
    [
      "/",
      "/rejser",
      "/rejser/2025",
      "/rejser/feed.xml",
      "/rejser/kalender.ics",
      "/sitemap.xml",
      "/sitemap/1.xml",
      "/data/trips.json",
    ].concat([
      "/data/trips.csv",
      "/data/trips.jsonl",
      "/data/trip-accounts.csv",
      "/soeg?q=Kanariefugl",
      `/rejser/${address}`,
    ]),
    new URL(site.addressOf(slug)).origin,
  );
  expect(everything.length).toBeGreaterThan(20);
  expect(everything.map((one) => one.path)).toContain("/rejser/trukket-tilbage");
  expect(everything.filter((one) => one.text.includes("Kanariefugl i")).map((one) => one.path)).toEqual([]);

  for (const [path, says] of [
    ["/rejser", "Offentliggørelsen er trukket tilbage"],
    ["/en/rejser", "This is no longer published"],
    ["/de/rejser", "Die Veröffentlichung wurde zurückgezogen"],
  ]) {
    const gone = await read(`${path}/${address}`);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain(says);
    expect(gone.text).toContain(why);
    expectValidHtml(gone.text);
    // Each of the three says so in its language, so each leads to the others; and no more than the page does the frame.
    for (const other of ["/rejser", "/en/rejser", "/de/rejser"].filter((one) => one !== path))
      expect(gone.text).toContain(`<a href="${other}/${address}"`);
    const embedded = await read(`${path}/${address}`.replace("/rejser", "/indlejr/rejse"));
    expect(embedded.status).toBe(410);
    expect(embedded.text).toContain(why);
    expect(embedded.text).toContain(/<p[^>]*class="lede"[^>]*>([^<]+)</.exec(gone.text)?.[1] ?? "–");
    expectValidHtml(embedded.text);
  }
  for (const file of [`${address}.json`, `${address}/v1.json`, `${address}/v2.json`])
    expect((await read(`/rejser/${file}`)).status, file).toBe(410);
  expect(await verified()).toEqual([]);
});

test("the register, its committee and the rulings say how many are taken down, and one page when and why", async () => {
  const start = { kind: "committee-trip", committee: "boerne-og-skoleudvalget", title: "Tukan i Gdańsk" };
  const trip = await publishedTrip(site, slug, { ...plan, ...start });
  const counted = async (path: string) =>
    Number(
      /(\d+) (?:post|poster|af udvalgets poster)(?:, der)? er trukket tilbage/.exec((await read(path)).text)?.[1] ?? 0,
    );
  const pages = ["/rejser", "/udvalg/boerne-og-skoleudvalget"];
  const before = await Promise.all(pages.map(counted));
  expect((await api("coordinator", trip.id, "takedown", "Tukanens begrundelse.")).status).toBe(201);
  // What is kept of a page is made anew once the publication is heard of.
  await expect.poll(() => Promise.all(pages.map(counted))).toEqual(before.map((one) => one + 1));
  for (const lang of ["", "/en", "/de"]) {
    const { text } = await read(`${lang}/rejser/trukket-tilbage`);
    expect(text).toContain("Tukanens begrundelse.");
    expect(text).toContain(`href="${lang}/rejser/${trip.slug}"`);
    // Nothing of what stood there, and nothing for search engines.
    expect(text).not.toContain("Tukan i");
    expect(text).toContain('content="noindex"');
    expectValidHtml(text);
  }
  // An erased reason is a day alone: no way leads on to what had to go.
  await site.db.query("UPDATE register.entry SET reason = NULL WHERE record_id = $1", [trip.id]);
  site.clock.now = new Date(site.clock.now.getTime() + 90_000_000);
  const erased = (await read("/rejser/trukket-tilbage")).text;
  expect(erased).toContain("Begrundelsen er slettet.");
  expect(erased).not.toContain("Tukanens");
  expect(erased).not.toContain(`/rejser/${trip.slug}"`);
  // Published again it is withdrawn no more.
  expect((await api("coordinator", trip.id, "republication", "Byrådet sagde ja.")).status).toBe(201);
  expect(await Promise.all(pages.map(counted))).toEqual(before);
});

test("nothing that happens in the case brings it back; whoever publishes it again does, with the reason", async () => {
  const { id, slug: address } = await published("Taget ned og op igen");
  await api("admin", id, "takedown", why);
  const correction = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, {
    reason: "Rettet.",
  });
  expect([correction.status, ((await correction.json()) as { code: string }).code]).toEqual([409, "taken-down"]);
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'approved', accounts_status = 'open' WHERE trip_id = $1", [
    id,
  ]);
  const line = { category: "transport", amount: "100.00", currency: "DKK", text: "Tog", bookedOn: "2025-02-05" };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/postings`, line);
  expect(booked.status, await booked.clone().text()).toBe(201);
  expect((await read(`/rejser/${address}`)).status).toBe(410);

  expect(await api("coordinator", id, "republication", "Byrådet sagde ja den 6. maj.")).toMatchObject({
    status: 201,
    body: { slug: address },
  });
  const page = await read(`/rejser/${address}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`Trukket tilbage: ${why}`);
  expect(page.text).toMatch(/: Offentlig igen: (<[^>]*>)*Byrådet sagde ja den 6. maj./);
  const versions = await read(`/rejser/${address}/versioner`);
  expect(versions.text).toContain("<p>Offentlig igen</p>");
  expect(versions.text).not.toContain("Intet i det, der vises her, er ændret.");
  expect((await read(`/en/rejser/${address}`)).text).toContain(": Published again: ");
  expect(await verified()).toEqual([]);
  expect(await api("coordinator", id, "republication", "Igen.")).toMatchObject({
    status: 409,
    body: { code: "not-taken-down" },
  });
});

test("the desk shows what goes away before it goes, says what was done, and shows the way back", async () => {
  const { id, slug: address } = await published("Vist på skrivebordet");
  const own = `/skrivebord/rejser/${id}`;
  expect((await desk("secretary", own)).text).not.toContain("traek-offentliggoerelse-tilbage");
  expect((await desk("coordinator", own)).text).toContain(`${own}/traek-offentliggoerelse-tilbage`);
  const ask_ = await desk("coordinator", `${own}/traek-offentliggoerelse-tilbage`);
  expect(ask_.text).toMatch(/Det sker straks[\s\S]*Vist på skrivebordet/);
  expect(ask_.text).toMatch(
    /Navne og tekster, bilag og billeder kan ingen hente mere[\s\S]*kan enhver stadig læse[\s\S]*beløb, datoer/,
  );
  // Whoever may take it down and not correct it is led nowhere that would refuse them.
  expect(ask_.text).toContain(`${own}/ret-offentligt`);
  const byAdmin = await desk("admin", `${own}/traek-offentliggoerelse-tilbage`);
  expect([byAdmin.status, byAdmin.text.includes("ret-offentligt")]).toEqual([200, false]);
  const empty = await desk("coordinator", `${own}/traek-offentliggoerelse-tilbage`, { reason: " " });
  expect([empty.status, empty.text.includes("Begrundelsen bliver offentlig")]).toEqual([422, true]);
  expect((await read(`/rejser/${address}`)).status).toBe(200);
  const done = await desk("coordinator", `${own}/traek-offentliggoerelse-tilbage`, { reason: why });
  expect([done.status, done.headers.location]).toEqual([303, `${own}?gjort=taken-down`]);
  const after = await desk("coordinator", own);
  expect(after.text).toContain(why);
  expect(after.text).toContain(`${own}/offentliggoer-igen`);
  expect((await desk("secretary", own)).text).not.toContain(`${own}/offentliggoer-igen`);
  const again = await desk("admin", `${own}/offentliggoer-igen`, { reason: "Nu er den besluttet." });
  expect([again.status, again.headers.location]).toEqual([303, `${own}?gjort=published-again`]);
  expect((await read(`/rejser/${address}`)).status).toBe(200);
});

test("what the desk and the public page say of the log is so: days and place stay in it, names and texts do not", async () => {
  const { id, slug: address } = await published("Hemmeligt i Gdańsk");
  expect((await api("coordinator", id, "takedown", why)).status).toBe(201);
  const size = Number((await read("/log/checkpoint")).text.split("\n")[1]);
  const log = (await read(`/log/tile/entries/000.p/${size}`)).text;
  for (const open of ["2025-02-03", "2025-02-04", `"slug":"${address}"`]) expect(log).toContain(open);
  expect(log).not.toContain("Hemmeligt i Gdańsk");
  const gone = await read(`/rejser/${address}`);
  expect(gone.text).toContain(
    "Navne og tekster er væk; beløb, datoer, sted, udvalg og antal rejsende kan stadig læses",
  );
});

test("who, why and when stands in the trail", async () => {
  const { id } = await published("Sporet");
  await api("coordinator", id, "takedown", why);
  const rows = await site.db.query<{ after: object }>(
    `SELECT v.value -> 'after' AS after FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = 'register.withdraw' AND a.subject_type = 'trip' AND a.subject_id = $1`,
    [id],
  );
  expect(rows.map((one) => one.after)).toEqual([{ version: 2, reason: why }]);
});

test("refused: no reason, a CPR number in the reason, nothing public, taken down already, not published by anybody yet", async () => {
  const { id } = await published("Afvist");
  expect(await api("coordinator", id, "takedown", "  ")).toMatchObject({
    status: 422,
    body: { errors: [{ path: "reason", code: "reason-missing" }] },
  });
  expect((await api("coordinator", id, "takedown", "Handler om 070761-4285.")).status).toBe(422);
  expect((await api("coordinator", id, "takedown", why)).status).toBe(201);
  expect(await api("coordinator", id, "takedown", why)).toMatchObject({
    status: 409,
    body: { code: "record-withdrawn" },
  });
  const draft = await plantTrip(site, slug, "draft");
  for (const [name, code] of [
    ["takedown", "nothing-public"],
    ["republication", "not-taken-down"],
  ] as const)
    expect(await api("coordinator", draft, name, why)).toMatchObject({ status: 409, body: { code } });
  for (const [page, status] of [
    [`${draft}/traek-offentliggoerelse-tilbage`, 409],
    [`${draft}/offentliggoer-igen`, 409],
    [`${id}/traek-offentliggoerelse-tilbage`, 409],
    [`${id}/offentliggoer-igen`, 200],
  ] as const)
    expect((await desk("coordinator", `/skrivebord/rejser/${page}`)).status, page).toBe(status);
});
