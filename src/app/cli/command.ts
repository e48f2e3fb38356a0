import { constants } from "node:fs";
import { access, lstat, stat } from "node:fs/promises";
import { isFault } from "../../kernel/index.ts";
import {
  type Config,
  type ConfigFault,
  type Connections,
  type Db,
  executedMigrations,
  type Log,
  openDatabase,
  openLog,
  readConfig,
} from "../../platform/index.ts";
import { knownMunicipalities, type Municipality } from "../../profile/index.ts";
import { withoutCpr } from "../../records/index.ts";
import { parseLogKey } from "../../register/index.ts";
import { type Directory, openDirectory } from "../directory.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { isEnvironmentForgotten, serviceEnvironment } from "./forgotten-environment.ts";
import { plainJson } from "./plain-signs.ts";

/**
 * A refusal for whoever typed the command: exit 1 with the reason, or 2 when the command itself was wrong, as when it names a file
 * that cannot be read. What stands in a file that can be is another matter: 1.
 */
export class CommandFault extends Error {
  readonly exit: 1 | 2;
  constructor(message: string, exit: 1 | 2 = 1) {
    super(message);
    this.exit = exit;
  }
}

/** Says something to the person at the terminal; answers go to standard output, this does not. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a command answers: as JSON for programs, else as lines. */
export function answer(asJson: boolean | undefined, value: unknown, lines: readonly string[]): void {
  process.stdout.write(asJson ? `${plainJson(value)}\n` : `${lines.join("\n")}\n`);
}

/** Whether a log's key can be read; told with the rest of the configuration, before anything is opened. */
export function isLogKey(text: string): boolean {
  return !isFault(parseLogKey(text));
}

/** Refuses a file to read that is not there, is none, or is not ours to read. @throws CommandFault with exit 2 */
export async function requireReadable(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new CommandFault(`${file} er en mappe. Skriv en fil.`, 2);
  // A device has no end.
  if (found?.isBlockDevice() || found?.isCharacterDevice())
    throw new CommandFault(`${file} er en enhed. Skriv en fil.`, 2);
  const isOurs = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!found || !isOurs) throw new CommandFault(`Filen ${file} kan ikke læses.`, 2);
}

/** Refuses a file to write where something else stands, which the whole file would be put in the place of. @throws CommandFault with exit 2 */
export async function requireOrdinary(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found && !found.isFile() && !found.isDirectory())
    throw new CommandFault(
      `${file} er ikke en almindelig fil (en enhed, et link eller en kanal). Skriv en anden fil.`,
      2,
    );
}

/** The configuration, or all that is wrong with it at once. @throws CommandFault also where a service's was not given (decision 71) */
export function configured(file?: string): Config {
  const config = orFaults(readConfig(undefined, isLogKey));
  if (!isEnvironmentForgotten(config, file)) return config;
  throw new CommandFault(
    `Her kører Udsyn som tjeneste med miljøet i ${file ?? serviceEnvironment}, og kommandoen har det ikke. Intet er gjort. Kør som root: deploy/as-service bin/udsyn … Er det en demo for sig, der menes, så sæt UDSYN_MODE=demo.`,
    2,
  );
}

/** Whose database a command worked in, where it is a demo's: it is a demo also where the environment was left out. */
export function demoWords({ mode, database, dataDir }: Config): readonly string[] {
  if (mode !== "demo") return [];
  const where = database === null ? `i ${dataDir}` : "på serveren i DATABASE_URL";
  return [`Det er en demo, og dens database ligger ${where}. Er det en anden, du mener, så giv kommandoen dens miljø.`];
}

/** What was read, or a refusal that lists every fault. */
export function orFaults<Read extends object>(found: Read | { readonly faults: readonly ConfigFault[] }): Read {
  if (!("faults" in found)) return found;
  const lines = found.faults.map((one) => `  ${one.name}: ${one.message}`);
  throw new CommandFault(["Konfigurationen kan ikke bruges:", ...lines].join("\n"), 2);
}

export interface Opened {
  readonly config: Config;
  readonly installation: Installation;
  readonly directory: Directory;
  readonly log: Log;
}

/** Opens the installation for one command, beside a running site or alone, and closes it again. The schema is left as it is. */
export async function withInstallation<T>(use: (opened: Opened) => Promise<T>): Promise<T> {
  const config = configured();
  const log = openLog("warn", withoutCpr);
  const installation = await openInstallation(config, log, tell, "as-it-is");
  try {
    return await use({ config, installation, directory: await openDirectory(installation.db.app), log });
  } finally {
    await installation.close();
  }
}

/** `--municipality` of every command; where it says something else than which one, the command describes it. */
export const municipalityOption = { type: "string", description: "Kommunens kortnavn; ellers den første" } as const;

/** `--municipality` of a command that is about all there is. */
export const wholeOption = {
  type: "string",
  description: "Gør ingen forskel: kommandoen gælder hele installationen",
} as const;

/** Says to whoever named one municipality that a command of the whole installation is about all of them. */
export function tellWhole(slug: string | undefined): void {
  if (slug !== undefined)
    tell(`Kommandoen gælder hele installationen med alle dens kommuner, ikke kun »${slug}« (--municipality).`);
}

/** Refuses a municipality that does not exist also where a command is about all there are. @throws CommandFault with exit 2 */
export async function requireKnown(connections: Connections, slug: string | undefined): Promise<void> {
  if (slug === undefined || (await executedMigrations(connections.owner)).length === 0) return;
  // As the owner: a restore that was refused has left a schema on which the others have no rights yet.
  const db = openDatabase({ ...connections, register: connections.owner });
  try {
    await requireAmong(db.register, slug);
  } finally {
    await db.close();
  }
}

/** The same of what an open database holds; where it holds none yet, nothing is known to be wrong. @throws CommandFault with exit 2 */
export async function requireAmong(db: Db, slug: string | undefined): Promise<void> {
  if (slug === undefined) return;
  const known = (await knownMunicipalities(db)).map((one) => one.slug);
  if (known.length > 0 && !known.includes(slug)) throw unknownMunicipality(slug, known);
}

/** The municipality a command is about: `--municipality SLUG`, else the first. */
export function municipalityAsked(directory: Directory, slug: string | undefined): Municipality {
  const found = directory.bySlug(slug ?? null);
  if (found) return found;
  const known = directory.all().map((one) => one.slug);
  if (known.length === 0)
    throw new CommandFault(
      "Der er ingen kommune endnu. Start demoen med npm start, eller brug: bin/udsyn municipality add PROFIL.json",
    );
  throw unknownMunicipality(slug ?? "", known);
}

function unknownMunicipality(slug: string, known: readonly string[]): CommandFault {
  return new CommandFault(`Kommunen »${slug}« findes ikke. Der er: ${known.join(", ")}.`, 2);
}

/** The municipalities with the one that is asked for first: on loopback, `localhost` is it. */
export function firstAsked(all: readonly Municipality[], slug: string | undefined): readonly Municipality[] {
  if (slug === undefined) return all;
  const [first, rest] = [all.filter((one) => one.slug === slug), all.filter((one) => one.slug !== slug)];
  if (first.length === 0)
    throw unknownMunicipality(
      slug,
      all.map((one) => one.slug),
    );
  return [...first, ...rest];
}
