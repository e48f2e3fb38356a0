import { describe, expect, expectTypeOf, test } from "vitest";
import type { ArgumentsOf } from "./arguments.ts";
import { catalogue, danishOnly } from "./catalogue.ts";
import { catalogueFaults } from "./catalogue-faults.ts";

const texts = catalogue({
  da: {
    plain: "Ny rejse",
    days: "{count, plural, =0 {ingen dage} one {# dag} other {# dage}} i {place}",
    nested: "{who, select, we {vi {n, plural, one {rejser} other {rejste # gange}}} other {de}}",
  },
  en: {
    plain: "New trip",
    days: "{count, plural, =0 {no days} one {# day} other {# days}} in {place}",
    nested: "{who, select, we {we {n, plural, one {go} other {went # times}}} other {they}}",
  },
  de: {
    plain: "Neue Reise",
    days: "{count, plural, =0 {keine Tage} one {# Tag} other {# Tage}} in {place}",
    nested: "{who, select, we {wir {n, plural, one {reisen} other {reisten #-mal}}} other {sie}}",
  },
});

describe("a catalogue", () => {
  test("speaks each language by its own plural and number rules", () => {
    expect(texts.in("da")("plain")).toBe("Ny rejse");
    expect(texts.in("da")("days", { count: 1, place: "Malmø" })).toBe("1 dag i Malmø");
    expect(texts.in("da")("days", { count: 1200, place: "<i>Ås</i>" })).toBe("1.200 dage i <i>Ås</i>");
    expect(texts.in("en")("days", { count: 1200, place: "Oslo" })).toBe("1,200 days in Oslo");
    expect(texts.in("de")("nested", { who: "we", n: 2 })).toBe("wir reisten 2-mal");
  });

  test("answers null for a key it lacks, also one every object has", () => {
    expect(texts.find("da", "plain")).toBe("Ny rejse");
    expect(texts.find("da", "nothing")).toBeNull();
    expect(texts.find("da", "toString")).toBeNull();
  });

  test("of the desk is Danish in every language", () => {
    expect(danishOnly({ due: "Over frist" }).in("en")("due")).toBe("Over frist");
  });

  test("knows its arguments by type", () => {
    expectTypeOf<ArgumentsOf<"Ny rejse">>().toEqualTypeOf<never>();
    expectTypeOf<ArgumentsOf<"{a} og {b, number}">>().toEqualTypeOf<"a" | "b">();
    expectTypeOf<ArgumentsOf<"{n, plural, one {dag} other {# dage {place}}} {end}">>().toEqualTypeOf<
      "n" | "place" | "end"
    >();
    // @ts-expect-error a value is missing
    expect(() => texts.in("da")("days", { count: 1 })).toThrow();
    // @ts-expect-error no such key
    expect(() => texts.in("da")("nothing")).toThrow('no text "nothing"');
  });
});

describe("catalogueFaults", () => {
  test("finds none in a sound catalogue", () => {
    expect(catalogueFaults(texts)).toEqual([]);
  });

  test("finds what does not parse and arguments that differ", () => {
    expect(catalogueFaults(danishOnly({ a: "{count, plural, one {x}}" }))).toHaveLength(3);
    const unlike = catalogue({ da: { a: "{x}" }, en: { a: "{y}" }, de: { a: "{x}" } });
    expect(catalogueFaults(unlike)).toEqual(["en a: y (da: x)"]);
  });
});
