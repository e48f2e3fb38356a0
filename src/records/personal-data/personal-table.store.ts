import { type RawBuilder, sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Matcher } from "./identifiers.ts";
import {
  erasedMark,
  type Held,
  isTaken,
  type Keep,
  type OwnPart,
  type PersonalSource,
  type Taking,
} from "./personal-data.ts";
import { type Json, stringsIn, withStrings } from "./strings-in.ts";

type Row = Readonly<Record<string, unknown>>;

/** Which columns of a table can be about people, and what becomes of them. Names of tables and columns as in SQL. */
export interface PersonalTable {
  readonly table: string;
  /** The column, or the columns together, that name a row: the primary key after the municipality, in its order. */
  readonly key: string | readonly string[];
  readonly what: string;
  /** Each with its kind and its name in words. `nullable`: nothing is left when the name was all there was. */
  readonly columns: Readonly<Record<string, readonly [kind: "text" | "nullable" | "json", words: string]>>;
  /** A part of a JSON column in words of its own, by its field; `null` where the column's words will do. */
  readonly part?: (field: string) => string | null;
  /** `mark`: the name is replaced; `row`: the whole row goes, as its worth was in the name; `never`: history may only grow. */
  readonly erasing: "mark" | "row" | "never";
  /** More of a row, as SQL over `t`: what `keep`, `subject` and `place` ask for. */
  readonly more?: Readonly<Record<string, string>>;
  /** Where a row of `row` has to stand without what it said: the columns that hold it, and what is set instead, as SQL. */
  readonly emptied?: { readonly columns: readonly string[]; readonly set: string };
  /** @param theirs whether the row is about whoever was found, and does not but name them */
  readonly keep?: (row: Row, field: string, now: Date, theirs: boolean) => Keep | null;
  /** Whether `keep` says of some fields that they are an elected member's name. */
  readonly tellsOffice?: true;
  readonly subject?: (row: Row) => Held["subject"];
  /** When a row was written, where that is known. */
  readonly at?: (row: Row) => Date | null;
  /** Which act a row is. */
  readonly act?: (row: Row) => Held["act"];
  /**
   * The fields that say whom a row is about, where it can name somebody else too: only by these it goes with them whole, with
   * what is their own. Whoever is named elsewhere in it has those words alone. Without it, a row is about all whom it names.
   */
  readonly about?: readonly string[];
  /** What of a row is the person's own, once it is about them, in the order it is read. */
  readonly own?: (row: Row) => readonly OwnPart[];
  /** What is chosen as one; a row's own key otherwise. */
  readonly place?: (row: Row) => string;
  /**
   * Where what is kept would be published again: the column of the row, `text[]`, in which an erasure writes which columns
   * never are. For the room that publishes them.
   */
  readonly unpublished?: string;
  /** A column that counts changes, so that somebody who edits meanwhile is told. */
  readonly counts?: string;
  /** Whether names here can be written otherwise; history cannot. */
  readonly correctable: boolean;
  /** Fields that are never put right here, by which something else is called: they are put right with that. */
  readonly follows?: (field: string) => boolean;
  /** Does a row's change with what has to follow it, in the same transaction. */
  readonly around?: (work: InMunicipality, row: Row, change: () => Promise<void>) => Promise<void>;
}

/** A row's moment, out of a column that is one. */
export function momentIn(column: string): (row: Row) => Date | null {
  return (row) => {
    const at = row[column];
    return at instanceof Date ? at : null;
  };
}

interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
  readonly now: Date;
}

/** A source over a table, as the table says. */
export function personalTable<Work extends InMunicipality>(table: PersonalTable): PersonalSource<Work> {
  const taken = async (work: Work, taking: Taking, by: string, erases: boolean): Promise<readonly Held[]> => {
    const all: Held[] = [];
    for (const row of await rowsWith(work, table, taking.matcher)) {
      const found = heldIn(table, row, taking.matcher, work.now);
      if (erases && table.unpublished) all.push(...(await withhold(work, table, row, keptOf(taking, found))));
      // A name put right takes nothing away, so that what the law keeps from being erased is put right too.
      const held = found.filter((one) => (erases ? isTaken(taking, one) : isPutRight(table, taking, one)));
      if (held.length === 0) continue;
      all.push(...held);
      if (erases && table.erasing === "row" && isAbout(table, held)) await takeRow(work, table, row, held);
      else {
        const change = () => changeRow(work, table, row, new Set(held.map((one) => one.field)), taking.matcher, by);
        await (table.around ? table.around(work, row, change) : change());
      }
    }
    return all;
  };
  return {
    columns: Object.keys(table.columns).map((name) => `udsyn.${table.table}.${name}`),
    find: async (work, matcher) =>
      (await rowsWith(work, table, matcher)).flatMap((row) => heldIn(table, row, matcher, work.now)),
    erase: async (work, taking) => (table.erasing === "never" ? [] : taken(work, taking, erasedMark, true)),
    tellsOffice: table.tellsOffice === true,
    preserves: true,
    corrects: table.correctable,
    correct: async (work, taking, to) => (table.correctable ? taken(work, taking, to, false) : []),
  };
}

