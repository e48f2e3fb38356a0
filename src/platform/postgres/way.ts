import { spawnSync } from "node:child_process";
import { chownSync, lchownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Bundle, program } from "./bundle.ts";
import type { Folder } from "./folder.ts";
import { copyForOthers, findOtherUser } from "./other-user.ts";

/** A program call as `spawn` takes it. */
interface Call {
  readonly file: string;
  readonly args: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** How PostgreSQL is run by somebody it accepts: it refuses root. */
export interface Way {
  readonly name: "direct" | "namespace" | "other-user";
  /** Where the programs lie. */
  readonly native: string;
  /** Whom the cluster's files must belong to, seen from here. */
  readonly owner: { readonly uid: number; readonly gid: number };
  /** How the server, standing in `folder`, is told that this is its data folder. */
  dataDirectory(folder: string): string;
  call(file: string, args: readonly string[]): Call;
}

/** Nobody, by convention and in every common user list; `initdb` needs a name for the user it runs as. */
const NOBODY = 65534;

/** As ourselves: for everyone but root. */
export function direct(bundle: Bundle): Way {
  return {
    name: "direct",
    native: bundle.native,
    owner: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    dataDirectory: (folder) => folder,
    call: (file, args) => ({ file, args, identity: {} }),
  };
}

/** Root outside, nobody inside a user namespace: root's folders stay reachable, closed ones too. */
export function namespace(bundle: Bundle): Way {
  const wrapped = ["-U", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  return {
    name: "namespace",
    native: bundle.native,
    owner: { uid: 0, gid: 0 },
    dataDirectory: (folder) => folder,
    call: (file, args) => ({ file: "unshare", args: [...wrapped, file, ...args], identity: {} }),
  };
}

/**
 * As another user, where user namespaces are blocked. That user cannot reach a folder below root's closed ones by its
 * path, but keeps the one it was started in: hence `/proc/self/cwd`. The programs are copied to a readable place.
 * A folder that is some user's stays that user's.
 */
export function otherUser(bundle: Bundle, folder: Folder): Way {
  if (process.platform !== "linux") throw new Error("kun på Linux");
  const user = folder.owner.uid === 0 ? findOtherUser() : folder.owner;
  return {
    name: "other-user",
    native: copyForOthers(bundle),
    owner: user,
    dataDirectory: () => "/proc/self/cwd",
    call: (file, args) => ({ file, args, identity: { uid: user.uid, gid: user.gid } }),
  };
}

export type WayMaker = (bundle: Bundle, folder: Folder) => Way;

/** The ways to try, in order. Only root needs more than one. */
export function waysFor(uid: number | undefined): readonly WayMaker[] {
  return uid === 0 ? [namespace, otherUser] : [direct];
}

/** The first way in which PostgreSQL really runs here; throws with what was tried when none does. */
export function chooseWay(bundle: Bundle, folder: Folder, makers: readonly WayMaker[]): Way {
  const tried: string[] = [];
  for (const make of makers) {
    try {
      const way = make(bundle, folder);
      const fault = faultOf(way, folder);
      if (fault === undefined) return way;
      tried.push(`${make.name}: ${fault}`);
    } catch (error) {
      tried.push(`${make.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `PostgreSQL kan ikke startes her. Forsøgt: ${tried.join(" · ")}. Kør Udsyn som en almindelig bruger, eller peg på en PostgreSQL med DATABASE_URL og de tre andre adresser.`,
  );
}

/** Why the way doesn't work, or undefined when it does. Asks for the version; a namespace must reach the folder too. */
function faultOf(way: Way, folder: Folder): string | undefined {
  const postgres = program(way.native, "postgres");
  const { file, args, identity } =
    way.name === "namespace"
      ? way.call("sh", ["-c", 'cd "$0" && exec "$1" --version', folder.path, postgres])
      : way.call(postgres, ["--version"]);
  const answer = spawnSync(file, args, { cwd: folder.path, encoding: "utf8", timeout: 20_000, ...identity });
  if (answer.error) return answer.error.message;
  return answer.status === 0 ? undefined : answer.stderr.trim() || `afsluttede med ${answer.status ?? answer.signal}`;
}

/** Gives the cluster's files to whom the way needs; only root can, everyone else is told. */
export function handOver(way: Way, path: string): void {
  if (process.platform === "win32") return;
  const { uid } = lstatSync(path);
  if (uid === way.owner.uid) return;
  if (process.getuid?.() !== 0) {
    throw new Error(
      `${path} tilhører bruger ${uid}, men Udsyn kører som ${way.owner.uid}. Kør Udsyn som samme bruger som før, eller giv mappen videre: sudo chown -R ${way.owner.uid} '${path}'`,
    );
  }
  giveAway(path, way.owner.uid, way.owner.gid);
}

/** Depth first and the folder itself last: a killed change of owner is seen, and done again, at the next start. */
function giveAway(folder: string, uid: number, gid: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveAway(path, uid, gid);
    else lchownSync(path, uid, gid);
  }
  chownSync(folder, uid, gid);
}
