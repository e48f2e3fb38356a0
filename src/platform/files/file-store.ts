import type { Readable } from "node:stream";
import type { MunicipalityId } from "../database/index.ts";

/** Bytes that have come in and lie in a temporary file until they are kept or dropped. */
export interface TakenFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, for telling what the file is. */
  readonly head: Uint8Array;
  /** The bytes again, while they are temporary: for a virus scanner. */
  read(): Readable;
  /** @throws FilesAway when the place where files are kept cannot be reached */
  keep(municipality: MunicipalityId): Promise<void>;
  /** Takes the temporary file away; does nothing once it is kept. */
  drop(): Promise<void>;
}

/** A kept file: whose it is, and what it is called. */
export interface KeptFile {
  readonly municipality: MunicipalityId;
  readonly sha256: string;
}

/** Where documents' bytes lie, by municipality and hash: the same bytes lie once. Everything may throw `FilesAway`. */
export interface FileStore {
  /** Takes bytes in; `null` when there are more than `atMost`, of which nothing is left behind. */
  take(bytes: AsyncIterable<Uint8Array>, atMost: number): Promise<TakenFile | null>;
  /** The bytes of a kept file; `null` when they are not there. */
  read(municipality: MunicipalityId, sha256: string): Promise<Readable | null>;
  /** The hashes of everything kept. */
  kept(municipality: MunicipalityId): Promise<readonly string[]>;
  /** Everything kept, of every municipality, in the order of its name: for a backup. */
  all(): Promise<readonly KeptFile[]>;
  remove(municipality: MunicipalityId, sha256: string): Promise<void>;
  /** Takes away what a crash left among the temporary files before `before`; how many there were. */
  sweep(before: Date): Promise<number>;
  /** Keeps something small and takes it away again: throws where files cannot be kept. */
  tryOut(): Promise<void>;
}

/** The place where files are kept does not answer, or does not let us in. It is to be tried again later. */
export class FilesAway extends Error {}

/** A kept file's name in a backup: `<municipality>/<sha256>`. */
export function nameOfKept({ municipality, sha256 }: KeptFile): string {
  return `${municipality}/${sha256}`;
}

/** Whether a folder is a municipality's: its documents lie under its id, and nothing else of ours does. */
export function isMunicipalityFolder(name: string): boolean {
  return /^[0-9a-f-]{36}$/.test(name);
}

const keptName = /^([0-9a-f-]{36})\/(?:[0-9a-f]{2}\/)?([0-9a-f]{64})$/;

/** A name read back; `null` for what is no name of ours, such as one that would lead out of the store. */
export function keptFromName(name: string): KeptFile | null {
  const [, municipality, sha256] = keptName.exec(name) ?? [];
  return municipality && sha256 ? { municipality: municipality as MunicipalityId, sha256 } : null;
}
