import { expect, test } from "vitest";
import { exportFaults, fileNameFaults, filesLongerThan } from "./names.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

test("file names are kebab-case ASCII and say something", () => {
  expect(fileNameFaults(root)).toEqual([]);
});

test.each([
  ["src/trips/tripStore.ts", "not kebab-case"],
  ["src/trips/trip_store.ts", "not kebab-case"],
  ["src/trips/rejsemål-på-kort.ts", "not kebab-case"],
  ["src/trips/Trip.tsx", "not kebab-case"],
  ["src/trips/trip.service.ts", "says nothing"],
  ["src/trips/trip-manager.ts", "says nothing"],
  ["src/trips/test-helpers.test.ts", "says nothing"],
  ["src/trips/utils/money.ts", "says nothing"],
])("the name %s is found", (file, found) => {
  expect(fileNameFaults(plantTree({ [file]: "" })).join("\n")).toContain(found);
});

test("good names are let through", () => {
  const files = ["src/trips/submit-report/submit-report.db.test.ts", "src/trips/README.md", "src/a/help.ts"];
  expect(fileNameFaults(plantTree(Object.fromEntries(files.map((file) => [file, ""]))))).toEqual([]);
});

test("exported names say something, and none is a default", () => {
  expect(exportFaults(root)).toEqual([]);
});

test.each([
  ["export class TripService {}", "TripService"],
  ["export interface MailManager {}", "MailManager"],
  ["export type DateUtils = string;", "DateUtils"],
  ["export const mailHelper = 1;", "mailHelper"],
  ["export function utils() {}", "utils"],
  ["const a = 1; export { a as TripHelper };", "TripHelper"],
  ["export default 1;", "default export"],
  ["const a = 1; export { a as default };", "default export"],
])("%s is found", (text, found) => {
  expect(exportFaults(plantTree({ "src/trips/a.ts": text })).join("\n")).toContain(found);
});

test("a role's name and words that only resemble are let through", () => {
  const text = "export const askManager = 1; export const helped = 2; export class Served {} // export default 1";
  expect(exportFaults(plantTree({ "src/trips/a.ts": text }))).toEqual([]);
});

test("no file is longer than 400 lines; one longer than 250 is a question", () => {
  expect(filesLongerThan(root, 400)).toEqual([]);
  for (const file of filesLongerThan(root, 250)) process.stdout.write(`  could this be two files? ${file}\n`);
});

test("a long file is found", () => {
  const folder = plantTree({ "src/trips/a.ts": "//\n".repeat(401), "src/trips/b.ts": "//\n".repeat(400) });
  expect(filesLongerThan(folder, 400)).toEqual(["src/trips/a.ts: 401 lines"]);
});
