import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { openProvider } from "../../identity/index.ts";
import {
  askRoles,
  type Config,
  type Connections,
  type Database,
  type Db,
  databaseFaultWords,
  FilesAway,
  inMunicipality,
  isOnThisMachine,
  NewerSchema,
  newerMigrations,
  openLog,
  openMailer,
  openScanner,
  pendingMigrations,
  type RolesAsked,
  rightsFaults,
  roleFaults,
  secretStanding,
} from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import { failedLetters } from "../../records/index.ts";
import { checkLog } from "../../register/index.ts";
import { filesOf, filesOfAll } from "../files-of.ts";
import { inTime } from "../in-time.ts";
import { standingLogKey } from "../installation.ts";
import { openJournal } from "../journal/journal.ts";
import { otherKeys } from "../journal/judge-restored.ts";
import { withJournal } from "../journal/known-heads.ts";
import { countWords, lackingLines, mendWords } from "../lacking-words.ts";
import { begunChangeWords } from "../log-key/key-file.ts";
import { otherSecretWords, standingSecret } from "../other-secret.ts";
import { readiness } from "./checks.ts";
import { deafWitnesses } from "./deaf-witnesses.ts";
import { journalFaults } from "./journal-faults.ts";
import { unreadKnown } from "./known-files.ts";
import { lackingDocuments } from "./lacking-documents.ts";
import { logFaultWords } from "./log-fault-words.ts";
import { openTables } from "./open-tables.store.ts";
import { profileGaps } from "./profile-gaps.ts";

/** One thing that was looked at, in words; where it is wrong, with what to do. */
export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  /** Nothing is wrong as it stands, and there is something to do before people use it. */
  readonly remark?: true;
  readonly message: string;
}

export interface Patient {
  readonly config: Config;
  readonly db: Database;
  readonly connections: Connections;
}

/**
 * Looks at everything an installation stands on. Changes nothing.
 * @param documents whether every document's bytes are read and hashed, or only looked for
 */
export async function diagnosis(
  { config, db, connections }: Patient,
  documents: "bytes" | "presence" = "bytes",
): Promise<readonly Diagnosis[]> {
  const asked = await askRoles(connections).catch((error: unknown) => databaseFaultWords(error) ?? String(error));
  if (typeof asked === "string") return [{ name: "database", ok: false, message: asked }];
  const wrong = wrongRoles(asked);
  // Whom the server does not let in says why; that the site cannot reach its database then says no more.
  if (Object.values(asked).some((one) => "refused" in one))
    return [{ name: "database", ok: false, message: wrong.join("\n  ") }];
  const newer = await newerMigrations(connections.owner).catch(() => []);
  const ready = (await readiness(db, filesOf(config))).map((one) =>
    one.name === "migrations" && newer.length > 0
      ? { ...one, ok: false, message: new NewerSchema(newer).message }
      : one,
  );
  if (ready.some((one) => !["files", "writes"].includes(one.name) && !one.ok)) {
    if (wrong.length === 0) return ready;
    // What a wrong role may not read says nothing of the schema; its owner knows.
    const pending = await pendingMigrations(connections.owner).catch(() => []);
    const judged = ready.filter((one) => one.name !== "migrations" || pending.length + newer.length > 0);
    return [...judged, await looked("roles", "", async () => wrong)];
  }
  return [
    ...ready,
    await looked("roles", "Databasens roller kan kun det, de skal.", async () => wrong),
    await looked("row-level-security", "Hver tabel holder kommunerne adskilt.", () => openTables(db.app)),
    await looked("log", "Hver logbog er hel, det offentliggjorte er det, den siger, og nøglen er dens egen.", () =>
      brokenLogs(config, db.register),
    ),
    await looked("documents", documentWords(documents), () => damagedDocuments(config, db, documents)),
    await looked("journal", await journalWords(config), () => journalFaults(config, db)),
    await looked("secret", "Hemmeligheden er den, databasen er brugt med.", () => foreignSecret(config, db.app)),
    await looked("mail", mailWords(config), () => deafMail(config)),
    await looked("scanner", scannerWords(config), () => deafScanner(config)),
    await looked("login", loginWords(config), () => deafLogin(config)),
    await looked("reader", "Bilag kan læses, og kopier uden det fundne kan laves.", () => unreadKnown()),
    await looked("witnesses", "Intet vidne er holdt op med at underskrive.", () => deafWitnesses(db.register)),
    await profiles(config, db.register),
    await looked("letters", "Intet brev er opgivet.", () => lostLetters(db)),
  ];
}

/** What the public misses in a profile. A demo's are as they are; that is said, and nothing is wrong. */
async function profiles({ mode }: Config, db: Db): Promise<Diagnosis> {
  const good = "Hver profil siger, hvor man spørger, og hvor kildekoden er.";
  const found = await looked("profiles", good, () => profileGaps(db));
  return mode === "demo" && !found.ok ? { ...found, ok: true, remark: true } : found;
}

/** @param wrong what is wrong, with what to do; none when it is well */
async function looked(name: string, good: string, wrong: () => Promise<readonly string[]>): Promise<Diagnosis> {
  const found = await wrong().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  return { name, ok: found.length === 0, message: found.length === 0 ? good : found.join("\n  ") };
}

/** The four roles are who they should be and can do what they should, and the register's sees no working table. */
function wrongRoles(asked: RolesAsked): readonly string[] {
  return [...roleFaults(asked).map(({ name, message }) => `${name}: ${message}`), ...rightsFaults(asked)];
}

