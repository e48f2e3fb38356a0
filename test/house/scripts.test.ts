import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

test("every script of a page stands in the architecture's list, and no other", () => {
  const islands = readdirSync(path.join(root, "src/web/islands")).filter((file) => file.endsWith(".ts"));
  const text = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
  const rows = (/^## Scripts$([\s\S]*?)^## /m.exec(text)?.[1] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const listed = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
  expect(listed.toSorted()).toEqual([...islands.map((file) => file.replace(/\.ts$/, "")), "verify-record"].toSorted());
});
