import type { Lacking } from "../platform/index.ts";
import type { NamedBytes } from "../records/index.ts";

const named = 100;

const how: Readonly<Record<Lacking["how"], string>> = {
  changed: "ændret, siden det kom",
  missing: "mangler",
  unreadable: "kan ikke læses",
};

/**
 * Each document that is not as it came, by where it lies and what it belongs to. Never by its file's name, which may name people: this is
 * read in mails and logs.
 */
export function lackingLines(lacking: readonly Lacking<NamedBytes>[]): readonly string[] {
  const rest = lacking.length - named;
  return [
    ...lacking.slice(0, named).map(({ file: { municipality, sha256, documents }, how: which }) => {
      const of = documents.map((one) => `dokument ${one.id} i sagen ${one.subject}`).join(", ");
      return `  ${how[which]}: ${municipality}/${sha256.slice(0, 2)}/${sha256} (${of})`;
    }),
    ...(rest > 0 ? [`  og ${rest} til. Alle står i svaret med --json.`] : []),
  ];
}

/** What a backup that does not hold every document says after it has said what it holds; nothing where it holds them all. */
export function notWholeWords(lacking: readonly Lacking<NamedBytes>[], held: number): readonly string[] {
  if (lacking.length === 0) return [];
  const away =
    held === 0 && lacking.every((one) => one.how === "missing")
      ? ["Der er ingen dokumenter overhovedet: se efter, om FILES_URL peger hen, hvor siden gemmer dem."]
      : [];
  return [
    `Men ${countWords(lacking.length)} er ikke med, som ${lacking.length === 1 ? "det" : "de"} kom:`,
    ...lackingLines(lacking),
    ...away,
    `Kopien kan lægges ind med alt andet. ${mendWords}`,
  ];
}

/** How many documents, in words. */
export function countWords(count: number): string {
  return count === 1 ? "ét dokument" : `${count} dokumenter`;
}

/** What can be done for a document that is not there as it came. */
export const mendWords =
  "Gem de ældre sikkerhedskopier: originalen er måske i en af dem. Den kan også lægges op igen ved sagen, når det er den samme fil. Se docs/operations.md.";
