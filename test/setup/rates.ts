import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import type { TestSite } from "./site.ts";

/** Imports a made-up table of time- og dagpenge: `Tyskland;494,00;2026-01-01`, by day and in kroner. */
export async function importRates(site: TestSite, rows: readonly string[]): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === "rates");
  const mapping = importer?.readMapping({
    key: ["land", "fra"],
    fields: { country: "land", perDay: "sats", validFrom: "fra" },
    constants: { currency: "DKK" },
    values: { country: { "Andre lande": "*" } },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf("opdigtede-satser.csv", Buffer.from(`${["land;sats;fra", ...rows].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish: false, dryRun: false });
}
