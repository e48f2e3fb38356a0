import { doneAt, type UdsynRoute, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { Button, ButtonLink, ButtonRow, Notice, Title } from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { correctTrip, entryCorrected, isCorrect, mayCorrect } from "../correct-trip/correct-trip.ts";
import { beyondCorrection } from "../correct-trip/corrects.ts";
import { changesInPublic } from "../correct-trip/public-changes.ts";
import { rolesThatMay } from "../may.ts";
import type { Change } from "../public/history/changes.ts";
import { Changes } from "../public/history/changes-told.tsx";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import { type RammerMoved, rammerMoved } from "../trip-accounts/rammer-moved.ts";
import { confirmPage, EntrySection, ReasonForm } from "./confirm-page.tsx";
import { EarlierTranslations } from "./earlier-translations.tsx";
import { type Previewed, previewed } from "./public-preview.tsx";
import { RammerFollow } from "./rammer-follow.tsx";
import { titleOf, tripPath } from "./trip-path.ts";

const title = "Ret det offentlige";

/** Publishing what was edited since a trip became public: looked at first, and with the reason beside it. */
export function correctRoutes(db: Db, publish: PublishTrip, names: ErasedNames): readonly UdsynRoute[] {
  return confirmPage(db, {
    ...{ page: "ret-offentligt", allow: rolesThatMay("cancel"), title },
    read: readCorrection,
    asSeen: true,
    body: ({ seen, ...view }) =>
      seen === null ? (
        <NothingToCorrect trip={view.trip} />
      ) : (
        <>
          <ReasonForm
            view={view}
            question={title}
            label="Hvad er rettet, og hvorfor?"
            hint="Bliver offentlig."
            button={<Button>Offentliggør rettelsen</Button>}
          >
            <Notice tone="watch">
              <p>
                Det, der er rettet på skrivebordet, bliver offentligt som en ny version. De tidligere versioner bliver
                stående i kommunens log, og begrundelsen kan læses af alle.
              </p>
            </Notice>
          </ReasonForm>
          {seen.changes.length > 0 && (
            <section aria-labelledby="changes-title">
              <h2 class="under" id="changes-title">
                Det bliver ændret
              </h2>
              <Changes changes={seen.changes} lang="da" />
            </section>
          )}
          <EarlierTranslations trip={view.trip} mayEdit />
          <RammerFollow moved={seen.rammer} />
          <EntrySection title="Det bliver offentligt" preview={seen.preview} />
        </>
      ),
    names,
    carryOut: (one, id, reason, asks) => correctTrip(one, id, reason, publish, null, asks),
    done: (id) => doneAt(tripPath({ id }), "corrected"),
    doneBefore: "nothing-to-correct",
  });
}

interface Correction {
  readonly preview: Previewed;
  /** What it says otherwise than what is public now. */
  readonly changes: readonly Change[];
  readonly rammer: RammerMoved;
}

/**
 * `null` where what is public says all that the trip says.
 * @throws Forbidden `role-needed`; Conflict `not-public`, `taken-down`, `new-ruling-needed`
 */
async function readCorrection(one: Work, trip: Trip): Promise<Correction | null> {
  if (!mayCorrect(one.who, trip)) throw new Forbidden("role-needed");
  if (beyondCorrection(trip, one.municipality.profile).length > 0) throw new Conflict("new-ruling-needed");
  const entry = await entryCorrected(one, trip);
  if (await isCorrect(one, trip, entry)) return null;
  const changes = await changesInPublic(one, trip.id, entry);
  return { preview: await previewed(one, entry), changes, rammer: await rammerMoved(one, trip) };
}

/** Told before a reason is asked for. */
function NothingToCorrect({ trip }: { trip: Trip }) {
  const { the, it } = caseWords(trip);
  return (
    <>
      <Title title={title} note={titleOf(trip)} />
      <Notice tone="note" title="Der er intet at rette">
        <p>
          Borgerne ser {the}, som {it} står på skrivebordet. Ret {it} først der; så kan rettelsen blive offentlig med
          sin begrundelse.
        </p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={tripPath(trip)}>Til {the}</ButtonLink>
      </ButtonRow>
    </>
  );
}
