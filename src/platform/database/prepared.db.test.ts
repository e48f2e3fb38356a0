import { sql } from "kysely";
import { expect, test } from "vitest";
import { scratchDatabase } from "../../../test/setup/database.ts";
import { kyselyOn, pool, prepared } from "./pools.ts";

test("a marked statement is planned once a connection, whatever its values; others are not kept", async () => {
  const scratch = await scratchDatabase();
  const db = kyselyOn(pool(scratch.connections.owner, 1, "prepared"));
  try {
    const twice = async (n: number) =>
      (await sql<{ n: number }>`${prepared} SELECT ${n}::int * 2 AS n`.execute(db)).rows;
    expect([await twice(1), await twice(2)]).toEqual([[{ n: 2 }], [{ n: 4 }]]);
    await sql`SELECT ${3}::int`.execute(db);
    const { rows } = await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements`.execute(db);
    expect(rows.map((one) => one.statement)).toEqual(["/* prepared */ SELECT $1::int * 2 AS n"]);
  } finally {
    await db.destroy();
    await scratch.close();
  }
});
