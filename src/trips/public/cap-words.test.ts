import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { capWords } from "./cap-words.ts";
import type { RecordShown } from "./record.ts";

function said(
  budget: object | null,
  accounts: object = { total: null, currency: "DKK" },
  status = "approved",
  rulings: object[] = [],
  people = 2,
) {
  const entry = { status, startOn: "2026-09-02", participants: { total: people }, rulings, budget, accounts };
  const shown = { entry, here: { profile: lyngholm() }, lang: "da", f: formatsIn("da"), today: day("2026-05-06") };
  return capWords(shown as unknown as RecordShown).map(({ over, text }) => `${over} ${text.replaceAll("\u00a0", " ")}`);
}

const dkk = (total: string) => ({ total, currency: "DKK" });

test("the budget per participant is held against the cap, to the øre", () => {
  expect(said(dkk("30000.00"))[0]).toContain("false Budgettet er 15.000,00 kr. pr. deltager. Det er 0,00 kr. under");
  expect(said(dkk("30000.02"))[0]).toContain("true Budgettet er 15.000,01 kr. pr. deltager. Det er 0,01 kr. over");
  const amongThree = (total: string) => said(dkk(total), undefined, undefined, undefined, 3)[0];
  expect(amongThree("45000.00")).toContain("false Budgettet er 15.000,00 kr.");
  expect(amongThree("45000.01")).toContain("true Budgettet er 15.000,01 kr. pr. deltager. Det er 0,01 kr. over");
});

test("accounts above the cap are said beside a budget below it; accounts below it only where there is no budget", () => {
  expect(said(dkk("20000.00"), dkk("40000.00"))).toHaveLength(2);
  expect(said(dkk("20000.00"), dkk("40000.00"))[1]).toContain("true Regnskabet er 20.000,00 kr.");
  expect(said(dkk("20000.00"), dkk("10000.00"))).toHaveLength(1);
  // More than was planned and below the cap still: the budget's own sentence no longer says what it cost.
  expect(said(dkk("20000.00"), dkk("20000.02"))[1]).toContain("false Regnskabet er 10.000,01 kr.");
  expect(said(null, dkk("10000.00"))[0]).toContain("false Regnskabet er 5.000,00 kr.");
});

test("final accounts are held against the cap in the budget's place, which is told beside them where it was above", () => {
  const final = (total: string) => ({ ...dkk(total), status: "final", perParticipant: total });
  expect(said(dkk("20000.00"), final("10000.00"))).toEqual([
    expect.stringContaining("false Regnskabet er 5.000,00 kr."),
  ]);
  expect(said(dkk("40000.00"), final("10000.00"))).toEqual([
    expect.stringContaining("true Budgettet er 20.000,00 kr."),
    expect.stringContaining("false Regnskabet er 5.000,00 kr."),
  ]);
});

test("below the cap per participant is not below every rule where another was departed from", () => {
  const departed = [{ departures: [{ rule: "trips-per-term", currency: null, limit: "3", reached: ["4"] }] }];
  const none = { total: null, currency: "DKK" };
  expect(said(dkk("20000.00"), none, "approved", departed)[0]).toMatch(
    /under kommunens loft på 15\.000,00 kr\. pr\. deltager\. En anden regel om rejser er fraveget, se beslutningen$/,
  );
  const two = [
    ...departed,
    { departures: [{ rule: "member-cap", currency: "DKK", limit: "30000.00", reached: null }] },
  ];
  expect(said(dkk("20000.00"), none, "approved", two)[0]).toMatch(
    /To andre regler om rejser er fraveget, se beslutningen$/,
  );
  expect(said(dkk("20000.00"), none, "approved", [{}])[0]).not.toContain("fraveget");
});

test("a budget in another currency than the cap's says so", () => {
  expect(said({ total: "9000.00", currency: "EUR" })[0]).toContain("Budgettet er i EUR og kommunens loft i DKK.");
});

test("a trip that came to nothing had no participants to hold against the cap", () => {
  for (const status of ["cancelled", "refused", "withdrawn"])
    expect(said(dkk("20000.00"), { ...dkk("40000.00"), status: "final", perParticipant: "20000.00" }, status)).toEqual(
      [],
    );
});
