import { expect, test } from "vitest";
import { Invalid } from "../../kernel/index.ts";
import { cprFaults, refuseCpr } from "./cpr-faults.ts";
import { findCpr } from "./find-cpr.ts";
import { withoutCpr } from "./without-cpr.ts";

test("says in which field and among which words, never which number", () => {
  const faults = cprFaults({
    title: "Til Hamborg",
    count: 101901234,
    people: [{ name: "Kim" }, { name: "Kim, 010190-1234" }],
    text: "Først\r\ndet ene\nså 01 01 90 - 12\n34",
  });
  expect(faults).toEqual([
    { fault: "cpr-found", params: { around: "Kim, [CPR]" }, path: "people.1.name" },
    { fault: "cpr-found", params: { around: "Først det ene så [CPR]" }, path: "text" },
  ]);
});

test("a long text is quoted by whole words around the number, and no other number is half read", () => {
  const before = "Udvalget mødes i den store sal på rådhuset, og ";
  const text = `${before}Kim, 010190-1234, kommer med sin søn (020210-5678) og ${"mange andre ".repeat(9)}`;
  const [found] = cprFaults(text);
  expect(found?.params.around).toBe(
    "… i den store sal på rådhuset, og Kim, [CPR], kommer med sin søn ([CPR]) og mange …",
  );
});

test.each([0, 5, 12, 18, 25, 33])("a second number %i characters on leaves no digit", (gap) => {
  const [found] = cprFaults(`Kim 010190-1234 ${"x ".repeat(gap)} 030303-4321 cpr 01 01 90 12 34 slut`);
  expect(found?.params.around).not.toMatch(/\d/);
});

test.each(["\n".repeat(100), "\n".repeat(590), "\n".repeat(1_200), " ord".repeat(200)])(
  "a second number is never quoted, however the text between is folded",
  (between) => {
    const text = `${"ord ".repeat(1_000)}010190-1234${between}020290-2345 mere`;
    expect(cprFaults(text)[0]?.params.around).not.toMatch(/\d/);
  },
);

test("a row of overlapping numbers beyond what is searched leaves none whole", () => {
  const [found] = cprFaults(`${"x ".repeat(2_000)}010112-0101${" 12-0101".repeat(800)}`);
  expect(findCpr(found?.params.around as string)).toEqual([]);
});

test("a number in a field's name is said of the whole, so that no path holds it", () => {
  expect(cprFaults({ asPrinted: { "010190-1234": "x" } })).toEqual([
    { fault: "cpr-found", params: { around: "none" }, path: "asPrinted" },
  ]);
});

test("the gate stops what holds one and lets pass what holds none", () => {
  expect(() => refuseCpr(["0101901234"])).toThrow(Invalid);
  expect(() =>
    refuseCpr({ id: "01890a5d-ac96-774b-bcce-0101901234ab", amount: "1012345678.00", n: null }),
  ).not.toThrow();
});

test("a log's text keeps everything but the number", () => {
  expect(withoutCpr("fejl ved »010190-1234« og 0202912345, sag 2026-00417")).toBe(
    "fejl ved »[CPR]« og [CPR], sag 2026-00417",
  );
});

// By the square of its length either would take minutes, and everybody waits meanwhile.
test("a text that is nothing but numbers, or marks upon digits, is gone through in one pass", () => {
  const numbers = "010190-1234 ".repeat(80_000);
  expect(cprFaults(numbers)).toMatchObject([{ params: { around: expect.stringMatching(/^(\[CPR\] ?)+…$/) } }]);
  expect(withoutCpr(numbers)).toBe("[CPR] ".repeat(80_000));
  expect(cprFaults("0\u0301".repeat(120_000))).toEqual([]);
});
