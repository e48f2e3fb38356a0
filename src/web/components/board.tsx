import type { Link } from "./link.ts";

export interface BoardColumn {
  readonly title: string;
  /** How many stand there, where not all of them are listed. */
  readonly count?: number;
  readonly cases: readonly Link[];
  /** That there are more than those listed, in words: `1 mere`. */
  readonly more?: string;
}

/** A column for each step, with how many cases stand there and which. */
export function Board({ columns }: { columns: readonly BoardColumn[] }) {
  return (
    <ol class="board">
      {columns.map(({ title, count, cases, more }) => (
        <li key={title}>
          <b class="n">{count ?? cases.length}</b>
          <span class="m xs">{title}</span>
          {cases.map(({ href, text }) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
          {more && <span class="m xs">{more}</span>}
        </li>
      ))}
    </ol>
  );
}
