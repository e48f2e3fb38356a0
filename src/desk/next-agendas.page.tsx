import { agendaOfMeetingPath } from "../decisions/index.ts";
import { addDays, type DateOn } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { EmptyState, type Knowledge, Rows } from "../web/index.ts";
import type { NextAgenda } from "./next-agendas.ts";

const f = formatsIn("da");
/** An agenda that closes within so many days is the next to be finished. */
const soon = 3;

interface Props {
  readonly agendas: readonly NextAgenda[];
  /** Committees without a meeting to come. */
  readonly without: readonly string[];
  readonly today: DateOn;
}

/** The secretary's next agendas, the one that closes first on top. */
export function NextAgendas({ agendas, without, today }: Props) {
  return (
    <section>
      <h2 class="under">Næste dagsordener</h2>
      {agendas.length === 0 ? (
        <EmptyState title="Ingen kommende møder er noteret">
          <a href="/skrivebord/moeder/ny">Notér årets møder</a>, så sagerne kan sættes på den rigtige dagsorden.
        </EmptyState>
      ) : (
        <>
          <Rows rows={agendas.map((one) => rowOf(one, today))} />
          {without.length > 0 && (
            <p class="s m after-rows">
              {`Ingen kommende møder er noteret for ${f.list(without)}. `}
              <a href="/skrivebord/moeder/ny">Notér møder</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function rowOf(one: NextAgenda, today: DateOn) {
  const { committee, meeting, deadline, cases, ruled, lacking, coming } = one;
  return {
    title: <a href={agendaOfMeetingPath(meeting)}>{`${committee}, ${f.dayMonth(meeting.meetsOn)}`}</a>,
    note: (
      <>
        {casesWords(cases, lacking.length, ruled)}
        {lacking.map(({ href, text, missing }) => (
          <span class="line" key={href}>
            <a href={href}>{text}</a>
            {`: ${missing.join(" ")}`}
          </span>
        ))}
        {coming.length > 0 && (
          <span class="line">
            {"Ikke sat på endnu: "}
            {coming.map(({ href, text }, at) => (
              <>
                {at > 0 && ", "}
                <a href={href}>{text}</a>
              </>
            ))}
          </span>
        )}
      </>
    ),
    knowledge: knowledgeOf(one, today),
    status: deadline,
  };
}

/** Open, closing soon, closed; what closes soon and is not ready is what cannot wait. */
function knowledgeOf({ meeting: { agendaClosesOn }, lacking }: NextAgenda, today: DateOn): Knowledge {
  if (agendaClosesOn === null || agendaClosesOn > addDays(today, soon)) return "estimated";
  if (lacking.length > 0) return "late";
  return agendaClosesOn < today ? "final" : "partly";
}

function casesWords(cases: number, lacking: number, ruled: number): string {
  const counted = (some: number) => (some === 1 ? "Én sag" : `${f.number(some)} sager`);
  if (cases === 0 && ruled === 0) return "Ingen sager på dagsordenen. ";
  if (cases === 0) return `${counted(ruled)}, ${ruled === 1 ? "afgjort" : "alle afgjort"}. `;
  const rest = ruled === 0 ? "" : ` ${counted(ruled)} mere er afgjort.`;
  if (lacking === 0) return `${counted(cases)}, ${cases === 1 ? "klar" : "alle klar"}.${rest} `;
  return `${counted(cases)}, ${lacking === 1 ? "én er" : `${f.number(lacking)} er`} ikke klar.${rest} `;
}
