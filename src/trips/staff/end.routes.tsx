import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  sentForm,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import { endTrip } from "../cancel-trip/cancel-trip.ts";
import { caseWords } from "../case-words.ts";
import { asked as askedOf, rolesThatMay } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { titleOf, tripPath } from "./trip-path.ts";

const endings = [
  { action: "cancel", page: "aflys", title: "Aflys rejsen", question: "Vil du aflyse rejsen?" },
  {
    action: "withdraw",
    page: "traek-tilbage",
    title: "Træk anmodningen tilbage",
    question: "Vil du trække anmodningen tilbage?",
  },
] as const;
type Ending = (typeof endings)[number];

/** Cancelling a trip and withdrawing a request: asked once more, with the reason. */
export function endRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  return endings.flatMap((ending): UdsynRoute[] => {
    const common = {
      lane: "staff",
      path: `/skrivebord/rejser/:id/${ending.page}`,
      allow: rolesThatMay(ending.action),
    } as const;
    return [
      {
        ...common,
        method: "GET",
        handle: (asked: AskedByWho) =>
          work(db, asked.here, asked.who, asked.now, async (one) =>
            endReply(asked, await endable(one, asked, ending), ending),
          ),
      },
      { ...common, method: "POST", handle: (asked: AskedByWho) => end(db, asked, ending, publish) },
    ];
  });
}

async function endable(one: Work, asked: AskedByWho, { action }: Ending): Promise<Trip> {
  const trip = await openTrip(one, idIn<"trip">(asked));
  const answer = askedOf(one, trip, action);
  if (answer.allowed) return trip;
  if (answer.because === "role") throw new Forbidden("role-needed");
  throw new Conflict("trip-status", { status: trip.status, action });
}

async function end(db: Db, asked: AskedByWho, ending: Ending, publish: PublishTrip): Promise<Reply> {
  const reason = textAt(sentForm(asked.form), "reason");
  const id = idIn<"trip">(asked);
  try {
    await work(db, asked.here, asked.who, asked.now, (one) => endTrip(one, id, ending.action, reason, publish));
    return doneAt(tripPath({ id }), ending.action);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { faults } = error;
    return work(db, asked.here, asked.who, asked.now, async (one) =>
      endReply(asked, await endable(one, asked, ending), ending, reason, faults),
    );
  }
}

function endReply(asked: AskedByWho, trip: Trip, ending: Ending, reason = "", faults: readonly Fault[] = []): Reply {
  const { the, The } = caseWords(trip);
  const cancels = ending.action === "cancel";
  const title = cancels ? `Aflys ${the}` : ending.title;
  const question = cancels ? `Vil du aflyse ${the}?` : ending.question;
  const errors = formErrors("da", faults, tripTexts);
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={question} note={titleOf(trip)} />
          <Form action={tripPath(trip, ending.page)} errors={errors}>
            <Notice tone="watch">
              <p>
                {trip.approved
                  ? `${The} er offentlig og bliver stående, og det bliver straks vist, at ${the} er aflyst, og hvorfor.`
                  : `${The} er ikke offentlig. Sagen bliver på skrivebordet, men kan ikke tages op igen. Du kan kopiere den til en ny.`}
              </p>
            </Notice>
            <TextArea label="Hvorfor?" {...fieldsOf({ reason }, errors).field("reason")} rows={3} />
            <ButtonRow>
              <Button weight="danger">{title}</Button>
              <ButtonLink weight="quiet" href={tripPath(trip)}>
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
