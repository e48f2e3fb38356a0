import { accountsTexts } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { DataTable, Notice, Section } from "../../web/index.ts";
import { participantCount } from "../plan.ts";
import { isStopped, type Trip } from "../trip.ts";
import { type AccountsShown, sumsOfLines } from "./accounts-shown.ts";
import { asPaid } from "./trip-pot.ts";

const t = accountsTexts.in("da");

/** At the first line that is booked on an imported trip, and before its accounts are opened for it: what it replaces. */
export function ReplacesPrinted({ printed, home }: { printed: AccountsShown; home: string }) {
  const f = formatsIn("da");
  const { total } = sumsOfLines(printed.lines, null);
  const lines = printed.lines.length === 1 ? "én linje" : `${f.number(printed.lines.length)} linjer`;
  const sum = total === null ? "" : `, ${f.figure(hundredthsOf(total) ?? 0n)} ${printed.currency ?? home} i alt`;
  return (
    <Notice tone="watch" title="Det bogførte afløser kildens regnskab">
      <p>
        Kilden trykte {lines}
        {sum}. Det, der bogføres her, træder i stedet for dem hos borgerne. Bogfør derfor hele regnskabet, ikke kun det,
        der mangler. Kildens linjer bliver stående på regnskabssiden og i rejsens tidligere versioner.
      </p>
    </Notice>
  );
}

interface PrintedProps {
  readonly trip: Trip;
  readonly printed: AccountsShown;
  readonly home: string;
  /** Whether lines that are booked here stand in their place in public. */
  readonly isReplaced?: boolean;
}

/**
 * The accounts of an imported trip as its source printed them: what everybody reads while nothing is booked, and afterwards
 * what to hold the booked lines against.
 */
export function Printed({ trip, printed, home, isReplaced = false }: PrintedProps) {
  const f = formatsIn("da");
  const people = isStopped(trip) ? null : participantCount(asPaid(trip).plan);
  const { total, perParticipant } = sumsOfLines(printed.lines, people);
  const currency = printed.currency ?? home;
  const written = (amount: string | null) => f.figure((amount === null ? null : hundredthsOf(amount)) ?? 0n);
  return (
    <Section
      title="Regnskabet, som kilden trykte det"
      note={
        isReplaced
          ? `Beløb i ${currency}. Det, der er bogført her, træder i stedet for de linjer hos borgerne.`
          : `Beløb i ${currency}. Det gælder, til noget er bogført her; så står det bogførte i stedet.`
      }
      first={!isReplaced}
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
          {`${written(total)} ÷ ${people} ${people === 1 ? "deltager" : "deltagere"} = ${written(perParticipant)} ${currency} pr. deltager`}
        </p>
      )}
    </Section>
  );
}
