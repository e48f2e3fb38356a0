import { expect } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import type { TestSite } from "./site.ts";

interface More {
  readonly dryRun?: boolean;
  readonly batchRows?: number;
}

/** A ledger that is read by one key and another, the postings it makes, and what a person answers of a row that is held. */
export function readingLedger(site: () => TestSite) {
  const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb" };

  function ledger(rows: readonly string[], key: readonly string[], more: More = {}) {
    const text = `${["bilag;linje;dato;tekst;beløb", ...rows].join("\n")}\n`;
    return read("finans.csv", text, { key, fields, constants: { currency: "DKK" } }, more);
  }

  async function read(name: string, text: string, words: object, { dryRun = false, ...more }: More = {}) {
    const importer = site().rooms.importers.find((one) => one.name === "expenses");
    const mapping = importer?.readMapping(words);
    if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
    const source = fileOf(name, Buffer.from(text));
    const place = {
      db: site().db.app,
      municipality: site().here("lyngholm"),
      who: operator,
      clock: () => site().clock.now,
    };
    const { runId: _, ...said } = await importer.run(place, { source, mapping, publish: false, dryRun, ...more });
    return said;
  }

  /** The same of a dry run and of the run. */
  async function foreseen(rows: readonly string[], key: readonly string[], more: More = {}) {
    const before = await ledger(rows, key, { ...more, dryRun: true });
    const answer = await ledger(rows, key, more);
    expect(before).toEqual(answer);
    const { added, updated, unchanged, held, findings } = answer;
    return [added, updated, unchanged, held, findings.map(({ code }) => code).join()];
  }

  const postings = async () =>
    (
      await site().db.query<{ line: string }>(`SELECT concat_ws(' ', voucher, booked_on, hundredths / 100) AS line
        FROM udsyn.accounts_posting ORDER BY booked_on, voucher, hundredths`)
    ).map(({ line }) => line);

  const held = async () =>
    (
      (await (await site().api("lyngholm", "accountant", "GET", "/api/v1/held-rows")).json()) as {
        items: { id: string }[];
      }
    ).items;

  /** What a person answers of the first held row. */
  async function settle(isOther: boolean | null, cells: object = {}) {
    const [row] = await held();
    const body = { cells, isOther };
    const answer = await site().api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${row?.id}/repair`, body);
    const { errors = [] } = (await answer.json()) as { errors?: { message: string }[] };
    return errors.map(({ message }) => message).join() || answer.status;
  }
  return { fields, ledger, read, foreseen, postings, held, settle };
}
