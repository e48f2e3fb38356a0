import { sha256 } from "./hashing.ts";
import { isKeyName, type LogKey, signatureLine } from "./log-key.ts";

/** One file of a written site, as a path from its root, and the digest of its bytes. */
export interface ListedFile {
  readonly path: string;
  readonly sha256: string;
}

export function listedFile(path: string, bytes: Uint8Array): ListedFile {
  return { path, sha256: Buffer.from(sha256(bytes)).toString("hex") };
}

/**
 * The signed list of a static site's files, `/log/files`: pages, spreadsheets and feeds hold no values that can be held
 * against the entries one by one, so the log's key answers for their bytes. Its second line keeps it from passing as a checkpoint.
 * @param files every file of the site outside `log/`.
 */
export function signFileList(origin: string, size: number, files: readonly ListedFile[], key: LogKey): string {
  if (key.name !== origin || !isKeyName(origin)) throw new RangeError("a log's key is named as its origin");
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const text = `${origin}\nfiles\n${size}\n${sorted.map((one) => `${one.sha256}  ${one.path}\n`).join("")}`;
  return `${text}\n${signatureLine(key, text)}`;
}
