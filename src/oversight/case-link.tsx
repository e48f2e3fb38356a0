import type { Case } from "./cases.ts";

/** A trip by its title and case number, where a list tells what belongs to it. */
export function CaseLink({ of }: { of: Case }) {
  return (
    <>
      <a href={of.href}>{of.title}</a>
      {of.caseNumber && <span class="nb"> {of.caseNumber}</span>}
    </>
  );
}
