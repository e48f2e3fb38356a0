import { type AskedByWho, deskReply } from "../identity/index.ts";
import { formatsIn } from "../platform/index.ts";
import { type DeskStep, staffTexts, type Trip, titleOf, tripPath, worded } from "../trips/index.ts";
import {
  Board,
  ButtonLink,
  ButtonRow,
  Details,
  DueList,
  EmptyState,
  FoldedWhenNarrow,
  LinkRow,
  type Pot,
  PotList,
  type Reply,
  type RowItem,
  Rows,
  Title,
  type Waiting,
  WaitingList,
} from "../web/index.ts";
import type { GoalsBehind } from "./bare-goals.ts";
import { beginnings, placesOf } from "./desk-places.ts";
import type { Due } from "./dues.ts";
import { NextAgendas } from "./next-agendas.page.tsx";
import type { NextAgenda } from "./next-agendas.ts";
import { SearchBox } from "./search-box.tsx";
import { TripsOfMine, type TripsOfMineProps } from "./trips-of-mine.tsx";

const f = formatsIn("da");

export interface DeskView extends TripsOfMineProps {
  readonly waiting: readonly Waiting[];
  readonly steps: readonly { step: DeskStep; count: number; first: readonly Pick<Trip, "id" | "title">[] }[];
  /** What is due, soonest first. */
  readonly dues: readonly Due[];
  readonly pots: readonly Pot[];
  /** For whoever keeps the agendas; `null` for others. */
  readonly agendas: { readonly agendas: readonly NextAgenda[]; readonly without: readonly string[] } | null;
  /** Of the strategy in force, for whoever keeps it; `null` for others and without one. */
  readonly goals: GoalsBehind | null;
}

/** What waits, what is on the way, and where it stands: one page for the working day. */
export function deskFront(view: DeskView): Reply {
  const { asked, today, waiting, dues, pots, steps, goals } = view;
  const weekday = f.weekday(today);
  const money = pots.length > 0;
  const side = money || dues.length > 0 || goals !== null;
  return deskReply({
    asked,
    title: "Skrivebord",
    said: [staffTexts],
    children: (
      <>
        <div class="desk-head">
          <Title
            title={`${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${f.dayMonth(today)}`}
            note={sentence(waiting)}
          />
          <SearchBox value="" />
        </div>
        <QuickCreate {...asked} />
        <Places asked={asked} />
        <div class={side ? "duo" : "stack-l"}>
          <div class="stack-l">
            <section>
              <h2 class="under">Afventer dig</h2>
              {waiting.length === 0 ? (
                <EmptyState title="Intet venter på dig">Alt ligger hos andre eller er gjort.</EmptyState>
              ) : (
                <WaitingList waiting={waiting} />
              )}
            </section>
            {view.agendas && <NextAgendas {...view.agendas} today={today} />}
            <section>
              <h2 class="under">Hvor rejserne er</h2>
              <FoldedWhenNarrow summary={boardWords(view)}>
                <Board
                  columns={steps.filter(shown).map(({ step, count, first }) => ({
                    title: worded("step", step),
                    count,
                    cases: first.map((trip) => ({ href: tripPath(trip), text: titleOf(trip) })),
                    ...(count > first.length && { more: `og ${f.number(count - first.length)} til` }),
                  }))}
                />
              </FoldedWhenNarrow>
            </section>
          </div>
          {side && (
            <aside class="side" aria-label="Frister, budget og mål">
              {dues.length > 0 && <Dues dues={dues} />}
              {money && (
                <section>
                  <h2 class="under">Rejsebudget {today.slice(0, 4)}</h2>
                  <PotList pots={pots} />
                </section>
              )}
              {goals && <Goals goals={goals} />}
            </aside>
          )}
        </div>
        <TripsOfMine {...view} />
      </>
    ),
  });
}

/** Not every municipality sends trips to managers: their column stands only while something is in it. */
function shown({ step, count }: DeskView["steps"][number]): boolean {
  return step !== "manager" || count > 0;
}

