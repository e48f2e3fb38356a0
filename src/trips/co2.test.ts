import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { day } from "../kernel/index.ts";
import { demoProfiles, emissionSetById, type Profile } from "../profile/index.ts";
import { reckonCo2 } from "./co2.ts";
import { legFaults } from "./legs.ts";
import { emptyPlan, type Plan, planSchema } from "./plan.ts";
import { co2Shown } from "./trip.public.ts";

const [ballerup, lyngholm] = demoProfiles() as [Profile, Profile];
const startOn = day("2026-05-06");
const oslo = { place: "Oslo", country: "NO", lat: 59.91273, lon: 10.74609 };
const london = { place: "London", country: "GB", lat: 51.50853, lon: -0.12574 };
const aarhus = { place: "Aarhus", country: "DK", lat: 56.15674, lon: 10.21076 };
const toronto = { place: "Toronto", country: "CA", lat: 43.70643, lon: -79.39864 };

function planOf(destinations: object[], legs: object[], elected: number | null = 4): Plan {
  return planSchema.parse({
    ...emptyPlan,
    destinations,
    legs,
    participants: { ...emptyPlan.participants, elected: { count: elected, named: [] } },
  });
}

function reckoned(plan: Plan, profile = lyngholm, more: { startOn?: typeof startOn; direction?: "in" | "out" } = {}) {
  return reckonCo2({ direction: "out", startOn, ...more, plan }, profile, startOn);
}

describe("a trip's CO2", () => {
  it("is persons times kilometres times the factor, each leg in whole kilograms, and foots", () => {
    const found = reckoned(
      planOf(
        [oslo],
        [
          { mode: "flight", travelClass: "economy", km: 1234 },
          { mode: "rail", km: 700 },
        ],
      ),
    );
    // 4 × 1234 × 0.10916 = 538.81…; 4 × 700 × 0.00446 = 12.488
    expect(found?.legs.map(({ count, km, kg }) => [count, km, kg])).toEqual([
      [4, 1234, 539],
      [4, 700, 12],
    ]);
    expect(found?.kg).toBe(551);
    expect(co2Shown(found)).toMatchObject({
      kg: 551,
      set: "uk-government-2025",
      lines: [
        { mode: "flight", reach: "international", travelClass: "economy", factor: "0.10916" },
        { mode: "rail", reach: "international", travelClass: null, factor: "0.00446" },
      ],
    });
    expect(co2Shown(found)?.method).toContain("UK Government GHG Conversion Factors for Company Reporting 2025.");
  });

  it("takes the great circle where no kilometres are written", () => {
    const found = reckoned(planOf([oslo], [{ mode: "coach" }, { mode: "ferry" }]), ballerup);
    expect(found?.legs.map(({ km }) => km)).toEqual([475, 475]);
  });

  it.each([
    ["within a country", aarhus, "flight", "economy", "0.22928"],
    ["to the United Kingdom", london, "flight", "business", "0.18863"],
    ["to the United Kingdom in a cabin that the table does not part", london, "flight", "first", "0.12786"],
    ["between other countries", toronto, "flight", "first", "0.43663"],
    ["between other countries, cabin unknown", toronto, "flight", null, "0.14253"],
    ["within a country by train", aarhus, "rail", null, "0.03546"],
    ["across a border by train", oslo, "rail", null, "0.00446"],
  ])("takes the publisher's row for a way %s", (_, place, mode, travelClass, factor) => {
    const leg = { mode, travelClass };
    expect(reckoned(planOf([place], [leg, leg]))?.legs.map((one) => one.factor?.kg)).toEqual([factor, factor]);
  });

  it("parts short from long ways to the United Kingdom by the distance", () => {
    const legs = [
      { mode: "flight", km: 3700 },
      { mode: "flight", km: 3701 },
    ];
    expect(reckoned(planOf([london], legs))?.legs.map((one) => one.factor?.reach)).toEqual(["short-haul", "long-haul"]);
  });

  it("counts cars, one for each commenced four, and as written", () => {
    const legs = [
      { mode: "car", km: 100 },
      { mode: "car", km: 100, count: 3 },
    ];
    expect(reckoned(planOf([oslo], legs, 5))?.legs.map(({ count, kg }) => [count, kg])).toEqual([
      [2, 33],
      [3, 50],
    ]);
  });

  it("is unknown as long as one leg is, and where nobody knows how many travel", () => {
    const half = reckoned(planOf([oslo], [{ mode: "rail" }, { mode: null }]));
    expect([half?.kg, half?.legs[0]?.kg === null, co2Shown(half)]).toEqual([null, false, null]);
    expect(reckoned(planOf([oslo], []))?.kg).toBeNull();
    expect(reckoned(planOf([oslo], [{ mode: "rail" }, { mode: "rail" }], null))?.kg).toBeNull();
    const nowhere = { place: "Sankt Ingensted", country: "DE", lat: null, lon: null };
    expect(
      reckoned(planOf([nowhere], [{ mode: "rail" }, { mode: "rail", km: 500 }]))?.legs.map(({ km }) => km),
    ).toEqual([null, 500]);
  });

  it("is nobody's to reckon of a visit, or before the municipality has a table", () => {
    const plan = planOf([oslo], [{ mode: "rail" }, { mode: "rail" }]);
    expect(reckoned(plan, lyngholm, { direction: "in" })).toBeNull();
    expect(reckoned(plan, lyngholm, { startOn: day("2024-12-31") })).toBeNull();
    expect(reckoned(plan, { ...lyngholm, policies: { ...lyngholm.policies, emissionFactors: [] } })).toBeNull();
  });

  it("asks for as many legs as there are ways, or none", () => {
    const faultsOf = (legs: object[], direction: "in" | "out" = "out") =>
      legFaults({ direction, plan: planOf([oslo, london], legs) }).map((one) => [one.fault, one.path, one.params]);
    expect(faultsOf([])).toEqual([]);
    expect(faultsOf([{}, {}, {}])).toEqual([]);
    expect(faultsOf([{}, {}])).toEqual([["legs-count", "legs", { wanted: 3, given: 2 }]]);
    expect(faultsOf([{}], "in")).toEqual([["legs-count", "legs", { wanted: 0, given: 1 }]]);
  });
});

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const folder = path.join(shared, "fixtures/emission-factors-defra-2025");

it("has the factors as they were published", (context) => {
  context.skip(!existsSync(folder), "../shared/fixtures/emission-factors-defra-2025 is not here");
  const published = new Map<string, Record<string, string>>();
  for (const file of readdirSync(folder).filter((one) => one.includes("business_travel")))
    for (const row of parse<Record<string, string>>(readFileSync(path.join(folder, file)), {
      columns: true,
      bom: true,
    }))
      published.set(row.ID ?? "", row);
  const factors = emissionSetById("uk-government-2025")?.factors ?? [];
  expect(factors.length).toBeGreaterThan(15);
  for (const { row, kg, mode, reach, travelClass } of factors) {
    const found = published.get(row) ?? {};
    expect(Number(found["GHG Conversion Factor 2025"]), row).toBe(Number(kg));
    expect(found["GHG/Unit"], row).toBe("kg CO2e");
    expect(found.UOM, row).toBe(mode === "car" ? "km" : "passenger.km");
    if (reach !== null) expect(found["Level 3"], row).toMatch(new RegExp(`^${reach}`, "i"));
    if (mode !== "flight") continue;
    expect(found["Column Text"], row).toBe("With RF");
    expect(found["Level 4"], row).toMatch(new RegExp(`^${travelClass?.replace("-", " ")} (class|passenger)$`, "i"));
  }
});
