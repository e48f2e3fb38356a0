import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { operator, type Who } from "../../src/identity/index.ts";
import { type FileSource, fileOf } from "../../src/intake/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";
import { wholeTrip } from "./planted.ts";

/** A file that still names who was erased brings nobody back: not in a column that said nobody before, nor by a row that is held. */
const slug = "lyngholm";
const sources = personalSources("test");
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });
let site: TestSite;
beforeAll(async () => {
  // A row is as old as its id, which no clock of a test turns back.
  site = await startTestSite(new Date(Date.now() + 86_400_000));
});
afterAll(() => site.close());

async function api<Body>(role: RoleName, method: string, to: string, body?: object): Promise<Body> {
  const answer = await site.api(slug, role, method, `/api/v1/${to}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${to}: ${text}`).toBeLessThan(300);
  return JSON.parse(text || "{}") as Body;
}
async function erase(name: string): Promise<void> {
  const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  later();
  const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), by("two"));
  later();
}
const later = () => {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
};
async function imported(dataset: "expenses" | "trips", mapping: object, ...lines: readonly string[]) {
  const importer = site.rooms.importers.find((one) => one.name === dataset);
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const source = fileOf("fil.csv", Buffer.from(lines.join("\n")));
  const again = (other: FileSource) =>
    importer.run(place, { source: other, mapping: read, publish: false, dryRun: false, batchRows: 500 });
  return { ...(await importer.run(place, { source, mapping: read, publish: false, dryRun: false })), again };
}

test("a line that was marked for one column lets nobody back into another", async () => {
  const name = "Bodil Kanariefugl";
  const { id } = await api<{ id: string }>("coordinator", "POST", "trips", { ...wholeTrip, caseNumber: "26/4711" });
  const submission = await api<{ id: string }>("coordinator", "POST", `trips/${id}/submissions`, {
    ...{ about: "request", committee: "byraadet", meetingOn: "2026-05-20" },
  });
  const ruling = { ruling: "approved", confirmed: true };
  await api("secretary", "POST", `submissions/${submission.id}/rulings`, ruling);
  const mapping = {
    key: ["id"],
    fields: { reference: "sag", postedOn: "dato", amount: "beløb", text: "tekst", supplier: "firma", voucher: "bilag" },
    constants: { currency: "DKK", category: "meals" },
  };
  const head = "id;sag;dato;beløb;tekst;firma;bilag";
  const line = (key: string, text: string, supplier = "", voucher = "") =>
    `${key};26/4711;06.05.2026;100,00;${text};${supplier};${voucher}`;
  const before = [
    line("1", "Middag", name),
    line("2", "Taxa", "", `B ${name}`),
    line("3", "Kaffe"),
    line("4", "Te", name),
  ];
  expect(await imported("expenses", mapping, head, ...before)).toMatchObject({ added: 4 });
  await erase(name);
  const after = [line("1", `Middag med ${name}`, name), line("2", `Taxa ${name}`, "", `B ${name}`)];
  const more = [line("3", `Kaffe med ${name}`), line("4", "", name, `B ${name}`)];
  expect(await imported("expenses", mapping, head, ...after, ...more)).toMatchObject({ updated: 4 });
  expect(await dumped(site.db, ["register"])).not.toContain("Kanariefugl");
  const rows = await site.db.query(
    "SELECT text, supplier, voucher FROM udsyn.accounts_posting WHERE subject_id = $1 ORDER BY source_key",
    [id],
  );
  // What the ledger said before is kept as it must be.
  expect(rows).toEqual([
    { text: "Middag med [slettet]", supplier: name, voucher: null },
    { text: "Taxa [slettet]", supplier: null, voucher: `B ${name}` },
    { text: "Kaffe med [slettet]", supplier: null, voucher: null },
    { text: "[slettet]", supplier: name, voucher: "B [slettet]" },
  ]);
});

