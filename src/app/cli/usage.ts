import type { ArgsDef } from "citty";
import { CommandFault } from "./command.ts";

/**
 * Refuses options that a command does not have, options without their value, and words too many: `--dryrun` for `--dry-run`
 * must not import. @throws CommandFault with exit 2
 */
export function assertUsage(args: ArgsDef, given: readonly string[]): void {
  const options = Object.entries(args).filter(([, arg]) => arg.type !== "positional");
  const known = options.map(([name]) => `--${name}`).join(", ");
  let room = Object.keys(args).length - options.length;
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? "";
    if (word === "") throw new CommandFault("Et ord er tomt. Se --help.", 2);
    if (!word.startsWith("-") || word === "-") {
      if (room-- === 0) throw new CommandFault(`»${word}« er et ord for meget.`, 2);
      continue;
    }
    const [name = "", ...value] = word.replace(/^--?/, "").split("=");
    const arg = options.find(([one]) => one === name)?.[1];
    const denied = name.startsWith("no-") && args[name.slice(3)]?.type === "boolean";
    if (!word.startsWith("--") || (!arg && !denied))
      throw new CommandFault(
        known === "" ? `»${word}« findes ikke her.` : `»${word}« findes ikke her. Der er: ${known}.`,
        2,
      );
    if (arg?.type !== "string" || (value.length > 0 && value[0] !== "")) continue;
    if (value[0] === "") throw new CommandFault(`--${name} skal have en værdi.`, 2);
    if (!given[++at]) throw new CommandFault(`--${name} skal have en værdi.`, 2);
  }
}

/** What the parser says in English of something left out. */
export function usageWords(message: string): string {
  const missing = /^Missing required (positional )?argument: (?:--)?(.+)$/.exec(message);
  if (!missing) return message;
  return missing[1] ? `${missing[2]} mangler. Se --help.` : `--${missing[2]} mangler. Se --help.`;
}
