import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip, reads } from "../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { wholeTrip } from "../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, slug);
  await publishedTrip(site, slug, { ...wholeTrip, startOn: "2025-02-03", endOn: "2025-02-04" });
});
afterAll(() => site.close());
const locs = async (path: string) =>
  [...(await (await get(path)).text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = ""]) => loc);

test("robots are kept from the desk and from every link by mail, in every language, and from nothing that is public", async () => {
  const lines = (await (await get("/robots.txt")).text()).split("\n");
  const shut = lines.flatMap((line) => /^Disallow: (.*)$/.exec(line)?.[1] ?? []);
  // `*` stands for anything (RFC 9309).
  const matchers = shut.map((one) => new RegExp(`^${one.replaceAll("*", ".*")}`));
  const isShut = (path: string) => matchers.some((one) => one.test(path));
  // A form may be sent to a page that everybody reads.
  const read = new Set(site.rooms.routes.flatMap(({ lane, path }) => (lane === "public" ? [path] : [])));
  for (const { lane, path } of site.rooms.routes) {
    if (read.has(path)) expect([path, isShut(path)]).toEqual([path, false]);
    else if (lane !== "system") expect([path, isShut(path), isShut(`/en${path}`)]).toEqual([path, true, true]);
  }
});

test("where the site lives under a path, that is what robots are kept from below", async () => {
  const route = site.rooms.routes.find(({ path }) => path === "/robots.txt");
  const asked = { here: site.here(slug), base: "https://udsyn.example/under/sti", header: () => undefined };
  const { body } = (await route?.handle(asked as never)) ?? {};
  expect(String(body)).toContain("\nDisallow: /under/sti/skrivebord\n");
  expect(String(body)).toContain("\nDisallow: /under/sti/en/skrivebord\n");
  expect(String(body)).not.toMatch(/Disallow: \/(?!under\/sti\/)/);
});

test("the sitemap names every published trip in every language, however many there are", async () => {
  await site.db.query(`INSERT INTO register.current
    SELECT (jsonb_populate_record(c, jsonb_build_object('record_id', gen_random_uuid(), 'slug', c.slug || '-' || n))).*
    FROM register.current c, generate_series(1, 3100) n WHERE c.type = 'trip' AND c.slug LIKE 'hamborg%'`);
  const [{ n } = { n: 0 }] = await site.db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM register.current WHERE type = 'trip' AND municipality_id = $1",
    [site.here(slug).id],
  );
  const pages = (await locs("/sitemap.xml")).map((loc) => new URL(loc).pathname);
  expect(pages).toEqual(["/sitemap/1.xml", "/sitemap/2.xml"]);
  const all = (await Promise.all(pages.map(locs))).flat();
  const { languages } = site.here(slug).profile;
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((loc) => /\/rejser\/(?!(aar|valgte)$)/.test(loc)).length).toBe(n * languages.length);
  expect(all).toContain(`${new URL(site.addressOf(slug)).origin}/en/rejser/hamborg-2025-3100`);
  expect([(await get("/sitemap/3.xml")).status, (await get("/sitemap/0.xml")).status]).toEqual([404, 404]);
});
