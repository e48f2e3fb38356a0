import type { Municipality } from "../../profile/index.ts";
import { CommandFault } from "./command.ts";

/** Where the roles reach: one unit or committee that the profile knows, else the whole municipality. */
export function scopeAsked({ profile }: Municipality, unit?: string, committee?: string): string | null {
  if (unit !== undefined && committee !== undefined)
    throw new CommandFault("Giv enten --unit eller --committee, ikke begge.", 2);
  const known = unit === undefined ? profile.committees : profile.units;
  const id = unit ?? committee;
  if (id === undefined) return null;
  if (!known.some((one) => one.id === id))
    throw new CommandFault(`»${id}« findes ikke i profilen. Der er: ${known.map((one) => one.id).join(", ")}.`, 2);
  return `${unit === undefined ? "committee" : "unit"}:${id}`;
}
