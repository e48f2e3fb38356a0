import { expect, test } from "vitest";
import type { Posting } from "../../accounts/index.ts";
import { demoProfiles, type Profile } from "../../profile/index.ts";
import { type Forget, factsOf, withoutErased } from "./expense-facts.ts";

const [profile] = demoProfiles() as [Profile];
const facts = factsOf(
  {
    ...{ hundredths: 100n, amountText: null, currency: "DKK", category: "meals", postedOn: null, payer: null },
    ...{ text: "Middag med Asta", supplier: "Asta", supplierId: null, period: null, voucher: "B Asta" },
    ...{ accountString: null, reference: null },
  } as Parameters<typeof factsOf>[0],
  profile,
  null,
);
const forget: Forget = (value) =>
  JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === "bigint" ? Number(one) : one)).replaceAll("Asta", "[slettet]"),
  );
const marked = (...neverPublic: Posting["neverPublic"]) => withoutErased(facts, { neverPublic } as Posting, forget);

test("a line's text is kept as the ledger has it where its own mark or its label's hides it, and nowhere else", () => {
  for (const column of ["text", "label"] as const)
    expect(marked(column)).toMatchObject({ text: "Middag med Asta", voucher: "B [slettet]" });
  expect(marked("voucher")).toMatchObject({ text: "Middag med [slettet]", voucher: "B Asta" });
  expect(marked()).toMatchObject({ text: "Middag med [slettet]", supplier: "[slettet]" });
});
