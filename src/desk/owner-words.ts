import { rolesOver, type Who } from "../identity/index.ts";
import type { DateOn } from "../kernel/index.ts";
import type { Municipality } from "../profile/index.ts";
import type { Obligation } from "../records/index.ts";
import { askedQuestion, questionRule } from "../replies/index.ts";
import { committeeName } from "../trips/index.ts";

const owners: Readonly<Record<string, string>> = {
  coordinator: "koordinatoren",
  secretary: "udvalgssekretæren",
  accountant: "regnskabsmedarbejderen",
  manager: "lederen",
};

/** Who reads, and which units have a manager to owe anything. */
export interface Reader {
  readonly who: Who;
  readonly here: Municipality;
  readonly today: DateOn;
  readonly managed: (unitId: string) => boolean;
}

/** Whether something is the reader's own to do; a question is everybody's who may answer it. */
export function owesIt({ rule, owedBy: { role, scope } }: Pick<Obligation, "rule" | "owedBy">, who: Who): boolean {
  if (rule === questionRule) return askedQuestion(who, { scope, status: "open" }, "answer").allowed;
  return rolesOver(who, { scopes: scope === null ? [] : [scope], madeBy: null }).some((one) => one === role);
}

/**
 * Whose something is, as a sentence: the reader's own, or a role's and the committee or unit it is within. What a manager
 * owes lies with nobody where the unit has none; that is said, and who puts it right.
 */
export function ownerWords(obligation: Pick<Obligation, "rule" | "owedBy">, reader: Reader): string {
  const { role, scope } = obligation.owedBy;
  const { who, here, today, managed } = reader;
  if (owesIt(obligation, who)) return "Det ligger hos dig.";
  const [kind, id = ""] = (scope ?? "").split(":");
  const unit = here.profile.units.find((one) => one.id === id)?.name ?? id;
  if (role === "manager" && kind === "unit" && !managed(id))
    return `${unit} har ingen leder i Udsyn. Administratoren giver en person rollen.`;
  const where = kind === "committee" ? committeeName(here.profile, id, today) : kind === "unit" ? unit : null;
  const owner = owners[role] ?? role;
  return `Det ligger hos ${where ? `${owner} (${where})` : owner}.`;
}
