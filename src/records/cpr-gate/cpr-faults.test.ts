import { expect, test } from "vitest";
import { Invalid } from "../../kernel/index.ts";
import { cprFaults, refuseCpr } from "./cpr-faults.ts";
import { withoutCpr } from "./without-cpr.ts";

test("says in which field, and in which line of a longer text, never which number", () => {
  const faults = cprFaults({
    title: "Til Hamborg",
    count: 101901234,
    people: [{ name: "Kim" }, { name: "Kim, 010190-1234" }],
    text: "Først\r\ndet ene\nså 01 01 90 - 12\n34",
  });
  expect(faults).toEqual([
    { fault: "cpr-found", params: { line: 0 }, path: "people.1.name" },
    { fault: "cpr-found", params: { line: 3 }, path: "text" },
  ]);
});

test("a number in a field's name is said of the whole, so that no path holds it", () => {
  expect(cprFaults({ asPrinted: { "010190-1234": "x" } })).toEqual([
    { fault: "cpr-found", params: { line: 0 }, path: "asPrinted" },
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
