import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isFault } from "../kernel/index.ts";
import {
  type Config,
  type Connections,
  type Database,
  executedMigrations,
  type Log,
  migrate,
  modeMadeIn,
  openDatabase,
  pendingMigrations,
  prepareQueue,
  refuseNewerSchema,
  roleOf,
} from "../platform/index.ts";
import { type LogKey, newLogKey, parseLogKey, secretForm } from "../register/index.ts";
import { inTime } from "./in-time.ts";
import { answered } from "./journal/answered.ts";
import { followErasures } from "./journal/follow-erasures.ts";
import { compareLogs, followLogs, refuseForks, unknownLogs } from "./journal/follow-logs.ts";
import { repeatedWords, repeatKeyChanges } from "./journal/follow-successions.ts";
import { followTakedowns, repeatTakedowns } from "./journal/follow-takedowns.ts";
import { type Journal, openJournal } from "./journal/journal.ts";
import { otherKeys } from "./journal/judge-restored.ts";
import { goneBack, knownHeads } from "./journal/known-heads.ts";
import { begunChangeWords } from "./log-key/key-file.ts";
import { isOtherSecret, otherSecretWords, unknowableWords } from "./other-secret.ts";
import { ownServer } from "./own-server.ts";
import { personalSources } from "./personal-sources.ts";
import { requireRoles } from "./require-roles.ts";
import { StartFault } from "./start-fault.ts";

/** Everything that outlives a request: the database, its server where it is ours, and the key of the publication log. */
export interface Installation {
  readonly config: Config;
  readonly db: Database;
  readonly connections: Connections;
  /** With what is known to have been signed by it. */
  readonly logKey: LogKey;
  readonly secret: string;
  /** Whether the database is known to have been used with another secret; a command that changes nothing does not ask. */
  readonly isOtherSecret: boolean;
  readonly journal: Journal;
  close(): Promise<void>;
}

/**
 * Opens the installation: starts or joins the database, brings its schema up to date.
 * @param tell hears what takes time
 * @param schema `as-it-is`: for a command, under which a site of an older program may run. It changes neither schema nor rights,
 * and refuses where migrations wait; a database that has none yet is made. `restored`: as up to date, by `restore` itself, which has
 * judged the logs already.
 */
