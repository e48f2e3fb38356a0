import { defineCommand } from "citty";
import { type ImportsWaiting, importLines, importsWaiting } from "../../desk/index.ts";
import { operator, type Who, work } from "../../identity/index.ts";
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

/** What imports left, whoever is to answer it. */
const answering: Who = {
  ...operator,
  grants: (["coordinator", "accountant"] as const).map((role) => ({ role, scope: null })),
};

const importLine = ({ title, note, action }: ReturnType<typeof importLines>[number]): string[] => [
  title,
  `  ${note}. På skrivebordet: ${action?.href}`,
];

/** What waits, as lines. */
export function checkLines(obligations: readonly Obligation[], imports: ImportsWaiting): readonly string[] {
  const lines = [...obligations.flatMap(linesOf), ...importLines(imports).flatMap(importLine)];
  return lines.length === 0 ? ["Intet mangler, og ingen frist er på vej."] : lines;
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
      const { app } = installation.db;
      const all = await work(app, here, operator, new Date(), obligationsFor);
      const imports = await work(app, here, answering, new Date(), importsWaiting);
      answer(args.json, { items: all.map(obligationBody), next: null, imports }, checkLines(all, imports));
    }),
});
