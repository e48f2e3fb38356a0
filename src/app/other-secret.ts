import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Config, type Db, markSecret, secretStanding } from "../platform/index.ts";

/** What a database that was used with another secret cannot do with this one, and the way out. */
export const otherSecretWords = [
  "UDSYN_SECRET er en anden hemmelighed end den, databasen er brugt med:",
  "  - rejselister (pas, allergier, kontaktpersoner) kan ikke åbnes;",
  "  - personer, der er slettet, genkendes ikke: de kan komme igen ved en indlæsning, og deres sletning kan ikke gentages fra journalen.",
  "Sæt den, der gjaldt, og start igen. Er den tabt, så kør: bin/udsyn doctor --accept-secret, og skriv rejselisterne igen.",
].join("\n");

/** Erasures that the journal alone knows of, and that this secret cannot repeat, and the way out. */
export function unknowableWords(count: number): string {
  return `${count} ${count === 1 ? "sletning" : "sletninger"} af personer i journalen er lavet med et andet UDSYN_SECRET og kan ikke gentages. Sæt det, der gjaldt, og start igen. Er det tabt, så kør: bin/udsyn doctor --accept-secret, og slet personerne igen, hvis I ved, hvem de er.`;
}

/** The secret as it stands; `null` where none has been given or made yet. Makes none. */
export function standingSecret({ secret, dataDir }: Pick<Config, "secret" | "dataDir">): string | null {
  const file = path.join(dataDir, "secret");
  return secret ?? (existsSync(file) ? readFileSync(file, "utf8").trim() : null);
}

/**
 * Whether a database was used with another secret. One that does not say so yet, as of an older version, is told this one, unless
 * the journal has erasures of another: then which secret is its own is not known.
 */
export async function isOtherSecret(db: Db, secret: string, strange: number): Promise<boolean> {
  const standing = await secretStanding(db, secret);
  if (standing === "unmarked" && strange === 0) await markSecret(db, secret);
  return standing === "other" || (standing === "unmarked" && strange > 0);
}
