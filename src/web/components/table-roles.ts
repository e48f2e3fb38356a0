/** A table laid out as records loses its meaning in browsers; the roles are therefore said, though they repeat the elements. */
export const tableRoles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  columnHead: { role: "columnheader", scope: "col" },
  rowHead: { role: "rowheader", scope: "row" },
  groupHead: { role: "rowheader", scope: "rowgroup" },
} as const;
