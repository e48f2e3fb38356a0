import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bundle, program } from "./bundle.ts";

interface User {
  readonly uid: number;
  readonly gid: number;
}

const OWN_NAME = "udsyn-postgres";

/** A user without rights that PostgreSQL can run as: one that exists, else one we add. */
export function findOtherUser(userList = "/etc/passwd"): User {
  const find = (): User | undefined => {
    const lines = readFileSync(userList, "utf8")
      .split("\n")
      .map((line) => line.split(":"));
    const found = [OWN_NAME, "postgres", "nobody"].map((name) => lines.find((line) => line[0] === name)).find(Boolean);
    return found && { uid: Number(found[2]), gid: Number(found[3]) };
  };
  const existing = find();
  if (existing) return existing;
  const added = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", OWN_NAME], { encoding: "utf8" });
  const made = find();
  if (made) return made;
  throw new Error(
    `ingen bruger postgres eller nobody, og useradd svarede: ${added.error?.message ?? added.stderr.trim()}`,
  );
}

/**
 * Copies the programs to where every user can read them, once a version, and returns that folder.
 * The place is in the shared temporary folder, so only a folder that is root's own and closed to others' writing is
 * believed: nobody can have laid other programs there for us to run.
 */
export function copyForOthers(bundle: Bundle, shared: string = tmpdir()): string {
  const place = join(shared, `udsyn-postgres-${bundle.version}`);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const status = lstatSync(place);
  if (!status.isDirectory() || status.uid !== process.getuid?.() || (status.mode & 0o022) !== 0) {
    throw new Error(`${place} er ikke vores egen mappe; fjern den`);
  }
  const native = join(place, "native");
  if (existsSync(program(native, "postgres"))) return native;
  const half = mkdtempSync(join(place, "half-"));
  cpSync(bundle.native, half, { recursive: true, verbatimSymlinks: true });
  const opened = spawnSync("chmod", ["-R", "a+rX", place], { encoding: "utf8" });
  if (opened.status !== 0) throw new Error(opened.error?.message ?? opened.stderr.trim());
  renameSync(half, native);
  return native;
}
