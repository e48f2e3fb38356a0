import { afterAll, beforeAll, expect, test } from "vitest";
import { secretaryAt } from "../../../../test/setup/secretary.ts";
import { startTestSite, type TestSite } from "../../../../test/setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("a unit is one of the profile's, or another that is written; what looks like a person's name is asked about", async () => {
  const { desk, made } = await secretaryAt(site);
  const committee = "boerne-og-skoleudvalget";
  const trip = await made("/api/v1/trips", { kind: "committee-trip", title: "Oulu", committee });
  const units = async () => {
    const answer = await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${trip}`);
    const { version, participants } = (await answer.json()) as {
      version: number;
      participants: { staff: { unit: string; count: number }[] };
    };
    return { version, staff: participants.staff };
  };
  const page = `/skrivebord/rejser/${trip}/deltagere`;
  const save = async (row: Record<string, string>) => {
    const { version } = await units();
    const named = Object.entries(row).map(([name, value]): [string, string] => [`staff.0.${name}`, value]);
    return desk(page, new URLSearchParams([["version", String(version)], ["do", "save"], ...named]).toString());
  };
  expect((await desk(page)).text).toMatch(/<option value="Politik og Ledelse">.*<option value="-">/s);
  expect((await save({ unit: "Politik og Ledelse", count: "2" })).status).toBe(303);
  expect((await units()).staff).toEqual([{ unit: "Politik og Ledelse", count: 2 }]);

  const bare = await save({ unit: "-", count: "2" });
  expect([bare.status, bare.text.includes("Vælg en enhed, eller skriv den.")]).toEqual([422, true]);
  const named = { unit: "-", other: "Mette Hansen, Kultur og Borger", count: "2" };
  const asks = await save(named);
  expect([asks.status, asks.text.includes("ligner en persons navn")]).toEqual([422, true]);
  expect(asks.text).toContain('value="Mette Hansen, Kultur og Borger"');
  expect((await units()).staff).toEqual([{ unit: "Politik og Ledelse", count: 2 }]);
  // Nor by sending it as a choice, nor with the choice left open.
  for (const { status } of [
    await save({ unit: "Mette Hansen", count: "2" }),
    await save({ unit: "", other: "Clara Prøvedal", count: "1" }),
  ])
    expect(status).toBe(422);
  expect((await save({ ...named, other: "Rasmus Hansen Centret", sure: "ja" })).status).toBe(303);
  expect((await units()).staff).toEqual([{ unit: "Rasmus Hansen Centret", count: 2 }]);
  // What is stored stays among the choices, unasked.
  expect((await desk(page)).text).toMatch(/<option value="Rasmus Hansen Centret" selected/);
  expect((await save({ unit: "Rasmus Hansen Centret", count: "3" })).status).toBe(303);
});
