import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the verifier imports only Node and itself", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.includes(".test."),
  );
  const imports = files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), "utf8");
    return [...text.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map(([, module]) => module ?? "");
  });
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.filter((module) => !/^(node:[a-z/]+|\.\.?\/[a-z-]+(\/[a-z-]+)?\.ts)$/.test(module))).toEqual([]);
});
