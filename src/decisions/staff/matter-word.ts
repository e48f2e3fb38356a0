import type { Submission } from "../ruling.ts";

/** What a submission asks for, in one word. */
export function matterWord({ about }: Pick<Submission, "about">, isChange: boolean): string {
  return about === "report" ? "Rapport" : isChange ? "Ændring" : "Anmodning";
}
