import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Folder } from "./folder.ts";

/** The four roles the application knows; see `docs/architecture.md`. */
export const roles = ["owner", "app", "jobs", "register"] as const;
export type Role = (typeof roles)[number];

/** One password for each role, and one for the superuser that only the supervisor uses. */
const passwords = z.record(z.enum([...roles, "super"]), z.string());
export type Passwords = Readonly<z.infer<typeof passwords>>;

const random = (): string => randomBytes(24).toString("base64url");

/** Reads the passwords; makes them before there is a cluster to open with them. */
export function readPasswords(folder: Folder): Passwords {
  if (existsSync(folder.passwords)) return passwords.parse(JSON.parse(readFileSync(folder.passwords, "utf8")));
  if (existsSync(folder.cluster)) {
    throw new Error(
      `${folder.passwords} mangler, og uden den kan databasen ikke åbnes. Læg filen tilbage fra jeres backup.`,
    );
  }
  const made: Passwords = { super: random(), owner: random(), app: random(), jobs: random(), register: random() };
  const half = `${folder.passwords}.new`;
  writeFileSync(half, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, folder.passwords);
  return made;
}
