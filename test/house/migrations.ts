import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "./sources.ts";

const name = /^\d{4}-\d{2}-\d{2}-\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

/** The statements of a migration: a line `-- next` stands between two. */
function statementsOf(sql: string): string[] {
  return sql.split(/^-- next$/m).map((statement) => statement.trim());
}

/** Whether a statement is two: a semicolon before its end, outside texts, bodies and comments. */
function holdsSeveral(statement: string): boolean {
  const bare = statement
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "")
    .replace(/'(?:[^']|'')*'/g, "")
    .replace(/--.*$/gm, "");
  return bare.trim().replace(/;$/, "").includes(";");
}

/**
 * Names that sort in the order of time, no number twice, one statement a part: Citus takes no more at a time.
 * The database runs them in the order of their names.
 */
export function migrationFaults(folder: string): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const file of filesBelow(folder)) {
    if (!name.test(file)) {
      faults.push(`${file}: not named YYYY-MM-DD-NNNN-what-it-does.sql`);
      continue;
    }
    const stamp = file.slice(0, "2026-11-23-0001".length);
    if (Number.isNaN(Date.parse(stamp.slice(0, 10)))) faults.push(`${file}: no such day`);
    if (seen.has(stamp)) faults.push(`${file}: ${stamp} is used twice`);
    seen.add(stamp);
    for (const [index, statement] of statementsOf(readFileSync(path.join(folder, file), "utf8")).entries()) {
      if (statement.replace(/--.*$/gm, "").trim() === "") faults.push(`${file}: statement ${index + 1} is empty`);
      if (holdsSeveral(statement)) faults.push(`${file}: statement ${index + 1} is several; part them by -- next`);
    }
  }
  return faults;
}

/** Hash by migration, as the lock's lines: `<sha256>  <name>`. */
export function lockLines(folder: string): string[] {
  return filesBelow(folder).map((file) => {
    const hash = createHash("sha256").update(readFileSync(path.join(folder, file)));
    return `${hash.digest("hex")}  ${file}`;
  });
}

/** Where the migrations break with the released ones in the lock: edited, gone, or put in before them. */
export function lockFaults(folder: string, lock: string): string[] {
  const locked = existsSync(lock) ? readFileSync(lock, "utf8").trimEnd().split("\n").filter(Boolean) : [];
  const now = new Map(lockLines(folder).map((line) => [line.slice(66), line]));
  const changed = locked.flatMap((line) => {
    const file = line.slice(66);
    const found = now.get(file);
    if (!found) return [`${file}: locked, but gone`];
    return found === line ? [] : [`${file}: locked, but edited; write a new migration`];
  });
  const names = locked.map((line) => line.slice(66));
  const last = names.at(-1) ?? "";
  const early = [...now.keys()].filter((file) => !names.includes(file) && file < last);
  return [...changed, ...early.map((file) => `${file}: comes before ${last}, which is locked`)];
}