/** `2 planlægges, 4 i udvalg, 1 rejser nu`: what the folded board says of itself. */
function boardWords({ steps }: DeskView): string {
  const some = steps.filter(({ count }) => count > 0);
  if (some.length === 0) return "Ingen rejser er undervejs";
  return f.list(some.map(({ step, count }) => `${f.number(count)} ${worded("step", step).toLowerCase()}`));
}

function sentence(waiting: readonly Waiting[]): string {
  if (waiting.length === 0) return "Intet venter på dig.";
  const count = waiting.length === 1 ? "Én sag venter på dig." : `${f.number(waiting.length)} sager venter på dig.`;
  const late = waiting.filter((one) => one.knowledge === "late").length;
  return late === 0 ? count : `${count} ${late === 1 ? "Én er" : `${f.number(late)} er`} over frist.`;
}

function QuickCreate(asked: AskedByWho) {
  const [first, ...others] = beginnings(asked);
  if (!first) return null;
  return (
    <ButtonRow>
      <ButtonLink href={first.href}>{first.text}</ButtonLink>
      {others.map(({ href, text }) => (
        <ButtonLink key={href} href={href} weight="quiet">
          {text}
        </ButtonLink>
      ))}
    </ButtonRow>
  );
}

function Places({ asked }: { asked: AskedByWho }) {
  return (
    <nav class="places" aria-label="Skrivebordets sider">
      <LinkRow lead="Gå til:" links={placesOf(asked)} />
    </nav>
  );
}

/** So many deadlines are in sight; the rest are a press away, so that they do not push everything else down. */
const nearest = 5;

function Dues({ dues }: { dues: readonly Due[] }) {
  const [first, rest] = [dues.slice(0, nearest), dues.slice(nearest)];
  return (
    <section>
      <h2 class="under">Frister</h2>
      <DueList dues={first.map(dueLine)} />
      {rest.length > 0 && (
        <Details summary={rest.length === 1 ? "Én frist mere" : `${f.number(rest.length)} frister mere`}>
          <DueList dues={rest.map(dueLine)} />
        </Details>
      )}
    </section>
  );
}

function dueLine({ dueOn, late, title, todo, owner, href }: Due): Parameters<typeof DueList>[0]["dues"][number] {
  return {
    on: f.shortDayMonth(dueOn),
    what: (
      <>
        {href ? <a href={href}>{title}</a> : title}
        {late && <b> (over frist)</b>}
        <small>{`${todo} ${owner}`}</small>
      </>
    ),
    knowledge: late ? "late" : "estimated",
  };
}

/** Whole quotations are long: more of them would push everything else down. */
const goalsAtOnce = 3;

/** The strategy's goals that no approved trip serves, in its own words. */
function Goals({ goals: { bare, all } }: { goals: GoalsBehind }) {
  const [first, rest] = [bare.slice(0, goalsAtOnce), bare.slice(goalsAtOnce)];
  return (
    <section>
      <h2 class="under">Mål uden noget bag</h2>
      <p class="s m">
        {bare.length === 0
          ? `Alle strategiens ${f.number(all)} mål har mindst én godkendt rejse.`
          : `${f.number(bare.length)} af strategiens ${f.number(all)} mål har ingen godkendt rejse.`}{" "}
        <a href="/strategi">Se strategien</a>
      </p>
      {first.length > 0 && <Rows rows={first.map(goalRow)} />}
      {rest.length > 0 && (
        <Details summary={rest.length === 1 ? "Ét mål mere" : `${f.number(rest.length)} mål mere`}>
          <Rows rows={rest.map(goalRow)} />
        </Details>
      )}
    </section>
  );
}

function goalRow({ quote, lang, planned }: GoalsBehind["bare"][number]): RowItem {
  return {
    title: <span lang={lang}>{f.quote(quote)}</span>,
    ...(planned > 0 && { note: planned === 1 ? "Én rejse er på vej." : `${f.number(planned)} rejser er på vej.` }),
  };
}
