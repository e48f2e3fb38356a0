import { defineCommand } from "citty";
import { operator, work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Obligation } from "../../records/index.ts";
import { obligationBody, obligationsFor, obligationWords } from "../../trips/index.ts";
import { answer, municipalityAsked, municipalityOption, withInstallation } from "./command.ts";

/** One obligation as a line and what belongs below it. */
function linesOf(one: Obligation): string[] {
  const { why, todo } = obligationWords(one);
  const due = formatsIn("da").date(one.dueOn);
  const owedBy = one.owedBy.scope ? `${one.owedBy.role}, ${one.owedBy.scope}` : one.owedBy.role;
  return [
    `${due}${one.late ? " OVER FRIST" : ""}  ${one.subject.title} (${owedBy})`,
    `  ${why} ${todo}`,
    `  Kilde: ${one.source}`,
  ];
}

export const checkCommand = defineCommand({
  meta: { name: "check", description: "Viser alt, der skal gøres, det nærmeste først." },
  args: {
    municipality: municipalityOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: ({ args }) =>
    withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const all = await work(installation.db.app, here, operator, new Date(), obligationsFor);
      const lines = all.length === 0 ? ["Intet mangler, og ingen frist er på vej."] : all.flatMap(linesOf);
      answer(args.json, { items: all.map(obligationBody), next: null }, lines);
    }),
});
