import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

/** What `src/app/` says of each route it serves. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly kind: string;
  readonly access: string;
}

const recorded = path.join(import.meta.dirname, "addresses.txt");
const app = path.join(root, "src/app/index.ts");

test("every address is the recorded one: a changed promise is a decision (UPDATE=1 records it)", async (context) => {
  context.skip(!existsSync(app), "src/app/index.ts is not built yet");
  const { routeTable }: { routeTable?: () => readonly Route[] } = await import(pathToFileURL(app).href);
  if (!routeTable) return context.skip("src/app/ exports no routeTable yet");
  const routes = routeTable();
  expect(routes.length).toBeGreaterThan(0);
  const lines = routes.map((route) => `${route.method} ${route.path} ${route.access}`).sort();
  expect(new Set(lines).size).toBe(lines.length);
  if (process.env.UPDATE) writeFileSync(recorded, `${lines.join("\n")}\n`);
  expect(lines).toEqual(existsSync(recorded) ? readFileSync(recorded, "utf8").trimEnd().split("\n") : []);
});
