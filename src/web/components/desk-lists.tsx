import type { ComponentChildren } from "preact";
import { ButtonLink } from "./buttons.tsx";
import { Disc, type Knowledge } from "./disc.tsx";
import type { Link } from "./link.ts";
import { Meter } from "./meter.tsx";

export interface Waiting {
  readonly title: string;
  readonly note: ComponentChildren;
  /** What is late, whose it is and since when, in words. */
  readonly late?: string;
  readonly knowledge: Knowledge;
  readonly action: Link;
}

/** What waits for the reader, the most pressing first, each with the one thing to do. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <ul class="wait">
      {waiting.map(({ title, note, late, knowledge, action }) => (
        <li key={action.href}>
          <div>
            <div class="what">
              <Disc knowledge={knowledge} />
              <span>{title}</span>
            </div>
            {late && <p class="late">{late}</p>}
            <p>{note}</p>
          </div>
          <ButtonLink weight="quiet" href={action.href}>
            <span>
              {action.text}
              <span class="vh">{`: ${subjectOf(title, action.text)}`}</span>
            </span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** `Skriv rapport: Groningen` beside a button `Skriv rapport`: what is done is said once. */
function subjectOf(title: string, does: string): string {
  const twice = [`${does}: `, `${does} `].find((one) => title.startsWith(one));
  return twice === undefined ? title : title.slice(twice.length);
}

export interface Due {
  readonly on: string;
  readonly what: ComponentChildren;
  readonly knowledge: Knowledge;
}

/** Days that come, in a quiet line down the page. */
export function DueList({ dues }: { dues: readonly Due[] }) {
  return (
    <ol class="dues">
      {dues.map(({ on, what, knowledge }, at) => (
        <li key={at}>
          <time>{on}</time>
          <Disc knowledge={knowledge} />
          <span>{what}</span>
        </li>
      ))}
    </ol>
  );
}

export interface Pot {
  readonly owner: ComponentChildren;
  /** What is left, written out. */
  readonly left: string;
  readonly spent: number;
  readonly committed: number;
  /** The figures behind the bar in words. */
  readonly note: string;
}

/** Budgets with what is spent, what is committed and what is left. `spent` and `committed` are shares of the whole. */
export function PotList({ pots }: { pots: readonly Pot[] }) {
  return (
    <ul class="pots">
      {pots.map(({ owner, left, spent, committed, note }, at) => (
        <li key={at}>
          <span>{owner}</span>
          <b class={spent + committed > 1 ? "n nb over" : "n nb"}>{left}</b>
          <Meter filled={spent} reserved={committed} />
          <small class="n">{note}</small>
        </li>
      ))}
    </ul>
  );
}
