import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Matcher } from "../../records/index.ts";
import type { JsonValue } from "../../register/index.ts";
import { calledInPublic } from "./called-in-public.store.ts";

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
    SELECT t.partner_id AS id, t.partner, ${sql.raw(calledInPublic("t.partner ->> 'id'"))} AS "isInPublic"
    FROM register.partner t
    WHERE t.municipality_id = ${municipality.id} AND (${pattern}::text IS NULL OR t.partner::text ~ ${pattern}::text)
    ORDER BY t.partner_id`.execute(tx);
  return rows;
}

/** Writes a published partner anew, without bringing it up to date. */
export async function savePublished(
  { tx, municipality, now }: InMunicipality & { readonly now: Date },
  id: string,
  partner: JsonValue,
): Promise<void> {
  await sql`UPDATE register.partner
    SET partner = ${JSON.stringify(partner)}::jsonb || jsonb_build_object('changedAt', ${now.toISOString()}::text)
    WHERE municipality_id = ${municipality.id} AND partner_id = ${id}`.execute(tx);
}

/** Gives a partner the plain address, or the one apart where another has that; in public too. Returns which. */
export async function saveAddress(
  { tx, municipality }: InMunicipality,
  id: string,
  { plain, apart }: { readonly plain: string; readonly apart: string },
): Promise<string> {
  const { rows } = await sql<{ slug: string }>`UPDATE udsyn.relations_partner p SET slug = CASE WHEN EXISTS (
      SELECT FROM udsyn.relations_partner o WHERE o.municipality_id = p.municipality_id AND o.slug = ${plain}
        AND o.partner_id <> p.partner_id) THEN ${apart} ELSE ${plain} END
    WHERE p.municipality_id = ${municipality.id} AND p.partner_id = ${id} RETURNING slug`.execute(tx);
  await sql`UPDATE register.partner r SET partner = jsonb_set(r.partner, '{id}', to_jsonb(p.slug))
    FROM udsyn.relations_partner p
    WHERE r.municipality_id = ${municipality.id} AND r.partner_id = ${id}
      AND (p.municipality_id, p.partner_id) = (r.municipality_id, r.partner_id)`.execute(tx);
  return rows[0]?.slug ?? plain;
}
