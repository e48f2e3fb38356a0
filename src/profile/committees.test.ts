import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import {
  agendaDeadline,
  canMeetOn,
  committeeById,
  committeeNameOn,
  committeesOn,
  membersOn,
  sittingInPlaceOf,
  termOn,
  unitsOn,
} from "./committees.ts";
import { demoProfiles } from "./demo-profiles.ts";
import type { Committee, Profile } from "./profile.ts";

function profile(slug: string): Profile {
  const found = demoProfiles().find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
}

function committee(of: Profile, id: string): Committee {
  const found = committeeById(of, id);
  if (!found) throw new Error(id);
  return found;
}

const ballerup = profile("ballerup");
const lyngholm = profile("lyngholm");

test.each([
  ["2021-12-31", ["Teknik- og Miljøudvalget", "Social- og Sundhedsudvalget"]],
  ["2022-01-01", ["Klima- og Miljøudvalget", "Sundheds- og Ældreudvalget", "Socialudvalget"]],
])("who sits in Ballerup on %s", (on, some) => {
  const names = committeesOn(ballerup, day(on)).map((one) => one.name.name);
  expect(names).toEqual(expect.arrayContaining(["Kommunalbestyrelsen", "Økonomiudvalget", ...some]));
  expect(names.length).toBe(5 + some.length);
});

test("in 2011 the committee of the Toronto trip sits, and its span is marked as not verified", () => {
  const on = day("2011-09-10");
  expect(committeesOn(ballerup, on).map((one) => one.committee.id)).toEqual([
    "kommunalbestyrelsen",
    "oekonomiudvalget",
    "skole-og-uddannelsesudvalget",
  ]);
  expect(committeeNameOn(committee(ballerup, "skole-og-uddannelsesudvalget"), on)?.verified).toBe(false);
});

test("a committee that was split is answered for by both; one that sits by itself; an unknown or lost one by nobody", () => {
  const ids = (id: string, on: string) => sittingInPlaceOf(ballerup, id, day(on)).map((one) => one.id);
  expect(ids("social-og-sundhedsudvalget", "2024-05-01")).toEqual(["sundheds-og-aeldreudvalget", "socialudvalget"]);
  expect(ids("social-og-sundhedsudvalget", "2020-05-01")).toEqual(["social-og-sundhedsudvalget"]);
  expect(ids("skole-og-uddannelsesudvalget", "2024-05-01")).toEqual([]);
  expect(ids("findes-ikke", "2024-05-01")).toEqual([]);
});

test("committees that replace each other do not make the search run round", () => {
  const [one, other] = ["teknikudvalget", "klima-og-teknikudvalget"].map((id) => committee(lyngholm, id));
  if (!one || !other) throw new Error("missing");
  const ring = {
    ...lyngholm,
    committees: [
      { ...one, replaces: [other.id] },
      { ...other, replaces: [one.id] },
    ],
  };
  expect(sittingInPlaceOf(ring, one.id, day("1999-01-01"))).toEqual([]);
});

test("members are those of the day", () => {
  const schools = committee(lyngholm, "boerne-og-skoleudvalget");
  expect(membersOn(schools, day("2026-05-01")).map((one) => one.role)).toEqual([
    "chair",
    "vice-chair",
    "member",
    "member",
    "member",
  ]);
  expect(membersOn(schools, day("2025-12-31"))).toEqual([]);
});

test("agenda deadline: the committee's own, else the policy's, else none", () => {
  const on = day("2026-06-16");
  expect(agendaDeadline(lyngholm, committee(lyngholm, "byraadet"), on)).toBe("2026-06-02");
  expect(agendaDeadline(lyngholm, committee(lyngholm, "oekonomiudvalget"), on)).toBe("2026-06-06");
  expect(agendaDeadline(lyngholm, committee(lyngholm, "oekonomiudvalget"), day("2025-06-16"))).toBeNull();
  expect(agendaDeadline(ballerup, committee(ballerup, "oekonomiudvalget"), on)).toBeNull();
});

test("terms and units of a day", () => {
  expect(termOn(ballerup, day("2011-09-10"))).toEqual({ from: "2010-01-01", to: "2013-12-31" });
  expect(termOn(ballerup, day("1999-01-01"))).toBeNull();
  expect(unitsOn(ballerup, day("2011-09-10")).map((one) => one.name)).toEqual(["Børn og Unge"]);
});

test("a committee meets on no day after its last; before its first only where the profile reaches no further back", () => {
  const ballerup = demoProfiles().find((one) => one.slug === "ballerup");
  const lyngholm = demoProfiles().find((one) => one.slug === "lyngholm");
  const can = (profile: typeof ballerup, id: string, on: string) => {
    const committee = profile && committeeById(profile, id);
    return committee ? canMeetOn(profile, committee, day(on)) : undefined;
  };
  expect(can(lyngholm, "teknikudvalget", "2025-12-31")).toBe(true);
  expect(can(lyngholm, "teknikudvalget", "2026-01-01")).toBe(false);
  expect(can(lyngholm, "klima-og-teknikudvalget", "2025-12-31")).toBe(false);
  expect(can(lyngholm, "klima-og-teknikudvalget", "1951-01-01")).toBe(false);
  expect(can(lyngholm, "byraadet", "2019-05-01")).toBe(true);
  expect(can(ballerup, "klima-og-miljoeudvalget", "2019-05-01")).toBe(false);
  expect(can(ballerup, "klima-og-miljoeudvalget", "2024-05-01")).toBe(true);
});
