import { expect, test } from "vitest";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup, executedMigrations } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";

/** The program was taken back to the version before: the database knows steps that it does not. */
const step = "9990_tomorrow";
const ahead = "INSERT INTO udsyn.kysely_migration VALUES ($1, now()::text)";
const here = restoreCommands(async ({ site, at }) => {
  const from = { owner: site.db.connections.owner, store: site.files, named: namedBytes };
  await backup(from, at("before.udsyn"), site.clock.now);
  await site.db.query(ahead, [step]);
  await backup(from, at("newer.udsyn"), site.clock.now);
});
const { at, heard, run } = here;

const sentence =
  /^[^\n]*Databasen er lavet af en nyere version af Udsyn end denne \(trin 9990_tomorrow\)\. [^\n]*Hent den version igen, eller læg [^\n]*\n$/;

test("every command that works in the database says so in a sentence, with what to do, and does nothing", async () => {
  expect(await run(["restore", at("before.udsyn"), "--new-log"])).toBe(0);
  await here.into.query(ahead, [step]);
  for (const words of [
    ["serve"],
    ["migrate"],
    ["upgrade", "--backup", at("upgrade.udsyn")],
    ["token", "add", "--role", "coordinator"],
    ["user", "add", "--name", "A", "--role", "admin", "--email", "a@example.dk"],
    ["seed", "--trips", "1"],
    ["check"],
    ["doctor", "--accept-secret"],
  ]) {
    heard.said = "";
    expect([words, await run(words), heard.said]).toEqual([words, 1, expect.stringMatching(sentence)]);
  }
  heard.said = "";
  expect(await run(["doctor"])).toBe(1);
  expect(heard.said).toMatch(/✗ Databasen er lavet af en nyere version af Udsyn end denne \(trin 9990_tomorrow\)/);
  expect(heard.said).not.toContain("Alt er i orden");
  // What is there can be copied all the same.
  expect(await run(["backup", at("copy.udsyn")])).toBe(0);
  expect(await here.into.query("SELECT 1 FROM udsyn.identity_token")).toEqual([]);
});

test("a newer version's backup is refused in words, and the database can take another", async () => {
  heard.said = "";
  expect(await run(["restore", at("newer.udsyn"), "--new-log"])).toBe(1);
  expect(heard.said).toMatch(
    /^Sikkerhedskopien blev ikke lagt ind: den er lavet af en nyere version.*9990_tomorrow.*\n$/,
  );
  expect(await executedMigrations(here.into.connections.owner)).toEqual([]);
  expect(await run(["restore", at("before.udsyn"), "--new-log"])).toBe(0);
});
