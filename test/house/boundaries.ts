import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { importsOf } from "./imports.ts";
import { filesBelow, readSource } from "./sources.ts";

/** Rooms that must stand alone: their code, tests aside, uses nothing but what Node itself brings. */
const standingAlone = new Set(["kernel", "verify"]);

export interface Boundaries {
  /** Files read. A check that reads nothing finds nothing wrong. */
  readonly modules: number;
  readonly imports: number;
  readonly faults: readonly string[];
}

interface Floor {
  readonly floor: number;
  readonly rooms: readonly string[];
}

/** Floor by room, from `rooms.json`. */
export function floorsOf(folder: string): Map<string, number> {
  const { floors }: { floors: readonly Floor[] } = JSON.parse(readFileSync(path.join(folder, "rooms.json"), "utf8"));
  return new Map(floors.flatMap(({ floor, rooms }) => rooms.map((room) => [room, floor])));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** Why `file` (of `room`, below `src/`) may not import `to`; `null` when it may. */
function refusal(floors: ReadonlyMap<string, number>, room: string, file: string, to: string): string | null {
  if (!to.startsWith(".")) {
    if (/^([/#]|[a-z]+:\/)/i.test(to)) return "neither a relative path nor a package";
    if (standingAlone.has(room) && !isTest(file) && !isBuiltin(to)) return `${room} may use only what Node brings`;
    if (isBuiltin(to) && !to.startsWith("node:")) return "a built-in is written with node:";
    return null;
  }
  const reached = path.posix.join("src", path.posix.dirname(file), to);
  if (isTest(file) && reached.startsWith("test/")) return null;
  if (!reached.startsWith("src/")) return "outside src/ (tests alone may use test/)";
  const [, other = "", ...inside] = reached.split("/");
  if (other === room) return null;
  if (room === "verify" && !isTest(file)) return "verify imports no room";
  const here = floors.get(room);
  const there = floors.get(other);
  if (here === undefined) return null;
  if (there === undefined) return `room ${other} is not in rooms.json`;
  if (there === here) return `${other} is on the same floor`;
  if (there > here) return `${other} is above ${room}`;
  return inside.join("/") === "index.ts" ? null : `only through ${other}/index.ts`;
}

/**
 * The rules of the rooms (docs/architecture.md), denied by default, over `<folder>/src` and `<folder>/rooms.json`.
 * Each fault names file and line.
 */
export function checkBoundaries(folder: string): Boundaries {
  const floors = floorsOf(folder);
  const src = path.join(folder, "src");
  const faults: string[] = [];
  let modules = 0;
  let imports = 0;
  const unlisted = new Set<string>();
  for (const file of filesBelow(src)) {
    const [room = "", ...inside] = file.split("/");
    if (inside.length === 0) faults.push(`src/${file}: no file lies directly in src/`);
    else if (!floors.has(room)) unlisted.add(room);
    if (/\.([cm]?jsx?|[cm]ts)$/.test(file)) faults.push(`src/${file}: code is written in .ts and .tsx alone`);
    if (!/\.tsx?$/.test(file)) continue;
    modules += 1;
    const source = readSource(src, file);
    if (/^\/\/\/\s*<reference/m.test(source.text)) faults.push(`src/${file}: reaches elsewhere by a /// reference`);
    for (const { to, line } of importsOf(source)) {
      imports += 1;
      const why = to === null ? "a computed path cannot be checked" : refusal(floors, room, file, to);
      if (why) faults.push(`src/${file}:${line} imports ${to ?? "?"}: ${why}`);
    }
  }
  for (const room of unlisted) faults.push(`src/${room}/: not in rooms.json`);
  return { modules, imports, faults };
}
