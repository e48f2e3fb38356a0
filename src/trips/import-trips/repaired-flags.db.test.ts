import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** What is to be wondered about in a row that a hand put right is told as it was of its file (contract: codes that flag and let in). */
let site: TestSite;
let run: string;
beforeEach(async () => {
  site = await startTestSite();
  await site.db.query(`INSERT INTO udsyn.places_place (place_id, name, danish_name, country, lat, lon, notable)
    SELECT n, name, name, 'SE', 55.7, 13.2, true FROM unnest('{Lund,Turku,Oulu}'::text[]) WITH ORDINALITY AS of (name, n)`);
  await site.db.query(`INSERT INTO udsyn.places_name (name, place_id, country, trigrams)
    SELECT lower(name), place_id, country, '{}' FROM udsyn.places_place`);
  await site.db.query("INSERT INTO udsyn.places_edition (one, edition) VALUES (true, 'test')");
  run = await comes([
    "N-1;Lund;1.5.2025;2.5.2025;Lund;1.000,00;1.000,00",
    "N-2;Atlantis;4.5.2025;3.5.2025;Atlantisby;1.000,00;1.000,00",
    "N-3;Turku;6.5.2025;5.5.2025;Turku;1.000,00;900,00",
    "N-4;Oulu;8.5.2025;7.5.2025;Oulu;1.000,00;1.000,00",
  ]);
});
afterEach(() => site.close());

async function comes(rows: readonly string[]): Promise<string> {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const mapping = trips?.readMapping({
    key: ["Nr"],
    fields: { reference: "Nr", title: "Emne", startOn: "Fra", endOn: "Til", destination: "Sted", total: "I alt" },
    lines: { transport: ["Fly"] },
    constants: { kind: "conference", currency: "DKK" },
    places: true,
  });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("t4.csv", Buffer.from(`Nr;Emne;Fra;Til;Sted;I alt;Fly\n${rows.join("\n")}\n`));
  const { runId } = await trips.run(place, { source, mapping, publish: false, dryRun: false });
  return String(runId);
}

interface Told {
  readonly id: string;
  readonly reference: string;
  readonly code: string;
}
const api = async (method: "GET" | "POST", path: string, body?: object) => {
  const answer = await site.api("lyngholm", "coordinator", method, `/api/v1/${path}`, body);
  const told = (await answer.json()) as { items: Told[]; findings: Told[]; stillHeld: number };
  return { ...told, status: answer.status };
};
const heldRow = async (reference: string) =>
  (await api("GET", "held-rows")).items.find((one) => one.reference === reference)?.id ?? "";
const repair = async (reference: string, cells: object) =>
  api("POST", `held-rows/${await heldRow(reference)}/repair`, { cells });
const codes = ({ findings }: { findings: readonly Told[] }) =>
  findings.map(({ reference, code }) => `${reference} ${code}`);
const ofRun = async (id = run) => codes(await api("GET", `import-runs/${id}`));

async function desk(
  path: string,
  form?: Readonly<Record<string, string>>,
  role: "coordinator" | "accountant" = "coordinator",
) {
  const sent = form && { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const { status, headers, text } = await ask(site.address, {
    ...{ host: new URL(site.addressOf("lyngholm")).host, path: `/skrivebord/import/${path}` },
    headers: { cookie: `udsyn=${await sessionOf(site, "lyngholm", role)}`, ...sent },
    ...(form && { method: "POST", body: new URLSearchParams(form).toString() }),
  });
  const shown = text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/gu, " ");
  return { status, text, shown, to: String(headers.location ?? "").replace("/skrivebord/import/", "") };
}
/** A row's cells as fields, in the order that the file prints them. */
const typed = (...cells: readonly string[]) => Object.fromEntries(cells.map((text, at) => [`cells.c${at}`, text]));

it("answers a program with what it let in, and keeps that with the run in place of what was wrong", async () => {
  expect(await ofRun()).toEqual([
    "N-2 ends-before-start",
    "N-3 ends-before-start",
    "N-3 parts-differ-from-total",
    "N-4 ends-before-start",
  ]);
  const done = await repair("N-2", { Til: "5.5.2025", Fly: "1.500,00" });
  expect([done.status, codes(done)]).toEqual([201, ["N-2 parts-differ-from-total", "N-2 unknown-place"]]);
  // A flag that a hand answered is told no more, and a row that is sound has nothing told of it.
  expect(codes(await repair("N-3", { Til: "7.5.2025", Fly: "1.000,00" }))).toEqual([]);
  const { findings, stillHeld } = await api("GET", `import-runs/${run}`);
  expect([codes({ findings }), stillHeld]).toEqual([
    ["N-2 parts-differ-from-total", "N-2 unknown-place", "N-4 ends-before-start"],
    1,
  ]);
});

