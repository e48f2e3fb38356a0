import { type Reachable, rolesOver } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Municipality, senderOf } from "../../profile/index.ts";
import type { Effect, Obligation } from "../../records/index.ts";
import { obligationWords } from "../../trips/index.ts";

/** What one person owes: by a role they hold over what it is owed within. */
export function owedByPerson(all: readonly Obligation[], { grants }: Pick<Reachable, "grants">): Obligation[] {
  const who = { actor: { kind: "job" as const, id: "digest", name: "digest" }, grants };
  return all.filter(({ owedBy }) =>
    rolesOver(who, { scopes: owedBy.scope === null ? [] : [owedBy.scope], madeBy: null }).some(
      (role) => role === owedBy.role,
    ),
  );
}

/** One person's letter about everything they owe, the nearest first. @param address of the municipality, without a last slash */
export function digestLetter(
  here: Municipality,
  person: Pick<Reachable, "name" | "email">,
  owed: readonly Obligation[],
  address: string,
): Effect["payload"] {
  const { date } = formatsIn("da");
  const late = owed.filter((one) => one.late).length;
  const count = owed.length === 1 ? "1 ting venter på dig" : `${owed.length} ting venter på dig`;
  const lines = owed.flatMap((one) => {
    const { why, todo } = obligationWords(one);
    return ["", `${one.subject.title}`, `${one.late ? "Over frist: " : "Senest "}${date(one.dueOn)}. ${todo}`, why];
  });
  return {
    from: senderOf(here),
    to: person.email,
    subject: late > 0 ? `${count}, heraf ${late} over frist` : count,
    text: [`Kære ${person.name}`, ...lines, "", "Se det hele på dit skrivebord:", `${address}/skrivebord`].join("\n"),
  };
}
