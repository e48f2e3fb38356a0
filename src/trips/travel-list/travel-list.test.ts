import fc from "fast-check";
import { expect, test } from "vitest";
import { day, newId } from "../../kernel/index.ts";
import { lyngholm } from "../obligations/trip-owing.fixture.ts";
import { erasedFrom } from "./erased-from.ts";
import { openTravelList, sealTravelList } from "./travel-list.ts";

const of = { municipalityId: newId<"municipality">(), tripId: newId<"trip">() };
const list = {
  travellers: [{ name: "Asta Opdigt", passport: "P-KANARIE-1", allergies: "Jordnødder", emergencyContact: null }],
};

test("a sealed list opens to what was sealed, and shows nothing of it", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 8 }), (secret, passport) => {
      const one = {
        travellers: [{ name: "Asta", passport: passport.normalize().trim(), allergies: null, emergencyContact: null }],
      };
      fc.pre(!/\p{Cc}/u.test(passport));
      const sealed = sealTravelList(secret, of, one);
      expect(openTravelList(secret, of, sealed)).toEqual(one);
      expect(sealed.toString("latin1")).not.toContain("Asta");
    }),
  );
});

test("the same list is never sealed to the same bytes", () => {
  expect(sealTravelList("s", of, list).equals(sealTravelList("s", of, list))).toBe(false);
});

test("another secret, trip or municipality does not open it", () => {
  const sealed = sealTravelList("right", of, list);
  expect(() => openTravelList("wrong", of, sealed)).toThrow();
  expect(() => openTravelList("right", { ...of, tripId: newId() }, sealed)).toThrow();
  expect(() => openTravelList("right", { ...of, municipalityId: newId() }, sealed)).toThrow();
});

test("one changed bit anywhere does not open", () => {
  const sealed = sealTravelList("s", of, list);
  for (let at = 0; at < sealed.length; at += 1) {
    const broken = Buffer.from(sealed);
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect(() => openTravelList("s", of, broken), `byte ${at}`).toThrow();
  }
});

test("a list goes fourteen days after the return, at once when the trip came to nothing, never before a return is known", () => {
  const today = day("2026-05-06");
  const goes = (status: "approved" | "cancelled", endOn: string | null) =>
    erasedFrom({ status, endOn: endOn === null ? null : day(endOn) }, lyngholm(), today);
  expect(goes("approved", "2026-05-04")).toBe("2026-05-18");
  expect(goes("approved", null)).toBeNull();
  expect(goes("cancelled", "2026-12-24")).toBe(today);
});
