import { danishOnly, type Lang } from "../../../platform/index.ts";
import type { Municipality } from "../../../profile/index.ts";
import type { ClosingReason, QuestionId } from "../question.ts";

export const questionsAt = "/skrivebord/spoergsmaal";

/** A question's own page. */
export function questionPath(id: QuestionId): string {
  return `${questionsAt}/${id}`;
}

/** What was done with a question, as the page after says it. */
export const questionDeskTexts = danishOnly({
  "done.question-answered": "Svaret er sendt.",
  "done.question-closed": "Spørgsmålet er lukket.",
  "done.question-handed-on": "Spørgsmålet er givet videre. Fristen er den samme.",
});

export const reasonWords: Readonly<Record<ClosingReason, string>> = {
  elsewhere: "Det hører til et andet sted",
  repeated: "Det er stillet og besvaret før",
  other: "Af en anden grund",
  spam: "Det er spam",
};

export const langWords: Readonly<Record<Lang, string>> = { da: "Dansk", en: "Engelsk", de: "Tysk" };

/** Where a question lies, by name; `null` where it is the whole municipality's. */
export function scopeName({ profile }: Pick<Municipality, "profile">, scope: string | null): string | null {
  if (scope === null) return null;
  const [kind, id] = scope.split(":");
  if (kind === "unit") return profile.units.find((one) => one.id === id)?.name ?? null;
  return profile.committees.find((one) => one.id === id)?.names.at(-1)?.name ?? null;
}
