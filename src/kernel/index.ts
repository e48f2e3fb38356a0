export * from "./dates.ts";
export * from "./errors.ts";
export * from "./ids.ts";
export * from "./money.ts";
export * from "./plausible-days.ts";
export * from "./seen-text.ts";
export * from "./status-table.ts";
export * from "./usual-worth.ts";
