import {
  type Db,
  type FileStore,
  FilesAway,
  inMunicipality,
  type Lacking,
  type MunicipalityId,
  nameOfKept,
} from "../../platform/index.ts";
import { checkBytes, type NamedBytes, namedBytes } from "../../records/index.ts";

const atOnce = 4;

/**
 * Every document of every municipality that does not lie as it came: all bytes are read and hashed, outside of any transaction; or, asked
 * for `presence`, only looked for. What was erased meanwhile is none.
 * @throws FilesAway
 */
export async function lackingDocuments(
  db: Db,
  municipalities: readonly { readonly id: MunicipalityId }[],
  files: FileStore,
  asked: "bytes" | "presence" = "bytes",
): Promise<readonly Lacking<NamedBytes>[]> {
  const found: Lacking<NamedBytes>[] = [];
  for (const { id } of municipalities) {
    const named = () => inMunicipality(db, id, (tx) => namedBytes(tx));
    const all = await named();
    const lacking = asked === "bytes" ? await lackingBytes(files, all) : await notThere(files, id, all);
    const still = new Set(lacking.length > 0 ? (await named()).map(nameOfKept) : []);
    found.push(...lacking.filter((one) => still.has(nameOfKept(one.file))));
  }
  return found;
}

async function notThere(files: FileStore, id: MunicipalityId, all: readonly NamedBytes[]) {
  const there = new Set(await files.kept(id));
  return all.filter((one) => !there.has(one.sha256)).map((file) => ({ file, how: "missing" as const }));
}

async function lackingBytes(files: FileStore, all: readonly NamedBytes[]) {
  const lacking: Lacking<NamedBytes>[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    lacking.push(...(await Promise.all(all.slice(at, at + atOnce).map((one) => lackOf(files, one)))).flat());
  return lacking;
}

async function lackOf(files: FileStore, file: NamedBytes): Promise<readonly Lacking<NamedBytes>[]> {
  try {
    const how = await checkBytes(files, file.municipality, file);
    return how === "whole" ? [] : [{ file, how }];
  } catch (error) {
    if (error instanceof FilesAway) await files.tryOut();
    return [{ file, how: "unreadable" }];
  }
}
