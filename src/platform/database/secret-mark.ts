import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { Db } from "./pools.ts";

type InstallationTables = { platformInstallation: { secretMark: string | null } };

const installation = (db: Db) => db.withSchema("udsyn").withTables<InstallationTables>();

/** Salted and slow: who reads the database can neither read the secret out of it nor try many. */
function markOf(secret: string, salt: string): string {
  return `${salt}:${scryptSync(secret, salt, 16).toString("hex")}`;
}

/** Whether a database was used with this secret; `unmarked` where it does not say, as one of an older version. */
export async function secretStanding(db: Db, secret: string): Promise<"own" | "other" | "unmarked"> {
  const row = await installation(db)
    .selectFrom("platformInstallation")
    .select("secretMark")
    .where("secretMark", "is not", null)
    .executeTakeFirst();
  const kept = row?.secretMark;
  if (!kept) return "unmarked";
  const given = Buffer.from(markOf(secret, kept.split(":")[0] ?? ""));
  return given.length === kept.length && timingSafeEqual(given, Buffer.from(kept)) ? "own" : "other";
}

/** Has a database know this secret for its own from now on. */
export async function markSecret(db: Db, secret: string): Promise<void> {
  const secretMark = markOf(secret, randomBytes(16).toString("hex"));
  await installation(db).updateTable("platformInstallation").set({ secretMark }).execute();
}
