import type { Link } from "./link.ts";

export interface BoardColumn {
  readonly title: string;
  readonly cases: readonly Link[];
}

/** A column for each step, with how many cases stand there and which. */
export function Board({ columns }: { columns: readonly BoardColumn[] }) {
  return (
    <ol class="board">
      {columns.map(({ title, cases }) => (
        <li key={title}>
          <b class="n">{cases.length}</b>
          <span class="m xs">{title}</span>
          {cases.map(({ href, text }) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
        </li>
      ))}
    </ol>
  );
}
