import type { Fault } from "../../kernel/index.ts";
import { databaseFaultWords, FilesAway, NewerSchema } from "../../platform/index.ts";
import { profileFaultWords } from "../../profile/index.ts";
import { roomTexts } from "../room-texts.ts";

/** A fault in words, from whichever room knows it. */
export function faultWords(fault: Pick<Fault, "fault" | "params">): string {
  for (const texts of roomTexts) {
    const found = texts.find("da", `fault.${fault.fault}`, fault.params);
    if (found !== null) return found;
  }
  return profileFaultWords({ path: "", ...fault });
}

const fileFaults: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} findes ikke, eller mappen, den skulle ligge i, findes ikke.`,
  ENOTDIR: (path) => `${path} går gennem en fil, som om den var en mappe.`,
  EEXIST: (path) => `${path} findes allerede og er ikke en mappe.`,
  EISDIR: (path) => `${path} er en mappe. Skriv en fil.`,
  EACCES: (path) => `Der er ikke adgang til ${path}.`,
  EPERM: (path) => `Der er ikke adgang til ${path}.`,
  EROFS: (path) => `${path} ligger, hvor der ikke kan skrives.`,
  ENOSPC: (path) => `Der er ikke plads på disken til ${path}.`,
  EDQUOT: (path) => `Der er ikke plads på disken til ${path}.`,
  ENAMETOOLONG: () => "Filens navn er for langt.",
  ELOOP: (path) => `${path} er et link, der fører tilbage til sig selv.`,
};

/** Why a command could not be done through no fault of its own, in words with what to do; `null` for a bug. */
export function reasonWords(error: unknown): string | null {
  if (error instanceof NewerSchema) return error.message;
  if (error instanceof FilesAway)
    return `Dokumenterne kan ikke nås: tjenesten i FILES_URL svarer ikke, som den skal (${error.message}). Se efter, om den kører, og om nøgle, hemmelighed og navn er rigtige, og prøv igen.`;
  return databaseFaultWords(error) ?? fileFaultWords(error);
}

/** A file that could not be read or written, in words; `null` for what is none of that. */
function fileFaultWords(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  // What is written beside a file until it is whole is not what was typed.
  const path = "path" in error && typeof error.path === "string" ? error.path.replace(/\.part$/, "") : "Filen";
  return fileFaults[String(error.code)]?.(path) ?? null;
}
