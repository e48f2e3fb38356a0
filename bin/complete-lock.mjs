import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingEntries } from "./launch/lock-file.mjs";
import { root } from "./launch/places.mjs";

// Run after every `npm install` against a mirror that does not carry the packages of other platforms: npm then leaves
// them out of the lock file, and `npm ci` refuses that file everywhere.
const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingEntries(lock.packages);
const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
process.stdout.write(`${Object.keys(missing).length} added\n`);
