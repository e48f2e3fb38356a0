/**
 * The life of a noun as data: from, to, who may, what must hold.
 * Shown in the docs, walked by the desk, the API and the role × status matrix of the tests.
 */
export interface Step<Status extends string, Role extends string, Subject> {
  /** What a person does, in the imperative: `submit`, `approve`. */
  readonly action: string;
  readonly from: readonly Status[];
  /** `same`: the thing is changed but stays where it is in its life. */
  readonly to: Status | "same";
  readonly by: readonly Role[];
  /** Codes of everything that stands in the way; empty when the step may be taken. */
  readonly unless?: (subject: Subject) => readonly string[];
}

export interface StatusTable<Status extends string, Role extends string, Subject> {
  readonly noun: string;
  readonly first: Status;
  readonly statuses: readonly Status[];
  readonly steps: readonly Step<Status, Role, Subject>[];
}

/** What came of asking for a step. `unknown`: no such action from here; `role`: somebody else may; `holds`: conditions fail. */
export type StepAnswer<Status extends string> =
  | { readonly allowed: true; readonly to: Status }
  | { readonly allowed: false; readonly because: "unknown" | "role"; readonly codes: readonly string[] }
  | { readonly allowed: false; readonly because: "holds"; readonly codes: readonly string[] };

/** One predicate for the button and for the guard: both ask here. */
export function step<Status extends string, Role extends string, Subject>(
  table: StatusTable<Status, Role, Subject>,
  from: Status,
  action: string,
  roles: readonly Role[],
  subject: Subject,
): StepAnswer<Status> {
  const found = table.steps.find((one) => one.action === action && one.from.includes(from));
  if (!found) return { allowed: false, because: "unknown", codes: [] };
  if (!found.by.some((role) => roles.includes(role))) return { allowed: false, because: "role", codes: [] };
  const codes = found.unless?.(subject) ?? [];
  if (codes.length > 0) return { allowed: false, because: "holds", codes };
  return { allowed: true, to: found.to === "same" ? from : found.to };
}

/** The actions that these roles may take from a status, conditions aside. */
export function actionsFrom<Status extends string, Role extends string, Subject>(
  table: StatusTable<Status, Role, Subject>,
  from: Status,
  roles: readonly Role[],
): readonly string[] {
  return table.steps
    .filter((one) => one.from.includes(from) && one.by.some((role) => roles.includes(role)))
    .map((one) => one.action);
}
