import { createHash } from "node:crypto";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { urlSource, verifySource } from "../../../src/verify/index.ts";
import { ask, type Got } from "../client.ts";
import { readable } from "../crawl.ts";
import { dumped } from "../dump.ts";
import { filesAgree } from "./files-agree.ts";
import { broken, canary, type Said, slug, type World } from "./world.ts";

/** What everybody reads: that it answers, fits its schema, is what was published, and holds nothing that is private or erased. */

type Body = Said["body"];
const files = [
  ...["/rejser/feed.xml", "/rejser/kalender.ics", "/data/trips.jsonl", "/data/trips.xlsx"],
  ...["/data/trip-accounts.xlsx", "/data/datapackage.json", "/sitemap.xml"],
];
const lists = ["", "/rejser", "/beslutninger", "/rejser/side/1", "/partnere", "/log", "/data"];

const secrets = (world: World) => [canary, ...world.erased];

/** Asks as a citizen does; a server's fault, a hole in a text or a private word is told. */
async function reads(world: World, path: string, accept: readonly number[] = [200]): Promise<Got> {
  const got = await ask(world.site.address, { path, host: new URL(world.site.addressOf(slug)).host });
  if (!accept.includes(got.status)) broken(world, `GET ${path} answers ${got.status}: ${got.text.slice(0, 120)}`);
  const text = readable(got);
  for (const word of secrets(world)) if (text.includes(word)) broken(world, `GET ${path} says ${word}`);
  const type = String(got.headers["content-type"]);
  if (type.includes("html") && /undefined|\bNaN\b|>\s*null\s*<|\[object /.test(got.text))
    broken(
      world,
      `GET ${path} has a hole: ${/.{0,60}(?:undefined|\bNaN\b|>\s*null\s*<|\[object ).{0,40}/s.exec(got.text)?.[0]}`,
    );
  return got;
}

let fits: ValidateFunction | null = null;
async function checkOf(world: World): Promise<ValidateFunction> {
  if (fits) return fits;
  const schema = JSON.parse((await reads(world, "/api/schema/udsyn.trip/1.json")).text);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  fits = ajv.compile(schema);
  return fits;
}

/** One trip in public, in three languages and as data, against what the desk knows of it. */
export async function tripIsPublic(world: World, trip: Body): Promise<void> {
  const [row] = await world.site.db.query<{ slug: string; gone: boolean }>(
    "SELECT s.slug, c.record_id IS NULL AS gone FROM register.slug s LEFT JOIN register.current c USING (municipality_id, type, record_id) WHERE s.record_id = $1",
    [trip.id],
  );
  if (!row) return;
  const at = `/rejser/${row.slug}`;
  for (const lang of ["", "/en", "/de"])
    for (const page of [at, `${at}/versioner`])
      await reads(world, `${lang}${page}`, row.gone ? [410, 301, 404, 200] : [200, 301]);
  const json = await reads(world, `${at}.json`, row.gone ? [410, 404, 200] : [200, 301]);
  if (json.status !== 200) return;
  const entry: Body = JSON.parse(json.text);
  const check = await checkOf(world);
  if (!check(entry)) broken(world, `${at}.json: ${JSON.stringify(check.errors?.slice(0, 3))}`);
  const total = trip.accounts?.total ?? null;
  const erasedThere = /"erased"/.test(json.text);
  if (entry.accounts && !erasedThere && entry.accounts.total !== total)
    broken(world, `${at}.json says ${entry.accounts.total} of accounts, the desk ${total}`);
  const ended: Readonly<Record<string, string>> = { cancelled: "cancelled" };
  if (ended[trip.status] && entry.status !== "cancelled")
    broken(world, `${at}.json is ${entry.status}, the desk's is ${trip.status}`);
}

/** The lists, files and tables in which everything public lies. */
export async function publicHolds(world: World): Promise<void> {
  for (const path of lists) for (const lang of ["", "/en", "/de"]) await reads(world, `${lang}${path}` || "/");
  for (const path of files) await reads(world, path);
  await filesAgree(world);
  const all = await dumped(world.site.db, ["register"]);
  for (const word of secrets(world)) {
    const at = all.indexOf(word);
    if (at !== -1) broken(world, `the register says ${word}: ${all.slice(Math.max(0, at - 300), at + 60)}`);
  }
}

/** A version that was published says the same for ever, but for what is erased in it. */
export async function versionsStand(world: World): Promise<void> {
  const rows = await world.site.db.query<{ id: string; entry: string; erased: string }>(
    "SELECT record_id || ' v' || version AS id, entry::text || coalesce(reason, '') AS entry, erased::text FROM register.entry",
  );
  for (const { id, entry, erased } of rows) {
    const digest = createHash("sha256").update(entry).digest("base64");
    const before = world.versions.get(id);
    if (before && before.digest !== digest && before.erased === erased)
      broken(world, `${id} was changed without an erasure`);
    world.versions.set(id, { digest, erased });
  }
  for (const id of world.versions.keys()) if (!rows.some((one) => one.id === id)) broken(world, `${id} is gone`);
}

/** The log as any mirror checks it, from what was seen last time on. */
export async function logVerifies(world: World): Promise<void> {
  const address = world.site.addressOf(slug);
  const since = world.checkpoint;
  const [head] = await world.site.db.query("SELECT FROM register.log_head WHERE municipality_id = $1", [
    world.site.here(slug).id,
  ]);
  if (!head) return;
  const { differences } = await verifySource(urlSource(address), since === null ? {} : { since });
  for (const one of differences.slice(0, 5)) broken(world, `the log: ${JSON.stringify(one)}`);
  const { text, status } = await reads(world, "/log/checkpoint", [200, 404]);
  if (status === 200) world.checkpoint = text;
}
