import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { operator, work } from "../../identity/index.ts";
import { repeatErasures, type Sources } from "../../oversight/index.ts";
import { type Db, inMunicipality, type MunicipalityId } from "../../platform/index.ts";
import { knownMunicipalities, readMunicipalities } from "../../profile/index.ts";
import { type Erasure, keptErasures } from "../../records/index.ts";

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

const fileOf = (folder: string, municipality: MunicipalityId) => path.join(folder, `erasures-${municipality}.jsonl`);

/**
 * Brings the journal's erasures and the database's together: what the journal lacks is written down, and what the database
 * has forgotten that it erased, as a restored one has, is erased again before anybody is served. Done twice it does nothing.
 * @throws Error when an erasure was made with another secret, or the journal cannot be read
 */
export async function followErasures(
  db: Db,
  folder: string,
  { secret, sources }: { readonly secret: string; readonly sources: Sources },
  now: Date,
  only?: string,
): Promise<{ readonly repeated: number; readonly written: number }> {
  let [repeated, written] = [0, 0];
  for (const { id } of await knownMunicipalities(db)) {
    if (only !== undefined && id !== only) continue;
    const kept = await inMunicipality(db, id, (tx) => keptErasures(tx, id));
    const known = readErasures(folder, id);
    const [inDatabase, inJournal] = [new Set(kept.map((one) => one.id)), new Set(known.map((one) => one.id))];
    const forgotten = known.filter((one) => !inDatabase.has(one.id));
    const here = forgotten.length > 0 && (await readMunicipalities(db)).find((one) => one.id === id);
    if (here) {
      await work(db, here, operator, now, (one) => repeatErasures(one, secret, sources, forgotten));
      repeated += forgotten.length;
    }
    const missing = kept.filter((one) => !inJournal.has(one.id));
    writeErasures(folder, id, missing);
    written += missing.length;
  }
  return { repeated, written };
}

function readErasures(folder: string, municipality: MunicipalityId): readonly Erasure[] {
  const lines = textOf(fileOf(folder, municipality)).split("\n");
  // What stands after the last line break was cut off by a crash, and is written again from the database.
  return lines.slice(0, -1).flatMap((text) => {
    if (text === "") return [];
    const read = line.safeParse(JSON.parse(text));
    if (!read.success) throw new Error(`Journalens sletninger i ${fileOf(folder, municipality)} kan ikke læses.`);
    const { kind: _, ...erasure } = read.data;
    return [erasure];
  });
}

function writeErasures(folder: string, municipality: MunicipalityId, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, municipality);
  const before = textOf(file);
  const handle = openSync(file, "a", 0o600);
  try {
    const lines = erasures.map((one) => JSON.stringify({ kind: "erasure", ...one }));
    appendFileSync(handle, `${before === "" || before.endsWith("\n") ? "" : "\n"}${lines.join("\n")}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
