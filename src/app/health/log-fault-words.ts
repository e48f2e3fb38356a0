import type { checkLog } from "../../register/index.ts";

const named = 10;

/** What is wrong with a log that was read through, in words; nothing where it is whole. */
export function logFaultWords(standing: NonNullable<Awaited<ReturnType<typeof checkLog>>>): readonly string[] {
  const { areLeavesWhole, firstOther, isTreeWhole, otherVersions, withoutLeaf, otherInForce } = standing;
  const words: string[] = [];
  if (!areLeavesWhole)
    words.push(
      `logbogens poster er ikke dem, der er underskrevet${firstOther === null ? "" : ` (den første, der er væk eller ændret, er nummer ${firstOther + 1})`}.`,
    );
  // Where the leaves are other ones, their tree is too.
  else if (!isTreeWhole) words.push("logbogens træ giver ikke dens kontrolpunkt.");
  if (otherVersions.length > 0)
    words.push(`det offentliggjorte er et andet, end logbogen har: ${listed(otherVersions)}.`);
  if (withoutLeaf.length > 0)
    words.push(`noget er vist som offentliggjort, som logbogen ikke har: ${listed(withoutLeaf)}.`);
  if (otherInForce.length > 0) words.push(`listerne viser andet end den nyeste version: ${listed(otherInForce)}.`);
  return words;
}

function listed(names: readonly string[]): string {
  const rest = names.length - named;
  return `${names.slice(0, named).join(", ")}${rest > 0 ? ` og ${rest} til` : ""}`;
}
