import type { ComponentChildren } from "preact";

/** Something wide that scrolls by itself, by keyboard too, so that the page never does. */
export function Frame(props: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="frame" tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
