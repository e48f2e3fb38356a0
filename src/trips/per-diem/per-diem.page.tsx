import { deskReply } from "../../identity/index.ts";
import { ButtonLink, ButtonRow, Notice, type Reply, Title } from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { JourneyForm } from "./per-diem-form.tsx";
import type { PerDiemView } from "./per-diem-view.ts";
import { written } from "./written.ts";

/** A trip's time- og dagpenge: what was travelled, and what it comes to, worked out line by line. */
export function perDiemReply(view: PerDiemView): Reply {
  const { asked, trip, method, booked, faults = [], status = 422 } = view;
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
