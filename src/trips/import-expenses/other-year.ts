import { type Posting, type PostingId, postingsById } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { Apart, ExpenseRow, Met } from "../../intake/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { whenSaid } from "./ledger-acts.ts";

const f = formatsIn("da");

type When = Pick<ExpenseRow, "postedOn" | "period">;

/**
 * Rows of another accounting year than their key's line: ledgers number their vouchers from 1 each year, so next year's file meets
 * this year's keys. A day that a person has moved the line to already is no other year.
 */
export async function otherYears(work: Work, rows: readonly Met<ExpenseRow>[]): Promise<readonly (Apart | null)[]> {
  const { tx, municipality } = work;
  const asked = rows.filter(({ item, was }) => was === null || differ(item, was));
  const ids = asked.map(({ subjectId }) => subjectId as PostingId);
  const lines = new Map((await postingsById(tx, municipality.id, ids)).map((one) => [String(one.id), one]));
  const unread = asked.flatMap(({ item, subjectId, was }) => {
    const line = was === null ? lines.get(subjectId) : undefined;
    return line && differ(item, { ...line, postedOn: line.bookedOn }) ? [line] : [];
  });
  const said = await whenSaid(work, unread);
  const byRow = new Map(
    asked.map((row) => {
      const line = lines.get(row.subjectId);
      return [row, apartFrom(row, line, row.was ?? (line && said.get(line.id)))] as const;
    }),
  );
  return rows.map((row) => byRow.get(row) ?? null);
}

/** The years next to a row's own. */
export function nextYears(item: ExpenseRow): readonly string[] {
  const year = Number(yearOf(item) ?? Number.NaN);
  return Number.isNaN(year) ? [] : [String(year + 1), String(year - 1)];
}

function apartFrom({ item, metIn }: Met<ExpenseRow>, line: Posting | undefined, said?: When): Apart | null {
  if (!said || !differ(item, said)) return null;
  if (item.postedOn !== null && item.postedOn === line?.bookedOn) return null;
  const day = line ? (line.bookedOn ?? line.period) : (said.postedOn ?? said.period);
  const voucher = line?.voucher ? `bilag ${line.voucher}` : "en postering";
  const on = line?.bookedOn ? f.date(line.bookedOn) : (day ?? "");
  const stands = [line ? voucher : "en postering, der er fjernet ved skrivebordet,", `af ${on}`, metIn && `(${metIn})`];
  const year = yearOf(item) ?? "";
  const params = { stands: stands.filter(Boolean).join(" "), year };
  return { as: year, flag: { code: "other-year", params, field: "postedOn" } };
}

/** A period tells the accounting year where both have one: what is booked in January may be December's. */
function differ(one: When, other: When): boolean {
  const [period, otherPeriod] = [yearIn(one.period), yearIn(other.period)];
  if (period !== null && period === otherPeriod) return false;
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  return year !== null && otherYear !== null && year !== otherYear;
}

function yearOf({ postedOn, period }: When): string | null {
  return postedOn?.slice(0, 4) ?? yearIn(period);
}

/** `2025-02`, `202502` and `02-2025` name a year; `02` does not. */
function yearIn(period: string | null): string | null {
  return /(?:19|20)\d\d/.exec(period ?? "")?.[0] ?? null;
}
