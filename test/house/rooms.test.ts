import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { floorsOf } from "./boundaries.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

/** Rooms that exist without a door, or without a page that says what they own. */
function roomFaults(folder: string): string[] {
  const rooms = [...floorsOf(folder).keys()].filter((room) => existsSync(path.join(folder, "src", room)));
  return rooms.flatMap((room) => {
    const faults: string[] = [];
    const place = path.join(folder, "src", room);
    if (!existsSync(path.join(place, "index.ts"))) faults.push(`src/${room}/index.ts is missing`);
    const readme = path.join(place, "README.md");
    if (!existsSync(readme)) return [...faults, `src/${room}/README.md is missing`];
    const lines = readFileSync(readme, "utf8").trimEnd().split("\n").length;
    return lines > 40 ? [...faults, `src/${room}/README.md has ${lines} lines, 40 at most`] : faults;
  });
}

test("every room has its door and a page on what it owns", () => {
  expect(roomFaults(root)).toEqual([]);
});

test("every table that is migrated stands in a room's README", () => {
  const folder = path.join(root, "src/platform/database/migrations");
  const sql = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  const tables = sql.flatMap((text) =>
    [...text.matchAll(/CREATE TABLE (?:udsyn|register)\.(\w+)/g)].map(([, name = ""]) => name),
  );
  expect(tables.length).toBeGreaterThan(50);
  const pages = [...floorsOf(root).keys()].map((room) =>
    readFileSync(path.join(root, "src", room, "README.md"), "utf8"),
  );
  const told = pages.join("\n");
  expect(tables.filter((name) => !new RegExp(`\`(?:udsyn\\.|register\\.)?${name}\``).test(told))).toEqual([]);
});

test("a room without door, without page, with a long page is found", () => {
  const folder = plantTree({
    "rooms.json": JSON.stringify({ floors: [{ floor: 0, rooms: ["a", "b", "not-built-yet"] }] }),
    "src/a/README.md": "line\n".repeat(41),
    "src/b/index.ts": "",
  });
  expect(roomFaults(folder)).toEqual([
    "src/a/index.ts is missing",
    "src/a/README.md has 41 lines, 40 at most",
    "src/b/README.md is missing",
  ]);
});
