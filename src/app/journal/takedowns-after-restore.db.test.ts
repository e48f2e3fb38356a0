import { appendFile, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup, openLog } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { readNewest, readSigned } from "../../register/index.ts";
import { journalFaults } from "../health/journal-faults.ts";
import { openInstallation } from "../installation.ts";
import { followLogs } from "./follow-logs.ts";
import { followTakedowns } from "./follow-takedowns.ts";
import { openJournal } from "./journal.ts";

/** What was taken down after a backup was taken is not public again when that is restored: the journal tells of it. */
const now = new Date("2026-05-06T08:00:00Z");
const why = "Siden viste en ansats helbred.";
const trips: string[] = [];
const here = restoreCommands(async ({ site, at }) => {
  for (const title of ["Malmø", "Turku", "Riga"]) trips.push((await publishedTrip(site, "proeve", { title })).id);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, at("kopi.udsyn"), now);
  site.clock.now = new Date("2026-05-07T08:00:00Z");
  const api = async (id: string | undefined, name: string) => {
    const answer = await site.api("proeve", "coordinator", "POST", `/api/v1/trips/${id}/${name}`, { reason: why });
    expect(answer.status).toBe(201);
  };
  await api(trips[0], "takedown");
  await api(trips[1], "takedown");
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await followTakedowns(site.db.app, at("journal"));
});
const { at, heard, run } = here;

const schemas = () =>
  Promise.all(
    trips.map(async (id) => {
      const [{ type } = { type: "" }] = await here.into.query<{ type: string }>(
        "SELECT DISTINCT type FROM register.entry",
      );
      const newest = await readNewest(here.into.register, here.site.here("proeve").id, type, id as never);
      return newest?.entry.schema;
    }),
  );

test("what was taken down since is taken down again before the site serves, told, and done once", async () => {
  const { id } = here.site.here("proeve");
  const journal = await readFile(at(`journal/takedowns-${id}.jsonl`), "utf8");
  expect(journal.trim().split("\n")).toHaveLength(2);
  expect(journal).not.toContain("helbred");
  const faults = async (place: string) => (await journalFaults({ journal: at(place) }, here.site.db)).join(" ");
  expect(await faults("nowhere")).toContain("mangler 2 sider, der er taget ned");
  expect(await faults("journal")).not.toContain("taget ned");
  // A line that names no record is passed over, and told of.
  const damaged = { kind: "takedown", type: "trip", recordId: "0192f0x0", at: "2026-05-06T08:00:00.000Z" };
  await appendFile(at(`journal/takedowns-${id}.jsonl`), `${JSON.stringify(damaged)}\n`);
  expect(await faults("journal")).toContain("1 linje");
  expect(await run(["restore", at("kopi.udsyn"), "--new-log", "--same-documents"])).toBe(0);
  expect(heard.said).toContain("2 sider, der var taget ned, er taget ned igen efter journalen.");
  const [first, second, third] = await schemas();
  expect([first, second]).toEqual(["udsyn.withdrawal/1", "udsyn.withdrawal/1"]);
  expect(third).not.toBe("udsyn.withdrawal/1");
  const before = await readSigned(here.into.register, id);
  const told: string[] = [];
  const { close } = await openInstallation(here.config(), openLog("silent"), (words) => told.push(words));
  await close();
  expect(told.filter((one) => one.includes("taget ned igen"))).toEqual([]);
  expect(await readSigned(here.into.register, id)).toEqual(before);
});
