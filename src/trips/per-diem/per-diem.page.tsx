import { deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { ButtonLink, ButtonRow, Notice, type Reply, Title } from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { editedSince, type JourneyPlanned, journeyIn } from "./journey-planned.ts";
import { JourneyForm } from "./per-diem-form.tsx";
import type { PerDiemView } from "./per-diem-view.ts";
import { written } from "./written.ts";

const f = formatsIn("da");

/** A trip's time- og dagpenge: what was travelled, and what it comes to, worked out line by line. */
export function perDiemReply(view: PerDiemView): Reply {
  const { asked, trip, planned, method, booked, faults = [], status = 422 } = view;
  const wrong = faults.length > 0;
  return deskReply(
    {
      asked,
      title: `${wrong ? "Fejl: " : ""}Time- og dagpenge, ${titleOf(trip)}`,
      crumbs: [
        { text: titleOf(trip), href: tripPath(trip) },
        { text: "Regnskab", href: tripPath(trip, "regnskab") },
        { text: "Time- og dagpenge" },
      ],
      children: (
        <>
          <Title title="Time- og dagpenge" note={titleOf(trip)} />
          <Method method={method} />
          {method.by === "rates" && (
            <>
              {booked.length > 0 && (
                <Notice tone="note" title="Allerede bogført">
                  <ul>
                    {booked.map((one) => (
                      <li key={one.id}>
                        {one.text}: {one.hundredths === null ? one.amountText : written(one.hundredths, one.currency)}
                      </li>
                    ))}
                  </ul>
                </Notice>
              )}
              <ApprovedAlone trip={trip} planned={planned} />
              <JourneyForm {...view} />
            </>
          )}
          {method.by === "receipts" && (
            <ButtonRow>
              <ButtonLink weight="quiet" href={tripPath(trip, "regnskab")}>
                Til regnskabet
              </ButtonLink>
            </ButtonRow>
          )}
        </>
      ),
    },
    wrong ? status : 200,
  );
}

/** Where the desk plans another journey than the one that stands: which of them is paid, and what it takes to pay the other. */
function ApprovedAlone({ trip, planned }: Pick<PerDiemView, "trip" | "planned">) {
  const edited = editedSince(trip);
  if (edited === null) return null;
  return (
    <Notice tone="watch" title="Der regnes efter det, der står fast">
      <p>
        Rejsen er ændret på skrivebordet, siden den blev godkendt eller rettet offentligt. Der regnes efter det, der
        gælder for borgerne: {journeyWords(journeyIn(planned))}. Skrivebordets {journeyWords(edited)} giver ingen ret
        til time- og dagpenge endnu. Er rejsen gået sådan, skal ændringen først godkendes eller rettes offentligt.
      </p>
    </Notice>
  );
}

function journeyWords({ startOn, endOn, destinations }: JourneyPlanned): string {
  const places = destinations.length > 0 ? f.list(destinations.map(({ place }) => place)) : "rejse uden rejsemål";
  if (startOn === null || endOn === null) return `${places} uden datoer`;
  return `${places} den ${f.range(startOn, endOn)}`;
}

function Method({ method: { by, rule } }: Pick<PerDiemView, "method">) {
  const source = rule.source.url ? <a href={rule.source.url}>{rule.source.text}</a> : rule.source.text;
  return (
    <Notice
      tone="note"
      title={by === "receipts" ? "Rejsens måltider betales efter regning" : "Måltider betales efter satser"}
    >
      <p>
        {by === "receipts"
          ? "Der er ingen time- og dagpenge at regne ud: bogfør regningerne i regnskabet. "
          : `Satserne er fra ${rule.value.rateTable ? `tabellen »${rule.value.rateTable}«` : "de indlæste tabeller"}. `}
        Kilde: {source}.{!rule.verified && " Reglen er ikke bekræftet af kommunen."}
      </p>
    </Notice>
  );
}
