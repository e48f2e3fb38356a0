import { type AskedByWho, deskReply, hasRoleOver, identityTexts } from "../../identity/index.ts";
import { dateInZone, type Fault } from "../../kernel/index.ts";
import { committeesOn } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  DefaultButton,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  Select,
  TextArea,
  Title,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { meetingKeepers, ownedOfCommittee } from "../keepers.ts";
import type { Meeting } from "../meeting.store.ts";
import { committeeWords, f, meetingsPath } from "./meeting-words.ts";

interface CalendarForm {
  readonly asked: AskedByWho;
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
}

/** Listing a committee's meetings: a year's days at once, one a line. */
export function scheduleReply({ asked, values, faults = [] }: CalendarForm): Reply {
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  const { profile } = asked.here;
  const options = committeesOn(profile, dateInZone(asked.now, profile.timeZone))
    .filter(({ committee }) => hasRoleOver(asked.who, ownedOfCommittee(committee.id), meetingKeepers))
    .map(({ committee, name }) => ({ value: committee.id, text: name.name }));
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? "Fejl: Notér møder" : "Notér møder",
      crumbs: [{ text: "Møder", href: meetingsPath }, { text: "Notér møder" }],
      children: (
        <>
          <Title
            title="Notér møder"
            note="Så kan sager sættes på den rigtige dagsorden. Fristen regnes ud for hvert møde."
          />
          <Form action={`${meetingsPath}/ny`} errors={errors}>
            <Select label="Udvalg" {...field("committee")} options={options} />
            <TextArea
              label="Mødedage"
              {...field("days")}
              rows={8}
              hint="Én dag pr. linje, for eksempel 6.5.2027 eller 6. maj 2027. Hele årets møder kan sættes ind på én gang."
            />
            <ButtonRow>
              <Button>Notér møderne</Button>
              <ButtonLink weight="quiet" href={meetingsPath}>
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

interface MeetingForm extends CalendarForm {
  readonly meeting: Meeting;
  /** How many cases are on its agenda. */
  readonly cases: number;
  readonly refused?: string;
}

/** Moving a meeting or its deadline, and taking an empty one off the list. */
export function meetingReply({ asked, meeting, cases, values, faults = [], refused }: MeetingForm): Reply {
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  const title = `${committeeWords(asked.here.profile, meeting)}, ${f.date(meeting.meetsOn)}`;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: "Møder", href: meetingsPath }, { text: "Ret mødet" }],
      children: (
        <>
          <Title title={title} note={cases === 0 ? "Ingen sager på dagsordenen." : casesWords(cases)} />
          {refused && (
            <Notice tone="wrong" title="Mødet er ikke ændret" announce>
              <p>{refused}</p>
            </Notice>
          )}
          <Form action={`${meetingsPath}/${meeting.id}`} errors={errors}>
            <DefaultButton does="move" text="Gem mødet" />
            <DateField label="Mødedag" {...field("meetsOn")} hint="Sagerne på dagsordenen flytter med." />
            <DateField label="Frist for dagsordenen" {...field("agendaClosesOn")} optional />
            <ButtonRow>
              <Button does="move">Gem mødet</Button>
              {cases === 0 && (
                <Button does="cancel" weight="quiet">
                  Tag mødet af listen
                </Button>
              )}
              <ButtonLink weight="bare" href={meetingsPath}>
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    refused ? 409 : faults.length > 0 ? 422 : 200,
  );
}

function casesWords(cases: number): string {
  return cases === 1 ? "Én sag er på dagsordenen." : `${cases} sager er på dagsordenen.`;
}
