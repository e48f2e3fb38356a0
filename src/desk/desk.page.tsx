import { deskReply, type Who } from "../identity/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { type DeskStep, mayCreate, type Trip, titleOf, tripPath, worded } from "../trips/index.ts";
import {
  Board,
  ButtonLink,
  ButtonRow,
  DueList,
  EmptyState,
  type Pot,
  PotList,
  type Reply,
  Title,
  type Waiting,
  WaitingList,
} from "../web/index.ts";
import { SearchBox } from "./search-box.tsx";
import { TripsOfMine, type TripsOfMineProps } from "./trips-of-mine.tsx";

const f = formatsIn("da");

/** Something due, in words, with where it is done. */
export interface Due {
  readonly dueOn: DateOn;
  readonly late: boolean;
  readonly words: string;
  readonly href: string | null;
}

export interface DeskView extends TripsOfMineProps {
  readonly waiting: readonly Waiting[];
  readonly steps: readonly { step: DeskStep; count: number; first: readonly Pick<Trip, "id" | "title">[] }[];
  /** What is due, soonest first; `null` where nobody computes it. */
  readonly obligations: readonly Due[] | null;
  readonly pots: readonly Pot[];
}

/** What waits, what is on the way, and where it stands: one page for the working day. */
export function deskFront(view: DeskView): Reply {
  const { asked, today, waiting, obligations, pots, steps } = view;
  const weekday = f.weekday(today);
  const money = pots.length > 0;
  const side = money || obligations !== null;
  return deskReply({
    asked,
    title: "Skrivebord",
    children: (
      <>
        <div class="desk-head">
          <Title
            title={`${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${f.dayMonth(today)}`}
            note={sentence(waiting)}
          />
          <SearchBox value="" />
        </div>
        <QuickCreate who={asked.who} />
        <div class={side ? "duo" : "stack-l"}>
          <div class="stack-l">
            <section>
              <h2 class="under">Afventer dig</h2>
              {waiting.length === 0 ? (
                <EmptyState title="Intet venter på dig">Alt ligger hos udvalgene eller er gjort.</EmptyState>
              ) : (
                <WaitingList waiting={waiting} />
              )}
            </section>
            <TripsOfMine {...view} />
            <section>
              <h2 class="under">Hvor rejserne er</h2>
              <Board
                columns={steps.map(({ step, count, first }) => ({
                  title: worded("step", step),
                  count,
                  cases: first.map((trip) => ({ href: tripPath(trip), text: titleOf(trip) })),
                }))}
              />
            </section>
          </div>
          {side && (
            <aside class="side" aria-label="Budget og frister">
              {money && (
                <section>
                  <h2 class="under">Rejsebudget {today.slice(0, 4)}</h2>
                  <PotList pots={pots} />
                </section>
              )}
              {obligations !== null && <Dues obligations={obligations} />}
            </aside>
          )}
        </div>
      </>
    ),
  });
}

function sentence(waiting: readonly Waiting[]): string {
  if (waiting.length === 0) return "Intet venter på dig.";
  const count = waiting.length === 1 ? "Én sag venter på dig." : `${f.number(waiting.length)} sager venter på dig.`;
  const late = waiting.filter((one) => one.knowledge === "late").length;
  return late === 0 ? count : `${count} ${late === 1 ? "Én er" : `${f.number(late)} er`} over frist.`;
}

function QuickCreate({ who }: { who: Who }) {
  return (
    <ButtonRow>
      {mayCreate(who) && <ButtonLink href="/skrivebord/rejser/ny">Ny rejse</ButtonLink>}
      {mayCreate(who) && (
        <ButtonLink href="/skrivebord/rejser/ny?slags=incoming-visit" weight="quiet">
          Nyt besøg
        </ButtonLink>
      )}
      <ButtonLink href="/skrivebord/moeder" weight="quiet">
        Møder
      </ButtonLink>
    </ButtonRow>
  );
}

function Dues({ obligations }: { obligations: readonly Due[] }) {
  return (
    <section>
      <h2 class="under">Frister</h2>
      {obligations.length === 0 ? (
        <p class="s m">Ingen frister venter.</p>
      ) : (
        <DueList
          dues={obligations.map(({ dueOn, late, words, href }) => ({
            on: f.dayMonth(dueOn),
            what: (
              <>
                {href ? <a href={href}>{words}</a> : words}
                {late && <b> (over frist)</b>}
              </>
            ),
            knowledge: late ? "late" : "estimated",
          }))}
        />
      )}
    </section>
  );
}
