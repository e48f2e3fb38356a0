import type { Case } from "./cases.ts";

/** A trip by its title and case number, where a list tells what belongs to it. */
export function CaseLink({ of }: { of: Case | null }) {
  if (of === null) return <span class="m">–</span>;
  return (
    <>
      <a href={of.href}>{of.title}</a>
      {of.caseNumber && <small class="m"> {of.caseNumber}</small>}
    </>
  );
}
