import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { settledTrip } from "../../../test/setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** Words of the record that depend on the day, and on whether we went or were visited. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const text = async (path: string) => (await get(site.addressOf("lyngholm") + path)).body.replaceAll("\u00a0", " ");

test("a follow-up lies ahead until its day has passed, and is never said to have been made", async () => {
  const { slug } = await publishExample(site, "lyngholm", settledTrip);
  const said = async () =>
    Promise.all(["", "/en", "/de"].map(async (lang) => text(`${lang}/rejser/${slug}`))).then((pages) =>
      pages.map((page) => /<p class="s">([^<]*(?:1\. marts|1 March|1\. März) 2027[^<]*)</.exec(page)?.[1]),
    );
  const ahead = [
    "Der følges op den 1. marts 2027.",
    "Will be followed up on 1 March 2027.",
    "Die Wirkung wird am 1. März 2027 nachgeprüft.",
  ];
  expect(await said()).toEqual(ahead);
  site.clock.now = new Date("2027-03-01T10:00:00Z");
  expect(await said()).toEqual(ahead);
  site.clock.now = new Date("2027-03-02T10:00:00Z");
  expect(await said()).toEqual([
    "Opfølgningen var sat til den 1. marts 2027.",
    "Follow-up was set for 1 March 2027.",
    "Die Nachprüfung der Wirkung war für den 1. März 2027 vorgesehen.",
  ]);
});

test("what a manager approved is called the visit that it was", async () => {
  const { kind, title, unit } = { kind: "staff-visit", title: "Besøg fra Kiel", unit: "skole-og-dagtilbud" } as const;
  const days = { startOn: "2026-09-02", endOn: "2026-09-03", status: "approved" } as const;
  const { slug } = await publishExample(site, "lyngholm", { kind, title, unit, ...days, direction: "in" });
  expect(await text(`/rejser/${slug}`)).toContain("Godkendt af lederen. Besøget har ikke været for et udvalg.");
  expect(await text(`/en/rejser/${slug}`)).toContain("Approved by the manager. The visit has not been");
  expect(await text(`/de/rejser/${slug}`)).toContain("Von der Leitung genehmigt. Der Besuch war in keinem Ausschuss.");
});
