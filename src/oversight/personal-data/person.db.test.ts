import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import { trace, traceAll, type Who } from "../../identity/index.ts";
import { lookWords } from "../looks.ts";
import { looksAt, readLooks } from "./looks-at.ts";

const slug = "lyngholm";
const base = "/skrivebord/persondata";
let site: TestSite;
let cookie: string;
beforeAll(async () => {
  site = await startTestSite();
  cookie = `udsyn=${await sessionOf(site, slug, "dpo")}`;
});
afterAll(() => site.close());

function send(path: string, fields: Readonly<Record<string, string>>) {
  const origin = site.addressOf(slug);
  const headers = { cookie, origin, "content-type": "application/x-www-form-urlencoded" };
  return ask(site.address, {
    ...{ method: "POST", host: new URL(origin).host, path, headers },
    body: new URLSearchParams(fields).toString(),
  });
}
const titleOf = async (id: string) =>
  (await site.db.query<{ title: string }>("SELECT title FROM udsyn.trips_trip WHERE trip_id = $1", [id]))[0]?.title;
async function tripAbout(name: string): Promise<string> {
  const id = await plantTrip(site, slug, "draft");
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2 WHERE trip_id = $1", [id, `Besøg hos ${name}`]);
  return id;
}

test("a namesake's places are offered, chosen one by one, and left as they are when a name is corrected", async () => {
  const name = "Grethe Navnesøster";
  const [hers, another] = [await tripAbout(name), await tripAbout(name)];
  const found = await send(base, { navne: name });
  for (const id of [hers, another])
    expect(found.text).toMatch(new RegExp(`name="ret-anden"[^>]*value="trips_trip:${id}"`));
  const asked = { navne: name, fra: name, til: "Grete Navnesøster", "ret-anden": `trips_trip:${another}` };

  // What is wrong is said, and the boxes stay as they were ticked.
  const wrong = await send(`${base}/ret`, { ...asked, til: "" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(new RegExp(`name="ret-anden"[^>]*value="trips_trip:${another}"[^>]* checked`));

  expect((await send(`${base}/ret`, asked)).status).toBe(200);
  expect(await titleOf(hers)).toBe("Besøg hos Grete Navnesøster");
  expect(await titleOf(another)).toBe(`Besøg hos ${name}`);

  // All that is left is the namesake's.
  const nothing = await send(`${base}/ret`, asked);
  expect([nothing.status, nothing.text.includes("ingen steder, hvor den kan rettes")]).toEqual([422, true]);
});

test("a member's name put right is told to be in the profile's roster still; anybody else's is not", async () => {
  for (const [name, isListed] of [
    ["Gerda Luftkastel", true],
    ["Ida Udenplads", false],
  ] as const) {
    await tripAbout(name);
    const { status, text } = await send(`${base}/ret`, { navne: name, fra: name, til: `${name}l` });
    expect([status, text.includes("Ret også kommunens profil")]).toEqual([200, isListed]);
    expect(text.includes("Social- og Sundhedsudvalget")).toBe(isListed);
  }
});

test("places that are history are not offered for correcting", async () => {
  const name = "Ove Historisk";
  await tripAbout(name);
  await site.db.query(
    `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at)
     VALUES ($1, gen_random_uuid(), 'mail', 'et brev', $2, now())`,
    [site.here(slug).id, JSON.stringify({ to: "o@by.example", subject: name })],
  );
  const { text } = await send(base, { navne: name });
  expect(text).toMatch(/name="anden"[^>]*value="records_outbox:/);
  expect(text).not.toMatch(/name="ret-anden"[^>]*value="records_outbox:/);
});

test("whoever asks is told of every look, however many, in the page and to a program; not of those meanwhile", async () => {
  const name = "Set Af-Mange";
  const id = await tripAbout(name);
  const many = 5_203;
  const look = { action: "trips.look-at-history", subject: { type: "trip", id } };
  const by = (who: string): Who => ({ actor: { kind: "person", id: who, name: who }, grants: [] });
  await site.doing(slug, (one) => trace(one, look), by("Den </script> første"));
  await site.doing(
    slug,
    (one) =>
      traceAll(
        one,
        Array.from({ length: many - 1 }, () => look),
      ),
    by("Ane"),
  );
  const { status, text } = await send(`${base}/udtraek`, { navne: name });
  expect(status).toBe(200);
  const json = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "";
  const { looks, places } = JSON.parse(json) as { looks: { who: string; what: string }[]; places: object[] };
  expect(places.length).toBeGreaterThan(0);
  expect(looks).toHaveLength(many);
  expect(looks.at(-1)).toMatchObject({ who: "Den </script> første", what: lookWords("trips.look-at-history") });
  expect(text.match(/<li>\s*\d+\.[^<]* 2026[^<]*: Ane, /g)).toHaveLength(many - 1);
  expect(text.trimEnd().endsWith("</html>")).toBe(true);
  expectValidHtml(text);
});

test("what is looked at while the file is read is not in it, or its two forms would differ", async () => {
  const name = "Set Imens";
  const id = await tripAbout(name);
  const look = { action: "trips.look-at-history", subject: { type: "trip", id } };
  await site.doing(slug, (one) =>
    traceAll(
      one,
      Array.from({ length: 700 }, () => look),
    ),
  );
  const here = site.here(slug);
  const fixed = await site.doing(slug, (one) => looksAt(one, [look.subject]));
  const read = async () => (await Array.fromAsync(readLooks(site.db.app, here, fixed, () => null))).length;
  expect(await read()).toBe(700);
  await site.doing(slug, (one) => trace(one, look));
  expect(await read()).toBe(700);
});

test("an erasure that is not confirmed and gives no reason is told of both at once", async () => {
  const name = "Asta Opdigt";
  const sent = await send(`${base}/slet`, { navne: name, grund: "" });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Sæt kryds ved, at oplysningerne skal slettes.");
  expect(sent.text).toContain('href="#f-grund"');
});

test("by decision an elected member's journey goes too, and no page says of it that it stays", async () => {
  await plantTrip(site, slug, "approved");
  const name = "Asta Opdigt";
  const asked = { navne: name, grund: "Afgørelse fra Datatilsynet, j.nr. 1.", bekraeft: "ja" };
  const waiting = async (fields: Readonly<Record<string, string>>) => {
    await site.db.query("DELETE FROM udsyn.records_erasure_request");
    const sent = await send(`${base}/slet`, { ...asked, ...fields });
    expect(sent.status).toBeLessThan(400);
    const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
    const paths = ["/skrivebord/sletninger", `/skrivebord/sletninger/${request?.id}`];
    const admin = `udsyn=${await sessionOf(site, slug, "admin")}`;
    const host = new URL(site.addressOf(slug)).host;
    return Promise.all(
      paths.map(async (path) => (await ask(site.address, { path, host, headers: { cookie: admin } })).text),
    );
  };
  for (const text of await waiting({})) expect(text).toContain("Bliver stående: Folkevalgtes deltagelse");
  for (const text of await waiting({ afgjort: "ja" })) {
    expect(text).toContain("Også det, der er sagt om personen som folkevalgt.");
    expect(text).not.toContain("Bliver stående: Folkevalgtes deltagelse");
  }
});
