import { formatsIn } from "../../platform/index.ts";
import { Button, Notice } from "../../web/index.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { beyondCorrection } from "../correct-trip/corrects.ts";
import { type Unmade, unmadeChange } from "../edit-trip/back-to-approved.ts";
import { changesSinceApproval, changeWord } from "../obligations/needs-new-ruling.ts";
import { fieldsIn } from "../public/history/changes.ts";
import { historyTexts } from "../public/history/history.texts.ts";
import type { ChangeAsked } from "../staff-visit/change-asked.ts";
import { SentBackNotice } from "../staff-visit/sent-back.tsx";
import { isPaidOtherwise } from "../submit-trip/asked-change.ts";
import type { Trip } from "../trip.ts";
import { visitTexts } from "../visit.texts.ts";
import { committeeName } from "./approval-words.tsx";
import type { OverviewView } from "./overview-view.ts";
import { staffTexts } from "./staff.texts.ts";
import { tripPath } from "./trip-path.ts";

const f = formatsIn("da");

/** What goes otherwise than it was approved, where nobody overlooks it. */
export function ChangedSinceApproval({
  asked: { here },
  trip,
  onAsked,
  sentBack,
  mayEdit,
}: OverviewView & { readonly mayEdit: boolean }) {
  const changes = changesSinceApproval(trip, here.profile);
  if (trip.status !== "approved" || trip.approved === null || changes.length === 0) return null;
  const on = f.date(trip.approved.on);
  const holds = `Det, der blev godkendt den ${on}, gælder, og borgerne ser ikke ændringen. På skrivebordet står den endnu.`;
  const back = mayEdit && <BackToApproved trip={trip} />;
  if (sentBack?.what === "change")
    return (
      <SentBackNotice back={sentBack}>
        <p>{`${holds} Ret ændringen, og send den igen, eller før ${trip.direction === "in" ? "besøget" : "rejsen"} tilbage til det godkendte.`}</p>
        {back}
      </SentBackNotice>
    );
  const no = unmadeChange(trip, onAsked);
  if (no) {
    const { committeeId, meetsOn } = no.submission;
    const who = committeeName(here.profile, committeeId, meetsOn);
    const { title, did } = unmadeWords[no.ruling];
    return (
      <Notice tone={no.ruling === "refused" ? "wrong" : "watch"} title={title}>
        <p>{`${who} ${did} den ${f.date(meetsOn)}. ${holds}`}</p>
        {no.text && <p class="written">{no.text}</p>}
        {back}
      </Notice>
    );
  }
  const payers = isPaidOtherwise(trip, here.profile) ? "otherwise" : "same";
  const [key, said] = ["changed-since-approval", { what: changeWord(changes), on, payers }] as const;
  return (
    <Notice tone="watch" title="Ændringen kræver en ny beslutning">
      <p>{trip.direction === "in" ? visitTexts.in("da")(key, said) : staffTexts.in("da")(key, said)}</p>
      {back}
    </Notice>
  );
}

/** That a file which this person sent was refused, and why: it does not come with the trip. */
export function AnnexesRefused({ trip, refused }: OverviewView) {
  if (refused.length === 0) return null;
  return (
    <Notice tone="watch" title={refused.length === 1 ? "Et bilag er afvist" : `${refused.length} bilag er afvist`}>
      <ul>
        {refused.map(({ annex, why }) => (
          <li key={annex}>{`${annex}: ${why}`}</li>
        ))}
      </ul>
      <p>
        <a href={tripPath(trip, "bilag")}>Send et andet bilag</a>
      </p>
    </Notice>
  );
}

/** That it is a change that waits for the manager, and what of the trip is to be otherwise. */
export function ChangeAwaitingAnswer({ change }: { readonly change: ChangeAsked | null }) {
  if (change === null) return null;
  return (
    <Notice tone="note" title="Ændringen er hos lederen">
      {change.said.length > 0 && (
        <ul>
          {change.said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <p>{`Det, der blev godkendt den ${f.date(change.approvedOn)}, gælder imens, og borgerne ser ikke ændringen.`}</p>
    </Notice>
  );
}

const unmadeWords: Readonly<Record<Unmade, { readonly title: string; readonly did: string }>> = {
  refused: { title: "Ændringen blev ikke godkendt", did: "sagde nej til ændringen" },
  "sent-back": { title: "Ændringen er sendt tilbage", did: "sendte ændringen tilbage" },
  postponed: { title: "Ændringen er udsat", did: "udsatte ændringen" },
  withdrawn: { title: "Ændringen er udgået", did: "tog ændringen af dagsordenen" },
};

/** One press plans the trip as it was approved (docs/decisions/0046). */
function BackToApproved({ trip }: { trip: Trip }) {
  return (
    <form method="post" action={tripPath(trip, "det-godkendte")}>
      <input type="hidden" name="version" value={String(trip.version)} />
      <Button weight="quiet">Før tilbage til det godkendte</Button>
    </form>
  );
}

/** The public page does not follow by itself; where a new ruling is needed, that is said instead. */
export function OlderInPublic({ asked: { who, here }, trip, unseen, rammer }: OverviewView) {
  if (unseen.length === 0 || beyondCorrection(trip, here.profile).length > 0) return null;
  const h = historyTexts.in("da");
  const fields = fieldsIn(unseen).map((field) => h(`field.${field}`).toLowerCase());
  return (
    <Notice tone="watch" title="Borgerne ser stadig det, der stod før">
      <p>
        Siden det blev offentligt, er der rettet i: {f.list(fields)}.{" "}
        {rammer.length > 0 && "Pengene flytter mellem rammerne, når rettelsen bliver offentlig, og ikke før. "}
        {mayCorrect(who, trip) && <a href={tripPath(trip, "ret-offentligt")}>Ret det offentlige</a>}
      </p>
    </Notice>
  );
}
