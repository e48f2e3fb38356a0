import path from "node:path";
import { pathToFileURL } from "node:url";
import { NotLoaded } from "./not-loaded.ts";

/** Where all of our own lies. */
const folder = path.resolve(import.meta.dirname, "../..");
const own: readonly string[] = [folder, pathToFileURL(folder).href];

/**
 * Throws on what says nothing of the file at hand: a library that could not be loaded, or a fault in our own code. Every place that takes
 * an error for a word about a file asks this first.
 */
export function throwOurs(error: unknown): void {
  if (error instanceof NotLoaded || isOurs(error)) throw error;
}

/** An error of the kind that a program makes by itself, thrown where our own code stands and not in a library's. */
function isOurs(error: unknown): boolean {
  if (!(error instanceof TypeError || error instanceof ReferenceError)) return false;
  // Not the engine's and Node's own places: whoever called them is at fault.
  const places = (error.stack ?? "").split("\n").filter((one) => /^\s+at /.test(one));
  const first = places.find((one) => !/\bnode:|<anonymous>|\(native\)/.test(one)) ?? "";
  return own.some((one) => first.includes(one)) && !first.includes("node_modules");
}
