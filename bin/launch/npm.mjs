import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { SetUpFault } from "./fault.mjs";
import { cacheFolder, withParent } from "./places.mjs";

const KEPT_OUTPUT = 20_000;

/**
 * Where npm's own program lies, so that it can be run by the Node we choose: as npm itself says when it started us,
 * else beside the Node that runs us, else behind the `npm` on the path.
 * @param {NodeJS.ProcessEnv} env @param {string} execPath
 */
export function findNpmCli(env = process.env, execPath = process.execPath) {
  const candidates = [];
  if (env.npm_execpath?.endsWith("npm-cli.js")) candidates.push(env.npm_execpath);
  candidates.push(...nearby(dirname(execPath)));
  const path = env.PATH ?? env.Path ?? "";
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const npm = join(folder, process.platform === "win32" ? "npm.cmd" : "npm");
    if (!existsSync(npm)) continue;
    const real = realpathSync(npm);
    if (real.endsWith("npm-cli.js")) candidates.push(real);
    candidates.push(...nearby(dirname(real)), ...nearby(folder));
  }
  const found = candidates.find((file) => existsSync(file));
  if (found) return found;
  throw new SetUpFault("npm blev ikke fundet. Installér Node.js med npm (https://nodejs.org), og prøv igen.");
}

/** @param {string} folder */
function nearby(folder) {
  const inside = join("node_modules", "npm", "bin", "npm-cli.js");
  return [join(folder, inside), join(folder, "..", "lib", inside), join(folder, "npm-cli.js")];
}

/** Settings of the one who started us that would make another installation than the lock file's. */
const misleading =
  /^(npm_config_(omit|include|only|also|production|dev|optional|dry_run|global|location|ignore_scripts|package_lock|package_lock_only|workspaces?|include_workspace_root|local_prefix|os|cpu|libc)|node_env)$/i;

/**
 * The environment for npm: registry, proxy and certificates as they are, nothing that leaves packages out.
 * @param {NodeJS.ProcessEnv} env
 */
export function npmEnvironment(env = process.env) {
  const kept = Object.entries(env).filter(([name]) => !misleading.test(name));
  return { ...Object.fromEntries(kept), ...(homeIsWritable() ? {} : { npm_config_cache: join(cacheFolder, "npm") }) };
}

function homeIsWritable() {
  try {
    accessSync(homedir(), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Spelt out, since the flags outrank every npmrc. */
const flags = [
  "--include=dev",
  "--include=optional",
  "--ignore-scripts",
  "--no-global",
  "--no-dry-run",
  "--package-lock",
  "--no-package-lock-only",
];

/**
 * `npm ci` in a folder, run by the given Node; its process is named to the lock.
 * @param {string} node @param {string} folder @param {(pid: number) => void} also @returns {Promise<void>}
 */
export function npmCi(node, folder, also) {
  const args = [
    "--import",
    withParent,
    findNpmCli(),
    "ci",
    ...flags,
    "--no-audit",
    "--no-fund",
    "--no-progress",
    "--loglevel=error",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: folder,
      env: npmEnvironment(),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      windowsHide: true,
    });
    if (child.pid !== undefined) also(child.pid);
    let output = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetUpFault(`npm ci mislykkedes i ${folder}:\n${output.trim() || `kode ${code}`}`));
    });
  });
}
