import { afterAll, beforeAll, expect, test } from "vitest";
import type { UdsynRoute } from "../../src/identity/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { annexing } from "../setup/annexing.ts";
import { png } from "../setup/files/made-picture.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { dumped } from "./dump.ts";
import { plantQuestion, plantRuling, plantSubmission, plantTrip, sessionOf } from "./planted.ts";
import { policy } from "./policy.ts";

const slug = "lyngholm";
/** An invented number, in a writing of its own, so that it is known again wherever it went. */
const cpr = "010180/7731";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const nameOf = ({ method, path }: UdsynRoute) => `${method} ${path}`;
const changing = () => site.rooms.routes.filter(({ method, lane }) => method !== "GET" && lane !== "system");
const host = () => new URL(site.addressOf(slug)).host;

function roleOf(route: UdsynRoute): RoleName | null {
  const access = policy[nameOf(route)];
  return access === undefined || typeof access === "string" ? null : (access[0] ?? null);
}

async function credential(route: UdsynRoute): Promise<Record<string, string>> {
  const role = roleOf(route);
  if (role === null) return {};
  if (route.lane === "api" && !route.path.startsWith("/api/v1/me/"))
    return { authorization: `Bearer ${await site.token(slug, role)}` };
  return { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
}

async function post(route: UdsynRoute, path: string, fields: Record<string, string>): Promise<Got> {
  const isJson = route.path.startsWith("/api/");
  return ask(site.address, {
    method: route.method,
    path,
    host: host(),
    headers: {
      ...(await credential(route)),
      "sec-fetch-site": "same-origin",
      "content-type": isJson ? "application/json" : "application/x-www-form-urlencoded",
    },
    body: isJson ? JSON.stringify({ whole: { parts: [fields] } }) : new URLSearchParams(fields).toString(),
  });
}

test("what is sent to any route is looked at before the route is asked, in whatever field", async () => {
  const routes = changing().filter((one) => !one.looksItself);
  expect(routes.length).toBeGreaterThan(80);
  for (const route of routes) {
    const path = route.path.replace(/:\w+/g, "findes-ikke");
    for (const fields of [{ "et-nyt-felt": `Ring til ${cpr}` }, { [cpr]: "navnet" }]) {
      const got = await post(route, path, fields);
      expect(got.status, `${nameOf(route)}: ${got.text.slice(0, 300)}`).toBe(422);
      expect(got.text, nameOf(route)).toMatch(/ligner et CPR-nummer/);
    }
  }
  expect(await dumped(site.db)).not.toContain(cpr);
});

test("a form's text is given back to be mended, and what was right comes along", async () => {
  const route = changing().find((one) => nameOf(one) === "POST /skrivebord/rejser/:id/aflys");
  if (!route) throw new Error("no route");
  const got = await post(route, `/skrivebord/rejser/${await plantTrip(site, slug, "approved")}/aflys`, {
    andet: "Bliver stående",
    reason: `Aflyst for ${cpr}`,
  });
  expect(got.text).toContain('type="hidden" name="andet" value="Bliver stående"');
  expect(got.text).toMatch(new RegExp(`<textarea[^>]*name="reason"[^>]*>Aflyst for ${cpr}</textarea>`));
  expect(got.text).toContain("Intet er gemt");
  expect(got.headers["cache-control"]).toContain("no-store");
});

/** Where the form of each route that looks itself is found, for one who may send it. */
/** Where a route's form stands, and where it is sent, which is mostly the same address. */
const forms: Readonly<Record<string, () => Promise<string | { readonly page: string; readonly action: string }>>> = {
  "/skrivebord/rejser/:id/rapport": async () => {
    const id = await plantTrip(site, slug, "approved");
    await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed' WHERE trip_id = $1", [id]);
    return `/skrivebord/rejser/${id}/rapport`;
  },
  "/skrivebord/rejser/:id/rapport/ret": async () => {
    const id = await plantTrip(site, slug, "approved");
    const report = '{"aim":"a","outcome":"b","change":"c","followUpOn":null}';
    await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled', report = $2 WHERE trip_id = $1", [
      id,
      report,
    ]);
    return `/skrivebord/rejser/${id}/rapport/ret`;
  },
  "/skrivebord/rejser/:id/bidrag": async () => `/skrivebord/rejser/${await plantTrip(site, slug, "approved")}/bidrag`,
  "/skrivebord/rejser/:id/regnskab/:posting": async () =>
    `/skrivebord/rejser/${await plantTrip(site, slug, "approved")}/regnskab/ny?form=once`,
  // The forms of every annex stand on the page of them all.
  "/skrivebord/rejser/:id/bilag/:annex": async () => {
    const trip = await plantTrip(site, slug, "draft");
    const { body } = await annexing(site, slug).send(trip, png(), "kort.png", { role: "secretary", title: "Et kort" });
    const page = `/skrivebord/rejser/${trip}/bilag`;
    return { page, action: `${page}/${body.id}` };
  },
  "/skrivebord/tjenesterejse": async () => "/skrivebord/tjenesterejse",
  "/skrivebord/rejser/:id/lederens-svar": async () => `/skrivebord/rejser/${await visit()}/lederens-svar`,
  "/skrivebord/rejser/:id/svar-paa-rapporten": async () => {
    const id = await visit();
    await site.db.query(
      `UPDATE udsyn.trips_trip SET status = 'approved', report_status = 'submitted', report = '{"aim":"a","outcome":"b","change":"c","followUpOn":null}',
         approved = '{}', start_on = '2026-05-01', end_on = '2026-05-02' WHERE trip_id = $1`,
      [id],
    );
    return `/skrivebord/rejser/${id}/svar-paa-rapporten`;
  },
  "/skrivebord/rejser/:id/sagsfremstilling/ret": async () => {
    const id = await plantTrip(site, slug, "submitted");
    return `/skrivebord/rejser/${id}/sagsfremstilling/ret?sag=${await plantSubmission(site, slug, id)}`;
  },
  "/skrivebord/sager/:id/beslutning": async () =>
    `/skrivebord/sager/${await plantSubmission(site, slug, await plantTrip(site, slug, "submitted"))}/beslutning`,
  "/skrivebord/beslutninger/:id/ret": async () =>
    `/skrivebord/beslutninger/${await plantRuling(site, slug, await plantSubmission(site, slug, await plantTrip(site, slug, "approved")))}/ret`,
  "/g/:token": async () => {
    await visit();
    return linkLike("/g/");
  },
  "/bidrag/:token": async () => new URL(String((await invited(await travelled())).link)).pathname,
  "/rejser/:slug/spoerg": async () => {
    const { slug: at } = await publishedTrip(site, slug, { startOn: "2026-06-02", endOn: "2026-06-04" });
    return `/rejser/${at}/spoerg`;
  },
  "/partnere/:slug/spoerg": async () => "/partnere/sankt-alba-an-der-lohe/spoerg",
  "/skrivebord/spoergsmaal/:id": async () => `/skrivebord/spoergsmaal/${await plantQuestion(site, slug)}`,
  "/svar/:token": async () => {
    const trip = await travelled();
    const { id } = await invited(trip);
    const made = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/survey-links`, {
      contribution: id,
    });
    return new URL(String(((await made.json()) as { link: string }).link)).pathname;
  },
};

async function visit(): Promise<string> {
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
  const made = await site.api(slug, "employee", "POST", "/api/v1/staff-visits", {
    who: { unit, count: 2 },
    where: { place: "Malmø", country: "SE" },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: "Se en skole.",
    budget: { amount: "4200" },
  });
  const text = await made.text();
  expect(made.status, text).toBe(201);
  return (JSON.parse(text) as { id: string }).id;
}

async function travelled(): Promise<string> {
  const id = await plantTrip(site, slug, "approved");
  await site.db.query(
    "UPDATE udsyn.trips_trip SET start_on = '2026-04-20', end_on = '2026-04-22', report_status = 'owed' WHERE trip_id = $1",
    [id],
  );
  return id;
}

async function invited(trip: string): Promise<{ id: string; link: string }> {
  const made = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/contributions`, { name: "Bo" });
  return (await made.json()) as { id: string; link: string };
}

