import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orNothing, writable } from "../../src/platform/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const blanks = ["\u200b", "\u3164", "\u2800", "\u00ad\u2060", " \u115f\u200d ", "\ufff9", "\u{e0001}"];
const turning = ["\u202a", "\u202e", "\u2066", "\u2069"];

async function form(role: "coordinator" | "accountant", path: string, fields: Record<string, string>) {
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const type = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const { host } = new URL(site.addressOf(slug));
  const body = new URLSearchParams(fields).toString();
  return ask(site.address, { method: "POST", path, host, headers: { cookie, ...type }, body });
}
async function made(more: object) {
  const answer = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { ...wholeTrip, ...more });
  return {
    status: answer.status,
    trip: (await answer.json()) as { id: string; title: string; errors?: { path: string; code: string }[] },
  };
}
const titleOf = async (id: string) => {
  const shown = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`);
  return ((await shown.json()) as { title: string }).title;
};

describe("a text of nothing but signs that nobody sees", () => {
  test.each(blanks)("%j is empty, and stays in what is seen", (blank) => {
    expect([orNothing(blank), writable(blank)]).toEqual(["", ""]);
    expect(orNothing(`Ribe${blank}`)).toBe(`Ribe${blank}`);
  });

  test("what is seen is kept: joined emoji, one mark, white space as it was sent", () => {
    for (const text of ["👩‍👩‍👧‍👦", "–", "\u0301", "  ", "\n", ""]) expect(orNothing(text)).toBe(text);
  });

  test("is no heading, by program or form, and no ruling for a ramme", async () => {
    for (const blank of blanks) {
      const { trip } = await made({ title: blank });
      expect(trip.title).toBe("");
      const kept = await made({});
      await form("coordinator", `/skrivebord/rejser/${kept.trip.id}/oplysninger`, { title: blank });
      expect(await titleOf(kept.trip.id)).not.toBe(blank);
      const ruling = { owner: "committee:byraadet", year: "2026", amount: "5000", ruling: blank };
      const given = await form("accountant", "/skrivebord/rammer", ruling);
      expect([given.status, given.text.includes('href="#f-ruling"')]).toEqual([422, true]);
      const pot = {
        owner: { kind: "committee", id: "byraadet" },
        year: 2026,
        currency: "DKK",
        amount: "5000",
        ruling: blank,
      };
      expect((await site.api(slug, "accountant", "POST", "/api/v1/pots", pot)).status).toBe(422);
    }
  });
});

test("a sign that turns the direction is taken out of a form and refused to a program, in words", async () => {
  for (const sign of turning) {
    const { status, trip } = await made({ title: `Ribe ${sign}ebiR` });
    expect(status).toBe(422);
    expect(trip.errors).toEqual([expect.objectContaining({ path: "title", code: "control-characters" })]);
    expect(writable(`Ribe ${sign}ebiR`)).toBe("Ribe ebiR");
  }
  const { trip } = await made({});
  const { text } = await ask(site.address, {
    host: new URL(site.addressOf(slug)).host,
    path: `/skrivebord/rejser/${trip.id}/oplysninger`,
    headers: { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` },
  });
  const version = /name="version" value="([^"]*)"/.exec(text)?.[1] ?? "";
  const typed = { version, kind: "delegation", title: "Ribe \u202eebiR", purpose: "Se." };
  const saved = await form("coordinator", `/skrivebord/rejser/${trip.id}/oplysninger`, typed);
  expect(saved.status).toBe(303);
  expect(await titleOf(trip.id)).toBe("Ribe ebiR");
});
