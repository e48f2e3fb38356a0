import { stripVTControlCharacters } from "node:util";
import { type ArgsDef, type CommandDef, defineCommand, renderUsage, runCommand } from "citty";
import { Invalid, Refusal } from "../../kernel/index.ts";
import { cprFaults } from "../../records/index.ts";
import { StartFault } from "../start-fault.ts";
import { backupCommand } from "./backup.command.ts";
import { checkCommand } from "./check.command.ts";
import { CommandFault } from "./command.ts";
import { doctorCommand } from "./doctor.command.ts";
import { exportCommand } from "./export.command.ts";
import { importCommand } from "./import.command.ts";
import { logKeyCommand } from "./log-key.command.ts";
import { migrateCommand } from "./migrate.command.ts";
import { municipalityCommand } from "./municipality.command.ts";
import { restoreCommand } from "./restore.command.ts";
import { seedCommand } from "./seed.command.ts";
import { serveCommand } from "./serve.command.ts";
import { siteCommand } from "./site.command.ts";
import { tokenCommand } from "./token.command.ts";
import { upgradeCommand } from "./upgrade.command.ts";
import { assertUsage, usageWords } from "./usage.ts";
import { userCommand } from "./user.command.ts";
import { verifyCommand } from "./verify.command.ts";
import { version } from "./version.ts";
import { faultWords, reasonWords } from "./words.ts";

// biome-ignore lint/suspicious/noExplicitAny: citty's own type for a command of unknown arguments.
type AnyCommand = CommandDef<any>;

/** Every command by its first word. */
export const commands: Readonly<Record<string, AnyCommand>> = {
  serve: serveCommand,
  import: importCommand,
  export: exportCommand,
  site: siteCommand,
  verify: verifyCommand,
  doctor: doctorCommand,
  migrate: migrateCommand,
  "log-key": logKeyCommand,
  municipality: municipalityCommand,
  token: tokenCommand,
  user: userCommand,
  backup: backupCommand,
  restore: restoreCommand,
  upgrade: upgradeCommand,
  check: checkCommand,
  seed: seedCommand,
};

const udsyn: AnyCommand = defineCommand({
  meta: { name: "udsyn", description: "Kommunens internationale engagement, fra strategi til bilag." },
  subCommands: commands,
});

/** Runs a command line. Exit 0: done; 1: not done, with the reason; 2: wrong usage. */
export async function runUdsyn(args: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners("error").includes(readerGone)) stream.on("error", readerGone);
  try {
    if (args.length === 1 && args[0] === "--version") {
      process.stdout.write(`${version()}\n`);
      process.exitCode = 0;
      return;
    }
    const { command, above, rest } = found(args);
    // What is shown before a command's own name: every word that leads to it.
    const named = above.length > 0 ? defineCommand({ meta: { name: above.join(" ") } }) : undefined;
    if (rest.includes("--help") || rest.includes("-h") || command === udsyn || command.subCommands) {
      process.stdout.write(`${plainUnlessSeen(await renderUsage(command, named))}\n`);
      const asked = rest.includes("--help") || rest.includes("-h");
      process.exitCode = asked ? 0 : 2;
      return;
    }
    refuseCprIn(args);
    assertUsage((command.args ?? {}) as ArgsDef, rest);
    await runCommand(command, { rawArgs: [...rest] });
  } catch (error) {
    process.exitCode = exitOf(error);
  }
}

/** Whoever read the answer has read enough, as `head` does: the command finishes its work and says nothing more. */
function readerGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** Colours are for a terminal, and for one whose owner has not said no (no-color.org). */
function plainUnlessSeen(text: string): string {
  const isSeen = process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return isSeen ? text : stripVTControlCharacters(text);
}

/** What these commands are given is kept as it is typed; others are given files and addresses. */
const keeping = ["user", "token"];

function refuseCprIn(args: readonly string[]): void {
  if (keeping.includes(args[0] ?? "") && cprFaults(args).length > 0)
    throw new CommandFault("Her står noget, der ligner et CPR-nummer. Det bliver ikke gemt. Skriv det uden.", 2);
}

/** What can be typed, each command below others by its words. */
export function commandLines(): readonly (readonly string[])[] {
  return Object.entries(commands).flatMap(([name, command]) => {
    const below = Object.keys((command.subCommands as Record<string, AnyCommand> | undefined) ?? {});
    return below.length === 0 ? [[name]] : below.map((word) => [name, word]);
  });
}

/** The command that the first words name, the words that lead to it, and what is left for it. */
function found(args: readonly string[]): { command: AnyCommand; above: readonly string[]; rest: readonly string[] } {
  let command = udsyn;
  let [above, rest]: [readonly string[], readonly string[]] = [[], args];
  for (;;) {
    const below = command.subCommands as Record<string, AnyCommand> | undefined;
    const [word] = rest;
    if (!below || word === undefined || word.startsWith("-")) return { command, above, rest };
    const next = below[word];
    if (!next) throw new CommandFault(`Kommandoen »${word}« findes ikke. Der er: ${Object.keys(below).join(", ")}.`, 2);
    [above, command, rest] = [["udsyn", ...args.slice(0, above.length)], next, rest.slice(1)];
  }
}

function exitOf(error: unknown): number {
  if (error instanceof CommandFault) return say(error.message, error.exit);
  if (error instanceof StartFault) return say(error.message, 1);
  if (error instanceof Invalid) return say(error.faults.map((one) => `${one.path}: ${faultWords(one)}`).join("\n"), 1);
  if (error instanceof Refusal) return say(faultWords({ fault: error.code, params: error.params }), 1);
  if (error instanceof Error && error.name === "CLIError") return say(usageWords(error.message), 2);
  if (isReaderGone(error)) return 0;
  const reason = reasonWords(error);
  if (reason !== null) return say(reason, 1);
  return say(error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
}

/** What streams to a reader that is gone fails by that, and by being cut off. */
function isReaderGone(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "EPIPE" || (code === "ERR_STREAM_PREMATURE_CLOSE" && process.stdout.destroyed);
}

function say(message: string, exit: number): number {
  process.stderr.write(`${message}\n`);
  return exit;
}
