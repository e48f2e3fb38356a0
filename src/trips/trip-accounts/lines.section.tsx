import { accountsTexts, type Posting } from "../../accounts/index.ts";
import { everywhere, hasRoleOver } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { ButtonLink, ButtonRow, type Column, DataTable, Section } from "../../web/index.ts";
import { Shown } from "../receipts/receipts.section.tsx";
import { tripPath } from "../staff/trip-path.ts";
import type { TripAccountsView } from "./trip-accounts.page.tsx";

const t = accountsTexts.in("da");

/** Shown where a line is in another currency; else it would stand empty and press the others. */
const foreignColumn: Column<Posting> = {
  kind: "text",
  key: "foreign",
  head: "I fremmed valuta",
  cell: ({ rate, hundredths, currency }) =>
    rate === null || hundredths === null
      ? ""
      : `${formatsIn("da").amount({ hundredths, currency })} × ${rate.replace(".", ",")}`,
  narrow: "hidden",
};

/** Shown where the lines are not on one basis. */
const vatColumn: Column<Posting> = { kind: "text", key: "vat", head: "Moms", cell: ({ vat }) => t(`vat.${vat}`) };

/** Where an auditor follows a line from its receipt to the public log. */
const chainColumn: Column<Posting> = {
  kind: "text",
  key: "chain",
  head: "Kæde",
  cell: ({ id, text }) => (
    <a href={`/skrivebord/revisionsspor/posteringer/${id}`} aria-label={`Følg beløbet, ${text}`}>
      Følg beløbet
    </a>
  ),
};

/** Why a line has no amount in the municipality's currency. */
function worthMissing({ hundredths, currency, amountText }: Posting): string {
  if (hundredths !== null) return `${formatsIn("da").amount({ hundredths, currency })}, kurs mangler`;
  return amountText === null ? "ikke kendt" : `»${amountText}«`;
}

/** Whether citizens see a line that is booked: of a trip that is public, now. */
function seenBy({ direction }: TripAccountsView["trip"], shown: TripAccountsView["shown"]): string {
  const visit = direction === "in";
  if (shown === "public") return "Hver linje er offentlig, når den er bogført.";
  const again = `${visit ? "besøget er offentligt" : "rejsen er offentlig"}${shown === "down" ? " igen" : ""}`;
  return shown === "down"
    ? `Offentliggørelsen er trukket tilbage. Borgerne ser ikke linjerne, før ${again}.`
    : `Borgerne ser ikke linjerne, før ${again}.`;
}

interface LinesMay {
  /** Whether whoever looks may book another line, and open one that is booked. */
  readonly may: boolean;
  readonly opens: boolean;
}

/** Every line that is booked, and where another is. */
export function Lines({ asked, trip, postings, receipts, shown, may, opens }: TripAccountsView & LinesMay) {
  const formats = formatsIn("da");
  return (
    <Section title="Posteringer" id="posteringer" note={seenBy(trip, shown)}>
      <DataTable
        caption="Posteringer"
        captionHidden
        rows={postings}
        rowKey={(one) => one.id}
        total="I alt"
        empty="Der er intet bogført endnu."
        columns={[
          {
            kind: "text",
            key: "text",
            head: "Hvad",
            cell: (one) => (opens ? <a href={tripPath(trip, `regnskab/${one.id}`)}>{one.text}</a> : one.text),
          },
          ...(hasRoleOver(asked.who, everywhere, ["auditor"]) ? [chainColumn] : []),
          { kind: "text", key: "category", head: "Udgiftsart", cell: (one) => t(`category.${one.category}`) },
          {
            kind: "text",
            key: "on",
            head: "Bogført",
            cell: (one) => (one.bookedOn === null ? "ikke oplyst" : formats.shortDate(one.bookedOn)),
          },
          {
            kind: "text",
            key: "voucher",
            head: "Bilag",
            cell: (one) => <Shown trip={trip} posting={one} receipts={receipts} />,
            narrow: "full",
          },
          ...(new Set(postings.map(({ vat }) => vat)).size > 1 ? [vatColumn] : []),
          ...(postings.some(({ rate }) => rate !== null) ? [foreignColumn] : []),
          {
            kind: "amount",
            key: "amount",
            head: "Beløb",
            value: (one) => one.homeHundredths,
            missing: worthMissing,
            foot: "sum",
            open: (one) => one.homeHundredths === null,
            strong: true,
          },
        ]}
      />
      <ButtonRow>
        {may && (
          <ButtonLink href={tripPath(trip, "regnskab/ny")} weight="quiet">
            Bogfør en linje
          </ButtonLink>
        )}
        {may && (
          <ButtonLink href={tripPath(trip, "dagpenge")} weight="quiet">
            Regn time- og dagpenge ud
          </ButtonLink>
        )}
      </ButtonRow>
    </Section>
  );
}
