import type { Flag } from "../../intake/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { budgetTotal, type Plan, withAmounts } from "../plan.ts";
import { type PayersDiffer, payersDiffer } from "../public/payers-differ.ts";
import { sumsOfLines } from "../trip-accounts/accounts-shown.ts";
import type { ImportedTrip } from "./imported-trip.ts";

const f = formatsIn("da");

/** That those who pay, whom a hand has written, no longer come to what the file says that the trip cost: told when it becomes so. */
export function flagPayers(stored: Money, next: Money): readonly Flag[] {
  const [before, after] = [differIn(stored), differIn(next)];
  if (after === null || after.total === before?.total) return [];
  const params = { paid: f.figure(after.paid), total: f.figure(after.total) };
  return [{ code: "payers-differ-from-total", field: "total", printed: decimalOf(after.total), params }];
}

type Money = Pick<ImportedTrip, "plan"> & { readonly importedFrom: Pick<ImportedTrip["importedFrom"], "accounts"> };

function differIn({ plan, importedFrom }: Money): PayersDiffer | null {
  const { status, lines } = importedFrom.accounts;
  const accounts = { status, total: sumsOfLines(lines, null).total, statedTotal: plan.statedTotal };
  return payersDiffer({ funding: withAmounts(plan.funding), budget: budgetIn(plan), accounts, status: "complete" });
}

function budgetIn(plan: Plan) {
  const total = budgetTotal(plan);
  return plan.budget && { total: total === null ? null : decimalOf(total) };
}
