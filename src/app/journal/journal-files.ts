import path from "node:path";
import type { KnownMunicipality } from "../../profile/index.ts";
import { NoAnswer } from "../in-time.ts";

/** Whose files: the municipality, its log, and the logs that came before it under other names. */
export type Line = Pick<KnownMunicipality, "id" | "logOrigin" | "earlierLogs">;

/** A municipality whose profile is at hand, as far as its line goes. */
export interface Lined extends Pick<Line, "id"> {
  readonly profile: Pick<Line, "logOrigin"> & { readonly earlierLogs?: Line["earlierLogs"] | undefined };
}

export function lineOf({ id, profile }: Lined): Line {
  return { id, logOrigin: profile.logOrigin, earlierLogs: profile.earlierLogs ?? [] };
}

/** Names of logs as files are named by them. */
export function asFileName(origin: string): string {
  return origin.replaceAll("/", "_");
}

/** What the journal keeps of a municipality beside its logs' heads. */
type Kind = "erasures" | "takedowns" | "seal";

/**
 * Files of one kind in the journal: first the log's own, which alone is written, then those of the logs before it, the newest first.
 * A log that a restore began anew has a file of its own, so that what is done in a trial is never done on the site it was taken from
 * (decision 58).
 */
export function filesOfLine(folder: string, kind: Kind, line: Line): readonly [string, ...string[]] {
  const begunAnew = [...line.earlierLogs.map(({ origin }) => origin), line.logOrigin].slice(1);
  const first = nameOf(kind, line, null);
  const [own = first, ...before] = [...begunAnew.map((origin) => nameOf(kind, line, origin)).toReversed(), first];
  return [path.join(folder, own), ...before.map((name) => path.join(folder, name))];
}

/** Whether a file is one of a municipality's erasures, of whichever log. */
export function isErasures(name: string, { id }: Pick<Line, "id">): boolean {
  return name.startsWith(`erasures-${id}`) && name.endsWith(".jsonl");
}

function nameOf(kind: Kind, { id }: Line, origin: string | null): string {
  return `${kind}-${id}${origin === null ? "" : `-${asFileName(origin)}`}${kind === "seal" ? "" : ".jsonl"}`;
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: "der ligger en mappe, hvor filen skal være. Flyt mappen",
  ENOTDIR: "journalens mappe er en fil. Flyt filen, eller ret UDSYN_JOURNAL",
  EACCES: "den bruger, der kører Udsyn, må ikke læse den. Giv brugeren fil og mappe igen (chown)",
  EPERM: "den bruger, der kører Udsyn, må ikke læse den. Giv brugeren fil og mappe igen (chown)",
  EIO: "disken svarer ikke, som den skal. Se efter disken",
};

/** Why something in the journal cannot be opened, and what to do, in words. @throws the error, where it is no file's */
export function unopenedWords(error: unknown): string {
  if (error instanceof NoAnswer) return "mappen svarer ikke. Se efter den maskine eller det drev, den ligger på";
  if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
  return reasons[String(error.code)] ?? `systemet siger ${error.message}. Se efter mappen og disken`;
}
