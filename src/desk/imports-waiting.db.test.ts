import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { ask } from "../../test/trust/client.ts";
import { sessionOf } from "../../test/trust/planted.ts";
import { operator } from "../identity/index.ts";
import { fileOf } from "../intake/index.ts";
import type { RoleName } from "../profile/index.ts";

/** What an import leaves is told at the desk of whoever may answer it, each kind in one line, until it is done. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

async function read(name: "trips" | "expenses", words: object, lines: readonly string[]): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === name);
  const mapping = importer?.readMapping(words);
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf(`${name}.csv`, Buffer.from(`${lines.join("\n")}\n`));
  await importer.run(place, { source, mapping, publish: false, dryRun: false });
}

async function shown(role: RoleName, path = "/skrivebord"): Promise<string> {
  const headers = { cookie: `udsyn=${await sessionOf(site, "lyngholm", role)}` };
  const host = new URL(site.addressOf("lyngholm")).host;
  const { text } = await ask(site.address, { host, path, headers });
  return text.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}

const held = "Ret eller afvis 2 tilbageholdte rækker";
const pool = "Fordel en postering";
const trips = "Offentliggør 2 importerede rejser";

test("held rows, lines without a trip and unpublished trips wait for whoever may answer them, and for nobody else", async () => {
  expect(await shown("accountant")).toContain("Intet venter på dig");
  const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb" };
  await read("expenses", { key: ["bilag"], fields, constants: { currency: "DKK" } }, [
    ...["bilag;dato;tekst;beløb", "1;03.02.2026;Fly;4.200,00", "2;31.13.2026;Bus;20,00", "3;32.12.2026;Tog;90,00"],
  ]);
  const words = { fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", destination: "sted" } };
  await read("trips", { ...words, key: ["nr"], constants: { kind: "staff-visit" } }, [
    "nr;fra;til;titel;sted",
    ...[
      "1;01.05.2025;02.05.2025;Oslo;Oslo",
      "2;01.06.2025;02.06.2025;Lund;Lund",
      "3;03.05.2027;04.05.2027;Ahead;Turku",
    ],
  ]);
  const accountant = await shown("accountant");
  expect(accountant).toContain("2 sager venter på dig.");
  for (const line of [held, pool]) expect(accountant).toContain(line);
  expect(accountant).not.toContain(trips);
  const coordinator = await shown("coordinator");
  for (const line of [held, trips]) expect(coordinator).toContain(line);
  expect(coordinator).not.toContain(pool);
  for (const role of ["secretary", "manager", "auditor", "admin"] as const)
    for (const line of [held, pool, trips]) expect(await shown(role), role).not.toContain(line);
  expect(await shown("coordinator", "/skrivebord/import")).toContain("trips.csv : 2 poster");
});

test("each line is gone once it is answered", async () => {
  const path = "/api/v1/held-rows";
  const { items } = (await (await site.api("lyngholm", "accountant", "GET", path)).json()) as {
    items: { id: string }[];
  };
  for (const { id } of items)
    await site.api("lyngholm", "accountant", "POST", `${path}/${id}/dismissal`, { reason: "Står to gange" });
  expect(await shown("accountant")).not.toContain("tilbageholdt");
  const runs = (await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/import-runs")).json()) as {
    items: { id: string; dataset: string }[];
  };
  const run = runs.items.find(({ dataset }) => dataset === "trips")?.id;
  const published = await site.api("lyngholm", "coordinator", "POST", `/api/v1/import-runs/${run}/publication`, {});
  expect(published.status).toBe(201);
  const coordinator = await shown("coordinator");
  expect(coordinator).not.toContain("importerede rejser");
  expect(await shown("coordinator", "/skrivebord/import")).not.toContain("Ikke offentligt endnu");
});
