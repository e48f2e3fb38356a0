/** What a database's answer, or its silence, means for whoever runs Udsyn. `role` is empty where the answer names none. */
type Words = (role: string) => string;

/** That no server answers at all. */
export const notThere =
  "Databasen svarer ikke. Se efter, om serveren kører, og om vært og port i DATABASE_URL og de andre adresser er rigtige.";

/** By PostgreSQL's own codes, and by those of the network. */
const known: Readonly<Record<string, Words>> = {
  ECONNREFUSED: () => notThere,
  ECONNRESET: () => notThere,
  EPIPE: () => notThere,
  ENOTFOUND: () => notThere,
  EAI_AGAIN: () => notThere,
  EHOSTUNREACH: () => notThere,
  ENETUNREACH: () => notThere,
  ETIMEDOUT: () => notThere,
  "08006": () => notThere,
  "28P01": (role) =>
    `Databasen kører, men afviser rollen${role}: adgangskoden er forkert, eller rollen findes ikke. Ret rollens adresse (DATABASE_…), eller kør som databasens administrator: ALTER ROLE … PASSWORD '…'`,
  "28000": (role) =>
    `Databasen kører, men lukker ikke rollen${role} ind: den findes ikke, må ikke logge ind eller mangler i pg_hba.conf. Opret den som i docs/operations.md, eller ret dens adresse (DATABASE_…).`,
  "3D000": () =>
    "Serveren kører, men databasen i adressen findes ikke. Ret navnet i de fire adresser (DATABASE_…), eller opret den som i docs/operations.md.",
  "42501": () =>
    "En af databasens roller mangler en rettighed. Se efter, at de fire adresser (DATABASE_…) er rigtige, og kør: bin/udsyn migrate",
  "53300": () => "Databasen har ingen ledige pladser. Prøv igen om lidt, eller sæt dens max_connections op.",
  "53100": () =>
    "Databasens disk er fuld, så intet kan gemmes. Skaf plads, dér hvor databasen ligger; så går det videre af sig selv.",
  "53200": () => "Databasens server har ikke mere hukommelse. Prøv igen om lidt, eller giv den mere.",
  "58030": () => "Databasens server kan ikke læse eller skrive på sin disk. Se efter disken og serverens egen log.",
  "25006": () =>
    "Databasen kan kun læses, så intet kan gemmes: en kopi, der ikke er sat i drift, eller en server, hvis plads er brugt. Gør den skrivbar, eller ret adresserne (DATABASE_…).",
  "57P01": () => "Databasen er ved at stoppe. Prøv igen, når den kører.",
  "57P02": () => "Databasen er gået ned. Prøv igen, når den kører.",
  "57P03": () => "Databasen er ved at starte eller stoppe. Prøv igen om lidt.",
};

/** Messages of the client's own that bear no code. */
const silent = /^timeout exceeded when trying to connect$|^Connection terminated|^Client has encountered a connection/;

/** Why the database could not be asked, in words with what to do; `null` for what is another matter. */
export function databaseFaultWords(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (silent.test(error.message)) return notThere;
  if (/^SASL: .*password must be/.test(error.message))
    return "En af databasens adresser har ingen adgangskode. Skriv den som postgresql://rolle:kode@vært:5432/udsyn";
  const code = "code" in error ? String(error.code) : "";
  // A socket that is not there is a server that does not run; any other file that is not there is another matter.
  if (code === "ENOENT" || code === "EACCES")
    return "syscall" in error && error.syscall === "connect" ? notThere : null;
  const role = /(?:user|role) "([^"]+)"/.exec(error.message)?.[1];
  return known[code]?.(role === undefined ? "" : ` ${role}`) ?? null;
}
