import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { axisOf, besideStems, phoneWidth, placedOn, shortened } from "./timeline-layout.ts";

test("a long label is cut where it may be: before its colon, or after a whole word", () => {
  expect(shortened("Malmø")).toBe("Malmø");
  expect(shortened("Besøg fra Sankt Alba: hvad kan et kor lære en anden by?")).toBe("Besøg fra Sankt Alba");
  expect(shortened("Delegation fra Brandenburg an der Havel i efteråret")).toBe("Delegation fra Brandenburg an der…");
});

test("a year is told by its months, a longer span by quarters, the longest by years", () => {
  const labels = (from: string, to: string) =>
    axisOf([day(from), day(to)], day("2026-11-26")).ticks.map(({ label }) => label?.kind);
  expect(labels("2026-06-08", "2026-12-28")).toEqual(["month-and-year", ...Array(6).fill("month")]);
  expect(labels("2025-01-10", "2026-05-01").filter(Boolean)).toContain("month-and-year");
  expect(new Set(labels("2011-09-10", "2025-06-10").slice(1))).toEqual(new Set(["year"]));
});

test("across a phone each label stands within the drawing, and is cut to the room beside its disc", () => {
  const days = ["2026-07-03", "2026-07-16", "2026-07-29"] as const;
  const entries = days.map((on) => ({
    ...{ on: day(on), label: "Sankt Alba an der Lohe (opdigtet)" },
    ...{ direction: "out" as const, knowledge: "final" as const },
  }));
  const axis = axisOf(
    entries.map(({ on }) => on),
    day("2026-11-26"),
    phoneWidth,
  );
  const { placed } = placedOn(axis, entries, "out");
  expect(placed).toHaveLength(3);
  for (const { x, label, before } of placed) {
    const long = 14 + label.length * 8;
    expect(x).toBeLessThanOrEqual(phoneWidth);
    expect(before ? x - long : phoneWidth - x - long, label).toBeGreaterThanOrEqual(0);
    expect(label).toMatch(/^Sankt Alba/);
  }
});

test("a month's name stands after a stem that goes down through it, and not at all where it has no room then", () => {
  const visit = (on: string) => ({
    ...{ on: day(on), label: "Besøg" },
    direction: "in" as const,
    knowledge: "final" as const,
  });
  const told = (...days: string[]) => {
    const axis = axisOf([day("2026-06-08"), day("2026-12-28")], day("2026-11-26"));
    const { placed } = placedOn(axis, days.map(visit), "in");
    return { axis, labels: besideStems(axis, placed).map(({ x, label }) => [label.on.slice(5, 7), x] as const) };
  };
  const none = told();
  expect(none.labels.map(([month]) => month)).toEqual(["06", "07", "08", "09", "10", "11", "12"]);
  const one = told("2026-12-05");
  expect(one.labels.at(-1)).toEqual(["12", one.axis.at(day("2026-12-05"))]);
  expect(told("2026-12-05", "2026-12-18", "2026-12-28").labels.map(([month]) => month)).not.toContain("12");
});
