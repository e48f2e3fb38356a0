import { afterAll, beforeAll, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/**
 * Years of a ledger, by chance: lines are added and corrected, years turn with vouchers numbered anew, mappings get other keys and columns
 * other names, files come whole and in part, and a person answers truly. After each reading and each answer no line stands twice, none is
 * lost, and each says what its file said last or waits. A line is told by the øre of its amount.
 */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2028-03-06T08:00:00Z"));
});
afterAll(() => site.close());
const { read } = readingLedger(() => site);

interface Line {
  readonly uid: number;
  readonly nr: number;
  readonly year: number;
  on: string;
  text: string;
  kroner: number;
}
interface Held {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly findings: readonly { readonly code: string; readonly stands?: string }[];
}

/** Numbers from 0 to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const øre = ({ uid }: Line) => String(uid).padStart(2, "0");
const inFile = (line: Line) =>
  `${line.uid};${line.nr};1;${line.nr}-1;${line.on};${line.text};${line.kroner},${øre(line)}`;
const asPosting = (line: Line) =>
  `${line.nr} ${line.on.split(".").reverse().join("-")} ${line.text} ${line.kroner}.${øre(line)}`;
const uidIn = (posting: string) => Number(posting.split(".").at(-1));

async function postings(): Promise<readonly string[]> {
  const rows = await site.db.query<{ line: string }>(
    `SELECT concat_ws(' ', voucher, booked_on, text, round(hundredths / 100.0, 2)) AS line FROM udsyn.accounts_posting
     WHERE municipality_id = $1`,
    [site.here("lyngholm").id],
  );
  return rows.map(({ line }) => line);
}
const heldRows = async () =>
  ((await (await site.api("lyngholm", "accountant", "GET", "/api/v1/held-rows?limit=200")).json()) as { items: Held[] })
    .items;
/** The line that a row may be, as the desk shows it. */
async function standing(name: string, id: string): Promise<number | null> {
  const [row] = await site.db.query<{ uid: string }>(
    `SELECT mod(abs(p.hundredths), 100)::text AS uid FROM udsyn.accounts_posting p
     JOIN udsyn.intake_row r ON r.subject_id = p.posting_id WHERE r.key = $1 AND r.dataset = 'expenses' AND r.row_id <> $2`,
    [name, id],
  );
  return row ? Number(row.uid) : null;
}

/** What is wrong now: lines that stand twice, are lost, or say what their file said before. */
async function faults(lastRead: ReadonlyMap<number, string>): Promise<readonly string[]> {
  const waiting = new Set((await heldRows()).map(({ cells }) => Number(cells.uid)));
  const byLine = Map.groupBy(await postings(), uidIn);
  const twice = [...byLine.values()].flatMap((same) => (same.length > 1 ? [`twice: ${same.join(" | ")}`] : []));
  const wrong = [...lastRead].flatMap(([uid, said]) => {
    const [stands] = byLine.get(uid) ?? [];
    return waiting.has(uid) || stands === said ? [] : [`${said}, but ${stands ?? "nothing"}`];
  });
  return [...twice, ...wrong];
}

async function walk(seed: number): Promise<readonly string[]> {
  for (const table of ["accounts_posting", "intake_row", "intake_run"])
    await site.db.query(`DELETE FROM udsyn.${table} WHERE municipality_id = $1`, [site.here("lyngholm").id]);
  const next = chance(seed);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T;
  const day = (year: number) => `${10 + Math.floor(next() * 18)}.0${1 + Math.floor(next() * 9)}.${year}`;
  const lines: Line[] = [];
  const lastRead = new Map<number, string>();
  const log: string[] = [];
  let year = 2025;
  let key = pick([["bilag"], ["bilag", "linje"], ["nr"]]);
  let voucher = "bilag";
  const add = () => {
    const nr = 1 + lines.filter((one) => one.year === year).length;
    lines.push({ uid: lines.length + 1, nr, year, on: day(year), text: pick(["Fly", "Taxa", "Hotel"]), kroner: 10 });
  };
  for (let times = 0; times < 3; times += 1) add();
  for (let step = 0; step < 12; step += 1) {
    const dice = next();
    if (dice < 0.2) key = pick([["bilag"], ["bilag", "linje"], ["nr"]]);
    else if (dice < 0.3 && seed % 3 === 0) voucher = voucher === "bilag" ? "bilagsnr" : "bilag";
    else if (dice < 0.45 && year < 2027) {
      year += 1;
      add();
      add();
    } else if (dice < 0.6) add();
    const isRenaming = seed % 3 === 0;
    for (let times = Math.floor(next() * 3); times > 0 && !isRenaming; times -= 1) {
      const line = pick(lines);
      const what = pick(["amount", "amount", "text", "day"]);
      if (what === "amount") line.kroner = 10 * (1 + Math.floor(next() * 9));
      if (what === "text") line.text = pick(["Fly", "Taxa", "Hotel"]);
      if (what === "day") line.on = day(line.year);
    }
    const of = pick([...new Set(lines.map((one) => one.year))]);
    const whole = lines.filter((one) => one.year === of);
    const changed = whole.filter((one) => lastRead.get(one.uid) !== asPosting(one));
    const rows = next() < 0.3 && changed.length > 0 ? changed : whole;
    const file = [`uid;${voucher};linje;nr;dato;tekst;beløb`, ...rows.map(inFile)].join("\n");
    const mapping = {
      key: key.map((column) => (column === "bilag" ? voucher : column)),
      fields: { voucher, postedOn: "dato", text: "tekst", amount: "beløb" },
      constants: { currency: "DKK" },
    };
    const batchRows = pick([1, 2, 1000]);
    const foreseen = await read("finans.csv", file, mapping, { dryRun: true, batchRows });
    const answer = await read("finans.csv", file, mapping, { batchRows });
    const codes = answer.findings.map(({ code }) => code);
    log.push(`${mapping.key} ${rows.map(inFile).join(" / ")} => +${answer.added} ~${answer.updated} ${codes}`);
    expect(foreseen, log.join("\n")).toEqual(answer);
    for (const row of rows) lastRead.set(row.uid, asPosting(row));
    const found = await faults(lastRead);
    if (found.length > 0) return [...log, ...found];
    for (const { id, cells, findings } of await heldRows()) {
      if (next() < 0.4) continue;
      const question = findings.find(({ stands }) => stands !== undefined);
      const stands = question?.stands ? await standing(question.stands, id) : null;
      const isOther = question ? stands !== Number(cells.uid) : null;
      const done = await site.api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${id}/repair`, { isOther });
      log.push(`line ${cells.uid} is ${isOther ? "another" : "that"}: ${done.status}`);
      const after = await faults(lastRead);
      if (after.length > 0) return [...log, ...after];
    }
  }
  return [];
}

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])("walk %i neither doubles nor loses a line", async (seed) => {
  expect(await walk(seed)).toEqual([]);
});
