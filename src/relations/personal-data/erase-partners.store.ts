import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Matcher } from "../../records/index.ts";
import type { JsonValue } from "../../register/index.ts";

/** What an erasure has to know of where it is. */
export interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
}

export interface PublishedPartner {
  readonly id: string;
  readonly partner: JsonValue;
  /** Whether a public record calls it by its address. */
  readonly isInPublic: boolean;
}

/** Published partners that may name who is looked for; all of them where only digests are known. */
export async function publishedWith(
  { tx, municipality }: InMunicipality,
  { pattern }: Pick<Matcher, "pattern">,
): Promise<readonly PublishedPartner[]> {
  const { rows } = await sql<PublishedPartner>`
    SELECT p.partner_id AS id, p.partner, EXISTS (SELECT FROM register.current c
        WHERE c.municipality_id = p.municipality_id AND p.partner ->> 'id' = ANY (c.partners)) AS "isInPublic"
    FROM register.partner p
    WHERE p.municipality_id = ${municipality.id} AND (${pattern}::text IS NULL OR p.partner::text ~ ${pattern}::text)
    ORDER BY p.partner_id`.execute(tx);
  return rows;
}

/** Writes a published partner anew, without bringing it up to date. */
export async function savePublished(
  { tx, municipality }: InMunicipality,
  id: string,
  partner: JsonValue,
): Promise<void> {
  await sql`UPDATE register.partner SET partner = ${JSON.stringify(partner)}::jsonb
    WHERE municipality_id = ${municipality.id} AND partner_id = ${id}`.execute(tx);
}

/** Gives a partner the plain address, or the one apart where another has that; in public too. */
export async function saveAddress(
  { tx, municipality }: InMunicipality,
  id: string,
  { plain, apart }: { readonly plain: string; readonly apart: string },
): Promise<void> {
  await sql`UPDATE udsyn.relations_partner p SET slug = CASE WHEN EXISTS (
      SELECT FROM udsyn.relations_partner o WHERE o.municipality_id = p.municipality_id AND o.slug = ${plain}
        AND o.partner_id <> p.partner_id) THEN ${apart} ELSE ${plain} END
    WHERE p.municipality_id = ${municipality.id} AND p.partner_id = ${id}`.execute(tx);
  await sql`UPDATE register.partner r SET partner = jsonb_set(r.partner, '{id}', to_jsonb(p.slug))
    FROM udsyn.relations_partner p
    WHERE r.municipality_id = ${municipality.id} AND r.partner_id = ${id}
      AND (p.municipality_id, p.partner_id) = (r.municipality_id, r.partner_id)`.execute(tx);
}
