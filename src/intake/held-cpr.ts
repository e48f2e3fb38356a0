import { cprFaults, withoutCpr } from "../records/index.ts";
import type { Finding } from "./finding.ts";
import type { OpenRow } from "./open-row.ts";

/**
 * Holds a row back in which a CPR number stands: in its key or in what would become a record (product.md, rule 8). Ledgers
 * name private suppliers by it. Whether it was held.
 */
export function reportCpr(open: OpenRow, item: unknown, key: string | null): boolean {
  const [found] = cprFaults({ item, key });
  if (!found) return false;
  open.report("cpr-found", {}, found.path.split(".")[1]);
  return true;
}

/** A finding as it may be kept and told: it quotes what the file prints. */
export function blotted({ reference, message, printed, ...rest }: Finding): Finding {
  return {
    ...rest,
    reference: reference && withoutCpr(reference),
    message: withoutCpr(message),
    ...(printed !== undefined && { printed: withoutCpr(printed) }),
  };
}

/** A row's content without the number, to be told from another content by. */
export function blottedItem(item: unknown): string {
  return withoutCpr(JSON.stringify(item, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value)));
}
