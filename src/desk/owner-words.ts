import { rolesOver, type Who } from "../identity/index.ts";
import type { DateOn } from "../kernel/index.ts";
import type { Municipality } from "../profile/index.ts";
import type { Obligation } from "../records/index.ts";
import { committeeName } from "../trips/index.ts";

const owners: Readonly<Record<string, string>> = {
  coordinator: "koordinatoren",
  secretary: "udvalgssekretæren",
  accountant: "regnskabsmedarbejderen",
  manager: "lederen",
};

/** Whose something is: the reader's own, or a role and the committee or unit it is within. */
export function ownerWords(
  { owedBy: { role, scope } }: Pick<Obligation, "owedBy">,
  who: Who,
  here: Municipality,
  today: DateOn,
): string {
  if (rolesOver(who, scope === null ? [] : [scope]).some((one) => one === role)) return "dig";
  const [kind, id = ""] = (scope ?? "").split(":");
  const unit = here.profile.units.find((one) => one.id === id)?.name ?? id;
  const where = kind === "committee" ? committeeName(here.profile, id, today) : kind === "unit" ? unit : null;
  const owner = owners[role] ?? role;
  return where ? `${owner} (${where})` : owner;
}
