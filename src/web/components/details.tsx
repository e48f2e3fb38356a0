import type { ComponentChildren } from "preact";

/** Folded matter; opens without a script and stands open in print. */
export function Details(props: {
  summary: ComponentChildren;
  open?: boolean;
  id?: string;
  children: ComponentChildren;
}) {
  return (
    <details class="data" open={props.open} id={props.id}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