function isPutRight(table: PersonalTable, taking: Taking, one: Held): boolean {
  return !one.own && !taking.except.has(one.place) && !table.follows?.(one.field);
}

/** What an erasure leaves because it has to be kept, and not because it is about somebody else. */
function keptOf(taking: Taking, found: readonly Held[]): readonly Held[] {
  return found.filter((one) => !taking.except.has(one.place) && !isTaken(taking, one));
}

/** Writes at a row which of its columns are kept and never published again; what was not written there before. */
async function withhold(
  work: InMunicipality,
  table: PersonalTable,
  row: Row,
  kept: readonly Held[],
): Promise<readonly Held[]> {
  const column = table.unpublished ?? "";
  const stood = row[column];
  const before = new Set<unknown>(Array.isArray(stood) ? stood : []);
  const held = kept.filter((one) => !before.has(one.field));
  if (held.length === 0) return [];
  const all = [...before, ...new Set(held.map((one) => one.field))];
  await sql`UPDATE ${sql.raw(`udsyn.${table.table}`)} SET ${sql.raw(column)} = ${all}::text[] WHERE ${here(work, table, row)}`.execute(
    work.tx,
  );
  return held.map((one) => ({ ...one, what: `${one.what}, ikke offentlig mere` }));
}

/** Whether a row is about whoever was found in it. */
function isAbout({ about }: PersonalTable, named: readonly Pick<Held, "field">[]): boolean {
  return about === undefined || named.some(({ field }) => about.includes(field));
}

const neverErased: Keep = { why: "Historik, der kun kan vokse.", unlessDecided: false };

/** Everything in a row that is about the person, a JSON column's parts by their pointers, and what is theirs with it. */
function heldIn(table: PersonalTable, row: Row, matcher: Matcher, now: Date): readonly Held[] {
  const named = Object.entries(table.columns).flatMap(([column, [kind, words]]) => {
    const texts: readonly OwnPart[] =
      kind === "json"
        ? stringsIn(row[column]).map(({ pointer, text }) => {
            const field = `${column}${pointer}`;
            return { field, text, part: table.part?.(field) ?? words };
          })
        : [{ field: column, text: String(row[column] ?? ""), part: words }];
    return texts.filter(({ text }) => matcher.isIn(text));
  });
  if (named.length === 0) return [];
  const theirs = isAbout(table, named);
  const whole = (theirs ? (table.own?.(row) ?? []) : []).filter((one) => one.text !== "");
  const [at, act] = [table.at?.(row) ?? null, table.act?.(row)];
  const common = {
    ...{ place: `${table.table}:${table.place?.(row) ?? keyIn(row)}`, what: table.what },
    ...{ subject: table.subject?.(row) ?? null, at, ...(act && { act }) },
  };
  const kept = (field: string) =>
    table.keep?.(row, field, now, theirs) ?? (table.erasing === "never" ? neverErased : null);
  const names = new Set(named.map((one) => one.field));
  // In the order that the whole is read in.
  const inWhole = new Set(whole.map((one) => one.field));
  return [...named.filter((one) => !inWhole.has(one.field)), ...whole].map((one) => ({
    ...{ ...common, ...one, keep: kept(one.field) },
    ...(!names.has(one.field) && { own: true as const }),
  }));
}

/** How many rows are looked at in one go where the database cannot say which are meant. */
const batch = 1_000;