async function brokenLogs(config: Config, db: Db): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { id, slug } of await knownMunicipalities(db)) {
    const standing = await checkLog(db, id);
    if (standing) wrong.push(...logFaultWords(standing).map((one) => `${slug}: ${one} Gendan en sikkerhedskopi.`));
  }
  const key = withJournal(standingLogKey(config), openJournal(config.journal), openLog("silent"));
  return [...wrong, ...(await otherKeys(db, key)), ...begunChangeWords(config)];
}

function documentWords(documents: "bytes" | "presence"): string {
  return documents === "bytes"
    ? "Hvert dokument ligger, som det kom."
    : "Hvert dokument er der. Indholdet er ikke set igennem (--quick).";
}

async function damagedDocuments(
  config: Config,
  db: Database,
  documents: "bytes" | "presence",
): Promise<readonly string[]> {
  const municipalities = await knownMunicipalities(db.register);
  const lacking = await lackingDocuments(db.app, municipalities, filesOfAll(config), documents).catch(
    (error: unknown) => {
      if (error instanceof FilesAway) return null;
      throw error;
    },
  );
  if (!lacking) return ["Dokumenterne kan ikke nås, så de er ikke set igennem. Se efter FILES_URL."];
  if (lacking.length === 0) return [];
  return [
    `Der er ${countWords(lacking.length)}, der ikke ligger, som ${lacking.length === 1 ? "det" : "de"} kom. ${mendWords}`,
    ...lackingLines(lacking),
  ];
}

async function foreignSecret(config: Config, db: Db): Promise<readonly string[]> {
  const secret = standingSecret(config);
  return secret !== null && (await secretStanding(db, secret)) === "other" ? [otherSecretWords] : [];
}

/** Where the journal lies among the data, or on their disk, the loss of one is the loss of both; that is said, though nothing is wrong yet. */
async function journalWords({ journal, dataDir, database }: Config): Promise<string> {
  const good = "Journalen og logbøgerne følges ad.";
  const among = !path.relative(path.resolve(dataDir), journal).startsWith("..");
  if (among)
    return `${good} Men journalen ligger i datamappen: går den tabt, går journalen med. Sæt UDSYN_JOURNAL til et andet sted.`;
  // A database elsewhere goes back without this machine's disks.
  if (database && !isOnThisMachine(database.owner)) return good;
  const [own, data] = await Promise.all(
    [journal, dataDir].map((one) => inTime(1_000, () => stat(one)).catch(() => null)),
  );
  return own && own.dev === data?.dev
    ? `${good} Men journalen ligger på samme disk som datamappen: sættes maskinen tilbage fra et billede, følger journalen med, og så ved ingen, hvad der er vist og slettet siden. Læg den på en anden maskine, eller kopiér den derhen (docs/operations.md).`
    : good;
}

async function lostLetters({ app, register }: Database): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { id, slug } of await knownMunicipalities(register)) {
    const lost = (await inMunicipality(app, id, (tx) => failedLetters(tx, id))).filter((one) => one.givenUp).length;
    if (lost > 0)
      wrong.push(
        `${slug}: ${lost === 1 ? "et brev" : `${lost} breve`} kunne ikke sendes og er opgivet. En administrator ser det under »Adgang«.`,
      );
  }
  return wrong;
}

function mailWords({ smtpUrl }: Config): string {
  return smtpUrl === null
    ? "SMTP_URL er ikke sat: breve bliver liggende i udbakken, til den er."
    : "Postserveren svarer og tager imod.";
}

async function deafMail({ smtpUrl }: Config): Promise<readonly string[]> {
  if (smtpUrl === null) return [];
  const mailer = openMailer(smtpUrl, "localhost");
  try {
    await mailer.greet();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`Postserveren svarer ikke, som den skal: ${reason}. Se efter SMTP_URL.`];
  } finally {
    mailer.close();
  }
}

function scannerWords({ clamdUrl }: Pick<Config, "clamdUrl">): string {
  return clamdUrl === null
    ? "CLAMD_URL er ikke sat: dokumenter, der lægges op, ses ikke igennem for virus."
    : "Virusscanneren svarer.";
}

/** What keeps every upload waiting: nothing is let in unseen. */
export async function deafScanner({ clamdUrl }: Pick<Config, "clamdUrl">): Promise<readonly string[]> {
  if (clamdUrl === null) return [];
  try {
    await openScanner(clamdUrl)(Readable.from([Buffer.from("udsyn")]));
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      `Virusscanneren svarer ikke, som den skal: ${reason}. Ingen kan lægge dokumenter op, før den gør. Se efter clamd og CLAMD_URL.`,
    ];
  }
}

function loginWords({ oidc }: Pick<Config, "oidc">): string {
  return oidc === null ? "OIDC_ISSUER er ikke sat: kun demoens log ind findes." : "Kommunens log ind svarer.";
}

/** What keeps everybody from signing in at the municipality's own login. */
export async function deafLogin({ oidc }: Pick<Config, "oidc">): Promise<readonly string[]> {
  if (oidc === null) return [];
  try {
    await openProvider(oidc).greet();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`Kommunens log ind svarer ikke, som det skal: ${reason}. Ingen kan logge ind. Se efter OIDC_ISSUER.`];
  }
}
