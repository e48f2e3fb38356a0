import { readdir } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { operator, work } from "../../identity/index.ts";
import { repeatErasures, type Sources } from "../../oversight/index.ts";
import { type Db, inMunicipality } from "../../platform/index.ts";
import { type KnownMunicipality, knownMunicipalities, readMunicipalities } from "../../profile/index.ts";
import { type Erasure, keptErasures, secretMark } from "../../records/index.ts";
import { inTurn } from "./in-turn.ts";
import { filesOfLine, isErasures, type Line } from "./journal-files.ts";
import { appendLines, orNothing, readLines } from "./journal-lines.ts";

const line = z.strictObject({
  kind: z.literal("erasure"),
  id: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  what: z.union([
    z.strictObject({
      identifiers: z.array(z.strictObject({ words: z.int(), digest: z.string() })),
      except: z.array(z.string()),
      decided: z.boolean(),
      secretMark: z.string(),
    }),
    z.strictObject({ place: z.string() }),
  ]),
});

/** What came of bringing the journal's erasures and the database's together. */
export interface ErasuresFollowed {
  readonly repeated: number;
  readonly written: number;
  /** Erasures of people that the journal alone knows of, made with another secret: nobody can say whom they mean. */
  readonly unknowable: number;
  /** What cannot be read in the journal, in words. */
  readonly unreadable: readonly string[];
}

/**
 * Brings the journal's erasures and the database's together: what the journal lacks is written down, and what the database
 * has forgotten that it erased, as a restored one has, is erased again before anybody is served. Done twice it does nothing.
 * What cannot be read or was made with another secret is passed over and told: it must not keep the rest from being done.
 * A log that was begun anew repeats what the logs before it wrote, and they nothing of its own (decision 58).
 */
export async function followErasures(
  db: Db,
  folder: string,
  { secret, sources }: { readonly secret: string; readonly sources: Sources },
  now: Date,
  only?: string,
): Promise<ErasuresFollowed> {
  let [repeated, written, unknowable] = [0, 0, 0];
  const unreadable: string[] = [];
  for (const known of await knownMunicipalities(db)) {
    const { id } = known;
    if (only !== undefined && id !== only) continue;
    const { kept, journal, missing } = await standingOf(db, folder, known);
    unreadable.push(...journal.unreadable);
    const inDatabase = new Set(kept.map((one) => one.id));
    const forgotten = [...journal.erasures.values()].filter((one) => !inDatabase.has(one.id));
    const ours = forgotten.filter(({ what }) => "place" in what || what.secretMark === secretMark(secret));
    unknowable += forgotten.length - ours.length;
    const here = ours.length > 0 && (await readMunicipalities(db)).find((one) => one.id === id);
    if (here) {
      await work(db, here, operator, now, (one) => repeatErasures(one, secret, sources, ours));
      repeated += ours.length;
    }
    await writeErasures(folder, filesOfLine(folder, "erasures", known)[0], missing);
    written += missing.length;
  }
  return { repeated, written, unknowable, unreadable };
}

/** What a municipality's database has erased and closed, what its journal knows of, and what that lacks. */
async function standingOf(db: Db, folder: string, known: KnownMunicipality) {
  const kept = await inMunicipality(db, known.id, (tx) => keptErasures(tx, known.id));
  const journal = await readLine(folder, known);
  return { kept, journal, missing: kept.filter((one) => !journal.erasures.has(one.id)) };
}

/** Whose erasures and closings the journal lacks, and how many. Nothing is written. */
export async function erasuresBehind(
  db: Db,
  folder: string,
): Promise<readonly { readonly municipality: string; readonly missing: number }[]> {
  const found: { municipality: string; missing: number }[] = [];
  for (const known of await knownMunicipalities(db)) {
    const { missing } = await standingOf(db, folder, known);
    if (missing.length > 0) found.push({ municipality: known.slug, missing: missing.length });
  }
  return found;
}

/** What cannot be read in the journal's erasures, in words. Nothing is written. */
export async function unreadableErasures(db: Db, folder: string): Promise<readonly string[]> {
  const read = (await knownMunicipalities(db)).map((known) => readLine(folder, known));
  return (await Promise.all(read)).flatMap((one) => one.unreadable);
}

/**
 * What stands in the journal of a log that is neither a database's own nor one before it, in words, with what to do: nobody can tell from
 * the journal whether it was a trial's, or the site's that the backup is older than. Nothing is written.
 */
export async function strangeErasures(db: Db, folder: string): Promise<readonly string[]> {
  const names = await inTurn(folder, () => readdir(folder).catch(orNothing([])));
  const told: string[] = [];
  for (const known of await knownMunicipalities(db)) {
    const line = filesOfLine(folder, "erasures", known);
    const kept = new Set((await inMunicipality(db, known.id, (tx) => keptErasures(tx, known.id))).map((one) => one.id));
    const others = names.filter((name) => isErasures(name, known)).map((name) => path.join(folder, name));
    for (const file of others.filter((one) => !line.includes(one))) {
      const { erasures } = await readErasures(file);
      const count = erasures.filter((one) => !kept.has(one.id)).length;
      if (count > 0) told.push(strangeWords(known.slug, count, file, line[0]));
    }
  }
  return told;
}

function strangeWords(slug: string, count: number, file: string, own: string): string {
  return `${slug}: journalen har ${count} ${count === 1 ? "sletning eller lukning" : "sletninger og lukninger"} fra en anden logbog, ${file}. De er ikke gentaget, for den kan være fra en prøve. Var den fra siden selv, så føj filens linjer til ${own}, før siden startes.`;
}

/** The erasures of a log and of those before it, each once, and what cannot be read of them, in words. */
async function readLine(folder: string, line: Line) {
  const erasures = new Map<Erasure["id"], Erasure>();
  const unreadable: string[] = [];
  for (const file of filesOfLine(folder, "erasures", line).toReversed()) {
    const found = await readErasures(file);
    for (const one of found.erasures) erasures.set(one.id, one);
    if (found.unreadable > 0) unreadable.push(unreadableWords(file, found.unreadable));
  }
  return { erasures, unreadable };
}

function unreadableWords(file: string, count: number): string {
  return `${count} ${count === 1 ? "linje" : "linjer"} i journalens sletninger, ${file}, kan ikke læses og er sprunget over. Hent filen igen fra det sted, den kopieres til, eller slet linjerne: hvad databasen ved af, skrives igen.`;
}

const readErasures = (file: string) =>
  readLines(file, erasureIn).then(({ lines, unreadable }) => ({ erasures: lines, unreadable }));

function erasureIn(text: string): Erasure | null {
  try {
    const { kind: _, ...erasure } = line.parse(JSON.parse(Buffer.from(text, "latin1").toString()));
    return erasure;
  } catch {
    return null;
  }
}

function writeErasures(folder: string, file: string, erasures: readonly Erasure[]): Promise<void> {
  const lines = erasures.map((one) => JSON.stringify({ kind: "erasure", ...one }));
  return appendLines(folder, file, lines, (text) => erasureIn(text) !== null);
}
