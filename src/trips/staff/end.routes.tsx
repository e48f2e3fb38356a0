import { doneAt, type UdsynRoute } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { Button, Notice } from "../../web/index.ts";
import { endTrip } from "../cancel-trip/cancel-trip.ts";
import { caseWords } from "../case-words.ts";
import { asked, rolesThatMay } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import { confirmPage, ReasonForm } from "./confirm-page.tsx";
import { tripPath } from "./trip-path.ts";

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
    title: () => "Træk anmodningen tilbage",
    question: () => "Vil du trække anmodningen tilbage?",
  },
] as const;

/** Cancelling a trip and withdrawing a request: asked once more, with the reason. */
export function endRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  return endings.flatMap(({ action, page, title, question }) =>
    confirmPage(db, {
      ...{ page, allow: rolesThatMay(action), title },
      read: async (one, trip) => {
        const answer = asked(one, trip, action);
        if (answer.allowed) return;
        if (answer.because === "role") throw new Forbidden("role-needed");
        throw new Conflict("trip-status", { status: trip.status, action });
      },
      body: (view) => (
        <ReasonForm
          view={view}
          question={question(view.trip)}
          label="Hvorfor?"
          button={<Button weight="danger">{title(view.trip)}</Button>}
        >
          <Notice tone="watch">
            <p>{whatStays(view.trip)}</p>
          </Notice>
        </ReasonForm>
      ),
      carryOut: (one, id, reason) => endTrip(one, id, action, reason, publish),
      done: (id) => doneAt(tripPath({ id }), action),
    }),
  );
}

function whatStays(trip: Trip): string {
  const { the, The } = caseWords(trip);
  return trip.approved
    ? `${The} er offentlig og bliver stående, og det bliver straks vist, at ${the} er aflyst, og hvorfor.`
    : `${The} er ikke offentlig. Sagen bliver på skrivebordet, men kan ikke tages op igen. Du kan kopiere den til en ny.`;
}
