import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { type Database, missingMigrations } from "../../platform/index.ts";

/** One thing the site cannot do without, and what was found. `message` is for people, and says what to do. */
export interface Check {
  readonly name: "database" | "migrations" | "files";
  readonly ok: boolean;
  readonly message: string;
}

/** How long one check may take before it counts as failed: a keeper asks often and waits little. */
const patience = 2_500;

/** Whether the site can serve: the database answers as both roles, its schema is this program's, documents can be stored. */
export async function readiness(db: Pick<Database, "app" | "register">, filesUrl: string): Promise<readonly Check[]> {
  return Promise.all([
    check("database", "Databasen svarer.", "Databasen svarer ikke. Se efter, om den kører.", async () => {
      await Promise.all([sql`SELECT 1`.execute(db.app), sql`SELECT 1`.execute(db.register)]);
    }),
    check("migrations", "Skemaet er à jour.", "Skemaet er ikke à jour. Kør: bin/udsyn migrate", async () => {
      if ((await missingMigrations(db.app)).length > 0) throw new Error("pending");
    }),
    check("files", "Dokumenter kan gemmes.", "Dokumenter kan ikke gemmes. Se efter FILES_URL og pladsen.", () =>
      canStore(filesUrl),
    ),
  ]);
}

async function check(name: Check["name"], good: string, bad: string, look: () => Promise<void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), patience);
  });
  try {
    await Promise.race([look(), late]);
    return { name, ok: true, message: good };
  } catch {
    return { name, ok: false, message: bad };
  } finally {
    clearTimeout(timer);
  }
}

/** Writes a file and takes it away again, where documents lie in a folder; a bucket is another server's to keep. */
async function canStore(filesUrl: string): Promise<void> {
  if (!filesUrl.startsWith("file:")) return;
  const folder = fileURLToPath(filesUrl);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const trial = path.join(folder, `.trial-${randomUUID()}`);
  await writeFile(trial, "", { flag: "wx" });
  await rm(trial);
}
