import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { newId } from "../../kernel/index.ts";
import { backup, markSecret, modeMadeIn, openLog } from "../../platform/index.ts";
import { namedBytes, secretMark } from "../../records/index.ts";
import { openInstallation } from "../installation.ts";
import { StartFault } from "../start-fault.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

const now = new Date("2026-05-06T08:00:00Z");
const [theirs, other] = ["s".repeat(40), "o".repeat(40)];
const file = () => here.at("kopi.udsyn");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await modeMadeIn(site.db.app, "demo", now);
  await markSecret(site.db.app, theirs);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
});
const { at, heard, run } = here;
const by = (secret: string) => ({ UDSYN_SECRET: secret });

test("a restore with another secret says what stops working, doctor finds it, and it is accepted openly alone", async () => {
  expect(await run(["restore", file(), "--json"], by(other))).toBe(0);
  expect(heard.said).toContain("UDSYN_SECRET er en anden hemmelighed");
  expect(heard.said).toContain("rejselister");
  expect(heard.said).toContain('"otherSecret": true');
  // What is kept is not the secret, nor what is known of it elsewhere.
  const [kept] = await here.into.query<{ mark: string }>("SELECT secret_mark AS mark FROM udsyn.platform_installation");
  expect(kept?.mark).toMatch(/^[0-9a-f]{32}:[0-9a-f]{32}$/);
  expect(await run(["doctor"], by(other))).toBe(1);
  expect(heard.said).toContain("✗ UDSYN_SECRET er en anden hemmelighed");
  expect(await run(["doctor"], by(theirs))).toBe(0);
  const told: string[] = [];
  await (await openInstallation(here.config(by(other)), openLog("silent"), (line) => void told.push(line))).close();
  expect(told.join()).toContain("rejselister");
  expect(await run(["doctor", "--accept-secret"], by(other))).toBe(0);
  expect(await run(["doctor"], by(theirs))).toBe(1);
});

test("with the same secret nothing is said, and one that does not know its secret yet is told it at the start", async () => {
  expect(await run(["restore", file(), "--json"], by(theirs))).toBe(0);
  expect(heard.said).not.toContain("anden hemmelighed");
  expect(heard.said).toContain('"otherSecret": false');
  await here.into.query("UPDATE udsyn.platform_installation SET secret_mark = NULL");
  await (await openInstallation(here.config(by(other)), openLog("silent"), () => undefined)).close();
  expect(await run(["doctor"], by(other))).toBe(0);
  expect(await run(["doctor"], by(theirs))).toBe(1);
});

/** The journal knows of a person whom the first secret erased. */
async function erasedByTheirs(): Promise<void> {
  const erasure = {
    kind: "erasure",
    id: newId<"erasure">(now.getTime()),
    at: now.toISOString(),
    what: {
      ...{ identifiers: [{ words: 2, digest: "x" }], except: [], decided: false },
      secretMark: secretMark(theirs),
    },
  };
  await writeFile(at(`journal/erasures-${here.site.here("proeve").id}.jsonl`), `${JSON.stringify(erasure)}\n`);
}

test("an erasure that the secret cannot repeat is told, keeps a start back in words, and no longer when the secret is accepted", async () => {
  await erasedByTheirs();
  expect(await run(["restore", file(), "--new-log", "--json"], by(other))).toBe(0);
  expect(heard.said).toContain("1 sletning af personer i journalen er lavet med et andet UDSYN_SECRET");
  const start = () => openInstallation(here.config(by(other)), openLog("silent"), (line) => void told.push(line));
  const told: string[] = [];
  const refused = await start().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StartFault);
  expect(String(refused)).toContain("doctor --accept-secret");
  expect(await run(["doctor"], by(other))).toBe(1);
  await run(["doctor", "--accept-secret"], by(other));
  await (await start()).close();
  expect(told.join()).toContain("kan ikke gentages");
});

test("so does one where the backup does not know its secret yet, which is not told the new one", async () => {
  await here.site.db.query("UPDATE udsyn.platform_installation SET secret_mark = NULL");
  await backup(
    { owner: here.site.db.connections.owner, store: here.site.files, named: namedBytes },
    at("uden.udsyn"),
    now,
  );
  await erasedByTheirs();
  expect(await run(["restore", at("uden.udsyn"), "--new-log", "--json"], by(other))).toBe(0);
  expect(heard.said).toContain('"otherSecret": true');
  const start = () => openInstallation(here.config(by(other)), openLog("silent"), () => undefined);
  expect(await start().catch((error: unknown) => error)).toBeInstanceOf(StartFault);
  expect(await run(["doctor", "--accept-secret"], by(other))).toBe(0);
  await (await start()).close();
});
