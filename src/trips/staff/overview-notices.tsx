import { formatsIn } from "../../platform/index.ts";
import { Button, Notice } from "../../web/index.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { beyondCorrection } from "../correct-trip/corrects.ts";
import { refusedChange } from "../edit-trip/back-to-approved.ts";
import { changesSinceApproval, changeWord } from "../obligations/needs-new-ruling.ts";
import { fieldsIn } from "../public/history/changes.ts";
import { historyTexts } from "../public/history/history.texts.ts";
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
  submissions,
  mayEdit,
}: OverviewView & { readonly mayEdit: boolean }) {
  const changes = changesSinceApproval(trip, here.profile);
  if (trip.status !== "approved" || trip.approved === null || changes.length === 0) return null;
  const what = changeWord(changes);
  const no = refusedChange(trip, onAsked, submissions);
  if (no) {
    const { committeeId, meetsOn } = no.submission;
    const who = committeeName(here.profile, committeeId, meetsOn);
    return (
      <Notice tone="wrong" title="Ændringen blev ikke godkendt">
        <p>
          {`${who} sagde nej til ændringen den ${f.date(meetsOn)}. Det, der blev godkendt den ${f.date(trip.approved.on)}, gælder, og borgerne ser ikke ændringen. På skrivebordet står den endnu.`}
        </p>
        {mayEdit && (
          <form method="post" action={tripPath(trip, "det-godkendte")}>
            <input type="hidden" name="version" value={String(trip.version)} />
            <Button>Før tilbage til det godkendte</Button>
          </form>
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="watch" title="Ændringen kræver en ny beslutning">
      <p>{staffTexts.in("da")("changed-since-approval", { what, on: f.date(trip.approved.on) })}</p>
    </Notice>
  );
}

/** The public page does not follow by itself; where a new ruling is needed, that is said instead. */
export function OlderInPublic({ asked: { who, here }, trip, unseen }: OverviewView) {
  if (unseen.length === 0 || beyondCorrection(trip, here.profile).length > 0) return null;
  const h = historyTexts.in("da");
  const fields = fieldsIn(unseen).map((field) => h(`field.${field}`).toLowerCase());
  return (
    <Notice tone="watch" title="Borgerne ser stadig det, der stod før">
      <p>
        Siden det blev offentligt, er der rettet i: {f.list(fields)}.{" "}
        {mayCorrect(who, trip) && <a href={tripPath(trip, "ret-offentligt")}>Ret det offentlige</a>}
      </p>
    </Notice>
  );
}
