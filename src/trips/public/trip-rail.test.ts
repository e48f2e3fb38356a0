import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import type { PublishedTrip } from "./shown.ts";
import { railOf } from "./trip-rail.ts";

const decided = (changes: object) => {
  const entry = {
    kind: "staff-visit",
    status: "approved",
    direction: "out",
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    report: null,
    rulings: [],
    source: null,
    accounts: { status: "not-settled" },
    ...changes,
  } as unknown as PublishedTrip;
  return railOf(entry, lyngholm(), "da", day("2026-05-06"))[0];
};

test("a staff visit was decided by its manager, and its rail says so", () => {
  expect(decided({})).toEqual({ title: "Besluttet", state: "done", note: "af lederen" });
  const changesByManager = [{ on: "2026-05-04", change: {} }];
  expect(decided({ status: "complete", changesByManager })).toMatchObject({ state: "done", note: "af lederen" });
  const on = { approvedByManagerOn: "2026-05-04", rulings: [{ about: "report", ruling: "approved" }] };
  expect(decided(on)).toEqual({ title: "Besluttet", state: "done", note: "af lederen 4.\u00a0maj 2026" });
});

test("accounts that are only awaited are not called missing, as the list's filter does not", () => {
  const at = (status: string, endOn = "2026-03-06") => {
    const entry = {
      kind: "committee-trip",
      status: "approved",
      direction: "out",
      report: null,
      rulings: [],
      source: null,
    };
    const over = { startOn: "2026-03-02", endOn, accounts: { status } };
    return railOf({ ...entry, ...over } as unknown as PublishedTrip, lyngholm(), "da", day("2026-05-06"))[2]?.note;
  };
  expect(at("none")).toBe("mangler");
  expect(at("not-settled")).toBe("ikke gjort op");
  // What is booked in part is over its term too, as the list says of it.
  expect(at("partly-booked")).toBe("delvist bogført");
  expect(at("partly-booked", "2026-03-05")).toBe("delvist bogført, over fristen");
  // Late, by the rule: they are missing then.
  expect(at("not-settled", "2026-03-05")).toBe("mangler");
});

test("nobody is said to have decided a committee's trip, a visit of a source or a file, or one that came to nothing", () => {
  const gap = { title: "Besluttet", state: "gap", note: "ikke oplyst" };
  expect(decided({ kind: "committee-trip" })).toEqual(gap);
  expect(decided({ source: { url: null, text: "Aktindsigt" } })).toEqual(gap);
  expect(decided({ status: "complete" })).toEqual(gap);
  expect(decided({ status: "cancelled" })).toEqual(gap);
});

test("a report that is not due yet is not called missing, as its own section does not", () => {
  const at = (endOn: string) => {
    const entry = {
      kind: "committee-trip",
      status: "approved",
      direction: "out",
      report: null,
      rulings: [],
      source: null,
    };
    const over = { startOn: endOn, endOn, accounts: { status: "final" } };
    return railOf({ ...entry, ...over } as unknown as PublishedTrip, lyngholm(), "da", day("2026-05-06"))[3];
  };
  expect(at("2026-03-06")).toMatchObject({ state: "todo", note: "endnu ikke" });
  expect(at("2026-03-05")).toMatchObject({ state: "gap", note: "over fristen" });
});

test("a report that came and was sent back is not said never to have come", () => {
  const entry = {
    ...{ kind: "committee-trip", status: "approved", direction: "out", startOn: "2026-03-02", endOn: "2026-03-04" },
    ...{ report: null, source: null, accounts: { status: "final" } },
  };
  const saidOf = (handedIn: object, ...rulings: [string, string][]) =>
    railOf(
      {
        ...{ ...entry, ...handedIn },
        rulings: rulings.map(([ruling, metOn]) => ({ about: "report", ruling, metOn })),
      } as unknown as PublishedTrip,
      lyngholm(),
      "da",
      day("2026-05-06"),
    )[3]
      ?.note?.toString()
      .replaceAll("\u00a0", " ");
  const said = (...rulings: [string, string][]) => saidOf({}, ...rulings);
  expect(said()).toBe("over fristen");
  expect(said(["sent-back", "2026-04-20"])).toMatch(/^Sendt tilbage 20\. apr\./);
  expect(said(["sent-back", "2026-04-20"], ["postponed", "2026-04-28"])).toBe("over fristen");
  // Handed in it is somebody else's to rule on, also where it comes again.
  const handedIn = { reportHandedInOn: "2026-05-05" };
  expect(saidOf(handedIn)).toBe("Afleveret 5. maj 2026");
  expect(saidOf(handedIn, ["sent-back", "2026-04-20"])).toBe("Afleveret 5. maj 2026");
});

test("a trip to come has not been made, by its title either", () => {
  const step = (direction: "out" | "in", startOn: string, endOn: string) => {
    const entry = { status: "approved", direction, startOn, endOn, kind: "conference", report: null, rulings: [] };
    const whole = { ...entry, source: null, accounts: { status: "none" } } as unknown as PublishedTrip;
    return railOf(whole, lyngholm(), "da", day("2026-05-06"))[1];
  };
  expect(step("out", "2026-06-01", "2026-06-03")).toMatchObject({ title: "Rejse", state: "todo" });
  expect(step("in", "2026-06-01", "2026-06-03")).toMatchObject({ title: "Besøg", state: "todo" });
  expect(step("out", "2026-05-05", "2026-05-07")).toMatchObject({ title: "På rejse", state: "now" });
  expect(step("in", "2026-05-05", "2026-05-06")).toMatchObject({ title: "Besøg i gang", state: "now" });
  expect(step("out", "2026-05-01", "2026-05-05")).toMatchObject({ title: "Rejst", state: "done" });
  expect(step("in", "2026-05-01", "2026-05-02")).toMatchObject({ title: "Afholdt", state: "done" });
});