export async function openInstallation(
  config: Config,
  log: Log,
  tell: (line: string) => void,
  schema: "up-to-date" | "as-it-is" | "restored" = "up-to-date",
): Promise<Installation> {
  const { connections, stop } = await startDatabase(config, tell);
  try {
    await requireRoles(config);
    const isMade = schema === "as-it-is" && (await executedMigrations(connections.owner)).length > 0;
    if (isMade) await refuseOtherSchema(connections);
    const ran = isMade ? [] : await migrate(connections);
    if (ran.length > 0) tell(`Databasens skema er bragt à jour (${ran.length} trin).`);
    if (!isMade) await prepareQueue(connections.jobs, roleOf(connections.app));
    const db = openDatabase(connections);
    const journal = openJournal(config.journal);
    const heads = knownHeads(journal, log);
    await orClosed(db, async () => {
      await refuseOtherMode(db, config);
      // A command that only looks beside a running site needs no key.
      if (schema !== "as-it-is") {
        const standing = standingLogKey(config);
        const key = standing && { ...standing, heads };
        const again = key
          ? await answered(config.journal, "Udsyn starter ikke.", () =>
              repeatKeyChanges(db.app, journal, key, new Date()),
            )
          : [];
        if (again.length > 0) tell(repeatedWords(again));
        await refuseOtherKey(db, key, config);
      }
      const followed = await answered(config.journal, "Udsyn starter ikke.", () => compareLogs(db.register, journal));
      refuseForks(followed, config.journal);
      for (const { municipality, size } of schema === "up-to-date" ? unknownLogs(followed) : [])
        tell(
          `Journalen i ${config.journal} havde intet om logbogen i ${municipality} (${size} poster). Den er skrevet dertil nu. Er databasen gendannet uden om bin/udsyn restore, så stop, og hent journalen frem.`,
        );
      await followLogs(db.register, journal, new Date());
      await goneBack(db.register, heads);
    });
    const secret = config.secret ?? keptSecret(config.dataDir, "secret", () => randomBytes(48).toString("base64url"));
    let isOther = false;
    await orClosed(db, async () => {
      const erasing = { secret, sources: personalSources(secret) };
      const { repeated, unknowable, unreadable } = await followErasures(db.app, config.journal, erasing, new Date());
      isOther = schema !== "as-it-is" && (await isOtherSecret(db.app, secret, unknowable));
      if (isOther) tell(otherSecretWords);
      for (const words of unreadable) tell(words);
      // Who was erased must not be served again by mistake; that the secret is lost is said openly first.
      if (unknowable > 0 && isOther && schema === "up-to-date")
        throw new StartFault(`Udsyn starter ikke. ${unknowableWords(unknowable)}`);
      if (unknowable > 0) tell(unknowableWords(unknowable));
      if (repeated > 0) tell(`${repeated} sletninger og lukninger af adgang er gentaget fra journalen.`);
    });
    const logKey = { ...readLogKey(config), heads };
    await orClosed(db, async () => {
      const again = schema === "as-it-is" ? 0 : await repeatTakedowns(db.app, config.journal, logKey, new Date());
      if (again > 0) tell(takenDownWords(again));
      for (const words of await followTakedowns(db.app, config.journal)) tell(words);
    });
    log.info({ mode: config.mode, migrations: ran.length }, "database ready");
    return {
      config,
      db,
      connections,
      logKey,
      secret,
      isOtherSecret: isOther,
      journal,
      close: async () => {
        // A command may have erased or published while no site ran. Where that fails, the log says why, and
        // the next start writes it down.
        const erasing = { secret, sources: personalSources(secret) };
        const told = (error: unknown) =>
          log.warn({ reason: String(error) }, "the journal was not written on the way out");
        // A journal that hangs keeps nobody from stopping.
        await inTime(5_000, async () => {
          await followLogs(db.register, journal, new Date()).catch(told);
          await followErasures(db.app, config.journal, erasing, new Date()).catch(told);
          await followTakedowns(db.app, config.journal).catch(told);
        }).catch(told);
        await db.close().finally(stop);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function takenDownWords(count: number): string {
  return count === 1
    ? "1 side, der var taget ned, er taget ned igen efter journalen."
    : `${count} sider, der var taget ned, er taget ned igen efter journalen.`;
}

async function refuseOtherSchema({ owner }: Connections): Promise<void> {
  await refuseNewerSchema(owner);
  const waiting = await pendingMigrations(owner);
  if (waiting.length > 0)
    throw new StartFault(
      `Databasens skema er ældre end programmet (${waiting.length} trin venter), og intet er gjort. Kør: bin/udsyn upgrade`,
    );
}

/** Looks at the opened database, and closes it where something speaks against using it. */
async function orClosed(db: Database, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Whether there is a database already, ours or an external one: what only looks should not make one. */
export function isInstalled({ database, dataDir }: Config): boolean {
  return database !== null || existsSync(path.join(dataDir, "postgres", "cluster"));
}

/** The database server: the external one as configured, or the embedded one, started or joined. */
export async function startDatabase(
  config: Config,
  tell: (line: string) => void,
): Promise<{ readonly connections: Connections; readonly stop: () => Promise<void> }> {
  makeFolder(config.dataDir);
  if (!isInstalled(config))
    tell(
      `Her er ingen database endnu: en ny${config.mode === "demo" ? ", en demos," : ""} begyndes i ${config.dataDir}.`,
    );
  if (config.database) return { connections: config.database, stop: async () => undefined };
  const { connections, stop } = await ownServer(config.dataDir, tell);
  return { connections, stop };
}

/** Step by step: where a folder cannot be made at all, as under /proc, Node's own recursion never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** A demo never opens a database made in production, nor the other way round: real people must not be played with. */
async function refuseOtherMode(db: Database, config: Config): Promise<void> {
  const made = await modeMadeIn(db.app, config.mode, new Date());
  if (made !== config.mode && !(config.mode === "demo" && config.demoOpen))
    throw new StartFault(
      `Databasen er oprettet i ${made}. Start med UDSYN_MODE=${made}, eller brug en anden database.`,
    );
}

/** With another key than a log's own nothing is signed and nothing is served: the log would go on under two keys. */
async function refuseOtherKey(db: Database, key: LogKey | null, config: Config): Promise<void> {
  const wrong = await otherKeys(db.register, key);
  if (wrong.length === 0) return;
  const lines = [...wrong.map((one) => `  ${one}`), ...begunChangeWords(config)];
  throw new StartFault(["Udsyn starter ikke, og intet er underskrevet:", ...lines].join("\n"));
}

/** The key of the publication log as it stands; `null` where none has been given or made yet. Makes none. */
export function standingLogKey(config: Config): LogKey | null {
  return config.logKey !== null || existsSync(path.join(config.dataDir, "log.key")) ? readLogKey(config) : null;
}

export function readLogKey(config: Config): LogKey {
  const text = config.logKey ?? keptSecret(config.dataDir, "log.key", () => secretForm(newLogKey("udsyn-demo")));
  const key = parseLogKey(text);
  if (isFault(key))
    throw new StartFault("UDSYN_LOG_KEY kan ikke læses. Den har formen PRIVATE+KEY+navn+nøgle-id+data.");
  return key;
}

/** A secret that the demo makes for itself the first time and keeps, readable by its owner alone. */
function keptSecret(dataDir: string, name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
