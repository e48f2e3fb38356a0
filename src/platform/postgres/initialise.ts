import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Bundle, program } from "./bundle.ts";
import type { Folder } from "./folder.ts";
import { type Passwords, roles } from "./passwords.ts";
import type { Tuning } from "./settings.ts";
import type { Way } from "./way.ts";

export const DATABASE = "udsyn";
export const SUPERUSER = "udsyn_super";
const HALF = "half-made-";

/**
 * Makes the cluster with its roles and its database, in a folder of its own that is renamed when all is done: a kill
 * on the way leaves only a half-made folder, which the next start deletes. Does nothing where a cluster exists.
 */
export function initialise(folder: Folder, bundle: Bundle, way: Way, passwords: Passwords, tuning: Tuning): void {
  for (const name of readdirSync(folder.path)) {
    if (name.startsWith(HALF)) rmSync(join(folder.path, name), { recursive: true, force: true });
  }
  if (existsSync(folder.cluster)) {
    checkMajor(folder, bundle);
    return;
  }
  const half = mkdtempSync(join(folder.path, HALF));
  if (process.platform !== "win32") chownSync(half, way.owner.uid, way.owner.gid);
  runInitdb(half, way, tuning);
  // Everyone comes through the socket or loopback, and everyone shows a password; `initdb` itself closed the door.
  writeFileSync(join(half, "pg_hba.conf"), "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n");
  makeRoles(half, way, passwords);
  renameSync(half, folder.cluster);
  if (tuning === "durable") syncFolder(folder.path);
}

/** The data's format follows PostgreSQL's major version. */
function checkMajor(folder: Folder, bundle: Bundle): void {
  const file = join(folder.cluster, "PG_VERSION");
  if (!existsSync(file)) {
    throw new Error(
      `${folder.cluster} er ikke en database (PG_VERSION mangler). Læg mappen tilbage fra jeres backup, eller flyt den væk for at begynde forfra.`,
    );
  }
  const major = Number(readFileSync(file, "utf8"));
  if (major === bundle.major) return;
  throw new Error(
    `${folder.cluster} er skrevet af PostgreSQL ${major}, men denne udgave af Udsyn bringer PostgreSQL ${bundle.major}. Tag en backup med den udgave, der skrev mappen (bin/udsyn backup), og indlæs den her (bin/udsyn restore).`,
  );
}

/** Text is UTF-8 and sorts by code point; Danish order is asked for where it is shown, by an ICU collation. */
function runInitdb(half: string, way: Way, tuning: Tuning): void {
  const failures: string[] = [];
  // pg_trgm knows letters by this locale: under plain C, å, ø and æ would be none. Not every system has every name.
  for (const letters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const args = [
      "-D",
      way.dataDirectory(half),
      "-U",
      SUPERUSER,
      "--auth=reject",
      "--encoding=UTF8",
      "--data-checksums",
    ];
    args.push("--locale=C", `--lc-ctype=${letters}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    if (tuning === "scratch") args.push("--no-sync");
    const answer = run(way, half, "initdb", args);
    if (answer.status === 0) return;
    failures.push(answer.error?.message ?? answer.stderr.trim());
    if (!answer.stderr.includes("invalid locale name")) break;
  }
  throw new Error(`Databasen kunne ikke oprettes (initdb): ${failures.join(" · ")}`);
}

/** In single-user mode: no server listens before the roles and their passwords are in place. */
function makeRoles(half: string, way: Way, passwords: Passwords): void {
  const statements = [
    `ALTER ROLE ${SUPERUSER} PASSWORD '${passwords.super}'`,
    ...roles.map((role) => `CREATE ROLE udsyn_${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${passwords[role]}'`),
    "ALTER ROLE udsyn_owner CREATEDB",
    // So that the owner can ask which folder it is about to write in.
    "GRANT pg_read_all_settings TO udsyn_owner",
    `CREATE DATABASE ${DATABASE} OWNER udsyn_owner`,
  ];
  const args = [
    "--single",
    "-D",
    way.dataDirectory(half),
    "-c",
    "exit_on_error=true",
    "-c",
    "log_min_error_statement=panic",
    "postgres",
  ];
  const answer = run(way, half, "postgres", args, `${statements.join("\n")}\n`);
  if (answer.status !== 0)
    throw new Error(`Databasens roller kunne ikke oprettes: ${answer.error?.message ?? answer.stderr.trim()}`);
}

function run(way: Way, cwd: string, name: "initdb" | "postgres", args: string[], input = ""): SpawnSyncReturns<string> {
  const call = way.call(program(way.native, name), args);
  return spawnSync(call.file, call.args, { cwd, input, encoding: "utf8", env: serverEnvironment(), ...call.identity });
}

/** What the server's programs see of our environment: nothing that could steer them. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, LC_ALL: "C", TZ: "UTC", ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}

function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
