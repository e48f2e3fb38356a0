import { expect, test } from "vitest";
import { inputOf, tripWith } from "../agenda/agenda.fixture.ts";
import { capLines } from "./cap-lines.ts";

/** What each limit says, plain spaces for all. */
function said(plan: Parameters<typeof tripWith>[0], earlier?: ReturnType<typeof inputOf>["earlier"]): string[] {
  const input = inputOf(tripWith(plan));
  return capLines({ ...input, earlier: earlier === undefined ? input.earlier : earlier }).map(
    ({ limit, stands, knowledge }) =>
      `${knowledge} ${limit}: ${stands.map((one) => one.text).join("; ")}`.replaceAll(/\s/gu, " "),
  );
}
const costing = (amount: string) => ({
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount }] },
});
const term = inputOf(tripWith({})).earlier;

test("each limit in force says where the trip stands", () => {
  expect(said(costing("60000"))).toEqual([
    "final Loft pr. deltager (15.000 kr.): lige på det",
    "final Beløb pr. deltager, hvor Byrådet skal godkende (20.000 kr.): 5.000 kr. under",
    "final Loft pr. medlem i valgperioden 2026–2029 (30.000 kr.): Clara Prøvedal: 15.000 kr. med denne rejse, 15.000 kr. under; Hans Ingensteds: 15.000 kr. med denne rejse, 15.000 kr. under",
    "final Udvalgets rejser i valgperioden 2026–2029 (højst 3): Denne er nr. 1",
  ]);
});

test("of closed accounts the caps hold what it cost; who must approve follows from the budget still", () => {
  const input = inputOf(tripWith(costing("60000")));
  const lines = capLines({ ...input, closedEach: { hundredths: 1_000_050n, people: 1 } }).map(({ limit, stands }) =>
    `${limit}: ${stands.map((one) => one.text).join("; ")}`.replaceAll(/\s/gu, " "),
  );
  expect(lines.slice(0, 3)).toEqual([
    "Loft pr. deltager (15.000 kr.), efter regnskabet: 4.999,50 kr. under",
    "Beløb pr. deltager, hvor Byrådet skal godkende (20.000 kr.): 5.000 kr. under",
    "Loft pr. medlem i valgperioden 2026–2029 (30.000 kr.), efter regnskabet: Clara Prøvedal: 10.000,50 kr. med denne rejse, 19.999,50 kr. under; Hans Ingensteds: 10.000,50 kr. med denne rejse, 19.999,50 kr. under",
  ]);
});

test("one øre over is over, and said to the øre", () => {
  expect(said(costing("60000.04"))[0]).toBe("late Loft pr. deltager (15.000 kr.): 0,01 kr. over");
});

test("what a member has cost before is added, and an unknown amount makes it a least", () => {
  if (!term) throw new Error("the fixture has a term");
  const before = { names: ["Clara Prøvedal"], unnamed: 0, each: { hundredths: 2_000_000n, people: 1 } };
  const [, , members, trips] = said(costing("60000"), { ...term, trips: [before, { ...before, each: null }, before] });
  expect(members).toContain("Clara Prøvedal: mindst 55.000 kr. med denne rejse, 25.000 kr. over");
  expect(members).toContain("late Loft pr. medlem");
  expect(trips).toBe("late Udvalgets rejser i valgperioden 2026–2029 (højst 3): Denne er nr. 4");
});

test("a trip that was refused, called off or withdrawn is not counted, nor over anything", () => {
  if (!term) throw new Error("the fixture has a term");
  const before = { names: ["Clara Prøvedal"], unnamed: 0, each: { hundredths: 2_000_000n, people: 1 } };
  const input = inputOf(tripWith(costing("60000")));
  for (const status of ["refused", "withdrawn", "cancelled"] as const) {
    const trip = { ...input.trip, status };
    const lines = capLines({
      ...input,
      trip,
      closedEach: { hundredths: 34_000n, people: 1 },
      earlier: { ...term, trips: [before, before, before] },
    });
    expect(lines[2]?.limit).not.toContain("efter regnskabet");
    const [, , members, trips] = lines.map(({ stands }) => stands.map(({ text }) => text.replaceAll(/\s/gu, " ")));
    expect(members).toEqual([
      "Clara Prøvedal: 60.000 kr. uden denne rejse, 30.000 kr. over",
      "Hans Ingensteds: 0 kr. uden denne rejse, 30.000 kr. under",
    ]);
    expect(trips).toEqual(["3 rejser. Denne er ikke regnet med"]);
    expect(lines[3]?.knowledge).toBe("final");
  }
});

test("what cannot be reckoned says why", () => {
  const [cap, , members, trips] = said({ budget: null }, null);
  expect(cap).toBe("missing Loft pr. deltager (15.000 kr.): Regnes ud, når budget og deltagere er skrevet og gemt.");
  expect(members).toContain("missing Loft pr. medlem i valgperioden (30.000 kr.): Rejsen hører ikke til et udvalg");
  expect(trips).toContain("Rejsen hører ikke til et udvalg, så rejserne er ikke talt.");
});
