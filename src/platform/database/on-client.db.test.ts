import { sql } from "kysely";
import { expect, test } from "vitest";
import { scratchDatabase } from "../../../test/setup/database.ts";
import { clientOf, onClient } from "./index.ts";

test("what is asked of one client at once is asked one after another; pg will refuse it otherwise", async () => {
  const warnings: string[] = [];
  const warned = (warning: Error) => void warnings.push(warning.message);
  process.on("warning", warned);
  const scratch = await scratchDatabase();
  const client = clientOf(scratch.connections.owner);
  await client.connect();
  try {
    const numbers = [1, 2, 3, 4, 5];
    const asked = await onClient(client, (db) =>
      Promise.all(
        numbers.map(async (number) => {
          const { rows } = await sql<{ n: number }>`SELECT ${number}::int AS n FROM pg_sleep(0.01)`.execute(db);
          return rows[0]?.n;
        }),
      ),
    );
    expect(asked).toEqual(numbers);
    // A question that fails lets the next one in.
    await onClient(client, async (db) => {
      await expect(sql`SELECT 1 / 0`.execute(db)).rejects.toThrow("division by zero");
      expect((await sql`SELECT 1`.execute(db)).rows.length).toBe(1);
    });
    await new Promise(setImmediate);
    expect(warnings.filter((one) => one.includes("client.query()"))).toEqual([]);
  } finally {
    process.off("warning", warned);
    await client.end();
    await scratch.close();
  }
});
