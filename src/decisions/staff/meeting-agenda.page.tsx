import { type AskedByWho, deskReply, hasRoleOver } from "../../identity/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import {
  ButtonLink,
  ButtonRow,
  EmptyState,
  type Knowledge,
  LinkRow,
  Notice,
  type Reply,
  Rows,
  Title,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { meetingKeepers, ownedOfCommittee } from "../keepers.ts";
import type { Meeting } from "../meeting.store.ts";
import { AgendaBlocks } from "./agenda-blocks.tsx";
import { matterWord } from "./matter-word.ts";
import type { NumberedItem } from "./meeting-agenda.ts";
import { agendaOfMeetingPath, committeeWords, deadlineWords, f, meetingsPath } from "./meeting-words.ts";

interface View {
  readonly asked: AskedByWho;
  readonly today: DateOn;
  readonly meeting: Meeting;
  readonly items: readonly NumberedItem[];
}

/** A meeting's whole agenda: what is on it and what is not ready, then every item as it is printed. */
export function meetingAgendaReply({ asked, today, meeting, items }: View): Reply {
  const name = committeeWords(asked.here.profile, meeting);
  const path = agendaOfMeetingPath(meeting);
  return deskReply({
    asked,
    title: `Dagsorden, ${name}, ${f.date(meeting.meetsOn)}`,
    said: [decisionTexts],
    crumbs: [{ text: "Møder", href: meetingsPath }, { text: "Dagsorden" }],
    children: (
      <>
        <Title
          title={`Dagsorden for ${name}`}
          marks={[`Møde ${f.date(meeting.meetsOn)}`, deadlineWords(meeting, today)].filter((one) => one !== "")}
        />
        <div class="no-print">
          <ButtonRow>
            <ButtonLink href={`${path}.pdf`}>Hent dagsordenen som PDF</ButtonLink>
            {hasRoleOver(asked.who, ownedOfCommittee(meeting.committeeId), meetingKeepers) &&
              meeting.meetsOn >= today && (
                <ButtonLink weight="quiet" href={`${meetingsPath}/${meeting.id}`}>
                  Ret mødet
                </ButtonLink>
              )}
          </ButtonRow>
        </div>
        {items.length === 0 ? (
          <EmptyState title="Ingen sager på dagsordenen endnu">
            En rejse sættes på fra sin egen side, når den er klar.
          </EmptyState>
        ) : (
          <>
            <section class="contents">
              <h2 class="under">Punkter</h2>
              <Rows rows={items.map(lineOf)} />
            </section>
            {items.map((item) => (
              <Item key={item.submission.id} item={item} />
            ))}
          </>
        )}
      </>
    ),
  });
}

function anchorOf({ submission }: NumberedItem): string {
  return `punkt-${submission.id}`;
}

function lineOf(item: NumberedItem) {
  const { number, title, ruling, missing, submission, textPath } = item;
  // Whether it is ready is for those who see to it.
  const [knowledge, status]: readonly [Knowledge, string] = ruling
    ? ["final", decisionTexts.in("da")(`ruling.${ruling.ruling}`)]
    : textPath === null
      ? ["estimated", "Ikke afgjort"]
      : missing.length > 0
        ? ["missing", "Ikke klar"]
        : ["partly", "Klar"];
  return {
    title: <a href={`#${anchorOf(item)}`}>{`${number}. ${title}`}</a>,
    note: [matterWord(submission, item.isChange), ...(submission.late ? ["kom efter fristen"] : [])].join(", "),
    knowledge,
    status,
  };
}

function Item({ item }: { item: NumberedItem }) {
  const { number, title, caseNumber, kleNumber, lead, sections, missing, textPath } = item;
  const marks = [caseNumber && `Sag ${caseNumber}`, kleNumber && `KLE ${kleNumber}`].filter((one) => one !== "");
  return (
    <article class="agenda-item" id={anchorOf(item)}>
      <header>
        <p class="s m">{[`Punkt ${number}`, ...marks].join(" · ")}</p>
        <h2>{title}</h2>
        {textPath !== null && (
          <div class="no-print">
            <LinkRow links={[{ href: textPath, text: "Sagsfremstilling" }]} />
          </div>
        )}
      </header>
      {missing.length > 0 && (
        <Notice tone="watch" title="Ikke klar">
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      <AgendaBlocks blocks={lead} level={4} within={`Punkt ${number}`} />
      {sections.map((section, at) => (
        <section key={at} class="sec">
          <header>
            <h3>{section.title}</h3>
          </header>
          <div>
            <AgendaBlocks blocks={section.blocks} level={4} within={`Punkt ${number}`} />
          </div>
        </section>
      ))}
    </article>
  );
}
