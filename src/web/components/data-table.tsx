import type { ComponentChildren } from "preact";
import { type Column, footOf, isFigure, openIn, type Sums, sumsOf, uncounted } from "./data-table.columns.ts";
import { HeadCell } from "./data-table-head.tsx";
import { figureWriter } from "./figure-writer.ts";
import { keptRow } from "./kept-row.ts";
import { InLanguage, useFormats, useLang, useWords } from "./language.tsx";
import { renderPart } from "./render.ts";
import { tableRoles } from "./table-roles.ts";

export interface RowGroup<Row> {
  readonly heading: string;
  readonly rows: readonly Row[];
}

interface DataTableProps<Row extends object> {
  readonly caption: string;
  /** Where the section's heading already says it. */
  readonly captionHidden?: boolean;
  readonly captionNote?: ComponentChildren;
  /** The first column names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[] | readonly RowGroup<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Says what the last line adds up; without it there is none. */
  readonly total?: string | true;
  /** What stands in an empty table. */
  readonly empty?: ComponentChildren;
  readonly tight?: boolean;
  /** The first column is what is read: it keeps its room beside the others, however long the table is. */
  readonly lead?: boolean;
  /** Says below the table which rows the sums leave out; on by default. */
  readonly sayUncounted?: boolean;
  /** A row's cells are rendered once and kept by the row: for public tables, whose rows are values that never change. */
  readonly kept?: boolean;
}

/** A table whose totals foot by construction; on narrow screens each row becomes a record, with its ARIA roles kept. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rowKey, total, tight, lead, sayUncounted = true, kept } = props;
  const t = useWords();
  const lang = useLang();
  const groups = grouped(props.rows);
  const rows = groups.flatMap((group) => group.rows);
  const foot = footOf(columns, sumsOf(columns, rows));
  const left = total && sayUncounted ? uncounted(columns, rows) : [];
  const open = new Set(
    columns.filter(isFigure).flatMap((one) => (one.foot === "sum" && openIn(one, rows) > 0 ? [one.key] : [])),
  );
  const { write, round } = figureWriter(columns, rows, foot, useFormats());
  const cells = { columns, write, unknown: t("table.unknown") };
  const table = kept && JSON.stringify([lang, round, columns.map(({ key, head }) => [key, head])]);
  return (
    <>
      <table
        class={`t${isNarrow(columns) ? "" : " stk"}${tight ? " tight" : ""}${lead ? " lead" : rows.length > 8 ? " long" : ""}`}
        {...tableRoles.table}
      >
        <caption class={props.captionHidden ? "vh" : undefined}>
          {props.caption}
          {props.captionNote && <small>{props.captionNote}</small>}
        </caption>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {groups.map(({ heading, rows: inGroup }) => [
            heading && (
              <tr {...tableRoles.row} class="grp" key={heading}>
                <th {...tableRoles.groupHead} colSpan={columns.length}>
                  {heading}
                </th>
              </tr>
            ),
            ...inGroup.map((row) => {
              if (!table) return <BodyRow key={rowKey(row)} row={row} {...cells} />;
              const __html = keptRow(table, row, () =>
                renderPart(<InLanguage lang={lang}>{<RowCells row={row} {...cells} />}</InLanguage>),
              );
              return <tr key={rowKey(row)} {...tableRoles.row} dangerouslySetInnerHTML={{ __html }} />;
            }),
          ])}
          {rows.length === 0 && (
            <tr {...tableRoles.row} class="blank">
              <td {...tableRoles.cell} class="none" colSpan={columns.length}>
                {props.empty ?? t("empty.default")}
              </td>
            </tr>
          )}
        </tbody>
        {total && rows.length > 0 && (
          <Foot label={total === true ? t("table.total") : total} foot={foot} open={open} {...cells} />
        )}
      </table>
      {total && open.size > 0 && (
        <p class="t-note">
          {columns
            .filter(isFigure)
            .flatMap((one) =>
              open.has(one.key)
                ? [one.openWords ?? t("table.open", { column: one.head, count: openIn(one, rows) })]
                : [],
            )
            .join(" ")}
        </p>
      )}
      {left.length > 0 && (
        <p class="t-note">{left.map(({ head, count }) => t("table.uncounted", { column: head, count })).join(" ")}</p>
      )}
    </>
  );
}

/** A name and one figure beside it fit any screen, and are read as a column. */
function isNarrow<Row>([, second, ...more]: readonly Column<Row>[]): boolean {
  return second !== undefined && isFigure(second) && more.length === 0;
}

const narrowClass = { full: "full", hidden: "wide-c" };

interface Cells<Row> {
  readonly columns: readonly Column<Row>[];
  readonly write: (key: string, value: bigint) => string;
  readonly unknown: string;
}

function BodyRow<Row>(props: Cells<Row> & { row: Row }) {
  return (
    <tr {...tableRoles.row}>
      <RowCells {...props} />
    </tr>
  );
}

function RowCells<Row>({ row, columns, write, unknown }: Cells<Row> & { row: Row }) {
  return (
    <>
      {columns.map((column, at) => {
        if (at === 0 && !isFigure(column)) {
          return (
            <th key={column.key} {...tableRoles.rowHead}>
              {column.cell(row)}
            </th>
          );
        }
        if (!isFigure(column)) {
          const narrow = column.kind === "bar" ? "full bar" : column.narrow && narrowClass[column.narrow];
          return (
            <td
              key={column.key}
              {...tableRoles.cell}
              class={narrow}
              data-l={column.kind === "text" && column.labelled ? column.head : undefined}
            >
              {column.cell(row)}
            </td>
          );
        }
        const value = column.value(row);
        return (
          <td key={column.key} {...tableRoles.cell} class="r" data-l={column.head}>
            {value === null ? (
              <span class="m">{column.missing?.(row) ?? unknown}</span>
            ) : (
              <>
                {column.before?.(row) && <span class="m">{`${column.before(row)} `}</span>}
                {write(column.key, value)}
                {column.below?.(row) && [" ", <small class="m below">{column.below(row)}</small>]}
              </>
            )}
          </td>
        );
      })}
    </>
  );
}

interface FootProps<Row> extends Cells<Row> {
  readonly label: string;
  readonly foot: Sums;
  /** The columns whose sum is not known, by key. */
  readonly open: ReadonlySet<string>;
}

function Foot<Row>({ label, foot, open, columns, write }: FootProps<Row>) {
  const t = useWords();
  return (
    <tfoot {...tableRoles.group}>
      <tr {...tableRoles.row}>
        {columns.map((column, at) => {
          if (at === 0) {
            return (
              <th key={column.key} {...tableRoles.rowHead}>
                {label}
              </th>
            );
          }
          const value = foot[column.key] ?? null;
          if (isFigure(column) && open.has(column.key))
            return (
              <td key={column.key} {...tableRoles.cell} class="r" data-l={column.head}>
                <span class="m">{t("table.not-known")}</span>
              </td>
            );
          if (!isFigure(column) || value === null) return <td key={column.key} {...tableRoles.cell} />;
          return (
            <td key={column.key} {...tableRoles.cell} class="r" data-l={column.head}>
              <span class={column.strong ? "sum" : undefined}>{write(column.key, value)}</span>
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

function grouped<Row>(rows: readonly Row[] | readonly RowGroup<Row>[]): readonly RowGroup<Row>[] {
  return rows.every(isGroup) ? rows : [{ heading: "", rows: rows.filter((row): row is Row => !isGroup(row)) }];
}

function isGroup<Row>(row: Row | RowGroup<Row>): row is RowGroup<Row> {
  return typeof row === "object" && row !== null && "heading" in row && "rows" in row;
}