it("tells whoever put it right at the desk at once, in no address, and again on the run's page", async () => {
  const id = await heldRow("N-2");
  const before = await desk(`koersler/${run}`);
  expect(before.shown).toContain("3, heraf venter 3 endnu");
  expect(before.text).toContain('href="/skrivebord/import/holdt"');
  const form = typed("N-2", "Atlantis", "4.5.2025", "5.5.2025", "Atlantisby", "1.000,00", "1.500,00");
  const done = await desk(`holdt/${id}/ret`, form);
  expect([done.status, done.to]).toEqual([303, `holdt?rettet=${id}`]);
  const after = await desk(done.to);
  expect(after.shown).toContain("Rækken er rettet og lagt ind");
  expect(after.shown).toContain("»Atlantisby« i »Sted« kendes ikke");
  expect(after.shown).toContain("Posterne giver 1.500,00, men totalen er 1.000,00.");
  expect(after.text).toContain(`href="/skrivebord/import/koersler/${run}"`);
  const page = await desk(`koersler/${run}`);
  expect(page.shown).toContain("Posterne giver 1.500,00, men totalen er 1.000,00.");
  expect(page.shown).not.toContain("før den begynder 4. maj 2025");
  expect(page.shown).toContain("3, heraf venter 2 endnu");
  // Whose rows these are not is told that it is done, and no more.
  expect((await desk(done.to, undefined, "accountant")).shown).not.toContain("Atlantisby");
  expect((await desk(`koersler/${run}`, undefined, "accountant")).text).not.toContain(
    'href="/skrivebord/import/holdt"',
  );
});

it("says that it is let in and no more of a row with nothing to wonder about", async () => {
  const form = typed("N-4", "Oulu", "8.5.2025", "9.5.2025", "Oulu", "1.000,00", "1.000,00");
  const done = await desk(`holdt/${await heldRow("N-4")}/ret`, form);
  const { shown } = await desk(done.to);
  expect(shown).toContain("Rækken er rettet og lagt ind");
  expect(shown).not.toContain("Bemærk");
});

it("has nothing left to do of a row that was dismissed, nor of one that its file says otherwise now", async () => {
  const reason = "Den blev aldrig til noget.";
  const done = await api("POST", `held-rows/${await heldRow("N-3")}/dismissal`, { reason });
  expect([done.status, codes(done)]).toEqual([201, []]);
  expect(await ofRun()).toEqual(["N-2 ends-before-start", "N-4 ends-before-start"]);
  const next = await comes(["N-2;Atlantis;4.5.2025;5.5.2025;Atlantisby;1.000,00;1.000,00"]);
  expect(await ofRun(next)).toEqual(["N-2 unknown-place"]);
  expect(await ofRun()).toEqual(["N-4 ends-before-start"]);
  await repair("N-4", { Til: "9.5.2025" });
  expect((await desk(`koersler/${run}`)).shown).toContain("3, siden rettet, afvist eller læst ind igen");
});

it("tells what it let in of a row that is the record beside which it was held", async () => {
  await comes(["N-1;Malmø;1.9.2026;2.9.2026;Atlantisby;500,00;500,00"]);
  const id = await heldRow("N-1");
  const form = typed("N-1", "Malmø", "1.9.2026", "2.9.2026", "Atlantisby", "500,00", "400,00");
  const done = await desk(`holdt/${id}/ret`, { ...form, isOther: "samme" });
  expect(done.status).toBe(303);
  expect((await desk(done.to)).shown).toContain("Posterne giver 400,00, men totalen er 500,00.");
});

it("goes on telling what is said of the whole file at a row that was dismissed", async () => {
  const told = JSON.stringify({
    row: 4,
    reference: "N-4",
    code: "code-unknown",
    field: "kind",
    message: "»X« kendes ikke.",
  });
  await site.db.query(
    "UPDATE udsyn.intake_run SET answer = jsonb_insert(answer, '{findings,-1}', $2, true) WHERE run_id = $1",
    [run, told],
  );
  await api("POST", `held-rows/${await heldRow("N-4")}/dismissal`, { reason: "Den blev aldrig til noget." });
  expect((await ofRun()).filter((one) => one.startsWith("N-4"))).toEqual(["N-4 code-unknown"]);
});

it("tells of a row that is refused what it would be let in with too", async () => {
  const form = typed("N-2", "Atlantis", "4.5.2025", "3.5.2025", "Atlantisby", "1.000,00", "1.500,00");
  const page = await desk(`holdt/${await heldRow("N-2")}/ret`, form);
  expect(page.status).toBe(422);
  expect(page.shown).toContain("Posterne giver 1.500,00, men totalen er 1.000,00.");
});
