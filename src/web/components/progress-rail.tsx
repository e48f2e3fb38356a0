import { Disc, type Knowledge } from "./disc.tsx";
import { useWords } from "./language.tsx";

export interface RailStep {
  readonly title: string;
  readonly state: "done" | "now" | "todo";
  /** A date, or who is waited for. */
  readonly note?: string;
}

const knowledge: Record<RailStep["state"], Knowledge> = { done: "final", now: "partly", todo: "estimated" };

/** How far a case has come: in a line, on narrow screens down the page. */
export function ProgressRail({ steps }: { steps: readonly RailStep[] }) {
  const t = useWords();
  return (
    <ol class="rail" aria-label={t("rail.label")}>
      {steps.map(({ title, state, note }) => (
        <li
          key={title}
          class={state === "done" ? undefined : state}
          aria-current={state === "now" ? "step" : undefined}
        >
          <Disc knowledge={knowledge[state]} />
          <b>
            {title}
            <span class="vh">{`, ${t(`rail.${state}`)}`}</span>
          </b>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  );
}
