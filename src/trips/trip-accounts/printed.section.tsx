import { accountsTexts } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { DataTable, Section } from "../../web/index.ts";
import { participantCount } from "../plan.ts";
import type { Trip } from "../trip.ts";
import { type AccountsShown, sumsOfLines } from "./accounts-shown.ts";
import { asPaid } from "./trip-pot.ts";

const t = accountsTexts.in("da");

/** The accounts of an imported trip as its source printed them, while nothing is booked: what everybody reads. */
export function Printed({ trip, printed, home }: { trip: Trip; printed: AccountsShown; home: string }) {
  const f = formatsIn("da");
  const people = participantCount(asPaid(trip).plan);
  const { total, perParticipant } = sumsOfLines(printed.lines, people);
  const currency = printed.currency ?? home;
  const written = (amount: string | null) => f.figure((amount === null ? null : hundredthsOf(amount)) ?? 0n);
  return (
    <Section
      title="Regnskabet, som kilden trykte det"
      note={`Beløb i ${currency}. Det gælder, til noget er bogført her; så står det bogførte i stedet.`}
      first
    >
      <DataTable
        caption="Linjerne i kilden"
        captionHidden
        rows={printed.lines.map((line, at) => ({ ...line, at }))}
        rowKey={(one) => String(one.at)}
        total="I alt"
        empty="Kilden viser ingen linjer."
        columns={[
          { kind: "text", key: "text", head: "Hvad", cell: (one) => one.label ?? t(`category.${one.category}`) },
          { kind: "text", key: "category", head: "Udgiftsart", cell: (one) => t(`category.${one.category}`) },
          {
            kind: "amount",
            key: "amount",
            head: "Beløb",
            value: ({ amount }) => (amount === null ? null : hundredthsOf(amount)),
            missing: ({ amountText }) => (amountText === null ? "ikke kendt" : `»${amountText}«`),
            foot: "sum",
            open: ({ amount }) => amount === null,
            strong: true,
          },
        ]}
      />
      {total !== null && perParticipant !== null && (
        <p class="s m">
          {`${written(total)} ÷ ${people} deltagere = ${written(perParticipant)} ${currency} pr. deltager`}
        </p>
      )}
    </Section>
  );
}
