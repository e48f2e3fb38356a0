import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { MunicipalityId } from "../platform/index.ts";
import type { SealMark } from "../records/index.ts";

const fileOf = (journal: string, municipality: MunicipalityId) => path.join(journal, `seal-${municipality}`);

/** Keeps a municipality's newest seal in the journal, outside the database, replacing the one before in one step. */
export function writeWitness(journal: string, municipality: MunicipalityId, { seq, seal }: SealMark): void {
  mkdirSync(journal, { recursive: true, mode: 0o700 });
  const file = fileOf(journal, municipality);
  writeFileSync(`${file}.new`, `${seq} ${seal}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The newest seal that the journal knows of, to be held against the trail; `null` when it knows none. */
export function readWitness(journal: string, municipality: MunicipalityId): SealMark | null {
  try {
    const found = /^(\d+) ([0-9a-f]{64})\n$/.exec(readFileSync(fileOf(journal, municipality), "utf8"));
    if (found?.[1] && found[2]) return { seq: BigInt(found[1]), seal: found[2] };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  throw new Error(`the journal's seal of ${municipality} is not readable`);
}
