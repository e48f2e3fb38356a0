import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { goneAddresses } from "../../decisions/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Db, type FileStore, FilesAway } from "../../platform/index.ts";
import { isRoomOn, type Municipality } from "../../profile/index.ts";
import {
  earlierAddresses,
  goneFiles,
  indexChunk,
  type LogHead,
  type RecordState,
  readHead,
  readWitnesses,
  recordStates,
  tilePath,
  tilesOf,
  trustedWitnesses,
} from "../../register/index.ts";
import { partnersIn } from "../../relations/index.ts";
import { publishedMatters, tripType } from "../../trips/index.ts";
import { addressIn, allAssets } from "../../web/index.ts";
import { readingRoutes } from "../reading-server.ts";
import { type Address, inLanguage } from "./address.ts";

export interface Wanted {
  readonly head: LogHead | null;
  readonly records: ReadonlyMap<string, RecordState>;
  /** The log's own files in the order in which they come to be, part by part: no head before its tiles, no key without its head. */
  readonly log: () => readonly (readonly Address[])[];
  /** Where to begin: all else is led to from there. What is about one record comes first. */
  readonly seeds: () => Iterable<Address>;
  /** What a file at an address is made of. */
  readonly keyOf: (path: string) => string;
  /** The record that an address is about, in force or not; `null` where it is about many. */
  readonly recordOf: (path: string) => string | null;
  /** Whether an address is that of a file that goes with a record in force. */
  readonly isAnnex: (path: string) => boolean;
  /** Why the bytes of one are not to be had: they are not among the documents, or the documents do not answer. */
  readonly lacking: (path: string) => "missing" | "away" | null;
}

/** What a site is written of at a moment, besides what is published. */
export interface WrittenOf {
  readonly db: Db;
  readonly documents: FileStore;
  readonly here: Municipality;
  readonly base: string;
  readonly now: Date;
  /** The key that pages are signed by, in its public form; empty where none are. */
  readonly signedBy: string;
}

/**
 * What the site consists of now. A file's key is made of all that the file may depend on, rather than of what is known to: what
 * is about one record changes with what is published of it, with the partners, the profile, the day and the program; all else
 * with anything that is published. A proof or a signature of an earlier head of the log stays good.
 */
export async function wantedOf(written: WrittenOf): Promise<Wanted> {
  const { db, documents, here, base, now, signedBy } = written;
  const head = await readHead(db, here.id);
  const [states, earlier, away, partners, goneObjects] = [
    await recordStates(db, here.id, tripType.type),
    await earlierAddresses(db, here.id, tripType.type),
    await goneFiles(db, here.id, tripType.type),
    await partnersIn(db, here),
    await goneAddresses(publishedMatters(db), here),
  ];
  const { profileVersion, asFiles } = here;
  const day = dateInZone(now, here.profile.timeZone);
  const common = digest([
    program(),
    profileVersion,
    here.profile,
    asFiles,
    base,
    day,
    signedBy,
    head?.origin,
    partners,
  ]);
  // A cosignature joins a head that stands as it was.
  const cosigned = head
    ? trustedWitnesses(await readWitnesses(db, here.id, head.origin), here.profile).map(({ line }) => line)
    : [];
  const all = digest([
    common,
    head?.checkpoint,
    head?.changedAt,
    cosigned,
    states.map((one) => one.digest),
    earlier,
    away,
  ]);
  const records = new Map(states.map((one) => [one.slug, one]));
  const gone = new Set(earlier);
  const annexes = new Map(
    states.flatMap(({ slug, annexes: of }) => of.map((one) => [`/bilag/${one.id}`, { slug, ...one }])),
  );
  const kept = annexes.size === 0 ? new Set<string>() : await keptOf(documents, here);
  const recordOf = (path: string): string | null => {
    const annex = annexes.get(path);
    if (annex) return annex.slug;
    const [, slug = ""] = /^\/(?:rejser|indlejr\/rejse)\/([a-z0-9-]+)(?:[./].*)?$/.exec(inLanguage(path).inside) ?? [];
    return records.has(slug) || gone.has(slug) ? slug : null;
  };
  const keyOf = (path: string): string => {
    if (path.startsWith("/a/")) return "asset";
    // A tile holds what stands in the tree at its place, which never changes.
    if (path.startsWith("/log/tile/")) return digest([head?.origin, "tile"]);
    const state = records.get(recordOf(path) ?? "");
    return state ? `${state.erased}.${digest([common, state.digest])}` : all;
  };
  const isAnnex = (path: string) => annexes.has(path);
  const lacking = (path: string) => {
    if (!isAnnex(path)) return null;
    if (kept === null) return "away";
    return kept.has(annexes.get(path)?.sha256 ?? "") ? null : "missing";
  };
  const log = () => [
    head ? Array.from(tilesOf(head.size), (tile) => same(`/log/${tilePath(tile)}`)) : [],
    ["/log/successions", "/log/key", "/log/checkpoint"].map(same),
  ];
  const seeds = () => seedsOf(written, states, earlier, away, goneObjects);
  return { head, records, keyOf, recordOf, isAnnex, lacking, log, seeds };
}

