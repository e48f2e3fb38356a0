import { ask } from "../client.ts";
import { broken, type Said, slug, type World } from "./world.ts";

/** That page, JSON and tables say the same of a trip, and that what was taken down is in none of them. */

type Body = Said["body"];

export async function filesAgree(world: World): Promise<void> {
  const host = new URL(world.site.addressOf(slug)).host;
  const read = async (path: string) => (await ask(world.site.address, { path, host })).text;
  const items: readonly Body[] = JSON.parse(await read("/data/trips.json")).items;
  const rows = tableOf(await read("/data/trips.csv"));
  const lines = tableOf(await read("/data/trip-accounts.csv"));
  const inForce = await world.site.db.query<{ id: string; slug: string; version: number }>(
    `SELECT DISTINCT ON (e.record_id) e.record_id AS id, e.version, e.entry->>'slug' AS slug FROM register.entry e
     WHERE e.municipality_id = $1 AND e.type = 'trip' ORDER BY e.record_id, e.version DESC`,
    [world.site.here(slug).id],
  );
  const open = await world.site.db.query<{ id: string }>(
    "SELECT record_id AS id FROM register.entry WHERE municipality_id = $1 AND type = 'trip' AND entry->>'schema' = 'udsyn.trip/1'",
    [world.site.here(slug).id],
  );
  if (open.length === 0 && inForce.length > 0) broken(world, "no trip is public by its schema");
  same(world, "trips.csv and trips.json", ids(rows), ids(items));
  for (const one of items) {
    const row = rows.find(({ id }) => id === one.id);
    if (!row) continue;
    const total = one.accounts.total === null ? "" : one.accounts.total;
    for (const [head, value] of [
      ["version", String(one.version)],
      ["status", one.status],
      ["total", total],
      ["accountsStatus", one.accounts.status],
      ["budgetTotal", one.budget?.total ?? ""],
    ] as const)
      if (row[head] !== value) broken(world, `${one.slug}: trips.csv says ${head} ${row[head]}, trips.json ${value}`);
    const own = lines.filter((line) => line.slug === one.slug);
    same(
      world,
      `the lines of ${one.slug}`,
      own.map((line) => line.amount ?? ""),
      one.accounts.lines.map((line: Body) => line.amount ?? ""),
    );
    if (own.length > 0 && one.accounts.total !== null && own.every((line) => line.amount !== "")) {
      const sum = own.reduce((all, line) => all + hundredths(line.amount ?? "0"), 0n);
      if (sum !== hundredths(one.accounts.total))
        broken(world, `${one.slug}: its lines come to ${sum} hundredths, its total is ${one.accounts.total}`);
    }
    pageSays(world, one, await read(`/rejser/${one.slug}`));
  }
  const gone = lines.filter((line) => !items.some((one) => one.slug === line.slug));
  if (gone.length > 0) broken(world, `trip-accounts.csv has ${gone[0]?.slug}, which no list has`);
  const newest = new Map(inForce.map((one) => [one.id, one.version]));
  for (const one of items)
    if (newest.get(one.id) !== one.version)
      broken(world, `${one.slug}: v${one.version} is in force, v${newest.get(one.id)} is newest`);
}

/** The foot of the table of money is the entry's total, to the øre or, where there are none, to the krone. */
function pageSays(world: World, entry: Body, page: string): void {
  const foot = /<tfoot.*?<\/tfoot>/s.exec(page)?.[0];
  if (!foot || entry.accounts.lines.length === 0 || entry.accounts.total === null) return;
  const cells = foot.replace(/<[^>]+>/g, " ").split(/\s+/);
  const said = (digits: number) =>
    Number(entry.accounts.total).toLocaleString("da-DK", { minimumFractionDigits: digits }).replace("-", "−");
  if (!cells.includes(said(2)) && !cells.includes(said(0)))
    broken(world, `the page of ${entry.slug} says ${cells.join(" ")} for ${entry.accounts.total}`);
}

function same(world: World, what: string, one: readonly string[], other: readonly string[]): void {
  const [left, right] = [one.toSorted().join(" "), other.toSorted().join(" ")];
  if (left !== right) broken(world, `${what} differ: ${left} / ${right}`);
}

const ids = (all: readonly Body[]): readonly string[] => all.map(({ id }) => id);
const hundredths = (amount: string): bigint => BigInt(amount.replace(".", ""));

/** Rows of a table by the names in its head. */
function tableOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = cellsOf(text);
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
}

function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
