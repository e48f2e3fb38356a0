import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Breakable, breakable } from "../setup/breakable.ts";
import { get } from "../setup/get.ts";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let way: Breakable;
let slug: string;
beforeAll(async () => {
  way = await breakable();
  site = await startTestSite(undefined, { through: (to) => way.through(to) });
  ({ slug } = await publishedTrip(site, "proeve", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" }));
  await site.token("proeve", "coordinator");
});
afterAll(async () => {
  await site.close();
  await way.close();
});

const at = (pathname: string) => get(`${site.addressOf("proeve")}${pathname}`);
const withCookie = (pathname: string) => get(`${site.addressOf("proeve")}${pathname}`, { cookie: "udsyn=whatever" });
const trips = (body: object, key: string) =>
  site.api("proeve", "coordinator", "POST", "/api/v1/trips", body, { "idempotency-key": key });
const tripsTitled = (title: string) => site.db.query("SELECT FROM udsyn.trips_trip WHERE title = $1", [title]);

/** A form as a browser of ours sends it. */
const sent = (pathname: string, form: Record<string, string>) =>
  fetch(`${site.address}${pathname}`, {
    method: "POST",
    headers: { cookie: "udsyn=whatever", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(form),
    redirect: "manual",
  });

describe.each(["down", "silent"] as const)("while the database is %s", (how) => {
  test("the desk and the interface say come again, the public pages go on, and it recovers by itself", async () => {
    const pages = ["/", "/rejser", `/rejser/${slug}`, "/data/trips.json", "/log"];
    const before = new Map<string, string>();
    // What is published, and that the database is back, is heard of within a second: pages made before are made anew.
    await sleep(1_500);
    for (const page of pages) before.set(page, (await at(page)).body);
    await (how === "down" ? way.break() : way.silence());
    onTestFinished(() => way.mend());

    const desk = await withCookie("/skrivebord");
    expect([desk.status, desk.headers["retry-after"]]).toEqual([503, "5"]);
    expect(desk.body).toContain("Vi er her igen om lidt");
    expect(desk.body).toContain("Prøv igen om 5 sekunder.");
    expect(desk.body).not.toMatch(/ECONN|Connection|postgres|node_modules/);
    expectValidHtml(desk.body);
    const api = await trips({ title: `Væk ${how}` }, `away-${how}`);
    expect([api.status, api.headers.get("retry-after"), await api.json()]).toEqual([
      503,
      "5",
      expect.objectContaining({ status: 503, code: "away" }),
    ]);

    for (const page of pages.filter((one) => !one.startsWith("/data")))
      expect([page, (await at(page)).body === before.get(page)]).toEqual([page, true]);
    const unseen = await at("/rejser/2025");
    expect([unseen.status, unseen.headers["retry-after"]]).toEqual([503, "5"]);
    expect(unseen.body).toContain("Vi er her igen om lidt");

    const ready = await at("/readyz");
    expect([ready.status, ready.headers["retry-after"]]).toEqual([503, "5"]);
    expect(JSON.parse(ready.body)).toMatchObject({ ready: false });
    expect((await at("/healthz")).status).toBe(200);

    await way.mend();
    await expect.poll(async () => (await at("/readyz")).status, { timeout: 20_000 }).toBe(200);
    expect((await withCookie("/skrivebord")).status).toBe(303);
    expect((await at("/rejser/2025")).status).toBe(200);
    expect((await trips({ title: `Væk ${how}` }, `away-${how}`)).status).toBe(201);
    expect(await tripsTitled(`Væk ${how}`)).toHaveLength(1);
    await publishedTrip(site, "proeve", { title: `Efter ${how}` });
    await expect.poll(async () => (await at("/rejser")).body, { timeout: 20_000 }).toContain(`Efter ${how}`);
  });
});

test("a form that was sent into the gap comes back whole, to be sent again by a press", async () => {
  await way.break();
  onTestFinished(() => way.mend());
  const answer = await sent("/skrivebord/rejser", { title: 'Ålborg "ø" & <b>', purpose: "to\nlinjer" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  const body = await answer.text();
  expectValidHtml(body);
  expect(body).toContain('action="/skrivebord/rejser"');
  expect(body).toMatch(/name="title" value="Ålborg &quot;ø&quot; &amp; (&lt;|<)b>"/);
  expect(body).toContain("Send igen");
  expect(body).toContain("Vi ved ikke, om det, du sendte, nåede at blive gemt.");
});

// The first transaction finds out who asks, the second does the work and keeps the answer.
const commits = [1, 2];

test("20 writes lose their connection in the middle of a commit: none is answered as done, each is done once in the end", async () => {
  for (let round = 0; round < 20; round += 1) {
    const when = round % 2 === 0 ? "before" : "after";
    const which = commits[(round >> 1) % commits.length] ?? 1;
    const title = `Tabt ${round}`;
    const dropped = way.dropCommit(when, which);
    const answer = await trips({ title }, `drop-${round}`);
    expect([answer.status, answer.headers.get("retry-after")], `${when} ${which}`).toEqual([503, "5"]);
    await dropped;
    const kept = await tripsTitled(title);
    expect(kept, `${when} commit ${which}`).toHaveLength(when === "after" && which === 2 ? 1 : 0);
    expect((await trips({ title }, `drop-${round}`)).status).toBe(201);
    expect(await tripsTitled(title), `${when} commit ${which}`).toHaveLength(1);
  }
});
