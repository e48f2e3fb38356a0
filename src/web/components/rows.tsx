import type { ComponentChildren } from "preact";
import { type Knowledge, StatusDisc } from "./disc.tsx";

export interface RowItem {
  readonly title: ComponentChildren;
  readonly note?: ComponentChildren;
  /** A disc, with its own words unless others are given. */
  readonly knowledge?: Knowledge;
  readonly status?: ComponentChildren;
  /** At the end of the line: an amount, a date. */
  readonly end?: ComponentChildren;
}

export function Rows({ rows }: { rows: readonly RowItem[] }) {
  return (
    <ul class="rows">
      {rows.map(({ title, note, knowledge, status, end }, at) => (
        <li key={at} class="row">
          <div>
            {title}
            {note && <small>{note}</small>}
          </div>
          {knowledge && <StatusDisc knowledge={knowledge}>{status}</StatusDisc>}
          {end && <div class="amount">{end}</div>}
        </li>
      ))}
    </ul>
  );
}
