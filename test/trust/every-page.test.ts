import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo, routeTable } from "../../src/app/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { get } from "../setup/get.ts";
import { inspect } from "../setup/inspect.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";

const slug = "lyngholm";

/** What the demo links to no page of, and why; a page among it is inspected where it says. */
const unlinked: Readonly<Record<string, string>> = {
  ...{ "/bidrag/:token": "journeys/gather-replies.test.ts", "/svar/:token": "journeys/gather-replies.test.ts" },
  ...{
    "/tilmelding/:token": "journeys/follow-by-mail.test.ts",
    "/framelding/:token": "journeys/follow-by-mail.test.ts",
  },
  "/spoergsmaal/:token": "journeys/ask-a-question.test.ts",
  "/log/successions": "there once a log's key was changed: change-keys.db.test.ts",
  "/g/:token": "journeys/staff-visit-by-mail.test.ts",
  "/skrivebord/import/koersler/:id": "journeys/import-desk.db.test.ts",
  "/skrivebord/import/holdt/:id": "journeys/import-desk.db.test.ts",
  "/skrivebord/import/koersler/:id/offentliggoer": "journeys/import-desk.db.test.ts",
  "/skrivebord/beslutninger/:id/bekraeft": "journeys/desk-trip.test.ts",
  "/rejser/side/:page": "the list's own page further on: journeys/public-trips.test.ts",
  "/beslutninger/udvalg/:id/side/:page": "the same further on: journeys/committee-page.test.ts",
  "/beslutninger/side/:page": "the list's own page further on: journeys/public-trips.test.ts",
  ...{ "/log-ind/oidc": "a way to the sign-in's own page", "/log-ind/oidc/svar": "a way back from it" },
  "/skrivebord/logget-ind": "tells a script whether one is still signed in",
  "/skrivebord/palet": "a part of a page, for a script: journeys/palette.test.ts",
  "/skrivebord/rejser/:id/kvitteringer/:receipt": "a file",
  "/skrivebord/rejser/:id/bilag/:annex": "a file",
  "/bilag/:id": "a file",
  ...{
    "/forside.png": "a picture: picture-cards.db.test.ts",
    "/rejser.png": "a picture",
    "/partnere.png": "a picture",
  },
  ...{ "/rejser/:slug.png": "a picture", "/partnere/:slug.png": "a picture" },
  ...{ "/indlejr/:embed": "a misspelt embed: embeds.test.ts", "/indlejr/:embed/:of": "the same" },
  ...{ "/indlejr/udseende/:look": "a style sheet: embeds.test.ts", "/indlejr/udsyn.js": "a script: embeds.test.ts" },
  ...{ "/robots.txt": "for machines", "/sitemap.xml": "for machines", "/sitemap/:page.xml": "for machines" },
  ...{ "/healthz": "for machines", "/readyz": "for machines", "/metrics": "for machines" },
};

/** Where a reader begins who is not signed in: the front page, and what only a form leads to. */
const byAForm = [
  ...["/", "/en", "/de", "/log-ind", "/abonnement?land=SE", "/abonnement/sendt"],
  ...[
    "/rejser/udvalg/boerne-og-skoleudvalget",
    "/rejser/land/DE",
    "/rejser/type/committee-trip",
    "/rejser/status/none",
    "/rejser/rapport/late",
    "/rejser/trukket-tilbage",
    "/rejser/partner/sankt-alba-an-der-lohe",
    "/rejser/maal/venskabsby",
    "/rejser/maaned/2026-06",
    "/rejser/sted/52.31,10.02",
    "/rejser?vis=kort",
    "/rejser?vis=tidslinje",
  ],
];

/** The same for who is. */
const byASearch = ["/skrivebord", "/skrivebord/soeg?q=gent", "/skrivebord/stikproeve?hvad=amounts&antal=3&froe=havn"];

/** How many addresses of one page are inspected, by different readers where there are several. */
const inspectedOf = (route: string) => (route.includes(":") ? 2 : 1);

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-11-26T08:00:00Z")), launchBrowser()]);
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  await playOn();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What the demo has no example of: a record taken back, a list of travellers, an erasure, a report that waits for the manager. */
async function playOn(): Promise<void> {
  const api = async (role: RoleName, method: string, path: string, body: object) => {
    const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? {} : ((await answer.json()) as { id?: string });
  };
  const taken = await publishedTrip(site, slug, { startOn: "2027-04-12", endOn: "2027-04-14" });
  await api("coordinator", "PUT", `trips/${taken.id}/travel-list`, { travellers: [{ name: "Bo Rejsende" }] });
  await site.db.query(
    `INSERT INTO udsyn.records_erasure_request (municipality_id, request_id, asked_at, asked_by, asked)
     VALUES ($1, gen_random_uuid(), now(), 'test', $2)`,
    [
      site.here(slug).id,
      JSON.stringify({ names: ["Bo Rejsende"], except: [], decided: false, reason: "Anmodning efter artikel 17." }),
    ],
  );
  await api("coordinator", "POST", `trips/${taken.id}/takedown`, { reason: "Den er ikke vores." });
  const { id } = await api("employee", "POST", "staff-visits", {
    ...{ who: { unit: "skole-og-dagtilbud", count: 2 }, where: { place: "Malmø", country: "SE" } },
    ...{ when: { from: "2026-12-01", to: "2026-12-01" }, purpose: "At se en skole.", budget: { amount: "1840" } },
  });
  await api("manager", "POST", `trips/${id}/approval`, { decision: "approve" });
  site.clock.now = new Date("2026-12-03T08:00:00Z");
  const report = { aim: "Se en skole.", outcome: "Vi så den.", change: "Skemaet.", followUpOn: null };
  await api("coordinator", "PUT", `trips/${id}/report`, report);
}

