import { createConnection, createServer, type Server, type Socket } from "node:net";
import path from "node:path";
import type pg from "pg";
import type { Connections } from "../../src/platform/index.ts";

type Roles = Record<keyof Connections, pg.ClientConfig>;

/** A way to the suite's database that can be broken, as if the server or the line were gone. The server itself is never touched. */
export interface Breakable {
  through(to: Roles): Roles;
  /** Refuses everybody and drops whoever is connected. */
  break(): Promise<void>;
  /** Lets nobody speak: connections are taken and never answered. */
  silence(): Promise<void>;
  mend(): Promise<void>;
  /**
   * Drops the connection that makes the n-th commit from now: before the server hears of it, or after it did and before it
   * can answer. Resolves when it has happened.
   */
  dropCommit(when: "before" | "after", nth: number): Promise<void>;
  close(): Promise<void>;
}

const commit = Buffer.from("commit\0");

export async function breakable(): Promise<Breakable> {
  let socketPath = "";
  let silent = false;
  let drop: { readonly when: "before" | "after"; left: number; readonly done: () => void } | null = null;
  const open = new Set<Socket>();

  function join(client: Socket): void {
    open.add(client);
    client.on("error", () => undefined);
    client.on("close", () => open.delete(client));
    if (silent) return;
    const server = createConnection(socketPath);
    open.add(server);
    server.on("error", () => client.destroy());
    server.on("close", () => {
      open.delete(server);
      client.destroy();
    });
    client.on("close", () => server.destroy());
    let isDropped = false;
    server.on("data", (bytes) => {
      if (!isDropped) client.write(bytes);
    });
    client.on("data", (bytes) => {
      if (!drop || !bytes.includes(commit) || --drop.left > 0) return void server.write(bytes);
      const { when, done } = drop;
      drop = null;
      isDropped = true;
      if (when === "before") {
        server.destroy();
        return done();
      }
      // The server answers, so it has committed; nobody hears it.
      server.once("data", () => {
        server.destroy();
        done();
      });
      server.write(bytes);
    });
  }

  let port = 0;
  const listening = async (at: Server): Promise<Server> => {
    await new Promise<void>((resolve) => at.listen(port, "127.0.0.1", resolve));
    const address = at.address();
    if (typeof address === "object" && address) port = address.port;
    return at;
  };
  let server: Server | null = await listening(createServer(join));
  const closed = async () => {
    const gone = server && new Promise((resolve) => server?.close(resolve));
    server = null;
    for (const one of open) one.destroy();
    await gone;
  };

  return {
    through: (to) => {
      socketPath = path.join(String(to.app.host), `.s.PGSQL.${to.app.port}`);
      const here = (role: keyof Connections) => ({ ...to[role], host: "127.0.0.1", port });
      return { owner: here("owner"), app: here("app"), jobs: here("jobs"), register: here("register") };
    },
    break: closed,
    silence: async () => {
      silent = true;
      for (const one of open) one.destroy();
    },
    mend: async () => {
      silent = false;
      server ??= await listening(createServer(join));
    },
    dropCommit: (when, nth) =>
      new Promise((resolve) => {
        drop = { when, left: nth, done: resolve };
      }),
    close: closed,
  };
}