async function rowsWith(
  { tx, municipality, now }: InMunicipality,
  table: PersonalTable,
  matcher: Matcher,
): Promise<Row[]> {
  const columns = Object.keys(table.columns);
  const listed = sql.join([
    sql`${keyOf(table, "t.")} AS row_key`,
    ...[...new Set([...keyColumns(table), ...columns, ...(table.unpublished ? [table.unpublished] : [])])].map((name) =>
      sql.raw(`t.${name}`),
    ),
    ...Object.entries(table.more ?? {}).map(([name, expression]) => sql.raw(`${expression} AS ${name}`)),
  ]);
  const hit = sql.join(
    columns.map((name) => sql`${sql.raw(`t.${name}::text`)} ~ ${matcher.pattern}::text`),
    sql` OR `,
  );
  const where = matcher.pattern === null ? sql`true` : sql`(${hit})`;
  const found: Row[] = [];
  // By the columns themselves, as the primary key has them: by anything made of them each batch would read the table again.
  const keys = sql.join(keyColumns(table).map((name) => sql.raw(`t.${name}`)));
  for (let after: Row | null = null; ; ) {
    const beyond: RawBuilder<unknown> =
      after === null ? sql`true` : sql`(${keys}) > (${sql.join(keyValues(table, after))})`;
    const { rows }: { rows: Row[] } = await sql<Row>`
      SELECT ${listed} FROM ${sql.raw(`udsyn.${table.table}`)} t
      WHERE t.municipality_id = ${municipality.id} AND ${where} AND ${beyond}
      ORDER BY ${keys} LIMIT ${batch}`.execute(tx);
    const plain = rows.map(snakeNamed);
    found.push(...plain.filter((row) => heldIn(table, row, matcher, now).length > 0));
    if (rows.length < batch) return found;
    after = plain.at(-1) ?? null;
  }
}

/** The connection names columns in camel case; the table says them as SQL does. */
function snakeNamed(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function keyColumns({ key }: PersonalTable): readonly string[] {
  return typeof key === "string" ? [key] : key;
}

function keyValues(table: PersonalTable, row: Row): readonly unknown[] {
  return keyColumns(table).map((name) => row[name]);
}

/** The key as one text, whatever it is made of: what an erasure remembers a place by. */
function keyOf(table: PersonalTable, prefix: string) {
  return sql.raw(
    `(${keyColumns(table)
      .map((name) => `${prefix}${name}::text`)
      .join(" || ' ' || ")})`,
  );
}

function keyIn(row: Row): string {
  return String(row.row_key);
}

function here({ municipality }: InMunicipality, table: PersonalTable, row: Row) {
  const keys = sql.join(keyColumns(table).map((name) => sql.raw(name)));
  return sql`municipality_id = ${municipality.id} AND (${keys}) = (${sql.join(keyValues(table, row))})`;
}

/** The whole row, or what it said where it has to stand; a row whose own name is the person's cannot. */
async function takeRow(work: InMunicipality, table: PersonalTable, row: Row, held: readonly Held[]): Promise<void> {
  const { emptied } = table;
  const isIn = (column: string, field: string) => field === column || field.startsWith(`${column}/`);
  if (emptied && held.every(({ field }) => emptied.columns.some((column) => isIn(column, field))))
    await sql`UPDATE ${sql.raw(`udsyn.${table.table}`)} SET ${sql.raw(emptied.set)} WHERE ${here(work, table, row)}`.execute(
      work.tx,
    );
  else await deleteRow(work, table, row);
}

async function deleteRow(work: InMunicipality, table: PersonalTable, row: Row): Promise<void> {
  await sql`DELETE FROM ${sql.raw(`udsyn.${table.table}`)} WHERE ${here(work, table, row)}`.execute(work.tx);
}

async function changeRow(
  work: InMunicipality,
  table: PersonalTable,
  row: Row,
  fields: ReadonlySet<string>,
  matcher: Matcher,
  by: string,
): Promise<void> {
  const sets = Object.entries(table.columns).flatMap(([column, [kind]]) => {
    const mine = [...fields].filter((field) => field === column || field.startsWith(`${column}/`));
    if (mine.length === 0) return [];
    const name = sql.raw(column);
    if (kind === "json") {
      const next = withStrings(row[column] as Json, (text, pointer) =>
        fields.has(`${column}${pointer}`) ? matcher.replacedIn(text, by) : text,
      );
      return [sql`${name} = ${JSON.stringify(next)}::jsonb`];
    }
    const next = matcher.replacedIn(String(row[column] ?? ""), by);
    return [sql`${name} = ${kind === "nullable" && next === erasedMark ? null : next}`];
  });
  if (table.counts) sets.push(sql`${sql.raw(table.counts)} = ${sql.raw(table.counts)} + 1`);
  await sql`UPDATE ${sql.raw(`udsyn.${table.table}`)} SET ${sql.join(sets)} WHERE ${here(work, table, row)}`.execute(
    work.tx,
  );
}
