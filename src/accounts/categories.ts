/** Categories of budget and accounts in the public schema `udsyn.trip/1` (contract.md), in the order they are shown. */
export const categories = [
  "transport",
  "lodging",
  "meals",
  "drink",
  "attractions",
  "fees",
  "per-diem",
  "lost-earnings",
  "other",
] as const;
export type Category = (typeof categories)[number];

/** Whether an amount is with or without VAT. */
export const vats = ["incl", "excl", "unknown"] as const;
export type Vat = (typeof vats)[number];
