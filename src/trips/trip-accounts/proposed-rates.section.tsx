import { homeCurrencyOf, homeWorth } from "../../accounts/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Button, ButtonRow, Form, Section } from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { TripAccountsView } from "./trip-accounts.page.tsx";

/** Rates that a person may take, each with its table and day: never put on a line by itself. */
export function ProposedRates({ asked, trip, postings, proposals }: TripAccountsView) {
  const f = formatsIn("da");
  const lines = postings.flatMap((posting) => {
    const proposed = proposals.get(posting.id);
    return proposed && posting.hundredths !== null ? [{ posting, proposed, hundredths: posting.hundredths }] : [];
  });
  if (lines.length === 0) return null;
  const home = homeCurrencyOf(asked.here.profile);
  return (
    <Section
      title="Foreslåede kurser"
      note="Kurserne er fra en indlæst tabel. Brug dem, eller ret linjen, og skriv den kurs, I har betalt."
    >
      {lines.map(({ posting, proposed, hundredths }) => (
        <Form key={posting.id} action={tripPath(trip, `regnskab/${posting.id}/kurs`)}>
          <input type="hidden" id={`version-${posting.id}`} name="version" value={posting.version} />
          <p>
            <b>{posting.text}</b>: {f.amount({ hundredths, currency: posting.currency })} er{" "}
            {f.amount({ hundredths: homeWorth(hundredths, proposed.rate), currency: home })} ved kurs{" "}
            {proposed.rate.replace(".", ",")} fra {proposed.tableName}, {f.date(proposed.on)}.
          </p>
          <ButtonRow>
            <Button weight="quiet">{`Brug kursen på »${posting.text}«`}</Button>
          </ButtonRow>
        </Form>
      ))}
    </Section>
  );
}
