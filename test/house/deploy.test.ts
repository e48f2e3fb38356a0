import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { serviceEnvironment } from "../../src/app/cli/forgotten-environment.ts";
import { root } from "./sources.ts";

const read = (file: string) => readFileSync(path.join(root, "deploy", file), "utf8");

/** What each instruction of a container file says, in order; a line that ends in `\` goes on. */
function instructions(file: string): readonly (readonly [string, string])[] {
  const lines = read(file).replaceAll("\\\n", " ").split("\n");
  return lines.flatMap((line) => {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return word && rest ? [[word, rest] as const] : [];
  });
}

function settings(unit: string): ReadonlyMap<string, string> {
  return new Map(
    read(unit)
      .split("\n")
      .flatMap((line) => {
        const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value] as const];
      }),
  );
}

test("the container's user owns the folder that the first start writes in", () => {
  const all = instructions("Containerfile");
  const at = all.findIndex(([word]) => word === "WORKDIR");
  const [, folder] = all[at] ?? [];
  const [, user] = all.find(([word]) => word === "USER") ?? [];
  expect([folder, user]).toEqual([expect.stringMatching(/^\//), expect.stringMatching(/^\w+$/)]);
  // WORKDIR makes what is not there as root, and COPY --chown gives away what it copies, never the folder.
  const made = all.slice(0, at).filter(([word]) => word === "RUN");
  expect(made.map(([, line]) => line)).toContainEqual(
    expect.stringMatching(new RegExp(`install -d (-m \\d+ )?-o ${user} -g ${user} ([^&]* )?${folder}( |$)`)),
  );
});

test("the service's database is stopped by the service, not under what is under way", () => {
  const unit = settings("udsyn.service");
  expect(unit.get("KillSignal")).toBe("SIGTERM");
  expect(unit.get("KillMode")).toBe("mixed");
});

test("a configuration that cannot be used is not tried again for ever", () => {
  const unit = settings("udsyn.service");
  expect(unit.get("Restart")).toBe("on-failure");
  expect(unit.get("RestartPreventExitStatus")).toBe("2");
});

test("a command beside the service is given what the service has", () => {
  const unit = settings("udsyn.service");
  const script = read("as-service");
  expect(unit.get("EnvironmentFile")).toBe(serviceEnvironment);
  for (const name of ["EnvironmentFile", "WorkingDirectory", "UMask"])
    expect(script).toContain(`--property=${name}=${unit.get(name)} `);
  expect(script).toContain(`--uid=${unit.get("User")} --gid=${unit.get("Group")} `);
  expect(statSync(path.join(root, "deploy/as-service")).mode & 0o111).toBe(0o111);
});
