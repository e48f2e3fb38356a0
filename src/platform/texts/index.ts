export * from "./catalogue.ts";
export * from "./catalogue-faults.ts";
export * from "./lang.ts";
