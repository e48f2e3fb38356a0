import { lstatSync } from "node:fs";
import type { Config } from "../../platform/index.ts";

/** Where the service of `deploy/udsyn.service` has its environment. */
export const serviceEnvironment = "/etc/udsyn/environment";

/**
 * Whether a command was typed without the environment of the service that this machine runs: it would work in a demo's database
 * of its own, and say that all is done. `UDSYN_MODE` says that whoever typed it knows which one is meant.
 */
export function isEnvironmentForgotten({ isModeSaid }: Pick<Config, "isModeSaid">, file = serviceEnvironment): boolean {
  return !isModeSaid && isThere(file);
}

/** Also what lies in a folder that is not ours to look into. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EACCES";
  }
}
