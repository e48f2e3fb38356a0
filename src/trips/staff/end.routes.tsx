import { doneAt, type UdsynRoute } from "../../identity/index.ts";
import { Conflict, type DateOn, Forbidden } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { Button, Notice } from "../../web/index.ts";
import { endTrip } from "../cancel-trip/cancel-trip.ts";
import { refuseBooked, refuseMade } from "../cancel-trip/was-made.ts";
import { caseWords } from "../case-words.ts";
import { asked, rolesThatMay } from "../may.ts";
import { type PublishTrip, takenDown } from "../publish-trip/publish-trip.ts";
import { isTakenOut, isUnseenImport, type Trip } from "../trip.ts";
import { confirmPage, ReasonForm } from "./confirm-page.tsx";
import { tripPath } from "./trip-path.ts";

const f = formatsIn("da");

const endings = [
  {
    action: "cancel",
    page: "aflys",
    title: (trip: Trip) => `Aflys ${caseWords(trip).the}`,
    question: (trip: Trip) => `Vil du aflyse ${caseWords(trip).the}?`,
  },
  {
    action: "withdraw",
    page: "traek-tilbage",
    title: (trip: Trip) => (isUnseenImport(trip) ? `Tag ${caseWords(trip).the} ud` : "Træk anmodningen tilbage"),
    question: (trip: Trip) =>
      isUnseenImport(trip) ? `Vil du tage ${caseWords(trip).the} ud?` : "Vil du trække anmodningen tilbage?",
  },
] as const;

/** Cancelling a trip and withdrawing a request: asked once more, with the reason. */
export function endRoutes(db: Db, publish: PublishTrip, names: ErasedNames): readonly UdsynRoute[] {
  return endings.flatMap(({ action, page, title, question }) =>
    confirmPage(db, {
      ...{ page, allow: rolesThatMay(action), title },
      read: async (one, trip) => {
        const answer = asked(one, trip, action);
        if (!answer.allowed && answer.because === "role") throw new Forbidden("role-needed");
        if (!answer.allowed) throw new Conflict("trip-status", { status: trip.status, action });
        if (action === "cancel") await refuseMade(one, trip);
        else if (isUnseenImport(trip)) await refuseBooked(one, trip);
        return { today: one.today, isDown: (await takenDown(one, trip.id)) !== null };
      },
      body: (view) => (
        <ReasonForm
          view={view}
          question={question(view.trip)}
          label="Hvorfor?"
          button={<Button weight="danger">{title(view.trip)}</Button>}
        >
          <Notice tone="watch">
            {action === "cancel" && <DaysGone trip={view.trip} today={view.seen.today} />}
            {action === "withdraw" && isUnseenImport(view.trip) ? (
              <TakingOut trip={view.trip} />
            ) : (
              <p>{whatStays(view.trip, view.seen.isDown)}</p>
            )}
          </Notice>
        </ReasonForm>
      ),
      names,
      carryOut: (one, id, reason, asks) => endTrip(one, id, action, reason, publish, asks),
      done: (id, ended) => doneAt(tripPath({ id }), isTakenOut(ended) ? "take-out" : action),
    }),
  );
}

/** From its first day on: what is cancelled now is said to have come to nothing. */
function DaysGone({ trip, today }: { readonly trip: Trip; readonly today: DateOn }) {
  const { startOn, endOn } = trip.publicPlan ?? trip;
  if (trip.approved === null || startOn === null || today < startOn) return null;
  const { the, The, its } = caseWords(trip);
  const went = trip.direction === "in" ? "kom" : "tog af sted";
  return (
    <p>
      {`${The} er godkendt til ${endOn === null ? f.date(startOn) : f.range(startOn, endOn)}. Aflys kun, hvis ingen ${went}: borgerne får at vide, at ${the} ikke blev gennemført. Blev ${the} afbrudt, skal ${its} datoer rettes i stedet.`}
    </p>
  );
}

/** What came by a file comes by it again: whoever takes it out is told that this does not. */
function TakingOut({ trip }: { readonly trip: Trip }) {
  const { the, The, its } = caseWords(trip);
  const shut = trip.direction === "in" ? "offentligt" : "offentlig";
  return (
    <ul>
      <li>{`${The} bliver ikke ${shut} og venter ikke længere på at blive det. Sagen og din begrundelse bliver i historikken.`}</li>
      <li>{`Filen bringer ikke ${the} ind igen: læses den på ny, siges det ved rækken, at ${the} er taget ud. Det kan ikke gøres om.`}</li>
      <li>{`Er det ${its} oplysninger eller mappingen, der er forkert, så ret dem i stedet, og læs filen ind igen.`}</li>
    </ul>
  );
}

function whatStays(trip: Trip, isDown: boolean): string {
  const { the, The } = caseWords(trip);
  const open = trip.direction === "in" ? "offentligt" : "offentlig";
  if (!trip.approved)
    return `${The} er ikke ${open}. Sagen bliver på skrivebordet, men kan ikke tages op igen. Du kan kopiere den til en ny.`;
  return isDown
    ? `${The} er taget ned, og det bliver ikke vist, at ${the} er aflyst. Bliver sagen offentliggjort igen, står det der, og hvorfor.`
    : `${The} er ${open} og bliver stående, og det bliver straks vist, at ${the} er aflyst, og hvorfor.`;
}
