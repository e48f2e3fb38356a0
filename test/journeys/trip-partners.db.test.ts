import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { readTrip, type TripId } from "../../src/trips/index.ts";
import { publishExample } from "../setup/example-trips.ts";
import { expectValidHtml } from "../setup/html.ts";
import { settledTrip } from "../setup/lyngholm-trips.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

const names = ["Nyby ved Havet", "Nyby i Skoven", "Øster Prøveby", "Anden Kommunes By"];
const more = Array.from({ length: 12 }, (_, at) => `Mængdeby ${at + 1}`);

let site: TestSite;
let cookie = "";
let id = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  await importTowns("byer.csv", { country: "NO" }, [...names, ...more]);
  await importTowns("venskabsbyer.csv", {}, ["Sankt Alba an der Lohe (opdigtet)"]);
  const signedIn = await desk("/log-ind/demo", "role=coordinator");
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
  id = await planned(site);
});
afterAll(() => site.close());

async function importTowns(file: string, constants: object, towns: readonly string[]): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === "partners");
  const mapping = importer?.readMapping({
    key: ["navn"],
    fields: { name: "navn", ownPlace: "hvis" },
    constants,
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const rows = towns.map((name) => `${name};${name.startsWith("Anden") ? "Andetsteds" : "Lyngholm"}`);
  const source = fileOf(file, Buffer.from(`navn;hvis\n${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish: false, dryRun: false });
}

function desk(path: string, body?: string): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : form) };
  return ask(site.address, { host, path, headers, ...(body === undefined ? {} : { method: "POST", body }) });
}

const form = () => `/skrivebord/rejser/${id}/maal`;
async function send(fields: readonly (readonly [string, string])[]): Promise<Got> {
  const { version } = await site.doing("lyngholm", (one) => readTrip(one.tx, one.municipality.id, id as TripId));
  return desk(
    form(),
    new URLSearchParams([["version", String(version)], ...fields].map(([a, b]) => [a ?? "", b ?? ""])).toString(),
  );
}
const ticked = (page: Got) =>
  [...page.text.matchAll(/name="partners" value="([^"]+)"[^>]*checked/g)].map((one) => one[1]);
const offered = (page: Got) => [...page.text.matchAll(/name="partners" value="([^"]+)"/g)].map((one) => one[1]);

test("a form with many partners searches them, and keeps what is ticked while it does", async () => {
  const first = await desk(form());
  expectValidHtml(first.text);
  expect(offered(first)).not.toContain("nyby-ved-havet");
  const found = await send([
    ["do", "find"],
    ["find", "nyby"],
    ["partners", "sankt-alba-an-der-lohe"],
  ]);
  expect(found.status).toBe(200);
  expectValidHtml(found.text);
  expect(found.text).toContain("2 partnere passer på »nyby«");
  expect(offered(found)).toEqual(expect.arrayContaining(["nyby-ved-havet", "nyby-i-skoven"]));
  expect(ticked(found)).toEqual(["sankt-alba-an-der-lohe"]);
});

test("a search typed and not asked for is asked for before anything is saved", async () => {
  const asked = await send([
    ["do", "save"],
    ["find", "oster prove"],
  ]);
  expect([asked.status, offered(asked).includes("oester-proeveby")]).toEqual([200, true]);
  const none = await send([
    ["do", "find"],
    ["find", "xyzzy"],
  ]);
  expect(none.text).toContain("Ingen partner passer på »xyzzy«");
});

test("another municipality's partner is not offered", async () => {
  const found = await send([
    ["do", "find"],
    ["find", "anden kommunes"],
  ]);
  expect(offered(found)).not.toContain("anden-kommunes-by");
  const answer = await site.api("lyngholm", "coordinator", "GET", "/api/v1/partners?q=by");
  const { items } = (await answer.json()) as { items: { name: string }[] };
  expect(items.map((one) => one.name)).toContain("Nyby i Skoven");
  expect(items.map((one) => one.name)).not.toContain("Anden Kommunes By");
});

test("one that was chosen as it was imported is the recorded one it is known as", async () => {
  const alba = "sankt-alba-an-der-lohe-opdigtet";
  expect(
    (
      await send([
        ["do", "save"],
        ["partners", alba],
      ])
    ).status,
  ).toBe(303);
  const [chosen, history] = [await desk(form()), await desk(`/skrivebord/rejser/${id}/historik`)];
  expect(ticked(chosen)).toEqual([alba]);
  expect(chosen.text).not.toContain("Findes ikke mere");
  expect(history.text).toContain("Sankt Alba an der Lohe (opdigtet)");
  expect(history.text).not.toContain(alba);
});

test("what is chosen is the trip's, at its page and in public, where the partner's name is public with it", async () => {
  const saved = await send([
    ["do", "save"],
    ["find", "nyby"],
    ["found", "nyby"],
    ["partners", "nyby-ved-havet"],
  ]);
  expect(saved.status).toBe(303);
  expect((await desk(`/skrivebord/rejser/${id}`)).text).toContain("Nyby ved Havet");
  expect(ticked(await desk(form()))).toEqual(["nyby-ved-havet"]);
  const call = async (method: string, path: string, body: object, role: "coordinator" | "secretary") =>
    (await (await site.api("lyngholm", role, method, path, body)).json()) as { id: string };
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-05" };
  const submission = await call("POST", `/api/v1/trips/${id}/submissions`, request, "coordinator");
  expect((await desk("/partnere")).text).not.toContain("Nyby ved Havet");
  const approved = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await call("POST", `/api/v1/submissions/${submission.id}/rulings`, approved, "secretary");
  const entry = JSON.parse((await desk("/data/trips.json")).text) as { items: { slug: string; partners: string[] }[] };
  const published = entry.items.find((one) => one.partners.includes("nyby-ved-havet"));
  expect(published).toBeDefined();
  expect((await desk(`/rejser/${published?.slug}`)).text).toContain(
    'href="/partnere/nyby-ved-havet">Nyby ved Havet</a>',
  );
  const partners = (await desk("/partnere")).text;
  expect([partners.includes("Nyby ved Havet"), partners.includes("Nyby i Skoven")]).toEqual([true, false]);

  // A version without it: the history page still names the partner that was taken out, in the place of its id.
  const { partners: _, ...plan } = settledTrip.plan ?? {};
  const { slug } = await publishExample(
    site,
    "lyngholm",
    { ...settledTrip, plan },
    { id: id as TripId, reason: "Rettet" },
  );
  for (const path of [`/rejser/${slug}/versioner`, `/en/rejser/${slug}/versioner`]) {
    const history = (await desk(path)).text;
    expect(history, path).toMatch(/<del>[^/]*Nyby ved Havet/);
    expect(history, path).not.toContain("nyby-ved-havet");
  }
});
