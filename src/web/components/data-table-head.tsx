import { type Column, isFigure } from "./data-table.columns.ts";
import { useWords } from "./language.tsx";
import { tableRoles } from "./table-roles.ts";

export function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const t = useWords();
  const { head, sort } = column;
  const words = column.kind === "bar" ? <span class="vh">{head}</span> : head;
  const hidden = column.kind === "text" && column.narrow === "hidden";
  return (
    <th
      {...tableRoles.columnHead}
      class={isFigure(column) ? "r" : column.kind === "bar" ? "bar" : hidden ? "wide-c" : undefined}
      aria-sort={sort?.now}
    >
      {sort ? (
        <a href={sort.href}>
          {words}
          {sort.now && <span aria-hidden="true">{sort.now === "ascending" ? " ↑" : " ↓"}</span>}
          {sort.now && <span class="vh">{`, ${t(`table.sorted.${sort.now}`)}`}</span>}
        </a>
      ) : (
        words
      )}
    </th>
  );
}
