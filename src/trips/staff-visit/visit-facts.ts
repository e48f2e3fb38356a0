import { type Currency, hundredthsOf, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { payerKey } from "../payer-word.ts";
import { budgetTotal } from "../plan.ts";
import { worded } from "../staff/staff.texts.ts";
import type { Trip } from "../trip.ts";
import { isAnother } from "../trip-accounts/pot-shares.ts";
import type { RammeAsked } from "./ramme-asked.ts";

interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The five fields as a manager reads them, in the letter and on the link's page, and what they do to the *ramme*. */
export function visitFacts(
  { plan, startOn, endOn, direction }: Trip,
  rammer: readonly RammeAsked[] = [],
): readonly Fact[] {
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
    ...otherPayers({ direction, plan }),
    ...companionsOf(plan),
    ...rammer.map(({ name, said }) => ({ label: `Ramme, ${name}`, text: said })),
  ];
}

/** What others pay is among what is approved: a company's money is a gift (product.md, rule 1; docs/decisions/0027). */
function otherPayers({ direction, plan }: Pick<Trip, "direction" | "plan">): readonly Fact[] {
  const f = formatsIn("da");
  const said = plan.funding.filter(isAnother).map(({ payer, name, amount, basis }) => {
    const who = [worded("payer", payerKey(payer, { direction })), ...(name ? [name] : [])].join(", ");
    const hundredths = amount === null ? null : hundredthsOf(amount);
    const currency = (plan.budget?.currency ?? "DKK") as Currency;
    const pays = hundredths === null ? "beløbet er ikke oplyst" : f.amount(money(hundredths, currency));
    return `${who}: ${pays}${basis ? ` (${basis.replace(/\.$/, "")})` : ""}`;
  });
  return said.length === 0 ? [] : [{ label: "Andre betaler", text: said.join("; ") }];
}

/** Private companions by number: who they are is nobody's business, that they go and what is paid is. */
function companionsOf({ participants: { companions } }: Trip["plan"]): readonly Fact[] {
  if (companions.length === 0) return [];
  const paid = companions.filter((one) => one.paid).length;
  const said = paid === 0 ? "kommunen betaler ikke for dem" : `kommunen betaler for ${paid}`;
  return [{ label: "Private ledsagere", text: `${companions.length}, ${said}` }];
}
