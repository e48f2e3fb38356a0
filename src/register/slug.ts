import { published, type Tx } from "../platform/index.ts";
import type { RegisterTables } from "./register.tables.ts";

/** Parts of addresses that lists use themselves; numbers are years there. */
const reserved = new Set(["side", "udvalg", "land", "type", "status", "feed", "kalender"]);

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
  const db = published<RegisterTables>(tx);
  const base = slugFrom(wanted);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const taken = await db
      .insertInto("slug")
      .values({ ...ofRecord, slug })
      .onConflict((on) => on.columns(["municipalityId", "type", "slug"]).doNothing())
      .returning("slug")
      .executeTakeFirst();
    if (taken) return slug;
  }
}
