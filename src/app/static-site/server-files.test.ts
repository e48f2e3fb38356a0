import { expect, test } from "vitest";
import { placeOf } from "./links.ts";
import type { Row } from "./manifest.ts";
import { serverFiles } from "./server-files.ts";

const row = (path: string, more: Partial<Row> = {}): Row => ({
  ...{ path, ask: path, file: path.slice(1), sha256: "", size: 0, changedMs: 0, key: "", of: null, status: 200 },
  ...{ to: null, links: [], served: null },
  ...more,
});
const settings = (...rows: readonly Row[]) => {
  const all = new Map(rows.map((one) => [one.path, one]));
  const of = serverFiles(placeOf("https://kommune.dk/udsyn"), all, new Map(), { recordOf: () => "wien" } as never);
  return new Map(of.map(({ file, text }) => [file, text]));
};

test("an account of an earlier program, which says nothing of how a file is served, makes no settings for it", () => {
  const { served: _, ...earlier } = row("/bilag/0198");
  for (const [file, text] of settings(earlier as Row)) expect(text, file).not.toMatch(/undefined|0198/);
});

test("many records that are taken down are a few short lines of nginx's, each by its own page below the base", () => {
  const rows = Array.from({ length: 95 }, (_, at) => row(`/rejser/wien-${at}`, { status: 410, of: `wien-${at}` }));
  const lines = (settings(...rows).get("udsyn.nginx.conf") ?? "").split("\n").filter((one) => one.includes("?<gone>"));
  expect(lines).toHaveLength(3);
  // What nginx takes of one word.
  for (const line of lines) expect(Math.max(...line.split(" ").map((one) => one.length))).toBeLessThan(4_096);
  expect(lines[0]).toContain("error_page 410 /udsyn$lang/rejser/$gone/index.html");
});
