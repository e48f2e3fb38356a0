import { Disc, type Knowledge } from "./disc.tsx";
import { Foreign, type Said } from "./foreign.tsx";
import { useWords } from "./language.tsx";

export interface RailStep {
  readonly title: string;
  /** `gap`: it is over, but nobody has said when or how. `stopped`: it will not come. */
  readonly state: "done" | "now" | "todo" | "gap" | "stopped";
  /** A date, or who is waited for. */
  readonly note?: string | Said;
}

const knowledge: Record<RailStep["state"], Knowledge> = {
  done: "final",
  now: "partly",
  todo: "estimated",
  gap: "missing",
  stopped: "missing",
};

const classes: Record<RailStep["state"], string | undefined> = {
  done: undefined,
  now: "now",
  todo: "todo",
  gap: "todo",
  stopped: "todo",
};

/** How far a case has come: in a line, on narrow screens down the page. */
export function ProgressRail({ steps }: { steps: readonly RailStep[] }) {
  const t = useWords();
  return (
    <ol class="rail" aria-label={t("rail.label")}>
      {steps.map(({ title, state, note }) => (
        <li key={title} class={classes[state]} aria-current={state === "now" ? "step" : undefined}>
          <Disc knowledge={knowledge[state]} />
          <b>
            {title}
            {/* A gap whose note says what is known of it is not one that nobody has stated. */}
            {!(state === "gap" && note) && <span class="vh">{`, ${t(`rail.${state}`)}`}</span>}
          </b>
          {note && <small>{typeof note === "string" ? note : <Foreign {...note} />}</small>}
        </li>
      ))}
    </ol>
  );
}