/** The digests of the documents at hand; `null` where their place does not answer. */
async function keptOf(documents: FileStore, here: Municipality): Promise<ReadonlySet<string> | null> {
  try {
    return new Set(await documents.kept(here.id));
  } catch (error) {
    if (error instanceof FilesAway) return null;
    throw error;
  }
}

function* seedsOf(
  { here, db, documents }: WrittenOf,
  states: readonly RecordState[],
  earlier: readonly string[],
  away: readonly { readonly id: string; readonly recordId: string }[],
  goneObjects: readonly string[],
): Iterable<Address> {
  const { languages } = here.profile;
  for (const { slug, versions } of states) {
    // The page after the file that it is checked by.
    yield same(`/rejser/${slug}.json`);
    for (const lang of languages)
      for (const path of [
        `/rejser/${slug}`,
        `/rejser/${slug}/versioner`,
        `/indlejr/rejse/${slug}`,
        ...pictureOf(here, slug),
      ])
        yield same(addressIn(lang, path));
    for (const version of versions) yield same(`/rejser/${slug}/v${version}.json`);
  }
  // A frame on somebody's page says why it is empty.
  for (const slug of earlier)
    for (const path of ["", "/versioner", ".json"]
      .map((end) => `/rejser/${slug}${end}`)
      .concat(`/indlejr/rejse/${slug}`))
      for (const lang of path.endsWith(".json") ? (["da"] as const) : languages) yield same(addressIn(lang, path));
  // Beside where each was: only a server that is told of it answers with this page there.
  for (const { id } of away) yield { path: `/bilag/${id}.html`, ask: `/bilag/${id}` };
  if (isRoomOn(here.profile, "decisions")) {
    for (const path of goneObjects) yield same(path);
    for (const { id, recordId } of away) yield same(`/oparl/v1.1/files/${recordId}/${id}`);
  }
  for (const { url } of allAssets()) yield same(url);
  for (const lang of languages) {
    yield same(addressIn(lang, "/"));
    yield { path: addressIn(lang, "/404.html"), ask: addressIn(lang, "/404") };
    // No page leads to what its script asks for.
    if (isRoomOn(here.profile, "trips")) {
      yield same(addressIn(lang, "/soeg/indeks.json"));
      for (let at = 1; at <= Math.ceil(states.length / indexChunk); at += 1)
        yield same(addressIn(lang, `/soeg/indeks/${at}.json`));
    }
  }
  for (const { lane, method, path } of readingRoutes(db, documents))
    if (lane === "public" && method === "GET" && !/[:*]/.test(path)) yield same(path);
}

/** Whether every record in force has an address like this one among the seeds. */
export function isOfEveryRecord(path: string): boolean {
  const { lang, inside } = inLanguage(path);
  if (/^\/(rejser\/[a-z0-9-]+(\/versioner|\.png)?|indlejr\/rejse\/[a-z0-9-]+)$/.test(inside)) return true;
  return lang === "da" && /^\/rejser\/[a-z0-9-]+(\/v\d+)?\.json$/.test(inside);
}

function pictureOf({ asFiles }: Municipality, slug: string): readonly string[] {
  return asFiles?.pictures === "all" ? [`/rejser/${slug}.png`] : [];
}

function same(path: string): Address {
  return { path, ask: path };
}

function digest(of: readonly unknown[]): string {
  const text = JSON.stringify(of, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
  return hash("sha256", text, "base64url").slice(0, 22);
}

let known: string | undefined;

/** The program and its look: another one may write the same facts otherwise. */
function program(): string {
  known ??= digest([bundle(), allAssets().map((one) => one.url)]);
  return known;
}

function bundle(): string {
  const [, file] = process.argv;
  return file?.endsWith(".mjs") ? hash("sha256", readFileSync(file), "base64url") : "";
}
