import { existsSync } from "node:fs";
import path from "node:path";
import { beforeEach } from "vitest";
import { day } from "../kernel/index.ts";
import type { Dataset, Ports } from "./dataset.ts";
import { type Mapping, readMapping } from "./mapping.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");

/** A file of the shared folder, which belongs to its publishers and lies outside the project. */
export function sharedFile(file: string): string {
  return path.join(shared, file);
}

/** Skips a group's tests, with the reason, where the shared folder lacks what they read. */
export function skipWhereAbsent(file: string): void {
  beforeEach((context) => context.skip(!existsSync(sharedFile(file)), `../shared/${file} is not here`));
}

/** A mapping that is right; throws what is wrong with it otherwise. */
export function mappingOf(dataset: Dataset<unknown>, input: unknown): Mapping {
  const read = readMapping(dataset, input);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}

const languages = ["da", "en", "it", "nb", "de"];
const countries = new Map<string, string>();
for (const language of languages) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      const name = names.of(code);
      if (name) countries.set(name.toLowerCase(), code).set(code.toLowerCase(), code);
    }
  }
}

export const ports: Ports = {
  today: day("2026-11-23"),
  countryCode: (name) => countries.get(name.toLowerCase()) ?? null,
};
