import { z } from "zod";
import { operator, type Work, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { type KnownMunicipality, knownMunicipalities, readMunicipalities } from "../../profile/index.ts";
import {
  isWithdrawal,
  type LogKey,
  readNewest,
  readTakeBacks,
  type TakeBack,
  wasTakenBack,
  withdraw,
} from "../../register/index.ts";
import { filesOfLine } from "./journal-files.ts";
import { appendLines, readLines } from "./journal-lines.ts";

const line = z.strictObject({
  kind: z.literal("takedown"),
  type: z.string(),
  recordId: z.uuid(),
  at: z.iso.datetime().transform((text) => new Date(text)),
});

/** Said in public of what was taken down again: the reason that was given is in no journal. */
const reason = "Siden var taget ned. Det er den igen, efter at registret er gendannet fra en ældre kopi.";

/**
 * Writes down what has been taken down that the journal lacks: which record and when, and no text.
 * @returns what cannot be read in the journal, in words
 */
export async function followTakedowns(db: Db, folder: string, only?: string): Promise<readonly string[]> {
  const unreadable: string[] = [];
  for (const known of await knownMunicipalities(db)) {
    if (only !== undefined && known.id !== only) continue;
    const { kept, journal } = await standingOf(db, folder, known);
    const there = new Set(journal.map(keyOf));
    const lines = kept
      .filter((one) => !there.has(keyOf(one)))
      .map((one) => JSON.stringify({ kind: "takedown", ...one }));
    const [own] = filesOfLine(folder, "takedowns", known);
    unreadable.push(...(await unreadableIn(folder, known)));
    await appendLines(folder, own, lines, (text) => takedownIn(text) !== null);
  }
  return unreadable;
}

/**
 * Takes down again, before anybody is served, what the database has forgotten that it took down, as a restored one has. What was
 * published after it was taken down stays, and so does what this database did take down and shows again. Done twice it does nothing.
 * @returns how many
 */
export async function repeatTakedowns(db: Db, folder: string, key: LogKey, now: Date): Promise<number> {
  let repeated = 0;
  for (const known of await knownMunicipalities(db)) {
    const { kept, journal } = await standingOf(db, folder, known);
    const there = new Set(kept.map(keyOf));
    const forgotten = journal.filter((one) => !there.has(keyOf(one)));
    const here = forgotten.length > 0 && (await readMunicipalities(db)).find((one) => one.id === known.id);
    if (!here) continue;
    repeated += await work(db, here, operator, now, async (one) => {
      let count = 0;
      for (const takedown of forgotten) if (await takenDownAgain(one, key, takedown)) count++;
      return count;
    });
  }
  return repeated;
}

/** Whose takedowns the journal lacks, and how many. Nothing is written. */
export async function takedownsBehind(
  db: Db,
  folder: string,
): Promise<readonly { readonly municipality: string; readonly missing: number }[]> {
  const found: { municipality: string; missing: number }[] = [];
  for (const known of await knownMunicipalities(db)) {
    const { kept, journal } = await standingOf(db, folder, known);
    const there = new Set(journal.map(keyOf));
    const missing = kept.filter((one) => !there.has(keyOf(one))).length;
    if (missing > 0) found.push({ municipality: known.slug, missing });
  }
  return found;
}

/** What cannot be read of the takedowns in the journal, in words. Nothing is written. */
export async function unreadableTakedowns(db: Db, folder: string): Promise<readonly string[]> {
  const told: string[] = [];
  for (const known of await knownMunicipalities(db)) told.push(...(await unreadableIn(folder, known)));
  return told;
}

async function takenDownAgain(one: Work, key: LogKey, takedown: TakeBack): Promise<boolean> {
  const { type, recordId, at } = takedown;
  const newest = await readNewest(one.tx, one.municipality.id, type, recordId);
  if (!newest || isWithdrawal(newest) || newest.publishedAt >= at) return false;
  // Known here and shown again since, by a clock that stood wrong before.
  if (await wasTakenBack(one.tx, one.municipality.id, takedown)) return false;
  await withdraw(one, key, type, recordId, reason);
  return true;
}

/** What a municipality's database has taken down, and what the journal of its log, and of those before it, tells of. */
async function standingOf(db: Db, folder: string, known: KnownMunicipality) {
  const files = filesOfLine(folder, "takedowns", known).toReversed();
  const journal: TakeBack[] = [];
  for (const file of files) journal.push(...(await readLines(file, takedownIn)).lines);
  return { kept: await readTakeBacks(db, known.id), journal };
}

async function unreadableIn(folder: string, known: KnownMunicipality): Promise<readonly string[]> {
  const told: string[] = [];
  for (const file of filesOfLine(folder, "takedowns", known)) {
    const { unreadable } = await readLines(file, takedownIn);
    if (unreadable > 0) told.push(unreadableWords(file, unreadable));
  }
  return told;
}

function keyOf({ type, recordId, at }: TakeBack): string {
  return `${type} ${recordId} ${at.toISOString()}`;
}

function takedownIn(text: string): TakeBack | null {
  try {
    const { kind: _, ...takedown } = line.parse(JSON.parse(Buffer.from(text, "latin1").toString()));
    return takedown as TakeBack;
  } catch {
    return null;
  }
}

function unreadableWords(file: string, count: number): string {
  return `${count} ${count === 1 ? "linje" : "linjer"} i journalen over det, der er taget ned, ${file}, kan ikke læses og er sprunget over. Hent filen igen fra det sted, den kopieres til, eller slet linjerne: hvad databasen ved af, skrives igen.`;
}
