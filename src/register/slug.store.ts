import { sql } from "kysely";
import { published, type Tx } from "../platform/index.ts";
import type { RegisterTables } from "./register.tables.ts";

/** Parts of addresses that lists use themselves; numbers are years there. */
const reserved = new Set([
  "side",
  "udvalg",
  "land",
  "type",
  "status",
  "feed",
  "kalender",
  "sted",
  "maaned",
  "aar",
  "valgte",
  "rapport",
  "trukket-tilbage",
  "partner",
  "maal",
  "visning",
]);

/** An address part from words: lower-case ASCII letters, digits and hyphens; æ, ø, å written out. */
export function slugFrom(words: string): string {
  const ascii = words
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  const slug = ascii.slice(0, 80).replace(/^-+|-+$/g, "");
  return slug === "" || /^\d+$/.test(slug) || reserved.has(slug) ? `post${slug && `-${slug}`}` : slug;
}

/** Takes an address for a record: the wanted one, else with the first free number after it. Once taken it is never another's. */
export async function freeSlug(
  tx: Tx,
  ofRecord: Pick<RegisterTables["slug"], "municipalityId" | "type" | "recordId">,
  wanted: string,
): Promise<string> {
  const base = slugFrom(wanted);
  for (let slug = base; ; slug = `${base}-${await firstFree(tx, ofRecord, base)}`) {
    const [taken] = await takeSlugs(tx, [{ ...ofRecord, slug }]);
    if (taken) return slug;
  }
}

/** Takes addresses that are thought to be free. @returns those that were */
export async function takeSlugs(tx: Tx, wanted: readonly RegisterTables["slug"][]): Promise<readonly string[]> {
  if (wanted.length === 0) return [];
  const taken = await published<RegisterTables>(tx)
    .insertInto("slug")
    .values([...wanted])
    .onConflict((on) => on.columns(["municipalityId", "type", "slug"]).doNothing())
    .returning("slug")
    .execute();
  return taken.map((one) => one.slug);
}

/** The first number that is free after an address, looked for in one query: a capital has hundreds of trips a year. */
async function firstFree(
  tx: Tx,
  { municipalityId, type }: Pick<RegisterTables["slug"], "municipalityId" | "type">,
  base: string,
): Promise<number> {
  // Counted, for that is looked up number by number; EXISTS may be turned into a join over every address there is.
  const { rows } = await sql<{ number: number }>`
    WITH RECURSIVE tried (number) AS (
      SELECT 2 UNION ALL SELECT number + 1 FROM tried WHERE 0 < (SELECT count(*) FROM register.slug
        WHERE municipality_id = ${municipalityId} AND type = ${type} AND slug = ${base} || '-' || number))
    SELECT max(number) AS number FROM tried`.execute(tx);
  return rows[0]?.number ?? 2;
}
