import { type Currency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { budgetTotal } from "../plan.ts";
import type { Trip } from "../trip.ts";
import type { RammeAsked } from "./ramme-asked.ts";

/** The five fields as a manager reads them, in the letter and on the link's page, and what they do to the *ramme*. */
export function visitFacts(
  { plan, startOn, endOn }: Trip,
  rammer: readonly RammeAsked[] = [],
): readonly { readonly label: string; readonly text: string }[] {
  const f = formatsIn("da");
  const total = budgetTotal(plan);
  const staff = plan.participants.staff.map((one) => `${one.count} fra ${one.unit}`);
  const others = plan.participants.others.map((one) => `${one.count} ${one.group}`);
  const places = plan.destinations.map(({ place, country }) => (country ? `${place}, ${f.country(country)}` : place));
  return [
    { label: "Hvem", text: f.list([...staff, ...others]) },
    { label: "Hvor", text: f.list(places) },
    { label: "Hvornår", text: startOn && endOn ? f.range(startOn, endOn) : "" },
    { label: "Formål", text: plan.purpose ?? "" },
    {
      label: "Budget",
      text: total === null || !plan.budget ? "" : f.amount(money(total, plan.budget.currency as Currency)),
    },
    ...rammer.map(({ name, said }) => ({ label: `Ramme, ${name}`, text: said })),
  ];
}
