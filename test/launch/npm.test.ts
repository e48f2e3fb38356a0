import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findNpmCli, npmEnvironment } from "../../bin/launch/npm.mjs";
import { temporary } from "./temporary.ts";

function make(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
}

test("believes the npm that started us, unless it is another program", () => {
  const folder = temporary();
  const started = make(join(folder, "a", "npm-cli.js"));
  const beside = make(join(folder, "lib", "node_modules", "npm", "bin", "npm-cli.js"));
  const node = join(folder, "bin", "node");
  expect(findNpmCli({ npm_execpath: started }, node)).toBe(started);
  expect(findNpmCli({ npm_execpath: make(join(folder, "yarn.js")) }, node)).toBe(beside);
  expect(findNpmCli({ npm_execpath: join(folder, "gone", "npm-cli.js") }, node)).toBe(beside);
});

test("finds npm beside Node on Windows, behind a link on the path, and behind a wrapper", () => {
  const folder = temporary();
  const nowhere = join(folder, "nowhere", "node");
  const windows = make(join(folder, "win", "node_modules", "npm", "bin", "npm-cli.js"));
  expect(findNpmCli({}, join(folder, "win", "node"))).toBe(windows);

  const linked = make(join(folder, "share", "npm-cli.js"));
  mkdirSync(join(folder, "linked"));
  symlinkSync(linked, join(folder, "linked", "npm"));
  expect(findNpmCli({ PATH: `${join(folder, "empty")}:${join(folder, "linked")}` }, nowhere)).toBe(linked);

  make(join(folder, "wrapped", "bin", "npm"));
  const behind = make(join(folder, "wrapped", "lib", "node_modules", "npm", "bin", "npm-cli.js"));
  expect(findNpmCli({ PATH: join(folder, "wrapped", "bin") }, nowhere)).toBe(behind);
});

test("says what to do when there is no npm", () => {
  expect(() => findNpmCli({ PATH: "" }, "/nowhere/bin/node")).toThrow(/npm blev ikke fundet/);
});

test("hides what would leave packages out, and keeps the way to the registry", () => {
  const misleading = {
    NODE_ENV: "production",
    npm_config_omit: "dev",
    NPM_CONFIG_PRODUCTION: "true",
    npm_config_only: "prod",
  };
  const needed = { PATH: "/bin", npm_config_registry: "elsewhere", HTTPS_PROXY: "http://proxy.example" };
  const kept = npmEnvironment({ ...misleading, ...needed });
  expect(kept).toMatchObject(needed);
  expect(Object.keys(kept).filter((name) => name in misleading)).toEqual([]);
});
