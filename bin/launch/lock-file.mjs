/**
 * @typedef {{ version?: string, os?: string[], cpu?: string[], libc?: string[], dev?: boolean, optional?: boolean,
 *   optionalDependencies?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Packages the `packages` of a package-lock.json
 */

/** How packages with programs for one platform are named: `…-linux-arm64-musl`, `…-win32-x64-msvc`. */
const platformName =
  /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+?)(?:-(gnu|musl|msvc|eabi)?(?:eabi)?(?:hf)?)?$/;

/**
 * Entries for the optional platform packages that others in the lock file name, but that have no entry themselves.
 * @param {Packages} packages @returns {Packages}
 */
export function missingEntries(packages) {
  /** @type {Packages} */
  const missing = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const top = `node_modules/${name}`;
      if (packages[top] || packages[`${path}/${top}`]) continue;
      const [, os, cpu, libc] = platformName.exec(name) ?? [];
      if (!os || !cpu) throw new Error(`${name}: not named after a platform; complete the lock file by hand.`);
      missing[top] = {
        version,
        cpu: [cpu],
        ...(parent.dev && { dev: true }),
        ...(os === "linux" && libc && { libc: [libc === "musl" ? "musl" : "glibc"] }),
        optional: true,
        os: [os],
      };
    }
  }
  return missing;
}
