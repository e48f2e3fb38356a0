import { askRoles, type Config, roleFaults } from "../platform/index.ts";
import { StartFault } from "./start-fault.ts";

/**
 * Looks at the four roles of an external server before anything is changed: rights are stated for whom the addresses name, and
 * a wrong name would give them to the wrong one. The embedded server's are its own.
 * @throws StartFault with every fault
 */
export async function requireRoles({ database }: Pick<Config, "database">): Promise<void> {
  if (database === null) return;
  const faults = roleFaults(await askRoles(database));
  if (faults.length === 0) return;
  const lines = faults.map(({ name, message }) => `  ${name}: ${message}`);
  throw new StartFault(["Databasens adresser kan ikke bruges, og intet er ændret:", ...lines].join("\n"));
}