test("a row that was held when somebody was erased names them no more by its file, its repair or its publication", async () => {
  const name = "Ole Holdt";
  const mapping = {
    key: ["id"],
    fields: { reference: "id", title: "titel", destination: "land", startOn: "fra", endOn: "til" },
    constants: { kind: "conference" },
  };
  const head = "id;titel;land;fra;til";
  const line = (key: string, till: string, title = `Besøg hos ${name}`) => `${key};${title};Berlin;2025-05-05;${till}`;
  const both = [line("H1", "2025-05-01"), line("H2", `hos ${name}`)];
  expect(await imported("trips", mapping, head, ...both)).toMatchObject({ held: 2 });
  await erase(name);
  const again = await imported("trips", mapping, head, ...both);
  expect(again).toMatchObject({ held: 2 });
  const { items } = await api<{ items: readonly { id: string; cells: { id: string } }[] }>(
    "coordinator",
    "GET",
    "held-rows",
  );
  expect(JSON.stringify(items)).not.toContain(name);
  // Nor does the run's answer, which is kept and read at the desk: it repeats what a row prints.
  expect(JSON.stringify(await api("coordinator", "GET", `import-runs/${again.runId}`))).not.toContain(name);
  const first = items.find((one) => one.cells.id === "H1");
  await api("coordinator", "POST", `held-rows/${first?.id}/repair`, { cells: { til: "2025-05-09" } });
  await api("coordinator", "POST", `import-runs/${again.runId}/publication`, {});
  const titles = async () => {
    const sql = "SELECT title FROM udsyn.trips_trip WHERE imported_from ->> 'reference' LIKE 'H%' ORDER BY title";
    return (await site.db.query<{ title: string }>(sql)).map((one) => one.title);
  };
  expect(await titles()).toEqual(["Besøg hos [slettet]"]);
  // Its file changed: the repaired one is as old as its row, and so is the one that is sound now.
  later();
  const changed = [line("H1", "2025-05-08", `Rejse til ${name}`), line("H2", "2025-05-09", `Tur med ${name}`)];
  expect(await imported("trips", mapping, head, ...changed)).toMatchObject({ updated: 1, added: 1, held: 0 });
  expect(await titles()).toEqual(["Rejse til [slettet]", "Tur med [slettet]"]);
  expect(await dumped(site.db, ["register"])).not.toContain(name);
  // Somebody of the same name in a row that nobody had met then.
  expect(await imported("trips", mapping, head, line("N1", "2025-05-09"))).toMatchObject({ added: 1 });
  expect(await dumped(site.db, ["udsyn"])).toContain(`Besøg hos ${name}`);
});

test("a line whose row was held when somebody was erased is as old as its row", async () => {
  const name = "Tea Bogholt";
  const mapping = {
    key: ["id"],
    fields: { postedOn: "dato", amount: "beløb", text: "tekst" },
    constants: { currency: "DKK", category: "meals" },
  };
  const comes = (amount: string, text: string) =>
    imported("expenses", mapping, "id;dato;beløb;tekst", `T1;06.05.2026;${amount};${text} med ${name}`);
  expect(await comes("mange penge", "Te")).toMatchObject({ held: 1 });
  await erase(name);
  expect(await comes("100,00", "Te")).toMatchObject({ added: 1 });
  later();
  expect(await comes("120,00", "Kage")).toMatchObject({ updated: 1 });
  const [row] = await site.db.query("SELECT text FROM udsyn.accounts_posting WHERE hundredths = 12000");
  expect(row).toEqual({ text: "Kage med [slettet]" });
});

test("who is erased while a file is read in is in nothing that is kept of it", async () => {
  const name = "Gro Undervejs";
  const mapping = {
    key: ["id"],
    fields: { postedOn: "dato", amount: "beløb", text: "tekst" },
    constants: { currency: "DKK", category: "meals" },
  };
  const head = "id;dato;beløb;tekst\n";
  const { again } = await imported("expenses", mapping, `${head}0;06.05.2026;100,00;Tog`);
  const unfinished = "SELECT FROM udsyn.intake_run WHERE finished_at IS NULL";
  let erased = false;
  const source: FileSource = {
    name: "lang.csv",
    async *open() {
      // More rows than are looked at, and more bytes than are read ahead, before the first is taken in.
      yield Buffer.from(`${head}1;06.05.2026;som ${name} skrev;Tog\n`);
      for (let at = 2; at < 1100; at += 1) yield Buffer.from(`${at};06.05.2026;100,00;${"Tog ".repeat(300)}\n`);
      if (!erased && (await site.db.query(unfinished)).length > 0) {
        erased = true;
        await erase(name);
      }
      yield Buffer.from("2000;06.05.2026;100,00;Tog\n");
    },
  };
  const { runId } = await again(source);
  expect(erased).toBe(true);
  const run = await api<{ findings: readonly unknown[] }>("coordinator", "GET", `import-runs/${runId}`);
  expect(run.findings).toHaveLength(1);
  expect(JSON.stringify(run)).not.toContain(name);
});

