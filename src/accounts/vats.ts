/** Whether an amount is with or without VAT. */
export const vats = ["incl", "excl", "unknown"] as const;
export type Vat = (typeof vats)[number];
