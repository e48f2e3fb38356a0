import { type Currency, decimalOf, hundredthsOf, money, readAmount } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { AmountField, Notice, Pair, Repeated, Select, TextArea, TextField } from "../../../web/index.ts";
import { payers } from "../../codes.ts";
import { payerKey } from "../../payer-word.ts";
import { budgetTotal, mostIn, paidTogether } from "../../plan.ts";
import { unplacedPayer } from "../../trip-accounts/unplaced-payer.ts";
import { worded } from "../staff.texts.ts";
import { tripPath } from "../trip-path.ts";
import { type Reckoned, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const labels = {
  "funding.payer": "Hvem betaler?",
  "funding.name": "Navn",
  "funding.amount": "Beløb",
  "funding.basis": "Hvorfor må kommunen tage imod det?",
};

/** Who pays what. A company's money is a gift and needs its basis (product.md, rule 1). */
export const fundingTask: TripTask = {
  slug: "betaling",
  title: "Betaling",
  owns: ["funding"],
  labels,
  groups: { funding: ["payer", "name", "amount", "basis"] },
  rowsOf: { funding: { called: "Betaler", knownBy: ["payer", "name"] } },
  values: ({ plan }) => ({
    funding: plan.funding.map(({ payer, name, amount, basis }) => ({
      payer,
      name: name ?? "",
      amount: amount === null ? "" : f.figure(hundredthsOf(amount) ?? 0n),
      basis: basis ?? "",
    })),
  }),
  read: (tree) => {
    const r = reading(tree);
    const funding = r.rows("funding", (row) => {
      const chosen = r.needed(`${row}.payer`, "payer-needed");
      const payer = payers.find((one) => one === chosen);
      const amount = r.by(`${row}.amount`, readAmount);
      return {
        payer: payer ?? payers[0],
        name: r.text(`${row}.name`),
        amount: amount === null ? null : decimalOf(amount),
        basis: r.text(`${row}.basis`),
      };
    });
    return { given: { funding }, faults: r.faults };
  },
  Fields: ({ field, rows, trip }) => (
    <Repeated
      pressed={field("do").value}
      name="funding"
      most={mostIn.funding}
      title="Hvem betaler hvad"
      count={rows("funding")}
      add="Tilføj en, der betaler"
      rowTitle={(number) => `Betaler ${number}`}
      row={(path) => (
        <>
          <Pair>
            <Select
              label={labels["funding.payer"]}
              {...field(`${path}.payer`)}
              options={payers.map((one) => ({ value: one, text: worded("payer", payerKey(one, trip)) }))}
            />
            <AmountField label={labels["funding.amount"]} {...field(`${path}.amount`)} optional />
          </Pair>
          <TextField
            label={labels["funding.name"]}
            {...field(`${path}.name`)}
            optional
            hint={`${trip.direction === "in" ? "Gæsternes" : "Værtens"}, fondens eller virksomhedens navn.`}
          />
          <TextArea
            label={labels["funding.basis"]}
            {...field(`${path}.basis`)}
            optional
            rows={2}
            hint="Skal skrives, når en virksomhed betaler: det er en gave til kommunen."
          />
        </>
      )}
    />
  ),
  Above: (facts) => (
    <>
      <Unplaced {...facts} />
      <AboveBudget {...facts} />
    </>
  ),
  summary: (trip) => {
    const { funding } = trip.plan;
    return funding.length === 0
      ? null
      : f.list([...new Set(funding.map((one) => worded("payer", payerKey(one.payer, trip))))]);
  },
  doubt: (trip) => {
    const payer = unplacedPayer(trip);
    if (payer !== null) return payer === "unit" ? "Enheden er ikke valgt" : "Udvalget er ikke valgt";
    return paidTogether(trip.plan).above > 0n ? "Mere end budgettet" : null;
  },
};

/** Who pays is known by kind alone: no *ramme* of theirs can bear it until the body is chosen. */
function Unplaced({ trip }: Reckoned) {
  const payer = unplacedPayer(trip);
  if (payer === null) return null;
  const [who, none, choose, bearing] =
    payer === "unit"
      ? ["Enheden", "ingen enhed", "enheden", "udvalgets"]
      : ["Udvalget", "intet udvalg", "udvalget", "enhedens"];
  return (
    <Notice tone="watch" title={`${who} betaler, men ${none} er valgt`}>
      <p>
        Så længe belaster det hele {bearing} ramme. Vælg {choose} under{" "}
        <a href={tripPath(trip, "oplysninger")}>Oplysninger</a>.
      </p>
    </Notice>
  );
}

/** Those who pay give more together than the trip may cost: likely a slip, so it is said; a grant may be larger, so it is kept. */
function AboveBudget({ trip: { plan } }: Reckoned) {
  const total = budgetTotal(plan);
  const { paid, above } = paidTogether(plan);
  if (total === null || !plan.budget || above === 0n) return null;
  const currency = plan.budget.currency as Currency;
  return (
    <Notice tone="watch" title="Betalerne giver mere, end budgettet er på">
      <p>
        Sammen betaler de {f.amount(money(paid, currency))}, men budgettet er{" "}
        {f.amount(money(total, currency)).replace(/\.?$/, ".")} Passer det?
      </p>
    </Notice>
  );
}
