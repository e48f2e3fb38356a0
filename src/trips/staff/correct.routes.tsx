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
import { correctTrip, entryCorrected, isCorrect, mayCorrect } from "../correct-trip/correct-trip.ts";
import { publicChanges } from "../correct-trip/public-changes.ts";
import { rolesThatMay } from "../may.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import type { Change } from "../public/history/changes.ts";
import { Changes } from "../public/history/changes-told.tsx";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { EntryPreview } from "./public-preview.tsx";
import { titleOf, tripPath } from "./trip-path.ts";

/** Publishing what was edited since a trip became public: looked at first, and with the reason beside it. */
export function correctRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const common = {
    lane: "staff",
    path: "/skrivebord/rejser/:id/ret-offentligt",
    allow: rolesThatMay("cancel"),
  } as const;
  return [
    { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked) },
    { ...common, method: "POST", handle: (asked: AskedByWho) => correct(db, asked, publish) },
  ];
}

function show(db: Db, asked: AskedByWho, reason = "", faults: readonly Fault[] = []): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openTrip(one, idIn<"trip">(asked));
    const entry = await entryOf(one, trip);
    if (await isCorrect(one, trip, entry)) return nothingReply(asked, trip);
    return correctReply({ asked, trip, entry, changes: await publicChanges(one, trip), reason, faults });
  });
}

/** @throws Forbidden `role-needed`; Conflict `not-public`, `taken-down`, `new-ruling-needed` */
async function entryOf(one: Work, trip: Trip): Promise<TripEntry> {
  if (!mayCorrect(one.who, trip)) throw new Forbidden("role-needed");
  if (needsNewRuling(trip)) throw new Conflict("new-ruling-needed");
  return entryCorrected(one, trip);
}

async function correct(db: Db, asked: AskedByWho, publish: PublishTrip): Promise<Reply> {
  const id = idIn<"trip">(asked);
  const reason = textAt(sentForm(asked.form), "reason");
  try {
    await work(db, asked.here, asked.who, asked.now, (one) => correctTrip(one, id, reason, publish));
    return doneAt(tripPath({ id }), "corrected");
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return show(db, asked, reason, error.faults);
  }
}

/** What is public says all that the trip says: told before a reason is asked for. */
function nothingReply(asked: AskedByWho, trip: Trip): Reply {
  const title = "Ret det offentlige";
  return deskReply({
    asked,
    title,
    crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
    children: (
      <>
        <Title title={title} note={titleOf(trip)} />
        <Notice tone="note" title="Der er intet at rette">
          <p>
            Borgerne ser rejsen, som den står på skrivebordet. Ret den først her; så kan rettelsen blive offentlig med
            sin begrundelse.
          </p>
        </Notice>
        <ButtonRow>
          <ButtonLink href={tripPath(trip)}>Til rejsen</ButtonLink>
        </ButtonRow>
      </>
    ),
  });
}

interface CorrectView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly entry: TripEntry;
  /** What it says otherwise than what is public now. */
  readonly changes: readonly Change[];
  readonly reason: string;
  readonly faults: readonly Fault[];
}

function correctReply({ asked, trip, entry, changes, reason, faults }: CorrectView): Reply {
  const errors = formErrors("da", faults, tripTexts);
  const title = "Ret det offentlige";
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          <Form action={tripPath(trip, "ret-offentligt")} errors={errors}>
            <Notice tone="watch">
              <p>
                Det, der er rettet på skrivebordet, bliver offentligt som en ny version. De tidligere versioner bliver
                stående i kommunens log, og begrundelsen kan læses af alle.
              </p>
            </Notice>
            <TextArea
              label="Hvad er rettet, og hvorfor?"
              {...fieldsOf({ reason }, errors).field("reason")}
              rows={3}
              hint="Bliver offentlig."
            />
            <ButtonRow>
              <Button>Offentliggør rettelsen</Button>
              <ButtonLink weight="quiet" href={tripPath(trip)}>
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
          {changes.length > 0 && (
            <section aria-labelledby="changes-title">
              <h2 class="under" id="changes-title">
                Det bliver ændret
              </h2>
              <Changes changes={changes} lang="da" />
            </section>
          )}
          <section class="preview" aria-labelledby="preview-title">
            <h2 class="under" id="preview-title">
              Det bliver offentligt
            </h2>
            <EntryPreview entry={entry} />
          </section>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
