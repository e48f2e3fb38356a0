import type { ComponentChildren } from "preact";
import { Disc, type Knowledge } from "./disc.tsx";

export interface TrailStep {
  readonly when: string;
  readonly title: ComponentChildren;
  readonly knowledge: Knowledge;
  /** Committee, item and link; the ruling's text. */
  readonly children?: ComponentChildren;
}

/** A track of decisions or events, each with its day. */
export function Trail({ steps }: { steps: readonly TrailStep[] }) {
  return (
    <ol class="trail">
      {steps.map(({ when, title, knowledge, children }, at) => (
        <li key={at}>
          <Disc knowledge={knowledge} />
          <span class="when n">{when}</span>
          <b>{title}</b>
          {children}
        </li>
      ))}
    </ol>
  );
}
