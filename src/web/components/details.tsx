import type { ComponentChildren } from "preact";

/** Matter that stands open where there is room, and is folded on a narrow screen, where it would push the rest away. */
export function FoldedWhenNarrow({ summary, children }: { summary: ComponentChildren; children: ComponentChildren }) {
  return (
    <details class="choices">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

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
