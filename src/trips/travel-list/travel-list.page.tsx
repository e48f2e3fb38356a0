import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { DateOn, Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Confirm,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  type MergedForm,
  Notice,
  Pair,
  Repeated,
  type Reply,
  rowsAt,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { BothVersions } from "../staff/both-versions.tsx";
import { staffTexts } from "../staff/staff.texts.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import type { Opened } from "../staff/two-versions.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";

const f = formatsIn("da");

/** Those who travel, or the guests of a visit to us: what is kept of them is the same. */
export function listWords({ direction }: Pick<Trip, "direction">) {
  return direction === "in"
    ? { title: "Gæsteliste", the: "gæstelisten", all: "Gæster", one: "Gæst", add: "Tilføj en gæst" }
    : { title: "Rejseliste", the: "rejselisten", all: "Rejsende", one: "Rejsende", add: "Tilføj en rejsende" };
}

export interface TravelListView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly values: FormTree;
  /** Whether a list is kept now. */
  readonly kept: boolean;
  /** The first day it may no longer exist; `null` while no return is known. */
  readonly erasedOn: DateOn | null;
  readonly today: DateOn;
  readonly faults?: readonly Fault[];
  /** What the form was opened with. */
  readonly opened: Opened;
  /** What somebody else has written since. */
  readonly merged?: Pick<MergedForm, "disagreements" | "brought">;
  /** The list was erased since the form was opened. */
  readonly isErased?: boolean;
  /** The list was sealed by another secret: it can be erased and nothing else. */
  readonly isUnopened?: boolean;
}

/** The list's words where two versions of it are compared, and what a row is known by. */
export const listForm = {
  labels: {
    "travellers.name": "Navn",
    "travellers.passport": "Pasnummer",
    "travellers.allergies": "Allergier",
    "travellers.emergencyContact": "Pårørende",
  },
  rowsOf: { travellers: { called: "Rejsende", knownBy: ["name"] } },
};
const labels = listForm.labels;

/** The sealed list of those who travel, for whoever arranges the journey. Opening it is a look, and is logged. */
export function travelListReply(view: TravelListView): Reply {
  const { asked, trip, values, kept, erasedOn, today, faults = [], merged } = view;
  const words = listWords(trip);
  const { title } = words;
  const errors = formErrors("da", faults, staffTexts, tripTexts);
  const { field } = fieldsOf(values, errors);
  const over = erasedOn !== null && erasedOn <= today;
  return deskReply(
    {
      asked,
      title: `${faults.length > 0 ? "Fejl: " : ""}${title}, ${titleOf(trip)}`,
      said: [staffTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          <Notice tone="note" title="Listen er krypteret og bliver aldrig offentlig">
            <p>
              {`Kun koordinatoren kan åbne den. Databeskyttelsesrådgiveren kan se, hvad der står om en bestemt person. Begge dele bliver skrevet i revisionssporet. ${erasedWords(erasedOn, over, caseWords(trip).after)}`}
            </p>
          </Notice>
          {view.isErased && (
            <Notice tone="wrong" title="Listen er slettet i mellemtiden" announce>
              <p>
                Det, der var på den, er væk og bliver ikke skrevet igen. Nedenfor står kun det, du selv har tilføjet.
                Det er ikke gemt.
              </p>
            </Notice>
          )}
          {view.isUnopened && (
            <Notice tone="wrong" title="Listen kan ikke åbnes" announce>
              <p>
                Den er forseglet med en anden hemmelighed end den, siden kører med nu. Er den gamle hemmelighed tabt, så
                slet listen, og skriv den igen. Spørg ellers dem, der driver siden.
              </p>
            </Notice>
          )}
          {merged && merged.disagreements.length + merged.brought.length > 0 && (
            <BothVersions
              {...merged}
              bySelf={false}
              form={listForm}
              profile={asked.here.profile}
              today={today}
              offered={[]}
            />
          )}
          {view.isUnopened ? null : over ? (
            <p>
              {kept
                ? "Listen slettes ved næste oprydning."
                : "Der er ingen liste: den er slettet eller blev aldrig skrevet."}{" "}
              Den kan ikke skrives mere.
            </p>
          ) : (
            <Form
              action={tripPath(trip, "rejseliste")}
              errors={errors}
              unsaved={faults.length > 0 || merged !== undefined || view.isErased === true}
              hidden={{ ...view.opened }}
            >
              {!kept && faults.length === 0 && rowsAt(values, "travellers").length > 0 && (
                <p>Listen er ikke gemt endnu. Den begynder med de folkevalgte, der er med på rejsen.</p>
              )}
              <Repeated
                pressed={field("do").value}
                name="travellers"
                title={words.all}
                least={1}
                count={Math.max(1, rowsAt(values, "travellers").length)}
                add={words.add}
                rowTitle={(number) => `${words.one} ${number}`}
                row={(path) => (
                  <>
                    <Pair>
                      <TextField label={labels["travellers.name"]} {...field(`${path}.name`)} />
                      <TextField label={labels["travellers.passport"]} {...field(`${path}.passport`)} optional />
                    </Pair>
                    <TextArea
                      label={labels["travellers.allergies"]}
                      {...field(`${path}.allergies`)}
                      rows={2}
                      optional
                    />
                    <TextField
                      label={labels["travellers.emergencyContact"]}
                      {...field(`${path}.emergencyContact`)}
                      optional
                    />
                  </>
                )}
              />
              <ButtonRow>
                <Button>Gem listen</Button>
                <ButtonLink weight="quiet" href={tripPath(trip)}>
                  Fortryd
                </ButtonLink>
              </ButtonRow>
            </Form>
          )}
          {kept && (
            <p>
              <a href={tripPath(trip, "rejseliste/slet")}>Slet listen nu</a>
            </p>
          )}
        </>
      ),
    },
    view.isErased || view.isUnopened || (merged?.disagreements.length ?? 0) > 0 ? 409 : faults.length > 0 ? 422 : 200,
  );
}

/** Asks once more before the list goes. */
export function eraseListReply(asked: AskedByWho, trip: Trip): Reply {
  const { title, the } = listWords(trip);
  return deskReply({
    asked,
    title: `Slet ${the}`,
    crumbs: [
      { text: titleOf(trip), href: tripPath(trip) },
      { text: title, href: tripPath(trip, "rejseliste") },
      { text: "Slet" },
    ],
    children: (
      <Confirm
        question={`Vil du slette ${the}?`}
        action={tripPath(trip, "rejseliste/slet")}
        does={`Slet ${the}`}
        back={tripPath(trip, "rejseliste")}
        danger
      >
        <p>Navne, pas, allergier og pårørende forsvinder og kan ikke hentes tilbage.</p>
      </Confirm>
    ),
  });
}

function erasedWords(on: DateOn | null, over: boolean, after: string): string {
  if (on !== null && over) return `Listen skulle være slettet senest den ${f.date(on)}.`;
  return on === null ? `Listen slettes af sig selv efter ${after}.` : `Listen slettes af sig selv den ${f.date(on)}.`;
}
