import { isDeepStrictEqual } from "node:util";
import { accountsOf, accountsTexts, homeCurrencyOf } from "../../accounts/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { BudgetBar, DataTable, Notice, Section } from "../../web/index.ts";
import { hasDifference } from "../compare-money.ts";
import { participantCount } from "../plan.ts";
import { isStopped } from "../trip.ts";
import { budgetAgainstAccounts } from "./budget-against-accounts.ts";
import type { PotShown, TripAccountsView } from "./trip-accounts.page.tsx";
import { asPaid } from "./trip-pot.ts";
import { vatDiffers, vatDifferWords } from "./trip-vat.ts";

const t = accountsTexts.in("da");

/** Where the pot stands that the trip is paid from. */
export function PotNotice({ pot }: { pot: PotShown }) {
  const { figure } = formatsIn("da");
  const { left } = pot.figures;
  return (
    <Notice tone={left < 0n ? "watch" : "note"}>
      <p>
        {pot.href === null ? pot.owner : <a href={pot.href}>{pot.owner}</a>}: {figure(left)} kr. tilbage
        {left < 0n && ". Rammen er overskredet"}.
        {pot.upTo !== null && ` Den bærer de første ${figure(pot.upTo)} kr. af det bogførte, som enheden betaler.`}
      </p>
    </Notice>
  );
}

/** Budget against what is booked, by category. */
export function Compared({ asked, trip, postings }: TripAccountsView) {
  const home = homeCurrencyOf(asked.here.profile);
  // What was approved or corrected, as everybody reads it; what is edited since is nobody's budget yet.
  const { plan } = asPaid(trip);
  // Of what was not made nobody has a share, as for the public.
  const people = isStopped(trip) ? null : participantCount(plan);
  const rows = budgetAgainstAccounts(plan, postings, home, trip.accountsTrack === "closed");
  const isCompared = hasDifference(rows);
  // Before anything is booked nothing is unknown: there is no difference yet.
  const hasBegun = postings.length > 0 || trip.accountsTrack === "closed";
  const vat = isCompared ? vatDiffers(plan.budget, postings) : vatDiffers(null, postings);
  const { total, perParticipant } = accountsOf(postings, home, people).home;
  const least = rows.reduce((lowest, { spent }) => (spent !== null && spent < lowest ? spent : lowest), 0n);
  const largest = rows.reduce((most, { budget, spent }) => max(most, max(budget ?? 0n, spent ?? 0n)), 0n);
  return (
    <Section title="Budget og regnskab" note={`Beløb i ${home}.`} first>
      <DataTable
        caption="Budget og regnskab efter udgiftsart"
        captionHidden
        rows={rows}
        rowKey={(one) => one.category}
        total="I alt"
        empty="Der er hverken budget eller bogførte beløb."
        sayUncounted={false}
        columns={[
          { kind: "text", key: "category", head: "Udgiftsart", cell: (one) => t(`category.${one.category}`) },
          {
            kind: "amount",
            key: "budget",
            head: "Budget",
            value: (one) => one.budget,
            missing: ({ planned }) => (planned ? "ikke kendt" : "–"),
            foot: "sum",
          },
          {
            kind: "amount",
            key: "booked",
            head: "Bogført",
            value: (one) => one.spent,
            missing: ({ isOpen }) => (isOpen ? "ikke kendt" : "intet endnu"),
            foot: "sum",
            open: ({ isOpen }) => isOpen,
            strong: true,
          },
          {
            kind: "difference",
            key: "difference",
            head: "Forskel",
            value: (one) => one.difference,
            missing: () => "–",
            foot: "sum",
            open: (one) => isCompared && hasBegun && one.difference === null,
            openWords: rows.some(({ isOpen, planned, budget: known }) => isOpen || (planned && known === null))
              ? undefined
              : "Forskellen i alt gøres op, når der er bogført på alle budgettets udgiftsarter, eller regnskabet er afsluttet.",
          },
          {
            kind: "bar",
            key: "bar",
            head: "Sammenlignet",
            cell: (one) => <BudgetBar spent={one.spent} budget={one.budget} {...{ largest, least }} />,
          },
        ]}
      />
      {vat && <p class="s m">{vatDifferWords[vat]}</p>}
      {!isDeepStrictEqual(trip.plan.budget, plan.budget) && (
        <p class="s m">
          Budgettet er rettet på skrivebordet, siden det blev godkendt. Rettelsen er ikke regnet med, før den er
          godkendt eller offentlig.
        </p>
      )}
      {total !== null && perParticipant !== null && (
        <p class="s m">
          {formatsIn("da").figure(total)} ÷ {people} {people === 1 ? "deltager" : "deltagere"} ={" "}
          {formatsIn("da").figure(perParticipant)} kr. pr. deltager
          {perParticipant * BigInt(people ?? 1) !== total && ", afrundet til hele øre"}
        </p>
      )}
    </Section>
  );
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
