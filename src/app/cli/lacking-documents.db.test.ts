import { randomUUID } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup, FilesAway, migrate, pendingMigrations } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { lackingDocuments } from "../health/lacking-documents.ts";
import { followLogs } from "../journal/follow-logs.ts";
import { openJournal } from "../journal/journal.ts";

vi.mock(import("../health/lacking-documents.ts"), async (original) => {
  const real = await original();
  return { ...real, lackingDocuments: vi.fn(real.lackingDocuments) };
});

/** Whoever keeps the server hears of a document that is damaged or gone, by every command that could know, and loses nothing else. */
const slug = "proeve";
const now = new Date("2026-05-06T08:00:00Z");
const file = () => here.at("kopi.udsyn");
const places = new Map<string, string>();
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, slug, { title: "Malmø" });
  const { id } = site.here(slug);
  for (const text of ["hel", "flippet", "væk"]) {
    const taken = await site.files.take(Readable.from([Buffer.from(text)]), 100);
    await taken?.keep(id);
    const sha256 = taken?.sha256 ?? "";
    places.set(text, path.join(id, sha256.slice(0, 2), sha256));
    await site.db.query(
      `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type,
         file_name, size, uploaded_at, uploaded_by)
       VALUES ($1, $2, 'trip', $2, $3, 'application/pdf', 'Bilag for Ib Persson.pdf', 9, now(), 'a')`,
      [id, randomUUID(), sha256],
    );
  }
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
});
const { at, heard, run } = here;
const placeOf = (text: string) => places.get(text) ?? "";
/** Runs a command with the documents in a folder. @returns its exit code and what it said */
async function said(where: string, ...words: string[]) {
  heard.said = "";
  const exit = await run(words, { FILES_URL: `file://${at(where)}` });
  return { exit, text: heard.said };
}

test("backup, doctor and restore name each, exit 1, and leave the rest usable", async () => {
  expect(await said("filer", "restore", file())).toMatchObject({
    exit: 0,
    text: expect.stringContaining("3 dokumenter"),
  });
  expect(await said("filer", "doctor")).toMatchObject({
    text: expect.stringContaining("✓ Hvert dokument ligger, som det kom."),
  });
  await rm(at(`filer/${placeOf("væk")}`));
  // Where only some are gone it is not the place that is wrong.
  expect((await said("filer", "backup", at("én-mangler.udsyn"))).text).not.toContain("FILES_URL");
  await writeFile(at(`filer/${placeOf("flippet")}`), "flippeT");
  const names = [`ændret, siden det kom: ${placeOf("flippet")}`, `mangler: ${placeOf("væk")}`];
  const holed = at("hullet.udsyn");
  const steps = [["doctor"], ["backup", holed], ["upgrade", "--backup", holed]];
  for (const words of steps) {
    const { exit, text } = await said("filer", ...words);
    expect([words, exit]).toEqual([words, 1]);
    for (const name of names) expect(text).toContain(name);
    // File names may name people, and this is read in mails.
    expect(text).not.toContain("Persson");
    expect(text).toContain("dokumenter");
  }
  const quick = (await said("filer", "doctor", "--quick")).text;
  expect([quick.includes(placeOf("væk")), quick.includes(placeOf("flippet"))]).toEqual([true, false]);

  await here.afresh();
  const back = await said("tilbage", "restore", holed, "--damaged", at("rester"));
  expect(back.exit).toBe(1);
  expect(back.text).toContain("1 dokumenter fra");
  for (const name of names) expect(back.text).toContain(name);
  const [left] = await readdir(at("rester"));
  expect(placeOf("flippet")).toContain(left?.slice(-64));
  expect(await readFile(at(`rester/${left}`), "utf8")).toBe("flippeT");
  expect(back.text).toContain("Alt andet er lagt ind, og siden kan startes.");
  expect(await here.into.query("SELECT FROM udsyn.records_document")).toHaveLength(3);
  expect(await said("tilbage", "doctor")).toMatchObject({ exit: 1, text: expect.stringContaining(placeOf("væk")) });
});

test("a backup taken where the documents are not says so, and where to look", async () => {
  expect((await said("filer", "restore", file())).exit).toBe(0);
  const { exit, text } = await said("et-andet-sted", "backup", at("uden.udsyn"));
  expect([exit, text]).toEqual([1, expect.stringContaining("se efter, om FILES_URL peger hen")]);
  expect((await said("et-andet-sted", "doctor")).exit).toBe(1);
});

test("documents whose service is away are told of in words, and not called damaged", async () => {
  expect((await said("filer", "restore", file())).exit).toBe(0);
  heard.said = "";
  expect(await run(["doctor"], { FILES_URL: "s3://a:b@127.0.0.1:1/spand?tls=off" })).toBe(1);
  expect(heard.said).toContain("Dokumenterne kan ikke nås, så de er ikke set igennem.");
  expect(heard.said).not.toContain(placeOf("hel"));
});

test("an upgrade takes its steps though the copy from before lacks documents, and exits 1", async () => {
  const { connections, query } = here.into;
  await migrate(connections, (await pendingMigrations(connections.owner)).at(-2));
  const id = randomUUID();
  await query(
    `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type,
       file_name, size, uploaded_at, uploaded_by)
     VALUES ($1, $1, 'trip', $1, $2, 'application/pdf', 'Bilag.pdf', 9, now(), 'a')`,
    [id, "a".repeat(64)],
  );
  const { exit, text } = await said("filer", "upgrade", "--backup", at("foer.udsyn"));
  expect([exit, await pendingMigrations(connections.owner)]).toEqual([1, []]);
  expect(text).toContain("1 trin er kørt.");
  expect(text).toContain(`mangler: ${path.join(id, "aa", "a".repeat(64))}`);
});

test("of damaged documents that nothing names any more, nothing is left behind", async () => {
  expect((await said("navnløs", "restore", file())).exit).toBe(0);
  await here.into.query("DELETE FROM udsyn.records_document WHERE sha256 = $1", [placeOf("flippet").slice(-64)]);
  await writeFile(at(`navnløs/${placeOf("flippet")}`), "flippeT");
  expect((await said("navnløs", "backup", at("slettet.udsyn"))).exit).toBe(0);
  await here.afresh();
  expect((await said("uden", "restore", at("slettet.udsyn"), "--damaged", at("slettet"))).exit).toBe(0);
  expect(await readdir(at("slettet"))).toEqual([]);
});

test("a service that goes away after everything is in leaves that to be said", async () => {
  vi.mocked(lackingDocuments).mockRejectedValueOnce(new FilesAway("503"));
  const { exit, text } = await said("væk-bagefter", "restore", file(), "--damaged", at("rest"));
  expect([exit, text]).toEqual([1, expect.stringMatching(/3 dokumenter fra .* er lagt ind.*Alt er lagt ind, men/s)]);
  expect(text).toContain("ingen sletning når den");
  expect(await here.into.query("SELECT FROM udsyn.records_document")).toHaveLength(3);
});
