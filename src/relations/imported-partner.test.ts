import { describe, expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { partnersOf } from "./demo-partners.ts";
import { type ImportedPartner, joinedPartners, partnerOf } from "./imported-partner.ts";
import { partnerById, partnerCountry } from "./partnerships.ts";

const lyngholm = partnersOf("lyngholm");

function imported(name: string, country: string | null, more: Partial<ImportedPartner> = {}) {
  return partnerOf({
    ...{ id: name, slug: `${name}-fil`, name, country, lat: null, lon: null, kind: "city", since: null },
    ...{ ownPlace: null, asPrinted: {}, source: "fil.csv", knownFrom: day("2026-11-02"), ...more },
  });
}
const listed = (...more: readonly ReturnType<typeof imported>[]) =>
  joinedPartners(lyngholm, more)
    .slice(lyngholm.length)
    .map(({ ownName }) => ownName);

describe("an imported partner without coordinates", () => {
  test("keeps the country that its file gives, and has no place on the map", () => {
    const praha = imported("Praha", "CZ");
    expect([partnerCountry(praha), praha.place]).toEqual(["CZ", null]);
    expect(partnerCountry(imported("Praha", "CZ", { lat: "50.1", lon: "14.4" }))).toBe("CZ");
    expect(partnerCountry(imported("Praha", null))).toBeNull();
  });

  test("is known again by name and country, or by name alone where one of the two has no country", () => {
    const again = [imported("Sankt Alba an der Lohe", "DE"), imported("Porth Ellwyn (opdigtet)", null)];
    const network = imported("Hedebyernes Netværk (opdigtet)", "DK", { kind: "network" });
    expect(listed(...again, network)).toEqual([]);
    expect(listed(imported("Sankt Alba an der Lohe", "AT"))).toEqual(["Sankt Alba an der Lohe"]);
    const joined = joinedPartners(lyngholm, again);
    expect(partnerById(joined, "Sankt Alba an der Lohe-fil")?.id).toBe("sankt-alba-an-der-lohe");
  });

  test("is not known again by a name that two of the recorded have, nor by where a network lies", () => {
    const [alba] = lyngholm;
    if (!alba?.place) throw new Error("Lyngholm has no partner");
    const other = { ...alba, id: "other", place: { ...alba.place, country: "AT" } };
    const office = { ...other, kind: "network" as const, ownName: "Kontor", names: { da: "Kontor" } };
    const both = [alba, other];
    expect(joinedPartners(both, [imported("Sankt Alba an der Lohe", null)])).toHaveLength(3);
    expect(joinedPartners(both, [imported("Sankt Alba an der Lohe", "AT")])).toHaveLength(2);
    expect(joinedPartners([office], [imported("Sankt Alba an der Lohe", "AT")])).toHaveLength(2);
  });
});

describe("a beginning that is no day", () => {
  const standing = (since: string) => imported("Narva", "EE", { asPrinted: { since } }).partnerships[0];
  test("makes the partnership active where it is a year or a month, and is never a day of its own", () => {
    expect(standing("1999")).toMatchObject({
      status: "active",
      form: "agreement",
      from: "2026-11-02",
      printed: "1999",
    });
    expect(standing("maj 1995")).toMatchObject({ status: "active", printed: "maj 1995" });
  });
  test("is left to the reader where it says something else, and is none where it says nothing", () => {
    expect(standing("ophørt 2012")).toMatchObject({ status: "unknown", form: "named", printed: "ophørt 2012" });
    expect(standing("-")).not.toHaveProperty("printed");
    expect(standing("-")).toMatchObject({ status: "unknown" });
  });
});
