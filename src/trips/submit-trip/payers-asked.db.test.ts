import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** A change of who pays is among what is told of a ruling on it, without a name or a sum. */
const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function ok(role: RoleName, method: string, path: string, body?: object): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return (JSON.parse(text) as { id: string }).id;
}
const budgetOf = (amount: string) => ({
  budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount }] },
});
const [unit, other] = ["lyngskolen", "skole-og-dagtilbud"];
const paid = (byUnit: string, sponsor: readonly object[] = []) => ({
  funding: [{ payer: "unit", amount: byUnit }, { payer: "committee", amount: "2000" }, ...sponsor],
});
async function submit(trip: string, meetingOn: string) {
  return ok("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn });
}
const rule = (submission: string, more: object) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { text: "Sådan blev det.", confirmed: true, ...more });

async function approved(place: string): Promise<string> {
  const destinations = [{ place, country: "DE" }];
  const plan = { ...wholeTrip, title: `Til ${place}`, destinations, committee, unit, ...budgetOf("4200") };
  const trip = await ok("coordinator", "POST", "trips", { ...plan, ...paid("2200") });
  await rule(await submit(trip, "2026-05-05"), { ruling: "approved" });
  return trip;
}
async function read(path: string, role?: RoleName): Promise<string> {
  const host = new URL(site.addressOf(slug)).host;
  const headers = role && { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
  const { text } = await ask(site.address, { host, path, ...(headers && { headers }) });
  return text.replaceAll("\u00a0", " ");
}
const changesOf = async (place: string) =>
  (
    JSON.parse(await read(`/rejser/${place.toLowerCase()}-2026.json`)) as { rulings: { change?: object }[] }
  ).rulings.map((one) => one.change);

test("who pays otherwise is told with the sums of the budget: in the entry, on every page in three languages, and before at the desk", async () => {
  const trip = await approved("Bremen");
  await ok("coordinator", "PATCH", `trips/${trip}`, { ...budgetOf("7200"), ...paid("5200") });
  const box = await read(`/skrivebord/rejser/${trip}`, "coordinator");
  expect(box).toContain("Budgettet er sat op, siden rejsen blev godkendt");
  expect(box).toContain("Det er også ændret, hvem der betaler hvad. Det er en ny sag");
  const asked = await submit(trip, "2026-05-06");
  expect(await read(`/skrivebord/rejser/${trip}/sagsfremstilling`, "coordinator")).toContain("Enheden betaler: fra");
  await rule(asked, { ruling: "refused" });
  const budget = { currency: "DKK", from: "4200.00", to: "7200.00" };
  expect((await changesOf("Bremen"))[1]).toEqual({ what: ["budget", "funding"], budget });
  const said = {
    da: "budgettet hævet fra 4.200,00 kr. til 7.200,00 kr. og en anden fordeling af, hvem der betaler.",
    en: "the budget raised from DKK 4,200.00 to DKK 7,200.00 and a different split of who pays.",
    de: "erhöht und eine andere Aufteilung der Kosten.",
  };
  for (const [lang, words] of Object.entries(said)) {
    const at = lang === "da" ? "" : `/${lang}`;
    for (const path of [`${at}/rejser/bremen-2026`, `${at}/beslutninger`])
      expect(await read(path), path).toContain(words);
    expect(await read(`${at}/rejser/bremen-2026/versioner`)).toContain(words.slice(words.lastIndexOf(" a "), -1));
  }
});

test("another unit, and a payer whose name the public is told elsewhere, are told by the kind alone; the same payers are not", async () => {
  const trip = await approved("Emden");
  const sponsor = { payer: "sponsor", name: "Fru Kanariefugl", amount: "100" };
  await ok("coordinator", "PATCH", `trips/${trip}`, { ...budgetOf("5200"), ...paid("2200", [sponsor]), unit: other });
  const asked = await submit(trip, "2026-05-06");
  const agenda = await read(`/skrivebord/rejser/${trip}/sagsfremstilling`, "coordinator");
  expect(agenda).toContain("Enheden, der betaler: fra ");
  await rule(asked, { ruling: "refused", closed: true });
  expect((await changesOf("Emden"))[1]).toEqual({ what: ["budget", "funding"], budget: null });
  for (const path of ["/rejser/emden-2026", "/rejser/emden-2026.json", "/beslutninger"])
    expect(await read(path), path).not.toContain("Kanariefugl");
  const same = await approved("Husum");
  await ok("coordinator", "PATCH", `trips/${same}`, budgetOf("9000"));
  expect(await read(`/skrivebord/rejser/${same}`, "coordinator")).not.toContain("hvem der betaler hvad");
  await rule(await submit(same, "2026-05-06"), { ruling: "refused" });
  expect((await changesOf("Husum"))[1]).toMatchObject({ what: ["budget"] });
});

test("a company's payment is told in the money of the budget, as a sponsor's is, and the same figure in another currency is a gift to rule on", async () => {
  const [company, sponsor] = [
    { payer: "company", name: "Værksted A/S", amount: "1000", basis: "Gavereglerne, punkt 4." },
    { payer: "sponsor", name: "Nordisk Råd", amount: "100" },
  ];
  const trip = await approved("Leer");
  await ok("coordinator", "PATCH", `trips/${trip}`, paid("2200", [company, sponsor]));
  await rule(await submit(trip, "2026-05-06"), { ruling: "approved" });
  const inEuro = { budget: { ...budgetOf("4200").budget, currency: "EUR" } };
  await ok("coordinator", "PATCH", `trips/${trip}`, inEuro);
  const asked = await submit(trip, "2026-05-07");
  const agenda = (await read(`/skrivebord/rejser/${trip}/sagsfremstilling`, "coordinator")).replaceAll("&#39;", "'");
  expect(agenda).toContain("Sponsor (Nordisk Råd) betaler: fra 100,00 kr. til 100,00 EUR");
  expect(agenda).toContain("Betaling fra Værksted A/S: fra 1.000,00 kr. til 1.000,00 EUR");
  await rule(asked, { ruling: "refused" });
  await ok("coordinator", "PATCH", `trips/${trip}`, {
    ...paid("2200", [{ ...company, name: "Andet A/S", amount: "200" }, sponsor]),
  });
  await submit(trip, "2026-05-08");
  const more = await read(`/skrivebord/rejser/${trip}/sagsfremstilling`, "coordinator");
  expect(more).toContain("at betalingen fra Andet A/S på 200,00 EUR modtages");
  const told = (await changesOf("Leer")).map((one) => (one as { what: string[] } | undefined)?.what);
  expect(told).toEqual([undefined, ["gift", "funding"], ["budget", "gift", "funding"]]);
});
