import { expect, test } from "vitest";
import { formatsIn } from "../../platform/index.ts";
import { renderPart } from "../../web/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { payersDiffer } from "./payers-differ.ts";
import type { RecordShown } from "./record.ts";
import { Funding } from "./record-postings.tsx";
import { recordTexts } from "./trip-record.texts.ts";

const of = (total: string | null, ...amounts: (string | null)[]) =>
  payersDiffer({
    budget: { total },
    funding: amounts.map((amount) => ({ amount })),
    accounts: {},
  } as unknown as Parameters<typeof payersDiffer>[0]);

test("payers above or below the budget are told of, by how much", () => {
  expect(of("45000.50", "5000.00", "50000.00")).toMatchObject({ is: "above", paid: 5_500_000n, apart: 999_950n });
  expect(of("45000.50", "5000.00")).toMatchObject({ is: "below", apart: 4_000_050n, total: 4_500_050n });
  expect(of("45000.50", "5000.00", "50000.00", null)).toMatchObject({ is: "above" });
});

test("nothing is said where they foot, and nothing where it is not known", () => {
  expect(of("45000.50", "5000.00", "40000.50")).toBeNull();
  expect(of("45000.50", "5000.00", null)).toBeNull();
  expect(of("45000.50", null)).toBeNull();
  expect(of(null, "5000.00")).toBeNull();
  expect(of("45000.50")).toBeNull();
});

test("without a budget payers are held against what the trip cost, as far as that is known", () => {
  const differ = (accounts: object, status = "complete") =>
    payersDiffer({
      funding: [{ payer: "committee", name: null, amount: "3000.00", basis: null }],
      budget: null,
      accounts: { status: "none", total: null, statedTotal: null, ...accounts },
      status,
    } as Parameters<typeof payersDiffer>[0]);
  expect(differ({ statedTotal: "5500.00" })).toMatchObject({ of: "stated", is: "below", apart: 250_000n });
  expect(differ({ statedTotal: "3000.00" })).toBeNull();
  expect(differ({ status: "final", total: "2000.00", statedTotal: "3000.00" })).toMatchObject({ of: "accounts" });
  expect(differ({ status: "partly-booked", total: "2000.00", statedTotal: "2000.00" })).toBeNull();
  expect(differ({ statedTotal: "5500.00" }, "cancelled")).toBeNull();
  expect(differ({})).toBeNull();
});

test("everybody reads the difference under who pays", () => {
  const shown = (amount: string) => {
    const funding = [{ payer: "committee", name: null, amount, basis: null }];
    const entry = { funding, budget: { total: "100.00", currency: "DKK" }, accounts: { currency: "DKK" }, lang: "da" };
    const here = { profile: lyngholm() };
    const record = { entry, here, lang: "da", t: recordTexts.in("da"), f: formatsIn("da") } as unknown as RecordShown;
    return renderPart(<Funding {...record} />).replaceAll("\u00a0", " ");
  };
  expect(shown("120.00")).toContain(
    "Beløbene er 120,00 kr. tilsammen. Det er 20,00 kr. mere end budgettet på 100,00 kr.</p>",
  );
  expect(shown("80.00")).toContain("Det er 20,00 kr. mindre end budgettet på 100,00 kr.</p>");
  expect(shown("100.00")).not.toContain("tilsammen");
});

test("beside final accounts what each was to pay is said to be the plan", () => {
  const shown = (status: string, amount: string | null) => {
    const funding = [{ payer: "company", name: "Varmepumpe ApS", amount, basis: null }];
    const budget = { total: "100.00", currency: "DKK" };
    const entry = { funding, budget, accounts: { currency: "DKK", status }, lang: "da" };
    const record = { entry, here: { profile: lyngholm() }, lang: "da", t: recordTexts.in("da"), f: formatsIn("da") };
    return renderPart(<Funding {...(record as unknown as RecordShown)} />);
  };
  expect(shown("final", "40.00")).toContain("Sådan var det planlagt.");
  expect(shown("partly-booked", "40.00")).not.toContain("planlagt");
  expect(shown("final", null)).not.toContain("planlagt");
});

test("where the municipality's own budget alone pays, no amount of it is left unsaid", () => {
  const paid = (lang: "da" | "en", ...payers: string[]) => {
    const funding = payers.map((payer) => ({ payer, name: null, amount: null, basis: null }));
    const entry = { funding, budget: { total: "100.00", currency: "DKK" }, accounts: { currency: "DKK" }, lang: "da" };
    const record = { entry, here: { profile: lyngholm() }, lang, t: recordTexts.in(lang), f: formatsIn(lang) };
    return renderPart(<Funding {...(record as unknown as RecordShown)} />);
  };
  for (const payer of ["committee", "unit"]) {
    expect(paid("da", payer)).toContain("Det hele");
    expect(paid("da", payer)).not.toContain("oplyst");
  }
  expect(paid("en", "committee")).toContain("All of it");
  // Of one of several, and of somebody else's money, it is not known how much.
  expect(paid("da", "committee", "host")).not.toContain("Det hele");
  expect(paid("da", "company")).not.toContain("Det hele");
});
