import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { operator, type Who } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
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
  site = await startTestSite();
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
  return importer.run(place, { source, mapping: read, publish: false, dryRun: false });
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
