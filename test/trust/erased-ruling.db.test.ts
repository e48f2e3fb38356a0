import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { erasedMark } from "../../src/records/index.ts";
import { type ExampleTrip, publishExample } from "../setup/example-trips.ts";
import { reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What was erased in a ruling is gone from who copies it, and is not taken for a closed item. */
const slug = "lyngholm";
const name = "Åse Kanariefugl";
const sources = personalSources("test");
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

let site: TestSite;
let [committee, id, path] = ["", "", ""];
let trip: ExampleTrip;
let between: Date;
let erasedAt: Date;
const later = (ms: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + ms);
  return site.clock.now;
};
const get = async (address: string) => (await reads(site, slug)(address)).text();
const told = async (address: string) => JSON.parse(await get(`/oparl/v1.1/${address}`));
const since = async (list: string) =>
  (await told(`${list}?modified_since=${encodeURIComponent(between.toISOString())}`)).data as { id: string }[];
const key = () => `${id}/2026-03-04-request-${committee}`;

beforeAll(async () => {
  // A row is as old as its id, which no clock of a test turns back.
  site = await startTestSite(new Date(Date.now() + 86_400_000));
  committee = site.here(slug).profile.committees[0]?.id ?? "";
  const ruling = {
    ...({ about: "request", committee, on: "2026-03-04", ruling: "approved" } as const),
    text: `Godkendt, når ${name} deltager.`,
    // As a browser copies it.
    url: `https://lyngholm.example/referat/${encodeURIComponent(name)}.pdf`,
  };
  trip = {
    ...{ title: "Til Hamborg", kind: "committee-trip", committee, startOn: "2026-04-01", endOn: "2026-04-03" },
    rulings: [ruling],
  };
  const made = await publishExample(site, slug, trip);
  id = made.id;
  path = `/rejser/${made.slug}`;
  expect(await told(`agenda-items/${key()}`)).toMatchObject({ public: true, resolutionText: ruling.text });
  expect(await told(`files/${key()}`)).toMatchObject({ accessUrl: ruling.url });
  between = later(120_000);
  erasedAt = later(120_000);
  const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  const erasure = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, erasure.id, "carry-out"), by("two"));
});
afterAll(() => site.close());

test("a program that asks what changed since then is told what is left, and that the minutes are gone", async () => {
  const item = await told(`agenda-items/${key()}`);
  expect(item).toMatchObject({ public: true, result: "Godkendt" });
  // Later by as long as it took.
  expect(Date.parse(item.modified)).toBeGreaterThanOrEqual(erasedAt.getTime());
  expect(item).not.toHaveProperty("resolutionText");
  expect(item).not.toHaveProperty("resolutionFile");
  expect(await told(`files/${key()}`)).toMatchObject({ deleted: true, modified: item.modified });
  for (const [list, one] of [
    ["agenda-items", `agenda-items/${key()}`],
    ["papers", `papers/${id}`],
    ["consultations", `consultations/${key()}`],
    ["meetings", `meetings/${committee}/2026-03-04`],
    ["files", `files/${key()}`],
  ] as const)
    expect(await since(list), list).toContainEqual(await told(one));
  for (const list of ["papers", "files", "meetings"]) expect(await get(`/oparl/v1.1/${list}`)).not.toContain("Kanarie");
});

async function saidAsErased(): Promise<void> {
  for (const [page, word, closed] of [
    ["/beslutninger", "»slettet«", "Punktet er lukket"],
    [`/udvalg/${committee}`, "»slettet«", "Punktet er lukket"],
    ["/en/beslutninger", "‘erased’", "closed"],
    [path, "»slettet«", "Punktet er lukket"],
  ] as const) {
    const body = await get(page);
    expect(body, page).toContain(word);
    expect(body.slice(body.indexOf("<main")), page).not.toContain(closed);
    expect(body, page).not.toMatch(/href="[»‘][^"]*"/);
  }
}

test("pages say that it is erased, and not that the item was closed", saidAsErased);

test("so they do of the versions after it, which are published with a mark where it stood", async () => {
  const [ruling] = trip.rulings ?? [];
  if (!ruling) throw new Error("no ruling");
  later(60_000);
  const marked = {
    ...trip,
    rulings: [{ ...ruling, text: erasedMark, url: `https://lyngholm.example/referat/${erasedMark}.pdf` }],
  };
  await publishExample(site, slug, marked, { id: id as never, reason: "Noget andet er rettet." });
  await saidAsErased();
  expect(await told(`agenda-items/${key()}`)).toMatchObject({ public: true });
  const file = await told(`files/${key()}`);
  expect(file).toMatchObject({ deleted: true });
  expect((await since("files")).filter((one) => one.id === file.id)).toEqual([file]);
});
