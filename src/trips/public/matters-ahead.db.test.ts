import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleTrip, publishExample } from "../../../test/setup/example-trips.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { dateOn } from "../../kernel/index.ts";
import { withdraw } from "../../register/index.ts";
import { mattersAhead, publishedMatters } from "./published-matters.ts";

const slug = "lyngholm";
const days = ["2026-03-04", "2026-04-08", "2026-05-05"].flatMap((day) => dateOn(day) ?? []);
const nobody = "019b0000-0000-7000-8000-000000000000";
let site: TestSite;
let ids: readonly string[];

beforeAll(async () => {
  site = await startTestSite();
  const committee = site.here(slug).profile.committees[0]?.id ?? "";
  const ruling = {
    ...{ about: "request" as const, committee, ruling: "approved" as const, text: "Godkendt.", item: "7" },
    ...{ votes: null, recused: [], url: null },
  };
  const trip = (title: string, ...on: readonly string[]) =>
    ({
      ...{ title, kind: "committee-trip", committee, startOn: "2026-04-01", endOn: "2026-04-03" },
      rulings: on.map((day) => ({ ...ruling, on: day })),
    }) as ExampleTrip;
  const published = [];
  for (const one of [trip("Til Hamborg", "2026-03-04"), trip("Til Wien", "2026-03-04", "2026-04-08"), trip("Uden")])
    published.push((await publishExample(site, slug, one)).id);
  ids = published;
});
afterAll(() => site?.close());

test("matters that are read ahead are what each question by itself is answered, until they are forgotten", async () => {
  const here = site.here(slug);
  const matters = publishedMatters(site.db.register);
  const asked = async () => [
    await Promise.all([...ids, nobody, "x"].map((id) => matters.one(here, id))),
    await Promise.all(days.map((on) => matters.ruledOn(here, [on]))),
  ];
  const before = await asked();
  expect(before[0]?.[1]).toMatchObject({ title: "Til Wien" });
  expect(before[0]?.[2]).toBeNull();
  expect(before[1]).toMatchObject([[{}, {}], [{ title: "Til Wien" }], []]);

  const ahead = mattersAhead(site.db.register);
  await ahead.read(here, [...ids, nobody, "x"], days);
  expect(await asked()).toEqual(before);
  const [first] = ids;
  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", first as never, "Posten var en dublet"));
  // They are not asked for anew as long as they are held.
  expect(await asked()).toEqual(before);
  ahead.forget();
  const after = await asked();
  expect(after[0]?.[0]).toMatchObject({ id: first, takenBackAt: site.clock.now });
  expect(after[1]).toMatchObject([[{ title: "Til Wien" }], [{ title: "Til Wien" }], []]);
  await ahead.read(here, ids, days);
  expect(await asked()).toEqual(after);
});
