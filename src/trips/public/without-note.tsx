interface WithoutNoteProps {
  readonly count: number;
  /** The list of them. */
  readonly href: string;
  readonly link: string;
  readonly why: string;
}

/** Says how many records a figure does not hold, and leads to them; nothing where it holds all. */
export function WithoutNote({ count, href, link, why }: WithoutNoteProps) {
  if (count === 0) return null;
  return (
    <p>
      <a href={href}>{link}</a>
      {why}
    </p>
  );
}
