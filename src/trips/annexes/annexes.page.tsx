import { deskReply, hasRoleOver } from "../../identity/index.ts";
import {
  Details,
  EmptyState,
  ErrorSummary,
  formErrors,
  LinkRow,
  type Reply,
  Section,
  Title,
  TypedTooLate,
} from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import { ownedOf } from "../trip.ts";
import { annexTexts } from "./annex.texts.ts";
import { type Annex, annexState } from "./annex.ts";
import { NewAnnex } from "./annex-forms.tsx";
import { annexers, handedIn } from "./may-annex.ts";
import { type AnnexesView, awaitsAnswer, isOver, mayBeCopied, OneAnnex } from "./one-annex.tsx";

/** A trip's annexes: what each is, what was read in it, what was found, and what happens to it now. */
export function annexesReply(view: AnnexesView): Reply {
  const { asked, trip, annexes, typed, isPublic } = view;
  const title = "Bilag";
  const may = hasRoleOver(asked.who, ownedOf(trip), annexers);
  const inUse = annexes.filter((one) => !isOver(annexState(one)));
  const over = annexes.filter((one) => isOver(annexState(one)));
  const waiting = inUse.filter(awaitsAnswer);
  return deskReply(
    {
      asked,
      title: typed ? `Fejl: ${title}` : title,
      said: [annexTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            lede="Hver fil bliver læst, før den kan komme på en dagsorden eller den offentlige side: også skjulte lag, kommentarer, egenskaber og det, der er slettet."
            note={titleOf(trip)}
          />
          <TooLate {...view} />
          <Section title="På sagen" id="bilag">
            {inUse.length === 0 && <EmptyState title="Ingen bilag endnu" />}
            {waiting.length > 0 && inUse.length > 2 && (
              <LinkRow
                lead="Venter på et svar:"
                links={waiting.map((one) => ({ href: `#bilag-${one.id}`, text: one.title }))}
              />
            )}
            {inUse.map((one) => (
              <OneAnnex key={one.id} {...view} annex={one} />
            ))}
            {over.length > 0 && (
              <Details
                summary={`Afviste og tilbagetagne (${over.length})`}
                open={over.some((one) => one.id === typed?.about)}
              >
                {over.map((one) => (
                  <OneAnnex key={one.id} {...view} annex={one} />
                ))}
              </Details>
            )}
          </Section>
          {may && <NewAnnex trip={trip} typed={typed} isPublic={isPublic !== null} />}
        </>
      ),
    },
    typed ? 422 : 200,
  );
}

/**
 * What was sent about an annex whose form is not on the page any more, since somebody else was there first: that it was not taken, and
 * all that was typed.
 */
function TooLate({ asked, annexes, typed }: AnnexesView) {
  if (typed === null || typed.about === null) return null;
  const annex = annexes.find((one) => one.id === typed.about);
  if (annex && hasItsForm(annex, typed.form.get("do"), handedIn(asked.who, annex))) return null;
  const about = annex ? [{ href: `#bilag-${annex.id}`, text: annex.title }] : [];
  const errors = formErrors("da", typed.faults, annexTexts, tripTexts);
  return (
    <>
      <ErrorSummary errors={errors} />
      {about.length > 0 && <LinkRow lead="Det var om:" links={about} />}
      <TypedTooLate
        title="Det, du skrev, er ikke gemt"
        fields={[
          { label: "Hvad så du efter, og hvad fandt du?", text: typed.form.get(`note-${typed.about}`) ?? "" },
          { label: "Hvorfor tages bilaget tilbage?", text: typed.form.get(`reason-${typed.about}`) ?? "" },
        ]}
      >
        <p>Bilaget ser ud, som det gør nu. Skal noget af det, du skrev, bruges alligevel, så kopiér det herfra.</p>
      </TypedTooLate>
    </>
  );
}

/** Whether what was sent about it stands in a form on the page, with what is wrong beside it. */
function hasItsForm(annex: Annex, does: string | null, isOwn: boolean): boolean {
  if (does === "withdraw") return !isOver(annexState(annex));
  if (does === "copy") return mayBeCopied(annex);
  return does === "decide" && awaitsAnswer(annex) && !isOwn;
}
