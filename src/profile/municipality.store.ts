import canonicalize from "canonicalize";
import { type ColumnType, type Selectable, sql } from "kysely";
import { type Fault, Invalid, newId } from "../kernel/index.ts";
import { type Db, inMunicipality, type MunicipalityId, published, type Tx, working } from "../platform/index.ts";
import type { Localized } from "./fields.ts";
import type { Profile } from "./profile.ts";
import { readProfile } from "./read-profile.ts";
import { type Standing, takenFaults } from "./taken.ts";

/** A municipality that the installation serves, with the profile in force. */
export interface Municipality {
  readonly id: MunicipalityId;
  readonly position: number;
  readonly slug: string;
  readonly profileVersion: number;
  readonly profile: Profile;
  /** In the demo, where everything can be played: the way there stands on every page of the published facts. */
  readonly playground: { readonly slug: string; readonly name: Localized } | null;
  /** Whether this process has a desk to sign in to; one that only shows the published has none. */
  readonly hasDesk: boolean;
  /** Set where its pages are written as files: nobody there reads the words behind an address. */
  readonly asFiles?: AsFiles;
}

/** How a site of files is written. */
export interface AsFiles {
  /** Which pages have a picture card of their own: all, those that are no record's, or none. */
  readonly pictures: "all" | "lists" | "none";
}

interface Tables {
  municipality: {
    municipalityId: MunicipalityId;
    position: number;
    slug: string;
    profileVersion: number;
    profile: ColumnType<unknown, string, string>;
  };
  host: { host: string; municipalityId: MunicipalityId };
  profileVersion: {
    municipalityId: MunicipalityId;
    version: number;
    profile: ColumnType<unknown, string, string>;
    savedAt: Date;
  };
}

/** All municipalities, the first one first. A stored profile that no longer reads is a bug of a migration and crashes. */
export async function readMunicipalities(db: Db): Promise<readonly Municipality[]> {
  const rows = await published<Tables>(db).selectFrom("municipality").selectAll().orderBy("position").execute();
  const all = rows.map(({ municipalityId, profile, ...row }) => ({
    ...row,
    id: municipalityId,
    profile: read(profile),
  }));
  const fictional = all.find((one) => one.profile.fictional);
  const playground = fictional ? { slug: fictional.slug, name: fictional.profile.name } : null;
  return all.map((one) => ({ ...one, playground: one.profile.fictional ? null : playground, hasDesk: true }));
}

/** Where every process hears that a profile was saved, whichever process saved it. */
export const profilesChannel = "udsyn_profiles";

/** A municipality by what others know it by, with the logs that came before its own. */
export type KnownMunicipality = Pick<Municipality, "id" | "slug"> &
  Pick<Profile, "logOrigin"> & { readonly earlierLogs: readonly { readonly origin: string }[] };

/** Which municipalities there are, without reading their profiles: that takes milliseconds each, which what is done often has not. */
export function knownMunicipalities(db: Db | Tx): Promise<readonly KnownMunicipality[]> {
  return published<Tables>(db)
    .selectFrom("municipality")
    .select([
      ...(["municipalityId as id", "slug"] as const),
      sql<string>`profile ->> 'logOrigin'`.as("logOrigin"),
      sql<KnownMunicipality["earlierLogs"]>`coalesce(profile -> 'earlierLogs', '[]')`.as("earlierLogs"),
    ])
    .orderBy("position")
    .execute();
}

function read(stored: unknown): Profile {
  const { profile, faults } = readProfile(stored);
  if (!profile) throw new Error(`a stored profile does not read: ${JSON.stringify(faults)}`);
  return profile;
}

/**
 * Adds a municipality, or gives a known one (by slug) a new version of its profile. The same profile again changes nothing.
 * Everything is saved, or nothing. @param file the profile as parsed JSON
 * @throws Invalid with everything wrong with it, also what another municipality has already
 */
export async function saveProfile(db: Db, file: unknown, now: Date): Promise<Municipality> {
  const { profile: wanted, faults } = readProfile(file);
  if (!wanted) throw new Invalid(faults, "profile-invalid");
  const known = (await knownMunicipalities(db)).find((one) => one.slug === wanted.slug);
  const id = known?.id ?? newId<"municipality">();
  const saved = await inMunicipality(db, id, (tx) => save(tx, id, wanted, file, now));
  // Somebody else has made it since: this is a new version of theirs.
  if (!saved) return saveProfile(db, file, now);
  return municipalityById(db, id);
}

