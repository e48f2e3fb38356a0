import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { hearCommands, stubDatabase } from "../../test/setup/commands.ts";
import { scratchDatabase } from "../../test/setup/database.ts";
import { runUdsyn } from "./cli/udsyn.ts";
import { openStops } from "./stops.ts";

const heard = hearCommands();

/** A database that nobody has opened yet, named in the environment, and a port that another program holds. */
async function takenPort() {
  const database = await scratchDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), "udsyn-start-"));
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    other.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const { port } = other.address() as AddressInfo;
  vi.stubEnv("PORT", String(port));
  vi.stubEnv("UDSYN_DATA", dataDir);
  stubDatabase(database.connections);
  const connected = async () => {
    const [row] = await database.query<{ count: string }>(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user",
    );
    return Number(row?.count);
  };
  return { port, connected };
}

test.each([[["serve"]], [["serve", "--public-only"]]])(
  "a port that is taken is said in one line, and all that %s started is stopped",
  async (words) => {
    const { port, connected } = await takenPort();
    await runUdsyn(words);
    expect(process.exitCode).toBe(1);
    const lines = heard.said.trim().split("\n");
    expect(lines.at(-1)).toBe(
      `Port ${port} er optaget af et andet program. Stop det, eller vælg en anden port: PORT=${port + 1}`,
    );
    expect(heard.said).not.toMatch(/EADDRINUSE|\n {4}at |"level"/);
    // A server notices a moment later that a client has gone; who did not go is never gone.
    await vi.waitFor(async () => expect(await connected()).toBe(0), { timeout: 10_000 });
  },
  60_000,
);

test.each([[["serve"]], [["serve", "--public-only"]], [["doctor"]]])(
  "a key and proxies that cannot be used are told together by %s, before anything is opened",
  async (words) => {
    const folder = path.join(tmpdir(), "udsyn-never-made");
    const env = { UDSYN_DATA: folder, UDSYN_LOG_KEY: "PRIVATE+KEY+x+00000000+AA==", UDSYN_TRUSTED_PROXIES: "nonsense" };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await runUdsyn(words);
    expect(process.exitCode).toBe(2);
    expect(heard.said).toMatch(/UDSYN_LOG_KEY: kan ikke læses.*\n.*UDSYN_TRUSTED_PROXIES: »nonsense«/);
    expect(existsSync(folder)).toBe(false);
  },
);

test("what was started stops in the opposite order, also where one of them fails", async () => {
  const stopped: string[] = [];
  const stops = openStops();
  stops.add(() => stopped.push("first"));
  stops.add(async () => {
    throw new Error("stuck");
  });
  stops.add(() => stopped.push("last"));
  await expect(stops.all()).rejects.toThrow("stuck");
  expect(stopped).toEqual(["last", "first"]);
});
