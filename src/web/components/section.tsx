import type { ComponentChildren } from "preact";

interface SectionProps {
  readonly title: string;
  /** One explaining sentence below the heading. */
  readonly note?: ComponentChildren;
  readonly id?: string;
  /** The first section after a title: a darker line above it. */
  readonly first?: boolean;
  /** After something that has no section of its own, as a table. */
  readonly end?: boolean;
  readonly children: ComponentChildren;
}

/** Matter with its heading in the margin; below 46 rem the heading stands above. */
export function Section({ title, note, id, first, end, children }: SectionProps) {
  return (
    <section class={first ? "sec first" : end ? "sec end" : "sec"} id={id}>
      <header>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
