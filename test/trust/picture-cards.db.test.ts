import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../setup/get.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { done } from "./answers.ts";

/** A picture shows what its page shows: nothing else, and nothing that is gone from there. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-26T08:00:00Z"));
});
afterAll(() => site?.close());

const at = (path: string, headers?: Record<string, string>) => get(site.addressOf(slug) + path, headers);

/** Everything that stands on a page's picture, in words, and where it lies. */
async function pictureOf(path: string) {
  const { body } = await at(path);
  const of = (property: string) => new RegExp(`<meta property="og:image${property}" content="([^"]*)"`).exec(body)?.[1];
  const { pathname } = new URL(of("") ?? "");
  return { path: pathname, alt: of(":alt") ?? "", body };
}

test("each page names its picture, which is there, public, 1200 wide, and told apart by what it shows", async () => {
  const trip = await publishedTrip(site, slug, { title: "Hvem betaler?", startOn: "2026-05-04", endOn: "2026-05-06" });
  for (const path of ["/", "/en", "/rejser", "/de/partnere", "/data", `/rejser/${trip.slug}`]) {
    const { path: picture, alt } = await pictureOf(path);
    const answer = await at(picture);
    expect([answer.status, answer.headers["content-type"]], picture).toEqual([200, "image/png"]);
    expect(answer.headers["set-cookie"], picture).toBeUndefined();
    expect(alt, path).not.toBe("");
    const etag = String(answer.headers.etag);
    expect((await at(picture, { "if-none-match": etag })).status, picture).toBe(304);
    const again = await at(picture);
    expect(again.headers.etag).toBe(etag);
  }
  const { alt, body } = await pictureOf(`/rejser/${trip.slug}`);
  expect(body).toContain('<meta property="og:title" content="Hvem betaler?"');
  expect(body).toContain(`<meta property="og:url" content="${site.addressOf(slug)}/rejser/${trip.slug}"`);
  expect((await at("/")).body).toMatch(/<meta property="og:title" content="Udsyn, [^"]+"/);
  expect(alt).toContain("Hvem betaler?");
  expect(alt).toMatch(/4\.–6\.\smaj\s2026\./);
});

test("an unknown record has none, a renamed one leads on, and a withdrawn one is gone", async () => {
  expect((await at("/rejser/findes-ikke.png")).status).toBe(404);
  expect((await at("/partnere/findes-ikke.png")).status).toBe(404);
  expect((await at("/fr/rejser.png")).status).toBe(404);
  const trip = await publishedTrip(site, slug, { title: "Tages ned", startOn: "2026-06-01", endOn: "2026-06-02" });
  const { id } = site.here(slug);
  await site.db.query(
    `INSERT INTO register.slug (municipality_id, type, slug, record_id) VALUES ($1, 'trip', 'et-aeldre-navn', $2)`,
    [id, trip.id],
  );
  const moved = await at("/en/rejser/et-aeldre-navn.png");
  expect([moved.status, moved.headers.location]).toEqual([301, `/en/rejser/${trip.slug}.png`]);
  expect((await at(`/rejser/${trip.slug}.png`)).status).toBe(200);
  await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip.id}/takedown`, { reason: "Fejl." }).then(done);
  expect((await at(`/rejser/${trip.slug}.png`)).status).toBe(410);
});

test("what is erased from a record is on no picture after it, and the picture is another", async () => {
  const trip = await publishedTrip(site, slug, {
    title: "Besøg hos Bo Canari",
    startOn: "2026-07-01",
    endOn: "2026-07-02",
  });
  const before = await at(`/rejser/${trip.slug}.png`);
  expect((await pictureOf(`/rejser/${trip.slug}`)).alt).toContain("Bo Canari");
  await site.db.query(
    `UPDATE register.entry SET entry = entry || '{"title": null}', erased = '{"/title": "0"}' WHERE record_id = $1`,
    [trip.id],
  );
  await site.db.query(`UPDATE register.current SET entry = entry || '{"title": null}' WHERE record_id = $1`, [trip.id]);
  const after = await at(`/rejser/${trip.slug}.png`, { "if-none-match": String(before.headers.etag) });
  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

test("pages say in schema.org's words what they show, as data that no letter ends", async () => {
  const title = "</script><b>Hvem?</b> \u2028";
  const trip = await publishedTrip(site, slug, { title, startOn: "2026-08-01", endOn: "2026-08-02" });
  const { body } = await at(`/rejser/${trip.slug}`);
  const [, json = ""] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(body) ?? [];
  const facts = JSON.parse(json);
  expect(facts).toMatchObject({
    ...{ "@context": "https://schema.org", "@type": "Event", startDate: "2026-08-01", endDate: "2026-08-02" },
    url: `${site.addressOf(slug)}/rejser/${trip.slug}`,
  });
  expect(facts.name).toContain("</script><b>Hvem?</b>");
  expect(body).not.toContain("<b>Hvem?");
  const types = async (path: string) => /"@type":"(\w+)"/.exec((await at(path)).body)?.[1];
  expect(await Promise.all(["/", "/om", "/data"].map(types))).toEqual([
    ...["GovernmentOrganization", "GovernmentOrganization", "DataCatalog"],
  ]);
});

test("a burst for pictures that are not drawn yet keeps no page waiting: it is there before half of them", async () => {
  const trips: string[] = [];
  for (let n = 0; n < 30; n++)
    trips.push(
      (await publishedTrip(site, slug, { title: `Nr. ${n}`, startOn: "2026-09-01", endOn: "2026-09-02" })).slug,
    );
  const paths = ["", "/en", "/de"].flatMap((lang) => trips.map((trip) => `${lang}/rejser/${trip}.png`));
  let drawn = 0;
  const asked = Promise.all(paths.map((path) => at(path).then(({ status }) => [path, status, ++drawn])));
  expect((await at("/rejser")).status).toBe(200);
  expect(drawn).toBeLessThan(paths.length / 2);
  expect((await asked).filter(([, status]) => status !== 200)).toEqual([]);
}, 60_000);
