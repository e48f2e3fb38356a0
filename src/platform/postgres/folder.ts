import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** What lies where in the database's data folder. */
export interface Folder {
  readonly path: string;
  readonly owner: { readonly uid: number; readonly gid: number };
  /** PostgreSQL's own folder; exists only once it is whole. */
  readonly cluster: string;
  readonly passwords: string;
  readonly serverLog: string;
  /** Held alone while somebody starts, joins or leaves. */
  readonly gate: string;
  /** Held shared by every process that uses the server: the last one out stops it. */
  readonly members: string;
  /** Marks the server's processes in the process table; follows the path, so that a copied folder is another. */
  readonly clusterName: string;
}

/** Makes the folder when it is missing, closed to others whatever the umask. */
export function openFolder(dataDir: string): Folder {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
  } catch (error) {
    throw new Error(
      `Datamappen ${dataDir} kan ikke åbnes af den bruger, Udsyn kører som. Kør som mappens ejer, eller vælg en anden med UDSYN_DATA.`,
      { cause: error },
    );
  }
  const path = realpathSync(dataDir);
  const { uid, gid } = lstatSync(path);
  return {
    path,
    owner: { uid, gid },
    cluster: join(path, "cluster"),
    passwords: join(path, "passwords.json"),
    serverLog: join(path, "server.log"),
    gate: join(path, "gate.lock"),
    members: join(path, "members.lock"),
    clusterName: `udsyn-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`,
  };
}
