import type { Columns, Table } from "./collections.ts";
import { canonical, isRecord, type Json, type JsonRecord } from "./json.ts";

const stopped = ["cancelled", "refused", "withdrawn"];

/** The cells of one row as text, in the columns' order; nothing known is an empty cell. */
export function cellsOf(columns: Columns, value: Json, entry: JsonRecord, number: number): string[] {
  return Object.values(columns).map(({ at, whenMade, instead = [] }) => {
    if (whenMade && stopped.includes(textAt(entry, "status"))) return "";
    if (at === "#") return String(number);
    const text = at.startsWith("^.") ? textAt(entry, at.slice(2)) : textAt(value, at);
    return text || joined([...new Set(instead.map((other) => textAt(value, other)))]);
  });
}

/** The rows of an entry's list. */
export function linesOf(table: Table & { readonly list: string }, entry: JsonRecord): string[][] {
  const list = valueAt(entry, table.list);
  return Array.isArray(list) ? list.map((line, at) => cellsOf(table.columns, line, entry, at + 1)) : [];
}

function textAt(value: Json, path: string): string {
  const list = /^([^[]+)\[\](!?)\.?(.*)$/.exec(path);
  if (!list) return textOf(valueAt(value, path));
  const [, before = "", once, after = ""] = list;
  const found = valueAt(value, before);
  const texts = Array.isArray(found) ? found.map((one) => textOf(after ? valueAt(one, after) : one)) : [];
  return joined(once ? [...new Set(texts)] : texts);
}

/** What was erased of one leaves no gap between the others. */
function joined(texts: readonly string[]): string {
  return texts.filter(Boolean).join("; ");
}

/** The value at a path of member names; `null` where there is none. */
export function valueAt(value: Json, path: string): Json {
  return path.split(".").reduce<Json>((at, name) => (isRecord(at) ? (at[name] ?? null) : null), value);
}

/** A value as a cell, a feed or a calendar writes it. */
export function textOf(value: Json): string {
  return value === null ? "" : typeof value === "string" ? value : canonical(value);
}