/** Whether it is saved; not where another process has just made the municipality of this slug. */
async function save(tx: Tx, id: MunicipalityId, wanted: Profile, file: unknown, now: Date): Promise<boolean> {
  // One at a time, so that what is free stays free until it is taken.
  await sql`SELECT pg_advisory_xact_lock(hashtext('udsyn.municipalities'))`.execute(tx);
  const taken = await profileTaken(tx, wanted);
  if (taken.length > 0) throw new Invalid(taken, "profile-invalid");
  const known = await place(tx, id, wanted.slug, file);
  if (known.municipalityId !== id) return false;
  if (known.profileVersion > 0 && canonicalize(known.profile) === canonicalize(file)) return true;
  const version = known.profileVersion + 1;
  const profile = JSON.stringify(file);
  await working<Tables>(tx)
    .insertInto("profileVersion")
    .values({ municipalityId: id, version, profile, savedAt: now })
    .execute();
  const reference = published<Tables>(tx);
  await reference
    .updateTable("municipality")
    .set({ profile, profileVersion: version })
    .where("municipalityId", "=", id)
    .execute();
  await reference.deleteFrom("host").where("municipalityId", "=", id).execute();
  await reference
    .insertInto("host")
    .values(wanted.hosts.map((host) => ({ host, municipalityId: id })))
    .execute();
  await sql`SELECT pg_notify(${profilesChannel}, ${id})`.execute(tx);
  return true;
}

/** What of a profile another municipality of the installation has already. */
export async function profileTaken(db: Db | Tx, wanted: Standing): Promise<readonly Fault[]> {
  const reference = published<Tables>(db);
  const [known, hosts] = [
    await knownMunicipalities(db),
    await reference.selectFrom("host").select(["host", "municipalityId"]).execute(),
  ];
  const standing = known.map((one) => ({
    ...one,
    hosts: hosts.filter((row) => row.municipalityId === one.id).map((row) => row.host),
  }));
  return takenFaults(standing, wanted);
}

async function municipalityById(db: Db, id: MunicipalityId): Promise<Municipality> {
  const found = (await readMunicipalities(db)).find((one) => one.id === id);
  if (!found) throw new Error("a municipality that was just saved is not there");
  return found;
}

/** The row of the municipality with this slug, made and given the next place in the order when it is new. */
async function place(
  tx: Tx,
  id: MunicipalityId,
  slug: string,
  file: unknown,
): Promise<Selectable<Tables["municipality"]>> {
  const reference = published<Tables>(tx);
  const rows = await reference.selectFrom("municipality").selectAll().execute();
  const known = rows.find((row) => row.slug === slug);
  if (known) return known;
  const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
  return reference
    .insertInto("municipality")
    .values({ municipalityId: id, position, slug, profileVersion: 0, profile: JSON.stringify(file) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A municipality's profile as its file was saved; `null` when there is none. */
export async function readProfileFile(db: Db, slug: string): Promise<unknown> {
  const row = await published<Tables>(db)
    .selectFrom("municipality")
    .select("profile")
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row?.profile ?? null;
}

/** Gives a municipality's log another name, as a new version of its profile that tells which came before it. */
export async function renameLog(
  db: Db | Tx,
  id: MunicipalityId,
  { origin, before, now }: { readonly origin: string; readonly before: string; readonly now: Date },
): Promise<void> {
  const reference = published<Tables>(db);
  const known = await reference
    .selectFrom("municipality")
    .selectAll()
    .where("municipalityId", "=", id)
    .executeTakeFirstOrThrow();
  const { earlierLogs = [] } = read(known.profile);
  const profile = JSON.stringify({
    ...Object(known.profile),
    logOrigin: origin,
    earlierLogs: [...earlierLogs, { origin: before, endedOn: now.toISOString().slice(0, 10) }],
  });
  const version = known.profileVersion + 1;
  await working<Tables>(db)
    .insertInto("profileVersion")
    .values({ municipalityId: id, version, profile, savedAt: now })
    .execute();
  await reference
    .updateTable("municipality")
    .set({ profile, profileVersion: version })
    .where("municipalityId", "=", id)
    .execute();
}
