import {
  askAnything,
  type Database,
  type Db,
  databaseFaultWords,
  type FileStore,
  missingMigrations,
  tryWriting,
} from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import type { KnownHeads, LogKey } from "../../register/index.ts";
import { inTime } from "../in-time.ts";
import { otherKeys } from "../journal/judge-restored.ts";
import { goneBack } from "../journal/known-heads.ts";

/** One thing the site cannot do without, and what was found. `message` is for people, and says what to do. */
export interface Check {
  readonly name: "database" | "writes" | "migrations" | "files" | "published" | "news" | "log" | "log-key";
  readonly ok: boolean;
  readonly message: string;
}

/** How long one check may take before it counts as failed: a keeper asks often and waits little. */
const patience = 2_500;

type Trial = Pick<FileStore, "tryOut">;

const trialHoldsMs = 5_000;

/** The database, tried out by what a write needs. */
export function writesInto(db: Db): Trial {
  return { tryOut: () => tryWriting(db) };
}

/**
 * What is tried out now and then, however often somebody asks: each trial writes, into the bucket or on the disk, and anybody may ask.
 * What was found, good or bad, holds for some seconds; whoever asks meanwhile waits for the trial under way.
 */
export function seldomTriedOut(files: Trial, ms: () => number = () => performance.now()): Trial {
  let found: Promise<void> | null = null;
  let until = Number.POSITIVE_INFINITY;
  return {
    tryOut: () => {
      if (found && ms() < until) return found;
      until = Number.POSITIVE_INFINITY;
      found = files.tryOut().finally(() => {
        until = ms() + trialHoldsMs;
      });
      return found;
    },
  };
}

/** One look for all who ask while it lasts, however many: anybody may ask, and each look asks of every municipality. */
export function lookedAtOnce<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= look().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

/** Whether the site can serve: the database answers as both roles and takes writes, its schema is this program's, documents can be stored. */
export async function readiness(
  db: Pick<Database, "app" | "register">,
  files: Trial,
  writes: Trial = writesInto(db.app),
): Promise<readonly Check[]> {
  return Promise.all([
    check("database", "Databasen svarer.", "Databasen svarer ikke. Se efter, om den kører.", async () => {
      await Promise.all([askAnything(db.app), askAnything(db.register)]);
    }),
    check("writes", "Databasen kan gemme.", unsavedWords, () => writes.tryOut()),
    check("migrations", "Skemaet er à jour.", "Skemaet er ikke à jour. Kør: bin/udsyn migrate", async () => {
      if ((await missingMigrations(db.app)).length > 0) throw new Error("pending");
    }),
    check("files", "Dokumenter kan gemmes.", "Dokumenter kan ikke gemmes. Se efter FILES_URL og pladsen.", () =>
      files.tryOut(),
    ),
  ]);
}

/** Whether a process hears at once what is published, by itself or another: else it shows what was. */
export function newsHeard(isHeard: () => boolean): Promise<Check> {
  const bad =
    "Nye offentliggørelser høres ikke, så siderne kan være gamle. Se efter, om databasen svarer, og om DATABASE_REGISTER_URL er en forbindelse lige til den.";
  return check("news", "Nye offentliggørelser høres.", bad, async () => {
    if (!isHeard()) throw new Error("unheard");
  });
}

/** Whether every log goes on from what was shown of it; where one does not, nothing is published. */
export async function logsGoOn(register: Db, heads: KnownHeads): Promise<Check> {
  const unseen = "Logbøgerne kan ikke holdes op mod det, der er vist for omverdenen. Kør: bin/udsyn doctor";
  const back =
    "Databasen er gået tilbage i tiden: den mangler poster, som logbogen har vist for omverdenen, eller har andre. Intet offentliggøres. Hvad der skal gøres, står i tjenestens log og i: bin/udsyn doctor";
  let gone: readonly string[] = [];
  const found = await check("log", "Logbøgerne går videre fra det, der er vist.", unseen, async () => {
    gone = await goneBack(register, heads);
  });
  return gone.length > 0 ? { name: "log", ok: false, message: back } : found;
}

/** Whether this process has the key that the logs are signed with now; one that was started before it was changed publishes nothing. */
export function keyIsPresent(register: Db, key: LogKey): Promise<Check> {
  const bad =
    "Denne proces har en anden nøgle end den, logbogen nu underskrives med. Intet offentliggøres. Sæt den nye nøgle (UDSYN_LOG_KEY eller log.key i datamappen), og start siden igen. Se: bin/udsyn doctor";
  return check("log-key", "Logbøgerne underskrives med denne proces' nøgle.", bad, async () => {
    if ((await otherKeys(register, key)).length > 0) throw new Error("another key");
  });
}

/** The same for a process that holds the register's role alone: what else the site needs, it cannot see and does not judge. */
export async function publicReadiness(register: Db): Promise<readonly Check[]> {
  return Promise.all([
    check("database", "Databasen svarer.", "Databasen svarer ikke. Se efter, om den kører.", async () => {
      await askAnything(register);
    }),
    check(
      "published",
      "Det offentliggjorte kan læses.",
      "Det offentliggjorte kan ikke læses. Kør: bin/udsyn migrate, dér hvor hele siden kører.",
      async () => {
        if ((await knownMunicipalities(register)).length === 0) throw new Error("no municipality");
      },
    ),
  ]);
}

function unsavedWords(error: unknown): string {
  return databaseFaultWords(error) ?? "Databasen kan ikke gemme. Se efter dens plads og serverens egen log.";
}

async function check(
  name: Check["name"],
  good: string,
  bad: string | ((error: unknown) => string),
  look: () => Promise<void>,
): Promise<Check> {
  try {
    await inTime(patience, look);
    return { name, ok: true, message: good };
  } catch (error) {
    return { name, ok: false, message: typeof bad === "string" ? bad : bad(error) };
  }
}
