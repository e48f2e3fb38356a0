import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { demoProfiles } from "../profile/index.ts";
import { partnersOf } from "./demo-partners.ts";
import { type Partner, partnersSchema } from "./partner.ts";
import { partnerById, partnerName, partnershipOn, partnersOn, unsettledOn } from "./partnerships.ts";

const ballerup = partnersOf("ballerup");
const lyngholm = partnersOf("lyngholm");

function named(partners: readonly Partner[], id: string): Partner {
  const found = partnerById(partners, id);
  if (!found) throw new Error(id);
  return found;
}

test("Ballerup's partners under the strategy are the two cities and the EU office; nothing is claimed before it", () => {
  const ids = (on: string) => partnersOn(ballerup, day(on)).map((one) => one.id);
  expect(ids("2024-06-11")).toEqual([
    "east-kilbride-south-lanarkshire",
    "brandenburg-an-der-havel",
    "greater-copenhagen-eu-kontor",
  ]);
  expect(ids("2013-10-23")).toEqual([]);
});

test("cities that only a page names are a conflict, not partners", () => {
  expect(unsettledOn(ballerup, day("2026-05-01")).map((one) => one.id)).toEqual(["wuxi", "prag-10", "ystad"]);
});

test("an agreement of which a paper tells one month is not reckoned to last", () => {
  const wuxi = named(ballerup, "wuxi");
  expect(partnershipOn(wuxi, day("2016-11-15"))?.status).toBe("active");
  expect(partnershipOn(wuxi, day("2020-01-01"))?.status).toBe("unknown");
});

test("a partnership's life by day", () => {
  const at = (id: string, on: string) => partnershipOn(named(lyngholm, id), day(on))?.status ?? null;
  expect(at("sankt-alba-an-der-lohe", "1996-04-30")).toBeNull();
  expect(at("sankt-alba-an-der-lohe", "1998-05-08")).toBe("exploring");
  expect(at("sankt-alba-an-der-lohe", "1998-05-09")).toBe("active");
  expect(at("porth-ellwyn", "2026-01-01")).toBe("dormant");
  expect(at("gamla-ljungholmen", "2022-01-01")).toBe("ended");
});

test("every claim has a source, and what only a page names is not verified", () => {
  const claims = ballerup.flatMap((one) => one.partnerships);
  expect(claims.every((one) => one.source.text.length > 10)).toBe(true);
  expect(claims.filter((one) => one.form === "named" && one.verified)).toEqual([]);
});

test("a fictional partner says so in every language", () => {
  const words = { da: "opdigtet", en: "fictional", de: "erfunden" } as const;
  for (const partner of lyngholm)
    for (const [language, word] of Object.entries(words))
      expect(Object.entries(partner.names).find(([one]) => one === language)?.[1]).toContain(word);
});

test("names fall back without leaving a blank", () => {
  const wuxi = named(ballerup, "wuxi");
  expect(partnerName(wuxi, "en")).toBe("Wuxi");
  expect(partnerName({ ...wuxi, names: { de: "Wuxi (Stadt)" } }, "en")).toBe("无锡");
  expect(partnerName({ ...wuxi, names: { de: "Wuxi (Stadt)" }, ownName: null }, "en")).toBe("Wuxi (Stadt)");
});

test("two statuses on one day, or days turned round, are refused", () => {
  const source = { text: "prøve" };
  const wuxi = named(ballerup, "wuxi");
  const partnerships = [
    { status: "active", form: "fixed", from: "2020-01-01", source, verified: true },
    { status: "ended", form: "fixed", from: "2024-01-01", to: "2023-01-01", source, verified: true },
    { status: "ended", form: "fixed", from: "2025-01-01", source, verified: true },
  ];
  const file = {
    schema: "udsyn.partners/1",
    municipality: "x",
    fictional: true,
    partners: [{ ...wuxi, partnerships }],
  };
  expect(partnersSchema.safeParse(file).error?.issues.map((one) => `${one.path.join(".")} ${one.message}`)).toEqual([
    "partners.0.partnerships.1 ends-before-start",
    "partners.0.partnerships.2 overlaps",
  ]);
});

test("the registers belong to the demo's municipalities", () => {
  for (const profile of demoProfiles()) expect(partnersOf(profile.slug).length).toBeGreaterThan(0);
  expect(partnersOf("en-anden")).toEqual([]);
});
