import { appendFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup, openLog } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { openInstallation } from "../installation.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

const now = new Date("2026-05-06T08:00:00Z");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, at("kopi.udsyn"), now);
});

test("a line of the journal that cannot be read keeps no start back, and is told by it and by doctor", async () => {
  expect(await here.run(["restore", here.at("kopi.udsyn")])).toBe(0);
  expect(await here.run(["doctor"])).toBe(0);
  const file = here.at(`journal/erasures-${here.site.here("proeve").id}.jsonl`);
  await appendFile(file, "ulæselig\n");
  const told: string[] = [];
  await (await openInstallation(here.config(), openLog("silent"), (line) => void told.push(line))).close();
  expect(told.join()).toContain(`1 linje i journalens sletninger, ${file}, kan ikke læses`);
  here.heard.said = "";
  expect(await here.run(["doctor"])).toBe(1);
  expect(here.heard.said).toContain(`1 linje i journalens sletninger, ${file}, kan ikke læses`);
});
