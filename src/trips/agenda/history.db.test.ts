import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** What a committee is told of what was ruled before it, and that what it has is a change. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const own = "boerne-og-skoleudvalget";

async function api(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text) as { id: string; submission: string | null; markdown: string; committee: string };
}
const submit = async (trip: string, meetingOn: string, committee = own) =>
  (await api("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn })).id;
const rule = (submission: string, ruling: string, more: object = {}) =>
  api("secretary", "POST", `submissions/${submission}/rulings`, {
    ruling,
    text: "Sådan blev det.",
    confirmed: true,
    ...more,
  });
const textOf = async (trip: string, submission?: string) => {
  const { markdown, ...one } = await api(
    "coordinator",
    "GET",
    `trips/${trip}/agenda${submission ? `?sag=${submission}` : ""}`,
  );
  return { ...one, markdown: markdown.replaceAll("\u00a0", " ") };
};
const made = async (place: string) =>
  (await api("coordinator", "POST", "trips", { ...wholeTrip, title: place, destinations: [{ place, country: "DE" }] }))
    .id;

test("what was postponed comes back with who postponed it; what they had before them stays as sent", async () => {
  const trip = await made("Kassel");
  const first = await submit(trip, "2026-05-05");
  expect((await textOf(trip, first)).markdown).not.toContain("Sagens gang");
  await rule(first, "postponed");
  const next = await textOf(trip);
  expect(next).toMatchObject({ submission: null, committee: "Børne- og Skoleudvalget" });
  expect(next.markdown).toContain("Børne- og Skoleudvalget udsatte sagen 5. maj 2026. Den tages nu op igen.");
  expect(next.markdown).toContain("Der bliver spurgt om det samme som dengang.");
  const second = await submit(trip, "2026-05-06");
  expect((await textOf(trip, second)).markdown).toContain("## Sagens gang");
  expect((await textOf(trip, first)).markdown).not.toContain("Sagens gang");
});

test("what is carried on or stopped by § 23 says so to the council, which the text then names", async () => {
  const trip = await made("Bochum");
  await rule(await submit(trip, "2026-05-05"), "suspended");
  const next = await textOf(trip);
  expect(next.committee).toBe("Byrådet");
  expect(next.markdown).toContain("standset efter kommunestyrelseslovens § 23");
  expect(next.markdown).toContain("Rejsen skal godkendes af Byrådet");
  const other = await made("Erfurt");
  const votes = { for: 2, against: 1, abstained: 0 };
  await rule(await submit(other, "2026-05-05"), "recommended", { votes });
  expect(await textOf(other)).toMatchObject({ committee: "Byrådet" });
  expect((await textOf(other)).markdown).toContain("anbefalet videre. 2 stemte for, 1 imod. »Sådan blev det.«");
});

test("a change is read as the text that it will become before it is sent, and asks for itself alone", async () => {
  const trip = await made("Trier");
  const first = await submit(trip, "2026-05-05");
  await rule(first, "approved");
  expect(await textOf(trip)).toMatchObject({ submission: first });
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await api("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  const { submission, markdown } = await textOf(trip);
  expect(submission).toBeNull();
  expect(markdown).toContain("skal tage stilling til en ændring af");
  expect(markdown).toContain("Rejsen blev godkendt af Børne- og Skoleudvalget 5. maj 2026.");
  expect(markdown).toContain("1. at budgettet hæves fra 4.200,00 kr. til 9.000,00 kr.");
  expect((await textOf(trip, first)).markdown).not.toContain("ændring");
  const host = new URL(site.addressOf(slug)).host;
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const path = `/skrivebord/rejser/${trip}/sagsfremstilling`;
  const { text } = await ask(site.address, { host, path, headers: { cookie } });
  expect(text).toContain("Sådan bliver teksten om ændringen.");
  expect(text).toContain(`?sag=${first}`);
});
