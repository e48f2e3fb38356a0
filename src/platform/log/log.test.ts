import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

test("what is cleaned away is in no line, whoever logs it and however deep", () => {
  const log = pathToFileURL(path.join(import.meta.dirname, "index.ts")).href;
  const script = `
    const { openLog } = await import(${JSON.stringify(log)});
    const log = openLog("warn", (text) => text.replaceAll("secret", "[x]"));
    log.error({ a: { b: ["secret 1"] } }, "secret 2");
    log.warn({ reason: String(new Error("secret 3")) }, "w");
    log.forQueue().error("secret 4");`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  const lines = stderr.trim().split("\n");
  expect(lines.filter((line) => line.includes("[x]"))).toHaveLength(3);
  expect(stderr).not.toContain("secret");
});
