import type { ComponentChildren } from "preact";
import { Disc, type Knowledge } from "./disc.tsx";

export interface Task {
  readonly title: string;
  /** Without it the task is locked. */
  readonly href?: string;
  readonly note?: ComponentChildren;
  readonly knowledge: Knowledge;
  /** In words what the disc shows: `Udfyldt`, `Mangler 1 af 3`. */
  readonly state: string;
}

/** What has to be done before something can be sent, each with its state. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol class="task">
      {tasks.map(({ title, href, note, knowledge, state }) => (
        <li key={title}>
          <Disc knowledge={knowledge} />
          <div>
            {href ? <a href={href}>{title}</a> : <span class="m">{title}</span>}
            {note && <p>{note}</p>}
          </div>
          <span class="state">{state}</span>
        </li>
      ))}
    </ol>
  );
}
