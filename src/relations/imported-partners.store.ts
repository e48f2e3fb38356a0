import { sql } from "kysely";
import type { Work } from "../identity/index.ts";
import type { Db, MunicipalityId, Tx } from "../platform/index.ts";
import { asPublished, type ImportedPartner, type PartnerFacts } from "./imported-partner.ts";
import type { Partner } from "./partner.ts";

type Changed = PartnerFacts & { readonly id: string };

const facts = sql.raw(`"id" uuid, "name" text, "country" text, "lat" numeric, "lon" numeric, "kind" text, "since" date,
  "ownPlace" text, "asPrinted" jsonb`);

/** Which of some addresses are taken. */
export async function takenSlugs(tx: Tx, here: MunicipalityId, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM udsyn.relations_partner WHERE municipality_id = ${here} AND slug = ANY (${slugs}::text[])`.execute(
    tx,
  );
  return new Set(rows.map(({ slug }) => slug));
}

export async function addImportedPartners(
  { tx, municipality }: Work,
  partners: readonly ImportedPartner[],
): Promise<void> {
  if (partners.length === 0) return;
  await sql`
    INSERT INTO udsyn.relations_partner (municipality_id, partner_id, name, country, lat, lon, kind, since, own_place,
      as_printed, slug, source, known_from)
    SELECT ${municipality.id}, n.*
    FROM json_to_recordset(${JSON.stringify(partners)}::json) AS n (${facts}, "slug" text, "source" text,
      "knownFrom" date)`.execute(tx);
}

export async function changeImportedPartners({ tx, municipality }: Work, partners: readonly Changed[]): Promise<void> {
  if (partners.length === 0) return;
  await sql`
    UPDATE udsyn.relations_partner p SET name = n."name", country = n."country", lat = n."lat", lon = n."lon",
      kind = n."kind", since = n."since", own_place = n."ownPlace", as_printed = n."asPrinted", published_at = NULL
    FROM json_to_recordset(${JSON.stringify(partners)}::json) AS n (${facts})
    WHERE p.municipality_id = ${municipality.id} AND p.partner_id = n."id"`.execute(tx);
}

export interface StoredPartner extends ImportedPartner {
  /** Whether the public sees it as it stands. */
  readonly isPublic: boolean;
}

export interface ReadPartner extends StoredPartner {
  /** What the public sees of it, also where the file says otherwise since. */
  readonly shown: Partner | null;
}

const stored =
  sql.raw(`partner_id AS id, slug, name, country, lat::text AS lat, lon::text AS lon, kind, since, own_place,
  source, known_from, as_printed, published_at IS NOT NULL AS is_public`);
/** So many partners are searched; a municipality has tens, a file of the whole country's some thousands. */
const most = 10_000;

/** All that files tell of, those of other municipalities' too, by name. */
export async function importedPartners(tx: Tx, here: MunicipalityId): Promise<readonly StoredPartner[]> {
  const { rows } = await sql<StoredPartner>`
    SELECT ${stored} FROM udsyn.relations_partner WHERE municipality_id = ${here}
    ORDER BY name, partner_id LIMIT ${most}`.execute(tx);
  return rows;
}

export async function importedPartnersBySlug(
  tx: Tx,
  here: MunicipalityId,
  slugs: readonly string[],
): Promise<readonly StoredPartner[]> {
  const { rows } = await sql<StoredPartner>`
    SELECT ${stored} FROM udsyn.relations_partner
    WHERE municipality_id = ${here} AND slug = ANY (${slugs}::text[])`.execute(tx);
  return rows;
}

export async function readImportedPartners(
  { tx, municipality }: Pick<Work, "tx"> & { readonly municipality: { readonly id: MunicipalityId } },
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadPartner>> {
  const { rows } = await sql<ReadPartner>`
    SELECT ${stored}, (SELECT r.partner - 'changedAt' FROM register.partner r
      WHERE r.municipality_id = p.municipality_id AND r.partner_id = p.partner_id) AS shown
    FROM udsyn.relations_partner p
    WHERE municipality_id = ${municipality.id} AND partner_id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Puts partners where the public reads, or brings them up to date there, each with when it was. */
export async function publishPartners(
  { tx, municipality, now }: Work,
  partners: readonly { readonly id: string; readonly partner: Partner }[],
): Promise<void> {
  const ids = partners.map(({ id }) => id);
  await sql`
    INSERT INTO register.partner (municipality_id, partner_id, partner)
    SELECT ${municipality.id}, n."id", n."partner" || jsonb_build_object('changedAt', ${now.toISOString()}::text)
    FROM json_to_recordset(${JSON.stringify(partners)}::json) AS n ("id" uuid, "partner" jsonb)
    ON CONFLICT (municipality_id, partner_id) DO UPDATE SET partner = excluded.partner`.execute(tx);
  await sql`
    UPDATE udsyn.relations_partner SET published_at = ${now}
    WHERE municipality_id = ${municipality.id} AND partner_id = ANY (${ids}::uuid[])`.execute(tx);
}

/** The imported partners that the public sees, by name. */
export async function publishedPartners(db: Db, here: MunicipalityId): Promise<readonly Partner[]> {
  const { rows } = await sql<{ partner: Partner }>`
    SELECT partner - 'changedAt' AS partner FROM register.partner WHERE municipality_id = ${here} ORDER BY partner ->> 'ownName', partner_id`.execute(
    db,
  );
  return rows.map(({ partner }) => asPublished(partner));
}

/** When what the public sees of imported partners was last changed; `null` where it never was, or before that was kept. */
export async function partnersChangedAt(db: Db, here: MunicipalityId): Promise<Date | null> {
  const { rows } = await sql<{ at: string | null }>`
    SELECT max(partner ->> 'changedAt') AS at FROM register.partner WHERE municipality_id = ${here}`.execute(db);
  const at = rows[0]?.at ?? null;
  return at === null ? null : new Date(at);
}
