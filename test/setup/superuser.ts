import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { ScratchDatabase } from "./database.ts";

/** The suite's own server as its superuser, for planting roles that nobody should be given. */
export async function asSuperuser<T>(
  { connections }: ScratchDatabase,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const { host = "", port, database } = connections.owner;
  const file = path.join(realpathSync(host), "..", "passwords.json");
  const { super: password } = JSON.parse(readFileSync(file, "utf8")) as { super: string };
  const client = new pg.Client({ host, port, database, user: "udsyn_super", password });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
