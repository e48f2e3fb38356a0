import { vats } from "../../../accounts/index.ts";
import { type Currency, DKK, decimalOf, hundredthsOf, money, readAmount } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { categories } from "../../../profile/index.ts";
import { AmountField, CalculationLines, Pair, Repeated, Select, TextField } from "../../../web/index.ts";
import { budgetTotal, mostIn } from "../../plan.ts";
import { ApprovalWords, OverCaps } from "../approval-words.tsx";
import { amountWriter } from "../cap-lines.ts";
import { worded } from "../staff.texts.ts";
import { reckonedIn } from "./reckoned-label.ts";
import { type Reckoned, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const labels = {
  "lines.category": "Kategori",
  "lines.label": "Hvad",
  "lines.amount": "Beløb",
  "lines.amountText": "Som det er oplyst",
  vat: "Moms",
};

/** What it may cost, by category. */
export const budgetTask: TripTask = {
  slug: "budget",
  title: "Budget",
  owns: ["budget"],
  labels,
  groups: { lines: ["category", "label", "amount", "amountText"] },
  rowsOf: { lines: { called: "Linje", knownBy: ["category", "label"] } },
  values: ({ plan: { budget } }) => ({
    vat: budget?.vat ?? "incl",
    lines: (budget?.lines ?? []).map(({ category, label, amount, amountText }) => ({
      category,
      label: label ?? "",
      amount: amount === null ? "" : f.figure(hundredthsOf(amount) ?? 0n),
      amountText: amountText ?? "",
    })),
  }),
  read: (tree, trip, profile) => {
    const r = reading(tree);
    const lines = r.rows("lines", (row) => {
      const chosen = r.needed(`${row}.category`, "category-needed");
      const category = categories.find((one) => one === chosen);
      const amount = r.by(`${row}.amount`, readAmount);
      return {
        category: category ?? categories[0],
        label: r.text(`${row}.label`),
        amount: amount === null ? null : decimalOf(amount),
        amountText: r.text(`${row}.amountText`),
      };
    });
    const vat = vats.find((one) => one === r.text("vat")) ?? "unknown";
    const currency = trip.plan.budget?.currency ?? profile.currency;
    return { given: { budget: lines.length === 0 ? null : { currency, vat, lines } }, faults: r.faults };
  },
  Fields: ({ field, rows, trip, here }) => {
    const currency = trip.plan.budget?.currency ?? here.profile.currency;
    return (
      <>
        <Repeated
          pressed={field("do").value}
          name="lines"
          most={mostIn.lines}
          title="Linjer"
          count={rows("lines")}
          add="Tilføj en linje"
          rowTitle={(number) => `Linje ${number}`}
          row={(path) => (
            <>
              <Pair>
                <Select
                  label={labels["lines.category"]}
                  {...field(`${path}.category`)}
                  options={categories.map((one) => ({ value: one, text: worded("category", one) }))}
                />
                <AmountField
                  label={labels["lines.amount"]}
                  {...field(`${path}.amount`)}
                  later
                  {...(currency === DKK ? {} : { currency })}
                />
              </Pair>
              <TextField
                label={labels["lines.label"]}
                {...field(`${path}.label`)}
                optional
                hint="Vis regnestykket: 6 togbilletter × 700 kr."
              />
              {field(`${path}.amountText`).value && (
                <TextField label={labels["lines.amountText"]} {...field(`${path}.amountText`)} optional />
              )}
            </>
          )}
        />
        <Select
          label={labels.vat}
          {...field("vat")}
          none={null}
          options={vats.map((one) => ({ value: one, text: worded("vat", one) }))}
        />
      </>
    );
  },
  Aside: BudgetAside,
  Above: OverCaps,
  term: true,
  summary: ({ plan }) => {
    const total = budgetTotal(plan);
    return total === null || !plan.budget ? null : amountWriter(plan.budget.currency as Currency)(total);
  },
};

/** The saved lines added up, what it is for each participant, and who therefore must decide. */
function BudgetAside(props: Reckoned) {
  const { budget } = props.trip.plan;
  const lines = (budget?.lines ?? []).flatMap(({ category, label, amount }) => {
    const hundredths = amount === null ? null : hundredthsOf(amount);
    if (hundredths === null || !budget) return [];
    const reckoned = reckonedIn(label, budget.currency);
    const differs = reckoned !== null && reckoned !== hundredths;
    const note = differs
      ? `Det giver ${f.amount(money(reckoned, budget.currency as Currency))}, men beløbet er et andet.`
      : undefined;
    return [{ text: label ?? worded("category", category), hundredths, differs, ...(note && { note }) }];
  });
  return (
    <>
      {budget && lines.length > 0 && (
        <section>
          <h2 class="under">Regnestykket</h2>
          <CalculationLines lines={lines} currency={budget.currency as Currency} />
        </section>
      )}
      <ApprovalWords {...props} />
    </>
  );
}
