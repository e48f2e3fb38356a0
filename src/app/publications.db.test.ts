import { createConnection, createServer, type Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { scratchDatabase } from "../../test/setup/database.ts";
import { openLog } from "../platform/index.ts";
import { hearPublications } from "./publications.ts";

test("a database that is long away is asked by one at a time, and heard by one when it is back", async () => {
  const db = await scratchDatabase();
  const register: pg.ClientConfig = db.connections.register;
  const socket = path.join(String(register.host), `.s.PGSQL.${register.port ?? 5432}`);
  let away = false;
  let [open, most, refused] = [0, 0, 0];
  const through = new Set<Socket>();
  // Stands between: refuses a while after it was asked, as a server does that is still recovering.
  const between = createServer((client) => {
    client.on("error", () => undefined);
    if (away) {
      [open, refused] = [open + 1, refused + 1];
      most = Math.max(most, open);
      client.once("close", () => {
        open -= 1;
      });
      setTimeout(() => client.destroy(), 700);
      return;
    }
    const server = createConnection(socket).on("error", () => undefined);
    for (const one of [client, server]) through.add(one);
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
  const address = between.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const to = { ...register, host: "127.0.0.1", port: address.port };
  const heard = await hearPublications(
    to,
    openLog("silent", (text) => text),
  );
  const before = heard.headOf("one");
  try {
    away = true;
    for (const one of through) one.destroy();
    while (refused < 4) await sleep(50);
    expect(most).toBe(1);
    away = false;
    while (heard.headOf("one") === before) await sleep(50);
    const again = heard.headOf("one");
    await db.query("SELECT pg_notify('udsyn_published', 'one')");
    while (heard.headOf("one") === again) await sleep(20);
    const [listeners] = await db.query<{ count: string }>(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1",
      [register.user],
    );
    expect(Number(listeners?.count)).toBe(1);
  } finally {
    await heard.close();
    for (const one of through) one.destroy();
    between.close();
    await db.close();
  }
});

test("a connection that dies without a word is given up, and what was told meanwhile is known of by the next", async () => {
  const db = await scratchDatabase();
  const register: pg.ClientConfig = db.connections.register;
  const socket = path.join(String(register.host), `.s.PGSQL.${register.port ?? 5432}`);
  const through: { readonly client: Socket; readonly server: Socket }[] = [];
  // Stands between, and forgets a connection as a firewall does: neither side is told.
  const between = createServer((client) => {
    const server = createConnection(socket).on("error", () => undefined);
    client.on("error", () => undefined).on("close", () => server.destroy());
    through.push({ client, server });
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
  const address = between.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const to = { ...register, host: "127.0.0.1", port: address.port };
  const silent = openLog("silent", (text) => text);
  const heard = await hearPublications(to, silent, () => undefined, { every: 100, within: 400 });
  try {
    await sleep(500);
    // As long as it answers it is the one.
    expect([through.length, heard.isHeard()]).toEqual([1, true]);
    const before = heard.headOf("one");
    for (const { client, server } of through) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
    await db.query("SELECT pg_notify('udsyn_published', 'one')");
    await vi.waitFor(() => expect(heard.isHeard()).toBe(false), { timeout: 10_000, interval: 5 });
    await vi.waitFor(() => expect(heard.isHeard()).toBe(true), { timeout: 10_000 });
    expect(heard.headOf("one")).not.toBe(before);
    const again = heard.headOf("one");
    await db.query("SELECT pg_notify('udsyn_published', 'one')");
    await vi.waitFor(() => expect(heard.headOf("one")).not.toBe(again));
  } finally {
    await heard.close();
    for (const { client, server } of through) for (const one of [client, server]) one.destroy();
    between.close();
    await db.close();
  }
});

test("what is told through a pooler that keeps nobody listening is refused at once, not served as old pages", async () => {
  const db = await scratchDatabase();
  const silent = openLog("silent", (text) => text);
  const query = vi.spyOn(pg.Client.prototype, "query");
  query.mockImplementation(async () => ({ rows: [] }));
  try {
    const hearing = hearPublications(db.connections.register, silent, () => undefined, { every: 100, within: 200 });
    await expect(hearing).rejects.toThrow("no answer in 200 ms");
  } finally {
    query.mockRestore();
    await db.close();
  }
});

test("what was erased and never public is told to the journal alone, and no page is made anew", async () => {
  const db = await scratchDatabase();
  const told: (string | undefined)[] = [];
  const grown: (string | undefined)[] = [];
  const silent = openLog("silent", (text) => text);
  const heard = await hearPublications(db.connections.register, silent, (one) => told.push(one));
  heard.follow((one) => grown.push(one));
  try {
    const before = heard.headOf("one");
    await db.query("SELECT pg_notify('udsyn_journal', 'one')");
    await vi.waitFor(() => expect(told).toEqual([undefined, "one"]));
    expect([heard.headOf("one"), grown]).toEqual([before, []]);
    await db.query("SELECT pg_notify('udsyn_published', 'one')");
    await vi.waitFor(() => expect(grown).toEqual(["one"]));
    expect(heard.headOf("one")).not.toBe(before);
  } finally {
    await heard.close();
    await db.close();
  }
});