type Reader = RoleName | "anyone";

interface Found {
  readonly reader: Reader;
  readonly path: string;
}

/** The page's route, by its path; `null` where it is a file, or nothing of ours. */
const routes = routeTable()
  .filter(({ method, kind }) => method === "GET" && kind !== "api")
  .map(({ path }) => ({
    path,
    matches: new RegExp(`^${path.replaceAll(".", "\\.").replace("*", ".*").replaceAll(/:\w+/g, "[^/]+")}$`),
  }))
  // The longest first: `/rejser/:slug.json` is more than `/rejser/:slug`, and what is written out more than a name.
  .toSorted((a, b) => b.path.replaceAll(/:\w+/g, "").length - a.path.replaceAll(/:\w+/g, "").length);
const routeOf = (path: string) => routes.find(({ matches }) => matches.test(path.split("?")[0] ?? ""))?.path ?? null;

/** Addresses that answered with something else than a page: data, prints, pictures. */
const files = new Set<string>();

async function cookieOf(reader: Reader): Promise<string> {
  if (reader === "anyone") return "";
  const { host } = new URL(site.addressOf(slug));
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const answer = await ask(site.address, {
    host,
    path: "/log-ind/demo",
    headers,
    method: "POST",
    body: `role=${reader}`,
  });
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

/** Every page that a reader comes to by following links from the front page and the desk, a few of each kind. */
async function pagesOf(reader: Reader, cookie: string, enough: (route: string) => boolean): Promise<Found[]> {
  const waiting = [...(reader === "anyone" ? byAForm : byASearch)];
  const seen = new Set(waiting);
  const counts = new Map<string, number>();
  const found: Found[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await get(site.addressOf(slug) + path, cookie ? { cookie } : {});
    if (!String(answer.headers["content-type"]).startsWith("text/html")) {
      files.add(routeOf(path) ?? "");
      continue;
    }
    if (answer.status !== 200) continue;
    found.push({ reader, path });
    for (const [, link = ""] of answer.body.matchAll(/\shref="([^"#]+)/g)) {
      const url = new URL(link.replaceAll("&amp;", "&"), site.addressOf(slug) + path);
      const next = url.pathname + url.search;
      const route = url.origin === new URL(site.addressOf(slug)).origin ? routeOf(url.pathname) : null;
      if (route === null || seen.has(next) || (counts.get(route) ?? 0) >= (enough(route) ? 6 : 40)) continue;
      seen.add(next);
      counts.set(route, (counts.get(route) ?? 0) + 1);
      waiting.push(next);
    }
  }
  return found;
}

test("every page there is, is valid, accessible in both schemes and holds at 320 px", async () => {
  const readers: readonly Reader[] = ["anyone", ...roleNames];
  const cookies = new Map<Reader, string>();
  const chosen = new Map<string, Found[]>();
  const enough = (route: string) => (chosen.get(route)?.length ?? 0) >= inspectedOf(route);
  for (const reader of readers) {
    cookies.set(reader, await cookieOf(reader));
    for (const one of await pagesOf(reader, cookies.get(reader) ?? "", enough)) {
      const route = routeOf(one.path) ?? "";
      const of = chosen.get(route) ?? [];
      if (of.length < inspectedOf(route) && !of.some((other) => other.reader === reader && reader !== "anyone"))
        chosen.set(route, [...of, one]);
    }
  }
  const contexts = new Map<Reader, BrowserContext>();
  const faults: string[] = [];
  for (const { reader, path } of [...chosen.values()].flat()) {
    const context = contexts.get(reader) ?? (await browser.newContext({ baseURL: site.addressOf(slug) }));
    contexts.set(reader, context);
    const [name = "", value = ""] = (cookies.get(reader) ?? "").split("=");
    if (name) await context.addCookies([{ name, value, url: site.addressOf(slug) }]);
    const page = await context.newPage();
    await page.goto(path);
    await inspect(page, `every/${reader}${path}`).catch((fault: Error) =>
      faults.push(`${reader} ${path}: ${fault.message}`),
    );
    await page.close();
  }
  expect(faults).toEqual([]);
  const missed = routes
    .map(({ path }) => path)
    // OParl's objects are for programs, and reached from its system by programs (`oparl.db.test.ts`).
    .filter((path) => !path.startsWith("/oparl/") && !chosen.has(path) && !files.has(path) && !(path in unlinked));
  expect(missed).toEqual([]);
  expect(Object.keys(unlinked).filter((path) => chosen.has(path))).toEqual([]);
}, 1_200_000);