async function linkLike(part: string): Promise<string> {
  const [row] = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'text' LIKE $1 ORDER BY outbox_id DESC",
    [`%${part}%`],
  );
  return new URL(/http\S+/.exec(row?.text ?? "")?.[0] ?? "").pathname;
}

/** The names of a form's text fields, and the other fields as they stand. */
function fieldsIn(html: string, action: string): { texts: readonly string[]; others: Record<string, string> } {
  const whole = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  // A form that is opened with a key of its own is sent without it in its address.
  const own = whole.filter((one) => one.includes(`action="${action.replace("?form=once", "")}"`));
  const form = own.find((one) => one.includes("<textarea")) ?? own[0] ?? "";
  const named = (tag: string) => /\bname="([^"]+)"/.exec(tag)?.[1] ?? "";
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const isText = (tag: string) => /\btype="(?:text|email|tel)"/.test(tag) || !/\btype=/.test(tag);
  const areas = [...form.matchAll(/<textarea\b[^>]*>/g)].map(([tag]) => named(tag));
  const texts = [...areas, ...inputs.filter(isText).map(named)].filter((name) => name !== "");
  const others = inputs.filter(
    (tag) => !isText(tag) && (!/type="(?:radio|checkbox)"/.test(tag) || tag.includes("checked")),
  );
  return {
    texts,
    others: Object.fromEntries(others.map((tag) => [named(tag), /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ""])),
  };
}

test("a form that looks itself stops it in each of its text fields, and gives back what was typed", async () => {
  const routes = changing().filter((one) => one.looksItself && !one.uploads && !("api" in one && one.api));
  expect(routes.length).toBeGreaterThan(10);
  for (const route of routes) {
    const slugOf = route.path.split("/").at(-1) ?? "";
    const found =
      forms[route.path] ?? (async () => `/skrivebord/rejser/${await plantTrip(site, slug, "draft")}/${slugOf}`);
    const at = await found();
    const { page: shown, action: path } = typeof at === "string" ? { page: at, action: at } : at;
    const page = await ask(site.address, { path: shown, host: host(), headers: await credential(route) });
    expect(page.status, `${nameOf(route)} has its form at its own address`).toBe(200);
    const { texts, others } = fieldsIn(page.text, path);
    // The goals of a trip are chosen, not written.
    if (slugOf !== "maal") expect(texts.length, `${nameOf(route)} has text fields`).toBeGreaterThan(0);
    for (const name of texts) {
      const got = await post(route, path, { ...others, [name]: `Kim ${cpr}` });
      // What is only looked for among the partners is never kept.
      const isSearch = name === "find";
      expect(isSearch ? [200, 422] : [422], `${nameOf(route)} ${name}: ${got.text.slice(0, 200)}`).toContain(
        got.status,
      );
      expect(got.text, `${nameOf(route)} ${name}`).toContain(`Kim ${cpr}`);
    }
  }
  expect(await dumped(site.db)).not.toContain(cpr);
});