test.each([
  ["put right", "repair", { cells: { tekst: "Bus fra lufthavnen" } }],
  ["dismissed", "dismissal", { reason: "Den hører ikke til her." }],
])("a row that is held for the name of somebody erased leaves it nowhere once it is %s", async (word, act, body) => {
  const name = `Inge Efternævnt ${word === "dismissed" ? "Øster" : "Vester"}`;
  const mapping = {
    key: ["id"],
    fields: { reference: "sag", postedOn: "dato", amount: "beløb", text: "tekst" },
    constants: { currency: "DKK", category: "transport" },
  };
  const line = (key: string, text: string) => `${key};26/4711;06.05.2026;100,00;${text}`;
  await imported("expenses", mapping, "id;sag;dato;beløb;tekst", line(`${word} 1`, `Bus for ${name}`));
  await erase(name);
  await imported("expenses", mapping, "id;sag;dato;beløb;tekst", line(`${word} 2`, `Bus for ${name}`));
  const { items } = await api<{ items: readonly { id: string; cells: { id: string } }[] }>(
    "accountant",
    "GET",
    "held-rows",
  );
  const row = items.find(({ cells }) => cells.id === `${word} 2`);
  expect(JSON.stringify(row)).toContain(name);
  await api("accountant", "POST", `held-rows/${row?.id}/${act}`, body);
  const [kept] = await site.db.query("SELECT printed FROM udsyn.intake_row WHERE row_id = $1", [row?.id]);
  expect(JSON.stringify(kept)).toContain("Bus for [slettet]");
  const [told] = await site.db.query(
    `SELECT v.value FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.subject_id = $1 AND a.action IN ('intake.repair', 'intake.dismiss')`,
    [row?.id],
  );
  expect(JSON.stringify(told)).toContain("Bus for [slettet]");
});

test("a line of somebody erased is known again once its day or the key is put right", async () => {
  const name = "Åse Genkendt";
  const fields = { postedOn: "dato", amount: "beløb", text: "tekst" };
  const mapping = (...key: string[]) => ({ key, fields, constants: { currency: "DKK", category: "meals" } });
  const [head, undated, dated] = ["id;dato;beløb;tekst", "Å1;06.05x.2026;77,00;Te", "Å1;06.05.2026;77,00;Te"];
  expect(await imported("expenses", mapping("id"), head, `${undated} med ${name}`)).toMatchObject({ held: 1 });
  const named = `Å2;06.05.2026;78,00;Kage med ${name}`;
  expect(await imported("expenses", mapping("id", "tekst"), head, named)).toMatchObject({ added: 1 });
  await erase(name);
  expect(await imported("expenses", mapping("id"), head, `${dated} med ${name}`)).toMatchObject({ added: 1, held: 0 });
  expect(await imported("expenses", mapping("id"), head, named)).toMatchObject({ added: 0, held: 0 });
  const rows = await site.db.query(
    "SELECT text FROM udsyn.accounts_posting WHERE hundredths IN (7700, 7800) ORDER BY hundredths",
  );
  // In a ledger the name is kept by law, and never public.
  expect(rows).toEqual([{ text: "Te med [slettet]" }, { text: `Kage med ${name}` }]);
});

test("a line met after an erasure, whose name a hand writes out, keeps it nowhere", async () => {
  const name = "Ketty Kanariefugl";
  const mapping = {
    ...{ key: ["id"], fields: { postedOn: "dato", amount: "beløb", text: "tekst", supplier: "firma" } },
    constants: { currency: "DKK" },
  };
  await imported("expenses", mapping, "id,dato,beløb,tekst,firma", `K-1,2026-05-07,900.00,Taxa,${name}`);
  await erase(name);
  expect(
    await imported("expenses", mapping, "id,dato,beløb,tekst,firma", `K-2,7.x,95.00,Bus ${name},${name}`),
  ).toMatchObject({ held: 1 });
  const { items } = await api<{ items: { id: string }[] }>("accountant", "GET", "held-rows");
  const cells = { dato: "2026-05-08", tekst: "Bus", firma: "Rutebilen" };
  await api("accountant", "POST", `held-rows/${items.at(-1)?.id}/repair`, { cells });
  const kept = await site.db.query("SELECT 1 FROM udsyn.intake_row r WHERE r::text LIKE $1", [`%${name}%`]);
  expect(kept).toEqual([]);
});
