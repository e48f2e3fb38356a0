import { type Partner, partnersSchema } from "./partner.ts";
import ballerup from "./partners/ballerup.json" with { type: "json" };
import lyngholm from "./partners/lyngholm.json" with { type: "json" };

/** The registers that come with the program, read once; a fault in one is a bug and stops the start. */
const registers = [ballerup, lyngholm].map((file) => partnersSchema.parse(file));

/** A municipality's partners by its slug, whatever their status; empty for one that has none recorded. */
export function partnersOf(municipality: string): readonly Partner[] {
  return registers.find((one) => one.municipality === municipality)?.partners ?? [];
}
