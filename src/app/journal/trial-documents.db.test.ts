import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { filesOf } from "../files-of.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

/** A trial restore that was not given a place of its own for its documents would delete the live site's. */
const slug = "lyngholm";
const now = new Date("2026-05-06T08:00:00Z");
const file = () => here.at("kopi.udsyn");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
});
const { at, heard, run } = here;
const id = () => here.site.here(slug).id;
const shared = () => ({ FILES_URL: `file://${at("driftens")}` });
const held = async () => (await here.into.query("SELECT FROM register.municipality")).length;

test("a log begun anew is not given the documents of another, unless whoever restores says that it is the site", async () => {
  const store = filesOf(here.config(shared()));
  const taken = await store.take(Readable.from([Buffer.from("en kvittering")]), 100);
  await taken?.keep(id());

  expect(await run(["restore", file(), "--new-log"], shared())).toBe(1);
  expect(heard.said).toContain("ligger der allerede dokumenter (1)");
  expect(heard.said).toContain("--same-documents");
  expect(await held()).toBe(0);
  expect(await store.kept(id())).toHaveLength(1);

  expect(await run(["restore", file(), "--new-log", "--same-documents"], shared())).toBe(0);
  expect(await held()).toBeGreaterThan(0);
});

test("a place of its own is asked nothing, nor is the site that goes on with its log", async () => {
  expect(await run(["restore", file(), "--new-log"], { FILES_URL: `file://${at("proevens")}` })).toBe(0);
  await here.afresh();
  expect(await run(["restore", file()], shared())).toBe(0);
});

test("an upgrade with nothing to do takes a copy where one is asked for, and says which", async () => {
  expect(await run(["restore", file(), "--new-log"], { FILES_URL: `file://${at("opgraderingens")}` })).toBe(0);
  expect(await run(["upgrade", "--backup", at("foer.udsyn")])).toBe(0);
  expect(heard.said).toContain(`Kopien ligger i ${at("foer.udsyn")}.`);
  expect((await stat(at("foer.udsyn"))).size).toBeGreaterThan(0);
  expect(await run(["upgrade"])).toBe(0);
  expect(heard.said).toContain("Der er ikke taget nogen kopi");
});
