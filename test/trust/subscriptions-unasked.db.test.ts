import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { asReader, form, pathIn } from "./as-reader.ts";

// Whoever knows an address can ask for it: what its owner says yes to is theirs alone.

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const hour = 3_600_000;
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

const { at, send, look } = asReader(() => site, slug);
const later = (ms: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + ms);
};
const ask = (email: string, about: Record<string, string> = {}) => send("/abonnement", { email, ...about });
/** The newest letter to an address, as it waits to be sent. */
async function newest(email: string): Promise<{ readonly subject: string; readonly text: string }> {
  const [letter] = await site.db.query<{ subject: string; text: string }>(
    `SELECT payload ->> 'subject' AS subject, payload ->> 'text' AS text FROM udsyn.records_outbox
     WHERE payload ->> 'to' = $1 ORDER BY outbox_id DESC LIMIT 1`,
    [email],
  );
  if (!letter) throw new Error(`no letter to ${email}`);
  return letter;
}
const rowsOf = (email: string) =>
  site.db.query<{ word: string; value: string; confirmed: boolean }>(
    `SELECT c.word, c.value, c.confirmed_at IS NOT NULL AS confirmed FROM udsyn.outreach_subscriber s
     JOIN udsyn.outreach_subscription c USING (municipality_id, subscriber_id) WHERE s.email = $1 ORDER BY 1, 2`,
    [email],
  );
async function follow(email: string, land: string): Promise<void> {
  expect((await ask(email, { land })).status).toBe(303);
  expect((await send(pathIn((await newest(email)).text, "tilmelding"), { topic: `land ${land}` })).status).toBe(200);
}

/** Everything that can be followed by country, as somebody else might ask for it all. */
const lands = ["SE", "NO", "FI", "IS", "DE", "NL", "BE", "FR", "ES", "PT", "IT", "AT", "CH", "PL", "CZ", "EE", "LV"];
const many = [...lands, "LT", "GB", "IE"];

test("who asks last is heard, however much a stranger asked for before them, and takes what they tick alone", async () => {
  const email = "fyldt@eksempel.dk";
  for (const land of many) {
    later(1);
    await ask(email, { land });
  }
  later(1);
  await ask(email, { udvalg: committee });
  for (const land of ["US", "CA", "JP"]) {
    later(1);
    await ask(email, { land });
  }
  const letter = await newest(email);
  const link = pathIn(letter.text, "tilmelding");
  const page = await look(link);
  expect(page.indexOf("Børne- og Skoleudvalget")).toBeGreaterThan(0);
  expect(page.indexOf("Børne- og Skoleudvalget")).toBeLessThan(page.indexOf("Irland"));
  expect(page.indexOf("Børne- og Skoleudvalget")).toBeGreaterThan(page.indexOf("Canada"));
  expect(page).not.toContain("checked");

  const none = await send(link, {});
  expect(none.status).toBe(422);
  expect(await none.text()).toContain("Sæt kryds ved mindst ét emne.");
  const all = new URLSearchParams(
    [...page.matchAll(/name="topic" value="([^"]+)"/g)].map(([, key = ""]) => ["topic", key]),
  );
  expect(all.size).toBe(24);
  const toomuch = await at("POST", link, { ...form, "sec-fetch-site": "same-origin" }, all.toString());
  expect(await toomuch.text()).toContain("Sæt kryds ved højst 20");
  const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect((await send(link, { topic: `udvalg ${committee}`, shown })).status).toBe(200);
  expect(await rowsOf(email)).toEqual([{ word: "udvalg", value: committee, confirmed: true }]);
});

test("a yes is to what the page showed, not to what a stranger asked for while it was open", async () => {
  const email = "vist@eksempel.dk";
  await ask(email, { land: "DE" });
  const letter = await newest(email);
  const link = pathIn(letter.text, "tilmelding");
  const shown = /name="topic" value="([^"]+)"/.exec(await look(link))?.[1] ?? "";
  await ask(email);
  expect((await send(link, { topic: shown, shown })).status).toBe(200);
  // And of that a letter asks anew: nobody knows whether it was a stranger.
  expect(await rowsOf(email)).toEqual([
    { word: "alt", value: "", confirmed: false },
    { word: "land", value: "DE", confirmed: true },
  ]);
  const anew = await newest(email);
  expect(anew.text).toContain("alle rejser og besøg");
  expect(anew.text).not.toContain("Tyskland");
  expect(await look(pathIn(anew.text, "tilmelding"))).toContain("alle rejser og besøg");
});

test("who follows as much as an address can is told that more was not added, and keeps what they follow", async () => {
  const email = "fuld@eksempel.dk";
  for (const land of many) {
    later(1);
    await follow(email, land);
  }
  later(hour);
  await ask(email, { udvalg: committee });
  const letter = await newest(email);
  expect(letter.subject).toContain("så meget, som en adresse kan");
  expect(letter.text).toContain("Børne- og Skoleudvalget");
  expect(letter.text).not.toContain("Sverige");
  expect(pathIn(letter.text, "framelding")).not.toBe("");
  expect((await rowsOf(email)).map(({ value }) => value).sort()).toEqual(many.toSorted());
  later(hour);
  await ask(email, { land: "SE" });
  const known = await newest(email);
  expect(known.subject).toContain("Du får allerede nyt");
});
